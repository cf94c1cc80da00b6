import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, min, ne, notInArray, or } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { outbox } from '#outbox/outbox.tables.ts'
import type { Departure } from '#outbox/pace.ts'

export type OutboxRow = Omit<typeof outbox.$inferSelect, 'raw'>

const columns = {
  id: outbox.id,
  workspaceId: outbox.workspaceId,
  channelAccountId: outbox.channelAccountId,
  conversationId: outbox.conversationId,
  messageId: outbox.messageId,
  waId: outbox.waId,
  outgoing: outbox.outgoing,
  notBefore: outbox.notBefore,
  wishedAt: outbox.wishedAt,
  notAfter: outbox.notAfter,
  byRule: outbox.byRule,
  recipient: outbox.recipient,
  textPrint: outbox.textPrint,
  state: outbox.state,
  attempts: outbox.attempts,
  claimedAt: outbox.claimedAt,
  lastFailure: outbox.lastFailure,
  createdAt: outbox.createdAt,
}

export async function insertOutbox(tx: Queries, row: OutboxRow): Promise<void> {
  await tx.insert(outbox).values(row)
}

/**
 * The first rows of an account that wait, what people typed or what nobody did, in the order they were made. What the contact policy holds back until later is left
 * out: it neither fills the list nor holds up its conversation. A row from the future was made under a clock set right since; not so
 * where a person chose the moment.
 */
export async function waitingRows(
  tx: Reader,
  accountId: string,
  about: { now: number; futureFrom: number; byRule: boolean; limit: number },
): Promise<OutboxRow[]> {
  const isFromFuture = and(
    gt(outbox.createdAt, about.futureFrom),
    or(isNull(outbox.wishedAt), lte(outbox.wishedAt, about.now)),
  )
  const isInLine = or(lte(outbox.notBefore, about.now), gt(outbox.attempts, 0), isFromFuture)
  return tx
    .select(columns)
    .from(outbox)
    .where(
      and(
        eq(outbox.channelAccountId, accountId),
        eq(outbox.state, 'waiting'),
        eq(outbox.byRule, about.byRule),
        isInLine,
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(about.limit)
}

/** When the first row that the contact policy holds back may leave; null when it holds nothing back. */
export async function firstHeldAt(tx: Reader, accountId: string, now: number): Promise<number | null> {
  const [row] = await tx
    .select({ at: min(outbox.notBefore) })
    .from(outbox)
    .where(
      and(
        eq(outbox.channelAccountId, accountId),
        eq(outbox.state, 'waiting'),
        inArray(outbox.byRule, [false, true]),
        eq(outbox.attempts, 0),
        gt(outbox.notBefore, now),
      ),
    )
  return row?.at ?? null
}

/** Has the gate asked again about everything it holds back, of one contact or of all. Answers the accounts to wake. */
export async function releaseHeld(
  tx: Queries,
  about: { workspaceId: string; conversationIds: readonly string[] | null; now: number },
): Promise<string[]> {
  if (about.conversationIds?.length === 0) return []
  const rows = await tx
    .update(outbox)
    .set({ notBefore: about.now })
    .where(
      and(
        eq(outbox.workspaceId, about.workspaceId),
        eq(outbox.state, 'waiting'),
        eq(outbox.attempts, 0),
        gt(outbox.notBefore, about.now),
        about.conversationIds === null ? undefined : inArray(outbox.conversationId, [...about.conversationIds]),
      ),
    )
    .returning({ accountId: outbox.channelAccountId })
  return [...new Set(rows.map(({ accountId }) => accountId))]
}

/** What waits in one conversation. */
export async function waitingOf(tx: Reader, conversationId: string): Promise<OutboxRow[]> {
  return tx
    .select(columns)
    .from(outbox)
    .where(and(eq(outbox.conversationId, conversationId), eq(outbox.state, 'waiting')))
    .orderBy(asc(outbox.id))
}

/** How many messages that nobody typed wait at a number; counts no further than a limit. */
export async function countByRule(tx: Reader, accountId: string, limit: number): Promise<number> {
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.channelAccountId, accountId), eq(outbox.state, 'waiting'), eq(outbox.byRule, true)))
    .limit(limit)
  return rows.length
}

/** Whether something was handed over that nobody has confirmed. */
export async function hasUnconfirmed(tx: Reader, accountId: string, notIds: readonly string[]): Promise<boolean> {
  const [row] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.channelAccountId, accountId), eq(outbox.state, 'claimed'), notInArray(outbox.id, [...notIds])))
    .limit(1)
  return row !== undefined
}

export async function findOutbox(tx: Reader, id: string): Promise<OutboxRow | null> {
  const [row] = await tx.select(columns).from(outbox).where(eq(outbox.id, id))
  return row ?? null
}

/** The rows that belong to a message: the message itself, reactions to it, its deletion. */
export async function rowsOfMessage(tx: Reader, workspaceId: string, messageId: string): Promise<OutboxRow[]> {
  return tx
    .select(columns)
    .from(outbox)
    .where(and(eq(outbox.workspaceId, workspaceId), eq(outbox.messageId, messageId)))
    .orderBy(asc(outbox.id))
}

