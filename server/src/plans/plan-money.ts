import type { PlanExtra } from '@aldia/shared/payment.ts'
import type { PlanMoney } from '@aldia/shared/plan-coverage.ts'
import type { Reader } from '#base/database/database.ts'
import { type EntryRow, entriesOfDebts, reversedAmong } from '#debts/ledger.ts'
import type { PlanRow } from '#plans/plans.store.ts'

/** How the extra money of payments is to be used; a payment left out pays the oldest instalment first. */
export type PlanExtrasOf = (
  tx: Reader,
  workspaceId: string,
  paymentIds: readonly string[],
) => Promise<ReadonlyMap<string, PlanExtra>>

/**
 * What came for a plan: money on its debts booked since it was proposed, payment by payment. (It is accepted only when nothing
 * came between proposal and acceptance.) What was taken back is left out together with what it took back.
 */
export async function moneyForPlan(
  tx: Reader,
  plan: Pick<PlanRow, 'id' | 'workspaceId'>,
  entries: readonly EntryRow[],
  extrasOf: PlanExtrasOf,
): Promise<PlanMoney[]> {
  const reversed = reversedAmong(entries)
  // Ids are ordered by age, so that a payment of the same millisecond is still before or after.
  const since = entries.filter((entry) => entry.kind === 'payment' && entry.id > plan.id && !reversed.has(entry.id))
  const byPayment = Map.groupBy(since, ({ paymentId, on }) => `${paymentId} ${on}`)
  const extras = await extrasOf(tx, plan.workspaceId, [...new Set(since.flatMap(({ paymentId }) => paymentId ?? []))])
  return [...byPayment.values()].flatMap((booked) => {
    const amountMinor = -booked.reduce((sum, entry) => sum + entry.amountMinor, 0)
    const first = booked[0]
    if (!first || amountMinor <= 0) return []
    return [{ on: first.on, amountMinor, extra: extras.get(first.paymentId ?? '') ?? 'oldest_first' }]
  })
}

/** What is open on each of these debts, in the order given (minor units). */
export async function openOn(tx: Reader, debtIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const open = new Map(debtIds.map((id) => [id, 0]))
  for (const { debtId, amountMinor } of await entriesOfDebts(tx, debtIds)) {
    if (debtId !== null) open.set(debtId, (open.get(debtId) ?? 0) + amountMinor)
  }
  return open
}

export const sumOf = (amounts: ReadonlyMap<string, number>): number => [...amounts.values()].reduce((a, b) => a + b, 0)
