import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { cleanFileName } from '#files/file-name.ts'
import type { StoredFile } from '#files/file-store.ts'
import { type FileRow, findFileRow, findFileRows, insertFile, setContactOf } from '#files/files.store.ts'

export { giveFiles, giveSomeFiles, namedHashes } from '#files/files.store.ts'

/** Enters stored bytes into the books of a workspace. Every upload and every attachment has a row of its own; bytes are shared. */
export async function addFile(
  work: Work,
  stored: StoredFile,
  about: { name: string | null; createdById: string | null; contactId?: string | null },
): Promise<FileRow> {
  const file: FileRow = {
    id: work.newId(),
    workspaceId: work.workspaceId,
    ...stored,
    name: cleanFileName(about.name, stored.mimeType),
    contactId: about.contactId ?? null,
    createdAt: work.now,
    createdById: about.createdById,
  }
  await insertFile(work.tx, file)
  return file
}

/** A file of this workspace; null when absent or not of it. */
export async function findFile(tx: Reader, workspaceId: string, id: string): Promise<FileRow | null> {
  return findFileRow(tx, workspaceId, id)
}

/** What is told of files beside their bytes, by id; those of other workspaces are left out. */
export async function fileNames(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string; mimeType: string; sizeBytes: number }>> {
  const rows = await findFileRows(tx, workspaceId, ids)
  return new Map(rows.map(({ id, name, mimeType, sizeBytes }) => [id, { id, name, mimeType, sizeBytes }]))
}

/**
 * Makes files a person's papers. One of another person is refused with `invalid`/`file_not_theirs`, an unknown one with
 * `not_found`; `field` is where the ids stood.
 */
export async function keepAsTheirs(
  work: Work,
  contactId: string,
  ids: readonly string[],
  field: string,
): Promise<void> {
  const found = new Map((await findFileRows(work.tx, work.workspaceId, ids)).map((file) => [file.id, file]))
  for (const id of ids) {
    const file = found.get(id) ?? fail('not_found', 'file', { field })
    if (file.contactId !== null && file.contactId !== contactId) fail('invalid', 'file_not_theirs', { field })
  }
  await setContactOf(work.tx, ids, contactId)
}
