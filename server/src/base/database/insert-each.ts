import type Client from 'better-sqlite3'
import { Column, getTableColumns, getTableName, is, Placeholder, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type pg from 'pg'
import type { Queries } from '#base/database/database.ts'
import { byEngine } from '#base/database/engine.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { assert } from '#base/failure.ts'

/** What a column makes of a value on its way to the engine. */
type Encode = (value: unknown) => unknown
type Rows = readonly Record<string, unknown>[]
interface Inserted {
  table: SQLiteTable
  columns: readonly (readonly [key: string, column: Column])[]
}

/**
 * Inserts rows with one statement that is compiled once, however many there are: many rows at once would cost the query builder
 * and the engine a new statement for each number of rows. Columns named in `without` are left to the database.
 */
export function makeInsertEach<T extends SQLiteTable, W extends keyof T['$inferSelect'] & string = never>(
  table: T,
  ...without: W[]
): (tx: Queries, rows: readonly Omit<T['$inferSelect'], W>[]) => Promise<void> {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => !without.includes(key as W))
  return byEngine({ sqlite: oneByOne, postgres: allInLists })({ table, columns })
}

/** SQLite: row by row, which costs it next to nothing. The query builder only writes the statement. */
function oneByOne({ table, columns }: Inserted): (tx: Queries, rows: Rows) => Promise<void> {
  const encoders = new Map(columns.map(([key, column]) => [key, encoderOf(column)]))
  const compiled = perConnection((tx: Queries) => {
    const given = Object.fromEntries(columns.map(([key]) => [key, sql`${sql.placeholder(key)}`]))
    const query = tx.insert(table).values(given).toSQL()
    const keys = query.params.map((param) => {
      assert(is(param, Placeholder), 'every value is handed in')
      return param.name
    })
    const encode = keys.map((key) => encoders.get(key) ?? asItIs)
    return { statement: sqliteOf(tx).prepare<unknown[]>(query.sql), keys, encode }
  })
  return async (tx, rows) => {
    const { statement, keys, encode } = compiled(tx)
    for (const row of rows) {
      // A null of a JSON column is no JSON.
      const values = keys.map((key, i) => (row[key] == null ? null : encode[i]?.(row[key])))
      statement.run(values)
    }
  }
}

/** PostgreSQL: all of them in one way there and back, as a list for each column. */
function allInLists({ table, columns }: Inserted): (tx: Queries, rows: Rows) => Promise<void> {
  const encode = columns.map(([key, column]) => [key, encoderOf(column)] as const)
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const types = columns.map(([, column], i) => `$${i + 1}::${plainType(column)}[]`).join(', ')
  const text = `insert into "${getTableName(table)}" (${names}) select * from unnest(${types})`
  return async (tx, rows) => {
    if (rows.length === 0) return
    const lists = encode.map(([key, of]) => rows.map((row) => (row[key] == null ? null : of(row[key]))))
    await postgresOf(tx).query({ text }, lists)
  }
}

/** The column's type without how it is compared. */
const plainType = (column: Column): string => column.getSQLType().replace(/ COLLATE .*/, '')

const asItIs: Encode = (value) => value

function encoderOf(column: Column): Encode {
  return column.mapToDriverValue === Column.prototype.mapToDriverValue
    ? asItIs
    : (value) => column.mapToDriverValue(value)
}

/** The connection below the query builder: SQLite's with its cache of statements, or PostgreSQL's. */
const sqliteOf = (tx: Queries): Client.Database => (tx as unknown as { $client: Client.Database }).$client
const postgresOf = (tx: Queries): pg.ClientBase => (tx as unknown as { $client: pg.ClientBase }).$client
