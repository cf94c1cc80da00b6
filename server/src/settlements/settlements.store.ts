import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { settlements } from '#settlements/settlements.tables.ts'

export type SettlementRow = typeof settlements.$inferSelect

export async function insertSettlement(tx: Queries, row: SettlementRow): Promise<void> {
  await tx.insert(settlements).values(row)
}

export async function saveSettlement(
  tx: Queries,
  id: string,
  set: Partial<SettlementRow> & { seq: number },
): Promise<void> {
  await tx.update(settlements).set(set).where(eq(settlements.id, id))
}

export async function findSettlement(tx: Reader, workspaceId: string, id: string): Promise<SettlementRow | null> {
  return (await settlementsByIds(tx, workspaceId, [id]))[0] ?? null
}

export async function settlementsByIds(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
): Promise<SettlementRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(settlements)
    .where(and(eq(settlements.workspaceId, workspaceId), inArray(settlements.id, [...ids])))
}

/** All settlements of a person, oldest first. */
export async function settlementsOfContact(tx: Reader, contactId: string): Promise<SettlementRow[]> {
  return tx.select().from(settlements).where(eq(settlements.contactId, contactId)).orderBy(asc(settlements.id))
}

/** Gives all settlements of one person to another one; answers their ids. */
export async function reassignSettlements(
  tx: Queries,
  about: { fromContactId: string; intoContactId: string; seq: number },
): Promise<string[]> {
  const rows = await tx
    .update(settlements)
    .set({ contactId: about.intoContactId, seq: about.seq })
    .where(eq(settlements.contactId, about.fromContactId))
    .returning({ id: settlements.id })
  return rows.map((row) => row.id)
}

/** Gives these settlements to a person. */
export async function giveSettlementsOf(
  tx: Queries,
  ids: readonly string[],
  { intoContactId: contactId, seq }: { intoContactId: string; seq: number },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(settlements)
    .set({ contactId, seq })
    .where(inArray(settlements.id, [...ids]))
}
