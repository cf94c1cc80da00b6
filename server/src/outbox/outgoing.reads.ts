import type { OutgoingFilter, OutgoingItem, OutgoingState } from '@aldia/shared/outgoing.ts'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { conversations, messages } from '#conversations/conversations.tables.ts'
import { outbox } from '#outbox/outbox.tables.ts'

// Everything outgoing that has not left, over all people, soonest first. Each state is read by the index of its own, a page at
// a time, and the pages are put together: what has left long ago costs nothing.

/** What failed longer ago (ms) is history; the conversation still shows it. */
const failedSinceMs = 14 * 86_400_000

export interface OutgoingRow extends Omit<OutgoingItem, 'cardId'> {
  outboxId: string
}

interface About {
  workspaceId: string
  now: number
  filter: Omit<OutgoingFilter, 'after' | 'cardId'>
  /** Of one person only. */
  contactId: string | null
  cursor: { at: number; id: string } | null
}

/** One more than asked for, where there are more. */
export async function outgoingRows(tx: Reader, about: About): Promise<OutgoingRow[]> {
  const { state } = about.filter
  const found: OutgoingRow[] = []
  for (const each of state === undefined ? states : [state])
    for (const stored of storedAs[each]) found.push(...(await rowsOf(tx, about, each, stored)))
  const byTime = (a: OutgoingRow, b: OutgoingRow) => a.at - b.at || (a.outboxId < b.outboxId ? -1 : 1)
  return found.sort(byTime).slice(0, about.filter.limit + 1)
}

const states: readonly OutgoingState[] = ['scheduled', 'held', 'queued', 'failed']

/** How the rows of a state are stored. */
const storedAs: Record<OutgoingState, readonly ('waiting' | 'claimed' | 'failed' | 'unknown')[]> = {
  scheduled: ['waiting'],
  held: ['waiting'],
  queued: ['waiting', 'claimed'],
  failed: ['failed', 'unknown'],
}

async function rowsOf(
  tx: Reader,
  about: About,
  state: OutgoingState,
  stored: (typeof storedAs)[OutgoingState][number],
): Promise<OutgoingRow[]> {
  const { cursor, filter, contactId, workspaceId } = about
  const isAfter =
    cursor === null
      ? undefined
      : or(gt(outbox.notBefore, cursor.at), and(eq(outbox.notBefore, cursor.at), gt(outbox.id, cursor.id)))
  const rows = await tx
    .select({
      outboxId: outbox.id,
      messageId: messages.id,
      at: outbox.notBefore,
      attempts: outbox.attempts,
      claimedAt: outbox.claimedAt,
      notAfter: outbox.notAfter,
    })
    .from(outbox)
    // Reactions and deletions stand beside the message that they mean, under a mark of their own.
    .innerJoin(messages, and(eq(messages.id, outbox.messageId), eq(messages.waId, outbox.waId)))
    .where(
      and(
        eq(outbox.workspaceId, workspaceId),
        eq(outbox.state, stored),
        isInState(state, stored, about.now),
        isAfter,
        contactId === null ? undefined : inArray(outbox.conversationId, conversationsWith(tx, contactId)),
        filter.authorId === undefined ? undefined : eq(messages.authorId, filter.authorId),
        isOfKind(filter.kind),
      ),
    )
    .orderBy(asc(outbox.notBefore), asc(outbox.id))
    .limit(filter.limit + 1)
  return rows.map(({ attempts, claimedAt, ...row }) => ({
    ...row,
    state,
    isUntouched: stored !== 'unknown' && attempts === 0 && claimedAt === null,
  }))
}

function isInState(state: OutgoingState, stored: string, now: number): SQL | undefined {
  const isToCome = and(gt(outbox.notBefore, now), eq(outbox.attempts, 0))
  if (state === 'failed') return gt(outbox.notBefore, now - failedSinceMs)
  if (state === 'queued')
    return stored === 'claimed' ? undefined : or(lte(outbox.notBefore, now), gt(outbox.attempts, 0))
  if (state === 'scheduled') return and(isToCome, eq(outbox.notBefore, outbox.wishedAt))
  return and(isToCome, or(isNull(outbox.wishedAt), lt(outbox.wishedAt, outbox.notBefore)))
}

function isOfKind(kind: OutgoingFilter['kind']): SQL | undefined {
  if (kind === undefined) return undefined
  return kind === 'typed' ? isNotNull(messages.authorId) : isNull(messages.authorId)
}

const conversationsWith = (tx: Reader, contactId: string) =>
  tx.select({ id: conversations.id }).from(conversations).where(eq(conversations.contactId, contactId))
