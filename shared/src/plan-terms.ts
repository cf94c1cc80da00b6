import { addDays, addMonths, type BusinessCalendar, daysBetween, type LocalDate, nextBusinessDay } from './dates.ts'
import { partOf } from './money.ts'
import type { PlanRhythm, PlanTerms } from './plan.ts'

// What a payment plan comes to, before anybody agreed to it. The screen shows it while the terms are being chosen, the server
// works it out again from the same function.

/** One instalment of an offer; amounts in minor units of the debts, interest included in the amount. */
export interface OfferedInstalment {
  /** From 1. */
  readonly number: number
  readonly dueOn: LocalDate
  readonly amountMinor: number
  readonly interestMinor: number
}

export interface PlanOffer {
  readonly instalments: readonly OfferedInstalment[]
  /** Balance less discount plus interest: the sum of the instalments. */
  readonly totalMinor: number
  readonly interestMinor: number
}

/** Why terms make no plan; the same names stand in the catalog of refusals. */
export type PlanRefusal =
  | 'plan_nothing_open'
  | 'plan_discount_too_large'
  | 'plan_first_too_large'
  | 'plan_too_small'
  | 'plan_each_with_interest'
  | 'amount_too_large'

/**
 * The instalments that these terms make of an open balance (minor units). Every sum is exact: equal instalments are rounded
 * down, with interest half up, to whole units (`unitMinor`, see `wholeUnitMinor`), and the last one takes what is left. A first payment is money down and bears no interest; the others share an annuity
 * over as many periods as there are of them.
 */
export function planOffer(
  terms: PlanTerms,
  balanceMinor: number,
  calendar: BusinessCalendar,
  unitMinor = 1,
): PlanOffer | { refused: PlanRefusal } {
  if (balanceMinor <= 0) return { refused: 'plan_nothing_open' }
  if (terms.discountMinor >= balanceMinor) return { refused: 'plan_discount_too_large' }
  const agreedMinor = balanceMinor - terms.discountMinor
  // A single instalment is the last one, which takes everything.
  const downMinor = terms.parts > 1 ? terms.firstPaymentMinor : 0
  if (terms.firstPaymentMinor > agreedMinor) return { refused: 'plan_first_too_large' }
  const equalParts = downMinor > 0 ? terms.parts - 1 : terms.parts
  const sharedMinor = agreedMinor - downMinor
  if (sharedMinor < equalParts) return { refused: 'plan_too_small' }
  const { eachMinor, interestBasisPoints } = terms
  if (eachMinor !== undefined && interestBasisPoints !== null) return { refused: 'plan_each_with_interest' }
  if (eachMinor !== undefined && eachMinor * (equalParts - 1) >= sharedMinor) return { refused: 'plan_too_small' }
  const plainShares =
    eachMinor === undefined
      ? equalShares(sharedMinor, equalParts, unitMinor)
      : lastTakesRest(sharedMinor, equalParts, eachMinor)
  const shares =
    interestBasisPoints === null
      ? plainShares.map((amountMinor) => ({ amountMinor, interestMinor: 0 }))
      : annuity(sharedMinor, equalParts, interestBasisPoints, unitMinor)
  const parts = downMinor > 0 ? [{ amountMinor: downMinor, interestMinor: 0 }, ...shares] : shares
  const interestMinor = parts.reduce((sum, part) => sum + part.interestMinor, 0)
  if (!Number.isSafeInteger(agreedMinor + interestMinor)) return { refused: 'amount_too_large' }
  const days = instalmentDays(terms, calendar)
  return {
    instalments: parts.map((part, i) => ({ number: i + 1, dueOn: days[i] ?? terms.firstOn, ...part })),
    totalMinor: agreedMinor + interestMinor,
    interestMinor,
  }
}

/** How many instalments it takes to pay a sum with this much each, the last one with what is left. Minor units, `eachMinor` above zero. */
export const partsOfEach = (sharedMinor: number, eachMinor: number): number =>
  Math.max(1, Math.ceil(sharedMinor / eachMinor))

/** The amount in equal parts of whole units, rounded down; the last takes the remainder. */
function equalShares(totalMinor: number, parts: number, unitMinor: number): number[] {
  const whole = Math.floor(totalMinor / parts / unitMinor) * unitMinor
  const each = whole > 0 ? whole : Math.floor(totalMinor / parts)
  return lastTakesRest(totalMinor, parts, each)
}

const lastTakesRest = (totalMinor: number, parts: number, each: number): number[] =>
  Array.from({ length: parts }, (_, i) => (i < parts - 1 ? each : totalMinor - each * (parts - 1)))

/**
 * Equal instalments with interest for each period on what is still owed: P·i ÷ (1 − (1+i)^−n), rounded half up, the last one
 * absorbs the rounding. Worked out in whole numbers: rounding each period and carrying it on would grow with the rate until the
 * last instalment no longer looks like the others.
 */
