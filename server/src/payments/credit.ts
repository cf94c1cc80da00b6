import { allocate } from '@aldia/shared/allocation.ts'
import { addDays, dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import { standingEntries } from '@aldia/shared/ledger.ts'
import { creditApplied, creditRefunded } from '@aldia/shared/payment.ts'
import type { Reader } from '#base/database/database.ts'
import { assert, fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { type DebtRow, type EntryRow, entriesOfContact, type NewEntry, post } from '#debts/ledger.ts'
import { entriesOf, noRest, type PayableDebt, parts, payableDebts, type RestedOf } from '#payments/booking.ts'
import { debtWithLessCharges } from '#payments/earlier-money.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// What a person has paid beyond all debts. It is the sum of the entries without a debt, and never money that we are owed.

/** A person's credit in each currency, positive minor units; currencies without any are left out. */
export async function creditOf(tx: Reader, contactId: string): Promise<Map<string, number>> {
  const credit = new Map<string, number>()
  for (const entry of (await entriesOfContact(tx, contactId)).filter(({ debtId }) => debtId === null)) {
    credit.set(entry.currency, (credit.get(entry.currency) ?? 0) - entry.amountMinor)
  }
  for (const [currency, amountMinor] of credit) if (amountMinor === 0) credit.delete(currency)
  return credit
}

/** Pays open debts from the person's credit, the earliest due first. Nothing happens where one of the two is missing. */
export async function applyCredit(work: Work, contactId: string, restedOf: RestedOf = noRest): Promise<void> {
  const credit = await creditOf(work.tx, contactId)
  if (![...credit.values()].some((amountMinor) => amountMinor > 0)) return
  const today = await todayOf(work)
  for (const [currency, amountMinor] of credit) {
    if (amountMinor > 0) await applyIn(work, { contactId, currency, today }, restedOf)
  }
}

async function applyIn(
  work: Work,
  about: { contactId: string; currency: string; today: LocalDate },
  restedOf: RestedOf,
): Promise<void> {
  const { contactId, currency, today } = about
  const used: NewEntry[] = []
  for (const lot of creditLots(await entriesOfContact(work.tx, contactId), currency)) {
    const better = await debtWithLessCharges(work, { ...about, on: lot.on, amountMinor: lot.leftMinor }, restedOf)
    if (better) {
      used.push(...(await payEarlier(work, better, lot)))
      continue
    }
    // First what was open on the day on which the credit came, then what has been charged since.
    for (const since of new Set([earlier(lot.on, today), today])) {
      const paid = await payFrom(work, lot, { ...about, since }, restedOf)
      used.push(...paid)
      lot.leftMinor -= paid.reduce((sum, entry) => (entry.debtId === null ? sum + entry.amountMinor : sum), 0)
      if (lot.leftMinor <= 0) break
    }
  }
  if (used.length === 0) return
  const amountMinor = used.reduce((sum, entry) => (entry.debtId === null ? sum + entry.amountMinor : sum), 0)
  const debtIds = [...new Set(used.flatMap(({ debtId }) => debtId ?? []))]
  work.record(creditApplied, { contactId, data: { amount: { amountMinor, currency }, debtIds } })
}

/** Pays with the credit of one payment what was open at the end of a day. Answers what was booked. */
async function payFrom(
  work: Work,
  lot: CreditLot,
  about: { contactId: string; currency: string; today: LocalDate; since: LocalDate },
  restedOf: RestedOf,
): Promise<NewEntry[]> {
  const { contactId, currency, today, since } = about
  const payable = await payableSince(work, about, since, restedOf)
  const given = allocate(lot.leftMinor, payable, 'oldest_due')
  assert(!('refused' in given), 'an order is never refused')
  const entries = parts(given, payable).parts.flatMap((part): NewEntry[] => {
    const on = part.to.rate === null ? countsFrom(since, part.to.debt.issuedOn, today) : today
    const money = { id: lot.paymentId, contactId, currency, paidOn: on }
    const taken = { contactId, debtId: null, on, paymentId: lot.paymentId, kind: 'payment' as const, currency }
    return [{ ...taken, amountMinor: part.amountMinor }, ...entriesOf(part, money)]
  })
  return entries.length === 0 ? [] : post(work, entries)
}

/** The credit takes the place of money that came later; what is then too much becomes credit in its turn (`settleOverpaid`). */
async function payEarlier(
  work: Work,
  { debt, amountMinor, on }: { debt: DebtRow; amountMinor: number; on: LocalDate },
  { paymentId }: CreditLot,
): Promise<NewEntry[]> {
  const { contactId, currency } = debt
  const base = { contactId, currency, kind: 'payment' as const, on, paymentId }
  return post(work, [
    { ...base, debtId: null, amountMinor },
    { ...base, debtId: debt.id, amountMinor: -amountMinor },
  ])
}

/**
 * What is open for money that was there on a day. Debts in a unit of account are paid at its value of today, on which the
 * credit is used. A discount for paying early is given afterwards, when it is judged; what is then too much is credit again.
 */
async function payableSince(
  work: Work,
  { contactId, currency, today }: { contactId: string; currency: string; today: LocalDate },
  on: LocalDate,
  restedOf: RestedOf,
): Promise<PayableDebt[]> {
  const open = { workspaceId: work.workspaceId, contactId, currency }
  const { payable } = await payableDebts(work.tx, { ...open, on }, restedOf)
  const inUnits = await payableDebts(work.tx, { ...open, on: today }, restedOf)
  const known = [...payable.filter(({ rate }) => rate === null), ...inUnits.payable.filter(({ rate }) => rate !== null)]
  return known.map((one) => ({ ...one, early: null, earlyMinor: 0, discountMinor: 0 }))
}

/** Credit pays from the day on which it and the debt were there. */
const countsFrom = (credit: LocalDate, issuedOn: LocalDate, today: LocalDate): LocalDate =>
  earlier(credit > issuedOn ? credit : issuedOn, today)
const earlier = (...days: LocalDate[]): LocalDate => days.sort()[0] ?? ''

/** Credit of one payment that has been there since one day. */
interface CreditLot {
  readonly paymentId: string
  readonly on: LocalDate
  leftMinor: number
}

/** What is left on credit, oldest payment first. Money given back is on no payment; it is taken to come from the oldest. */
function creditLots(entries: readonly EntryRow[], currency: string): CreditLot[] {
  const lots: CreditLot[] = []
  const take = (amountMinor: number, from: readonly CreditLot[]) => {
    let left = amountMinor
    for (const lot of from) {
      const gone = Math.min(left, lot.leftMinor)
      lot.leftMinor -= gone
      left -= gone
    }
  }
  const here = standingEntries(entries).filter((entry) => entry.debtId === null && entry.currency === currency)
  for (const { paymentId, amountMinor, on } of here)
    if (paymentId !== null && amountMinor < 0) lots.push({ paymentId, on, leftMinor: -amountMinor })
  lots.sort((a, b) => compare(a.paymentId, b.paymentId) || compare(a.on, b.on))
  for (const { paymentId, amountMinor } of here)
    if (paymentId !== null && amountMinor > 0)
      take(
        amountMinor,
        lots.filter((lot) => lot.paymentId === paymentId),
      )
  take(
    here.reduce((sum, entry) => (entry.paymentId === null ? sum + entry.amountMinor : sum), 0),
    lots,
  )
  return lots.filter(({ leftMinor }) => leftMinor > 0)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Gives credit back in money. */
export async function refundCredit(
  work: Work,
  input: { contactId: string; amountMinor: number; currency: string; on: LocalDate; reason: string },
): Promise<{ entryId: string }> {
  const { contactId, amountMinor, currency, on } = input
  if (on > addDays(await todayOf(work), 1)) fail('invalid', 'paid_in_future', { field: 'on' })
  const credit = (await creditOf(work.tx, contactId)).get(currency) ?? 0
  if (credit < amountMinor) fail('conflict', 'credit_too_small', { field: 'amountMinor' })
  const [entry] = await post(work, [
    { contactId, debtId: null, kind: 'refund', amountMinor, currency, on, note: input.reason },
  ])
  assert(entry, 'an entry that was posted is answered')
  work.record(creditRefunded, {
    contactId,
    data: { entryId: entry.id, amount: { amountMinor, currency } },
  })
  return { entryId: entry.id }
}

/** The day it is where the business is. */
export async function todayOf(work: Work): Promise<LocalDate> {
  const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  return dayIn(workspace.timeZone, work.now)
}
