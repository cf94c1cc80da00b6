import { setImmediate as othersTurn } from 'node:timers/promises'
import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { containsText } from '#base/database/dialect.ts'
import { unordered } from '#base/database/planner-help.ts'
import { rowsContaining } from '#contacts/contact-search.store.ts'
import { contactIdentities, contactNotes, contacts, shownName } from '#contacts/contacts.tables.ts'

export type ContactRow = Omit<typeof contacts.$inferSelect, 'rowNo'>
export type IdentityRow = typeof contactIdentities.$inferSelect
export type NoteRow = typeof contactNotes.$inferSelect

/** The columns of a `ContactRow`. */
export const contactColumns = {
  id: contacts.id,
  workspaceId: contacts.workspaceId,
  seq: contacts.seq,
  name: contacts.name,
  pushName: contacts.pushName,
  phone: contacts.phone,
  mergedIntoId: contacts.mergedIntoId,
  createdAt: contacts.createdAt,
}

/** An address of somebody, with whose it is. */
export interface IdentityMatch {
  address: string
  matchKey: string | null
  contact: ContactRow
}

/** Identities that are one of the addresses or share one of the match keys, with whose they are. */
export async function findIdentities(
  tx: Reader,
  workspaceId: string,
  by: { addresses: string[]; matchKeys: string[] },
): Promise<IdentityMatch[]> {
  const address = inArray(contactIdentities.address, by.addresses)
  return tx
    .select({ address: contactIdentities.address, matchKey: contactIdentities.matchKey, contact: contactColumns })
    .from(contactIdentities)
    .innerJoin(contacts, eq(contacts.id, contactIdentities.contactId))
    .where(
      and(
        eq(contactIdentities.workspaceId, workspaceId),
        by.matchKeys.length === 0 ? address : or(address, inArray(contactIdentities.matchKey, by.matchKeys)),
      ),
    )
}

/** Living contacts with one of these E.164 numbers. */
export async function findByPhone(tx: Reader, workspaceId: string, phones: string[]): Promise<ContactRow[]> {
  return tx
    .select(contactColumns)
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), inArray(contacts.phone, phones), isNull(contacts.mergedIntoId)))
    .orderBy(asc(contacts.id))
}

export async function findContacts(tx: Reader, workspaceId: string, ids: string[]): Promise<ContactRow[]> {
  return tx
    .select(contactColumns)
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), inArray(contacts.id, ids)))
}

export async function insertContact(tx: Queries, contact: ContactRow): Promise<void> {
  await tx.insert(contacts).values(contact)
}

export async function saveContact(tx: Queries, contact: ContactRow): Promise<void> {
  const { id, workspaceId, createdAt, ...changing } = contact
  await tx
    .update(contacts)
    .set(changing)
    .where(and(eq(contacts.id, id), eq(contacts.workspaceId, workspaceId)))
}

export async function insertIdentity(tx: Queries, identity: IdentityRow): Promise<void> {
  await tx.insert(contactIdentities).values(identity)
}

export async function addressesOf(tx: Reader, contactIds: string[]): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ contactId: contactIdentities.contactId, address: contactIdentities.address })
    .from(contactIdentities)
    .where(inArray(contactIdentities.contactId, contactIds))
    .orderBy(asc(contactIdentities.createdAt), asc(contactIdentities.address))
  const byContact = new Map<string, string[]>()
  for (const row of rows) byContact.set(row.contactId, [...(byContact.get(row.contactId) ?? []), row.address])
  return byContact
}

/** An address belongs to another contact from now on. */
export async function moveIdentity(
  tx: Queries,
  about: { workspaceId: string; address: string; contactId: string },
): Promise<void> {
  await tx
    .update(contactIdentities)
    .set({ contactId: about.contactId })
    .where(and(eq(contactIdentities.workspaceId, about.workspaceId), eq(contactIdentities.address, about.address)))
}

/** Gives identities and notes of one contact to another, and lets all that was merged into it point there too. Answers what went. */
export async function moveBelongings(
  tx: Queries,
  about: { workspaceId: string; fromId: string; intoId: string; seq: number },
): Promise<{ addresses: string[]; contactIds: string[]; noteIds: string[] }> {
  const addresses = await tx
    .update(contactIdentities)
    .set({ contactId: about.intoId })
    .where(and(eq(contactIdentities.contactId, about.fromId), eq(contactIdentities.workspaceId, about.workspaceId)))
    .returning({ address: contactIdentities.address })
  const earlier = await tx
    .update(contacts)
    .set({ mergedIntoId: about.intoId, seq: about.seq })
    .where(and(eq(contacts.mergedIntoId, about.fromId), eq(contacts.workspaceId, about.workspaceId)))
    .returning({ id: contacts.id })
  const notes = await tx
    .update(contactNotes)
    .set({ contactId: about.intoId, seq: about.seq })
    .where(and(eq(contactNotes.contactId, about.fromId), eq(contactNotes.workspaceId, about.workspaceId)))
    .returning({ id: contactNotes.id })
  return {
    addresses: addresses.map(({ address }) => address),
    contactIds: earlier.map(({ id }) => id),
    noteIds: notes.map(({ id }) => id),
  }
}

