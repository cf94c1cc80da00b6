import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { perConnection } from '#base/database/per-connection.ts'
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

const replacing = {
  target: [channelKeys.accountId, channelKeys.type, channelKeys.keyId],
  set: { value: sql`excluded.value` },
}

const writeKey = perConnection((tx: Queries) =>
  tx
    .insert(channelKeys)
    .values({
      accountId: sql.placeholder('accountId'),
      type: sql.placeholder('type'),
      keyId: sql.placeholder('keyId'),
      value: sql.placeholder('value'),
    })
    .onConflictDoUpdate(replacing)
    .prepare(),
)

export async function writeKeys(tx: Queries, accountId: string, rows: readonly KeyRow[]): Promise<void> {
  const kept = rows.flatMap((row) => (row.value === null ? [] : [{ ...row, accountId, value: row.value }]))
  const [only] = kept
  // Every message changes one key.
  if (only && kept.length === 1) await writeKey(tx).execute(only)
  else await writeMany(tx, kept)
  for (const row of rows) {
    if (row.value !== null) continue
    await tx
      .delete(channelKeys)
      .where(
        and(eq(channelKeys.accountId, accountId), eq(channelKeys.type, row.type), eq(channelKeys.keyId, row.keyId)),
      )
  }
}

async function writeMany(tx: Queries, rows: readonly (typeof channelKeys.$inferInsert)[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx
      .insert(channelKeys)
      .values(rows.slice(from, from + rowsPerStatement))
      .onConflictDoUpdate(replacing)
  }
}

/** Every key of an account. */
export async function allKeys(
  tx: Queries,
  accountId: string,
): Promise<{ type: string; keyId: string; value: Buffer }[]> {
  return tx
    .select({ type: channelKeys.type, keyId: channelKeys.keyId, value: channelKeys.value })
    .from(channelKeys)
    .where(eq(channelKeys.accountId, accountId))
}

export async function deleteAccountKeys(tx: Queries, accountId: string): Promise<void> {
  await tx.delete(channelKeys).where(eq(channelKeys.accountId, accountId))
}

export async function hasCredentials(reader: Reader, accountId: string): Promise<boolean> {
  return (await readKeys(reader, accountId, 'creds', [''])).length > 0
}
