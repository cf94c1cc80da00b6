import type { MessageDirection } from '@aldia/shared/message.ts'
import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lt, lte, max, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { alias } from '#base/database/dialect.ts'
import { makeInsertEach } from '#base/database/insert-each.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { conversations, earlyMarks, messageReactions, messages } from '#conversations/conversations.tables.ts'

export type MessageRow = Omit<typeof messages.$inferSelect, 'rowNo'>
export type ReactionRow = typeof messageReactions.$inferSelect
export type EarlyMarkRow = typeof earlyMarks.$inferSelect

const { rowNo: _rowNo, raw: _raw, ...light } = columnsOf()
const full = { ...light, raw: messages.raw }
/** The columns of a `MessageRow`. */
export const fullMessage = full
/** The columns of a `LightMessageRow`. */
export const lightMessage = light

/** Without the raw bytes, which only sending and fetching need. */
export type LightMessageRow = Omit<MessageRow, 'raw'>
/** With the contact whose conversation it stands in. */
export type MessageOfContact = LightMessageRow & { contactId: string }

function columnsOf() {
  return {
    rowNo: messages.rowNo,
    id: messages.id,
    workspaceId: messages.workspaceId,
    seq: messages.seq,
    conversationId: messages.conversationId,
    channelAccountId: messages.channelAccountId,
    waId: messages.waId,
    direction: messages.direction,
    origin: messages.origin,
    kind: messages.kind,
    text: messages.text,
    status: messages.status,
    failure: messages.failure,
    sentAt: messages.sentAt,
    authorId: messages.authorId,
    purpose: messages.purpose,
    wait: messages.wait,
    quotedWaId: messages.quotedWaId,
    quotedPreview: messages.quotedPreview,
    quotedDirection: messages.quotedDirection,
    quotedKind: messages.quotedKind,
    attachment: messages.attachment,
    details: messages.details,
    raw: messages.raw,
    editedAt: messages.editedAt,
    editUnreadable: messages.editUnreadable,
    deletedAt: messages.deletedAt,
  }
}

/** Messages of an account by WhatsApp ids, with the contact each belongs to. */
export async function findByWaIds(
  tx: Reader,
  accountId: string,
  waIds: readonly string[],
): Promise<MessageOfContact[]> {
  if (waIds.length === 0) return []
  return tx
    .select({ ...light, contactId: conversations.contactId })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(and(eq(messages.channelAccountId, accountId), inArray(messages.waId, [...waIds])))
}

export async function findMessages(tx: Reader, workspaceId: string, ids: readonly string[]) {
  return tx
    .select({ ...light, contactId: conversations.contactId })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(and(eq(messages.workspaceId, workspaceId), inArray(messages.id, [...ids])))
}

/** One message with its raw bytes, whatever workspace it is of; for taking a browser-made id apart. */
export async function findMessageAnywhere(tx: Reader, id: string): Promise<MessageRow | null> {
  const [row] = await tx.select(full).from(messages).where(eq(messages.id, id))
  return row ?? null
}

export async function findRaw(
  tx: Reader,
  accountId: string,
  about: { waId: string; direction: 'in' | 'out' },
  conversationId?: string,
): Promise<{ raw: Buffer | null; origin: MessageRow['origin']; text: string | null } | null> {
  const [row] = await tx
    .select({ raw: messages.raw, origin: messages.origin, text: messages.text })
    .from(messages)
    .where(
      and(
        eq(messages.channelAccountId, accountId),
        eq(messages.waId, about.waId),
        eq(messages.direction, about.direction),
        conversationId === undefined ? undefined : eq(messages.conversationId, conversationId),
      ),
    )
  return row ?? null
}

/** The bytes of one message; null when there are none. */
export async function rawOfMessage(tx: Reader, id: string): Promise<Buffer | null> {
  const [row] = await tx.select({ raw: messages.raw }).from(messages).where(eq(messages.id, id))
  return row?.raw ?? null
}

export const insertMessages = makeInsertEach(messages, 'rowNo')

export async function updateMessage(tx: Queries, id: string, set: Partial<MessageRow>): Promise<void> {
  await tx.update(messages).set(set).where(eq(messages.id, id))
}

export async function findReactions(tx: Reader, messageIds: readonly string[]): Promise<ReactionRow[]> {
  if (messageIds.length === 0) return []
  return tx
    .select()
    .from(messageReactions)
    .where(inArray(messageReactions.messageId, [...messageIds]))
}

