import { type AllocatedPayment, type AllocationRefused, allocate, type OpenDebt } from '@aldia/shared/allocation.ts'
import { type DaySpan, owedOn } from '@aldia/shared/charges.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Conversion } from '@aldia/shared/debt.ts'
import { type EarlyDiscount, earlyDiscount, earlyTaken } from '@aldia/shared/early-discount.ts'
import { debtSums } from '@aldia/shared/ledger.ts'
import { isAccountUnit } from '@aldia/shared/money.ts'
import type { AllocationOrder } from '@aldia/shared/money-settings.ts'
import type { Allocation } from '@aldia/shared/payment.ts'
import { moneyAsUnits, paidIn, unitsAsMoney } from '@aldia/shared/unit-value.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { theirs } from '#contacts/theirs.ts'
import {
  type DebtRow,
  debtsOfContact,
  type EntryRow,
  entriesOfDebts,
  type NewEntry,
  post,
  unitRateOn,
} from '#debts/ledger.ts'

// How money becomes ledger entries: part by part on the debts it goes to, the rest as the person's credit.

/** A debt with something open, seen from a payment. `OpenDebt` is in the payment's currency, the rest in the debt's own. */
export interface PayableDebt extends OpenDebt {
  readonly debt: DebtRow
  readonly openMinor: number
  readonly early: EarlyDiscount | null
  /** What is taken off when the rest is paid. */
  readonly earlyMinor: number
  /** Of debts in a unit of account: what it was worth on the day of payment. */
  readonly rate: { readonly on: LocalDate; readonly valueE6: number } | null
}

/**
 * What is open on a person's debts for money in this currency that came on this day. Debts in a unit whose value is not known
 * are left out and named in `withoutRate`.
 */
export async function payableDebts(
  tx: Reader,
  about: { workspaceId: string; contactId: string; currency: string; on: LocalDate },
  restedOf: RestedOf = noRest,
): Promise<{ payable: PayableDebt[]; lost: PayableDebt[]; withoutRate: DebtRow[]; otherCurrency: DebtRow[] }> {
  const debts = (await debtsOfContact(tx, about.contactId)).filter((debt) => debt.cancelledAt === null)
  const ids = debts.map((debt) => debt.id)
  const entries = Map.groupBy(await entriesOfDebts(tx, ids), (entry) => entry.debtId)
  const rested = await restedOf(tx, about.contactId)
  const payable: PayableDebt[] = []
  const lost: PayableDebt[] = []
  const withoutRate: DebtRow[] = []
  const otherCurrency: DebtRow[] = []
  for (const debt of debts) {
    const own = entries.get(debt.id) ?? []
    const booked = debtSums(own)
    // What settles it by that day, whatever is booked by now.
    const { balanceMinor: owedMinor } = owedOn({ debt, entries: own, rested: rested.get(debt.id) ?? [] }, about.on)
    const isLost = owedMinor <= 0 && booked.writtenOffMinor > 0
    const sums = { ...booked, balanceMinor: isLost ? booked.writtenOffMinor : owedMinor }
    if (sums.balanceMinor <= 0) continue
    if (paidIn(debt.currency) !== about.currency) {
      otherCurrency.push(debt)
      continue
    }
    const early = isLost ? null : earlyDiscount(debt, sums, about.on, earlyTaken(own))
    // Something is always left to be paid, so that there is a payment to settle the debt with.
    const earlyMinor = Math.min(early?.amountMinor ?? 0, sums.balanceMinor - 1)
    const facts = { id: debt.id, dueOn: debt.dueOn, debt, openMinor: sums.balanceMinor, early, earlyMinor }
    if (!isAccountUnit(debt.currency)) {
      ;(isLost ? lost : payable).push({
        ...facts,
        balanceMinor: sums.balanceMinor,
        discountMinor: earlyMinor,
        rate: null,
      })
      continue
    }
    const rate = await unitRateOn(tx, about.workspaceId, debt.currency, about.on)
    if (!rate) {
      withoutRate.push(debt)
      continue
    }
    const balanceMinor = unitsAsMoney(sums.balanceMinor, debt.currency, rate.valueE6)
    const neededMinor = unitsAsMoney(sums.balanceMinor - earlyMinor, debt.currency, rate.valueE6)
    ;(isLost ? lost : payable).push({
      ...facts,
      balanceMinor,
      discountMinor: balanceMinor - neededMinor,
      rate,
    })
  }
  return { payable, lost, withoutRate, otherCurrency }
}

