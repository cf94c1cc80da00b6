import type { MoneySince } from '@aldia/shared/promise-status.ts'
import { type EntryRow, reversedAmong } from '#debts/ledger.ts'

/**
 * What came for a promise: money of payments made after it, on the debts meant or, when none were named, on any debt or on the
 * person's credit, in the promise's currency. What was taken back is left out together with what it took back.
 */
export function moneySince(
  promise: { id: string; currency: string; debtIds: readonly string[] },
  entries: readonly EntryRow[],
): MoneySince[] {
  const reversed = reversedAmong(entries)
  return entries.flatMap((entry) => {
    if (entry.kind !== 'payment' || reversed.has(entry.id)) return []
    // Ids are ordered by age, so that a payment of the same millisecond is still before or after.
    if (entry.paymentId === null || entry.paymentId < promise.id) return []
    if (promise.debtIds.length > 0 && !(entry.debtId !== null && promise.debtIds.includes(entry.debtId))) return []
    const bookedMinor = amountIn(promise.currency, entry)
    return bookedMinor === null ? [] : [{ on: entry.on, amountMinor: -bookedMinor }]
  })
}

/** What an entry comes to in a currency that it was kept or paid in; null where it was neither. */
function amountIn(currency: string, entry: EntryRow): number | null {
  if (entry.currency === currency) return entry.amountMinor
  return entry.conversion?.currency === currency ? entry.conversion.amountMinor : null
}
