import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { contactLikenesses } from '#contacts/contacts.tables.ts'

export type LikenessRow = typeof contactLikenesses.$inferSelect

/** Keeps a question or its answer; an answer that is there already is never opened again by a question. */
export async function saveLikeness(tx: Queries, row: LikenessRow): Promise<void> {
  const insert = tx.insert(contactLikenesses).values(row)
  if (row.answer === null) await insert.onConflictDoNothing()
  else {
    await insert.onConflictDoUpdate({
      target: [contactLikenesses.contactId, contactLikenesses.otherId],
      set: { answer: row.answer },
    })
  }
}

const isOf = (ids: readonly string[]) =>
  or(inArray(contactLikenesses.contactId, [...ids]), inArray(contactLikenesses.otherId, [...ids]))

/** Questions about these people that nobody has answered. */
export async function openLikenesses(tx: Reader, ids: readonly string[]): Promise<LikenessRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(contactLikenesses)
    .where(and(isOf(ids), isNull(contactLikenesses.answer)))
}

/** Pairs of these people of whom somebody has said that they are two. */
export async function pairsThatDiffer(tx: Reader, ids: readonly string[]): Promise<LikenessRow[]> {
  if (ids.length < 2) return []
  return tx
    .select()
    .from(contactLikenesses)
    .where(and(isOf(ids), eq(contactLikenesses.answer, 'different')))
}
