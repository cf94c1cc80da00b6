import { count, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '#base/database/database.ts'

/** For tests: how many rows of a table there are. */
export async function rowsIn({ reader }: Database, table: SQLiteTable, where?: SQL): Promise<number> {
  const [row] = await reader.select({ n: count() }).from(table).where(where)
  return row?.n ?? 0
}
