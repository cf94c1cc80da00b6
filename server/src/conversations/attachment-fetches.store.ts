import { and, asc, eq, gt, inArray, lt, lte, notInArray, or } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { attachmentFetches } from '#conversations/conversations.tables.ts'

export type FetchRow = typeof attachmentFetches.$inferSelect

export async function queueFetches(tx: Queries, fetches: readonly FetchRow[]): Promise<void> {
  await tx
    .insert(attachmentFetches)
    .values([...fetches])
    .onConflictDoNothing()
}

/** Rows whose time has come: what came just now before the history, and of each the longest due first. */
export async function dueFetches(
  tx: Reader,
  about: {
    now: number
    /** Nothing is put off for longer; what seems so was put off under a wrong clock. */
    longestPauseMs: number
    maxAttempts: number
    notMessageIds: readonly string[]
    notAccountIds: readonly string[]
    withHistory: boolean
    limit: number
  },
): Promise<FetchRow[]> {
  return tx
    .select()
    .from(attachmentFetches)
    .where(
      and(
        or(
          lte(attachmentFetches.nextTryAt, about.now),
          gt(attachmentFetches.nextTryAt, about.now + 2 * about.longestPauseMs),
        ),
        lt(attachmentFetches.attempts, about.maxAttempts),
        notInArray(attachmentFetches.messageId, [...about.notMessageIds]),
        notInArray(attachmentFetches.channelAccountId, [...about.notAccountIds]),
        about.withHistory ? undefined : eq(attachmentFetches.isHistory, false),
      ),
    )
    .orderBy(asc(attachmentFetches.isHistory), asc(attachmentFetches.nextTryAt))
    .limit(about.limit)
}

export async function nextFetchAt(tx: Reader, about: { after: number; maxAttempts: number }): Promise<number | null> {
  const [row] = await tx
    .select({ at: attachmentFetches.nextTryAt })
    .from(attachmentFetches)
    .where(and(gt(attachmentFetches.nextTryAt, about.after), lt(attachmentFetches.attempts, about.maxAttempts)))
    .orderBy(asc(attachmentFetches.nextTryAt))
    .limit(1)
  return row?.at ?? null
}

export async function findFetch(tx: Reader, messageId: string): Promise<FetchRow | null> {
  const [row] = await tx.select().from(attachmentFetches).where(eq(attachmentFetches.messageId, messageId))
  return row ?? null
}

export async function saveFetch(
  tx: Queries,
  messageId: string,
  set: Pick<FetchRow, 'attempts' | 'nextTryAt'> & Partial<Pick<FetchRow, 'isHistory'>>,
) {
  await tx.update(attachmentFetches).set(set).where(eq(attachmentFetches.messageId, messageId))
}

export async function forgetFetches(tx: Queries, messageIds: readonly string[]): Promise<void> {
  await tx.delete(attachmentFetches).where(inArray(attachmentFetches.messageId, [...messageIds]))
}
