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
  /** Positive; what came after all is taken off. */
  readonly writtenOffMinor: number
  /** Positive: money that came after it was given up. */
  readonly recoveredMinor: number
}

/**
 * Adds up the entries of one debt. A reversal counts as the kind that it reverses. The open principal is what `principalByDay`
 * ends with.
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
    recovery: 0,
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
    principalMinor: principalByDay(entries).at(-1)?.principalMinor ?? 0,
    chargedMinor: by.charge,
    feesMinor: by.late_fee,
    interestMinor: by.interest,
    discountMinor: 0 - by.discount,
    paidMinor: 0 - (by.payment + by.refund),
    writtenOffMinor: 0 - (by.write_off + by.recovery),
    recoveredMinor: by.recovery,
  }
}

/** Entries that stand: what was taken back is left out together with what took it back, as if it had never been. */
export function standingEntries<E extends EntrySum>(entries: readonly E[]): E[] {
  const reversed = new Set(entries.map(({ reversesEntryId }) => reversesEntryId))
  return entries.filter(({ id, reversesEntryId }) => reversesEntryId === null && !reversed.has(id))
}

/** The sums as they were at the end of a day, by the days that entries count for. */
export function debtSumsOn(entries: readonly EntrySum[], on: LocalDate): DebtSums {
  return debtSums(entries.filter((entry) => entry.on <= on))
}

/** What bears interest from the end of a day on. */
export interface PrincipalStep {
  readonly on: LocalDate
  readonly principalMinor: number
}

/** Within a day: fees and interest are there when money comes. */
const partOfDay: Partial<Record<LedgerKind, number>> = { late_fee: -1, interest: -1 }

/**
 * What of money (fees are paid already) goes to interest: all of it first, as collections-facts.md 5 has it. Money that reaches what
 * was charged pays that, though, and the rest interest: who has paid the whole price late owes the interest of those days, and no
 * interest on it ever after.
 */
export function toInterestFirst(moneyMinor: number, principalMinor: number, interestMinor: number): number {
  const isWholePrice = moneyMinor >= principalMinor
  return Math.max(0, Math.min(isWholePrice ? moneyMinor - principalMinor : moneyMinor, interestMinor))
}

/**
 * The open principal at the end of each day with entries. Money goes to the fees and the interest that are there when it comes,
 * and then to what was charged; interest of a later day takes nothing of it back, for else there would be interest on
 * interest. A discount is taken off what was charged. What was taken back has never been.
 */
export function principalByDay(entries: readonly EntrySum[]): PrincipalStep[] {
  const inOrder = standingEntries(entries).sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1
    const parts = (partOfDay[a.kind] ?? 0) - (partOfDay[b.kind] ?? 0)
    return parts !== 0 ? parts : a.id < b.id ? -1 : 1
  })
  const steps: { on: LocalDate; principalMinor: number }[] = []
  let [charged, fees, interest] = [0, 0, 0]
  /** Below zero when more was paid than was there. */
  let principal = 0
  for (const { kind, amountMinor, on } of inOrder) {
    if (kind === 'charge') {
      charged += amountMinor
      principal += amountMinor
    } else if (kind === 'late_fee') fees += amountMinor
    else if (kind === 'interest') interest += amountMinor
    else if (kind === 'discount' || amountMinor > 0) principal += amountMinor
    else {
      const toFees = Math.min(Math.max(0, fees), -amountMinor)
      const toInterest = toInterestFirst(-amountMinor - toFees, Math.max(0, principal), interest)
      fees -= toFees
      interest -= toInterest
      principal += amountMinor + toFees + toInterest
    }
    // Interest is borne by what was charged alone.
    const over = Math.max(0, principal - Math.max(0, charged))
    principal -= over
    interest += over
    // What was paid ahead pays what comes later.
    const aheadFees = Math.max(0, Math.min(fees, -principal))
    fees -= aheadFees
    principal += aheadFees
    const aheadInterest = Math.max(0, Math.min(interest, -principal))
    interest -= aheadInterest
    principal += aheadInterest
    const last = steps.at(-1)
    if (last?.on === on) last.principalMinor = Math.max(0, principal)
    else steps.push({ on, principalMinor: Math.max(0, principal) })
  }
  return steps
}
