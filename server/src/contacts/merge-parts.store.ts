import { eq } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { makeInsertEach } from '#base/database/insert-each.ts'
import { mergeParts } from '#contacts/contacts.tables.ts'

export type PartRow = typeof mergeParts.$inferSelect

export const insertParts = makeInsertEach(mergeParts)

export async function partRows(tx: Reader | Queries, mergeId: string): Promise<PartRow[]> {
  return tx.select().from(mergeParts).where(eq(mergeParts.mergeId, mergeId))
}
