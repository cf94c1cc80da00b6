import { and, eq, max, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { alias, list, listed } from '#base/database/dialect.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { contactColumns } from '#contacts/contacts.store.ts'
import { contactIdentities, contacts } from '#contacts/contacts.tables.ts'
import { conversations, earlyMarks, messages } from '#conversations/conversations.tables.ts'
import { lightMessage } from '#conversations/messages.store.ts'
import type { MeetPeople } from '#conversations/receive.ts'

// Lists go in as one value: with a value for each of its members, lists of every length would be statements of their own. And
// SQLite, which knows nothing of how many rows are alike, is told the order of the look-ups (that is what its cross join
// means): left to itself it reads through everybody of the workspace, for the first column of the index alone looks good to it.

const given = sql.placeholder
const listOf = (name: 'addresses' | 'matchKeys' | 'waIds', as: string): SQL => listed(given(name), as)

const peopleQuery = perConnection((tx: Reader) => {
  const same = alias(contactIdentities, 'same')
  const withNumber = tx
    .select({ address: same.address })
    .from(listOf('matchKeys', 'key'))
    .crossJoin(same)
    .where(and(eq(same.workspaceId, given('workspaceId')), eq(same.matchKey, sql`key.value`)))
  const who = sql`(select value as address from ${listOf('addresses', 'address')} union ${withNumber.getSQL()}) as who`
  const any = alias(messages, 'any_message')
  const newest = tx
    .select({ sentAt: max(any.sentAt) })
    .from(any)
    .where(eq(any.conversationId, conversations.id))
  const isAsked = sql`${messages.waId} in (select value from ${listOf('waIds', 'asked')})`
  // Without a limit every id would be looked up for every conversation instead of once.
  const known = tx
    .select(lightMessage)
    .from(messages)
    .where(and(eq(messages.channelAccountId, given('accountId')), isAsked))
    .limit(given('most'))
    .as('known')
  const awaited = tx
    .select({ one: sql`1` })
    .from(earlyMarks)
    .where(
      and(
        eq(earlyMarks.channelAccountId, given('accountId')),
        sql`${earlyMarks.waId} in (select value from ${listOf('waIds', 'expected')})`,
      ),
    )
  return tx
    .select({
      address: contactIdentities.address,
      matchKey: contactIdentities.matchKey,
      contact: contactColumns,
      conversation: conversations,
      newestSentAt: sql<number | null>`(${newest})`,
      message: known._.selectedFields,
      isAwaited: sql<boolean | number>`exists ${awaited}`,
    })
    .from(who)
    .crossJoin(contactIdentities)
    .innerJoin(contacts, eq(contacts.id, contactIdentities.contactId))
    .leftJoin(
      conversations,
      and(eq(conversations.contactId, contacts.id), eq(conversations.channelAccountId, given('accountId'))),
    )
    .leftJoin(known, eq(known.conversationId, conversations.id))
    .where(
      and(eq(contactIdentities.workspaceId, given('workspaceId')), eq(contactIdentities.address, sql`who.address`)),
    )
    .prepare()
})

/**
 * Everything that is known of the people of a batch, in one look: it joins what contacts and conversations own, for nearly every
 * message is of somebody known and needs nothing else.
 */
export const meetPeople: MeetPeople = async (tx, about) => {
  const rows = await peopleQuery(tx).execute({
    workspaceId: about.workspaceId,
    accountId: about.accountId,
    addresses: list(about.addresses),
    matchKeys: list(about.matchKeys),
    waIds: list(about.waIds),
    // Written and received, and one in each of two conversations that turn out to be one.
    most: about.waIds.length * 4,
  })
  return {
    identities: rows.map(({ address, matchKey, contact }) => ({ address, matchKey, contact })),
    conversations: rows.flatMap(({ conversation, newestSentAt }) =>
      conversation ? [{ ...conversation, newestSentAt }] : [],
    ),
    known: rows.flatMap(({ message, contact }) => (message ? [{ ...message, contactId: contact.id }] : [])),
    marksMayWait: rows.length === 0 || rows.some((row) => Boolean(row.isAwaited)),
  }
}