/** Keeps the newest reaction of each side; an empty emoji is a reaction taken back. */
export async function saveReaction(tx: Queries, reaction: ReactionRow): Promise<boolean> {
  const saved = await tx
    .insert(messageReactions)
    .values(reaction)
    .onConflictDoUpdate({
      target: [messageReactions.messageId, messageReactions.direction],
      set: { emoji: reaction.emoji, at: reaction.at },
      setWhere: sql`${messageReactions.at} < ${reaction.at} or (${messageReactions.at} = ${reaction.at} and ${messageReactions.emoji} < ${reaction.emoji})`,
    })
    .returning({ messageId: messageReactions.messageId })
  return saved.length > 0
}

export async function forgetReaction(tx: Queries, about: { messageId: string; at: number }): Promise<void> {
  await tx
    .delete(messageReactions)
    .where(
      and(
        eq(messageReactions.messageId, about.messageId),
        eq(messageReactions.direction, 'out'),
        eq(messageReactions.at, about.at),
      ),
    )
}

/** What came too early for one of these messages, in the order in which it came. */
export async function findEarlyMarks(tx: Reader, accountId: string, waIds: readonly string[]): Promise<EarlyMarkRow[]> {
  if (waIds.length === 0) return []
  return tx
    .select()
    .from(earlyMarks)
    .where(and(eq(earlyMarks.channelAccountId, accountId), inArray(earlyMarks.waId, [...waIds])))
    .orderBy(asc(earlyMarks.id))
}

const insertMarks = makeInsertEach(earlyMarks)

export async function insertEarlyMarks(tx: Queries, marks: readonly EarlyMarkRow[]): Promise<void> {
  await insertMarks(tx, marks)
}

export async function forgetEarlyMarks(tx: Queries, ids: readonly string[]): Promise<void> {
  await tx.delete(earlyMarks).where(inArray(earlyMarks.id, [...ids]))
}

export async function forgetEarlyMarksBefore(tx: Queries, at: number): Promise<void> {
  await tx.delete(earlyMarks).where(lt(earlyMarks.createdAt, at))
}

/** When the newest message of a conversation was sent; 0 when there is none. */
export async function newestSentAt(tx: Reader, conversationId: string, direction?: MessageDirection): Promise<number> {
  const isIn = eq(messages.conversationId, conversationId)
  const [row] = await tx
    .select({ sentAt: messages.sentAt })
    .from(messages)
    .where(direction === undefined ? isIn : and(isIn, eq(messages.direction, direction)))
    .orderBy(desc(messages.sentAt))
    .limit(1)
  return row?.sentAt ?? 0
}

/** What was written to us in a conversation within a span (both ends included), newest first, without what was deleted. */
export async function inboundWithin(
  tx: Reader,
  { conversationId, from, to, limit }: { conversationId: string; from: number; to: number; limit: number },
) {
  const { id, kind, text, sentAt, attachment, editUnreadable } = messages
  return tx
    .select({ id, kind, text, sentAt, attachment, editUnreadable })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        eq(messages.direction, 'in'),
        isNull(messages.deletedAt),
        gte(sentAt, from),
        lte(sentAt, to),
      ),
    )
    .orderBy(desc(sentAt), desc(id))
    .limit(limit)
}

/** When the last message of a conversation within a span (both ends included) was sent; null when there is none. */
export async function lastSentWithin(
  tx: Reader,
  conversationId: string,
  { from, to }: { from: number; to: number },
): Promise<number | null> {
  const [row] = await tx
    .select({ sentAt: messages.sentAt })
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), gte(messages.sentAt, from), lte(messages.sentAt, to)))
    .orderBy(desc(messages.sentAt))
    .limit(1)
  return row?.sentAt ?? null
}

export interface ThreadCursor {
  sentAt: number
  id: string
}

/** Ids of a thread on one side of a cursor, nearest first; without a cursor the newest. */
export async function threadIds(
  tx: Reader,
  about: {
    workspaceId: string
    conversationIds: readonly string[]
    side: 'older' | 'newer'
    cursor: ThreadCursor | null
    including: boolean
    limit: number
  },
): Promise<ThreadCursor[]> {
  const beyond = about.side === 'older' ? lt : gt
  const towards = about.side === 'older' ? desc : asc
  let from: SQL | undefined
  if (about.cursor) {
    const { sentAt, id } = about.cursor
    const later = or(beyond(messages.sentAt, sentAt), and(eq(messages.sentAt, sentAt), beyond(messages.id, id)))
    from = about.including ? or(later, eq(messages.id, id)) : later
  }
  return tx
    .select({ id: messages.id, sentAt: messages.sentAt })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, about.workspaceId),
        inArray(messages.conversationId, [...about.conversationIds]),
        or(isNull(messages.failure), ne(messages.failure, 'taken_back')),
        from,
      ),
    )
    .orderBy(towards(messages.sentAt), towards(messages.id))
    .limit(about.limit)
}

