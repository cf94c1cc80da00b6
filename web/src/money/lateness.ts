import type { CardMoney } from '@aldia/shared/account.ts'
import { daysPastDue } from '@aldia/shared/aging.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Amounts } from '@aldia/shared/money.ts'
import type { Tone } from '#ui/badge.tsx'

interface LatenessLines {
  readonly daysLate: (days: number) => string
  readonly dueToday: string
  readonly dueTomorrow: string
  readonly dueIn: (days: number) => string
}

/** `12 días de atraso`, `vence hoy`, `vence en 5 días`, and how much care that asks for: never by colour alone. Pure. */
export function lateness(dueOn: LocalDate, today: LocalDate, lines: LatenessLines): { words: string; tone: Tone } {
  const days = daysPastDue(dueOn, today)
  if (days > firmDays) return { words: lines.daysLate(days), tone: 'bad' }
  if (days > 0) return { words: lines.daysLate(days), tone: 'warn' }
  if (days === 0) return { words: lines.dueToday, tone: 'warn' }
  return { words: days === -1 ? lines.dueTomorrow : lines.dueIn(-days), tone: 'plain' }
}

/** What is late of a balance that is not late as a whole, by currency; null when all or nothing of it is. Pure. */
export function lateShare({ balances, overdue }: Pick<CardMoney, 'balances' | 'overdue'>): Amounts | null {
  const owed = Object.entries(balances).filter(([, amountMinor]) => amountMinor > 0)
  const isAll = owed.every(([currency, amountMinor]) => overdue[currency] === amountMinor)
  return isAll || Object.keys(overdue).length === 0 ? null : overdue
}

/** Past the first two buckets of a small business (collections-facts.md 1). */
const firmDays = 15
