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
 * The open principal at the end of each day with entries. Within a day fees, interest and what is charged are there when money
 * comes, and all money of a day is one sum. It goes to fees and interest, and then to what was charged; interest of a later day
 * takes nothing of it back, for else there would be interest on interest. A discount is taken off what was charged. What was
 * taken back has never been.
 */
export function principalByDay(entries: readonly EntrySum[]): PrincipalStep[] {
  const days = Map.groupBy(standingEntries(entries), ({ on }) => on)
  let [charged, fees, interest] = [0, 0, 0]
  /** Below zero when more was paid than was there. */
  let principal = 0
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, there]) => {
      const sum = (...kinds: LedgerKind[]) =>
        there.reduce((all, { kind, amountMinor }) => (kinds.includes(kind) ? all + amountMinor : all), 0)
      const more = sum('charge')
      charged += more
      fees += sum('late_fee')
      interest += sum('interest')
      principal += more + sum('discount')
      let money = Math.max(0, -principal) - sum('payment', 'write_off', 'recovery', 'refund')
      principal = Math.max(0, principal)
      const toFees = Math.max(0, Math.min(fees, money))
      fees -= toFees
      money -= toFees
      const toInterest = toInterestFirst(money, principal, interest)
      interest -= toInterest
      principal -= money - toInterest
      // Interest is borne by what was charged alone.
      const over = Math.max(0, principal - Math.max(0, charged))
      principal -= over
      interest += over
      return { on, principalMinor: Math.max(0, principal) }
    })
}
