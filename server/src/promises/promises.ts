import { addBusinessDays, type BusinessCalendar, dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import type { Actor, EventDefinition } from '@aldia/shared/event.ts'
import {
  promiseBroken,
  promiseCancelled,
  promiseKept,
  promiseKeptLate,
  promisePartlyKept,
  promiseRecorded,
  promiseReplaced,
  type Understood,
} from '@aldia/shared/promise.ts'
import { type DerivedPromiseStatus, promiseStatus } from '@aldia/shared/promise-status.ts'
import { paidIn } from '@aldia/shared/unit-value.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import { noteBefore, notePart } from '#contacts/merge-parts.ts'
import { theirs } from '#contacts/theirs.ts'
import { type DebtRow, debtsOfContact, entriesOfContact } from '#debts/ledger.ts'
import { claimedPayments } from '#payments/payments.ts'
import { promiseFacts } from '#promises/promise-facts.ts'
import {
  findPromise,
  insertPromise,
  type PromiseRow,
  promisesOfContact,
  reassignPromises,
  savePromise,
} from '#promises/promises.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

export { givePromisesOf, type PromiseRow, promisesOfContact, savePromise } from '#promises/promises.store.ts'

/** What promises need of the features above them; handed in by app.ts. */
export interface PromiseParts {
  /** The contact of a card; null when the card is unknown or of another workspace. */
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
  /** Whose a message is; null when it is unknown or of another workspace. */
  messageFacts(tx: Reader, workspaceId: string, messageId: string): Promise<{ contactId: string } | null>
  /** On which days business is done where this person lives. */
  calendarFor(work: Work, contactId: string): Promise<BusinessCalendar>
}

/** Keeps what a debtor agreed to. A promise of theirs that was still open is replaced by it. Answers the promise's id. */
export async function recordPromise(
  work: Work,
  parts: PromiseParts,
  input: {
    cardId: string
    amountMinor: number
    currency: string
    dueOn: LocalDate | null
    debtIds: readonly string[]
    messageId: string | null
    understood?: Understood | null
    toStageId: string | null
    afterCardId: string | null
    createdById: string | null
  },
): Promise<string> {
  const contactId =
    (await parts.contactOfCard(work.tx, work.workspaceId, input.cardId)) ??
    fail('not_found', 'card', { field: 'cardId' })
  const { workspace, today } = await businessDay(work)
  if (input.dueOn !== null && input.dueOn < today) fail('invalid', 'promise_in_past', { field: 'dueOn' })
  if (input.messageId !== null) {
    const message = await parts.messageFacts(work.tx, work.workspaceId, input.messageId)
    theirs(message, contactId, { what: 'message', field: 'messageId' })
  }
  const debtIds = [...new Set(input.debtIds)]
  await checkDebts(work, contactId, debtIds, input.currency)
  const id = work.newId()
  const replacedIds: string[] = []
  for (const open of await promisesOfContact(work.tx, contactId)) {
    if (open.status !== 'pending') continue
    await saveStatus(work, open.id, 'replaced')
    work.record(promiseReplaced, { contactId, data: { promiseId: open.id, byPromiseId: id } })
    replacedIds.push(open.id)
  }
  await insertPromise(work.tx, {
    id,
    workspaceId: work.workspaceId,
    seq: work.seq,
    contactId,
    amountMinor: input.amountMinor,
    currency: input.currency,
    dueOn: input.dueOn,
    graceUntil:
      input.dueOn === null
        ? null
        : addBusinessDays(await parts.calendarFor(work, contactId), input.dueOn, workspace.money.promiseGraceDays),
    tolerancePercent: workspace.money.promiseTolerancePercent,
    debtIds,
    messageId: input.messageId,
    status: 'pending',
    paidMinor: 0,
    statusAt: work.now,
    cancelReason: null,
    createdAt: work.now,
    createdById: input.createdById,
  })
  work.touch('promises', id)
  work.record(promiseRecorded, {
    contactId,
    data: {
      promiseId: id,
      amount: { amountMinor: input.amountMinor, currency: input.currency },
      dueOn: input.dueOn,
      replacedIds,
      messageId: input.messageId,
      ...(input.understood ? { understood: input.understood } : {}),
      toStageId: input.toStageId,
      afterCardId: input.afterCardId,
    },
    undoable: true,
  })
  return id
}

/**
 * The debts meant are this person's, still stand, and are kept or paid in the promise's currency. When none are named, some
 * open debt has to be: a promise in another currency could never be kept.
 */
async function checkDebts(work: Work, contactId: string, debtIds: readonly string[], currency: string): Promise<void> {
  const all = await debtsOfContact(work.tx, contactId)
  const isPayable = (debt: DebtRow) => debt.currency === currency || paidIn(debt.currency) === currency
  if (debtIds.length === 0) {
    const sums = Map.groupBy(await entriesOfContact(work.tx, contactId), ({ debtId }) => debtId)
    const open = all.filter(({ id }) => (sums.get(id) ?? []).reduce((sum, entry) => sum + entry.amountMinor, 0) > 0)
    if (open.length > 0 && !open.some(isPayable)) fail('invalid', 'currency_mismatch', { field: 'currency' })
    return
  }
  const debts = new Map(all.map((debt) => [debt.id, debt]))
  for (const debtId of debtIds) {
    const debt = theirs(debts.get(debtId), contactId, { what: 'debt', field: 'debtIds' })
    if (debt.cancelledAt !== null) fail('conflict', 'debt_cancelled', { field: 'debtIds' })
    if (!isPayable(debt)) fail('invalid', 'currency_mismatch', { field: 'currency' })
  }
}

/** Takes an open promise off the list, for instance because it was a misunderstanding. */
export async function cancelPromise(work: Work, promiseId: string, reason: string | null): Promise<void> {
  const promise = (await findPromise(work.tx, work.workspaceId, promiseId)) ?? fail('not_found', 'promise')
  if (promise.status !== 'pending') fail('conflict', 'promise_closed')
  await savePromise(work.tx, promise.id, {
    status: 'cancelled',
    cancelReason: reason,
    statusAt: work.now,
    seq: work.seq,
  })
  work.touch('promises', promise.id)
  work.record(promiseCancelled, {
    contactId: promise.contactId,
    data: { promiseId: promise.id, amount: amountOf(promise), dueOn: promise.dueOn },
    undoable: true,
  })
}

/** By status: what is recorded when a promise comes to it. Open again is no news of its own. */
const eventOf = {
  kept: promiseKept,
  kept_late: promiseKeptLate,
  partly_kept: promisePartlyKept,
  broken: promiseBroken,
  cancelled: promiseCancelled,
} as const satisfies Record<Exclude<DerivedPromiseStatus, 'pending'>, EventDefinition>

/** Brings the promises of a person to what payments and the day make of them. Doing it again changes nothing. */
export async function followPromises(work: Work, contactId: string): Promise<void> {
  const promises = (await promisesOfContact(work.tx, contactId)).filter(
    ({ status }) => status !== 'replaced' && status !== 'cancelled',
  )
  if (promises.length === 0) return
  const { workspace, today } = await businessDay(work)
  const facts = promiseFacts(promises, {
    debts: await debtsOfContact(work.tx, contactId),
    entries: await entriesOfContact(work.tx, contactId),
    claims: await claimedPayments(work.tx, contactId),
    timeZone: workspace.timeZone,
  })
  for (const promise of promises) {
    const known = facts.get(promise.id)
    if (!known) continue
    const { status, paidMinor } = promiseStatus(promise, known, today)
    // Open again because its money was taken back, but something else was agreed since.
    if (status === 'pending' && promise.status !== 'pending' && promise !== promises.at(-1)) {
      await savePromise(work.tx, promise.id, { paidMinor, seq: work.seq })
      await saveStatus(work, promise.id, 'replaced')
      continue
    }
    if (status === promise.status && paidMinor === promise.paidMinor) continue
    const isNew = status !== promise.status
    await savePromise(work.tx, promise.id, {
      status,
      paidMinor,
      statusAt: isNew ? work.now : promise.statusAt,
      seq: work.seq,
    })
    work.touch('promises', promise.id)
    if (!isNew || status === 'pending') continue
    work.record(eventOf[status], {
      contactId,
      data: {
        promiseId: promise.id,
        amount: amountOf(promise),
        paid: { amountMinor: paidMinor, currency: promise.currency },
        dueOn: promise.dueOn,
        before: promise.status,
      },
      actor: byRule,
    })
  }
}

const byRule: Actor = { kind: 'system' }

/** Undoes `promise.recorded`: the promise is off the list, and those that it replaced are open again. */
export async function takeBackPromise(work: Work, { data }: Past<typeof promiseRecorded>): Promise<void> {
  const promise = await promiseOrRefuse(work, data.promiseId)
  if (promise.status !== 'pending') fail('conflict', 'undo_later_change')
  await saveStatus(work, promise.id, 'cancelled')
  for (const id of data.replacedIds ?? []) {
    const replaced = await findPromise(work.tx, work.workspaceId, id)
    if (replaced?.status === 'replaced') await saveStatus(work, replaced.id, 'pending')
  }
  await followPromises(work, promise.contactId)
}

/** Undoes `promise.cancelled`: the promise is open again, and what came or passed meanwhile counts. */
export async function bringBackPromise(work: Work, { data }: Past<typeof promiseCancelled>): Promise<void> {
  const promise = await promiseOrRefuse(work, data.promiseId)
  const others = await promisesOfContact(work.tx, promise.contactId)
  const isOvertaken = others.some((other) => other.id > promise.id && other.status !== 'cancelled')
  if (promise.status !== 'cancelled' || isOvertaken) fail('conflict', 'undo_later_change')
  await savePromise(work.tx, promise.id, { cancelReason: null, seq: work.seq })
  await saveStatus(work, promise.id, 'pending')
  await followPromises(work, promise.contactId)
}

/** Two people turned out to be one: their promises come together, and of several open ones the newest counts. */
export async function movePromises(
  work: Work,
  mergeId: string,
  fromContactId: string,
  intoContactId: string,
): Promise<void> {
  const moved = await reassignPromises(work.tx, { fromContactId, intoContactId, seq: work.seq })
  await notePart(work, mergeId, 'promise', moved)
  for (const id of moved) work.touch('promises', id)
  const open = (await promisesOfContact(work.tx, intoContactId)).filter(({ status }) => status === 'pending')
  const newest = open.at(-1)
  for (const older of open.slice(0, -1)) {
    await noteBefore(work, mergeId, 'promiseBefore', [{ id: older.id, data: older }])
    await saveStatus(work, older.id, 'replaced')
    work.record(promiseReplaced, {
      contactId: intoContactId,
      data: { promiseId: older.id, byPromiseId: newest?.id },
      actor: byRule,
    })
  }
}

async function promiseOrRefuse(work: Work, id: string | undefined): Promise<PromiseRow> {
  const promise = id === undefined ? null : await findPromise(work.tx, work.workspaceId, id)
  return promise ?? fail('not_found', 'promise')
}

async function saveStatus(work: Work, id: string, status: PromiseRow['status']): Promise<void> {
  await savePromise(work.tx, id, { status, statusAt: work.now, seq: work.seq })
  work.touch('promises', id)
}

const amountOf = ({ amountMinor, currency }: PromiseRow) => ({ amountMinor, currency })

async function businessDay(work: Work): Promise<{ workspace: Workspace; today: LocalDate }> {
  const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  return { workspace, today: dayIn(workspace.timeZone, work.now) }
}
