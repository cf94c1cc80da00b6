import { type asc, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'
import { byEngine } from '#base/database/engine.ts'

// The column kit. Tables and queries are written with these words only, typed as SQLite; the engine of the process (engine.ts)
// decides what they become. Both give the same JavaScript values, compare text as bytes and fold case for ASCII letters alone.

/**
 * Text of PostgreSQL that compares as SQLite's does: by bytes. So it needs no locale, and beginnings are found by an index. It
 * cannot hold the character zero, which nobody means to write.
 */
const pgText = pg.customType<{ data: string; driverData: string }>({
  dataType: () => 'text COLLATE "C"',
  toDriver: (value) => (value?.includes('\0') ? value.replaceAll('\0', '\ufffd') : value),
})
/** As text it came, as text it stays: `jsonb` would sort keys and refuse some characters. */
const pgJson = pg.customType<{ data: unknown; driverData: string | object }>({
  dataType: () => 'json',
  toDriver: (value) => (value === null ? (null as never) : JSON.stringify(value)),
})
const pgNumber = (name: string) => pg.bigint(name, { mode: 'number' })
const sqliteNumber = (name: string) => sqlite.integer(name, { mode: 'number' })
const number = byEngine({ sqlite: sqliteNumber, postgres: pgNumber as never as typeof sqliteNumber })
const sqliteText = (name: string) => sqlite.text(name)
const anyText = byEngine({ sqlite: sqliteText, postgres: pgText as never as typeof sqliteText })

export const table = byEngine({
  sqlite: sqlite.sqliteTable,
  postgres: pg.pgTable as never as typeof sqlite.sqliteTable,
})
export const index = byEngine({ sqlite: sqlite.index, postgres: pg.index as never as typeof sqlite.index })
export const uniqueIndex = byEngine({
  sqlite: sqlite.uniqueIndex,
  postgres: pg.uniqueIndex as never as typeof sqlite.uniqueIndex,
})
export const primaryKey = byEngine({
  sqlite: sqlite.primaryKey,
  postgres: pg.primaryKey as never as typeof sqlite.primaryKey,
})
/** A second name for a table within one query. */
export const alias = byEngine({ sqlite: sqlite.alias, postgres: pg.alias as never as typeof sqlite.alias })

/** Any text; ids too. */
export const text = (name: string) => anyText(name)
/** A whole number that fits a JavaScript number. */
export const count = (name: string) => number(name)
/** Money in minor units of its currency. */
export const cents = (name: string) => number(name)
const sqliteFlag = (name: string) => sqlite.integer(name, { mode: 'boolean' })
export const flag = byEngine({ sqlite: sqliteFlag, postgres: pg.boolean as never as typeof sqliteFlag })
/** Epoch milliseconds (UTC). */
export const instant = (name: string) => number(name)
const sqliteJson = (name: string) => sqlite.text(name, { mode: 'json' })
const anyJson = byEngine({ sqlite: sqliteJson, postgres: pgJson as never as typeof sqliteJson })
/** A JSON value; read whole, as a rule (`jsonText`). */
export const json = <T>(name: string) => anyJson(name).$type<T>()
/** An order key; compared as bytes. */
export const rank = (name: string) => anyText(name)
const sqliteRowNumber = (name: string) => sqlite.integer(name, { mode: 'number' }).primaryKey({ autoIncrement: true })
const pgRowNumber = (name: string) => pg.bigint(name, { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity()
/** A number given by the database that never changes, not even when the file is compacted. */
export const rowNumber = byEngine({ sqlite: sqliteRowNumber, postgres: pgRowNumber as never as typeof sqliteRowNumber })
const sqliteBytes = sqlite.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' })
const pgBytes = pg.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
/** Raw bytes. */
export const bytes = byEngine({ sqlite: sqliteBytes, postgres: pgBytes as never as typeof sqliteBytes })

/** What a JSON object says under a key, as text; null when it says nothing or null. For what is looked at in a few rows. */
export const jsonText = (column: SQLWrapper, key: string): SQL =>
  byEngine({
    sqlite: sql`json_extract(${column}, ${sql.raw(`'$.${key}'`)})`,
    postgres: sql`(${column} ->> ${sql.raw(`'${key}'`)})`,
  })

/** Amounts that a JSON object keeps under a key by currency, each as a row with `key` and `value`. */
export const eachAmount = (column: SQLWrapper, key: string, as: string): SQL =>
  byEngine({
    sqlite: sql`json_each(${column}, ${sql.raw(`'$.${key}'`)}) as ${sql.raw(as)}`,
    postgres: sql`json_each_text(coalesce(${column} -> ${sql.raw(`'${key}'`)}, '{}')) as ${sql.raw(as)}`,
  })

type Column = Parameters<typeof asc>[0]

/** For an index that finds beginnings, whatever the case of their (ASCII) letters; what `beginsWith` looks in. */
export const ignoringCase = (column: Column): SQL =>
  byEngine({ sqlite: sql`${column} collate nocase`, postgres: sql`lower(${column})` })

/** Whether a column begins with this, whatever the case of its (ASCII) letters. */
export function beginsWith(column: SQLWrapper, beginning: string): SQL {
  const pattern = `${literally(beginning)}%`
  return byEngine({
    sqlite: sql`${column} like ${pattern} escape '\\'`,
    postgres: sql`lower(${column}) like lower(${pattern}) escape '\\'`,
  })
}

/** Whether an expression contains this, whatever the case of its (ASCII) letters. */
export function containsText(expression: SQLWrapper, part: string): SQL {
  const pattern = `%${literally(part)}%`
  return byEngine({
    sqlite: sql`${expression} like ${pattern} escape '\\'`,
    postgres: sql`${expression} ilike ${pattern} escape '\\'`,
  })
}

/** What a pattern would take for a sign of its own stands for itself. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** A truth handed to a query by hand, where no column says what it is. */
export const truth = (value: boolean): boolean | number =>
  byEngine<boolean | number>({ sqlite: value ? 1 : 0, postgres: value })

/** A whole number handed to a query by hand, where neither a column nor what it is compared with says what it is. */
export const wholeNumber = (handedIn: SQLWrapper): SQL =>
  byEngine({ sqlite: sql`${handedIn}`, postgres: sql`${handedIn}::bigint` })

/** The least or the greatest of several values in a row, none of them null. */
export const leastOf = (...values: SQLWrapper[]): SQL => oneOf(byEngine({ sqlite: 'min', postgres: 'least' }), values)
export const greatestOf = (...values: SQLWrapper[]): SQL =>
  oneOf(byEngine({ sqlite: 'max', postgres: 'greatest' }), values)

const oneOf = (word: string, values: SQLWrapper[]): SQL => sql`${sql.raw(word)}(${sql.join(values, sql`, `)})`

/** A list as the one value that is handed to a query for it; with a value for each member, every length would be a statement of its own. */
export const list = (members: readonly string[]): unknown =>
  byEngine<unknown>({ sqlite: JSON.stringify(members), postgres: members })

/** The members of such a list, to select from: rows of one column `value`. */
export const listed = (handedIn: SQLWrapper, as: string): SQL =>
  byEngine({
    sqlite: sql`json_each(${handedIn}) as ${sql.identifier(as)}`,
    postgres: sql`unnest(${handedIn}::text[]) as ${sql.identifier(as)}(value)`,
  })
