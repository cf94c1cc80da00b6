import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Queries } from '#base/database/database.ts'
import { perConnection } from '#base/database/per-connection.ts'

/**
 * Inserts rows one by one with one statement that is compiled once. For the query builder a row costs several times what it
 * costs SQLite, and many rows at once cost it anew for each number of rows. Columns named in `without` are left to
 * the database.
 */
export function makeInsertEach<T extends SQLiteTable, W extends keyof T['$inferSelect'] & string = never>(
  table: T,
  ...without: W[]
): (tx: Queries, rows: readonly Omit<T['$inferSelect'], W>[]) => Promise<void> {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => !without.includes(key as W))
  const query = perConnection((tx: Queries) => {
    const given = Object.fromEntries(columns.map(([key]) => [key, sql`${sql.placeholder(key)}`]))
    return tx
      .insert(table)
      .values(given as T['$inferInsert'])
      .prepare()
  })
  return async (tx, rows) => {
    const insert = query(tx)
    for (const row of rows as readonly Record<string, unknown>[]) {
      const stored: Record<string, unknown> = {}
      // A null of a JSON column is no JSON.
      for (const [key, column] of columns) stored[key] = row[key] == null ? null : column.mapToDriverValue(row[key])
      await insert.execute(stored)
    }
  }
}
