import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { channelKeys } from '#channels/channels.tables.ts'

/** A key to store; `value` null deletes it. */
export interface KeyRow {
  type: string
  keyId: string
  value: Buffer | null
}

/** SQLite takes 32,766 values in one statement; the 812 prekeys of a new link fit several times. */
const rowsPerStatement = 500

export async function readKeys(
  reader: Reader | Queries,
  accountId: string,
  type: string,
  ids: readonly string[],
): Promise<{ keyId: string; value: Buffer }[]> {
  const found: { keyId: string; value: Buffer }[] = []
  for (let from = 0; from < ids.length; from += rowsPerStatement) {
    const rows = await reader
      .select({ keyId: channelKeys.keyId, value: channelKeys.value })
      .from(channelKeys)
      .where(
        and(
          eq(channelKeys.accountId, accountId),
          eq(channelKeys.type, type),
          inArray(channelKeys.keyId, ids.slice(from, from + rowsPerStatement)),
        ),
      )
    found.push(...rows)
  }
  return found
}

export async function writeKeys(tx: Queries, accountId: string, rows: readonly KeyRow[]): Promise<void> {
  const kept = rows.flatMap((row) => (row.value === null ? [] : [{ ...row, accountId, value: row.value }]))
  for (let from = 0; from < kept.length; from += rowsPerStatement) {
    await tx
      .insert(channelKeys)
      .values(kept.slice(from, from + rowsPerStatement))
      .onConflictDoUpdate({
        target: [channelKeys.accountId, channelKeys.type, channelKeys.keyId],
        set: { value: sql`excluded.value` },
      })
  }
  for (const row of rows) {
    if (row.value !== null) continue
    await tx
      .delete(channelKeys)
      .where(
        and(eq(channelKeys.accountId, accountId), eq(channelKeys.type, row.type), eq(channelKeys.keyId, row.keyId)),
      )
  }
}

export async function deleteAccountKeys(tx: Queries, accountId: string): Promise<void> {
  await tx.delete(channelKeys).where(eq(channelKeys.accountId, accountId))
}

export async function hasCredentials(reader: Reader, accountId: string): Promise<boolean> {
  return (await readKeys(reader, accountId, 'creds', [''])).length > 0
}
