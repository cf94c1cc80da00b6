import { and, desc, eq, gte, inArray, or } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { contactPolicyVersions, contactRules, contactTies, loggedContacts } from '#policy/policy.tables.ts'

export type ContactRulesRow = typeof contactRules.$inferSelect
export type LoggedContactRow = typeof loggedContacts.$inferSelect
export type TieRow = typeof contactTies.$inferSelect
export type PolicyVersionRow = typeof contactPolicyVersions.$inferSelect

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

/** Gives what was noted by hand of one person to another one. Answers what went. */
export async function giveLogged(tx: Queries, fromContactId: string, intoContactId: string): Promise<string[]> {
  const given = await tx
    .update(loggedContacts)
    .set({ contactId: intoContactId })
    .where(eq(loggedContacts.contactId, fromContactId))
    .returning({ id: loggedContacts.id })
  return given.map(({ id }) => id)
}

export async function giveSomeLogged(tx: Queries, ids: readonly string[], intoContactId: string): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(loggedContacts)
    .set({ contactId: intoContactId })
    .where(inArray(loggedContacts.id, [...ids]))
}

/** Ties of a person, to others' debts or of others to theirs, oldest first. */
export async function tiesOf(tx: Reader, contactId: string): Promise<TieRow[]> {
  return tx
    .select()
    .from(contactTies)
    .where(or(eq(contactTies.contactId, contactId), eq(contactTies.debtorContactId, contactId)))
    .orderBy(contactTies.createdAt, contactTies.id)
}

/** Everybody who is tied to the debts of these people. */
export async function tiesToDebtors(tx: Reader, debtorIds: readonly string[]): Promise<TieRow[]> {
  if (debtorIds.length === 0) return []
  return tx
    .select()
    .from(contactTies)
    .where(inArray(contactTies.debtorContactId, [...debtorIds]))
    .orderBy(contactTies.createdAt, contactTies.id)
}

export async function tiesOfWorkspace(tx: Reader, workspaceId: string): Promise<TieRow[]> {
  return tx.select().from(contactTies).where(eq(contactTies.workspaceId, workspaceId))
}

export async function findTie(tx: Reader, workspaceId: string, id: string): Promise<TieRow | null> {
  const [row] = await tx
    .select()
    .from(contactTies)
    .where(and(eq(contactTies.workspaceId, workspaceId), eq(contactTies.id, id)))
  return row ?? null
}

export async function insertTie(tx: Queries, row: TieRow): Promise<void> {
  await tx.insert(contactTies).values(row).onConflictDoNothing()
}

export async function deleteTie(tx: Queries, id: string): Promise<void> {
  await tx.delete(contactTies).where(eq(contactTies.id, id))
}

/** Keeps a version of the policy of a business; one that is kept already stays as it is. */
export async function keepVersion(tx: Queries, row: PolicyVersionRow): Promise<void> {
  await tx.insert(contactPolicyVersions).values(row).onConflictDoNothing()
}

/** Every version that is kept, the oldest first. */
export async function policyVersions(tx: Reader, workspaceId: string): Promise<PolicyVersionRow[]> {
  return tx
    .select()
    .from(contactPolicyVersions)
    .where(eq(contactPolicyVersions.workspaceId, workspaceId))
    .orderBy(contactPolicyVersions.version)
}
