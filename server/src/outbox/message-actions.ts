import type { Message } from '@aldia/shared/message.ts'
import { messageDeletionAsked, messageRetried } from '@aldia/shared/message.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { hasLeft } from '#conversations/message-status.ts'
import {
  conversationFacts,
  messageFacts,
  type OwnMessage,
  reactHere,
  setStatus,
  unreadByConversation,
} from '#conversations/own-messages.ts'
import { ownWaiting, refuseChanged } from '#outbox/change-waiting.ts'
import { type OutboxRow, rowsOfMessage, saveOutbox } from '#outbox/outbox.store.ts'
import { type OutboxParts, oneMessage, queue } from '#outbox/send-message.ts'

/** Reacts to a message, whosever; an empty emoji takes the reaction back. */
export async function reactToMessage(
  work: Work,
  parts: OutboxParts,
  messageId: string,
  emoji: string,
): Promise<Message> {
  if (emoji !== '' && !isOneEmoji(emoji)) fail('invalid', 'not_an_emoji', { field: 'emoji' })
  const message = await messageOnWhatsApp(work, messageId)
  const conversation = (await conversationFacts(work.tx, work.workspaceId, message.conversationId)) ?? gone()
  for (const row of await rowsOfMessage(work.tx, work.workspaceId, messageId)) {
    const isOvertaken = row.outgoing.what === 'reaction' && row.state === 'waiting'
    if (isOvertaken) await saveOutbox(work.tx, row.id, { state: 'cancelled' })
  }
  await reactHere(work, messageId, emoji)
  await queue(work, parts, {
    conversation,
    messageId,
    waId: parts.newMessageId(conversation.channelAccountId),
    outgoing: { what: 'reaction', emoji, toWaId: message.waId, toFromMe: message.direction === 'out' },
  })
  return oneMessage(work, parts, messageId)
}

/** Asks WhatsApp to delete an own message for everyone; it is marked deleted once WhatsApp has taken the wish. */
export async function deleteMessage(work: Work, parts: OutboxParts, messageId: string): Promise<Message> {
  const message = await messageOnWhatsApp(work, messageId)
  if (message.direction !== 'out') fail('forbidden', 'message_not_yours')
  const conversation = (await conversationFacts(work.tx, work.workspaceId, message.conversationId)) ?? gone()
  const rows = await rowsOfMessage(work.tx, work.workspaceId, messageId)
  const isAsked = rows.some((row) => row.outgoing.what === 'delete' && isOpen(row))
  if (message.deletedAt === null && !isAsked) {
    await queue(work, parts, {
      conversation,
      messageId,
      waId: parts.newMessageId(conversation.channelAccountId),
      outgoing: { what: 'delete', ofWaId: message.waId },
    })
    work.record(messageDeletionAsked, { contactId: message.contactId, data: { messageId } })
  }
  return oneMessage(work, parts, messageId)
}

/** Tries a failed or unconfirmed message again under the same WhatsApp id, so that it can never arrive twice. */
export async function retryMessage(work: Work, parts: OutboxParts, messageId: string): Promise<Message> {
  const { message, row } = await ownWaiting(work, messageId)
  const mayRetry = (message.status === 'failed' && message.failure !== 'taken_back') || message.status === 'unknown'
  if (!mayRetry) fail('conflict', 'message_not_failed')
  const account = await parts.accountFacts(work.tx, row.channelAccountId)
  if (account?.isLinked !== true) fail('conflict', 'not_linked')
  await saveOutbox(work.tx, row.id, {
    state: 'waiting',
    attempts: 0,
    claimedAt: null,
    lastFailure: null,
    notBefore: work.now,
    // Whoever tries again means now, whatever was wished for before.
    wishedAt: null,
    notAfter: null,
  })
  work.record(messageRetried, { contactId: message.contactId, data: { messageId } })
  await setStatus(work, parts, messageId, { status: 'queued', failure: null })
  work.afterCommit(() => parts.wakeSender(row.channelAccountId))
  return oneMessage(work, parts, messageId)
}

/** Takes back a message that has not left yet, or puts away one that failed. */
export async function cancelMessage(
  work: Work,
  parts: OutboxParts,
  { messageId, version }: { messageId: string; version: number | null },
): Promise<Message> {
  const { message, row } = await ownWaiting(work, messageId)
  if (row.state === 'cancelled') return oneMessage(work, parts, messageId)
  const isWaiting = row.state === 'waiting' && message.status === 'queued'
  if (!isWaiting && row.state !== 'failed') fail('conflict', 'message_already_left')
  refuseChanged(message, version)
  await saveOutbox(work.tx, row.id, { state: 'cancelled' })
  await setStatus(work, parts, messageId, { status: 'failed', failure: 'cancelled' })
  return oneMessage(work, parts, messageId)
}

/** Lets the debtor's phone show blue ticks for what they wrote after one instant and up to another (epoch ms). */
export async function queueReadReceipts(
  work: Work,
  parts: Pick<OutboxParts, 'newMessageId' | 'wakeSender'>,
  about: { contactId: string; afterAt: number | null; upToAt: number },
): Promise<void> {
  for (const { conversation, waIds } of await unreadByConversation(work, about)) {
    if (conversation.address === null) continue
    await queue(work, parts, {
      conversation,
      messageId: null,
      waId: parts.newMessageId(conversation.channelAccountId),
      outgoing: { what: 'read', waIds },
    })
  }
}

async function messageOnWhatsApp(work: Work, messageId: string): Promise<OwnMessage> {
  const message = (await messageFacts(work.tx, work.workspaceId, messageId)) ?? gone()
  if (message.direction === 'out' && !hasLeft(message.status)) fail('conflict', 'message_not_sent')
  return message
}

function gone(): never {
  fail('not_found', 'message', { field: 'messageId' })
}

function isOpen(row: OutboxRow): boolean {
  return row.state === 'waiting' || row.state === 'claimed'
}

function isOneEmoji(text: string): boolean {
  const [first, ...more] = new Intl.Segmenter('es', { granularity: 'grapheme' }).segment(text)
  return first !== undefined && more.length === 0 && /\p{RGI_Emoji}|\p{Extended_Pictographic}/v.test(first.segment)
}
