import type { LocalDate } from '@aldia/shared/dates.ts'
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
  const came: { paymentId: string; on: LocalDate; amountMinor: number }[] = []
  for (const { paymentId, on, amountMinor } of since) {
    if (paymentId === null) continue
    const ofPayment = came.filter((one) => one.paymentId === paymentId)
    if (amountMinor > 0) leave(ofPayment, amountMinor)
    else {
      const sameDay = ofPayment.find((one) => one.on === on)
      if (sameDay) sameDay.amountMinor -= amountMinor
      else came.push({ paymentId, on, amountMinor: -amountMinor })
    }
  }
  const extras = await extrasOf(tx, plan.workspaceId, [...new Set(came.map(({ paymentId }) => paymentId))])
  return came
    .filter(({ amountMinor }) => amountMinor > 0)
    .map(({ paymentId, on, amountMinor }) => ({ on, amountMinor, extra: extras.get(paymentId) ?? 'oldest_first' }))
}

/** Money that went from a debt to the person's credit (the debt was cancelled) is no longer there; what came last goes first. */
function leave(ofPayment: { amountMinor: number }[], goneMinor: number): void {
  let leftMinor = goneMinor
  for (const one of ofPayment.toReversed()) {
    const takenMinor = Math.min(leftMinor, one.amountMinor)
    one.amountMinor -= takenMinor
    leftMinor -= takenMinor
  }
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
