import type { Measured } from '#report/row.ts'

/** What a part gets to work with. */
export interface Bench {
  /** Tiny sizes, to see that a part runs at all; the figures mean nothing. */
  quick: boolean
  /** How often floor and ours are measured in turn. */
  repetitions: number
  /** The size for this run. */
  size(full: number, quick: number): number
  /**
   * The size for this run where the disk sets the pace: so many that, with `writes` fsynced writes for each in the whole part,
   * the disk alone takes two minutes at most.
   */
  sizeForDisk(full: number, quick: number, writes: number): number
  /** An empty folder that is gone after the run. */
  folder(): string
  /** A data folder with a made-up business of this size; made once in a run, copied for each caller unless `shared`. */
  dataFolder(about: { contacts: number; messages: number; shared?: boolean }): Promise<string>
  /** Compiled code of the program is kept here, as `pnpm start` keeps it. */
  compileCache: string
  /** Says what is going on. */
  say(words: string): void
}

export interface Part {
  name: string
  run(bench: Bench): Promise<Measured>
}
