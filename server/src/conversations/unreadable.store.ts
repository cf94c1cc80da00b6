import { and, asc, eq, gt, inArray, lte, notInArray, or } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { unreadableMessages } from '#conversations/conversations.tables.ts'

export type UnreadableRow = typeof unreadableMessages.$inferSelect

export async function insertUnreadable(tx: Queries, rows: readonly UnreadableRow[]): Promise<void> {
  await tx
    .insert(unreadableMessages)
    .values([...rows])
    .onConflictDoNothing()
}

/** The row whose time has come, the longest due first; null when there is none. */
export async function dueUnreadable(
  tx: Reader,
  about: {
    now: number
    /** Nothing is put off for longer (ms); what seems so was put off under a wrong clock. */
    longestPauseMs: number
    notMessageIds: readonly string[]
    notAccountIds: readonly string[]
  },
): Promise<UnreadableRow | null> {
  const { nextTryAt, messageId, channelAccountId } = unreadableMessages
  const [row] = await tx
    .select()
    .from(unreadableMessages)
    .where(
      and(
        or(lte(nextTryAt, about.now), gt(nextTryAt, about.now + 2 * about.longestPauseMs)),
        notInArray(messageId, [...about.notMessageIds]),
        notInArray(channelAccountId, [...about.notAccountIds]),
      ),
    )
    .orderBy(asc(nextTryAt))
    .limit(1)
  return row ?? null
}

export async function nextUnreadableAt(tx: Reader, after: number): Promise<number | null> {
  const { nextTryAt } = unreadableMessages
  const [row] = await tx
    .select({ at: nextTryAt })
    .from(unreadableMessages)
    .where(gt(nextTryAt, after))
    .orderBy(asc(nextTryAt))
    .limit(1)
  return row?.at ?? null
}

export async function saveUnreadable(
  tx: Queries,
  messageId: string,
  set: Pick<UnreadableRow, 'attempts' | 'nextTryAt'>,
): Promise<void> {
  await tx.update(unreadableMessages).set(set).where(eq(unreadableMessages.messageId, messageId))
}

export async function forgetUnreadable(tx: Queries, messageIds: readonly string[]): Promise<void> {
  await tx.delete(unreadableMessages).where(inArray(unreadableMessages.messageId, [...messageIds]))
}
