import type { z } from 'zod'

/**
 * A named wish to change something. Browsers send it as `POST /api/commands/<name>` with the input as JSON body and an
 * `Idempotency-Key` header (a UUID): the same key is answered again with the first answer and changes nothing twice.
 */
export interface CommandDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly input: I
  readonly output: O
}

/** Declares a command: its name (`noun.verb`), what it takes and what it answers. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  name: string,
  shape: { input: I; output: O },
): CommandDefinition<I, O> {
  return { name, ...shape }
}

export type InputOf<C extends CommandDefinition> = z.input<C['input']>
export type OutputOf<C extends CommandDefinition> = z.output<C['output']>
