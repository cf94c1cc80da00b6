import { and, desc, eq, gte } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { contactRules, loggedContacts } from '#policy/policy.tables.ts'

export type ContactRulesRow = typeof contactRules.$inferSelect
export type LoggedContactRow = typeof loggedContacts.$inferSelect

export async function findContactRules(tx: Reader, contactId: string): Promise<ContactRulesRow | null> {
  const [row] = await tx.select().from(contactRules).where(eq(contactRules.contactId, contactId))
  return row ?? null
}

export async function saveContactRules(tx: Queries, row: ContactRulesRow): Promise<void> {
  const { contactId: _, ...set } = row
  await tx.insert(contactRules).values(row).onConflictDoUpdate({ target: contactRules.contactId, set })
}

export async function forgetContactRules(tx: Queries, contactId: string): Promise<void> {
  await tx.delete(contactRules).where(eq(contactRules.contactId, contactId))
}

export async function insertLogged(tx: Queries, row: LoggedContactRow): Promise<void> {
  await tx.insert(loggedContacts).values(row)
}

/** What was noted by hand since an instant, newest first. */
export async function loggedSince(
  tx: Reader,
  about: { contactId: string; since: number; limit: number },
): Promise<LoggedContactRow[]> {
  return tx
    .select()
    .from(loggedContacts)
    .where(and(eq(loggedContacts.contactId, about.contactId), gte(loggedContacts.at, about.since)))
    .orderBy(desc(loggedContacts.at), desc(loggedContacts.id))
    .limit(about.limit)
}

export async function giveLogged(tx: Queries, fromContactId: string, intoContactId: string): Promise<void> {
  await tx.update(loggedContacts).set({ contactId: intoContactId }).where(eq(loggedContacts.contactId, fromContactId))
}
