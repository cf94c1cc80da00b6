import type Client from 'better-sqlite3'
import { Column, getTableColumns, is, Placeholder, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Queries } from '#base/database/database.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { assert } from '#base/failure.ts'

/** What a column makes of a value on its way to SQLite. */
type Encode = (value: unknown) => unknown

/**
 * Inserts rows one by one with one statement that is compiled once. For the query builder a row costs several times what it
 * costs SQLite, and many rows at once cost it anew for each number of rows; so it only writes the statement. Columns named in
 * `without` are left to the database.
 */
export function makeInsertEach<T extends SQLiteTable, W extends keyof T['$inferSelect'] & string = never>(
  table: T,
  ...without: W[]
): (tx: Queries, rows: readonly Omit<T['$inferSelect'], W>[]) => Promise<void> {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => !without.includes(key as W))
  const encoders = new Map(columns.map(([key, column]) => [key, encoderOf(column)]))
  const compiled = perConnection((tx: Queries) => {
    const given = Object.fromEntries(columns.map(([key]) => [key, sql`${sql.placeholder(key)}`]))
    const query = tx
      .insert(table)
      .values(given as T['$inferInsert'])
      .toSQL()
    const keys = query.params.map((param) => {
      assert(is(param, Placeholder), 'every value is handed in')
      return param.name
    })
    const encode = keys.map((key) => encoders.get(key) ?? asItIs)
    return { statement: clientOf(tx).prepare<unknown[]>(query.sql), keys, encode }
  })
  return async (tx, rows) => {
    const { statement, keys, encode } = compiled(tx)
    for (const row of rows as readonly Record<string, unknown>[]) {
      // A null of a JSON column is no JSON.
      const values = keys.map((key, i) => (row[key] == null ? null : encode[i]?.(row[key])))
      statement.run(values)
    }
  }
}

const asItIs: Encode = (value) => value

function encoderOf(column: Column): Encode {
  return column.mapToDriverValue === Column.prototype.mapToDriverValue
    ? asItIs
    : (value) => column.mapToDriverValue(value)
}

/** The connection below the query builder, with its cache of statements. */
const clientOf = (tx: Queries): Client.Database => (tx as unknown as { $client: Client.Database }).$client
