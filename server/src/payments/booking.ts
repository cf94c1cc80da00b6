import type { AllocatedPayment, AllocationRefused } from '@aldia/shared/allocation.ts'
import type { DaySpan } from '@aldia/shared/charges.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Conversion } from '@aldia/shared/debt.ts'
import { isAccountUnit } from '@aldia/shared/money.ts'
import type { AllocationOrder } from '@aldia/shared/money-settings.ts'
import * as payables from '@aldia/shared/payable.ts'
import type { Allocation } from '@aldia/shared/payment.ts'
import type { MeantFor } from '@aldia/shared/payment-purpose.ts'
import { moneyAsUnits, paidIn } from '@aldia/shared/unit-value.ts'
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
import { claimsByDebt } from '#payments/claims.ts'

// How money becomes ledger entries: part by part on the debts it goes to, the rest as the person's credit.

export type PayableDebt = payables.PayableDebt<DebtRow>

/** A person's debts as money in this currency that came on this day sees them; see `payableDebts` in shared. */
export async function payableDebts(
  tx: Reader,
  about: { workspaceId: string; contactId: string; currency: string; on: LocalDate },
  restedOf: RestedOf = noRest,
): Promise<payables.Payable<DebtRow> & { readonly unitValueOf: payables.UnitValueOf }> {
  const debts = (await debtsOfContact(tx, about.contactId)).filter((debt) => debt.cancelledAt === null)
  const entries = await entriesOfDebts(
    tx,
    debts.map((debt) => debt.id),
  )
  const values = new Map<string, payables.UnitValue | null>()
  for (const unit of new Set(debts.map(({ currency }) => currency).filter(isAccountUnit)))
    values.set(unit, await unitRateOn(tx, about.workspaceId, unit, about.on))
  const unitValueOf: payables.UnitValueOf = (unit) => values.get(unit) ?? null
  const rested = await restedOf(tx, about.contactId)
  const claims = await claimsByDebt(tx, about.contactId, debts)
  return { ...payables.payableDebts({ debts, entries, rested, claims, unitValueOf }, about), unitValueOf }
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

/** How money is to be divided: as somebody wants it, or to what it is meant for and then in an order. */
export interface Division {
  readonly by: AllocationOrder | readonly Allocation[]
  readonly meant: MeantFor | null
}

/** Where a payment goes, or the refusal of it. Nothing is booked. */
export async function distribute(
  work: Work,
  money: MoneyIn,
  { by, meant }: Division,
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
    if (meant && found.otherCurrency.some(({ id }) => meant.debtIds.includes(id)))
      fail('invalid', 'currency_mismatch', { field: 'currency' })
  } else {
    const wantedOf = (debts: readonly DebtRow[]) =>
      by.findIndex(({ debtId }) => debts.some((debt) => debt.id === debtId))
    if (wantedOf(found.withoutRate) >= 0) fail('invalid', 'unit_rate_missing', { field: 'paidOn' })
    const other = wantedOf(found.otherCurrency)
    if (other >= 0) fail('invalid', 'currency_mismatch', { field: `allocations.${other}.debtId` })
    await refuseStrangeDebts(work, money.contactId, by, [...found.payable, ...found.lost])
  }
  const first = meant && payables.firstOf(meant, { currency: money.currency, unitValueOf: found.unitValueOf })
  const given = payables.shareOut(money.amountMinor, found, by, first)
  if ('refused' in given) refuse(given)
  return parts(given, [...found.payable, ...found.lost])
}

/**
 * Refuses a claim that could never be booked: in another currency, on the debt of somebody else, or split into more than it is.
 * Whether today's balances take it is asked when it is confirmed.
 */
export async function checkClaim(
  work: Work,
  money: MoneyIn,
  { wanted, meant }: { wanted: readonly Allocation[] | null; meant: MeantFor | null },
): Promise<void> {
  const debts = await debtsOfContact(work.tx, money.contactId)
  const isPayable = (debt: DebtRow) => paidIn(debt.currency) === money.currency
  const isMeant = ({ id }: DebtRow) => meant?.debtIds.includes(id) ?? false
  if (wanted === null) {
    const standing = debts.filter((debt) => debt.cancelledAt === null)
    const isOther = standing.length > 0 && !standing.some(isPayable)
    if (isOther || standing.some((debt) => isMeant(debt) && !isPayable(debt)))
      fail('invalid', 'currency_mismatch', { field: 'currency' })
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
  for (const { debtId, amountMinor, discountMinor } of given.allocations) {
    const to = byId.get(debtId)
    if (!to) continue
    const isSettled = amountMinor + discountMinor === to.balanceMinor
    const own = ownMinorOf(to, amountMinor, isSettled)
    // Too little for the smallest part of a unit takes nothing off yet and is carried on to the next payment.
    all.push({ to, amountMinor, ownMinor: own, discountMinor: isSettled ? to.openMinor - own : 0 })
  }
  return { parts: all, creditMinor: given.creditMinor }
}

/** A part in the debt's own minor units. What settles a debt in units settles it to the last one. */
function ownMinorOf(to: PayableDebt, amountMinor: number, isSettled: boolean): number {
  const { currency } = to.debt
  if (!isAccountUnit(currency) || to.rate === null) return amountMinor
  const converted = Math.min(to.openMinor, moneyAsUnits(amountMinor, currency, to.rate.valueE6, to.carried))
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
  const payment: NewEntry = { ...base, kind: 'payment', amountMinor: 0 - part.ownMinor, conversion }
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
