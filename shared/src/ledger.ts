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
    writtenOffMinor: 0 - by.write_off,
  }
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

/** Within a day: a late fee is there when it begins, money comes during it, interest of a month is there when it ends. */
const partOfDay: Partial<Record<LedgerKind, number>> = { late_fee: -1, interest: 1 }

/**
 * The open principal at the end of each day with entries. Money goes to the fees and the interest that are there when it comes,
 * and then to what was charged (collections-facts.md 5); interest of a later day takes nothing of it back, for else there
 * would be interest on interest. A discount is taken off what was charged.
 */
export function principalByDay(entries: readonly EntrySum[]): PrincipalStep[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const inOrder = [...entries].sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1
    const parts = (partOfDay[a.kind] ?? 0) - (partOfDay[b.kind] ?? 0)
    return parts !== 0 ? parts : a.id < b.id ? -1 : 1
  })
  const steps: { on: LocalDate; principalMinor: number }[] = []
  const toFees = new Map<string, number>()
  let charged = 0
  let feesBooked = 0
  let fees = 0
  /** Below zero when more was paid than was there. */
  let principal = 0
  for (const { id, kind: own, amountMinor, on, reversesEntryId } of inOrder) {
    const kind = (reversesEntryId === null ? undefined : byId.get(reversesEntryId)?.kind) ?? own
    if (kind === 'charge') {
      charged += amountMinor
      principal += amountMinor
    } else if (kind === 'late_fee' || kind === 'interest') {
      feesBooked += amountMinor
      fees += amountMinor
    } else {
      // Money taken back leaves what it had gone to.
      const part =
        amountMinor < 0
          ? kind === 'discount'
            ? 0
            : -Math.min(fees, -amountMinor)
          : Math.max(0, Math.min(toFees.get(reversesEntryId ?? '') ?? 0, feesBooked - fees))
      toFees.set(id, -part)
      fees += part
      principal += amountMinor - part
    }
    // Money for a fee that was forgiven is free for what was charged.
    if (fees < 0) {
      principal += fees
      fees = 0
    }
    // Interest is borne by what was charged alone.
    const over = principal - Math.max(0, charged)
    if (over > 0) {
      principal -= over
      fees += over
    }
    // What was paid ahead pays what comes later.
    const ahead = Math.min(fees, -principal)
    if (ahead > 0) {
      fees -= ahead
      principal += ahead
    }
    const last = steps.at(-1)
    if (last?.on === on) last.principalMinor = Math.max(0, principal)
    else steps.push({ on, principalMinor: Math.max(0, principal) })
  }
  return steps
}
