// For tests: what one debt comes to on a day, counted a second time. Written from collections-facts.md without a look at the
// program: no entries, no bookings, nothing kept. It walks through all days, one by one, and does on each what was agreed.

/** A day as `2026-11-29`. */
type Day = string

export interface ModelTerms {
  graceDays: number
  lateFee: { kind: 'fixed'; amountMinor: number } | { kind: 'percent'; basisPoints: number } | null
  interest: { basisPoints: number; per: 'month' | 'year'; yearDays: 360 | 365 } | null
  earlyDiscount: { basisPoints: number; until: Day } | null
}

export interface ModelDebt {
  issuedOn: Day
  dueOn: Day
  /** The amount as it was said; corrections follow with their day. */
  amounts: { from: Day; amountMinor: number }[]
  /** As agreed from a day on, oldest first. */
  terms: { from: Day; terms: ModelTerms }[]
  /** Money received for it, by the day it was paid. */
  money: { on: Day; amountMinor: number }[]
  /** Receipts that wait to be verified: no money yet, but nothing is charged that they would prevent. */
  claims: { on: Day; amountMinor: number }[]
  /** What a person booked, in positive amounts. */
  byHand: { on: Day; kind: 'charge' | 'late_fee' | 'interest' | 'discount'; amountMinor: number }[]
  /** Days on which a plan ran over it, both included; `until` null: it runs. */
  plans: { from: Day; until: Day | null }[]
}

/** What is owed at the end of a day. */
export interface ModelBalance {
  principal: number
  fees: number
  interest: number
  /** What came beyond all that was owed. */
  tooMuch: number
}

type Interest = NonNullable<ModelTerms['interest']>
type Fee = NonNullable<ModelTerms['lateFee']>

/** Of a principal for one day, in this part of a minor unit; thirty days make a month where the rate is a monthly one. */
const parts = 10_000n * 30n * 360n * 365n
const ofOneDay = (principal: number, rule: Interest): bigint =>
  (BigInt(principal) * BigInt(rule.basisPoints) * parts) / 10_000n / BigInt(rule.per === 'month' ? 30 : rule.yearDays)

/** Half up, of what is not negative. */
const rounded = (numerator: bigint, denominator: bigint): number =>
  Number((numerator * 2n + denominator) / (denominator * 2n))

const feeOf = (rule: Fee, open: number): number =>
  rule.kind === 'fixed' ? rule.amountMinor : rounded(BigInt(open) * BigInt(rule.basisPoints), 10_000n)

export const dayAfter = (day: Day, by = 1): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

/** What is open at the end of `asked`. */
export function modelBalance(debt: ModelDebt, asked: Day): ModelBalance {
  const charged = walk(debt, [...debt.money, ...debt.claims], asked, null)
  return walk(debt, debt.money, asked, charged.byRule)
}

/** What was added on which day. */
type Added = Map<Day, number>