/** By debt of a person: days on which nothing is charged, as plans know them. */
export type RestedOf = (tx: Reader, contactId: string) => Promise<ReadonlyMap<string, readonly DaySpan[]>>
export const noRest: RestedOf = async () => new Map()

/** Money to be booked; `amountMinor` in its own currency. */
export interface MoneyIn {
  readonly id: string
  readonly contactId: string
  readonly amountMinor: number
  readonly currency: string
  readonly paidOn: LocalDate
}

/** Where a payment goes, or the refusal of it. Nothing is booked. */
export async function distribute(
  work: Work,
  money: MoneyIn,
  by: AllocationOrder | readonly Allocation[],
  restedOf: RestedOf = noRest,
): Promise<{ parts: Part[]; creditMinor: number }> {
  const about = {
    workspaceId: work.workspaceId,
    contactId: money.contactId,
    currency: money.currency,
    on: money.paidOn,
  }
  const found = await payableDebts(work.tx, about, restedOf)
  if (typeof by === 'string') {
    if (found.withoutRate.length > 0) fail('invalid', 'unit_rate_missing', { field: 'paidOn' })
    if (found.payable.length === 0 && found.otherCurrency.length > 0)
      fail('invalid', 'currency_mismatch', { field: 'currency' })
  } else {
    const wantedOf = (debts: readonly DebtRow[]) =>
      by.findIndex(({ debtId }) => debts.some((debt) => debt.id === debtId))
    if (wantedOf(found.withoutRate) >= 0) fail('invalid', 'unit_rate_missing', { field: 'paidOn' })
    const other = wantedOf(found.otherCurrency)
    if (other >= 0) fail('invalid', 'currency_mismatch', { field: `allocations.${other}.debtId` })
    await refuseStrangeDebts(work, money.contactId, by, [...found.payable, ...found.lost])
  }
  const all = [...found.payable, ...found.lost]
  const given = allocate(money.amountMinor, typeof by === 'string' ? found.payable : all, by)
  if ('refused' in given) refuse(given)
  // What no open debt takes makes losses smaller, the oldest first, before it is credit.
  const rest = typeof by === 'string' ? allocate(given.creditMinor, found.lost, 'oldest_due') : null
  if (rest === null || 'refused' in rest) return parts(given, all)
  return parts({ allocations: [...given.allocations, ...rest.allocations], creditMinor: rest.creditMinor }, all)
}

/**
 * Refuses a claim that could never be booked: in another currency, on the debt of somebody else, or split into more than it is.
 * Whether today's balances take it is asked when it is confirmed.
 */
export async function checkClaim(work: Work, money: MoneyIn, wanted: readonly Allocation[] | null): Promise<void> {
  const debts = await debtsOfContact(work.tx, money.contactId)
  const isPayable = (debt: DebtRow) => paidIn(debt.currency) === money.currency
  if (wanted === null) {
    const standing = debts.filter((debt) => debt.cancelledAt === null)
    if (standing.length > 0 && !standing.some(isPayable)) fail('invalid', 'currency_mismatch', { field: 'currency' })
    return
  }
  for (const [at, { debtId }] of wanted.entries()) {
    const field = `allocations.${at}.debtId`
    const named = debts.find(({ id }) => id === debtId)
    const debt = theirs(named, money.contactId, { what: 'debt', field })
    if (!isPayable(debt)) fail('invalid', 'currency_mismatch', { field })
  }
  const sum = wanted.reduce((all, { amountMinor }) => all + amountMinor, 0)
  if (sum > money.amountMinor) fail('invalid', 'allocation_too_much', { field: 'allocations' })
}

