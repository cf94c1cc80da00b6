import type { eventUndone } from '@aldia/shared/card.ts'
import type { contactMerged } from '@aldia/shared/contact.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import type { paymentConfirmed } from '@aldia/shared/payment.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { cardMoney, readMoneyFacts } from '#account/derive-card-balance.ts'
import { judgeAccount } from '#account/judge-charges.ts'
import { planExtrasOf } from '#account/plan-extras.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Recorded, Work } from '#base/work.ts'
import { followFacts, keepMoney, type Wanted } from '#board/card-balance.ts'
import { notePart } from '#contacts/merge-parts.ts'
import { moveDebts } from '#debts/debts.ts'
import { giveFiles } from '#files/files.ts'
import { applyCredit, movePayments, paymentsByIds } from '#payments/payments.ts'
import { followPlans } from '#plans/follow-plans.ts'
import { restedOf } from '#plans/plan-records.ts'
import { movePlans } from '#plans/plans.ts'
import { followPromises, movePromises } from '#promises/promises.ts'
import { moveSettlements } from '#settlements/settlements.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// What follows from a change of money, in the same transaction: agreements resolve themselves, the card shows what is true now
// and goes where the facts put it.

/** What may be undone of money; the verb that takes it back does not say what follows from it. */
const undoable = /^(debt|payment|promise|plan|settlement)\./

/** Something about money was taken back. */
export async function followUndoing(work: Work, event: Recorded<typeof eventUndone>): Promise<void> {
  if (event.contactId === null || !undoable.test(event.data.type)) return
  await judgeAccount(work, event.contactId)
  await applyCredit(work, event.contactId, restedOf)
  await followPromises(work, event.contactId)
  await followPlans(work, { planExtrasOf }, event.contactId)
  await showMoneyOf(work, event.contactId)
}

type OfPerson = Pick<Recorded, 'contactId'>

/** A fact arrived, perhaps of an earlier day: what rules charge is judged anew. */
export async function judgeAnew(work: Work, { contactId }: OfPerson): Promise<void> {
  if (contactId !== null) await judgeAccount(work, contactId)
}

/** Something may be open that credit can pay. */
export async function payWithCredit(work: Work, { contactId }: OfPerson): Promise<void> {
  if (contactId !== null) await applyCredit(work, contactId, restedOf)
}

/**
 * What a payment left over pays what is open, unless a person said where its money goes; and it takes the place of money that
 * came later, where that was charged for being late.
 */
export async function payWithRest(work: Work, event: Recorded<typeof paymentConfirmed>): Promise<void> {
  const [payment] = await paymentsByIds(work.tx, work.workspaceId, [event.data.paymentId])
  if (payment?.wantedAllocations.length === 0) await applyCredit(work, payment.contactId, restedOf)
}

/** The ledger changed: promises and plans resolve themselves. */
export async function followAgreements(work: Work, { contactId }: OfPerson): Promise<void> {
  if (contactId === null) return
  await followPromises(work, contactId)
  await followPlans(work, { planExtrasOf }, contactId)
}

/** A receipt keeps a promise from breaking, and the discount of a plan from being lost, until somebody has decided on it. */
export async function followReceipt(work: Work, event: OfPerson): Promise<void> {
  await followAgreements(work, event)
}

/** The card shows what is true now, and moves when that asks for another column. */
export async function showMoney(work: Work, { contactId }: OfPerson): Promise<void> {
  if (contactId !== null) await showMoneyOf(work, contactId)
}

/** The same, where somebody may have dropped the card on a column. */
export async function showMoneyWhereDropped(work: Work, event: OfPerson & { readonly data: Wanted }): Promise<void> {
  if (event.contactId !== null) await showMoneyOf(work, event.contactId, event.data)
}

async function showMoneyOf(work: Work, contactId: string, wanted?: Wanted): Promise<void> {
  const today = dayIn((await workspaceOf(work.tx, work.workspaceId)).timeZone, work.now)
  const facts = await readMoneyFacts(work.tx, contactId)
  const shown = await keepMoney(work, contactId, (card) => cardMoney(facts, card.lateReason, today))
  if (shown) await followFacts(work, contactId, shown.before, wanted)
}

/**
 * A new day for one person: fees and interest by rule, promises and plans whose time is over, and the card. Running it again, or
 * once for many days, comes to the same.
 */
export async function beginDay(work: Work, contactId: string): Promise<void> {
  await judgeAccount(work, contactId)
  await followPromises(work, contactId)
  await followPlans(work, { planExtrasOf }, contactId)
  await showMoneyOf(work, contactId)
}

/** Two people were found to be one: their money and papers are one account from now on. */
export async function mergeMoney(work: Work, { id, data }: Recorded<typeof contactMerged>): Promise<void> {
  const { fromContactId: from, intoContactId: into } = data
  await moveDebts(work, id, from, into)
  await movePayments(work, id, from, into)
  await movePromises(work, id, from, into)
  await movePlans(work, id, from, into)
  await moveSettlements(work, id, from, into)
  await notePart(work, id, 'file', await giveFiles(work.tx, from, into))
}

/** After the cards were merged as well. */
export async function showMergedMoney(work: Work, { data }: Recorded<typeof contactMerged>): Promise<void> {
  await settleAccount(work, data.intoContactId)
}

/** Everything that follows from what stands on one account now. Doing it again changes nothing. */
export async function settleAccount(work: Work, contactId: string): Promise<void> {
  await judgeAccount(work, contactId)
  await applyCredit(work, contactId, restedOf)
  await followPromises(work, contactId)
  await followPlans(work, { planExtrasOf }, contactId)
  await showMoneyOf(work, contactId)
}

async function workspaceOf(tx: Reader, id: string): Promise<Workspace> {
  return (await findWorkspace(tx, id)) ?? fail('not_found', 'workspace')
}
