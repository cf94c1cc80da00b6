import type { Payday } from '#cadence.ts'
import type { LocalDate } from '#dates.ts'
import { dateOfDay, dayOfMonth, weekdayOfDay } from './day-number.ts'

/** The first payday from one day to another, both included (day numbers); null when there is none. */
export function paydayWithin(
  payday: Payday,
  from: number,
  to: number,
  holidays: ReadonlySet<LocalDate>,
): number | null {
  const start = new Date(from * 86_400_000)
  const year = start.getUTCFullYear()
  const month = start.getUTCMonth()
  const months = Math.ceil((to - from) / 28) + 1
  const days = Array.from({ length: months }, (_, i) => paydaysOf(payday, year, month + i, holidays))
  return days.flat().find((day) => from <= day && day <= to) ?? null
}

/** The paydays of a month, earliest first. */
function paydaysOf(payday: Payday, year: number, month: number, holidays: ReadonlySet<LocalDate>): number[] {
  switch (payday.kind) {
    case 'fortnight':
      return [dayOfMonth(year, month, 15), dayOfMonth(year, month, 31)]
    case 'monthEnd':
      return [dayOfMonth(year, month, 31)]
    case 'days':
      return [...new Set(payday.days.map((day) => dayOfMonth(year, month, day)))].sort((a, b) => a - b)
    case 'fifthWorkingDay':
      return [fifthWorkingDay(dayOfMonth(year, month, 1), holidays)]
  }
}

/** Monday to Saturday count, as wages do in Brazil (collections-facts, section 11). */
function fifthWorkingDay(first: number, holidays: ReadonlySet<LocalDate>): number {
  let day = first
  for (let worked = 0; ; day++) {
    if (weekdayOfDay(day) !== 7 && !holidays.has(dateOfDay(day))) worked += 1
    if (worked === 5) return day
  }
}
