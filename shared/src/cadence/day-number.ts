import type { LocalDate } from '#dates.ts'

// Days counted from 1970-01-01, for what is reckoned for thousands of debtors at once: whole numbers add and compare for nothing.

const dayMs = 86_400_000

export const dayNumber = (date: LocalDate): number => Date.parse(date) / dayMs

export const dateOfDay = (day: number): LocalDate => new Date(day * dayMs).toISOString().slice(0, 10)

/** The day of a month (1-31), or its last where it lacks that day; `month` counts from 0 and may run over. */
export function dayOfMonth(year: number, month: number, day: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(day, last)) / dayMs
}

/** 1 Monday … 7 Sunday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
