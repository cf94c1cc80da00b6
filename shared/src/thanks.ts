import type { Account } from './account.ts'
import type { Debt } from './debt.ts'
import type { Payment } from './payment.ts'

/** So long after a payment was confirmed (ms) thanks are still in place. */
const thanksMs = 24 * 3_600_000

/**
 * The payment that somebody could be thanked for now: the last one confirmed, within a day, after which nothing was written to them yet.
 * `lastWordAt` (epoch ms): when we last wrote; null: never. `withinMs`: so long after it was confirmed.
 */
export function toThankFor(
  { payments }: Pick<Account, 'payments'>,
  { now, lastWordAt, withinMs = thanksMs }: { now: number; lastWordAt: number | null; withinMs?: number },
): Payment | null {
  const confirmed = payments.filter(({ state, settledAt }) => state === 'confirmed' && settledAt !== null)
  const last = confirmed.toSorted((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0)).at(-1)
  const at = last?.settledAt ?? null
  if (last === undefined || at === null || now - at > withinMs || now < at) return null
  return lastWordAt !== null && lastWordAt >= at ? null : last
}

/** Whether a payment came by the due day of everything that it paid. */
export function wasOnTime({ debts }: Pick<Account, 'debts'>, { allocations, paidOn }: Payment): boolean {
  const due = new Map(debts.map(({ id, dueOn }) => [id, dueOn]))
  return allocations.length > 0 && allocations.every(({ debtId }) => paidOn <= (due.get(debtId) ?? ''))
}

/** A discount that may be granted for having paid on time. */
export interface Reward {
  payment: Payment
  debt: Debt
  /** In minor units of the debt's currency. */
  amountMinor: number
}

/**
 * What may be taken off the debt that came after a payment in time: the first one since, while it has no discount yet. `basisPoints`:
 * so many hundredths of a percent of what was charged, rounded down. Null: there is nothing to reward, or it was done.
 */
export function rewardFor(
  account: Pick<Account, 'debts' | 'entries' | 'payments'>,
  basisPoints: number,
): Reward | null {
  const since = (at: number) =>
    account.debts.filter(({ createdAt }) => createdAt > at).toSorted((a, b) => a.createdAt - b.createdAt)[0]
  const inTime = account.payments
    .filter((one) => one.state === 'confirmed' && wasOnTime(account, one))
    .toSorted((a, b) => (b.settledAt ?? 0) - (a.settledAt ?? 0))
  for (const payment of inTime) {
    const debt = since(payment.settledAt ?? 0)
    if (debt === undefined) continue
    if (debt.balanceMinor <= 0 || debt.cancelledAt !== null) return null
    const entries = account.entries.filter(({ debtId }) => debtId === debt.id)
    if (entries.some(({ kind }) => kind === 'discount')) return null
    const charged = entries.filter(({ kind }) => kind === 'charge').reduce((sum, one) => sum + one.amountMinor, 0)
    const amountMinor = Math.min(Math.floor((charged * basisPoints) / 10_000), debt.balanceMinor)
    return amountMinor > 0 ? { payment, debt, amountMinor } : null
  }
  return null
}
