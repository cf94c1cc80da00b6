import { addDays, addMonths, daysBetween, type LocalDate } from './dates.ts'
import type { Calculation, DebtTerms, InterestRule, LateFeeRule } from './debt.ts'
import { type DebtSums, debtSumsOn, type EntrySum, principalByDay } from './ledger.ts'
import { partOf } from './money.ts'

// What is charged for paying late and taken off for paying early, by the terms of a debt (collections-facts.md 3 and 6). All pure:
// the same entries give the same charges on whatever day one looks.

/** Days, both included. */
export interface DaySpan {
  readonly from: LocalDate
  readonly to: LocalDate
}

export interface ChargeableDebt {
  readonly id: string
  readonly dueOn: LocalDate
  readonly terms: DebtTerms
  readonly cancelledAt: number | null
}

/** What charges need of an entry. `ruleKey` is known to the server alone. */
export type ChargeEntry = EntrySum & { readonly calculation: Calculation | null; readonly ruleKey?: string | null }

/** A charge that the terms ask for and that has not been booked. */
export interface DueCharge {
  readonly kind: 'late_fee' | 'interest'
  /** What may be booked only once. */
  readonly ruleKey: string
  readonly amountMinor: number
  /** The day it counts for. */
  readonly on: LocalDate
  readonly calculation: Calculation
}

/** A late fee on the balance of the last day of grace, in minor units; 0 when nothing was open then. */
export function lateFeeOf(rule: LateFeeRule, balanceMinor: number): number {
  if (balanceMinor <= 0) return 0
  return rule.kind === 'fixed' ? rule.amountMinor : partOf(balanceMinor, rule.basisPoints, 10_000)
}

export type InterestSpan = Extract<Calculation, { kind: 'interest' }>['spans'][number]

/** Simple interest of these spans, in minor units, rounded once: principal × rate × days ÷ 30, 360 or 365. */
export function interestOf(rule: InterestRule, spans: readonly InterestSpan[]): number {
  const principalDays = spans.reduce((sum, span) => sum + BigInt(span.principalMinor) * BigInt(span.days), 0n)
  const rateDays = rule.per === 'month' ? 30 : rule.yearDays
  return partOf(1, principalDays * BigInt(rule.basisPoints), 10_000 * rateDays)
}

/** The first day that carries a charge. */
const firstLateDay = (debt: ChargeableDebt): LocalDate => addDays(debt.dueOn, debt.terms.graceDays + 1)

/** The last day of the `count`-th month late. */
const monthLateEnds = (debt: ChargeableDebt, count: number): LocalDate =>
  addMonths(addDays(debt.dueOn, debt.terms.graceDays), count)

const isBooked = (entries: readonly ChargeEntry[], ruleKey: string): boolean =>
  entries.some((entry) => entry.ruleKey === ruleKey)

const lateFeeKey = (debt: ChargeableDebt): string => `late_fee:${debt.id}`

const hasLateFee = (debt: ChargeableDebt, entries: readonly ChargeEntry[]): boolean =>
  isBooked(entries, lateFeeKey(debt)) || entries.some((entry) => entry.calculation?.kind === 'late_fee')

/** The last day for which interest has been booked, also when it was taken back: it is not asked for again. */
function interestBookedTo(entries: readonly ChargeEntry[]): LocalDate {
  const booked = entries.flatMap(({ calculation }) => (calculation?.kind === 'interest' ? calculation.spans : []))
  return (
    booked
      .map((span) => span.to)
      .sort()
      .at(-1) ?? ''
  )
}

/**
 * Everything that the terms ask for by today and that is not among the entries, oldest first, each with its own day. The last
 * day of grace carries nothing. A month's interest is due once its last day is over, if principal is open at its end. Days in
 * `rested` (a live plan) carry nothing.
 */