/** One debt's part of a payment. */
export interface Part {
  readonly to: PayableDebt
  /** Of the payment, in its currency. */
  readonly amountMinor: number
  /** The same in the debt's own minor units. */
  readonly ownMinor: number
  /** Taken off for paying early, in the debt's own minor units. */
  readonly discountMinor: number
}

export function parts(
  given: AllocatedPayment,
  payable: readonly PayableDebt[],
): { parts: Part[]; creditMinor: number } {
  const byId = new Map(payable.map((debt) => [debt.id, debt]))
  const all: Part[] = []
  let creditMinor = given.creditMinor
  for (const { debtId, amountMinor, discountMinor } of given.allocations) {
    const to = byId.get(debtId)
    if (!to) continue
    const isSettled = amountMinor + discountMinor === to.balanceMinor
    const own = ownMinorOf(to, amountMinor, isSettled)
    // Less than half of the smallest part of a unit is nothing there; it stays money.
    if (own === 0) creditMinor += amountMinor
    else all.push({ to, amountMinor, ownMinor: own, discountMinor: isSettled ? to.openMinor - own : 0 })
  }
  return { parts: all, creditMinor }
}

/** A part in the debt's own minor units. What settles a debt in units settles it to the last one. */
function ownMinorOf(to: PayableDebt, amountMinor: number, isSettled: boolean): number {
  const { currency } = to.debt
  if (!isAccountUnit(currency) || to.rate === null) return amountMinor
  const converted = Math.min(to.openMinor, moneyAsUnits(amountMinor, currency, to.rate.valueE6))
  if (!isSettled) return converted
  return amountMinor === to.balanceMinor ? to.openMinor : Math.max(to.openMinor - to.earlyMinor, converted)
}

/** The entries of a payment on its debts and on the person's credit. */
export async function book(
  work: Work,
  money: MoneyIn,
  given: { parts: readonly Part[]; creditMinor: number },
): Promise<EntryRow[]> {
  const base = { contactId: money.contactId, on: money.paidOn, paymentId: money.id }
  const entries = given.parts.flatMap((part) => entriesOf(part, money))
  if (given.creditMinor > 0) {
    const amountMinor = -given.creditMinor
    entries.push({ ...base, debtId: null, kind: 'payment', amountMinor, currency: money.currency })
  }
  return post(work, entries)
}

/** What a part of a payment is on its debt. */
export function entriesOf(part: Part, money: Omit<MoneyIn, 'amountMinor'>): NewEntry[] {
  const { debt } = part.to
  const base = {
    contactId: money.contactId,
    debtId: debt.id,
    on: money.paidOn,
    paymentId: money.id,
    currency: debt.currency,
  }
  const conversion: Conversion | null = part.to.rate && {
    amountMinor: -part.amountMinor,
    currency: money.currency,
    valueE6: part.to.rate.valueE6,
    on: part.to.rate.on,
  }
  const payment: NewEntry = { ...base, kind: 'payment', amountMinor: -part.ownMinor, conversion }
  if (part.discountMinor === 0) return [payment]
  const calculation = part.to.early?.calculation ?? null
  return [payment, { ...base, kind: 'discount', amountMinor: -part.discountMinor, calculation }]
}

/** Says why a debt that somebody chose takes no money. */
async function refuseStrangeDebts(
  work: Work,
  contactId: string,
  wanted: readonly Allocation[],
  payable: readonly PayableDebt[],
): Promise<void> {
  const open = new Set(payable.map(({ id }) => id))
  const at = wanted.findIndex(({ debtId }) => !open.has(debtId))
  if (at < 0) return
  const debt = (await debtsOfContact(work.tx, contactId)).find(({ id }) => id === wanted[at]?.debtId)
  const field = `allocations.${at}.debtId`
  const { cancelledAt } = theirs(debt, contactId, { what: 'debt', field })
  fail('invalid', cancelledAt === null ? 'debt_settled' : 'debt_cancelled', { field })
}

function refuse({ refused, at }: AllocationRefused): never {
  const field =
    at === null ? 'allocations' : `allocations.${at}.${refused === 'debt_not_theirs' ? 'debtId' : 'amountMinor'}`
  fail('invalid', refused, { field })
}
