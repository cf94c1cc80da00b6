import { Temporal } from 'temporal-polyfill'
import { type LocalDate, offsetAt, weekdayOf } from '#dates.ts'
import { type Interval, type Weekday, type WeekWindows, weekdays } from './rules.ts'

// What the clock on a debtor's wall says, and when it says it again. Clocks jump: an hour is missing on one day and comes
// twice on another, so a moment is judged by its instant and a time of day may be none, one or two instants.

/** `at` as the wall shows it: the day, and the milliseconds on the clock (not those that passed) since its midnight. */
export interface WallTime {
  readonly date: LocalDate
  readonly clockMs: number
}

const dayMs = 86_400_000

export function wallTime(zone: string, at: number): WallTime {
  const local = at + offsetAt(zone, at)
  return { date: new Date(local).toISOString().slice(0, 10), clockMs: local - Math.floor(local / dayMs) * dayMs }
}

/** `HH:MM` in milliseconds since midnight. */
export function clockMsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}

export const dayOfWeek = (date: LocalDate): Weekday => weekdays[weekdayOf(date) - 1] as Weekday

export const intervalsOn = (windows: WeekWindows, date: LocalDate): readonly Interval[] => windows[dayOfWeek(date)]

export function isWithin(windows: WeekWindows, { date, clockMs }: WallTime): boolean {
  return intervalsOn(windows, date).some(([from, to]) => clockMsOf(from) <= clockMs && clockMs < clockMsOf(to))
}

/** Every instant of a day at which something may begin that was not so before: its start, times of day, changes of the clock. */
export function beginningsOn(zone: string, date: LocalDate, times: ReadonlySet<string>): number[] {
  const day = Temporal.PlainDate.from(date)
  const start = day.toZonedDateTime(zone)
  const instants = [start.epochMilliseconds]
  for (const time of times) {
    const local = day.toPlainDateTime(time)
    for (const disambiguation of ['earlier', 'later'] as const) {
      instants.push(local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds)
    }
  }
  const change = start.getTimeZoneTransition('next')
  if (change && change.epochMilliseconds < day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds) {
    instants.push(change.epochMilliseconds)
  }
  return instants.sort((a, b) => a - b)
}

/** When a clock shows a time: `once`; `twice` where clocks are set back (the first one counts); `missing` where they jump over it. */
export type ClockMoment =
  | { readonly kind: 'once' | 'twice'; readonly at: number }
  /** `next`: the first instant after the jump. */
  | { readonly kind: 'missing'; readonly next: number }

/** The instant (epoch ms) at which the wall of `zone` shows a day and `HH:MM`. */
export function momentAt(zone: string, date: LocalDate, time: string): ClockMoment {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(time)
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const second = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (first.epochMilliseconds === second.epochMilliseconds) return { kind: 'once', at: first.epochMilliseconds }
  if (first.toPlainDateTime().equals(local)) return { kind: 'twice', at: first.epochMilliseconds }
  const jump = first.getTimeZoneTransition('next')
  return { kind: 'missing', next: jump?.epochMilliseconds ?? second.epochMilliseconds }
}

/** `HH:MM` on the wall of `zone`. */
export function timeIn(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5)
}

/** The same time of day, so many days on. */
export function daysLater(zone: string, at: number, days: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ days }).epochMilliseconds
}

/** ISO 8601 with the offset of the zone at that instant, to the second. */
export function isoIn(zone: string, at: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return local.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** Reads ISO 8601; without an offset it is the time on the wall of `zone`. Throws a `RangeError` for anything else. */
export function instantOf(text: string, zone: string): number {
  if (/(?:Z|[+-]\d\d(?::?\d\d)?)(?:\[.+\])?$/i.test(text.replace(/^[^T ]+/, ''))) {
    return Temporal.Instant.from(text).epochMilliseconds
  }
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
}
