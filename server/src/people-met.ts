import { and, eq, inArray, max, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { contactColumns } from '#contacts/contacts.store.ts'
import { contactIdentities, contacts } from '#contacts/contacts.tables.ts'
import { conversations, messages } from '#conversations/conversations.tables.ts'
import { lightMessage } from '#conversations/messages.store.ts'
import type { MeetPeople } from '#conversations/receive.ts'

/**
 * Everything that is known of the people of a batch, in one look: it joins what contacts and conversations own, for nearly every
 * message is of somebody known and needs nothing else.
 */
export const meetPeople: MeetPeople = async (tx, about) => {
  const any = alias(messages, 'any_message')
  const newest = tx
    .select({ sentAt: max(any.sentAt) })
    .from(any)
    .where(eq(any.conversationId, conversations.id))
  const isAddress = inArray(contactIdentities.address, [...about.addresses])
  const rows = await tx
    .select({
      address: contactIdentities.address,
      matchKey: contactIdentities.matchKey,
      contact: contactColumns,
      conversation: conversations,
      newestSentAt: sql<number | null>`(${newest})`,
      message: lightMessage,
    })
    .from(contactIdentities)
    .innerJoin(contacts, eq(contacts.id, contactIdentities.contactId))
    .leftJoin(
      conversations,
      and(eq(conversations.contactId, contacts.id), eq(conversations.channelAccountId, about.accountId)),
    )
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
        eq(contactIdentities.workspaceId, about.workspaceId),
        about.matchKeys.length === 0
          ? isAddress
          : or(isAddress, inArray(contactIdentities.matchKey, [...about.matchKeys])),
      ),
    )
  return {
    identities: rows.map(({ address, matchKey, contact }) => ({ address, matchKey, contact })),
    conversations: rows.flatMap(({ conversation, newestSentAt }) =>
      conversation ? [{ ...conversation, newestSentAt }] : [],
    ),
    known: rows.flatMap(({ message, contact }) => (message ? [{ ...message, contactId: contact.id }] : [])),
  }
}
