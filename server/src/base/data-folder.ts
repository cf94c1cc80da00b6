import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Client from 'better-sqlite3'

/** Something about the data folder that keeps the program from starting; the message is for whoever started it. */
export class DataFolderError extends Error {}

export interface DataFolder {
  readonly path: string
  readonly databaseFile: string
  readonly filesFolder: string
  /** 32 bytes; encrypts WhatsApp's credentials in the database. Lies beside the database, never in it. */
  readonly keyStoreKey: Buffer
  /** The key was made just now: nothing can have been encrypted with it. */
  readonly isKeyNew: boolean
  /** What other users of the machine could read until now. */
  readonly closed: readonly string[]
  release(): void
}

/**
 * Opens (or makes) the data folder and holds it for this process alone. The hold is a lock of the operating system on a
 * small file, so that it ends with the process however that ends. `isEmbedded`: the database is a file in the folder.
 */
export function openDataFolder(path: string, { isEmbedded } = { isEmbedded: true }): DataFolder {
  try {
    makeFolder(resolve(path, 'files'))
  } catch (error) {
    throw new DataFolderError(`DATA_DIR: the folder ${path} cannot be made or written (${codeOf(error)})`)
  }
  const lock = holdLock(path)
  try {
    const closed = keepPrivate(path)
    const key = readOrMakeKey(path, isEmbedded)
    if (isEmbedded) makePrivateFile(join(path, 'aldia.db'))
    return {
      path,
      databaseFile: join(path, 'aldia.db'),
      filesFolder: join(path, 'files'),
      keyStoreKey: key.bytes,
      isKeyNew: key.isNew,
      closed,
      release: () => lock.close(),
    }
  } catch (error) {
    lock.close()
    throw error
  }
}

/**
 * Whoever reads these files reads the customers' conversations. A folder that was there before, or a file made under a generous
 * umask, is closed to others; where the file system knows no such rights (Windows, some network drives) nothing changes. Answers what it
 * closed.
 */
function keepPrivate(path: string): string[] {
  if (process.platform === 'win32') return []
  const closed: string[] = []
  const names = ['', 'files', 'backups', 'aldia.db', 'aldia.db-wal', 'aldia.db-shm', 'secret.key', 'running.lock']
  for (const name of names) {
    const file = join(path, name)
    if (!existsSync(file)) continue
    const { mode } = statSync(file)
    if ((mode & othersMay) === 0 || !closeToOthers(file, mode & ownerMay)) continue
    // The lock holds nothing, and SQLite has just made it.
    if (name !== 'running.lock') closed.push(file)
  }
  return closed
}

/** SQLite makes its files readable for everybody; its journals take the rights of the database. An empty file is a new database. */
function makePrivateFile(file: string): void {
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600, flag: 'wx' })
}

const othersMay = 0o077
const ownerMay = 0o700

function closeToOthers(file: string, mode: number): boolean {
  try {
    chmodSync(file, mode)
    return true
  } catch (error) {
    // Nothing changes on a disk that may only be read; that it cannot be written is said where it is written.
    if (codeOf(error) === 'EROFS') return false
    throw new DataFolderError(
      `${file} can be read by other users of this machine and its rights cannot be changed (${codeOf(error)}); give it to the user that runs Al Día`,
    )
  }
}

/** Level by level: Node's own recursive way never ends where a file system denies that a new folder exists (as /proc does). */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

/** Holds a folder that is there already, for work that must not meet a running program; the answer lets go. */
export function holdFolder(path: string): () => void {
  const lock = holdLock(path)
  return () => lock.close()
}

function holdLock(path: string): Client.Database {
  let lock: Client.Database | undefined
  try {
    lock = new Client(join(path, 'running.lock'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    if (codeOf(error).startsWith('SQLITE_BUSY'))
      throw new DataFolderError(`DATA_DIR: another Al Día is already running on ${path}; stop it first`)
    throw new DataFolderError(`DATA_DIR: the folder ${path} cannot be written (${codeOf(error)})`)
  }
}

/** What is said when there is a database, but not the key that belongs to it. */
export const keyMissing = (path: string): string =>
  `${join(path, 'secret.key')} is missing: without it the WhatsApp link in the database cannot be read. Restore it from your backup`

function readOrMakeKey(path: string, isEmbedded: boolean): { bytes: Buffer; isNew: boolean } {
  const file = join(path, 'secret.key')
  const isNew = !existsSync(file)
  if (isNew) {
    if (isEmbedded && existsSync(join(path, 'aldia.db'))) throw new DataFolderError(keyMissing(path))
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (bytes.length !== 32) throw new DataFolderError(`${file} is damaged: it must hold 64 hexadecimal digits`)
  return { bytes, isNew }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? 'unknown'
}
