import { type Clock, setClock } from '@aldia/server/base/clock.ts'

/** A clock that goes on like any other and can be made to leap, as that of a machine that slept. */
export interface JumpingClock extends Clock {
  /** Skips so much time (ms); what fell due in it runs once, afterwards. */
  leap(byMs: number): void
  stop(): void
}

const tickMs = 10

export function jumpingClock(startAt: number): JumpingClock {
  const clock = setClock(startAt)
  let seenAt = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    const passedMs = Math.floor(now - seenAt)
    seenAt += passedMs
    clock.advance(passedMs)
  }, tickMs)
  return {
    now: clock.now,
    after: clock.after,
    leap: (byMs) => clock.jumpTo(clock.now() + byMs),
    stop: () => clearInterval(timer),
  }
}
