import { addDays, addMonths, daysBetween, type LocalDate } from './dates.ts'
import type { Calculation, DebtTerms, EarlierTerms, InterestRule, LateFeeRule, WhyTakenBack } from './debt.ts'
import { judgeDiscounts } from './early-discount.ts'
import { type EntrySum, standingEntries, toInterestFirst } from './ledger.ts'
import { partOf } from './money.ts'

// What is charged by rule for paying late (collections-facts.md 3, 5 and 6) is a function of facts: what was charged and when it
// was due, the terms as they were agreed from day to day, money by the day it was paid, plans while they ran, what a person
// booked, took back or forgave. What has been booked by rule is no fact; `judgeCharges` compares it with what should be there.

/** Days, both included. */
export interface DaySpan {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** The end of a span that has none yet (a live plan). */
export const endless: LocalDate = '9999-12-31'

export interface ChargeableDebt {
  readonly id: string
  readonly dueOn: LocalDate
  readonly terms: DebtTerms
  /** Terms that were agreed before; none: it was always these. */
  readonly earlierTerms: readonly EarlierTerms[]
  readonly cancelledAt: number | null
}

/** What charges need of an entry. */
export type ChargeEntry = EntrySum & { readonly calculation: Calculation | null; readonly byUserId: string | null }

/** Everything that decides what is charged on a debt. */
export interface ChargeFacts {
  readonly debt: ChargeableDebt
  readonly entries: readonly ChargeEntry[]
  /** Days of plans; they carry nothing. */
  readonly rested: readonly DaySpan[]
  /** Money said to be paid that waits to be verified, at most what may go to this debt (its minor units). */
  readonly claims?: readonly { readonly on: LocalDate; readonly amountMinor: number }[]
}

/** A late fee on the balance of the last day of grace, in minor units; 0 when nothing was open then. */
export function lateFeeOf(rule: LateFeeRule, balanceMinor: number): number {
  if (balanceMinor <= 0) return 0
  return rule.kind === 'fixed' ? rule.amountMinor : partOf(balanceMinor, rule.basisPoints, 10_000)
}

export type InterestSpan = Extract<Calculation, { kind: 'interest' }>['spans'][number]
/** Days with one principal and one rate. */
export type BearingSpan = InterestSpan & { readonly rule: InterestRule }

/** Interest is added up in this part of a minor unit: days of 1/30, 1/360 and 1/365 of a rate in hundredths of a percent are whole. */
const fractions = 10_000n * 26_280n
const rateDays = (rule: InterestRule): number => (rule.per === 'month' ? 30 : rule.yearDays)

function exactInterest(spans: readonly BearingSpan[]): bigint {
  return spans.reduce(
    (sum, { principalMinor, days, rule }) =>
      sum + BigInt(principalMinor) * BigInt(days) * BigInt(rule.basisPoints) * BigInt(26_280 / rateDays(rule)),
    0n,
  )
}

/** Simple interest of these spans, in minor units, rounded once: principal × rate × days ÷ 30, 360 or 365. */
export function interestOf(rule: InterestRule, spans: readonly InterestSpan[]): number {
  return partOf(1, exactInterest(spans.map((span) => ({ ...span, rule }))), fractions)
}

// The terms

/** The terms of a day and all that were agreed after it, oldest first. */
const termsSince = ({ terms, earlierTerms }: ChargeableDebt, day: LocalDate): [DebtTerms, ...DebtTerms[]] => {
  const [first, ...others] = earlierTerms.flatMap((earlier) => (day <= earlier.until ? [earlier.terms] : []))
  return first ? [first, ...others, terms] : [terms]
}

const longestGrace = (all: readonly DebtTerms[]): number => Math.max(...all.map(({ graceDays }) => graceDays))

const dailyRate = (rule: InterestRule): number => rule.basisPoints / rateDays(rule)

/**
 * The rate of a day. Terms that were changed count from the day of the change on; for the days before, the mildest of those of
 * that day and all that came after, so that a correction for the debtor's good reaches back and a stricter one never does.
 */
function interestOn(debt: ChargeableDebt, day: LocalDate): InterestRule | null {
  const since = termsSince(debt, day)
  if (day <= addDays(debt.dueOn, longestGrace(since))) return null
  return since
    .map(({ interest }) => interest)
    .reduce((a, b) => (a === null || b === null ? null : dailyRate(a) <= dailyRate(b) ? a : b))
}

/**
 * The first day that carries a charge: past the grace of the terms of that day and past that of all later ones. A grace that was made
 * shorter ends on the day of the change at the earliest.
 */
function firstLateDay(debt: ChargeableDebt): LocalDate {
  let from: LocalDate | null = null
  for (const until of [...debt.earlierTerms.map((earlier) => earlier.until), endless]) {
    const late = addDays(debt.dueOn, longestGrace(termsSince(debt, until)) + 1)
    const first = from !== null && from > late ? from : late
    if (first <= until) return first
    from = until === endless ? null : addDays(until, 1)
  }
  return endless
}

/** The last day of the `count`-th month late. */
const monthLateEnds = (debt: ChargeableDebt, count: number): LocalDate =>
  addMonths(addDays(debt.dueOn, debt.terms.graceDays), count)

// The course of a debt

/** Booked by a rule for paying late. */
export const isByRule = ({ calculation }: Pick<ChargeEntry, 'calculation'>): boolean =>
  calculation?.kind === 'late_fee' || calculation?.kind === 'interest'

/** What a person took back of what a rule had charged. */
function forgiven(entries: readonly ChargeEntry[]): ChargeEntry[] {
  const takenBack = new Set(entries.flatMap((entry) => (entry.byUserId === null ? [] : (entry.reversesEntryId ?? []))))
  return entries.filter((entry) => isByRule(entry) && takenBack.has(entry.id))
}

interface Day {
  charged: number
  fees: number
  interest: number
  discounts: number
  /** Negative: came. */
  money: number
}

function factsByDay(entries: readonly ChargeEntry[]): Map<LocalDate, Day> {
  const days = new Map<LocalDate, Day>()
  for (const { kind, amountMinor, on } of standingEntries(entries).filter((entry) => !isByRule(entry))) {
    const day = days.get(on) ?? { charged: 0, fees: 0, interest: 0, discounts: 0, money: 0 }
    if (kind === 'charge') day.charged += amountMinor
    else if (kind === 'late_fee') day.fees += amountMinor
    else if (kind === 'interest') day.interest += amountMinor
    else if (kind === 'discount') day.discounts += amountMinor
    else day.money += amountMinor
    days.set(on, day)
  }
  return days
}

/** A fee that the terms ask for, less what was charged by hand for the same. */
export interface FeeDue {
  readonly on: LocalDate
  readonly amountMinor: number
  readonly calculation: Extract<Calculation, { kind: 'late_fee' }>
}

/** What should have come of a debt by the end of a day. */
export interface Course {
  readonly fee: FeeDue | null
  /** Days that bear interest, oldest first. */
  readonly bearing: readonly BearingSpan[]
  /** Days after which interest is to be booked because money came on them. */
  readonly moneyDays: readonly LocalDate[]
  /** Interest by rule, rounded once. */
  readonly interestMinor: number
  readonly principalMinor: number
  /** Fees and interest that are open, those of people included; never below zero. */
  readonly openFeesMinor: number
  readonly openInterestMinor: number
}

/**
 * Follows a debt through its days until `until` (included). Within a day: interest of the day on what was open when it began, then
 * what is charged, then money. Money goes to fees, then to interest, the running part included, then to what was charged.
 */
export function courseOf({ debt, entries, rested }: ChargeFacts, until: LocalDate): Course {
  const days = factsByDay(entries)
  const pardoned = forgiven(entries)
  const resting = [
    ...rested,
    ...pardoned.flatMap(({ calculation }) => (calculation?.kind === 'interest' ? calculation.spans : [])),
  ]
  const feeDay = debt.cancelledAt === null ? firstLateDay(debt) : endless
  const breaks = breakDays(debt, { days: [...days.keys()], resting, feeDay, until })
  const bearing: BearingSpan[] = []
  const moneyDays: LocalDate[] = []
  let fee: FeeDue | null = null
  let exact = 0n
  let [charged, principal, handFees, otherInterest, paidFees, paidInterest] = [0, 0, 0, 0, 0, 0]
  const fees = () => handFees + (fee?.amountMinor ?? 0) - paidFees
  const interest = () => partOf(1, exact, fractions) + otherInterest - paidInterest
  for (const [i, from] of breaks.entries()) {
    const to = addDays(breaks[i + 1] ?? addDays(until, 1), -1)
    // The day of the facts alone, then the quiet days until the next.
    for (const span of from === to
      ? [{ from, to }]
      : [
          { from, to: from },
          { from: addDays(from, 1), to },
        ]) {
      // On what was open when the last day of grace was over.
      if (span.from === feeDay)
        fee = feeOn(debt, { feeDay, base: principal + fees() + interest(), rested, pardoned, entries })
      const rule = debt.cancelledAt === null && !isResting(resting, span.from) ? interestOn(debt, span.from) : null
      if (rule && principal > 0) {
        const one = { ...span, days: daysBetween(span.from, span.to) + 1, principalMinor: principal, rule }
        bearing.push(one)
        exact += exactInterest([one])
      }
      const day = span.from === from ? days.get(from) : undefined
      if (!day) continue
      charged += day.charged
      handFees += day.fees
      otherInterest += day.interest
      principal += day.charged + day.discounts
      if (day.money + day.discounts !== 0) moneyDays.push(from)
      let money = -day.money + Math.max(0, -principal)
      principal = Math.max(0, principal)
      const toFees = Math.max(0, Math.min(money, fees()))
      paidFees += toFees
      money -= toFees
      const toInterest = toInterestFirst(money, principal, interest())
      paidInterest += toInterest
      principal -= money - toInterest
      // Interest is borne by what was charged alone.
      const over = Math.max(0, principal - Math.max(0, charged))
      principal -= over
      paidInterest -= over
    }
  }
  const merged = mergeSpans(bearing)
  return {
    fee,
    bearing: merged,
    moneyDays,
    interestMinor: partOf(1, exact, fractions),
    principalMinor: Math.max(0, principal),
    openFeesMinor: Math.max(0, fees()),
    openInterestMinor: Math.max(0, interest()),
  }
}

/** Days on which something may change: the first of each stretch that is alike. */
function breakDays(
  debt: ChargeableDebt,
  about: { days: readonly LocalDate[]; resting: readonly DaySpan[]; feeDay: LocalDate; until: LocalDate },
): LocalDate[] {
  const graces = [debt.terms, ...debt.earlierTerms.map(({ terms }) => terms)]
  const all = [
    ...about.days,
    ...about.resting.flatMap(({ from, to }) => (to === endless ? [from] : [from, addDays(to, 1)])),
    ...debt.earlierTerms.map(({ until }) => addDays(until, 1)),
    ...graces.map(({ graceDays }) => addDays(debt.dueOn, graceDays + 1)),
    ...(about.feeDay === endless ? [] : [about.feeDay]),
  ]
  return [...new Set(all)].filter((day) => day <= about.until).sort()
}

const isResting = (spans: readonly DaySpan[], day: LocalDate): boolean =>
  spans.some(({ from, to }) => from <= day && day <= to)

function feeOn(
  debt: ChargeableDebt,
  about: {
    feeDay: LocalDate
    base: number
    rested: readonly DaySpan[]
    pardoned: readonly ChargeEntry[]
    entries: readonly ChargeEntry[]
  },
): FeeDue | null {
  const rule = termsSince(debt, about.feeDay)
    .map(({ lateFee }) => lateFee)
    .reduce((a, b) => (a === null || b === null ? null : lateFeeOf(a, about.base) <= lateFeeOf(b, about.base) ? a : b))
  if (rule === null || isResting(about.rested, about.feeDay)) return null
  if (about.pardoned.some(({ kind }) => kind === 'late_fee')) return null
  const byHand = standingEntries(about.entries)
    .filter((entry) => entry.kind === 'late_fee' && !isByRule(entry))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const amountMinor = lateFeeOf(rule, about.base) - Math.max(0, byHand)
  if (amountMinor <= 0) return null
  const calculation = { kind: 'late_fee' as const, rule, baseMinor: about.base, dueOn: debt.dueOn }
  return { on: about.feeDay, amountMinor, calculation }
}

const sameRule = (a: InterestRule, b: InterestRule): boolean =>
  a.basisPoints === b.basisPoints && a.per === b.per && (a.per === 'month' || a.yearDays === b.yearDays)

/** Spans that follow each other with the same principal and rate are one. */
function mergeSpans(spans: readonly BearingSpan[]): BearingSpan[] {
  const merged: BearingSpan[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    const isNext = last && addDays(last.to, 1) === span.from
    if (isNext && last.principalMinor === span.principalMinor && sameRule(last.rule, span.rule))
      merged[merged.length - 1] = { ...last, to: span.to, days: last.days + span.days }
    else merged.push(span)
  }
  return merged
}

/** Of these spans what lies within some days. */
function within(spans: readonly BearingSpan[], { from, to }: DaySpan): BearingSpan[] {
  return spans.flatMap((span) => {
    const [a, b] = [span.from > from ? span.from : from, span.to < to ? span.to : to]
    return a > b ? [] : [{ ...span, from: a, to: b, days: daysBetween(a, b) + 1 }]
  })
}

// What is booked beside what should be

/** A charge to be booked. */
export interface DueCharge {
  readonly kind: 'late_fee' | 'interest'
  readonly amountMinor: number
  /** The day it counts for. */
  readonly on: LocalDate
  readonly calculation: Calculation
}

export interface Judgement {
  /** Booked, but not what the facts say; with the reason. */
  readonly takeBack: readonly { readonly entry: ChargeEntry; readonly why: WhyTakenBack }[]
  /** What the facts say and is not booked, oldest first. */
  readonly book: readonly DueCharge[]
}

/**
 * Compares what has been booked by rule with what should be there at the end of `until`. A month's interest is booked when its
 * last day is over, that until a payment on the day of the payment; with `closing` also the running part until `until`. What the
 * answer asks for makes the next answer empty.
 */
export function judgeCharges(facts: ChargeFacts, until: LocalDate, closing = false): Judgement {
  const { debt, entries } = facts
  if (debt.cancelledAt !== null) return { takeBack: [], book: [] }
  const booked = standingEntries(entries).filter(isByRule)
  if (booked.length === 0 && debt.terms.lateFee === null && debt.terms.interest === null)
    return { takeBack: [], book: [] }
  // A clock that was put back makes nothing undue that was booked before.
  const course = courseOf(facts, [until, ...booked.map(({ on }) => on)].sort().at(-1) ?? until)
  const fees = judgeFee(facts, course, { booked, until })
  const interest = judgeInterest(facts, course, { booked, until, closing })
  return {
    takeBack: [...fees.takeBack, ...interest.takeBack],
    book: [...fees.book, ...interest.book].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  }
}

function judgeFee(
  facts: ChargeFacts,
  { fee }: Course,
  about: { booked: readonly ChargeEntry[]; until: LocalDate },
): Judgement {
  const there = about.booked.filter(({ kind }) => kind === 'late_fee')
  const right = there.find((entry) => fee?.amountMinor === entry.amountMinor && fee.on === entry.on)
  const takeBack = there
    .filter((entry) => entry !== right)
    .map((entry) => ({ entry, why: right ? ('twice' as const) : whyFee(facts, fee, entry) }))
  return {
    takeBack,
    book: fee && !right && fee.on <= about.until && !isInDoubt(facts, fee) ? [{ kind: 'late_fee', ...fee }] : [],
  }
}

/** Whether a receipt that waits to be verified would make the fee another one. */
function isInDoubt(facts: ChargeFacts, fee: FeeDue): boolean {
  if ((facts.claims ?? []).length === 0) return false
  const { fee: then } = courseOf({ ...facts, entries: [...facts.entries, ...asIfPaid(facts)] }, fee.on)
  return then?.amountMinor !== fee.amountMinor
}

/** The receipts that wait, as money of their days, and the discount for paying early that they would earn. */
export function asIfPaid({ debt, entries, claims = [] }: ChargeFacts): ChargeEntry[] {
  if (claims.length === 0) return []
  const nothing = { reversesEntryId: null, calculation: null, byUserId: null }
  const money = claims.map(({ on, amountMinor }, i): ChargeEntry => {
    return { id: `claim ${i}`, kind: 'payment', amountMinor: -amountMinor, on, ...nothing }
  })
  const discounts = judgeDiscounts(debt, [...entries, ...money]).book.map(
    ({ on, amountMinor, calculation }, i): ChargeEntry => {
      return { ...nothing, id: `discount ${i}`, kind: 'discount', amountMinor: -amountMinor, on, calculation }
    },
  )
  return [...money, ...discounts]
}

function whyFee({ debt, entries, rested }: ChargeFacts, fee: FeeDue | null, entry: ChargeEntry): WhyTakenBack {
  const { calculation } = entry
  if (calculation?.kind !== 'late_fee') return 'facts'
  if (calculation.dueOn !== debt.dueOn) return 'due_date'
  if (debt.terms.lateFee === null || entry.on !== firstLateDay(debt)) return 'terms'
  if (isResting(rested, entry.on)) return 'plan'
  if (standingEntries(entries).some((other) => other.kind === 'late_fee' && !isByRule(other))) return 'by_hand'
  return fee === null || fee.calculation.baseMinor < calculation.baseMinor ? 'paid_in_time' : 'facts'
}

function judgeInterest(
  facts: ChargeFacts,
  course: Course,
  about: { booked: readonly ChargeEntry[]; until: LocalDate; closing: boolean },
): Judgement {
  const covered: DaySpan[] = []
  const takeBack: { entry: ChargeEntry; why: WhyTakenBack }[] = []
  let exact = 0n
  let bookedMinor = 0
  for (const entry of about.booked) {
    if (entry.calculation?.kind !== 'interest') continue
    const { rule, spans } = entry.calculation
    const isTwice = spans.some((span) => covered.some(({ from, to }) => span.from <= to && from <= span.to))
    const should = mergeSpans(spans.flatMap((span) => within(course.bearing, span)))
    const shouldBe = exactInterest(should)
    // Earlier versions rounded every month for itself.
    const slack = fractions * BigInt(covered.length + 1)
    const off = BigInt(entry.amountMinor) * fractions - shouldBe
    if (isTwice) takeBack.push({ entry, why: 'twice' })
    else if (!sameSpans(should, spans, rule) || off > slack || off < -slack)
      takeBack.push({ entry, why: whyInterest(facts, should, entry) })
    else {
      covered.push(...spans)
      exact += shouldBe
      bookedMinor += entry.amountMinor
    }
  }
  const book: DueCharge[] = []
  let waiting: BearingSpan[] = []
  const doubtful = (facts.claims ?? []).map(({ on }) => on).sort()[0] ?? endless
  for (const piece of missingPieces(facts.debt, course, { covered, ...about })) {
    if ((piece.at(-1)?.to ?? '') > doubtful) break
    exact += exactInterest(piece)
    waiting.push(...piece)
    const amountMinor = partOf(1, exact, fractions) - bookedMinor
    const last = waiting.at(-1)
    if (amountMinor <= 0 || !last) continue
    bookedMinor += amountMinor
    const spans = mergeSpans(waiting).map(({ rule: _, ...span }) => span)
    book.push({ kind: 'interest', amountMinor, on: last.to, calculation: { kind: 'interest', rule: last.rule, spans } })
    waiting = []
  }
  return { takeBack, book }
}

/** Days that bear interest and are booked nowhere, in the pieces in which they are booked: by month, by payment, by rate. */
function missingPieces(
  debt: ChargeableDebt,
  course: Course,
  about: { covered: readonly DaySpan[]; until: LocalDate; closing: boolean },
): BearingSpan[][] {
  const first = course.bearing[0]
  if (!first) return []
  const ends: LocalDate[] = [...course.moneyDays, ...about.covered.map(({ from }) => addDays(from, -1))]
  for (let month = 1, end = monthLateEnds(debt, 1); end < about.until; end = monthLateEnds(debt, ++month))
    ends.push(end)
  if (about.closing) ends.push(about.until)
  const pieces: BearingSpan[][] = []
  let from = first.from
  for (const to of [...new Set(ends)].sort()) {
    if (to < from) continue
    if (to > about.until) break
    const open = within(course.bearing, { from, to }).flatMap((span) => withoutCovered(span, about.covered))
    for (const span of open) {
      const last = pieces.at(-1)
      const isSame = last?.at(-1) && from <= (last[0]?.from ?? '') && sameRule(last[0]?.rule ?? span.rule, span.rule)
      if (last && isSame) last.push(span)
      else pieces.push([span])
    }
    from = addDays(to, 1)
  }
  return pieces
}

function withoutCovered(span: BearingSpan, covered: readonly DaySpan[]): BearingSpan[] {
  return covered.reduce<BearingSpan[]>(
    (left, gone) =>
      left.flatMap((one) => [
        ...within([one], { from: one.from, to: addDays(gone.from, -1) }),
        ...within([one], { from: addDays(gone.to, 1), to: one.to }),
      ]),
    [span],
  )
}

/** Days that were without interest for being so little are part of no span, so spans are compared whole. */
function sameSpans(should: readonly BearingSpan[], spans: readonly InterestSpan[], rule: InterestRule): boolean {
  const was = mergeSpans(spans.map((span) => ({ ...span, rule })))
  return (
    should.length === was.length &&
    should.every((span, i) => {
      const other = was[i]
      return (
        other?.from === span.from &&
        other.to === span.to &&
        other.principalMinor === span.principalMinor &&
        sameRule(other.rule, span.rule)
      )
    })
  )
}

function whyInterest({ debt, rested }: ChargeFacts, should: readonly BearingSpan[], entry: ChargeEntry): WhyTakenBack {
  if (entry.calculation?.kind !== 'interest') return 'facts'
  const { rule, spans } = entry.calculation
  if (debt.terms.interest === null || !sameRule(debt.terms.interest, rule)) return 'terms'
  if (spans.some(({ from }) => from <= addDays(debt.dueOn, debt.terms.graceDays))) return 'due_date'
  if (spans.some((span) => rested.some(({ from, to }) => span.from <= to && from <= span.to))) return 'plan'
  const weight = (all: readonly InterestSpan[]) =>
    all.reduce((sum, { days, principalMinor }) => sum + BigInt(days) * BigInt(principalMinor), 0n)
  return weight(should) < weight(spans) ? 'paid_in_time' : 'facts'
}

/** What is open on a debt at the end of a day, in its minor units. */
export interface OwedOn {
  /** What settles it: entries and what is still to be booked. */
  readonly balanceMinor: number
  /** Of it interest that runs and is not booked yet; negative when too much is booked. */
  readonly runningMinor: number
}

/**
 * What settles a debt when it is paid on that day, whatever is booked by now: interest until that day, and a fee only if the day
 * is past the grace. Entries of later days, payments above all, count. Nothing is charged that a receipt which waits would prevent.
 */
export function owedOn(facts: ChargeFacts, on: LocalDate): OwedOn {
  const bookedMinor = facts.entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (facts.debt.cancelledAt !== null) return { balanceMinor: bookedMinor, runningMinor: 0 }
  const { fee, interestMinor } = courseOf({ ...facts, entries: [...facts.entries, ...asIfPaid(facts)] }, on)
  const byRule = standingEntries(facts.entries)
    .filter(isByRule)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const balanceMinor = bookedMinor - byRule + (fee?.amountMinor ?? 0) + interestMinor
  return { balanceMinor, runningMinor: balanceMinor - bookedMinor }
}

/** The day after `today` on which a charge is to be booked if nothing happens before. null: none will come. */
export function nextChargeOn(facts: ChargeFacts, today: LocalDate): LocalDate | null {
  const { debt, rested } = facts
  if (debt.cancelledAt !== null) return null
  const rests = (day: LocalDate) => rested.some(({ from, to }) => from <= day && to === endless)
  const days: LocalDate[] = []
  const feeDay = firstLateDay(debt)
  if (feeDay > today && courseOf(facts, feeDay).fee) days.push(feeDay)
  const begins = [feeDay, ...debt.earlierTerms.map(({ until }) => addDays(until, 1)), today].sort().at(-1) ?? today
  if (debt.terms.interest && courseOf(facts, begins).principalMinor > 0) {
    let month = 1
    while (monthLateEnds(debt, month) < today) month++
    const day = addDays(monthLateEnds(debt, month), 1)
    if (!rests(day)) days.push(day)
  }
  return days.sort()[0] ?? null
}
