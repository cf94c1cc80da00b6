import type { Attachment, MessageKind, MessageStatus, MessageWait, SendFailure } from '@aldia/shared/message.ts'
import { messageDeleted, messageFailed, messageLeft, messageSent } from '@aldia/shared/message.ts'
import type { MessageKind as PolicyKind } from '@aldia/shared/policy/rules.ts'
import type { Reader } from '#base/database/database.ts'
import type { Work } from '#base/work.ts'
import { addressToWriteTo } from '#contacts/contacts.ts'
import { wellFormed } from '#contacts/readable-text.ts'
import {
  type ConversationRow,
  conversationsOf,
  findConversation,
  insertConversation,
  setAddress,
} from '#conversations/conversations.store.ts'
import {
  findMessageAnywhere,
  findMessages,
  findRaw,
  forgetReaction,
  inboundWaIds,
  insertMessages,
  type LightMessageRow,
  type MessageRow,
  newestSentAt,
  rawOfMessage,
  saveReaction,
  updateMessage,
} from '#conversations/messages.store.ts'
import type { ConversationParts } from '#conversations/receive.ts'

export { findByWaIds } from '#conversations/messages.store.ts'

// What the outbox asks of conversations: where to write to, the row of an own message, and what becomes of it.

export type OwnMessage = LightMessageRow & { contactId: string }

/** The clocks of people and WhatsApp differ; an answer stands after what it answers, within this bound (ms). */
const maxClockLeadMs = 86_400_000

/**
 * The conversation to write in: the one over `accountId`, if somebody chose; else the one over the number that the contact
 * wrote to last; else a new one over the number that `accountFor` names.
 */
export async function conversationToWriteIn(
  work: Work,
  contactId: string,
  about: { accountId: string | null; accountFor(): Promise<string> },
): Promise<ConversationRow> {
  const all = await conversationsOf(work.tx, work.workspaceId, contactId)
  const { accountId } = about
  const known =
    accountId === null ? await lastWrittenTo(work.tx, all) : all.find((one) => one.channelAccountId === accountId)
  if (known) return known
  const conversation: ConversationRow = {
    id: work.newId(),
    workspaceId: work.workspaceId,
    contactId,
    channelAccountId: accountId ?? (await about.accountFor()),
    address: await addressToWriteTo(work.tx, contactId),
    expirationSeconds: null,
    expirationAt: null,
    createdAt: work.now,
  }
  await insertConversation(work.tx, conversation)
  return conversation
}

/** Of one contact's conversations the one with the newest message of theirs; without any, the youngest. */
async function lastWrittenTo(
  tx: Reader,
  conversations: readonly ConversationRow[],
): Promise<ConversationRow | undefined> {
  let [last] = conversations
  if (conversations.length < 2) return last
  let lastAt = 0
  for (const conversation of conversations) {
    const at = await newestSentAt(tx, conversation.id, 'in')
    if (at > lastAt) {
      last = conversation
      lastAt = at
    }
  }
  return last
}

/** Stores a message written here, queued, at the end of its thread. */
export async function addOwnMessage(
  work: Work,
  conversation: ConversationRow,
  written: {
    id: string
    waId: string
    kind: MessageKind
    text: string | null
    attachment: Attachment | null
    /** null: by a rule, for a purpose. */
    authorId: string | null
    purpose?: PolicyKind | null
    wait?: MessageWait | null
    quoted: OwnMessage | null
  },
): Promise<void> {
  const sentAt = await endOfThread(work, conversation.id)
  const { quoted, ...row } = written
  const message: MessageRow = {
    purpose: null,
    wait: null,
    ...row,
    text: wellFormed(row.text),
    workspaceId: work.workspaceId,
    seq: work.seq,
    conversationId: conversation.id,
    channelAccountId: conversation.channelAccountId,
    direction: 'out',
    origin: 'app',
    status: 'queued',
    failure: null,
    sentAt,
    quotedWaId: quoted?.waId ?? null,
    quotedPreview: null,
    quotedDirection: quoted?.direction ?? null,
    quotedKind: quoted?.kind ?? null,
    details: null,
    raw: null,
    editedAt: null,
    editUnreadable: false,
    deletedAt: null,
  }
  await insertMessages(work.tx, [message])
  work.touch('messages', written.id, { ...message, contactId: conversation.contactId })
  work.record(messageSent, {
    contactId: conversation.contactId,
    data: {
      messageId: written.id,
      conversationId: conversation.id,
      sentAt,
      direction: 'out',
      origin: 'app',
      countsUnread: false,
    },
  })
}

/** Sets how far an own message got; unlike a receipt this may also go back (a retry). */
export async function setStatus(
  work: Work,
  parts: ConversationParts,
  messageId: string,
  progress: { status: MessageStatus; failure: SendFailure | null },
): Promise<void> {
  const message = await messageFacts(work.tx, work.workspaceId, messageId)
  if (!message) return
  // What ended without leaving waits no longer.
  const wait = progress.status === 'failed' && message.wait?.leftAt === null ? { wait: null } : {}
  await updateMessage(work.tx, messageId, { ...progress, ...wait, seq: work.seq })
  work.touch('messages', messageId)
  if (progress.status === 'failed' || progress.status === 'unknown') {
    work.record(messageFailed, {
      contactId: message.contactId,
      data: { messageId, failure: progress.failure },
    })
  }
  await parts.linesChanged(work, [messageId])
}

