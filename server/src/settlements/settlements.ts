import { owedOn } from '@aldia/shared/charges.ts'
import { dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import { settlementAgreed, settlementCancelled } from '@aldia/shared/settlement.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import { notePart } from '#contacts/merge-parts.ts'
import { theirs } from '#contacts/theirs.ts'
import { type DebtRow, debtsOfContact, entriesOfDebts } from '#debts/ledger.ts'
import { restedOf } from '#plans/plan-records.ts'
import { activePlanOf } from '#plans/plans.ts'
import {
  findSettlement,
  insertSettlement,
  reassignSettlements,
  type SettlementRow,
  saveSettlement,
  settlementsOfContact,
} from '#settlements/settlements.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

export { giveSettlementsOf, type SettlementRow, settlementsOfContact } from '#settlements/settlements.store.ts'

/** What settlements need of the features above them; handed in by app.ts. */
export interface SettlementParts {
  /** The contact of a card; null when the card is unknown or of another workspace. */
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
  /** Whose a message is; null when it is unknown or of another workspace. */
  messageFacts(tx: Reader, workspaceId: string, messageId: string): Promise<{ contactId: string } | null>
}

/** Keeps what was agreed on; an open one on any of the same debts is replaced. Answers the settlement's id. */
export async function agreeSettlement(
  work: Work,
  parts: SettlementParts,
  input: {
    cardId: string
    currency: string
    debtIds: readonly string[]
    amountMinor: number
    until: LocalDate
    note: string | null
    messageId: string | null
    createdById: string | null
  },
): Promise<string> {
  const contactId =
    (await parts.contactOfCard(work.tx, work.workspaceId, input.cardId)) ??
    fail('not_found', 'card', { field: 'cardId' })
  const today = await todayOf(work)
  if (input.until < today) fail('invalid', 'settlement_in_past', { field: 'until' })
  if (input.messageId !== null) {
    const message = await parts.messageFacts(work.tx, work.workspaceId, input.messageId)
    theirs(message, contactId, { what: 'message', field: 'messageId' })
  }
  const debtIds = [...new Set(input.debtIds)]
  const balanceMinor = await openOn(work, contactId, { debtIds, currency: input.currency, today })
  if (input.amountMinor >= balanceMinor) fail('invalid', 'settlement_not_less', { field: 'amountMinor' })
  const live = await activePlanOf(work.tx, contactId)
  if (live?.plan.debtIds.some((id) => debtIds.includes(id))) fail('conflict', 'settlement_plan_live')
  const id = work.newId()
  const replacedIds: string[] = []
  for (const older of await settlementsOfContact(work.tx, contactId)) {
    if (older.status !== 'open' || !overlap(older, { debtIds })) continue
    await closeSettlement(work, older, { reason: null, bySettlementId: id })
    replacedIds.push(older.id)
  }
  const { currency, amountMinor, until, note, messageId, createdById } = input
  await insertSettlement(work.tx, {
    id,
    workspaceId: work.workspaceId,
    seq: work.seq,
    contactId,
    currency,
    debtIds,
    amountMinor,
    agreedOn: today,
    until,
    note: note === '' ? null : note,
    messageId,
    status: 'open',
    balanceMinor,
    paidMinor: 0,
    discountMinor: 0,
    keptOn: null,
    statusAt: work.now,
    cancelReason: null,
    createdAt: work.now,
    createdById,
  })
  work.touch('settlements', id)
  work.record(settlementAgreed, {
    contactId,
    data: {
      settlementId: id,
      amount: { amountMinor, currency },
      open: { amountMinor: balanceMinor, currency },
      until,
      replacedIds,
    },
    undoable: true,
  })
  return id
}

export const overlap = (a: { readonly debtIds: readonly string[] }, b: { readonly debtIds: readonly string[] }) =>
  a.debtIds.some((id) => b.debtIds.includes(id))

/** What is owed on these debts today; each must be this person's, stand, be kept in this currency and have something open. */
async function openOn(
  work: Work,
  contactId: string,
  about: { debtIds: readonly string[]; currency: string; today: LocalDate },
): Promise<number> {
  const debts = new Map((await debtsOfContact(work.tx, contactId)).map((debt) => [debt.id, debt]))
  const entries = Map.groupBy(await entriesOfDebts(work.tx, about.debtIds), ({ debtId }) => debtId)
  const rested = await restedOf(work.tx, contactId)
  let sumMinor = 0
  for (const debtId of about.debtIds) {
    const debt: DebtRow = theirs(debts.get(debtId), contactId, { what: 'debt', field: 'debtIds' })
    if (debt.cancelledAt !== null) fail('conflict', 'debt_cancelled', { field: 'debtIds' })
    if (debt.currency !== about.currency) fail('invalid', 'currency_mismatch', { field: 'currency' })
    const facts = { debt, entries: entries.get(debtId) ?? [], rested: rested.get(debtId) ?? [] }
    const { balanceMinor } = owedOn(facts, about.today)
    if (balanceMinor <= 0) fail('conflict', 'debt_settled', { field: 'debtIds' })
    sumMinor += balanceMinor
  }
  return sumMinor
}

/** Ends an open settlement; the full balance stands, as it always did. */
export async function cancelSettlement(work: Work, settlementId: string, reason: string): Promise<void> {
  const row = (await findSettlement(work.tx, work.workspaceId, settlementId)) ?? fail('not_found', 'settlement')
  if (row.status !== 'open') fail('conflict', 'settlement_closed')
  await closeSettlement(work, row, { reason })
}

/** Takes a settlement off the list. By rule when no reason is given and something else took its place. */
export async function closeSettlement(
  work: Work,
  row: SettlementRow,
  about: { reason: string | null; bySettlementId?: string; byRule?: boolean },
): Promise<void> {
  const set = { status: 'cancelled' as const, cancelReason: about.reason, statusAt: work.now, seq: work.seq }
  await saveSettlement(work.tx, row.id, set)
  work.touch('settlements', row.id)
  work.record(settlementCancelled, {
    contactId: row.contactId,
    data: {
      settlementId: row.id,
      amount: { amountMinor: row.amountMinor, currency: row.currency },
      until: row.until,
      ...(about.bySettlementId === undefined ? {} : { bySettlementId: about.bySettlementId }),
    },
    ...(about.byRule ? { actor: { kind: 'system' as const } } : {}),
    undoable: about.reason !== null,
  })
}

/** Undoes `settlement.agreed` while nothing has come of it; those that it replaced are open again. */
export async function takeBackSettlement(work: Work, { data }: Past<typeof settlementAgreed>): Promise<void> {
  const row = await rowOrRefuse(work, data.settlementId)
  if (row.status !== 'open' || row.paidMinor > 0) fail('conflict', 'undo_later_change')
  await reopenAs(work, row.id, 'cancelled')
  for (const id of data.replacedIds ?? []) {
    const older = await findSettlement(work.tx, work.workspaceId, id)
    if (older?.status === 'cancelled') await reopenAs(work, older.id, 'open')
  }
}

/** Undoes `settlement.cancelled`: it is open again, and what was paid or passed meanwhile counts. */
export async function bringBackSettlement(work: Work, { data }: Past<typeof settlementCancelled>): Promise<void> {
  const row = await rowOrRefuse(work, data.settlementId)
  const others = await settlementsOfContact(work.tx, row.contactId)
  const live = await activePlanOf(work.tx, row.contactId)
  const isOvertaken =
    others.some((other) => other.id > row.id && other.status !== 'cancelled' && overlap(other, row)) ||
    (live !== null && overlap(live.plan, row))
  if (row.status !== 'cancelled' || isOvertaken) fail('conflict', 'undo_later_change')
  await reopenAs(work, row.id, 'open')
}

/** Two people turned out to be one: what was settled with them comes together. */
export async function moveSettlements(
  work: Work,
  mergeId: string,
  fromContactId: string,
  intoContactId: string,
): Promise<void> {
  const ids = await reassignSettlements(work.tx, { fromContactId, intoContactId, seq: work.seq })
  await notePart(work, mergeId, 'settlement', ids)
  for (const id of ids) work.touch('settlements', id)
}

async function reopenAs(work: Work, id: string, status: 'open' | 'cancelled'): Promise<void> {
  await saveSettlement(work.tx, id, { status, cancelReason: null, statusAt: work.now, seq: work.seq })
  work.touch('settlements', id)
}

async function rowOrRefuse(work: Work, id: string | undefined): Promise<SettlementRow> {
  const row = id === undefined ? null : await findSettlement(work.tx, work.workspaceId, id)
  return row ?? fail('not_found', 'settlement')
}

async function todayOf(work: Work): Promise<LocalDate> {
  const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  return dayIn(workspace.timeZone, work.now)
}
