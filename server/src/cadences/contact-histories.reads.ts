import type { Happening } from '@aldia/shared/policy/contacts.ts'
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { conversations, messages } from '#conversations/conversations.tables.ts'
import { outbox } from '#outbox/outbox.tables.ts'
import { loggedContacts } from '#policy/policy.tables.ts'

// What was said lately with many people at once, as `outbox/contact-history.reads.ts` tells it of one for the gate.

/** As far as the gate looks back (ms). */
const historyMs = 40 * 86_400_000
const left = ['sent', 'delivered', 'read', 'played', 'unknown'] as const

/** By person, of these or (null) of everybody of the business. */
export async function contactHistories(
  tx: Reader,
  about: { workspaceId: string; contactIds: readonly string[] | null; now: number },
): Promise<Map<string, Happening[]>> {
  const since = about.now - historyMs
  const found = new Map<string, Happening[]>()
  const add = (contactId: string, happening: Happening) => {
    const known = found.get(contactId)
    if (known) known.push(happening)
    else found.set(contactId, [happening])
  }
  const isGone = or(isNull(messages.status), inArray(messages.status, [...left]), eq(outbox.state, 'claimed'))
  const rows = await tx
    .select({
      contactId: conversations.contactId,
      direction: messages.direction,
      purpose: messages.purpose,
      sentAt: messages.sentAt,
      claimedAt: outbox.claimedAt,
    })
    .from(conversations)
    .innerJoin(messages, and(eq(messages.conversationId, conversations.id), gt(messages.sentAt, since)))
    .leftJoin(
      outbox,
      and(
        eq(messages.direction, 'out'),
        eq(outbox.channelAccountId, messages.channelAccountId),
        eq(outbox.waId, messages.waId),
      ),
    )
    .where(
      and(
        eq(conversations.workspaceId, about.workspaceId),
        about.contactIds === null ? undefined : inArray(conversations.contactId, [...about.contactIds]),
        or(eq(messages.direction, 'in'), isGone),
      ),
    )
  for (const { contactId, direction, purpose, sentAt, claimedAt } of rows)
    add(contactId, {
      at: Math.min(claimedAt ?? sentAt, about.now),
      channel: 'whatsapp',
      direction,
      kind: purpose ?? 'reply',
    })
  const logged = await tx
    .select()
    .from(loggedContacts)
    .where(
      and(
        eq(loggedContacts.workspaceId, about.workspaceId),
        gt(loggedContacts.at, since),
        about.contactIds === null ? undefined : inArray(loggedContacts.contactId, [...about.contactIds]),
      ),
    )
  for (const { contactId, at, channel, answered } of logged)
    add(contactId, {
      ...{ at, channel, direction: 'out', answered },
      kind: channel === 'call' || channel === 'visit' ? channel : 'reminder',
    })
  return found
}
