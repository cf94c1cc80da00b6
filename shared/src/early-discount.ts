import type { LocalDate } from './dates.ts'
import type { Calculation, DebtTerms } from './debt.ts'
import { type DebtSums, debtSums, type EntrySum, standingEntries } from './ledger.ts'
import { partOf } from './money.ts'

export interface EarlyDiscount {
  /** Minor units of the debt, positive. */
  readonly amountMinor: number
  readonly calculation: Calculation
}

/**
 * What is taken off a debt when all the rest of it is paid on that day: a part of what was charged, until the last day agreed
 * (included). Something is always left to be paid. `takenMinor` is what was taken off early before. null: nothing.
 */
export function earlyDiscount(
  debt: { readonly terms: DebtTerms; readonly cancelledAt: number | null },
  sums: DebtSums,
  paidOn: LocalDate,
  takenMinor = 0,
): EarlyDiscount | null {
  const agreed = debt.terms.earlyDiscount
  if (!agreed || debt.cancelledAt !== null || paidOn > agreed.until) return null
  const off = partOf(sums.chargedMinor, agreed.basisPoints, 10_000) - takenMinor
  const amountMinor = Math.min(off, sums.balanceMinor - 1)
  if (amountMinor <= 0) return null
  return {
    amountMinor,
    calculation: {
      kind: 'early_discount',
      basisPoints: agreed.basisPoints,
      baseMinor: sums.chargedMinor,
      until: agreed.until,
    },
  }
}

/** What was taken off a debt for paying early and not put back; for `earlyDiscount`. */
export function earlyTaken(
  entries: readonly {
    id: string
    amountMinor: number
    reversesEntryId: string | null
    calculation: Calculation | null
  }[],
): number {
  const reversed = new Set(entries.map(({ reversesEntryId }) => reversesEntryId))
  return entries
    .filter(({ id, calculation }) => calculation?.kind === 'early_discount' && !reversed.has(id))
    .reduce((sum, { amountMinor }) => sum - amountMinor, 0)
}

/**
 * Discounts for paying early that nobody has earned after all: without the money that was taken back, not all the rest had come by the
 * last day agreed.
 */
export function unearnedDiscounts<E extends EntrySum & { readonly calculation: Calculation | null }>(
  entries: readonly E[],
): E[] {
  const standing = standingEntries(entries)
  return standing.filter(({ calculation }) => {
    if (calculation?.kind !== 'early_discount') return false
    const { until } = calculation
    const counts = standing.filter(({ kind, on }) => kind === 'charge' || kind === 'discount' || on <= until)
    return (
      debtSums(counts).balanceMinor > 0 &&
      debtSums(standing.filter(({ kind }) => kind === 'charge')).chargedMinor <= calculation.baseMinor
    )
  })
}
