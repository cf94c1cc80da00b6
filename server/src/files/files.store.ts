import { and, eq, inArray, isNull, sum } from 'drizzle-orm'
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

/** Files that were nobody's are this person's from now on. */
export async function setContactOf(tx: Queries, ids: readonly string[], contactId: string): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(files)
    .set({ contactId })
    .where(and(inArray(files.id, [...ids]), isNull(files.contactId)))
}

/** Gives the files of one person to another one; answers their ids. */
export async function giveFiles(tx: Queries, fromContactId: string, intoContactId: string): Promise<string[]> {
  const rows = await tx
    .update(files)
    .set({ contactId: intoContactId })
    .where(eq(files.contactId, fromContactId))
    .returning({ id: files.id })
  return rows.map(({ id }) => id)
}

/** Gives those of these files that are one person's to another one. */
export async function giveSomeFiles(
  tx: Queries,
  ids: readonly string[],
  about: { fromContactId: string; intoContactId: string },
): Promise<void> {
  for (const part of inParts(ids, 500))
    await tx
      .update(files)
      .set({ contactId: about.intoContactId })
      .where(and(inArray(files.id, part), eq(files.contactId, about.fromContactId)))
}

/** Which of these hashes some row names. */
export async function namedHashes(tx: Reader, hashes: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>()
  for (const part of inParts(hashes, 500)) {
    const rows = await tx.selectDistinct({ sha256: files.sha256 }).from(files).where(inArray(files.sha256, part))
    for (const { sha256 } of rows) named.add(sha256)
  }
  return named
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}

/** What a workspace's files take, each content counted once (bytes). */
export async function storedBytes(tx: Reader, workspaceId: string): Promise<number> {
  const distinct = tx
    .selectDistinct({ sha256: files.sha256, sizeBytes: files.sizeBytes })
    .from(files)
    .where(eq(files.workspaceId, workspaceId))
    .as('contents')
  const [row] = await tx.select({ bytes: sum(distinct.sizeBytes).mapWith(Number) }).from(distinct)
  return row?.bytes ?? 0
}
