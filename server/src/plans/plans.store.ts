import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { instalments, plans } from '#plans/plans.tables.ts'

export type PlanRow = typeof plans.$inferSelect
export type InstalmentRow = typeof instalments.$inferSelect

export async function insertPlan(tx: Queries, row: PlanRow, parts: readonly InstalmentRow[]): Promise<void> {
  await tx.insert(plans).values(row)
  await tx.insert(instalments).values([...parts])
}

export async function savePlan(tx: Queries, id: string, set: Partial<PlanRow> & { seq: number }): Promise<void> {
  await tx.update(plans).set(set).where(eq(plans.id, id))
}

export async function saveInstalment(
  tx: Queries,
  planId: string,
  number: number,
  set: Partial<InstalmentRow>,
): Promise<void> {
  await tx
    .update(instalments)
    .set(set)
    .where(and(eq(instalments.planId, planId), eq(instalments.number, number)))
}

export async function findPlan(tx: Reader, workspaceId: string, id: string): Promise<PlanRow | null> {
  return (await plansByIds(tx, workspaceId, [id]))[0] ?? null
}

export async function plansByIds(tx: Reader, workspaceId: string, ids: readonly string[]): Promise<PlanRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(plans)
    .where(and(eq(plans.workspaceId, workspaceId), inArray(plans.id, [...ids])))
}

/** All plans of a person, oldest first. */
export async function plansOfContact(tx: Reader, contactId: string): Promise<PlanRow[]> {
  return tx.select().from(plans).where(eq(plans.contactId, contactId)).orderBy(asc(plans.id))
}

/** The instalments of these plans, in order. */
export async function instalmentsOf(tx: Reader, planIds: readonly string[]): Promise<InstalmentRow[]> {
  if (planIds.length === 0) return []
  return tx
    .select()
    .from(instalments)
    .where(inArray(instalments.planId, [...planIds]))
    .orderBy(asc(instalments.planId), asc(instalments.number))
}

/** Gives all plans of one person to another one; answers their ids. */
export async function reassignPlans(
  tx: Queries,
  about: { fromContactId: string; intoContactId: string; seq: number },
): Promise<string[]> {
  const rows = await tx
    .update(plans)
    .set({ contactId: about.intoContactId, seq: about.seq })
    .where(eq(plans.contactId, about.fromContactId))
    .returning({ id: plans.id })
  return rows.map((row) => row.id)
}

/** Gives these plans to a person. */
export async function givePlansOf(
  tx: Queries,
  ids: readonly string[],
  { intoContactId: contactId, seq }: { intoContactId: string; seq: number },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(plans)
    .set({ contactId, seq })
    .where(inArray(plans.id, [...ids]))
}
