import { contactHeld, contactHoldLifted, contactOptedOut, contactOptOutLifted } from '@aldia/shared/contact-policy.ts'
import type { AnyEvent } from '@aldia/shared/events.ts'
import { messageRefused, messageRulesOverridden, messageToneOverridden } from '@aldia/shared/message.ts'
import { and, asc, eq, gt, gte, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import { events } from '#base/base.tables.ts'
import type { Reader } from '#base/database/database.ts'
import { contacts } from '#contacts/contacts.tables.ts'
import { conversations, messages } from '#conversations/conversations.tables.ts'
import { loggedContacts } from '#policy/policy.tables.ts'

// What was said, tried and refused with one person, from the rooms that know it, in pieces that fit into memory.

/** Instants (epoch ms), the end exclusive. */
export interface Span {
  readonly from: number
  readonly until: number
}

export interface LogPerson {
  readonly id: string
  readonly name: string | null
  readonly phone: string | null
}

const peoplePerPage = 200
const rowsPerPage = 500

/** Everybody of a business, a page at a time; those who became somebody else are told as that one. */
export async function* everybody(tx: Reader, workspaceId: string): AsyncGenerator<LogPerson> {
  for (let after = ''; ; ) {
    const page = await tx
      .select({ id: contacts.id, name: contacts.name, pushName: contacts.pushName, phone: contacts.phone })
      .from(contacts)
      .where(and(eq(contacts.workspaceId, workspaceId), isNull(contacts.mergedIntoId), gt(contacts.id, after)))
      .orderBy(asc(contacts.id))
      .limit(peoplePerPage)
    for (const { id, name, pushName, phone } of page) yield { id, name: name ?? pushName, phone }
    const last = page.at(-1)
    if (!last || page.length < peoplePerPage) return
    after = last.id
  }
}

/** One person of a business; null: there is none. */
export async function onePerson(tx: Reader, workspaceId: string, contactId: string): Promise<LogPerson | null> {
  const [row] = await tx
    .select({ id: contacts.id, name: contacts.name, pushName: contacts.pushName, phone: contacts.phone })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, contactId)))
  return row ? { id: row.id, name: row.name ?? row.pushName, phone: row.phone } : null
}

const messageColumns = {
  id: messages.id,
  origin: messages.origin,
  kind: messages.kind,
  text: messages.text,
  status: messages.status,
  failure: messages.failure,
  sentAt: messages.sentAt,
  authorId: messages.authorId,
  purpose: messages.purpose,
  wait: messages.wait,
  deletedAt: messages.deletedAt,
}
export type LogMessage = Awaited<ReturnType<typeof messagesPage>>[number]

/** What was written to a person, oldest first; what was taken back at once never was. */
export async function* messagesTo(tx: Reader, contactId: string, span: Span): AsyncGenerator<LogMessage> {
  for (let after: LogMessage | null = null; ; ) {
    const page: LogMessage[] = await messagesPage(tx, contactId, span, after)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < rowsPerPage) return
    after = last
  }
}

function messagesPage(tx: Reader, contactId: string, span: Span, after: { sentAt: number; id: string } | null) {
  return tx
    .select(messageColumns)
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(conversations.contactId, contactId),
        eq(messages.direction, 'out'),
        gte(messages.sentAt, after?.sentAt ?? span.from),
        lt(messages.sentAt, span.until),
        or(isNull(messages.failure), ne(messages.failure, 'taken_back')),
        after === null
          ? undefined
          : or(gt(messages.sentAt, after.sentAt), and(eq(messages.sentAt, after.sentAt), gt(messages.id, after.id))),
      ),
    )
    .orderBy(asc(messages.sentAt), asc(messages.id))
    .limit(rowsPerPage)
}

export type LogCall = typeof loggedContacts.$inferSelect

/** Calls, visits and the like that were noted by hand, oldest first. */
export async function* notedWith(tx: Reader, contactId: string, span: Span): AsyncGenerator<LogCall> {
  for (let after: LogCall | null = null; ; ) {
    const page: LogCall[] = await tx
      .select()
      .from(loggedContacts)
      .where(
        and(
          eq(loggedContacts.contactId, contactId),
          gte(loggedContacts.at, after?.at ?? span.from),
          lt(loggedContacts.at, span.until),
          after === null
            ? undefined
            : or(
                gt(loggedContacts.at, after.at),
                and(eq(loggedContacts.at, after.at), gt(loggedContacts.id, after.id)),
              ),
        ),
      )
      .orderBy(asc(loggedContacts.at), asc(loggedContacts.id))
      .limit(rowsPerPage)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < rowsPerPage) return
    after = last
  }
}

const told = [messageRefused, contactOptedOut, contactOptOutLifted, contactHeld, contactHoldLifted]
const overriding = [messageToneOverridden, messageRulesOverridden]

export type LogEvent = typeof events.$inferSelect

/** What was refused, asked for and put on hold, oldest first. */
export async function* decisionsAbout(tx: Reader, contactId: string, span: Span): AsyncGenerator<LogEvent> {
  yield* eventsOf(tx, contactId, span, told)
}

/** Why messages left against the rules, by message. */
export async function overridesOf(tx: Reader, contactId: string, span: Span): Promise<Map<string, string>> {
  const reasons = new Map<string, string>()
  // The reason is given when a message is written, which may be long before it leaves.
  const since = { from: span.from - 400 * 86_400_000, until: span.until }
  for await (const { data } of eventsOf(tx, contactId, since, overriding))
    if (typeof data.messageId === 'string') reasons.set(data.messageId, String(data.reason ?? ''))
  return reasons
}

async function* eventsOf(
  tx: Reader,
  contactId: string,
  span: Span,
  kinds: readonly AnyEvent[],
): AsyncGenerator<LogEvent> {
  const types = kinds.map(({ type }) => type)
  for (let after: LogEvent | null = null; ; ) {
    const page: LogEvent[] = await tx
      .select()
      .from(events)
      .where(
        and(
          eq(events.contactId, contactId),
          inArray(events.type, types),
          gte(events.at, span.from),
          lt(events.at, span.until),
          after === null
            ? undefined
            : or(gt(events.seq, after.seq), and(eq(events.seq, after.seq), gt(events.id, after.id))),
        ),
      )
      .orderBy(asc(events.seq), asc(events.id))
      .limit(rowsPerPage)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < rowsPerPage) return
    after = last
  }
}
