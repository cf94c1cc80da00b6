import { and, asc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { contactIdentities, contacts } from '#contacts/contacts.tables.ts'
import { conversations, messages } from '#conversations/conversations.tables.ts'
import { debts, ledgerEntries } from '#debts/debts.tables.ts'
import { plans } from '#plans/plans.tables.ts'
import { promises } from '#promises/promises.tables.ts'

/** Everybody of a workspace with what they can be recognised by. */
export async function peopleKnown(tx: Reader, workspaceId: string) {
  return tx
    .select({ id: contacts.id, name: contacts.name, phone: contacts.phone, address: contactIdentities.address })
    .from(contacts)
    .leftJoin(contactIdentities, eq(contactIdentities.contactId, contacts.id))
    .where(and(eq(contacts.workspaceId, workspaceId), isNull(contacts.mergedIntoId)))
    .orderBy(asc(contacts.id))
}

/** Debts that stand under these references, with what is open on each. */
export async function debtsByReferences(tx: Reader, workspaceId: string, references: readonly string[]) {
  if (references.length === 0) return []
  return tx
    .select({
      id: debts.id,
      contactId: debts.contactId,
      reference: debts.reference,
      currency: debts.currency,
      balanceMinor: sql<number>`coalesce(sum(${ledgerEntries.amountMinor}), 0)`.mapWith(Number),
    })
    .from(debts)
    .leftJoin(ledgerEntries, eq(ledgerEntries.debtId, debts.id))
    .where(
      and(eq(debts.workspaceId, workspaceId), inArray(debts.reference, [...references]), isNull(debts.cancelledAt)),
    )
    .groupBy(debts.id, debts.contactId, debts.reference, debts.currency)
    .orderBy(asc(debts.id))
}

/** Of these debts, those that somebody edited, cancelled or booked something on since they were added. */
export async function debtsBuiltOn(
  tx: Reader,
  about: { debtIds: readonly string[]; contactIds: readonly string[]; since: number; except: readonly string[] },
): Promise<boolean> {
  if (about.debtIds.length === 0) return false
  const edited = await tx
    .select({ id: debts.id })
    .from(debts)
    .where(
      and(inArray(debts.id, [...about.debtIds]), or(sql`${debts.version} > 1`, sql`${debts.cancelledAt} is not null`)),
    )
    .limit(1)
  if (edited.length > 0) return true
  const booked = await tx
    .select({ id: ledgerEntries.id, paymentId: ledgerEntries.paymentId })
    .from(ledgerEntries)
    .where(
      and(
        inArray(ledgerEntries.debtId, [...about.debtIds]),
        sql`${ledgerEntries.kind} <> 'charge'`,
        isNull(ledgerEntries.ruleKey),
        gte(ledgerEntries.at, about.since),
      ),
    )
  const own = new Set(about.except)
  if (booked.some(({ id, paymentId }) => !own.has(id) && !(paymentId !== null && own.has(paymentId)))) return true
  for (const table of [promises, plans]) {
    const made = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(inArray(table.contactId, [...about.contactIds]), gte(table.createdAt, about.since)))
      .limit(1)
    if (made.length > 0) return true
  }
  return false
}

/** Whether somebody has said anything here, or owes anything else than what is cancelled. */
export async function hasOther(tx: Reader, contactId: string): Promise<boolean> {
  const said = await tx
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(eq(conversations.contactId, contactId))
    .limit(1)
  if (said.length > 0) return true
  const owed = await tx
    .select({ id: debts.id })
    .from(debts)
    .where(and(eq(debts.contactId, contactId), isNull(debts.cancelledAt)))
    .limit(1)
  return owed.length > 0
}
