import { type Clock, systemClock } from '@aldia/server/base/clock.ts'

/** A clock that runs this many times faster than the real one: waiting that people would not notice is over in a moment. */
export function quickClock(times: number): Clock {
  const startedAt = systemClock.now()
  const startedOn = performance.now()
  return {
    now: () => Math.round(startedAt + (performance.now() - startedOn) * times),
    after: (delayMs, run) => systemClock.after(delayMs / times, run),
  }
}
