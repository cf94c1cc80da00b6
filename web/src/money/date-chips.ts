import { addDays, addMonths, type LocalDate } from '@aldia/shared/dates.ts'
import { weekdayAfter } from '@aldia/shared/promise-dates.ts'

// Days that people name most, counted from today. Pure.

const friday = 5

export const endOfMonth = (today: LocalDate): LocalDate => addMonths(`${today.slice(0, 8)}01`, 0, 31)

/** The 15th or the last day of the month, whichever comes next: when wages are paid. */
export function nextPayday(today: LocalDate): LocalDate {
  const fifteenth = `${today.slice(0, 8)}15`
  if (today < fifteenth) return fifteenth
  const last = endOfMonth(today)
  return today < last ? last : `${addDays(last, 1).slice(0, 8)}15`
}

export interface DayChip {
  readonly label: string
  readonly date: LocalDate
}

/** Each day once; the first name wins. */
function once(chips: readonly DayChip[]): DayChip[] {
  const known = new Set<string>()
  return chips.filter(({ date }) => !known.has(date) && known.add(date))
}

interface ChipWords {
  readonly today: string
  readonly friday: string
  readonly payday: string
  readonly endOfMonth: string
  readonly yesterday: string
  readonly inDays: (days: number) => string
  readonly inAMonth: string
}

/** When what is sold today falls due. */
export function dueChips(today: LocalDate, words: ChipWords): DayChip[] {
  return once([
    { label: words.today, date: today },
    { label: words.inDays(8), date: addDays(today, 8) },
    { label: words.inDays(15), date: addDays(today, 15) },
    { label: words.inDays(30), date: addDays(today, 30) },
    { label: words.endOfMonth, date: endOfMonth(today) },
  ])
}

/** When money came. */
export function paidChips(today: LocalDate, words: ChipWords): DayChip[] {
  return [
    { label: words.today, date: today },
    { label: words.yesterday, date: addDays(today, -1) },
  ]
}

/** When a plan begins. */
export function planChips(today: LocalDate, words: ChipWords): DayChip[] {
  return once([
    { label: words.today, date: today },
    { label: words.friday, date: weekdayAfter(today, friday) },
    { label: words.payday, date: nextPayday(today) },
    { label: words.inDays(8), date: addDays(today, 8) },
    { label: words.inAMonth, date: addMonths(today, 1) },
  ])
}
