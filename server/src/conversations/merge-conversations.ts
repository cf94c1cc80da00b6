import type { contactMerged } from '@aldia/shared/contact.ts'
import { conversationMerged } from '@aldia/shared/message.ts'
import type { Reader } from '#base/database/database.ts'
import type { Recorded, Work } from '#base/work.ts'
import { conversationsOf, giveEarlyMarksTo, giveTo, pourInto, restamp } from '#conversations/conversations.store.ts'
import { learnExpiration } from '#conversations/expiration.ts'
import { threadIds } from '#conversations/messages.store.ts'

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
 * messages twice. Doing it again changes nothing.
 */
export async function mergeConversations(work: Work, fromContactId: string, intoContactId: string): Promise<void> {
  const from = await conversationsOf(work.tx, work.workspaceId, fromContactId)
  if (from.length === 0) return
  const into = await conversationsOf(work.tx, work.workspaceId, intoContactId)
  for (const conversation of from) {
    const twin = into.find((other) => other.channelAccountId === conversation.channelAccountId)
    if (!twin) await giveTo(work.tx, conversation.id, intoContactId)
    const moved = twin
      ? await pourInto(work.tx, { fromId: conversation.id, intoId: twin.id, seq: work.seq })
      : await restamp(work.tx, conversation.id, work.seq)
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
  await giveEarlyMarksTo(work.tx, fromContactId, intoContactId)
}

/** Reaction: two contacts became one. */
export async function conversationsFollowContact(work: Work, { data }: Recorded<typeof contactMerged>): Promise<void> {
  await mergeConversations(work, data.fromContactId, data.intoContactId)
}
