import { type Clock, systemClock } from '#base/clock.ts'

/** A clock that begins at an instant (epoch ms) and goes on as fast as the real one. */
export function clockFrom(startAt: number): Clock {
  const ahead = startAt - systemClock.now()
  return { now: () => systemClock.now() + ahead, after: systemClock.after }
}
