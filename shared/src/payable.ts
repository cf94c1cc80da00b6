import {
  type AllocatedPayment,
  type AllocationRefused,
  allocate,
  type FirstOf,
  type OpenDebt,
  sortDebts,
} from './allocation.ts'
import { type ChargeableDebt, type ChargeEntry, type ChargeFacts, type DaySpan, owedOn } from './charges.ts'
import type { LocalDate } from './dates.ts'
import type { DebtPart, LedgerEntry } from './debt.ts'
import { dueFirst } from './debt-parts.ts'
import { type EarlyDiscount, earlyDiscount, earlyTaken } from './early-discount.ts'
import { debtSums, standingEntries } from './ledger.ts'
import { type AccountUnit, isAccountUnit } from './money.ts'
import type { AllocationOrder } from './money-settings.ts'
import type { Allocation } from './payment.ts'
import type { MeantFor } from './payment-purpose.ts'
import { carriedOf, paidIn, unitsAsMoney } from './unit-value.ts'

// Where a payment goes. Pure, and the only place that says so: what a dialog shows beforehand is what the server books.

/** What a payment needs of a debt. */
export type PayableSource = ChargeableDebt & { readonly currency: string; readonly parts?: readonly DebtPart[] }

/** What a unit of account was worth on the day of payment, or on the last day before it that is known. */
export interface UnitValue {
  readonly on: LocalDate
  /** In millionths of the main unit of its currency. */
  readonly valueE6: number
}
export type UnitValueOf = (unit: AccountUnit) => UnitValue | null

/** A debt with something open, seen from a payment. `OpenDebt` is in the payment's currency, the rest in the debt's own. */
export interface PayableDebt<D extends PayableSource = PayableSource> extends OpenDebt {
  readonly debt: D
  readonly openMinor: number
  readonly early: EarlyDiscount | null
  /** What is taken off when the rest is paid. */
  readonly earlyMinor: number
  /** Of debts in a unit of account. */
  readonly rate: UnitValue | null
  /** Of debts in a unit of account: what earlier payments were worth beyond what they took off (`carriedOf`). */
  readonly carried: bigint
}

/** A person's debts, seen from money in one currency that came on one day. */
export interface Payable<D extends PayableSource = PayableSource> {
  readonly payable: readonly PayableDebt<D>[]
  /** What was given up; money makes the loss smaller. */
  readonly lost: readonly PayableDebt<D>[]
  /** In a unit whose value is not known for the day. */
  readonly withoutRate: readonly D[]
  readonly otherCurrency: readonly D[]
}