/** The identities of one contact. */
export async function identitiesOf(tx: Reader, contactId: string): Promise<IdentityRow[]> {
  return tx.select().from(contactIdentities).where(eq(contactIdentities.contactId, contactId))
}

/** Contacts point to another survivor, or (null) to none. */
export async function pointTo(tx: Queries, ids: readonly string[], intoId: string | null, seq: number): Promise<void> {
  await tx
    .update(contacts)
    .set({ mergedIntoId: intoId, seq })
    .where(inArray(contacts.id, [...ids]))
}

/** Gives notes to a contact. */
export async function giveNotes(tx: Queries, ids: readonly string[], contactId: string, seq: number): Promise<void> {
  await tx
    .update(contactNotes)
    .set({ contactId, seq })
    .where(inArray(contactNotes.id, [...ids]))
}

export interface ContactCursor {
  key: string
  id: string
}

const sortKey = shownName(contacts)

/**
 * Living contacts by the name shown; `q` is looked for in names, numbers and what they owe. Pages and counts are read from the index that is
 * sorted that way, whatever `q` is: for a common name that is far less than sorting all who bear it.
 */
export async function listContacts(
  tx: Reader,
  about: { workspaceId: string; q: string; after: ContactCursor | null; limit: number },
): Promise<{ rows: (ContactRow & { key: string })[]; total: number }> {
  const found = about.q === '' ? undefined : ((await contains(tx, about.workspaceId, about.q)) ?? has(about.q))
  const these = and(eq(contacts.workspaceId, about.workspaceId), isNull(contacts.mergedIntoId), found)
  const later = about.after
    ? or(gt(sortKey, about.after.key), and(eq(sortKey, about.after.key), gt(contacts.id, about.after.id)))
    : undefined
  const page = tx
    .select({ rowNo: contacts.rowNo })
    .from(contacts)
    .where(and(these, later))
    .orderBy(asc(sortKey), asc(contacts.id))
    .limit(about.limit)
  const rows = await tx
    .select({ ...contactColumns, key: sortKey })
    .from(contacts)
    .where(inArray(contacts.rowNo, page))
    .orderBy(asc(sortKey), asc(contacts.id))
  // A message that comes meanwhile does not wait for both.
  await othersTurn()
  const [counted] = await tx
    .select({ total: sql<number>`count(*)`.mapWith(Number) })
    .from(contacts)
    .where(these)
  return { rows, total: counted?.total ?? 0 }
}

/** The word keeps SQLite in the order of the index instead of that of the list. */
async function contains(tx: Reader, workspaceId: string, q: string): Promise<SQL | undefined> {
  const rows = await rowsContaining(tx, workspaceId, q)
  return rows ? sql`${unordered(contacts.rowNo)} in (${rows})` : undefined
}

const has = (q: string): SQL => containsText(sortKey, q)

export async function contactIdsSince(tx: Reader, workspaceId: string, since: number, limit: number) {
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), gt(contacts.seq, since)))
    .limit(limit)
  return rows.map((row) => row.id)
}

export async function insertNote(tx: Queries, note: NoteRow): Promise<void> {
  await tx.insert(contactNotes).values(note)
}

export async function findNotes(tx: Reader, workspaceId: string, ids: string[]): Promise<NoteRow[]> {
  return tx
    .select()
    .from(contactNotes)
    .where(and(eq(contactNotes.workspaceId, workspaceId), inArray(contactNotes.id, ids)))
}

export async function markNoteDeleted(tx: Queries, note: { id: string; deletedAt: number; seq: number }) {
  await tx.update(contactNotes).set({ deletedAt: note.deletedAt, seq: note.seq }).where(eq(contactNotes.id, note.id))
}

/** Notes of a contact written within a span of time (epoch ms, both ends included; null is open), oldest first. */
export async function noteIdsBetween(
  tx: Reader,
  about: { workspaceId: string; contactId: string; fromAt: number | null; toAt: number | null; limit: number },
): Promise<string[]> {
  const rows = await tx
    .select({ id: contactNotes.id })
    .from(contactNotes)
    .where(
      and(
        eq(contactNotes.workspaceId, about.workspaceId),
        eq(contactNotes.contactId, about.contactId),
        isNull(contactNotes.deletedAt),
        about.fromAt === null ? undefined : sql`${contactNotes.createdAt} >= ${about.fromAt}`,
        about.toAt === null ? undefined : sql`${contactNotes.createdAt} <= ${about.toAt}`,
      ),
    )
    .orderBy(asc(contactNotes.createdAt), asc(contactNotes.id))
    .limit(about.limit)
  return rows.map((row) => row.id)
}

export async function noteIdsSince(tx: Reader, workspaceId: string, since: number, limit: number) {
  const rows = await tx
    .select({ id: contactNotes.id })
    .from(contactNotes)
    .where(and(eq(contactNotes.workspaceId, workspaceId), gt(contactNotes.seq, since)))
    .limit(limit)
  return rows.map((row) => row.id)
}
