import {
  addBusinessDays,
  addDays,
  type BusinessCalendar,
  type LocalDate,
  saturdayAndSunday,
  startOfDay,
} from '@aldia/shared/dates.ts'

/** Weekends rest here and nothing else: a made-up business need not know its holidays. */
export const weekendsRest: BusinessCalendar = { holidays: new Set(), weekend: saturdayAndSunday }

/** Days counted from today, each worked out once: a hundred thousand people share a few hundred of them. */
export interface Days {
  readonly today: LocalDate
  /** So many days from today; negative before it. */
  on(distance: number): LocalDate
  after(day: LocalDate): LocalDate
  /** The next business day, which is the last one that a promise for that day is open. */
  graceUntil(day: LocalDate): LocalDate
  /** An hour of that day on which shops are open, epoch ms. */
  noon(day: LocalDate): number
}

export function daysAround(today: LocalDate, timeZone: string): Days {
  const kept =
    <K, V>(work: (key: K) => V, known = new Map<K, V>()) =>
    (key: K): V => {
      const value = known.get(key) ?? work(key)
      known.set(key, value)
      return value
    }
  return {
    today,
    on: kept((distance: number) => addDays(today, distance)),
    after: kept((day: LocalDate) => addDays(day, 1)),
    graceUntil: kept((day: LocalDate) => addBusinessDays(weekendsRest, day, 1)),
    noon: kept((day: LocalDate) => startOfDay(day, timeZone) + 12 * 3_600_000),
  }
}
