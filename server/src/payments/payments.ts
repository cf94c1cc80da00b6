import { addDays, dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import type { DataOf } from '@aldia/shared/event.ts'
import { localeOf } from '@aldia/shared/language.ts'
import { formatMoney, isAccountUnit, type Money } from '@aldia/shared/money.ts'
import type { Allocation, Lookalike, PaidBy, PlanExtra } from '@aldia/shared/payment.ts'
import { paymentAnnulled, paymentClaimed, paymentConfirmed, paymentRejected } from '@aldia/shared/payment.ts'
import type { MeantFor, PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { notePart } from '#contacts/merge-parts.ts'
import { entriesOfPayments, reverse, reversedAmong } from '#debts/ledger.ts'
import { book, checkClaim, distribute, type RestedOf } from '#payments/booking.ts'
import { creditOf, todayOf } from '#payments/credit.ts'
import { loadLookalikes, referenceKey } from '#payments/lookalikes.ts'
import {
  countClaimed,
  findPayment,
  givePayments,
  insertPayment,
  type PaymentRow,
  paymentsOfContact,
  savePayment,
} from '#payments/payments.store.ts'
import type { Look } from '#payments/picture-look.ts'
import { insertPrint, printsOf } from '#payments/receipt-prints.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

export { applyCredit, creditOf, refundCredit } from '#payments/credit.ts'
export {
  claimedPayments,
  findPayment,
  givePaymentsOf,
  type PaymentRow,
  paymentsByIds,
  paymentsOfContact,
} from '#payments/payments.store.ts'

// Money received, or said to be on its way. A claim never touches the ledger; a confirmed payment is entries of it and nothing
// else, so that taking it back is reversing them.

/** A receipt as it was looked at before the transaction. */
export interface Receipt {
  readonly fileId: string
  readonly sha256: string
  /** null: not a picture, or one that cannot be read. */
  readonly look: Look | null
}

/** How a payment is settled: where it goes, and what the person who does it has seen. */
export interface Settling {
  readonly allocations: readonly Allocation[] | null
  readonly planExtra: PlanExtra
  readonly isAnother: boolean
  readonly toStageId: string | null
  readonly afterCardId: string | null
}

/** What booking needs of the features above; handed in by app.ts. */
export interface BookingParts {
  readonly cardsOf: CardsOf
  /** On which days plans keep debts from being charged. */
  readonly restedOf?: RestedOf
  /** For which debts money of a day is meant; null: for none in particular. What is not this person's is refused. */
  readonly meantFor?: (
    tx: Reader,
    about: {
      readonly contactId: string
      readonly on: LocalDate
      readonly amount: Money
      readonly purpose: PaymentPurpose | null
    },
  ) => Promise<MeantFor | null>
}

export interface NewPayment extends Settling {
  readonly purpose: PaymentPurpose | null
  readonly contactId: string
  readonly amountMinor: number
  readonly currency: string
  readonly paidOn: LocalDate
  readonly paidBy: PaidBy
  readonly reference: string | null
  readonly note: string | null
  readonly messageId: string | null
  readonly receipt: Receipt | null
  readonly state: 'claimed' | 'confirmed'
  /** A list says that it was paid; nobody is thanked for it now. */
  readonly isFromList?: boolean
}

/** Enters a payment; a confirmed one is booked at once. Answers its id. */
export async function recordPayment(work: Work, input: NewPayment, parts: BookingParts): Promise<string> {
  const workspace = await workspaceOf(work)
  // A cheque of a later day is taken, and counts when it is cleared.
  const isPostdated = input.paidBy === 'cheque' && input.state === 'claimed'
  if (!isPostdated) refuseFuture(workspace, work.now, input.paidOn)
  if (isAccountUnit(input.currency)) fail('invalid', 'currency_mismatch', { field: 'currency' })
  const isConfirmed = input.state === 'confirmed'
  const row: PaymentRow = {
    id: work.newId(),
    workspaceId: work.workspaceId,
    seq: work.seq,
    version: 1,
    contactId: input.contactId,
    amountMinor: input.amountMinor,
    currency: input.currency,
    paidOn: input.paidOn,
    paidBy: input.paidBy,
    reference: input.reference,
    referenceKey: referenceKey(input.reference),
    note: input.note,
    fileId: input.receipt?.fileId ?? null,
    messageId: input.messageId,
    state: input.state,
    wantedAllocations: [...(input.allocations ?? [])],
    purpose: input.purpose,
    planExtra: input.planExtra,
    settledAt: isConfirmed ? work.now : null,
    settledById: isConfirmed ? userOf(work) : null,
    reason: null,
    createdAt: work.now,
    createdById: userOf(work),
  }
  await insertPayment(work.tx, row)
  if (input.receipt) await keepPrint(work, row.id, input.receipt)
  const meant = await meantOf(work, row, parts)
  if (isConfirmed) {
    const division = { by: input.allocations ?? workspace.money.allocationOrder, meant }
    const given = await distribute(work, row, division, parts.restedOf)
    if (!input.isAnother) await refuseLookalike(work, workspace, row, parts.cardsOf)
    await book(work, row, given)
    recordConfirmed(work, row, input, null)
  } else {
    await checkClaim(work, row, { wanted: input.allocations, meant })
    work.record(paymentClaimed, {
      contactId: row.contactId,
      data: { paymentId: row.id, version: row.version, amount: amountOf(row) },
      undoable: true,
    })
  }
  work.touch('payments', row.id)
  return row.id
}

/** Gives a claim its receipt, which came after it; one that has one, or was settled meanwhile, keeps what it has. */
export async function attachReceipt(work: Work, paymentId: string, receipt: Receipt): Promise<void> {
  const row = await findPayment(work.tx, work.workspaceId, paymentId)
  if (row?.state !== 'claimed' || row.fileId !== null) return
  await savePayment(work.tx, row.id, { fileId: receipt.fileId, seq: work.seq })
  await keepPrint(work, row.id, receipt)
  work.touch('payments', row.id)
}

/** All payments of a person, oldest first. */
export async function paymentsOf(tx: Reader, contactId: string): Promise<PaymentRow[]> {
  return paymentsOfContact(tx, contactId)
}

/** Confirms a claim, as it was or corrected. Whoever comes second is told so. */
export async function confirmPayment(
  work: Work,
  input: Settling & {
    paymentId: string
    version: number
    amountMinor: number
    paidOn: LocalDate
    reference: string | null
    /** undefined: as it was claimed. */
    purpose?: PaymentPurpose | null | undefined
    /** Where the message's file has arrived since the claim. */
    receipt: Receipt | null
  },
  parts: BookingParts,
): Promise<void> {
  const before = await claimOrRefuse(work, input.paymentId, input.version)
  const workspace = await workspaceOf(work)
  refuseFuture(workspace, work.now, input.paidOn)
  const row: PaymentRow = {
    ...before,
    seq: work.seq,
    version: before.version + 1,
    state: 'confirmed',
    amountMinor: input.amountMinor,
    paidOn: input.paidOn,
    reference: input.reference,
    referenceKey: referenceKey(input.reference),
    fileId: before.fileId ?? input.receipt?.fileId ?? null,
    wantedAllocations: [...(input.allocations ?? [])],
    purpose: input.purpose === undefined ? before.purpose : input.purpose,
    planExtra: input.planExtra,
    settledAt: work.now,
    settledById: userOf(work),
  }
  await savePayment(work.tx, row.id, row)
  if (input.receipt && before.fileId === null) await keepPrint(work, row.id, input.receipt)
  if (!input.isAnother) await refuseLookalike(work, workspace, row, parts.cardsOf)
  const division = {
    by: input.allocations ?? workspace.money.allocationOrder,
    meant: await meantOf(work, row, parts),
  }
  await book(work, row, await distribute(work, row, division, parts.restedOf))
  recordConfirmed(work, row, input, {
    amountMinor: before.amountMinor,
    paidOn: before.paidOn,
    reference: before.reference,
    wantedAllocations: before.wantedAllocations,
    planExtra: before.planExtra,
    purpose: before.purpose,
  })
  work.touch('payments', row.id)
}

/** Takes a claim as not good. */
export async function rejectPayment(
  work: Work,
  input: { paymentId: string; version: number; reason: string },
): Promise<void> {
  const before = await claimOrRefuse(work, input.paymentId, input.version)
  const version = before.version + 1
  await settle(work, before, { state: 'rejected', reason: input.reason })
  work.record(paymentRejected, {
    contactId: before.contactId,
    data: { paymentId: before.id, version, amount: amountOf(before) },
    undoable: true,
  })
}

/**
 * Takes back a confirmed payment: everything booked of it is reversed, also where its credit has paid a later debt. Credit that
 * was given back in money stands in the way.
 */
export async function annul(
  work: Work,
  paymentId: string,
  reason: string | null,
  kind: 'annulled' | 'undo',
): Promise<void> {
  const row = await confirmedOrRefuse(work, paymentId)
  await takeBackEntries(work, row, reason)
  await settle(work, row, { state: 'annulled', reason })
  recordAnnulled(work, row, 'annulled', kind === 'undo')
}

/** Undo of `payment.confirmed`: a claim is a claim again, as it was; a payment entered as confirmed is annulled. */
export async function undoConfirmed(work: Work, { data }: Pick<Past<typeof paymentConfirmed>, 'data'>): Promise<void> {
  const row = await asLeftOrRefuse(work, data, 'confirmed')
  const { before } = data
  if (!before) return annul(work, row.id, null, 'undo')
  await takeBackEntries(work, row, null)
  // An earlier version did not store how the claim was to be divided.
  const { wantedAllocations = row.wantedAllocations, planExtra = row.planExtra, purpose = row.purpose, ...was } = before
  await reopen(work, row, { ...was, wantedAllocations, planExtra, purpose, referenceKey: referenceKey(was.reference) })
  recordAnnulled(work, row, 'claimed', true)
}

/** Undo of `payment.claimed`: the claim counts no longer. */
export async function undoClaimed(work: Work, { data }: Pick<Past<typeof paymentClaimed>, 'data'>): Promise<void> {
  const row = await asLeftOrRefuse(work, data, 'claimed')
  await settle(work, row, { state: 'annulled', reason: null })
  recordAnnulled(work, row, 'annulled', true)
}

/** Undo of `payment.rejected`: the claim waits again. */
export async function undoRejected(work: Work, { data }: Pick<Past<typeof paymentRejected>, 'data'>): Promise<void> {
  const row = await asLeftOrRefuse(work, data, 'rejected')
  await reopen(work, row, {})
  work.record(paymentClaimed, {
    contactId: row.contactId,
    data: { paymentId: row.id, version: row.version + 1, amount: amountOf(row), isUndo: true },
  })
}

/** Gives the payments of one person to another; their entries go with the debts. */
export async function movePayments(
  work: Work,
  mergeId: string,
  fromContactId: string,
  intoContactId: string,
): Promise<void> {
  const ids = await givePayments(work.tx, { fromContactId, intoContactId, seq: work.seq })
  await notePart(work, mergeId, 'payment', ids)
  for (const id of ids) work.touch('payments', id)
}

/** How many payments of a person wait to be verified. */
export async function claimsOf(tx: Reader, contactId: string): Promise<number> {
  return countClaimed(tx, contactId)
}

/** For which debts a payment is meant. */
async function meantOf(
  work: Work,
  row: Pick<PaymentRow, 'contactId' | 'paidOn' | 'purpose' | 'amountMinor' | 'currency'>,
  { meantFor }: BookingParts,
): Promise<MeantFor | null> {
  if (!meantFor) return null
  const { contactId, paidOn, purpose, amountMinor, currency } = row
  return meantFor(work.tx, { contactId, on: paidOn, amount: { amountMinor, currency }, purpose })
}

async function claimOrRefuse(work: Work, paymentId: string, version: number): Promise<PaymentRow> {
  const row = (await findPayment(work.tx, work.workspaceId, paymentId)) ?? fail('not_found', 'payment')
  if (row.state !== 'claimed' || row.version !== version) fail('conflict', 'payment_settled')
  return row
}

async function confirmedOrRefuse(work: Work, paymentId: string): Promise<PaymentRow> {
  const row = (await findPayment(work.tx, work.workspaceId, paymentId)) ?? fail('not_found', 'payment')
  if (row.state !== 'confirmed') fail('conflict', 'payment_not_confirmed')
  return row
}

/** The payment as the event left it; refused when somebody has changed it since. */
async function asLeftOrRefuse(
  work: Work,
  data: Pick<Past<typeof paymentRejected>['data'], 'paymentId' | 'version'>,
  state: PaymentRow['state'],
): Promise<PaymentRow> {
  const found = data.paymentId === undefined ? null : await findPayment(work.tx, work.workspaceId, data.paymentId)
  const row = found ?? fail('not_found', 'payment')
  if (row.state !== state || row.version !== data.version) fail('conflict', 'undo_later_change')
  return row
}

async function settle(
  work: Work,
  row: PaymentRow,
  set: { state: 'rejected' | 'annulled'; reason: string | null },
): Promise<void> {
  const settled = { settledAt: work.now, settledById: userOf(work) }
  await savePayment(work.tx, row.id, { ...set, ...settled, seq: work.seq, version: row.version + 1 })
  work.touch('payments', row.id)
}

async function reopen(work: Work, row: PaymentRow, set: Partial<PaymentRow>): Promise<void> {
  const open = { state: 'claimed' as const, reason: null, settledAt: null, settledById: null }
  await savePayment(work.tx, row.id, { ...set, ...open, seq: work.seq, version: row.version + 1 })
  work.touch('payments', row.id)
}

async function takeBackEntries(work: Work, row: PaymentRow, note: string | null): Promise<void> {
  const entries = await entriesOfPayments(work.tx, [row.id])
  await reverse(work, entries, { on: await todayOf(work), note, alreadyReversed: reversedAmong(entries) })
  for (const amountMinor of (await creditOf(work.tx, row.contactId)).values())
    if (amountMinor < 0) fail('conflict', 'payment_refunded')
}

function recordConfirmed(
  work: Work,
  row: PaymentRow,
  { toStageId, afterCardId, isFromList = false }: Settling & Pick<NewPayment, 'isFromList'>,
  before: DataOf<typeof paymentConfirmed>['before'],
): void {
  work.record(paymentConfirmed, {
    contactId: row.contactId,
    data: {
      paymentId: row.id,
      version: row.version,
      amount: amountOf(row),
      paidOn: row.paidOn,
      before,
      toStageId,
      afterCardId,
      ...(isFromList && { isFromList }),
    },
    undoable: true,
  })
}

function recordAnnulled(work: Work, row: PaymentRow, state: 'annulled' | 'claimed', isUndo: boolean): void {
  work.record(paymentAnnulled, {
    contactId: row.contactId,
    data: { paymentId: row.id, version: row.version + 1, amount: amountOf(row), state, isUndo },
  })
}

async function keepPrint(work: Work, paymentId: string, { fileId, sha256, look }: Receipt): Promise<void> {
  if ((await printsOf(work.tx, [paymentId])).length > 0) return
  const [bandA, bandB, bandC, bandD] = look?.bands ?? [null, null, null, null]
  const thumbnail = look?.thumbnail ?? null
  const { workspaceId } = work
  await insertPrint(work.tx, { paymentId, workspaceId, fileId, sha256, bandA, bandB, bandC, bandD, thumbnail })
}

/** Refuses what may be the same money a second time, and names the other payment. */
async function refuseLookalike(work: Work, workspace: Workspace, row: PaymentRow, cardsOf: CardsOf): Promise<void> {
  const [other] = (await loadLookalikes(work.tx, work.workspaceId, [row], cardsOf)).get(row.id) ?? []
  if (other) fail('conflict', 'payment_lookalike', { values: sayPayment(other, workspace) })
}

function sayPayment(other: Lookalike, workspace: Workspace): Record<string, string> {
  const locale = localeOf(workspace.language, workspace.country)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return {
    amount: formatMoney(other, locale),
    date: date.format(Date.parse(other.paidOn)),
    person: other.personName ?? '—',
  }
}

/** A day of grace for whoever pays on the other side of midnight. */
function refuseFuture(workspace: Workspace, now: number, paidOn: LocalDate): void {
  if (paidOn > addDays(dayIn(workspace.timeZone, now), 1)) fail('invalid', 'paid_in_future', { field: 'paidOn' })
}

async function workspaceOf(work: Work): Promise<Workspace> {
  return (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
}

const userOf = (work: Work): string | null => (work.actor.kind === 'user' ? work.actor.userId : null)
const amountOf = ({ amountMinor, currency }: PaymentRow) => ({ amountMinor, currency })
