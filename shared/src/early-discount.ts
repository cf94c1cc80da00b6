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
): { takeBack: E[]; book: EarnedDiscount | null } {
  if (debt.cancelledAt !== null) return { takeBack: [], book: null }
  const booked = standingEntries(entries).filter(({ calculation }) => calculation?.kind === 'early_discount')
  const earned = earnedDiscount(debt, entries)
  const bookedMinor = booked.reduce((sum, { amountMinor }) => sum - amountMinor, 0)
  const missing = (earned?.amountMinor ?? 0) - bookedMinor
  if (missing === 0) return { takeBack: [], book: null }
  if (missing < 0) return { takeBack: booked, book: earned }
  return { takeBack: [], book: earned && { ...earned, amountMinor: missing } }
}

/** The discount that was earned in all; null: none. */
export function earnedDiscount(
  debt: { readonly terms: DebtTerms },
  entries: readonly DiscountEntry[],
): EarnedDiscount | null {
  const standing = standingEntries(entries)
  const booked = standing.flatMap(({ calculation }): EarlyRule[] =>
    calculation?.kind === 'early_discount' ? [calculation] : [],
  )
  return [...booked, ...(debt.terms.earlyDiscount ? [debt.terms.earlyDiscount] : [])]
    .flatMap((rule) => earnedBy(rule, standing) ?? [])
    .reduce<EarnedDiscount | null>((best, one) => (best && best.amountMinor >= one.amountMinor ? best : one), null)
}

/** The day by which all but the discount had come, if it did in time. Charged later by then is not waited for. */
function earnedBy({ basisPoints, until }: EarlyRule, standing: readonly DiscountEntry[]): EarnedDiscount | null {
  const counts = standing.filter(
    ({ kind, calculation }) => kind !== 'write_off' && kind !== 'recovery' && calculation?.kind !== 'early_discount',
  )
  const days = [...new Set(counts.map(({ on }) => on))].filter((on) => on <= until).sort()
  for (const on of days) {
    const there = counts.filter((entry) => entry.on <= on)
    if (!there.some(({ kind, amountMinor }) => kind === 'payment' && amountMinor < 0)) continue
    const baseMinor = there.reduce((sum, { kind, amountMinor }) => (kind === 'charge' ? sum + amountMinor : sum), 0)
    const amountMinor = partOf(Math.max(0, baseMinor), basisPoints, 10_000)
    if (amountMinor > 0 && debtSums(there).balanceMinor <= amountMinor)
      return { on, amountMinor, calculation: { kind: 'early_discount', basisPoints, baseMinor, until } }
  }
  return null
}
