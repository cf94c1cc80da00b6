import { asIfPaid, type ChargeFacts, courseOf, isByRule } from './charges.ts'
import type { LocalDate } from './dates.ts'
import { standingEntries } from './ledger.ts'

/** What a debt comes to at the end of a day, in its minor units. */
export interface DebtOn {
  /** What is owed. Below zero: more came than is owed. */
  readonly balanceMinor: number
  /** Its parts, each what is open of it. */
  readonly principalMinor: number
  readonly feesMinor: number
  readonly interestMinor: number
  /** Of the balance what is not booked: interest that runs. Negative: booked, and not charged as long as a receipt waits. */
  readonly runningMinor: number
}

/**
 * What is owed on a debt at the end of any day, a past one or one to come, as far as is known now: the money that had come by
 * then, fees and interest until then, whatever of them is booked. Receipts that wait are no money, but nothing is
 * charged that they would prevent.
 */
export function debtOn(facts: ChargeFacts, on: LocalDate): DebtOn {
  const standing = standingEntries(facts.entries)
  const isLater = new Set(standing.flatMap((entry) => (entry.on > on ? [entry.id] : [])))
  const entries = facts.entries.filter(({ id }) => !isLater.has(id))
  const here = standing.filter(({ id }) => !isLater.has(id))
  const bookedMinor = sum(here)
  if (facts.debt.cancelledAt !== null)
    return { balanceMinor: bookedMinor, principalMinor: 0, feesMinor: 0, interestMinor: 0, runningMinor: 0 }
  const claimed = courseOf({ ...facts, entries: [...entries, ...asIfPaid({ ...facts, entries })] }, on)
  const byRuleMinor = (claimed.fee?.amountMinor ?? 0) + claimed.interestMinor
  const balanceMinor = sum(here.filter((entry) => !isByRule(entry))) + byRuleMinor
  const course = courseOf({ ...facts, entries }, on)
  // A receipt that waits keeps charges away, and its money pays none of them.
  const unsaid = (course.fee?.amountMinor ?? 0) + course.interestMinor - byRuleMinor
  const interestMinor = Math.max(0, course.openInterestMinor - unsaid)
  const feesMinor = Math.min(course.openFeesMinor, Math.max(0, balanceMinor - interestMinor))
  return {
    balanceMinor,
    principalMinor: Math.max(0, balanceMinor - interestMinor - feesMinor),
    feesMinor,
    interestMinor,
    runningMinor: balanceMinor - bookedMinor,
  }
}

/** Whether a day adds interest to what is owed on a debt, if nothing happens before. */
export function bearsOn(facts: ChargeFacts, day: LocalDate): boolean {
  const { cancelledAt, terms, earlierTerms } = facts.debt
  if (cancelledAt !== null || (terms.interest === null && earlierTerms.every((one) => one.terms.interest === null)))
    return false
  const { bearing } = courseOf({ ...facts, entries: [...facts.entries, ...asIfPaid(facts)] }, day)
  return (bearing.at(-1)?.to ?? '') >= day
}

const sum = (entries: readonly { readonly amountMinor: number }[]): number =>
  entries.reduce((all, { amountMinor }) => all + amountMinor, 0)