function annuity(
  principalMinor: number,
  parts: number,
  basisPoints: number,
  unitMinor: number,
): { amountMinor: number; interestMinor: number }[] {
  const unit = 10_000n
  const growth = unit + BigInt(basisPoints)
  const grown = growth ** BigInt(parts)
  const plain = unit ** BigInt(parts)
  // One instalment, exactly: principal × i × (1+i)ⁿ ÷ ((1+i)ⁿ − 1).
  const numerator = BigInt(basisPoints) * grown
  const denominator = unit * (grown - plain)
  const step = principalMinor % unitMinor === 0 ? unitMinor : 1
  const totalMinor = partOf(principalMinor, numerator * BigInt(parts), denominator * BigInt(step)) * step
  const each = partOf(principalMinor, numerator, denominator * BigInt(unitMinor)) * unitMinor
  const repaidBy = (periods: number) =>
    (growth ** BigInt(periods) - unit ** BigInt(periods)) * unit ** BigInt(parts - periods)
  // By the end of a period, exactly: what was paid less what was repaid of the principal.
  const interestBy = (periods: number) =>
    periods === parts
      ? totalMinor - principalMinor
      : partOf(principalMinor, numerator * BigInt(periods) - repaidBy(periods) * unit, denominator)
  const last = totalMinor - each * (parts - 1)
  // Where an instalment is only a few minor units, rounding up would leave nothing for the last one.
  const isTiny = each <= 0 || last < each / 2 || last < interestBy(parts) - interestBy(parts - 1)
  const amounts = isTiny ? equalShares(totalMinor, parts, step) : lastTakesRest(totalMinor, parts, each)
  let bookedMinor = 0
  return amounts.map((amountMinor, i) => {
    const interestMinor = Math.max(0, Math.min(amountMinor, interestBy(i + 1) - bookedMinor))
    bookedMinor += interestMinor
    return { amountMinor, interestMinor }
  })
}

/** The days of the instalments: the rhythm counted from the day agreed, each day moved to one on which business is done. */
export function instalmentDays(
  terms: Pick<PlanTerms, 'firstOn' | 'parts' | 'rhythm' | 'monthDay'>,
  calendar: BusinessCalendar,
): LocalDate[] {
  const days: LocalDate[] = []
  for (let i = 0; i < terms.parts; i++) {
    const meant = i === 0 ? terms.firstOn : later(terms, i)
    const before = days.at(-1)
    // A long rest (Holy Week) may swallow a whole week; two instalments still never fall on one day.
    const earliest = before !== undefined && meant <= before ? addDays(before, 1) : meant
    days.push(nextBusinessDay(calendar, earliest))
  }
  return days
}

const daysOfRhythm: Readonly<Record<Exclude<PlanRhythm, 'monthly' | 'quincena'>, number>> = {
  weekly: 7,
  biweekly: 14,
  every_15_days: 15,
}

function later(terms: Pick<PlanTerms, 'firstOn' | 'rhythm' | 'monthDay'>, periods: number): LocalDate {
  if (terms.rhythm === 'monthly') return addMonths(terms.firstOn, periods, terms.monthDay ?? undefined)
  return terms.rhythm === 'quincena'
    ? paydayAfter(terms.firstOn, periods)
    : addDays(terms.firstOn, daysOfRhythm[terms.rhythm] * periods)
}

/** The n-th payday after a day: the 15th and the last of each month. */
function paydayAfter(day: LocalDate, count: number): LocalDate {
  const first = `${day.slice(0, 8)}01`
  const isEarly = day < `${day.slice(0, 8)}15`
  const isLast = day === addMonths(first, 0, 31)
  // Halves of a month since its first: 0 is the 15th of this month, 1 its last day.
  const half = (isEarly ? 0 : isLast ? 2 : 1) + count - 1
  return addMonths(first, Math.floor(half / 2), half % 2 === 0 ? 15 : 31)
}

/** What a plan means for whoever is owed the money. Minor units of the debts. */
export interface PlanCost {
  /** The cash curve: what comes on which day, and what has come by then. */
  readonly curve: readonly { on: LocalDate; amountMinor: number; sumMinor: number }[]
  readonly totalMinor: number
  readonly interestMinor: number
  /** What is given up of the balance. */
  readonly discountMinor: number
  /** The discount as a part of the balance, in hundredths of a percent, rounded. */
  readonly discountBasisPoints: number
  /** Discount less interest; negative when the plan brings more than the balance. */
  readonly costMinor: number
  /** The same as a part of the balance, in hundredths of a percent, rounded. */
  readonly costBasisPoints: number
  readonly lastOn: LocalDate
  /** Days from today until all of it is there. */
  readonly days: number
  /** Days that the average unit of money takes to come, rounded. */
  readonly averageDays: number
}

/** What an offer costs and when its money comes, seen from `today`. */
export function costOfPlan(offer: PlanOffer, balanceMinor: number, today: LocalDate): PlanCost {
  let sumMinor = 0
  let weighted = 0n
  const curve = offer.instalments.map(({ dueOn, amountMinor }) => {
    sumMinor += amountMinor
    weighted += BigInt(amountMinor) * BigInt(daysBetween(today, dueOn))
    return { on: dueOn, amountMinor, sumMinor }
  })
  const lastOn = curve.at(-1)?.on ?? today
  const discountMinor = balanceMinor - (offer.totalMinor - offer.interestMinor)
  const costMinor = balanceMinor - offer.totalMinor
  return {
    curve,
    totalMinor: offer.totalMinor,
    interestMinor: offer.interestMinor,
    discountMinor,
    discountBasisPoints: partOf(discountMinor, 10_000, balanceMinor),
    costMinor,
    costBasisPoints: partOf(costMinor, 10_000, balanceMinor),
    lastOn,
    days: daysBetween(today, lastOn),
    averageDays: partOf(1, weighted, offer.totalMinor),
  }
}
