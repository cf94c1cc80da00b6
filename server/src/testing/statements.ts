import pg from 'pg'
import type { Database } from '#base/database/database.ts'
import { engine } from '#base/database/engine.ts'
import type { SqliteDatabase } from '#base/database/sqlite-database.ts'

/**
 * For tests: the statements, of whatever connection, that run during `work`; transactions themselves are left out, and so is
 * the number that a change takes in PostgreSQL, which belongs to how a transaction begins there.
 */
export function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  return engine === 'postgres' ? ofPostgres(work) : ofSqlite(database as SqliteDatabase, work)
}

const ofTransaction = /^(begin|commit|rollback|insert into "workspace_seqs")/i

async function ofPostgres(work: () => Promise<unknown>): Promise<string[]> {
  const ran: string[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...asked: unknown[]) => unknown }
  const { query } = prototype
  prototype.query = function (this: unknown, ...asked: unknown[]) {
    const text = typeof asked[0] === 'string' ? asked[0] : ((asked[0] as { text?: string }).text ?? '')
    if (!ofTransaction.test(text)) ran.push(text)
    return query.apply(this, asked)
  }
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return ran
}

async function ofSqlite(database: SqliteDatabase, work: () => Promise<unknown>): Promise<string[]> {
  const ran: string[] = []
  const statement = Object.getPrototypeOf(database.client.prepare('select 1')) as Record<string, () => unknown>
  const original = new Map(['run', 'all', 'get', 'iterate'].map((name) => [name, statement[name]]))
  for (const [name, execute] of original) {
    statement[name] = function (this: { source: string }, ...given: unknown[]) {
      if (!/^pragma/i.test(this.source)) ran.push(this.source)
      return execute?.apply(this, given as [])
    }
  }
  try {
    await work()
  } finally {
    for (const [name, execute] of original) if (execute) statement[name] = execute
  }
  return ran
}