export async function saveOutbox(
  tx: Queries,
  id: string,
  set: Partial<
    Pick<
      OutboxRow,
      | 'state'
      | 'attempts'
      | 'claimedAt'
      | 'lastFailure'
      | 'notBefore'
      | 'wishedAt'
      | 'notAfter'
      | 'recipient'
      | 'textPrint'
      | 'outgoing'
    >
  > & { raw?: Buffer },
): Promise<void> {
  await tx.update(outbox).set(set).where(eq(outbox.id, id))
}

/** The network has these: whatever state their rows were in, they are done. Answers the rows that were not done before. */
export async function closeRows(
  tx: Queries,
  accountId: string,
  waIds: readonly string[],
  state: 'done' | 'failed',
): Promise<OutboxRow[]> {
  if (waIds.length === 0) return []
  // A refusal is about what was handed over; what waits for a next try may still work.
  const open = state === 'done' ? ne(outbox.state, 'done') : eq(outbox.state, 'claimed')
  return tx
    .update(outbox)
    .set({ state })
    .where(and(eq(outbox.channelAccountId, accountId), inArray(outbox.waId, [...waIds]), open))
    .returning(columns)
}

/** Rows tried since before `claimedBefore` (epoch ms) and never confirmed. */
export async function unconfirmedSince(tx: Reader, accountId: string, claimedBefore: number): Promise<OutboxRow[]> {
  return tx
    .select(columns)
    .from(outbox)
    .where(
      and(
        eq(outbox.channelAccountId, accountId),
        inArray(outbox.state, ['waiting', 'claimed']),
        isNotNull(outbox.claimedAt),
        lt(outbox.claimedAt, claimedBefore),
      ),
    )
    .limit(500)
}

/** After a new connection: what the old one did not confirm (if there is such) goes again, and nothing waits for a back-off. */
export async function releaseRows(
  tx: Queries,
  about: { accountId: string; now: number; notIds: readonly string[]; unconfirmed: boolean },
): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: 'waiting', notBefore: about.now })
    .where(
      and(
        eq(outbox.channelAccountId, about.accountId),
        notInArray(outbox.id, [...about.notIds]),
        or(
          about.unconfirmed ? eq(outbox.state, 'claimed') : undefined,
          and(eq(outbox.state, 'waiting'), gt(outbox.attempts, 0), gt(outbox.notBefore, about.now)),
        ),
      ),
    )
}

/** What should have left by now. */
export async function openMessages(tx: Reader, accountId: string, now: number): Promise<OutboxRow[]> {
  return tx
    .select(columns)
    .from(outbox)
    .where(
      and(
        eq(outbox.channelAccountId, accountId),
        inArray(outbox.state, ['waiting', 'claimed']),
        or(isNull(outbox.wishedAt), lte(outbox.wishedAt, now)),
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(1_000)
}

export async function sentRaw(tx: Reader, accountId: string, waId: string): Promise<Buffer | null> {
  const [row] = await tx
    .select({ raw: outbox.raw })
    .from(outbox)
    .where(and(eq(outbox.channelAccountId, accountId), eq(outbox.waId, waId)))
  return row?.raw ?? null
}

export async function moveRows(tx: Queries, fromConversationId: string, intoConversationId: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ conversationId: intoConversationId })
    .where(eq(outbox.conversationId, fromConversationId))
}

/** What belongs to messages that stand in another conversation now goes with them. */
export async function moveRowsOfMessages(
  tx: Queries,
  messageIds: readonly string[],
  conversationId: string,
): Promise<void> {
  for (let from = 0; from < messageIds.length; from += 500)
    await tx
      .update(outbox)
      .set({ conversationId })
      .where(inArray(outbox.messageId, messageIds.slice(from, from + 500)))
}

/** What the transport made of a message that was written here; null while it has not left. */
export async function sentRawOfMessage(tx: Reader, messageId: string): Promise<Buffer | null> {
  const rows = await tx
    .select({ raw: outbox.raw, outgoing: outbox.outgoing })
    .from(outbox)
    .where(eq(outbox.messageId, messageId))
  return rows.find(({ outgoing }) => outgoing.what === 'message')?.raw ?? null
}

/** So many of the latest departures tell how fast a number may go on. */
const maxDepartures = 1_000

/** What left over a number since an instant (epoch ms), as far as its pace has to know; the latest first. */
export async function departuresSince(tx: Reader, accountId: string, since: number): Promise<Departure[]> {
  const rows = await tx
    .select({
      at: outbox.claimedAt,
      conversationId: outbox.conversationId,
      to: outbox.recipient,
      byRule: outbox.byRule,
      print: outbox.textPrint,
      state: outbox.state,
      lastFailure: outbox.lastFailure,
    })
    .from(outbox)
    .where(and(eq(outbox.channelAccountId, accountId), gt(outbox.claimedAt, since), isNotNull(outbox.recipient)))
    .orderBy(desc(outbox.claimedAt))
    .limit(maxDepartures)
  return rows.map(({ at, to, state, lastFailure, ...row }) => ({
    ...row,
    at: at ?? 0,
    to: to ?? 'known',
    outcome: state !== 'failed' ? 'fine' : lastFailure === 'account_restricted' ? 'warned' : 'failed',
  }))
}
