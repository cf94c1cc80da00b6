import Client from 'better-sqlite3'
import { DatabaseTakenOver } from '#base/database/database.ts'
import { postgresFailure } from '#base/database/postgres-failure.ts'

/** SQLite's codes for what lies with the disk or with other processes, not with the query. */
const ofStorage = /^SQLITE_(FULL|BUSY|LOCKED|READONLY|IOERR|CANTOPEN)/
/**
 * PostgreSQL's: no connection, no room, a lock or a statement that took too long, shut down, read-only, conflicts that did not
 * end. (https://www.postgresql.org/docs/15/errcodes-appendix.html)
 */
const ofPostgres = /^(08|53|55P03|57|58|25006|25P03|40001|40P01)/
/** The same for files beside the database, and for the way to it. */
const ofSystem = new Set([
  ...['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG', 'EMFILE', 'ENFILE'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
])
/** What the library says of a connection that is gone or did not come about, without a code. */
const withoutCode =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/

/** Whether something failed because nothing can be stored just now: full, read-only, locked, out of reach or broken. */
export function isStorageFailure(error: unknown): boolean {
  if (error instanceof DatabaseTakenOver) return true
  if (error instanceof Client.SqliteError) return ofStorage.test(error.code)
  const failure = postgresFailure(error)
  if (failure) return ofSystem.has(failure.code) || ofPostgres.test(failure.code)
  for (let at = error; at instanceof Error; at = at.cause) if (withoutCode.test(at.message)) return true
  return false
}

export function isBusy(error: unknown): boolean {
  return error instanceof Client.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
