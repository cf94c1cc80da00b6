import { and, eq, inArray } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { files } from '#files/files.tables.ts'

export type FileRow = typeof files.$inferSelect

export async function insertFile(tx: Queries, file: FileRow): Promise<void> {
  await tx.insert(files).values(file)
}

export async function findFileRow(tx: Reader, workspaceId: string, id: string): Promise<FileRow | null> {
  const [row] = await tx
    .select()
    .from(files)
    .where(and(eq(files.workspaceId, workspaceId), eq(files.id, id)))
  return row ?? null
}

export async function findFileRows(tx: Reader, workspaceId: string, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(files)
    .where(and(eq(files.workspaceId, workspaceId), inArray(files.id, [...new Set(ids)])))
}
