import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { byEngine } from '#base/database/engine.ts'

/**
 * A column by whose index a query is not to be answered: SQLite takes the sign as an expression that no index knows, and so goes
 * the way that the other conditions offer. PostgreSQL counts what there is and finds it by itself.
 */
export const unordered = (column: SQLWrapper): SQL => byEngine({ sqlite: sql`+${column}`, postgres: sql`${column}` })
