import { addBusinessDays, type BusinessCalendar, dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import { wholeUnitMinor } from '@aldia/shared/money.ts'
import type { PlanTerms } from '@aldia/shared/plan.ts'
import { planAccepted, planCancelled, planProposed } from '@aldia/shared/plan.ts'
import { type PlanRefusal, planOffer } from '@aldia/shared/plan-terms.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import { noteBefore, notePart } from '#contacts/merge-parts.ts'
import { theirs } from '#contacts/theirs.ts'
import { debtsOfContact, entriesOfDebts } from '#debts/ledger.ts'
import { bookInterest, takeBackInterest } from '#plans/plan-ledger.ts'
import { moneyForPlan, openOn, type PlanExtrasOf, sumOf } from '#plans/plan-money.ts'
import {
  findPlan,
  type InstalmentRow,
  insertPlan,
  instalmentsOf,
  type PlanRow,
  plansOfContact,
  reassignPlans,
  saveInstalment,
  savePlan,
} from '#plans/plans.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

export {
  givePlansOf,
  type InstalmentRow,
  instalmentsOf,
  type PlanRow,
  plansOfContact,
  saveInstalment,
  savePlan,
} from '#plans/plans.store.ts'

/** What plans need of the features around them; handed in by app.ts. */
export interface PlanParts {
  /** The contact of a card; null when the card is unknown or of another workspace. */
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
  /** Whose a message is; null when it is unknown or of another workspace. */
  messageFacts(tx: Reader, workspaceId: string, messageId: string): Promise<{ contactId: string } | null>
  /** On which days business is done where this person lives. */
  calendarFor(work: Work, contactId: string): Promise<BusinessCalendar>
  planExtrasOf: PlanExtrasOf
}

/** Keeps a proposal with its instalments; an older one of the same person is cancelled. Answers the plan's id. */
export async function proposePlan(
  work: Work,
  parts: PlanParts,
  input: {
    cardId: string
    currency: string
    debtIds: readonly string[]
    terms: PlanTerms
    createdById: string | null
  },
): Promise<string> {
  const contactId =
    (await parts.contactOfCard(work.tx, work.workspaceId, input.cardId)) ??
    fail('not_found', 'card', { field: 'cardId' })
  const { workspace, today } = await businessDay(work)
  const { terms } = input
  if (terms.firstOn < today) fail('invalid', 'plan_in_past', { field: 'terms.firstOn' })
  if (terms.expiresOn !== null && terms.expiresOn < today) fail('invalid', 'plan_expired', { field: 'terms.expiresOn' })
  const debtIds = [...new Set(input.debtIds)]
  await checkDebts(work, contactId, debtIds, input.currency)
  const balanceMinor = sumOf(await openOn(work.tx, debtIds))
  const calendar = await parts.calendarFor(work, contactId)
  const offer = planOffer(terms, balanceMinor, calendar, wholeUnitMinor(input.currency))
  if ('refused' in offer) fail('invalid', offer.refused, { field: fieldOf[offer.refused] })
  const id = work.newId()
  const cancelledIds: string[] = []
  for (const older of await plansOfContact(work.tx, contactId)) {
    if (older.status !== 'proposed') continue
    await closePlan(work, older, { status: 'cancelled', reason: null })
    work.record(planCancelled, { contactId, data: { planId: older.id, before: older.status, byPlanId: id } })
    cancelledIds.push(older.id)
  }
  await insertPlan(
    work.tx,
    {
      id,
      workspaceId: work.workspaceId,
      seq: work.seq,
      version: 1,
      contactId,
      currency: input.currency,
      debtIds,
      status: 'proposed',
      terms,
      balanceMinor,
      interestMinor: offer.interestMinor,
      totalMinor: offer.totalMinor,
      messageIds: [],
      missed: 0,
      acceptedAt: null,
      statusAt: work.now,
      reason: null,
      createdAt: work.now,
      createdById: input.createdById,
    },
    offer.instalments.map((part) => ({
      planId: id,
      workspaceId: work.workspaceId,
      ...part,
      graceUntil: addBusinessDays(calendar, part.dueOn, workspace.money.promiseGraceDays),
      paidMinor: 0,
      paidOn: null,
      openOn: null,
    })),
  )
  work.touch('plans', id)
  work.record(planProposed, {
    contactId,
    data: {
      planId: id,
      total: { amountMinor: offer.totalMinor, currency: input.currency },
      parts: terms.parts,
      firstOn: terms.firstOn,
      cancelledIds,
    },
    undoable: true,
  })
  return id
}

const fieldOf: Readonly<Record<PlanRefusal, string>> = {
  plan_nothing_open: 'debtIds',
  plan_discount_too_large: 'terms.discountMinor',
  plan_first_too_large: 'terms.firstPaymentMinor',
  plan_too_small: 'terms.parts',
  plan_each_with_interest: 'terms.eachMinor',
  amount_too_large: 'terms.interestBasisPoints',
}

/** The debts are this person's, still stand, and are kept in the plan's currency. */
async function checkDebts(work: Work, contactId: string, debtIds: readonly string[], currency: string): Promise<void> {
  const debts = new Map((await debtsOfContact(work.tx, contactId)).map((debt) => [debt.id, debt]))
  for (const debtId of debtIds) {
    const debt = theirs(debts.get(debtId), contactId, { what: 'debt', field: 'debtIds' })
    if (debt.cancelledAt !== null) fail('conflict', 'debt_cancelled', { field: 'debtIds' })
    if (debt.currency !== currency) fail('invalid', 'currency_mismatch', { field: 'currency' })
  }
}

/** The debtor agreed: the plan runs, and the interest agreed on is booked. */
export async function acceptPlan(
  work: Work,
  { messageFacts }: Pick<PlanParts, 'messageFacts'>,
  input: {
    planId: string
    version: number
    messageIds: readonly string[]
    toStageId: string | null
    afterCardId: string | null
  },
): Promise<void> {
  const plan = await planOrRefuse(work, input.planId)
  if (plan.status === 'expired') fail('conflict', 'plan_expired')
  if (plan.status !== 'proposed') fail('conflict', 'plan_closed')
  if (plan.version !== input.version) fail('conflict', 'plan_changed')
  const { today } = await businessDay(work)
  if (plan.terms.expiresOn !== null && plan.terms.expiresOn < today) fail('conflict', 'plan_expired')
  if (await activePlanOf(work.tx, plan.contactId)) fail('conflict', 'plan_live')
  const cameSince = await moneyForPlan(work.tx, plan, await entriesOfDebts(work.tx, plan.debtIds), noExtras)
  if (cameSince.length > 0 || sumOf(await openOn(work.tx, plan.debtIds)) !== plan.balanceMinor) {
    fail('conflict', 'plan_balance_changed')
  }
  const messageIds = [...new Set(input.messageIds)]
  for (const [at, id] of input.messageIds.entries()) {
    const message = await messageFacts(work.tx, work.workspaceId, id)
    theirs(message, plan.contactId, { what: 'message', field: `messageIds.${at}` })
  }
  const active: PlanRow = {
    ...plan,
    status: 'active',
    messageIds,
    version: plan.version + 1,
    acceptedAt: work.now,
    statusAt: work.now,
    seq: work.seq,
  }
  await savePlan(work.tx, plan.id, active)
  const parts = await instalmentsOf(work.tx, [plan.id])
  for (const part of parts) await saveInstalment(work.tx, plan.id, part.number, { openOn: part.dueOn })
  await bookInterest(work, active, parts, today)
  work.touch('plans', plan.id)
  work.record(planAccepted, {
    contactId: plan.contactId,
    data: {
      planId: plan.id,
      total: { amountMinor: plan.totalMinor, currency: plan.currency },
      messageIds,
      toStageId: input.toStageId,
      afterCardId: input.afterCardId,
    },
    undoable: true,
  })
}

/** Ends a proposal or a running plan; what is open is due as before. */
export async function cancelPlan(work: Work, planId: string, reason: string): Promise<void> {
  const plan = await planOrRefuse(work, planId)
  if (plan.status !== 'proposed' && plan.status !== 'active') fail('conflict', 'plan_closed')
  await closePlan(work, plan, { status: 'cancelled', reason })
  work.record(planCancelled, { contactId: plan.contactId, data: { planId, before: plan.status } })
}

/** The running plan of a person with its instalments in order, if there is one. */
export async function activePlanOf(
  tx: Reader,
  contactId: string,
): Promise<{ plan: PlanRow; instalments: InstalmentRow[] } | null> {
  const plan = (await plansOfContact(tx, contactId)).findLast(({ status }) => status === 'active')
  return plan ? { plan, instalments: await instalmentsOf(tx, [plan.id]) } : null
}

/** Undoes `plan.proposed`: the proposal is off the list, and the one that it took the place of stands again. */
export async function takeBackProposal(work: Work, { data }: Past<typeof planProposed>): Promise<void> {
  const plan = await planOrRefuse(work, data.planId ?? fail('not_found', 'plan'))
  if (plan.status !== 'proposed') fail('conflict', 'undo_later_change')
  await closePlan(work, plan, { status: 'cancelled', reason: null })
  for (const id of data.cancelledIds ?? []) {
    const older = await findPlan(work.tx, work.workspaceId, id)
    if (older?.status !== 'cancelled') continue
    await savePlan(work.tx, older.id, {
      status: 'proposed',
      version: older.version + 1,
      statusAt: work.now,
      seq: work.seq,
    })
    work.touch('plans', older.id)
  }
}

/** Undoes `plan.accepted` while nothing has come for it: the plan is a proposal again. */
export async function takeBackAcceptance(work: Work, { data }: Past<typeof planAccepted>): Promise<void> {
  const plan = await planOrRefuse(work, data.planId ?? fail('not_found', 'plan'))
  const entries = await entriesOfDebts(work.tx, plan.debtIds)
  const came = await moneyForPlan(work.tx, plan, entries, noExtras)
  if (plan.status !== 'active' || came.length > 0) fail('conflict', 'undo_later_change')
  const { today } = await businessDay(work)
  await takeBackInterest(work, plan, await unopened(work, plan.id), today)
  await savePlan(work.tx, plan.id, {
    status: 'proposed',
    messageIds: [],
    missed: 0,
    acceptedAt: null,
    version: plan.version + 1,
    statusAt: work.now,
    seq: work.seq,
  })
  work.touch('plans', plan.id)
}

/** Two people turned out to be one: their plans come together. Of several running or proposed ones the newest stays. */
export async function movePlans(
  work: Work,
  mergeId: string,
  fromContactId: string,
  intoContactId: string,
): Promise<void> {
  const moved = await reassignPlans(work.tx, { fromContactId, intoContactId, seq: work.seq })
  await notePart(work, mergeId, 'plan', moved)
  for (const id of moved) work.touch('plans', id)
  const plans = await plansOfContact(work.tx, intoContactId)
  for (const status of ['active', 'proposed'] as const) {
    const alike = plans.filter((plan) => plan.status === status)
    for (const older of alike.slice(0, -1)) {
      await noteBefore(work, mergeId, 'planBefore', [{ id: older.id, data: older }])
      const instalments = await instalmentsOf(work.tx, [older.id])
      await noteBefore(
        work,
        mergeId,
        'instalmentBefore',
        instalments.map((row) => ({ id: `${row.planId} ${row.number}`, data: row })),
      )
      await closePlan(work, older, { status: 'cancelled', reason: null })
      work.record(planCancelled, {
        contactId: intoContactId,
        data: { planId: older.id, before: status, byPlanId: alike.at(-1)?.id },
        actor: { kind: 'system' },
      })
    }
  }
}

/** Ends a plan; interest that nobody has paid is taken back. */
export async function closePlan(
  work: Work,
  plan: PlanRow,
  as: { status: 'cancelled' | 'defaulted' | 'expired'; reason: string | null },
): Promise<void> {
  const { today } = await businessDay(work)
  const parts = await unopened(work, plan.id)
  if (plan.status !== 'proposed') await takeBackInterest(work, plan, parts, today)
  await savePlan(work.tx, plan.id, { ...as, version: plan.version + 1, statusAt: work.now, seq: work.seq })
  work.touch('plans', plan.id)
}

/** Nothing of the plan is due any more; answers its instalments as they are then. */
async function unopened(work: Work, planId: string): Promise<InstalmentRow[]> {
  const parts = await instalmentsOf(work.tx, [planId])
  for (const part of parts) {
    if (part.openOn !== null) await saveInstalment(work.tx, planId, part.number, { openOn: null })
  }
  return parts.map((part) => ({ ...part, openOn: null }))
}

/** Where it only matters whether anything came. */
const noExtras: PlanExtrasOf = async () => new Map()

async function planOrRefuse(work: Work, planId: string): Promise<PlanRow> {
  return (await findPlan(work.tx, work.workspaceId, planId)) ?? fail('not_found', 'plan')
}

export async function businessDay(work: Work): Promise<{ workspace: Workspace; today: LocalDate }> {
  const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  return { workspace, today: dayIn(workspace.timeZone, work.now) }
}
