import type { Measured } from '#report/row.ts'

/** One part's run. */
export interface PartResult {
  name: string
  /** The day, `YYYY-MM-DD`. */
  on: string
  /** Load average when it began. */
  load: number
  seconds: number
  measured: Measured
  /** Why it could not run. */
  failure?: string
}
