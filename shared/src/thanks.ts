import type { Account } from './account.ts'
import type { Payment } from './payment.ts'

/** So long after a payment was confirmed (ms) thanks are still in place. */
const thanksMs = 24 * 3_600_000

/**
 * The payment that somebody could be thanked for now: the last one confirmed, within a day, after which nothing was written to them yet.
 * `lastWordAt` (epoch ms): when we last wrote; null: never.
 */
export function toThankFor(
  { payments }: Pick<Account, 'payments'>,
  { now, lastWordAt }: { now: number; lastWordAt: number | null },
): Payment | null {
  const confirmed = payments.filter(({ state, settledAt }) => state === 'confirmed' && settledAt !== null)
  const last = confirmed.toSorted((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0)).at(-1)
  const at = last?.settledAt ?? null
  if (last === undefined || at === null || now - at > thanksMs || now < at) return null
  return lastWordAt !== null && lastWordAt >= at ? null : last
}

/** Whether a payment came by the due day of everything that it paid. */
export function wasOnTime({ debts }: Pick<Account, 'debts'>, { allocations, paidOn }: Payment): boolean {
  const due = new Map(debts.map(({ id, dueOn }) => [id, dueOn]))
  return allocations.length > 0 && allocations.every(({ debtId }) => paidOn <= (due.get(debtId) ?? ''))
}
