import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { promises } from '#promises/promises.tables.ts'

export type PromiseRow = typeof promises.$inferSelect

export async function insertPromise(tx: Queries, row: PromiseRow): Promise<void> {
  await tx.insert(promises).values(row)
}

export async function savePromise(tx: Queries, id: string, set: Partial<PromiseRow> & { seq: number }): Promise<void> {
  await tx.update(promises).set(set).where(eq(promises.id, id))
}

export async function findPromise(tx: Reader, workspaceId: string, id: string): Promise<PromiseRow | null> {
  return (await promisesByIds(tx, workspaceId, [id]))[0] ?? null
}

export async function promisesByIds(tx: Reader, workspaceId: string, ids: readonly string[]): Promise<PromiseRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(promises)
    .where(and(eq(promises.workspaceId, workspaceId), inArray(promises.id, [...ids])))
}

/** All promises of a person, oldest first. */
export async function promisesOfContact(tx: Reader, contactId: string): Promise<PromiseRow[]> {
  return tx.select().from(promises).where(eq(promises.contactId, contactId)).orderBy(asc(promises.id))
}

/** Gives all promises of one person to another one; answers their ids. */
export async function reassignPromises(
  tx: Queries,
  about: { fromContactId: string; intoContactId: string; seq: number },
): Promise<string[]> {
  const rows = await tx
    .update(promises)
    .set({ contactId: about.intoContactId, seq: about.seq })
    .where(eq(promises.contactId, about.fromContactId))
    .returning({ id: promises.id })
  return rows.map((row) => row.id)
}

/** Gives these promises to a person. */
export async function givePromisesOf(
  tx: Queries,
  ids: readonly string[],
  { intoContactId: contactId, seq }: { intoContactId: string; seq: number },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(promises)
    .set({ contactId, seq })
    .where(inArray(promises.id, [...ids]))
}
