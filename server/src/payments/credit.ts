import { allocate } from '@aldia/shared/allocation.ts'
import { addDays, dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import { creditApplied, creditRefunded } from '@aldia/shared/payment.ts'
import type { Reader } from '#base/database/database.ts'
import { assert, fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { type EntryRow, entriesOfContact, type NewEntry, post } from '#debts/ledger.ts'
import { entriesOf, noRest, type Part, parts, payableDebts, type RestedOf } from '#payments/booking.ts'
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
    if (amountMinor > 0) await applyIn(work, { contactId, currency, amountMinor, today }, restedOf)
  }
}

async function applyIn(
  work: Work,
  about: { contactId: string; currency: string; amountMinor: number; today: LocalDate },
  restedOf: RestedOf,
): Promise<void> {
  const { contactId, currency, today } = about
  const open = { workspaceId: work.workspaceId, contactId, currency, on: today }
  const { payable } = await payableDebts(work.tx, open, restedOf)
  const given = allocate(about.amountMinor, payable, 'oldest_due')
  assert(!('refused' in given), 'an order is never refused')
  const sources = creditByPayment(await entriesOfContact(work.tx, contactId), currency)
  const entries: NewEntry[] = []
  for (const part of parts(given, payable).parts) {
    for (const [paymentId, share] of takeFrom(sources, part)) {
      const money = { id: paymentId, contactId, currency, paidOn: today }
      const taken = { contactId, debtId: null, on: today, paymentId, kind: 'payment' as const, currency }
      entries.push({ ...taken, amountMinor: share.amountMinor }, ...entriesOf(share, money))
    }
  }
  if (entries.length === 0) return
  await post(work, entries)
  const used = entries.reduce((sum, entry) => (entry.debtId === null ? sum + entry.amountMinor : sum), 0)
  const debtIds = [...new Set(entries.flatMap(({ debtId }) => debtId ?? []))]
  work.record(creditApplied, { contactId, data: { amount: { amountMinor: used, currency }, debtIds } })
}

/**
 * What is left on credit of each payment, oldest first. Money given back is on no payment; it is taken to come from the oldest.
 */
function creditByPayment(entries: readonly EntryRow[], currency: string): { paymentId: string; leftMinor: number }[] {
  const left = new Map<string, number>()
  let givenBack = 0
  for (const entry of entries) {
    if (entry.debtId !== null || entry.currency !== currency) continue
    if (entry.paymentId === null) givenBack += entry.amountMinor
    else left.set(entry.paymentId, (left.get(entry.paymentId) ?? 0) - entry.amountMinor)
  }
  return [...left]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([paymentId, leftMinor]) => {
      const gone = Math.max(0, Math.min(givenBack, leftMinor))
      givenBack -= gone
      return leftMinor - gone > 0 ? [{ paymentId, leftMinor: leftMinor - gone }] : []
    })
}

/** Splits a debt's part among the payments whose credit pays it; the shares add up to the part. */
function takeFrom(sources: { paymentId: string; leftMinor: number }[], part: Part): [string, Part][] {
  const shares: [string, Part][] = []
  let takenMinor = 0
  let takenOwn = 0
  for (const source of sources) {
    const amountMinor = Math.min(source.leftMinor, part.amountMinor - takenMinor)
    if (amountMinor <= 0) continue
    const isLast = takenMinor + amountMinor === part.amountMinor
    const upTo = isLast ? part.ownMinor : ownUpTo(part, takenMinor + amountMinor)
    const ownMinor = upTo - takenOwn
    // So small a share is nothing in the debt's unit; it stays credit.
    if (ownMinor === 0) continue
    shares.push([source.paymentId, { ...part, amountMinor, ownMinor, discountMinor: isLast ? part.discountMinor : 0 }])
    source.leftMinor -= amountMinor
    takenMinor += amountMinor
    takenOwn = upTo
    if (isLast) break
  }
  return shares
}

/** The first so much of a part in its debt's own minor units, rounded down. */
function ownUpTo(part: Part, amountMinor: number): number {
  if (part.to.rate === null) return amountMinor
  return Number((BigInt(part.ownMinor) * BigInt(amountMinor)) / BigInt(part.amountMinor))
}

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
