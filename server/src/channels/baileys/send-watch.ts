import type { Clock } from '#base/clock.ts'

/** A send without an answer for this long (ms) makes the connection doubtful. */
const patienceMs = 20_000
/** So many sends that cannot leave, one after another, make it doubtful as well. */
const refusalsForDoubt = 2

/** Watches whether WhatsApp confirms what is sent. */
export interface SendWatch {
  sent(waId: string): void
  /** It was not sent after all, through no fault of ours when `isRefused`: the second such one in a row makes doubtful. */
  failed(waId: string, isRefused?: boolean): void
  /** WhatsApp answers sends in order, so whatever was sent before is no longer waited for. */
  confirmed(waId: string): void
  clear(): void
}

export function makeSendWatch(about: {
  clock: Clock
  waitMs?: number
  /** A send waits too long, or no longer. */
  doubt(isThere: boolean): void
}): SendWatch {
  const { clock, waitMs = patienceMs } = about
  const open = new Map<string, () => void>()
  let doubts = false
  let refusals = 0
  const settle = (waId: string) => {
    open.get(waId)?.()
    open.delete(waId)
  }
  const say = (isThere: boolean) => {
    if (doubts === isThere) return
    doubts = isThere
    about.doubt(isThere)
  }
  return {
    sent(waId) {
      settle(waId)
      open.set(
        waId,
        clock.after(waitMs, () => say(true)),
      )
    },
    failed(waId, isRefused = false) {
      settle(waId)
      refusals += isRefused ? 1 : 0
      if (refusals >= refusalsForDoubt) say(true)
    },
    confirmed(waId) {
      if (!open.has(waId)) return
      refusals = 0
      for (const earlier of [...open.keys()]) {
        settle(earlier)
        if (earlier === waId) break
      }
      say(false)
    },
    clear() {
      for (const waId of [...open.keys()]) settle(waId)
      refusals = 0
      say(false)
    },
  }
}
