import { type asc, sql } from 'drizzle-orm'
import { customType, integer, text as sqliteText } from 'drizzle-orm/sqlite-core'

// The column kit: tables are defined with these words only, so that a second dialect can give the same JavaScript values.

export { index, primaryKey, sqliteTable as table, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** For an index that finds beginnings, whatever the case of their (ASCII) letters. */
export const ignoringCase = (column: Parameters<typeof asc>[0]) => sql`${column} collate nocase`

/** Any text; ids too. */
export const text = (name: string) => sqliteText(name)
/** A whole number that fits a JavaScript number. */
export const count = (name: string) => integer(name, { mode: 'number' })
/** Money in minor units of its currency. */
export const cents = (name: string) => integer(name, { mode: 'number' })
export const flag = (name: string) => integer(name, { mode: 'boolean' })
/** Epoch milliseconds (UTC). */
export const instant = (name: string) => integer(name, { mode: 'number' })
/** A JSON value; read whole, never queried by path. */
export const json = <T>(name: string) => sqliteText(name, { mode: 'json' }).$type<T>()
/** An order key; compared as bytes. */
export const rank = (name: string) => sqliteText(name)
/** A number given by the database that never changes, not even when the file is compacted. */
export const rowNumber = (name: string) => integer(name, { mode: 'number' }).primaryKey({ autoIncrement: true })
/** Raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' })