/** `byRule` null: what rules charge is found out on the way. */
function walk(
  debt: ModelDebt,
  money: ModelDebt['money'],
  asked: Day,
  byRule: { fees: Added; interest: Added } | null,
): ModelBalance & { byRule: { fees: Added; interest: Added } } {
  const { earlyDiscount: early } = (debt.terms.at(-1) as { terms: ModelTerms }).terms
  const found = { fees: new Map<Day, number>(), interest: new Map<Day, number>() }
  let [principal, fees, interest, tooMuch] = [0, 0, 0, 0]
  let exact = 0n
  let discounted = 0
  let wasLate = false
  const said = amountsByDay(debt)
  const feesByHand = debt.byHand
    .filter(({ kind }) => kind === 'late_fee')
    .reduce((sum, one) => sum + one.amountMinor, 0)
  const first = [debt.issuedOn, debt.dueOn, ...[...money, ...debt.byHand].map(({ on }) => on)].sort()[0] as Day
  for (let day = first; day <= asked; day = dayAfter(day)) {
    const rests = debt.plans.some(({ from, until }) => from <= day && (until === null || day <= until))
    // Stricter terms count from the day they were agreed, milder ones always.
    const agreed = termsFrom(debt, day)
    const isLate = agreed.every(({ graceDays }) => day > dayAfter(debt.dueOn, graceDays))
    // The day after the last day of grace: the fee, once, of what is open in the morning.
    if (isLate && !wasLate && !rests) {
      const open = principal + fees + interest
      const fee = Math.min(...agreed.map(({ lateFee }) => (lateFee ? feeOf(lateFee, open) : 0))) - feesByHand
      if (open > 0 && fee > 0) found.fees.set(day, fee)
    }
    wasLate ||= isLate
    // Every late day bears interest on the principal with which it began, the day of a payment too.
    if (isLate && !rests) {
      const before = rounded(exact, parts)
      const [mildest = 0n] = agreed
        .map((terms) => (terms.interest ? ofOneDay(principal, terms.interest) : 0n))
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      exact += mildest
      found.interest.set(day, rounded(exact, parts) - before)
    }
    fees += (byRule ?? found).fees.get(day) ?? 0
    interest += (byRule ?? found).interest.get(day) ?? 0
    principal += said.get(day) ?? 0
    for (const { on, kind, amountMinor } of debt.byHand) {
      if (on !== day) continue
      if (kind === 'charge') principal += amountMinor
      if (kind === 'late_fee') fees += amountMinor
      if (kind === 'interest') interest += amountMinor
      if (kind === 'discount') principal -= amountMinor
    }
    let left = tooMuch + money.filter(({ on }) => on === day).reduce((sum, one) => sum + one.amountMinor, 0)
    if (principal < 0) {
      left -= principal
      principal = 0
    }
    const toFees = Math.min(fees, left)
    left -= toFees
    // Who brings the whole price late has paid it; the interest that is left bears none.
    const toInterest = Math.min(interest, left >= principal ? left - principal : left)
    left -= toInterest
    const toPrincipal = Math.min(principal, left)
    left -= toPrincipal
    ;[fees, interest, principal, tooMuch] = [fees - toFees, interest - toInterest, principal - toPrincipal, left]
    // For paying early: all but the discount is there by that day, which counts.
    if (early && day <= early.until) {
      const byHand = debt.byHand.filter(({ on, kind }) => kind === 'charge' && on <= day)
      const charged =
        [...said].reduce((sum, [on, amount]) => (on <= day ? sum + amount : sum), 0) +
        byHand.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
      const off = rounded(BigInt(Math.max(0, charged)) * BigInt(early.basisPoints), 10_000n) - discounted
      if (off > 0 && money.some(({ on }) => on <= day) && principal + fees + interest - tooMuch <= off) {
        discounted += off
        principal -= off
      }
    }
    if (principal < 0) {
      tooMuch -= principal
      principal = 0
    }
  }
  return { principal, fees, interest, tooMuch, byRule: found }
}

/** What was agreed by a day and all that was agreed after it. */
function termsFrom({ terms }: ModelDebt, day: Day): ModelTerms[] {
  const first = Math.max(
    0,
    terms.findLastIndex(({ from }) => from <= day),
  )
  return terms.slice(first).map((one) => one.terms)
}

/** A price that was said too high was never owed, one said too low is owed from the day it was corrected. */
function amountsByDay({ issuedOn, amounts }: ModelDebt): Added {
  const steps: { on: Day; amount: number }[] = []
  let before = 0
  for (const [i, { from, amountMinor }] of amounts.entries()) {
    let change = amountMinor - before
    before = amountMinor
    if (change > 0) steps.push({ on: i === 0 || from < issuedOn ? issuedOn : from, amount: change })
    while (change < 0) {
      const last = steps.pop() as { on: Day; amount: number }
      change += last.amount
      if (change > 0) steps.push({ on: last.on, amount: change })
    }
  }
  const byDay: Added = new Map()
  for (const { on, amount } of steps) byDay.set(on, (byDay.get(on) ?? 0) + amount)
  return byDay
}

/** What decides where a card stands that nobody moved. */
export interface ModelAccount {
  hasDebts: boolean
  owes: boolean
  isOverdue: boolean
  hasLivePlan: boolean
  hasOpenPromise: boolean
  /** What was open last was given up. */
  isGivenUp: boolean
}

export function modelColumn(
  account: ModelAccount,
): 'inbox' | 'reminder' | 'overdue' | 'promise' | 'plan' | 'paid' | 'closed' {
  if (!account.hasDebts) return 'inbox'
  if (!account.owes) return account.isGivenUp ? 'closed' : 'paid'
  if (account.hasLivePlan) return 'plan'
  if (account.hasOpenPromise) return 'promise'
  return account.isOverdue ? 'overdue' : 'reminder'
}
