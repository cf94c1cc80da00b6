import type { Clock } from '#base/clock.ts'

// Where something runs in the background: one place for waking, waiting, doing a few things at once, and ending. What there is to
// do stands in rows that somebody else keeps; a lane asks for the next of them.

/** What a lane does next: runs something now, looks again at a later instant (epoch ms), or waits until it is woken (null). */
export type Next = { key: string; run(): Promise<void> } | { at: number } | null

export interface LaneParts {
  clock: Clock
  /** How many may run at once. */
  atOnce: number
  /** What to do next; `underWay` names what is being done. Only looks: what runs claims its row itself. */
  next(underWay: ReadonlySet<string>): Promise<Next>
  /** Something failed that whoever runs it did not settle: what was under way, or (null) the looking. */
  report(error: unknown, key: string | null): void
  /** How long nothing new is begun after such a failure (ms). */
  pauseAfterTroubleMs: number
}

export interface Lane {
  /** There is something to do, or may be by now. */
  wake(): void
  /** Begins nothing more, and waits for what runs. */
  stop(): Promise<void>
}

export function makeLane(parts: LaneParts): Lane {
  const underWay = new Map<string, Promise<void>>()
  let looking: Promise<void> | null = null
  let again = false
  let stopped = false
  let cancelAlarm = () => {}

  function wake(): void {
    if (stopped) return
    again = true
    looking ??= look()
      .catch((error: unknown) => trouble(error, null))
      .finally(() => {
        looking = null
        // Woken after the last look and before this line.
        if (again) wake()
      })
  }

  async function look(): Promise<void> {
    while (again && !stopped) {
      again = false
      while (underWay.size < parts.atOnce && !stopped) {
        const next = await parts.next(new Set(underWay.keys()))
        if (next === null || stopped) break
        if ('at' in next) {
          const delayMs = next.at - parts.clock.now()
          // The time came while it was looked.
          if (delayMs <= 0) continue
          alarm(delayMs)
          break
        }
        begin(next.key, next.run)
      }
    }
  }

  function begin(key: string, run: () => Promise<void>): void {
    const over = (then: () => void) => {
      underWay.delete(key)
      then()
    }
    const running = run().then(
      () => over(wake),
      (error: unknown) => over(() => trouble(error, key)),
    )
    underWay.set(key, running)
  }

  function trouble(error: unknown, key: string | null): void {
    again = false
    alarm(parts.pauseAfterTroubleMs)
    parts.report(error, key)
  }

  function alarm(delayMs: number): void {
    cancelAlarm()
    if (!stopped) cancelAlarm = parts.clock.after(delayMs, wake)
  }

  return {
    wake,
    async stop() {
      stopped = true
      cancelAlarm()
      await looking
      await Promise.all(underWay.values())
    },
  }
}

/** Whether the time has come. Nothing is put off for longer than `longestMs`; what seems so was put off under a wrong clock. */
export const isDue = (at: number, now: number, longestMs: number): boolean => at <= now || at > now + longestMs
