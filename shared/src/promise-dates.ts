import {
  addDays,
  addMonths,
  type BusinessCalendar,
  daysBetween,
  type LocalDate,
  nextBusinessDay,
  weekdayOf,
} from './dates.ts'

/** Days that people promise most often, each one tap away. */
export type PromiseDay = 'today' | 'tomorrow' | 'friday' | 'fifteenth' | 'month_end'

export interface PromiseChip {
  readonly day: PromiseDay
  readonly on: LocalDate
}

/** A promise further away than this many days is hardly one; said, never forbidden (collections-facts.md 3). */
export const furthestSensibleDays = 30

export const furthestSensible = (today: LocalDate): LocalDate => addDays(today, furthestSensibleDays)
export const isFarAway = (dueOn: LocalDate, today: LocalDate): boolean =>
  daysBetween(today, dueOn) > furthestSensibleDays

const friday = 5

/** The next such weekday strictly after `date` (1 Monday … 7 Sunday). */
export function weekdayAfter(date: LocalDate, weekday: number): LocalDate {
  return addDays(date, ((weekday - weekdayOf(date) + 6) % 7) + 1)
}

/** The next such day of a month strictly after `date`, clamped to what the month has. */
export function monthDayAfter(date: LocalDate, monthDay: number): LocalDate {
  const here = addMonths(date, 0, monthDay)
  return here > date ? here : addMonths(date, 1, monthDay)
}

/**
 * The days to choose from, earliest first, no day twice. Today and tomorrow are meant as said; Friday and the two paydays (the
 * 15th and the end of the month) move to the next day on which business is done. What lies too far away is left out.
 */
export function promiseChips(today: LocalDate, calendar: BusinessCalendar): PromiseChip[] {
  const chips: PromiseChip[] = [
    { day: 'today', on: today },
    { day: 'tomorrow', on: addDays(today, 1) },
    { day: 'friday', on: nextBusinessDay(calendar, weekdayAfter(today, friday)) },
    { day: 'fifteenth', on: nextBusinessDay(calendar, monthDayAfter(today, 15)) },
    { day: 'month_end', on: nextBusinessDay(calendar, monthDayAfter(today, 31)) },
  ]
  const taken = new Set<LocalDate>()
  const fresh = chips.filter(({ on }) => !isFarAway(on, today) && !taken.has(on) && taken.add(on))
  return fresh.sort((a, b) => (a.on < b.on ? -1 : 1))
}
