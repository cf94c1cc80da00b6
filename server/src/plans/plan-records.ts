import type { Plan } from '@aldia/shared/plan.ts'
import type { Reader } from '#base/database/database.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { instalmentsOf, type PlanRow, plansByIds } from '#plans/plans.store.ts'

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
  return rows.map(({ workspaceId: _, acceptedAt: __, ...row }) => ({
    ...row,
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
