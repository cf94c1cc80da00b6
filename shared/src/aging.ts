import { daysBetween, type LocalDate } from './dates.ts'

/** How a debt stands on a day; never typed in, always derived. */
export type DebtState = 'not_due' | 'due_today' | 'overdue' | 'paid' | 'written_off' | 'cancelled'

/** Buckets of collections-facts.md 1, with the early ones of small businesses. */
export type AgingBucket = 'not_due' | '1-7' | '8-15' | '16-30' | '31-60' | '61-90' | '91-120' | '120+'

/** Days past due on a day of the debtor's calendar: negative before, 0 on the due day, which is not late. */
export const daysPastDue = (dueOn: LocalDate, today: LocalDate): number => daysBetween(dueOn, today)

export function debtState(
  debt: { balanceMinor: number; writtenOffMinor: number; dueOn: LocalDate; cancelledAt: number | null },
  today: LocalDate,
): DebtState {
  if (debt.cancelledAt !== null) return 'cancelled'
  if (debt.balanceMinor <= 0) return debt.writtenOffMinor > 0 ? 'written_off' : 'paid'
  const days = daysPastDue(debt.dueOn, today)
  return days > 0 ? 'overdue' : days === 0 ? 'due_today' : 'not_due'
}

export function agingBucket(days: number): AgingBucket {
  if (days <= 0) return 'not_due'
  if (days <= 7) return '1-7'
  if (days <= 15) return '8-15'
  if (days <= 30) return '16-30'
  if (days <= 60) return '31-60'
  if (days <= 90) return '61-90'
  return days <= 120 ? '91-120' : '120+'
}
