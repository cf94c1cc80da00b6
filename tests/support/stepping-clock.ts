import { type Clock, systemClock } from '@aldia/server/base/clock.ts'

/** The machine's clock, which somebody sets; what waits is not touched by that, as with a real clock. */
export interface SteppingClock extends Clock {
  /** Sets the clock forward (or back) by so much from where it is (ms). */
  step(byMs: number): void
}

export function steppingClock(): SteppingClock {
  let lead = 0
  return {
    now: () => systemClock.now() + lead,
    after: (delayMs, run) => systemClock.after(delayMs, run),
    step(byMs) {
      lead += byMs
    },
  }
}
