import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { inboundJournal } from '#channels/channels.tables.ts'

export type JournalRow = typeof inboundJournal.$inferSelect
export type NewJournalRow = Omit<JournalRow, 'id' | 'attempts'>

const appendQuery = perConnection((tx: Queries) => {
  const given = (name: keyof NewJournalRow) => sql.placeholder(name)
  return tx
    .insert(inboundJournal)
    .values({
      accountId: given('accountId'),
      chatAddress: given('chatAddress'),
      waId: given('waId'),
      payload: given('payload'),
      receivedAt: given('receivedAt'),
    })
    .onConflictDoNothing()
    .returning({ id: inboundJournal.id })
    .prepare()
})

/** Adds a message and answers its number; null when it already waits. */
export async function appendToJournal(tx: Queries, row: NewJournalRow): Promise<number | null> {
  const [added] = await appendQuery(tx).execute({ ...row })
  return added?.id ?? null
}

/** The oldest rows after `afterId` that were tried fewer than `maxAttempts` times. */
export async function readJournal(
  reader: Reader,
  about: { accountId: string; afterId: number; maxAttempts: number; limit: number },
): Promise<JournalRow[]> {
  return reader
    .select()
    .from(inboundJournal)
    .where(
      and(
        eq(inboundJournal.accountId, about.accountId),
        gt(inboundJournal.id, about.afterId),
        lt(inboundJournal.attempts, about.maxAttempts),
      ),
    )
    .orderBy(asc(inboundJournal.id))
    .limit(about.limit)
}

export async function removeFromJournal(tx: Queries, ids: readonly number[]): Promise<void> {
  await tx.delete(inboundJournal).where(inArray(inboundJournal.id, [...ids]))
}

/** Notes that a row could not be delivered; answers how often that was so. */
export async function countJournalAttempt(tx: Queries, id: number): Promise<number> {
  const [row] = await tx
    .update(inboundJournal)
    .set({ attempts: sql`${inboundJournal.attempts} + 1` })
    .where(eq(inboundJournal.id, id))
    .returning({ attempts: inboundJournal.attempts })
  return row?.attempts ?? 0
}

export async function resetJournalAttempts(tx: Queries, accountId: string): Promise<void> {
  await tx
    .update(inboundJournal)
    .set({ attempts: 0 })
    .where(and(eq(inboundJournal.accountId, accountId), gt(inboundJournal.attempts, 0)))
}
