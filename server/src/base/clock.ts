/** The only source of the current time. Tests hand in one that they set by hand. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Calls `run` once, `delayMs` from now (at once when negative); the answer cancels it. */
  after(delayMs: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    // Node turns delays beyond 2^31-1 ms into 1 ms; nothing here may wait longer than a day anyway.
    const timer = setTimeout(run, Math.min(Math.max(delayMs, 0), 86_400_000))
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** A clock for tests: time stands still until `advance`. */
export interface SetClock extends Clock {
  /** Moves the time on by `ms`, running what falls due in order. */
  advance(ms: number): void
  /** Jumps to an instant without running anything that lies between (a clock step). */
  jumpTo(epochMs: number): void
}

export function setClock(startAt: number): SetClock {
  let now = startAt
  const waiting = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    after(delayMs, run) {
      const entry = { at: now + Math.max(delayMs, 0), run }
      waiting.add(entry)
      return () => void waiting.delete(entry)
    },
    advance(ms) {
      const until = now + ms
      for (;;) {
        const due = [...waiting].filter((w) => w.at <= until).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        waiting.delete(due)
        now = Math.max(now, due.at)
        due.run()
      }
      now = until
    },
    jumpTo(epochMs) {
      now = epochMs
    },
  }
}
