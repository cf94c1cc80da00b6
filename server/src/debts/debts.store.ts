import { and, asc, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { debts, ledgerEntries, unitRates } from '#debts/debts.tables.ts'

export type DebtRow = typeof debts.$inferSelect
export type EntryRow = typeof ledgerEntries.$inferSelect

/** Rows bound in one statement; SQLite takes 32,766 values. */
const rowsPerInsert = 500

export async function insertDebt(tx: Queries, row: typeof debts.$inferInsert): Promise<void> {
  await tx.insert(debts).values(row)
}

export async function saveDebt(tx: Queries, id: string, set: Partial<DebtRow> & { seq: number }): Promise<void> {
  await tx.update(debts).set(set).where(eq(debts.id, id))
}

export async function findDebt(tx: Reader, workspaceId: string, id: string): Promise<DebtRow | null> {
  const [row] = await tx
    .select()
    .from(debts)
    .where(and(eq(debts.workspaceId, workspaceId), eq(debts.id, id)))
  return row ?? null
}

/** All debts of a person, settled ones too, earliest due first. */
export async function debtsOfContact(tx: Reader, contactId: string): Promise<DebtRow[]> {
  return tx.select().from(debts).where(eq(debts.contactId, contactId)).orderBy(asc(debts.dueOn), asc(debts.id))
}

export async function debtsByIds(tx: Reader, workspaceId: string, ids: readonly string[]): Promise<DebtRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(debts)
    .where(and(eq(debts.workspaceId, workspaceId), inArray(debts.id, [...ids])))
}

export async function insertEntries(tx: Queries, rows: readonly (typeof ledgerEntries.$inferInsert)[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await tx.insert(ledgerEntries).values(rows.slice(from, from + rowsPerInsert))
  }
}

/** Every entry of a person, in the order of booking. */
export async function entriesOfContact(tx: Reader, contactId: string): Promise<EntryRow[]> {
  return tx.select().from(ledgerEntries).where(eq(ledgerEntries.contactId, contactId)).orderBy(asc(ledgerEntries.id))
}

export async function entriesOfDebts(tx: Reader, debtIds: readonly string[]): Promise<EntryRow[]> {
  if (debtIds.length === 0) return []
  return tx
    .select()
    .from(ledgerEntries)
    .where(inArray(ledgerEntries.debtId, [...debtIds]))
    .orderBy(asc(ledgerEntries.id))
}

export async function entriesOfPayments(tx: Reader, paymentIds: readonly string[]): Promise<EntryRow[]> {
  if (paymentIds.length === 0) return []
  return tx
    .select()
    .from(ledgerEntries)
    .where(inArray(ledgerEntries.paymentId, [...paymentIds]))
    .orderBy(asc(ledgerEntries.id))
}

export async function entriesByIds(tx: Reader, workspaceId: string, ids: readonly string[]): Promise<EntryRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.workspaceId, workspaceId), inArray(ledgerEntries.id, [...ids])))
}

/** Gives debts and entries of one person to another one; answers their ids. */
export async function moveToContact(
  tx: Queries,
  about: { workspaceId: string; fromId: string; intoId: string; seq: number },
): Promise<{ debtIds: string[]; entryIds: string[] }> {
  const set = { contactId: about.intoId, seq: about.seq }
  const movedDebts = await tx
    .update(debts)
    .set(set)
    .where(and(eq(debts.workspaceId, about.workspaceId), eq(debts.contactId, about.fromId)))
    .returning({ id: debts.id })
  const movedEntries = await tx
    .update(ledgerEntries)
    .set(set)
    .where(and(eq(ledgerEntries.workspaceId, about.workspaceId), eq(ledgerEntries.contactId, about.fromId)))
    .returning({ id: ledgerEntries.id })
  return { debtIds: movedDebts.map((row) => row.id), entryIds: movedEntries.map((row) => row.id) }
}

/** The last key that begins like this. */
export async function lastRuleKey(tx: Reader, beginning: string): Promise<string | null> {
  const [row] = await tx
    .select({ ruleKey: ledgerEntries.ruleKey })
    .from(ledgerEntries)
    .where(and(gte(ledgerEntries.ruleKey, beginning), lte(ledgerEntries.ruleKey, `${beginning}~`)))
    .orderBy(desc(ledgerEntries.ruleKey))
    .limit(1)
  return row?.ruleKey ?? null
}

export type UnitRateRow = typeof unitRates.$inferSelect

/** Sets values of units; what was known of the same day gives way. */
export async function saveUnitRates(tx: Queries, rows: readonly UnitRateRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await tx
      .insert(unitRates)
      .values(rows.slice(from, from + rowsPerInsert))
      .onConflictDoUpdate({
        target: [unitRates.workspaceId, unitRates.unit, unitRates.on],
        set: { valueE6: sql`excluded.value_e6` },
      })
  }
}

/** The values of a unit from one day to another, both included, oldest first. */
export async function unitRatesBetween(
  tx: Reader,
  about: { workspaceId: string; unit: string; from: string; to: string },
): Promise<UnitRateRow[]> {
  return tx
    .select()
    .from(unitRates)
    .where(
      and(
        eq(unitRates.workspaceId, about.workspaceId),
        eq(unitRates.unit, about.unit),
        gte(unitRates.on, about.from),
        lte(unitRates.on, about.to),
      ),
    )
    .orderBy(asc(unitRates.on))
}

/** The value of a unit on a day: that of the day itself or the last one known before it. */
export async function unitRateOn(
  tx: Reader,
  workspaceId: string,
  unit: string,
  on: string,
): Promise<{ on: string; valueE6: number } | null> {
  const [row] = await tx
    .select({ on: unitRates.on, valueE6: unitRates.valueE6 })
    .from(unitRates)
    .where(and(eq(unitRates.workspaceId, workspaceId), eq(unitRates.unit, unit), lte(unitRates.on, on)))
    .orderBy(desc(unitRates.on))
    .limit(1)
  return row ?? null
}

/** Gives these debts and entries to a person. */
export async function giveDebts(
  tx: Queries,
  { debtIds, entryIds }: { debtIds: readonly string[]; entryIds: readonly string[] },
  { intoContactId: contactId, seq }: { intoContactId: string; seq: number },
): Promise<void> {
  for (let from = 0; from < debtIds.length; from += rowsPerInsert)
    await tx
      .update(debts)
      .set({ contactId, seq })
      .where(inArray(debts.id, debtIds.slice(from, from + rowsPerInsert)))
  for (let from = 0; from < entryIds.length; from += rowsPerInsert)
    await tx
      .update(ledgerEntries)
      .set({ contactId, seq })
      .where(inArray(ledgerEntries.id, entryIds.slice(from, from + rowsPerInsert)))
}