/** What is open on debts for money in this currency that came on this day, interest until then included. */
export function payableDebts<D extends PayableSource>(
  facts: {
    readonly debts: readonly D[]
    readonly entries: readonly (ChargeEntry & Pick<LedgerEntry, 'debtId'> & Partial<Pick<LedgerEntry, 'conversion'>>)[]
    /** By debt: days on which nothing is charged. */
    readonly rested: ReadonlyMap<string, readonly DaySpan[]>
    /** By debt: other receipts that wait to be verified. */
    readonly claims?: ReadonlyMap<string, NonNullable<ChargeFacts['claims']>>
    readonly unitValueOf: UnitValueOf
  },
  about: { readonly currency: string; readonly on: LocalDate },
): Payable<D> {
  const entries = Map.groupBy(facts.entries, (entry) => entry.debtId)
  const payable: PayableDebt<D>[] = []
  const lost: PayableDebt<D>[] = []
  const withoutRate: D[] = []
  const otherCurrency: D[] = []
  for (const debt of facts.debts) {
    if (debt.cancelledAt !== null) continue
    const own = entries.get(debt.id) ?? []
    const booked = debtSums(own)
    // What settles it by that day, whatever is booked by now.
    const beside = { rested: facts.rested.get(debt.id) ?? [], claims: facts.claims?.get(debt.id) ?? [] }
    const owed = owedOn({ debt, entries: own, ...beside }, about.on)
    const isLost = owed.balanceMinor <= 0 && booked.writtenOffMinor > 0
    const openMinor = isLost ? booked.writtenOffMinor : owed.balanceMinor
    if (openMinor <= 0) continue
    if (paidIn(debt.currency) !== about.currency) {
      otherCurrency.push(debt)
      continue
    }
    const hasEarly = !isLost && !isPaidAfter(own, debt.terms.earlyDiscount?.until)
    const sums = { ...booked, balanceMinor: openMinor }
    const early = hasEarly ? earlyDiscount(debt, sums, about.on, earlyTaken(own)) : null
    // Something is always left to be paid, so that there is a payment to settle the debt with.
    const earlyMinor = Math.min(early?.amountMinor ?? 0, openMinor - 1)
    const known = { id: debt.id, dueOn: dueFirst(debt, openMinor), debt, openMinor, early, earlyMinor }
    const to = isLost ? lost : payable
    if (!isAccountUnit(debt.currency)) {
      to.push({ ...known, balanceMinor: openMinor, discountMinor: earlyMinor, rate: null, carried: 0n })
      continue
    }
    const rate = facts.unitValueOf(debt.currency)
    if (rate === null) {
      withoutRate.push(debt)
      continue
    }
    const carried = carriedOf(debt.currency, standingEntries(own))
    const balanceMinor = unitsAsMoney(openMinor, debt.currency, rate.valueE6, carried)
    const neededMinor = unitsAsMoney(openMinor - earlyMinor, debt.currency, rate.valueE6, carried)
    to.push({ ...known, balanceMinor, discountMinor: balanceMinor - neededMinor, rate, carried })
  }
  return { payable, lost, withoutRate, otherCurrency }
}

/** Money that came too late for the discount is no part of what had to come by then. */
const isPaidAfter = (entries: readonly ChargeEntry[], until: LocalDate | undefined): boolean =>
  until !== undefined && standingEntries(entries).some(({ kind, on }) => kind === 'payment' && on > until)

/** Debts in the order in which a payment goes to them. */
export const sortPayable = <D extends PayableSource>(
  debts: readonly PayableDebt<D>[],
  order: AllocationOrder,
): PayableDebt<D>[] => sortDebts(debts, order)

/** What a payment is meant for, in the payment's own currency. What cannot be converted has no limit. */
export function firstOf(
  meant: MeantFor,
  { currency, unitValueOf }: { readonly currency: string; readonly unitValueOf: UnitValueOf },
): FirstOf {
  const { debtIds, atMost, closes = false } = meant
  if (atMost === null || atMost.currency === currency)
    return { debtIds, atMostMinor: atMost?.amountMinor ?? null, closes }
  const rate = isAccountUnit(atMost.currency) ? unitValueOf(atMost.currency) : null
  if (!isAccountUnit(atMost.currency) || rate === null) return { debtIds, atMostMinor: null }
  return { debtIds, atMostMinor: unitsAsMoney(atMost.amountMinor, atMost.currency, rate.valueE6), closes }
}

/**
 * Where a payment goes: to what it is meant for, then through the open debts in an order, or as somebody wants it. What no open
 * debt takes makes losses smaller, the oldest first, before it is credit.
 */
export function shareOut(
  amountMinor: number,
  { payable, lost }: Pick<Payable, 'payable' | 'lost'>,
  by: AllocationOrder | readonly Allocation[],
  first: FirstOf | null = null,
): AllocatedPayment | AllocationRefused {
  if (typeof by !== 'string') return allocate(amountMinor, [...payable, ...lost], by)
  // Who pays for something that was given up means that, and not what else is open.
  const named = lost.filter(({ id }) => first?.debtIds.includes(id))
  const given = allocate(amountMinor, [...payable, ...named], by, first)
  if ('refused' in given) return given
  const others = lost.filter((debt) => !named.includes(debt))
  const rest = allocate(given.creditMinor, others, 'oldest_due')
  if ('refused' in rest) return given
  return { allocations: [...given.allocations, ...rest.allocations], creditMinor: rest.creditMinor }
}
