import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { importRows, importShapes, imports } from '#imports/imports.tables.ts'

export type ImportRecord = typeof imports.$inferSelect
export type RowRecord = typeof importRows.$inferSelect
export type { RowBooked } from '#imports/imports.tables.ts'

export async function insertImport(tx: Queries, row: ImportRecord): Promise<void> {
  await tx.insert(imports).values(row)
}

export async function saveImport(tx: Queries, id: string, set: Partial<ImportRecord>): Promise<void> {
  await tx.update(imports).set(set).where(eq(imports.id, id))
}

export async function findImport(tx: Reader, workspaceId: string, id: string): Promise<ImportRecord | null> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, id)))
  return row ?? null
}

/** The last imports, newest first. */
export async function latestImports(tx: Reader, workspaceId: string, limit: number): Promise<ImportRecord[]> {
  return tx
    .select()
    .from(imports)
    .where(eq(imports.workspaceId, workspaceId))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit)
}

export async function clearRows(tx: Queries, importId: string): Promise<void> {
  await tx.delete(importRows).where(eq(importRows.importId, importId))
}

/** Rows bound in one statement; SQLite takes 32,766 values. */
const rowsPerInsert = 500

export async function insertRows(tx: Queries, rows: readonly RowRecord[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await tx.insert(importRows).values(rows.slice(from, from + rowsPerInsert))
  }
}

export async function saveRow(tx: Queries, row: Pick<RowRecord, 'importId' | 'rowNo'>, set: Partial<RowRecord>) {
  await tx
    .update(importRows)
    .set(set)
    .where(and(eq(importRows.importId, row.importId), eq(importRows.rowNo, row.rowNo)))
}

export async function findRow(tx: Reader, importId: string, rowNo: number): Promise<RowRecord | null> {
  const [row] = await tx
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.rowNo, rowNo)))
  return row ?? null
}

export async function rowsOfKind(
  tx: Reader,
  about: { importId: string; kind: RowRecord['kind'] | null; from: number; limit: number },
): Promise<RowRecord[]> {
  return tx
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, about.importId),
        about.kind === null ? undefined : eq(importRows.kind, about.kind),
        gte(importRows.rowNo, about.from),
      ),
    )
    .orderBy(asc(importRows.rowNo))
    .limit(about.limit)
}

/** Good rows that nothing has become of yet, in order. */
export async function rowsToApply(tx: Reader, importId: string, limit: number): Promise<RowRecord[]> {
  return tx
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.kind, 'good'), isNull(importRows.outcome)))
    .orderBy(asc(importRows.rowNo))
    .limit(limit)
}

/** Rows of which something has become, last first. */
export async function rowsToUndo(tx: Reader, importId: string, limit: number): Promise<RowRecord[]> {
  return tx
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), isNotNull(importRows.outcome)))
    .orderBy(desc(importRows.rowNo))
    .limit(limit)
}

/** Rows whose debts, payments or cards are there because of the import, page by page. */
export async function rowsBooked(tx: Reader, importId: string, after: number, limit: number): Promise<RowRecord[]> {
  return tx
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), isNotNull(importRows.debtId), gt(importRows.rowNo, after)))
    .orderBy(asc(importRows.rowNo))
    .limit(limit)
}

/** Whether another good row of the list has this reference. */
export async function isReferenceTaken(tx: Reader, row: RowRecord, referenceKey: string): Promise<boolean> {
  const rows = await tx
    .select({ rowNo: importRows.rowNo })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, row.importId),
        eq(importRows.referenceKey, referenceKey),
        eq(importRows.kind, 'good'),
        ne(importRows.rowNo, row.rowNo),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Which of these debts rows of an import are about already. */
export async function debtsTaken(tx: Reader, importId: string, debtIds: readonly string[]): Promise<Set<string>> {
  if (debtIds.length === 0) return new Set()
  const rows = await tx
    .select({ debtId: importRows.debtId })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), inArray(importRows.debtId, [...debtIds])))
  return new Set(rows.flatMap(({ debtId }) => debtId ?? []))
}

export interface RowCounts {
  kind: RowRecord['kind']
  known: RowRecord['known']
  outcome: RowRecord['outcome']
  count: number
}

export async function countRows(tx: Reader, importId: string): Promise<RowCounts[]> {
  return tx
    .select({
      kind: importRows.kind,
      known: importRows.known,
      outcome: importRows.outcome,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.kind, importRows.known, importRows.outcome)
}

export async function rolesOfShape(tx: Reader, workspaceId: string, shape: string) {
  const [row] = await tx
    .select({ roles: importShapes.roles })
    .from(importShapes)
    .where(and(eq(importShapes.workspaceId, workspaceId), eq(importShapes.shape, shape)))
  return row?.roles ?? null
}

export async function saveShape(tx: Queries, row: typeof importShapes.$inferInsert): Promise<void> {
  await tx
    .insert(importShapes)
    .values(row)
    .onConflictDoUpdate({
      target: [importShapes.workspaceId, importShapes.shape],
      set: { roles: sql`excluded.roles` },
    })
}
