import type { DaySpan } from '@aldia/shared/charges.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import type { Plan } from '@aldia/shared/plan.ts'
import { restedByPlans } from '@aldia/shared/plan-rest.ts'
import type { Reader } from '#base/database/database.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { instalmentsOf, type PlanRow, plansByIds, plansOfContact } from '#plans/plans.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

export async function loadPlans(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<Plan[]> {
  return presentPlans(tx, await plansByIds(tx, workspaceId, ids), cardsOf)
}

/** Plans as browsers see them, with their instalments. */
export async function presentPlans(tx: Reader, rows: readonly PlanRow[], cardsOf: CardsOf): Promise<Plan[]> {
  if (rows.length === 0) return []
  const cards = await cardsOf(tx, [...new Set(rows.map((row) => row.contactId))])
  const parts = Map.groupBy(
    await instalmentsOf(
      tx,
      rows.map((row) => row.id),
    ),
    (part) => part.planId,
  )
  const timeZone = await timeZoneOf(tx, rows)
  return rows.map(({ workspaceId: _, acceptedAt, ...row }) => ({
    ...row,
    ...daysOfPlan({ ...row, acceptedAt }, timeZone),
    cardId: cards.get(row.contactId) ?? null,
    instalments: (parts.get(row.id) ?? []).map(({ number, dueOn, amountMinor, interestMinor, paidMinor, paidOn }) => ({
      number,
      dueOn,
      amountMinor,
      interestMinor,
      paidMinor,
      paidOn,
    })),
  }))
}

/** Between which days a plan ran. */
function daysOfPlan(
  { status, acceptedAt, statusAt }: Pick<PlanRow, 'status' | 'acceptedAt' | 'statusAt'>,
  timeZone: string,
) {
  if (acceptedAt === null) return { acceptedOn: null, endedOn: null }
  return { acceptedOn: dayIn(timeZone, acceptedAt), endedOn: status === 'active' ? null : dayIn(timeZone, statusAt) }
}

async function timeZoneOf(tx: Reader, [plan]: readonly PlanRow[]): Promise<string> {
  return (plan && (await findWorkspace(tx, plan.workspaceId))?.timeZone) ?? 'UTC'
}

/** By debt of a person: the days on which a plan was running; nothing is charged on them. */
export async function restedOf(tx: Reader, contactId: string): Promise<Map<string, DaySpan[]>> {
  const plans = await plansOfContact(tx, contactId)
  const timeZone = await timeZoneOf(tx, plans)
  return restedByPlans(plans.map((plan) => ({ debtIds: plan.debtIds, ...daysOfPlan(plan, timeZone) })))
}
