import type { LocalDate } from '#dates.ts'

// Days counted from 1970-01-01, for what is reckoned for thousands of debtors at once: whole numbers add and compare for nothing.

const dayMs = 86_400_000

/** All that is planned lies within a few years; what was written once is not written anew for each debtor. */
const maxKept = 20_000
const dates = new Map<number, LocalDate>()
const numbers = new Map<LocalDate, number>()

export function dayNumber(date: LocalDate): number {
  const known = numbers.get(date)
  if (known !== undefined) return known
  if (numbers.size > maxKept) numbers.clear()
  const day = Date.parse(date) / dayMs
  numbers.set(date, day)
  return day
}

export function dateOfDay(day: number): LocalDate {
  const known = dates.get(day)
  if (known !== undefined) return known
  if (dates.size > maxKept) dates.clear()
  const date = new Date(day * dayMs).toISOString().slice(0, 10)
  dates.set(day, date)
  return date
}

/** The day of a month (1-31), or its last where it lacks that day; `month` counts from 0 and may run over. */
export function dayOfMonth(year: number, month: number, day: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(day, last)) / dayMs
}

/** 1 Monday … 7 Sunday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
