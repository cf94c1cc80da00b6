import { dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import { useSyncExternalStore } from 'react'

/** The present instant, epoch ms. The only reader of the browser's clock. */
export const now = (): number => Date.now()

/** Milliseconds since the page began, for measuring spans. */
export const ticks = (): number => performance.now()

const stepMs = 30_000
let current = now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    current = now()
    for (const each of listeners) each()
  }, stepMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The present instant, renewed twice a minute: for lines such as "hace 12 min". One timer serves the whole page. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => current)

const days = new Map<string, { at: number; day: LocalDate }>()

/** The day it is in an IANA zone. Reckoned once for all who ask, and nobody is drawn again before it changes. */
export const useDayIn = (timeZone: string): LocalDate => useSyncExternalStore(subscribe, () => dayNow(timeZone))

function dayNow(timeZone: string): LocalDate {
  const known = days.get(timeZone)
  if (known?.at === current) return known.day
  const day = dayIn(timeZone, current)
  days.set(timeZone, { at: current, day })
  return day
}
