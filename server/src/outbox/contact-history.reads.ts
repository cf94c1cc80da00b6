import type { Happening } from '@aldia/shared/policy/contacts.ts'
import { and, desc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { conversations, messages } from '#conversations/conversations.tables.ts'
import { outbox } from '#outbox/outbox.tables.ts'
import { loggedSince } from '#policy/policy.store.ts'

// What was said with a person lately, over whatever number and by whomever, as the contact policy counts it.

/** A month of limits and the gaps around it. */
const historyMs = 40 * 86_400_000
/** Newest first; a limit is long used up where there were more. */
const maxHappenings = 500
const left = ['sent', 'delivered', 'read', 'played', 'unknown'] as const

/** What went out and came in. `notMessageId`: the message that is ruled on, which does not count itself. */
export async function contactHistory(
  tx: Reader,
  about: { contactId: string; notMessageId: string | null; now: number },
): Promise<Happening[]> {
  const since = about.now - historyMs
  const isOut = eq(messages.direction, 'out')
  const isGone = or(isNull(messages.status), inArray(messages.status, [...left]), eq(outbox.state, 'claimed'))
  const rows = await tx
    .select({
      direction: messages.direction,
      purpose: messages.purpose,
      sentAt: messages.sentAt,
      claimedAt: outbox.claimedAt,
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(
      outbox,
      and(isOut, eq(outbox.channelAccountId, messages.channelAccountId), eq(outbox.waId, messages.waId)),
    )
    .where(
      and(
        eq(conversations.contactId, about.contactId),
        gt(messages.sentAt, since),
        about.notMessageId === null ? undefined : ne(messages.id, about.notMessageId),
        or(eq(messages.direction, 'in'), isGone),
      ),
    )
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(maxHappenings)
  const logged = await loggedSince(tx, { contactId: about.contactId, since, limit: maxHappenings })
  return [
    ...rows.map(
      ({ direction, purpose, sentAt, claimedAt }): Happening => ({
        // What had to wait counts from when it left. Clocks of phones run ahead; nothing was said in the future.
        at: Math.min(claimedAt ?? sentAt, about.now),
        channel: 'whatsapp',
        direction,
        kind: purpose ?? 'reply',
      }),
    ),
    ...logged.map(
      ({ at, channel, answered }): Happening => ({
        at,
        channel,
        direction: 'out',
        kind: channel === 'call' || channel === 'visit' ? channel : 'reminder',
        answered,
      }),
    ),
  ]
}
