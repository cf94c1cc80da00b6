/** The engines that the program runs on. */
export type Engine = 'sqlite' | 'postgres'

/**
 * The engine of this process. It is chosen before any table is defined, since tables are written in the engine's own words,
 * and therefore read here; `config.ts` says whether the address itself makes sense.
 */
export const engine: Engine = process.env.DATABASE_URL ? 'postgres' : 'sqlite'

/** The one or the other, by the engine of this process. For the few places where one word differs; more is a file of its own. */
export const byEngine = <T>(words: Record<Engine, T>): T => words[engine]
