import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

// Days of the calendar, without a time and without a zone. An instant becomes a day only in a zone.

/** `2026-11-27`; a day that exists (no 31 February), from 1970 to 2199. */
export const LocalDate = z
  .string()
  .regex(/^(19[7-9]\d|2[01]\d\d)-\d\d-\d\d$/, { error: 'date' })
  .refine(isRealDate, { error: 'date' })
export type LocalDate = z.infer<typeof LocalDate>

/** A day that somebody enters: what is before 1980 or after 2099 was mistyped (1970 is what a program makes of nothing). */
export const EnteredDate = LocalDate.refine((day) => '1980-01-01' <= day && day <= '2099-12-31', {
  error: 'date_range',
})

export function isRealDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

const dayMs = 86_400_000
const quarterMs = 15 * 60_000
/** Before 1973 some clocks were changed within a quarter of an hour. */
const evenSince = Date.UTC(1973, 0, 1)
const maxKept = 50_000
const offsets = new Map<string, Map<number, number>>()

/**
 * How far clocks of an IANA zone are ahead of UTC at an instant (ms). Remembered for each quarter of an hour, within which no zone
 * changes its clocks: to ask the zone anew costs a hundred times more, and thousands of messages are counted by day.
 */
export function offsetAt(timeZone: string, at: number): number {
  const askZone = () => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6
  if (!(at >= evenSince)) return askZone()
  const kept = offsets.get(timeZone)
  const ofZone = kept && kept.size < maxKept ? kept : new Map<number, number>()
  if (ofZone !== kept) offsets.set(timeZone, ofZone)
  const quarter = Math.floor(at / quarterMs)
  const known = ofZone.get(quarter)
  if (known !== undefined) return known
  const offset = askZone()
  ofZone.set(quarter, offset)
  return offset
}

/** The day it is at an instant (epoch ms) in an IANA zone. */
export function dayIn(timeZone: string, at: number): LocalDate {
  return new Date(at + offsetAt(timeZone, at)).toISOString().slice(0, 10)
}

/** The first instant (epoch ms) of a day in a zone; not always midnight where clocks change at night. */
export function startOfDay(date: LocalDate, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).startOfDay().epochMilliseconds
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
}

/**
 * Whole months on; a day that the month lacks becomes its last. `monthDay` (1-31) is the day meant, so that 31 January goes to
 * 28 February and back to 31 March.
 */
export function addMonths(date: LocalDate, months: number, monthDay?: number): LocalDate {
  const from = Temporal.PlainDate.from(date)
  const month = from.with({ day: 1 }).add({ months })
  return month.with({ day: Math.min(monthDay ?? from.day, month.daysInMonth) }).toString()
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(date).getUTCDay() || 7

/** The days of a place on which business rests, beside its weekend; days are `LocalDate`. */
export interface BusinessCalendar {
  readonly holidays: ReadonlySet<LocalDate>
  /** 1 Monday … 7 Sunday. */
  readonly weekend: ReadonlySet<number>
}

export const saturdayAndSunday: ReadonlySet<number> = new Set([6, 7])

export function isBusinessDay(calendar: BusinessCalendar, date: LocalDate): boolean {
  return !calendar.weekend.has(weekdayOf(date)) && !calendar.holidays.has(date)
}

/** No place rests longer than this many days in a row. */
const longestRestDays = 30

/** The day itself when it is a business day, else the next one. */
export function nextBusinessDay(calendar: BusinessCalendar, date: LocalDate): LocalDate {
  let day = date
  for (let i = 0; i < longestRestDays && !isBusinessDay(calendar, day); i++) day = addDays(day, 1)
  return day
}

/** The `count`-th business day after `date`; with 0 the date itself. */
export function addBusinessDays(calendar: BusinessCalendar, date: LocalDate, count: number): LocalDate {
  let day = date
  for (let i = 0; i < count; i++) day = nextBusinessDay(calendar, addDays(day, 1))
  return day
}