/** WhatsApp ids of what a contact wrote in a span of time, newest first. */
export async function inboundWaIds(
  tx: Reader,
  about: { conversationIds: readonly string[]; afterAt: number | null; upToAt: number; limit: number },
): Promise<{ conversationId: string; waId: string }[]> {
  return tx
    .select({ conversationId: messages.conversationId, waId: messages.waId })
    .from(messages)
    .where(
      and(
        inArray(messages.conversationId, [...about.conversationIds]),
        eq(messages.direction, 'in'),
        about.afterAt === null ? undefined : gt(messages.sentAt, about.afterAt),
        sql`${messages.sentAt} <= ${about.upToAt}`,
      ),
    )
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(about.limit)
}

const arrivedAndSaidAfter = perConnection((tx: Reader) => {
  const answer = alias(messages, 'answer')
  const rowNoOfAnswer = tx
    .select({ rowNo: answer.rowNo })
    .from(answer)
    .where(eq(answer.id, sql.placeholder('messageId')))
  return tx
    .select({ count: count() })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(conversations.contactId, sql.placeholder('contactId')),
        eq(messages.direction, 'in'),
        isNull(messages.deletedAt),
        gt(messages.sentAt, sql.placeholder('sentAt')),
        sql`${messages.rowNo} < (${rowNoOfAnswer})`,
      ),
    )
    .prepare()
})

/** How many messages of a contact were stored before this answer to them and were yet said after it. */
export async function countSaidAfter(
  tx: Reader,
  answer: { contactId: string; messageId: string; sentAt: number },
): Promise<number> {
  const [row] = await arrivedAndSaidAfter(tx).execute(answer)
  return row?.count ?? 0
}

const fromPhoneAfter = perConnection((tx: Reader) =>
  tx
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(conversations.contactId, sql.placeholder('contactId')),
        gt(messages.sentAt, sql.placeholder('afterAt')),
        eq(messages.direction, 'out'),
        eq(messages.origin, 'phone'),
      ),
    )
    .limit(1)
    .prepare(),
)

/** A message that was written to a contact on the phone after an instant; null when there is none. */
export async function findFromPhoneAfter(tx: Reader, contactId: string, afterAt: number): Promise<string | null> {
  const [row] = await fromPhoneAfter(tx).execute({ contactId, afterAt })
  return row?.id ?? null
}

export async function messageIdsSince(tx: Reader, workspaceId: string, since: number, limit: number) {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.workspaceId, workspaceId), gt(messages.seq, since)))
    .orderBy(asc(messages.seq))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** The row number of the message that was stored last; 0 when there is none. */
export async function newestRowNo(tx: Reader): Promise<number> {
  const [row] = await tx.select({ rowNo: max(messages.rowNo) }).from(messages)
  return row?.rowNo ?? 0
}

/** Messages of an account that WhatsApp had kept while it was away, among those stored after a row number. */
export async function countReplayed(
  tx: Reader,
  about: { accountId: string; afterRowNo: number },
): Promise<{ recovered: number; unreadable: number }> {
  const [row] = await tx
    .select({
      recovered: count(),
      unreadable: sql<number>`coalesce(sum(case when ${messages.kind} = 'unreadable' then 1 else 0 end), 0)`.mapWith(
        Number,
      ),
    })
    .from(messages)
    .where(
      and(
        gt(messages.rowNo, about.afterRowNo),
        eq(messages.channelAccountId, about.accountId),
        eq(messages.origin, 'replay'),
      ),
    )
  return { recovered: row?.recovered ?? 0, unreadable: row?.unreadable ?? 0 }
}

/** Every message of a conversation, just enough to tell whose it is. */
export async function messagesOfConversation(
  tx: Reader,
  conversationId: string,
): Promise<Pick<typeof messages.$inferSelect, 'id' | 'rowNo' | 'direction' | 'origin' | 'attachment' | 'sentAt'>[]> {
  return tx
    .select({
      id: messages.id,
      rowNo: messages.rowNo,
      direction: messages.direction,
      origin: messages.origin,
      attachment: messages.attachment,
      sentAt: messages.sentAt,
    })
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
}

/** Ids in one statement; SQLite takes 32,766 values. */
const idsPerStatement = 500

/** Puts messages into a conversation. */
export async function putInto(
  tx: Queries,
  ids: readonly string[],
  about: { conversationId: string; seq: number },
): Promise<void> {
  for (let from = 0; from < ids.length; from += idsPerStatement)
    await tx
      .update(messages)
      .set(about)
      .where(inArray(messages.id, ids.slice(from, from + idsPerStatement)))
}

export async function insertReactions(tx: Queries, rows: readonly ReactionRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(messageReactions)
      .values([...rows])
      .onConflictDoNothing()
}
