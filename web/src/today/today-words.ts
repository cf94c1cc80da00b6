import type { TodayItem } from '@aldia/shared/account.ts'
import { daysPastDue } from '@aldia/shared/aging.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { DayWords } from '#base/day-words.ts'
import type { todayText } from '#today/today.text.ts'

type Lines = (typeof todayText)[Language]

interface About {
  readonly today: LocalDate
  readonly days: DayWords
  readonly lines: Lines
}

/** From this many broken promises on a plan is offered instead of one more promise. */
const brokenForPlan = 2

/** Whether another promise would be one too many. Pure. */
export const needsPlan = (card: Pick<Card, 'money'>): boolean => (card.money?.brokenCount ?? 0) >= brokenForPlan

/** Why somebody is needed, in one line. Pure. */
export function whyInWords(item: TodayItem, card: Pick<Card, 'money' | 'lastMessage'>, about: About): string {
  const { lines, today, days } = about
  const when = item.on === null ? '' : days.day(item.on, today)
  const isNear = item.on !== null && Math.abs(daysPastDue(item.on, today)) <= 1
  switch (item.kind) {
    case 'broken_promise': {
      const line =
        item.on === null
          ? lines.brokenWithoutDate
          : card.money?.broken === 'partly_kept'
            ? lines.partlyKept(when, isNear)
            : lines.broken(when, isNear)
      return needsPlan(card) ? `${line} · ${lines.brokenTimes(card.money?.brokenCount ?? 0)}` : line
    }
    case 'promise_due':
      return lines.promiseDue(when, isNear)
    case 'instalment_due':
      return item.on === today ? lines.instalmentToday : lines.instalmentDue(when, isNear)
    case 'receipt':
      return lines.receipt
    case 'unanswered':
      return card.lastMessage?.preview ?? lines.unanswered
    case 'debt_due':
      return lines.debtDue
    case 'overdue':
      return lines.overdue(when, isNear)
  }
}

/** How late, where that is what counts; null where the time since it came counts. Pure. */
export function lateInWords(item: TodayItem, { today, lines }: About): string | null {
  if (item.on === null || item.kind === 'receipt' || item.kind === 'broken_promise') return null
  const late = daysPastDue(item.on, today)
  return late > 0 ? lines.daysLate(late) : ''
}
