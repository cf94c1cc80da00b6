import { useEffect, useState } from 'react'
import { now as browserNow } from '#base/clock.ts'

/** Whole seconds until an instant (epoch ms), never below 0. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000))
}

/** Counts down to an instant (epoch ms); null while there is none. Renders once a second, when the number changes. */
export function useSecondsLeft(until: number | null, now: () => number = browserNow): number | null {
  const [present, setPresent] = useState(now)
  const isOver = until === null || present >= until
  useEffect(() => {
    if (until === null) return
    setPresent(now())
    const timer = setInterval(() => {
      setPresent(now())
      if (now() >= until) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [until, now])
  if (until === null) return null
  return isOver ? 0 : secondsLeft(until, present)
}
