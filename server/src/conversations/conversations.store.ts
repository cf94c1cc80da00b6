import { and, desc, eq, exists, inArray, max, not, notExists, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { alias } from '#base/database/dialect.ts'
import { conversations, earlyMarks, messageReactions, messages } from '#conversations/conversations.tables.ts'

import {
  fullMessage,
  lightMessage,
  type MessageOfContact,
  type MessageRow,
  type ReactionRow,
} from '#conversations/messages.store.ts'

export type ConversationRow = typeof conversations.$inferSelect

/** Conversations with when the newest message of each was sent, and those of the messages asked for that are there already. */
export interface Threads {
  conversations: readonly (ConversationRow & { newestSentAt: number | null })[]
  /** One may be named twice. */
  known: readonly MessageOfContact[]
  /** False: no edit, reaction or receipt waits for one of the messages asked for. */
  marksMayWait: boolean
}

/**
 * Conversations of these contacts over one account, each with when its newest message was sent, and what is there already of
 * the messages with these WhatsApp ids.
 */
export async function findConversations(
  tx: Reader,
  about: {
    workspaceId: string
    accountId: string
    contactIds: readonly string[]
    waIds: readonly string[]
  },
): Promise<Threads> {
  if (about.contactIds.length === 0) return { conversations: [], known: [], marksMayWait: true }
  const any = alias(messages, 'any_message')
  const newest = tx
    .select({ sentAt: max(any.sentAt) })
    .from(any)
    .where(eq(any.conversationId, conversations.id))
  const rows = await tx
    .select({
      conversation: conversations,
      newestSentAt: sql<number | null>`(${newest})`,
      message: lightMessage,
    })
    .from(conversations)
    .leftJoin(
      messages,
      and(
        eq(messages.channelAccountId, about.accountId),
        inArray(messages.waId, [...about.waIds]),
        eq(messages.conversationId, conversations.id),
      ),
    )
    .where(
      and(
        eq(conversations.workspaceId, about.workspaceId),
        eq(conversations.channelAccountId, about.accountId),
        inArray(conversations.contactId, [...about.contactIds]),
      ),
    )
  return {
    conversations: rows.map(({ conversation, newestSentAt }) => ({ ...conversation, newestSentAt })),
    known: rows.flatMap(({ message, conversation }) =>
      message ? [{ ...message, contactId: conversation.contactId }] : [],
    ),
    marksMayWait: true,
  }
}

/** All conversations of one contact, over whatever account, the youngest first. */
export async function conversationsOf(tx: Reader, workspaceId: string, contactId: string): Promise<ConversationRow[]> {
  return tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.contactId, contactId)))
    .orderBy(desc(conversations.id))
}

export async function findConversation(tx: Reader, workspaceId: string, id: string): Promise<ConversationRow | null> {
  const [row] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id)))
  return row ?? null
}

export async function insertConversation(tx: Queries, conversation: ConversationRow): Promise<void> {
  await tx.insert(conversations).values(conversation)
}

export async function setAddress(tx: Queries, conversationId: string, address: string | null): Promise<void> {
  await tx.update(conversations).set({ address }).where(eq(conversations.id, conversationId))
}

export async function setExpiration(
  tx: Queries,
  conversationId: string,
  set: Pick<ConversationRow, 'expirationSeconds' | 'expirationAt'>,
): Promise<void> {
  await tx.update(conversations).set(set).where(eq(conversations.id, conversationId))
}

export async function giveTo(tx: Queries, conversationId: string, contactId: string): Promise<void> {
  await tx.update(conversations).set({ contactId }).where(eq(conversations.id, conversationId))
}

/**
 * Moves the messages of one conversation into another, without those that are there already; then the first is gone. Answers the ids of
 * what moved, and what was removed.
 */
export async function pourInto(
  tx: Queries,
  about: { fromId: string; intoId: string; seq: number },
): Promise<{ moved: string[]; removed: MessageRow[]; reactions: ReactionRow[] }> {
  const there = alias(messages, 'there')
  const twin = tx
    .select({ one: sql`1` })
    .from(there)
    .where(
      and(
        eq(there.conversationId, about.intoId),
        eq(there.channelAccountId, messages.channelAccountId),
        eq(there.waId, messages.waId),
        eq(there.direction, messages.direction),
      ),
    )
  // A message that is in both is kept where it is readable.
  const unreadable = tx
    .select({ one: sql`1` })
    .from(there)
    .where(
      and(
        eq(there.conversationId, about.fromId),
        eq(there.waId, messages.waId),
        eq(there.direction, messages.direction),
        not(eq(there.kind, 'unreadable')),
      ),
    )
  const isUseless = and(eq(messages.conversationId, about.intoId), eq(messages.kind, 'unreadable'), exists(unreadable))
  const useless = await tx.select(fullMessage).from(messages).where(isUseless)
  await tx.delete(messages).where(isUseless)
  const moved = await tx
    .update(messages)
    .set({ conversationId: about.intoId, seq: about.seq })
    .where(and(eq(messages.conversationId, about.fromId), notExists(twin)))
    .returning({ id: messages.id })
  const left = tx.select({ id: messages.id }).from(messages).where(eq(messages.conversationId, about.fromId))
  const doubles = await tx.select(fullMessage).from(messages).where(eq(messages.conversationId, about.fromId))
  const reactions = await tx.delete(messageReactions).where(inArray(messageReactions.messageId, left)).returning()
  await tx.delete(messages).where(eq(messages.conversationId, about.fromId))
  await tx.delete(conversations).where(eq(conversations.id, about.fromId))
  return { moved: moved.map((row) => row.id), removed: [...useless, ...doubles], reactions }
}

/** What came too early keeps its owner when two contacts become one. Answers the ids. */
export async function giveEarlyMarksTo(tx: Queries, fromContactId: string, intoContactId: string): Promise<string[]> {
  const rows = await tx
    .update(earlyMarks)
    .set({ contactId: intoContactId })
    .where(eq(earlyMarks.contactId, fromContactId))
    .returning({ id: earlyMarks.id })
  return rows.map(({ id }) => id)
}

/** Those of these early marks that still wait are this contact's. */
export async function setEarlyMarksOf(tx: Queries, ids: readonly string[], contactId: string): Promise<void> {
  await tx
    .update(earlyMarks)
    .set({ contactId })
    .where(inArray(earlyMarks.id, [...ids]))
}

/** Gives every message of a conversation a new seq, for their card is another one now. */
export async function restamp(tx: Queries, conversationId: string, seq: number): Promise<string[]> {
  const rows = await tx
    .update(messages)
    .set({ seq })
    .where(eq(messages.conversationId, conversationId))
    .returning({ id: messages.id })
  return rows.map((row) => row.id)
}
