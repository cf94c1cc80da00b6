import type { CardMoney } from '@aldia/shared/account.ts'
import { daysPastDue } from '@aldia/shared/aging.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { Amounts } from '@aldia/shared/money.ts'
import type { DayWords } from '#base/day-words.ts'
import type { cardText } from '#board/card.text.ts'
import { lateShare } from '#money/lateness.ts'

type Lines = (typeof cardText)[Language]

/** `calm` nothing to do yet, `soon` and `late` for age, `old` for the longest, `agreed` a promise or plan, `look` needs eyes. */
export type ChipTone = 'calm' | 'soon' | 'late' | 'old' | 'agreed' | 'look'

/** One short fact on a card. */
export interface Chip {
  readonly id: 'days' | 'broken' | 'verify' | 'next' | 'reason'
  readonly words: string
  readonly tone: ChipTone
}

/** Amounts as they are written, several currencies in one line. */
export type AmountWords = (amounts: Amounts) => string

/** From this many days past due on the tone is the next stronger one. */
const lateFromDays = 16
const oldFromDays = 61

/** The facts of a card in the order of their weight; what does not fit is left out from the end. */
export function cardChips(
  money: CardMoney | null,
  today: LocalDate,
  words: { readonly days: DayWords; readonly amounts: AmountWords },
  lines: Lines,
): readonly Chip[] {
  if (money === null) return []
  const chips: Chip[] = []
  const { days, amounts } = words
  const age = daysChip(money, today, lines, amounts)
  if (age !== null) chips.push(age)
  if (money.broken !== null) chips.push({ id: 'broken', words: lines.promises[money.broken], tone: 'late' })
  if (money.toVerify > 0) chips.push({ id: 'verify', words: lines.toVerify(money.toVerify), tone: 'look' })
  if (money.next !== null)
    chips.push({ id: 'next', words: nextInWords(money.next, today, days, lines), tone: 'agreed' })
  if (money.lateReason !== null) chips.push({ id: 'reason', words: lines.lateReasons[money.lateReason], tone: 'calm' })
  return chips
}

/** How late, or how soon it is due, and how much of the balance is late when the rest is not; null when nothing is due at all. */
export function daysChip(money: CardMoney | null, today: LocalDate, lines: Lines, amounts: AmountWords): Chip | null {
  if (money === null || money.dueOn === null) return null
  const days = daysPastDue(money.dueOn, today)
  const tone: ChipTone = days <= 0 ? 'calm' : days < lateFromDays ? 'soon' : days < oldFromDays ? 'late' : 'old'
  const share = days > 0 ? lateShare(money) : null
  const late = lines.daysLate(days)
  if (share !== null) return { id: 'days', words: lines.lateShare(amounts(share), late), tone }
  const words = days > 0 ? late : days === 0 ? lines.dueToday : lines.dueIn(-days)
  return { id: 'days', words, tone }
}

function nextInWords(next: NonNullable<CardMoney['next']>, today: LocalDate, days: DayWords, lines: Lines): string {
  if (next.kind === 'instalment' || next.kind === 'part')
    return lines.nextInstalment(next.number, next.of, days.day(next.dueOn, today))
  if (next.kind === 'settlement') return lines.nextSettlement(days.day(next.dueOn, today))
  return next.dueOn === null ? lines.nextPromiseWithoutDate : lines.nextPromise(days.day(next.dueOn, today))
}
