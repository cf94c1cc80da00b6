import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import type { MergeParts } from '#contacts/merge-parts.ts'
import {
  debtsOfContact,
  type EntryRow,
  entriesOfContact,
  giveDebts,
  post,
  reverse,
  reversedAmong,
} from '#debts/ledger.ts'
import { giveSomeFiles } from '#files/files.ts'
import { givePaymentsOf, type PaymentRow, paymentsOfContact } from '#payments/payments.ts'
import {
  businessDay,
  givePlansOf,
  type InstalmentRow,
  type PlanRow,
  plansOfContact,
  saveInstalment,
  savePlan,
} from '#plans/plans.ts'
import { givePromisesOf, type PromiseRow, promisesOfContact, savePromise } from '#promises/promises.ts'
import { giveSettlementsOf, settlementsOfContact } from '#settlements/settlements.ts'

// Of two accounts that were one: what is whose. What a merge moved goes back, and what it booked or ended itself is taken back. What came
// later goes where it names something: a debt, a payment, a message. What names things of both has to be taken apart by hand first.

interface Separation {
  readonly theirsId: string
  readonly staysId: string
  readonly parts: MergeParts
  /** The change in which they were merged; null when nothing was written down. */
  readonly mergeSeq: number | null
  readonly messageIds: ReadonlySet<string>
  readonly fileIds: ReadonlySet<string>
}

/** Answers the ids of everything that went to the one who gets their own account. */
export async function separateMoney(work: Work, about: Separation): Promise<ReadonlySet<string>> {
  const { theirsId, staysId, parts } = about
  if (about.mergeSeq !== null) await takeBackBookings(work, about, about.mergeSeq)
  const debtIds = ofThose(await debtsOfContact(work.tx, staysId), parts.ids('debt'))
  const entries = await entriesOfContact(work.tx, staysId)
  const paymentIds = paymentsOfTheirs(await paymentsOfContact(work.tx, staysId), entries, { ...about, debtIds })
  const planIds = agreementsOf(await plansOfContact(work.tx, staysId), parts.ids('plan'), about, debtIds)
  const promiseIds = agreementsOf(await promisesOfContact(work.tx, staysId), parts.ids('promise'), about, debtIds)
  const settlementIds = agreementsOf(
    await settlementsOfContact(work.tx, staysId),
    parts.ids('settlement'),
    about,
    debtIds,
  )
  const entryIds = entries.filter((entry) =>
    entry.debtId === null
      ? parts.ids('entry').has(entry.id) || paymentIds.has(entry.paymentId ?? '')
      : debtIds.has(entry.debtId),
  )
  const to = { intoContactId: theirsId, seq: work.seq }
  await giveDebts(work.tx, { debtIds: [...debtIds], entryIds: entryIds.map(({ id }) => id) }, to)
  await givePaymentsOf(work.tx, [...paymentIds], to)
  await givePlansOf(work.tx, [...planIds], to)
  await givePromisesOf(work.tx, [...promiseIds], to)
  await giveSettlementsOf(work.tx, [...settlementIds], to)
  const files = [...parts.ids('file'), ...about.fileIds]
  await giveSomeFiles(work.tx, files, { fromContactId: staysId, intoContactId: theirsId })
  await reopenAgreements(work, parts)
  for (const id of debtIds) work.touch('debts', id)
  for (const { id } of entryIds) work.touch('ledgerEntries', id)
  for (const id of paymentIds) work.touch('payments', id)
  for (const id of planIds) work.touch('plans', id)
  for (const id of promiseIds) work.touch('promises', id)
  for (const id of settlementIds) work.touch('settlements', id)
  return new Set([
    ...debtIds,
    ...paymentIds,
    ...planIds,
    ...promiseIds,
    ...settlementIds,
    ...entryIds.map(({ id }) => id),
  ])
}

