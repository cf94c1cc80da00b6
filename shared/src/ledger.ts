import type { LocalDate } from './dates.ts'
import type { LedgerEntry, LedgerKind } from './debt.ts'

/** What the arithmetic of a debt needs of an entry. */
export type EntrySum = Pick<LedgerEntry, 'id' | 'kind' | 'amountMinor' | 'on' | 'reversesEntryId'>

/** What came of one debt, all in its minor units. */
export interface DebtSums {
  /** The sum of all entries: what is open. */
  readonly balanceMinor: number
  /** The part of the balance that bears interest. */
  readonly principalMinor: number
  readonly chargedMinor: number
  readonly feesMinor: number
  readonly interestMinor: number
  /** Positive. */
  readonly discountMinor: number
  /** Positive, refunds taken off. */
  readonly paidMinor: number
  /** Positive. */
  readonly writtenOffMinor: number
}

/**
 * Adds up the entries of one debt. A reversal counts as the kind that it reverses. Money goes to fees, then to interest, then to
 * what was charged (collections-facts.md 5), so the open principal is the balance, but never more than what was charged.
 */
export function debtSums(entries: readonly EntrySum[]): DebtSums {
  const kindOf = new Map<string, LedgerKind>(entries.map((entry) => [entry.id, entry.kind]))
  const by: Record<LedgerKind, number> = {
    charge: 0,
    late_fee: 0,
    interest: 0,
    discount: 0,
    payment: 0,
    write_off: 0,
    refund: 0,
    reversal: 0,
  }
  let balanceMinor = 0
  for (const entry of entries) {
    balanceMinor += entry.amountMinor
    const reversed = entry.reversesEntryId === null ? undefined : kindOf.get(entry.reversesEntryId)
    by[reversed ?? entry.kind] += entry.amountMinor
  }
  return {
    balanceMinor,
    principalMinor: Math.max(0, Math.min(balanceMinor, by.charge)),
    chargedMinor: by.charge,
    feesMinor: by.late_fee,
    interestMinor: by.interest,
    discountMinor: -by.discount,
    paidMinor: -(by.payment + by.refund),
    writtenOffMinor: -by.write_off,
  }
}

/** The sums as they were at the end of a day, by the days that entries count for. */
export function debtSumsOn(entries: readonly EntrySum[], on: LocalDate): DebtSums {
  return debtSums(entries.filter((entry) => entry.on <= on))
}
