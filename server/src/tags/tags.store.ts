import type { Tag } from '@aldia/shared/tag.ts'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { contactTags, tags } from '#tags/tags.tables.ts'

export type TagRow = typeof tags.$inferSelect

const columns = {
  id: tags.id,
  seq: tags.seq,
  name: tags.name,
  colour: tags.colour,
  mergedIntoId: tags.mergedIntoId,
  removedAt: tags.removedAt,
}

/** All tags that a business ever had, oldest first; they are few. */
export async function listTags(tx: Queries | Reader, workspaceId: string): Promise<Tag[]> {
  return tx.select(columns).from(tags).where(eq(tags.workspaceId, workspaceId)).orderBy(asc(tags.id))
}

export async function tagsSince(tx: Queries | Reader, workspaceId: string, seq: number): Promise<Tag[]> {
  return tx
    .select(columns)
    .from(tags)
    .where(and(eq(tags.workspaceId, workspaceId), gt(tags.seq, seq)))
}

/** The same by id, as `livingTag` takes them. */
export async function tagsById(tx: Queries | Reader, workspaceId: string): Promise<ReadonlyMap<string, Tag>> {
  return new Map((await listTags(tx, workspaceId)).map((tag) => [tag.id, tag]))
}

export async function loadTags(tx: Queries | Reader, workspaceId: string, ids: readonly string[]): Promise<Tag[]> {
  return (await listTags(tx, workspaceId)).filter(({ id }) => ids.includes(id))
}

export async function insertTag(tx: Queries, row: TagRow): Promise<void> {
  await tx.insert(tags).values(row)
}

export async function saveTag(
  tx: Queries,
  id: string,
  set: Partial<Pick<Tag, 'name' | 'colour' | 'mergedIntoId' | 'removedAt'>> & { seq: number },
): Promise<void> {
  await tx.update(tags).set(set).where(eq(tags.id, id))
}

/** Writes down what somebody carries, for those who look for people by a tag. */
export async function setTagsOfContact(tx: Queries, contactId: string, tagIds: readonly string[]): Promise<void> {
  await tx.delete(contactTags).where(eq(contactTags.contactId, contactId))
  if (tagIds.length > 0) await tx.insert(contactTags).values(tagIds.map((tagId) => ({ tagId, contactId })))
}