const ofThose = (rows: readonly { id: string }[], ids: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(rows.flatMap(({ id }) => (ids.has(id) ? [id] : [])))

/**
 * When two accounts became one, the credit of one paid debts of the other, and of two plans one was closed with its unpaid
 * interest: both are taken back. What rules charged is judged anew for each of them afterwards.
 */
async function takeBackBookings(work: Work, { staysId, parts }: Separation, mergeSeq: number): Promise<void> {
  const { today } = await businessDay(work)
  const all = await entriesOfContact(work.tx, staysId)
  const alreadyReversed = reversedAmong(all)
  const booked = all.filter(
    ({ id, seq, ruleKey }) => seq === mergeSeq && ruleKey === null && !parts.ids('entry').has(id),
  )
  await reverse(work, booked, { on: today, note: null, alreadyReversed })
  const originals = new Map(all.map((entry) => [entry.id, entry]))
  const closed = booked.flatMap(
    (entry) => originals.get(entry.kind === 'reversal' ? (entry.reversesEntryId ?? '') : '') ?? [],
  )
  await post(
    work,
    closed.map(({ id: _, seq: __, at: ___, ruleKey: ____, reversesEntryId: _____, ...entry }) => ({
      ...entry,
      on: today,
    })),
  )
}

/** A payment is theirs that was, that is told in a message of theirs, or that paid their debts. One for debts of both is nobody's. */
function paymentsOfTheirs(
  payments: readonly PaymentRow[],
  entries: readonly EntryRow[],
  about: Separation & { debtIds: ReadonlySet<string> },
): ReadonlySet<string> {
  const { parts, messageIds, debtIds } = about
  const theirs = new Set<string>()
  for (const payment of payments) {
    const paid = debtsPaidBy(payment.id, entries)
    const wanted = payment.state === 'claimed' ? payment.wantedAllocations.map(({ debtId }) => debtId) : []
    const named = [...paid, ...wanted]
    const isTheirs =
      parts.ids('payment').has(payment.id) ||
      messageIds.has(payment.messageId ?? '') ||
      (named.length > 0 && named.every((id) => debtIds.has(id)))
    if (paid.some((id) => debtIds.has(id) !== isTheirs)) fail('conflict', 'merge_mixed')
    if (isTheirs) theirs.add(payment.id)
  }
  return theirs
}

/** The debts on which something of a payment still stands. */
function debtsPaidBy(paymentId: string, entries: readonly EntryRow[]): string[] {
  const sums = new Map<string, number>()
  for (const entry of entries)
    if (entry.paymentId === paymentId && entry.debtId !== null)
      sums.set(entry.debtId, (sums.get(entry.debtId) ?? 0) + entry.amountMinor)
  return [...sums].flatMap(([debtId, sum]) => (sum === 0 ? [] : [debtId]))
}

const isOpen = (status: string) => ['pending', 'active', 'proposed', 'open'].includes(status)

/** Plans and promises: theirs that were, and those made later of their debts, or in a message of theirs where no debt is named. */
function agreementsOf(
  rows: readonly { id: string; status: string; debtIds: readonly string[]; messageId?: string | null }[],
  moved: ReadonlySet<string>,
  { messageIds }: Separation,
  debtIds: ReadonlySet<string>,
): ReadonlySet<string> {
  const theirs = new Set<string>()
  for (const row of rows) {
    const count = row.debtIds.filter((id) => debtIds.has(id)).length
    const isMixed = count > 0 && count < row.debtIds.length
    if (isMixed && isOpen(row.status)) fail('conflict', 'merge_mixed')
    const isNamed = row.debtIds.length === 0 ? messageIds.has(row.messageId ?? '') : count === row.debtIds.length
    if (moved.has(row.id) || isNamed) theirs.add(row.id)
  }
  return theirs
}

/** Of several promises or plans that were open the merge had left one. */
async function reopenAgreements(work: Work, parts: MergeParts): Promise<void> {
  for (const { id, status, statusAt } of parts.rows<PromiseRow>('promiseBefore')) {
    await savePromise(work.tx, id, { status, statusAt, seq: work.seq })
    work.touch('promises', id)
  }
  for (const { id, status, statusAt, reason, version } of parts.rows<PlanRow>('planBefore')) {
    await savePlan(work.tx, id, { status, statusAt, reason, version: version + 2, seq: work.seq })
    work.touch('plans', id)
  }
  for (const { planId, number, openOn } of parts.rows<InstalmentRow>('instalmentBefore'))
    await saveInstalment(work.tx, planId, number, { openOn })
}
