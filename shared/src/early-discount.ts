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

/**
 * What a discount for paying early costs in a year, in hundredths of a percent: d ÷ (1 − d) × 365 ÷ days that the money comes earlier. "2/10
 * net 30" is 37.24 %. null: the money comes no earlier.
 */
export function yearlyCostOf(basisPoints: number, daysEarlier: number): number | null {
  if (daysEarlier <= 0 || basisPoints <= 0 || basisPoints >= 10_000) return null
  return partOf(basisPoints, 365 * 10_000, (10_000 - basisPoints) * daysEarlier)
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

/** A discount for paying early as it should be booked: on the day on which all the rest had come. */
export interface EarnedDiscount {
  readonly on: LocalDate
  /** Positive, in minor units of the debt. */
  readonly amountMinor: number
  readonly calculation: Calculation
}

type DiscountEntry = EntrySum & { readonly calculation: Calculation | null }
type EarlyRule = Pick<Extract<Calculation, { kind: 'early_discount' }>, 'basisPoints' | 'until'>

/**
 * What of discounts for paying early is booked and what should be, as facts are known now: money by the day it was paid, not by
 * the day somebody noted it. A discount that was earned by terms of then stays when others are agreed. What the answer asks for
 * makes the next answer empty.
 */
export function judgeDiscounts<E extends DiscountEntry>(
  debt: { readonly terms: DebtTerms; readonly cancelledAt: number | null },
  entries: readonly E[],
): { takeBack: E[]; book: EarnedDiscount[] } {
  if (debt.cancelledAt !== null) return { takeBack: [], book: [] }
  const booked = standingEntries(entries).filter(({ calculation }) => calculation?.kind === 'early_discount')
  const earned = earnedDiscounts(debt, entries)
  const bookedMinor = booked.reduce((sum, { amountMinor }) => sum - amountMinor, 0)
  if (bookedMinor > sumOf(earned)) return { takeBack: booked, book: earned }
  let there = bookedMinor
  const book = earned.flatMap((one) => {
    const known = Math.min(there, one.amountMinor)
    there -= known
    return known === one.amountMinor ? [] : [{ ...one, amountMinor: one.amountMinor - known }]
  })
  return { takeBack: [], book }
}

/** The discounts that were earned, oldest first, by the rule that gives most. */
export function earnedDiscounts(
  debt: { readonly terms: DebtTerms },
  entries: readonly DiscountEntry[],
): EarnedDiscount[] {
  const standing = standingEntries(entries)
  const booked = standing.flatMap(({ calculation }): EarlyRule[] =>
    calculation?.kind === 'early_discount' ? [calculation] : [],
  )
  return [...booked, ...(debt.terms.earlyDiscount ? [debt.terms.earlyDiscount] : [])]
    .map((rule) => earnedBy(rule, standing))
    .reduce((best, one) => (sumOf(best) >= sumOf(one) ? best : one), [])
}

const sumOf = (discounts: readonly EarnedDiscount[]): number =>
  discounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** On the day by which all but the discount had come, if it did in time; what was charged later and paid in time earns its own part. */
function earnedBy({ basisPoints, until }: EarlyRule, standing: readonly DiscountEntry[]): EarnedDiscount[] {
  const counts = standing.filter(
    ({ kind, calculation }) => kind !== 'write_off' && kind !== 'recovery' && calculation?.kind !== 'early_discount',
  )
  const days = [...new Set(counts.map(({ on }) => on))].filter((on) => on <= until).sort()
  const earned: EarnedDiscount[] = []
  for (const on of days) {
    const there = counts.filter((entry) => entry.on <= on)
    if (!there.some(({ kind, amountMinor }) => kind === 'payment' && amountMinor < 0)) continue
    const baseMinor = there.reduce((sum, { kind, amountMinor }) => (kind === 'charge' ? sum + amountMinor : sum), 0)
    const givenMinor = sumOf(earned)
    const amountMinor = partOf(Math.max(0, baseMinor), basisPoints, 10_000) - givenMinor
    if (amountMinor > 0 && debtSums(there).balanceMinor - givenMinor <= amountMinor)
      earned.push({ on, amountMinor, calculation: { kind: 'early_discount', basisPoints, baseMinor, until } })
  }
  return earned
}