/** Says until when a message waits by the contact policy, or that it has left. */
export async function setWait(work: Work, messageId: string, wait: MessageWait | null): Promise<void> {
  await updateMessage(work.tx, messageId, { wait, seq: work.seq })
  work.touch('messages', messageId)
}

/** Other words for a message that has not left. */
export async function setText(work: Work, parts: ConversationParts, messageId: string, text: string): Promise<void> {
  await updateMessage(work.tx, messageId, { text: wellFormed(text), seq: work.seq })
  work.touch('messages', messageId)
  await parts.linesChanged(work, [messageId])
}

/** A message that has not left is taken back: no words and no file of it stay. */
export async function forgetWords(work: Work, message: OwnMessage): Promise<void> {
  await updateMessage(work.tx, message.id, {
    status: 'failed',
    failure: 'taken_back',
    text: null,
    attachment: null,
    wait: null,
    seq: work.seq,
  })
  work.touch('messages', message.id)
}

/** A message that waited leaves: from now on it stands at the end of its thread. */
export async function leaveNow(work: Work, message: OwnMessage, wait: MessageWait): Promise<void> {
  const sentAt = await endOfThread(work, message.conversationId)
  await updateMessage(work.tx, message.id, { wait: { ...wait, leftAt: work.now }, sentAt, seq: work.seq })
  work.touch('messages', message.id)
  work.record(messageLeft, { contactId: message.contactId, data: { messageId: message.id, sentAt } })
}

/** After everything that was said in a conversation, as far as its clocks can be believed. */
async function endOfThread(work: Work, conversationId: string): Promise<number> {
  const newest = await newestSentAt(work.tx, conversationId)
  const isAhead = newest >= work.now && newest - work.now < maxClockLeadMs
  return isAhead ? newest + 1 : work.now
}

/** An own message was deleted for everyone; the first time counts. */
export async function markDeleted(work: Work, parts: ConversationParts, messageId: string): Promise<void> {
  const message = await messageFacts(work.tx, work.workspaceId, messageId)
  if (message?.deletedAt !== null) return
  await updateMessage(work.tx, messageId, { deletedAt: work.now, seq: work.seq })
  work.touch('messages', messageId)
  work.record(messageDeleted, { contactId: message.contactId, data: { messageId } })
  await parts.linesChanged(work, [messageId])
}

/** Our reaction, shown at once; an empty emoji takes it back. */
export async function reactHere(work: Work, messageId: string, emoji: string): Promise<void> {
  await saveReaction(work.tx, { messageId, direction: 'out', emoji, at: work.now })
  await restampMessage(work, messageId)
}

/** The reaction made at this instant (epoch ms) could not be sent. */
export async function forgetReactionHere(work: Work, messageId: string, at: number): Promise<void> {
  await forgetReaction(work.tx, { messageId, at })
  await restampMessage(work, messageId)
}

async function restampMessage(work: Work, messageId: string): Promise<void> {
  await updateMessage(work.tx, messageId, { seq: work.seq })
  work.touch('messages', messageId)
}

export async function messageFacts(tx: Reader, workspaceId: string, messageId: string): Promise<OwnMessage | null> {
  const [message] = await findMessages(tx, workspaceId, [messageId])
  return message ?? null
}

/** Whether a browser-made id is taken, in whatever workspace. */
export async function isIdTaken(tx: Reader, messageId: string): Promise<boolean> {
  return (await findMessageAnywhere(tx, messageId)) !== null
}

export async function conversationFacts(tx: Reader, workspaceId: string, id: string): Promise<ConversationRow | null> {
  return findConversation(tx, workspaceId, id)
}

export async function writeTo(work: Work, conversationId: string, address: string): Promise<void> {
  await setAddress(work.tx, conversationId, address)
}

/** Every conversation with a contact, over whatever number. */
export const conversationsOfContact = (work: Work, contactId: string): Promise<ConversationRow[]> =>
  conversationsOf(work.tx, work.workspaceId, contactId)
/** The bytes of a message as it came; null for one that was written here. */
export const rawOf = rawOfMessage

/** Whether the person of a conversation ever wrote in it. */
export async function hasEverWritten(tx: Reader, conversationId: string): Promise<boolean> {
  return (await newestSentAt(tx, conversationId, 'in')) > 0
}

/** What a message we quote was, for the transport to quote it alike. */
export async function quotedRaw(
  tx: Reader,
  accountId: string,
  about: { waId: string; direction: 'in' | 'out' },
): Promise<{ raw: Buffer | null; text: string | null } | null> {
  return findRaw(tx, accountId, about)
}

/** A read receipt names at most this many messages; older ones count as read with them. */
const maxReadAtOnce = 100

/** What a contact wrote after one instant and up to another, by conversation. */
export async function unreadByConversation(
  work: Work,
  about: { contactId: string; afterAt: number | null; upToAt: number },
): Promise<{ conversation: ConversationRow; waIds: string[] }[]> {
  const conversations = await conversationsOf(work.tx, work.workspaceId, about.contactId)
  const rows = await inboundWaIds(work.tx, {
    ...about,
    conversationIds: conversations.map((conversation) => conversation.id),
    limit: maxReadAtOnce,
  })
  return conversations.flatMap((conversation) => {
    const waIds = rows.filter((row) => row.conversationId === conversation.id).map((row) => row.waId)
    return waIds.length === 0 ? [] : [{ conversation, waIds }]
  })
}
