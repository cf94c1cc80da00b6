import type { MessageKind } from '@aldia/shared/policy/rules.ts'
import type { Work } from '#base/work.ts'
import { addOwnMessage, conversationToWriteIn } from '#conversations/own-messages.ts'
import type { Wording } from '#outbox/outbox.tables.ts'
import { isLineLong, type OutboxParts, queue } from '#outbox/send-message.ts'

export type { Wording }

/** What a message that nobody typed needs of other features; handed in by app.ts. */
export type ByRuleParts = Pick<OutboxParts, 'accountFacts' | 'accountToWriteFrom' | 'newMessageId' | 'wakeSender'>

/**
 * Puts a message that nobody typed into the outbox. What has not left by `notAfter` (epoch ms) is dropped. Answers its id; null
 * when the business has no linked number to write from, or so much waits there already that it is better written later.
 */
export async function queueByRule(
  work: Work,
  parts: ByRuleParts,
  about: {
    contactId: string
    text: string
    /** What the words are made of, to be filled in anew when they leave. */
    wording?: Wording
    purpose: MessageKind
    notAfter: number
  },
): Promise<string | null> {
  const { contactId, text, wording, purpose, notAfter } = about
  const fallback = await parts.accountToWriteFrom(work.tx, work.workspaceId)
  if (fallback === null) return null
  const conversation = await conversationToWriteIn(work, contactId, {
    accountId: null,
    accountFor: async () => fallback,
  })
  const account = await parts.accountFacts(work.tx, conversation.channelAccountId)
  if (!account?.isLinked || account.workspaceId !== work.workspaceId) return null
  if (await isLineLong(work.tx, conversation.channelAccountId)) return null
  const messageId = work.newId()
  const waId = parts.newMessageId(conversation.channelAccountId)
  await addOwnMessage(work, conversation, {
    ...{ id: messageId, waId, kind: 'text', text, attachment: null, authorId: null, quoted: null },
    purpose,
  })
  const outgoing = { what: 'message' as const, ...(wording ? { wording } : {}) }
  await queue(work, parts, { conversation, messageId, waId, outgoing, byRule: true, notAfter })
  return messageId
}
