import Client from 'better-sqlite3'

/** SQLite's codes for what lies with the disk or with other processes, not with the query. */
const ofStorage = /^SQLITE_(FULL|BUSY|LOCKED|READONLY|IOERR|CANTOPEN)/
/** The same for files beside the database. */
const ofFiles = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG', 'EMFILE', 'ENFILE'])

/** Whether something failed because nothing can be stored just now: full, read-only, locked or broken. */
export function isStorageFailure(error: unknown): boolean {
  if (error instanceof Client.SqliteError) return ofStorage.test(error.code)
  return error instanceof Error && ofFiles.has((error as NodeJS.ErrnoException).code ?? '')
}

export function isBusy(error: unknown): boolean {
  return error instanceof Client.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
