import { useEffect, useMemo, useRef } from 'react'
import { ticks } from '#base/clock.ts'
import { sayTyping } from '#records/live.ts'

/** While somebody types the team hears it again this often; silence ends it at their side. */
const repeatMs = 3000
const idleMs = 4000

/** Tells the team (and through WhatsApp the debtor) that somebody is writing a message here. Notes are not told. */
export function useTypingSignal(cardId: string): { note: (isTyping: boolean) => void; stop: () => void } {
  const saidAt = useRef<number | null>(null)
  const idle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const signal = useMemo(() => {
    const stop = () => {
      clearTimeout(idle.current)
      if (saidAt.current === null) return
      saidAt.current = null
      sayTyping(cardId, false)
    }
    const note = (isTyping: boolean) => {
      if (!isTyping) return stop()
      clearTimeout(idle.current)
      idle.current = setTimeout(stop, idleMs)
      if (saidAt.current !== null && ticks() - saidAt.current < repeatMs) return
      saidAt.current = ticks()
      sayTyping(cardId, true)
    }
    return { note, stop }
  }, [cardId])
  useEffect(() => signal.stop, [signal])
  return signal
}