export function chargesDue(
  debt: ChargeableDebt,
  entries: readonly ChargeEntry[],
  about: { today: LocalDate; rested?: readonly DaySpan[] },
): DueCharge[] {
  if (debt.cancelledAt !== null) return []
  const rested = about.rested ?? []
  const booked = [...entries]
  const due: DueCharge[] = []
  const add = (charge: DueCharge) => {
    due.push(charge)
    booked.push({ ...charge, id: `~${charge.ruleKey}`, reversesEntryId: null })
  }
  const fee = lateFeeDue(debt, booked)
  if (fee && fee.on <= about.today && !rested.some((span) => span.from <= fee.on && fee.on <= span.to)) add(fee)
  const rule = debt.terms.interest
  if (!rule) return due
  for (let month = 1, ends = monthLateEnds(debt, 1); ends < about.today; ends = monthLateEnds(debt, ++month)) {
    const ruleKey = `interest:${debt.id}:${ends}`
    if (isBooked(booked, ruleKey)) continue
    const begins = addDays(monthLateEnds(debt, month - 1), 1)
    const bookedTo = interestBookedTo(booked)
    const from = bookedTo >= begins ? addDays(bookedTo, 1) : begins
    const steps = principalByDay(booked)
    if (from > ends || principalAt(steps, ends) === 0) continue
    const spans = withoutRest(openSpans(steps, { from, to: ends }), rested)
    const amountMinor = interestOf(rule, spans)
    if (amountMinor > 0) {
      add({ kind: 'interest', ruleKey, amountMinor, on: ends, calculation: { kind: 'interest', rule, spans } })
    }
  }
  return due
}

function lateFeeDue(debt: ChargeableDebt, entries: readonly ChargeEntry[]): DueCharge | null {
  const rule = debt.terms.lateFee
  if (!rule || hasLateFee(debt, entries)) return null
  const on = firstLateDay(debt)
  const { balanceMinor } = debtSumsOn(entries, addDays(on, -1))
  const amountMinor = lateFeeOf(rule, balanceMinor)
  const calculation: Calculation = { kind: 'late_fee', rule, baseMinor: balanceMinor, dueOn: debt.dueOn }
  return amountMinor > 0 ? { kind: 'late_fee', ruleKey: lateFeeKey(debt), amountMinor, on, calculation } : null
}

type Steps = ReturnType<typeof principalByDay>

/** The principal at the end of a day. */
function principalAt(steps: Steps, day: LocalDate): number {
  return steps.findLast((step) => step.on <= day)?.principalMinor ?? 0
}

/** A day bears interest on what was open when it began: who pays ten days late owes ten days. */
function openSpans(steps: Steps, { from, to }: DaySpan): InterestSpan[] {
  const changes = steps.map((step) => addDays(step.on, 1)).filter((day) => from < day && day <= to)
  const starts = [from, ...changes]
  return starts.flatMap((start, i) => {
    const next = starts[i + 1]
    return span(start, next === undefined ? to : addDays(next, -1), principalAt(steps, addDays(start, -1)))
  })
}

function span(from: LocalDate, to: LocalDate, principalMinor: number): InterestSpan[] {
  return from > to || principalMinor === 0 ? [] : [{ from, to, days: daysBetween(from, to) + 1, principalMinor }]
}

function withoutRest(spans: readonly InterestSpan[], rested: readonly DaySpan[]): InterestSpan[] {
  return rested.reduce<InterestSpan[]>(
    (left, rest) =>
      left.flatMap(({ from, to, days, principalMinor }) =>
        to < rest.from || rest.to < from
          ? [{ from, to, days, principalMinor }]
          : [...span(from, addDays(rest.from, -1), principalMinor), ...span(addDays(rest.to, 1), to, principalMinor)],
      ),
    [...spans],
  )
}

/**
 * The day on which the next charge is to be booked if nothing happens before; not after today when one is missing. null: none
 * will come.
 */
export function nextChargeOn(
  debt: ChargeableDebt,
  entries: readonly ChargeEntry[],
  today: LocalDate,
): LocalDate | null {
  if (debt.cancelledAt !== null) return null
  const missing = chargesDue(debt, entries, { today })[0]
  if (missing) return missing.kind === 'late_fee' ? missing.on : addDays(missing.on, 1)
  const fee = lateFeeDue(debt, entries)
  const days = fee && fee.on > today ? [fee.on] : []
  const rule = debt.terms.interest
  if (rule && (principalByDay(entries).at(-1)?.principalMinor ?? 0) > 0) {
    const bookedTo = interestBookedTo(entries)
    let month = 1
    while (monthLateEnds(debt, month) < today || monthLateEnds(debt, month) <= bookedTo) month++
    days.push(addDays(monthLateEnds(debt, month), 1))
  }
  return days.sort()[0] ?? null
}

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
