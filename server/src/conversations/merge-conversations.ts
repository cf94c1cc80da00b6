import type { contactMerged } from '@aldia/shared/contact.ts'
import { conversationMerged } from '@aldia/shared/message.ts'
import type { Reader } from '#base/database/database.ts'
import type { Recorded, Work } from '#base/work.ts'
import { noteBefore, notePart } from '#contacts/merge-parts.ts'
import {
  type ConversationRow,
  conversationsOf,
  giveEarlyMarksTo,
  giveTo,
  pourInto,
  restamp,
} from '#conversations/conversations.store.ts'
import { learnExpiration } from '#conversations/expiration.ts'
import { newestRowNo, threadIds } from '#conversations/messages.store.ts'

/** The last thing said with a contact, over whatever account; null when nothing was. */
export async function newestMessageOf(
  tx: Reader,
  workspaceId: string,
  contactId: string,
): Promise<{ id: string; sentAt: number } | null> {
  const conversations = await conversationsOf(tx, workspaceId, contactId)
  const conversationIds = conversations.map((conversation) => conversation.id)
  const newest = { workspaceId, conversationIds, side: 'older', cursor: null, including: false, limit: 1 } as const
  return (await threadIds(tx, newest))[0] ?? null
}

/** News of a merge carries the newest messages; older ones are read when somebody scrolls up to them. */
const messagesInNews = 200

/**
 * Brings the conversations of two contacts found to be one together: for each channel account there is one afterwards, without
 * messages twice. Doing it again changes nothing. `mergeId`: under which it is written down.
 */
export async function mergeConversations(
  work: Work,
  { mergeId, fromContactId, intoContactId }: { mergeId: string; fromContactId: string; intoContactId: string },
): Promise<void> {
  const from = await conversationsOf(work.tx, work.workspaceId, fromContactId)
  const into = await conversationsOf(work.tx, work.workspaceId, intoContactId)
  if (from.length > 0) await noteBeforehand(work, mergeId, [...from, ...into])
  for (const conversation of from) {
    const twin = into.find((other) => other.channelAccountId === conversation.channelAccountId)
    const moved = twin
      ? await pour(work, mergeId, conversation, twin)
      : await give(work, mergeId, conversation, intoContactId)
    await notePart(work, mergeId, 'message', moved)
    for (const messageId of moved.sort().slice(-messagesInNews)) work.touch('messages', messageId)
    if (twin) {
      const { expirationSeconds, expirationAt } = conversation
      if (expirationAt !== null)
        await learnExpiration(work, twin, { seconds: expirationSeconds ?? 0, at: expirationAt })
      work.record(conversationMerged, {
        contactId: intoContactId,
        data: { fromConversationId: conversation.id, intoConversationId: twin.id },
      })
    }
  }
  await notePart(work, mergeId, 'earlyMark', await giveEarlyMarksTo(work.tx, fromContactId, intoContactId))
}

async function noteBeforehand(work: Work, mergeId: string, rows: readonly ConversationRow[]): Promise<void> {
  await noteBefore(
    work,
    mergeId,
    'conversationBefore',
    rows.map((row) => ({ id: row.id, data: row })),
  )
  await notePart(work, mergeId, 'newestRowNo', [String(await newestRowNo(work.tx))])
}

async function give(work: Work, mergeId: string, { id }: ConversationRow, contactId: string): Promise<string[]> {
  await giveTo(work.tx, id, contactId)
  await notePart(work, mergeId, 'conversationGiven', [id])
  return restamp(work.tx, id, work.seq)
}

async function pour(work: Work, mergeId: string, from: ConversationRow, into: ConversationRow): Promise<string[]> {
  const poured = await pourInto(work.tx, { fromId: from.id, intoId: into.id, seq: work.seq })
  await noteBefore(
    work,
    mergeId,
    'messageRemoved',
    poured.removed.map((row) => ({ id: row.id, data: { ...row, raw: row.raw?.toString('base64') ?? null } })),
  )
  await noteBefore(
    work,
    mergeId,
    'reactionRemoved',
    poured.reactions.map((row) => ({ id: `${row.messageId} ${row.direction}`, data: row })),
  )
  return poured.moved
}

/** Reaction: two contacts became one. */
export async function conversationsFollowContact(
  work: Work,
  { id, data }: Recorded<typeof contactMerged>,
): Promise<void> {
  await mergeConversations(work, { mergeId: id, ...data })
}
