import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Client from 'better-sqlite3'
import { holdFolder } from '#base/data-folder.ts'
import { sqliteAge } from '#base/database/sqlite-migrations.ts'
import type { Place } from '#base/store-folder.ts'
import { databaseFileOf, linkOrCopy, type Manifest, onDisk, readManifest, sha256Of } from '#upkeep/backup.ts'
import { BackupError } from '#upkeep/backup-error.ts'
import { damageOf } from '#upkeep/damage.ts'
import { sqliteHoldBack } from '#upkeep/held-back.ts'
import { prepareRestore } from '#upkeep/postgres-restore.ts'

/** What is moved aside before the database itself is replaced; the key goes first and comes last, see below. */
const movedNames = ['secret.key', 'aldia.db-wal', 'aldia.db-shm']

/**
 * Puts a backup in the place of the present data, after checking it: hash, SQLite's own check, a version this program can
 * read. What was there is moved aside, not deleted. Refuses while the program runs. Messages that were waiting to leave when
 * the backup was made may have left since, so they are not sent: a person decides about each.
 *
 * Cut off at any moment, it can be done again: from its first change to its last there is a database without its key, on which
 * the program does not start.
 */
export async function restoreBackup(
  about: Place & { backup: string; now: number },
): Promise<{ manifest: Manifest; movedAside: string | null }> {
  const { backup, dataDir, databaseUrl } = about
  const manifest = await checkBackup(backup)
  mustFit(manifest, databaseUrl)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const release = holdFolder(dataDir)
  try {
    if (databaseUrl !== null) return { manifest, movedAside: await intoServer({ ...about, databaseUrl, manifest }) }
    const incoming = { database: join(dataDir, 'aldia.db.restoring'), key: join(dataDir, 'secret.key.restoring') }
    await copyFile(join(backup, 'aldia.db'), incoming.database)
    holdBackUnsent(incoming.database, about.now)
    await copyFile(join(backup, 'secret.key'), incoming.key)
    await chmod(incoming.key, 0o600)
    await bringFiles(join(backup, 'files'), join(dataDir, 'files'))
    for (const path of [incoming.database, incoming.key]) await onDisk(path)
    const movedAside = await moveAside(dataDir, about.now)
    await rename(incoming.database, join(dataDir, 'aldia.db'))
    await rename(incoming.key, join(dataDir, 'secret.key'))
    await onDisk(dataDir)
    return { manifest, movedAside }
  } finally {
    release()
  }
}

/** A backup goes back to the kind of database that it was made of; from file to server there is another way. */
function mustFit({ database }: Manifest, databaseUrl: string | null): void {
  if (database === 'postgres' && databaseUrl === null)
    throw new BackupError('The backup is of a PostgreSQL database: say with DATABASE_URL which one it is to replace.')
  if (database === 'sqlite' && databaseUrl !== null)
    throw new BackupError(
      'The backup is of a database in its own file: restore it without DATABASE_URL, then copy it over with move-to-postgres.',
    )
}

/**
 * The key goes first and comes last here too, so that between there is a database without its key. The database itself is replaced
 * in one transaction.
 */
async function intoServer(
  about: Place & { databaseUrl: string; backup: string; now: number; manifest: Manifest },
): Promise<string | null> {
  const { backup, dataDir, databaseUrl: url, manifest } = about
  const dump = join(backup, databaseFileOf(manifest))
  const script = join(dataDir, 'aldia.sql.restoring')
  const prepared = await prepareRestore({ url, dump, script, migration: manifest.migration, now: about.now })
  try {
    const key = join(dataDir, 'secret.key.restoring')
    await copyFile(join(backup, 'secret.key'), key)
    await chmod(key, 0o600)
    await bringFiles(join(backup, 'files'), join(dataDir, 'files'))
    await onDisk(key)
    const folderAside = await moveAside(dataDir, about.now)
    const schemaAside = await prepared.run(`replaced_${new Date(about.now).toISOString().replace(/\D/g, '')}`)
    await rename(key, join(dataDir, 'secret.key'))
    await onDisk(dataDir)
    const named = [schemaAside && `the schema ${schemaAside} of the database`, folderAside]
    return named.filter((name) => name !== null).join(' and ') || null
  } finally {
    await prepared.dispose()
  }
}

async function checkBackup(backup: string): Promise<Manifest> {
  const manifest = await readManifest(backup)
  if (!manifest)
    throw new BackupError(`${backup} is not a finished backup of Al Día (its manifest.json is missing or damaged).`)
  const file = join(backup, databaseFileOf(manifest))
  if (!existsSync(join(backup, 'secret.key'))) throw new BackupError(`${backup} has no secret.key.`)
  if (!existsSync(file) || (await sha256Of(file)) !== manifest.databaseSha256)
    throw new BackupError(`The database in ${backup} is not the one that was saved: its checksum differs.`)
  if (manifest.database === 'postgres') return manifest
  const client = new Client(file, { readonly: true })
  try {
    if (damageOf(client).length > 0) throw new BackupError(`The database in ${backup} is damaged.`)
  } finally {
    client.close()
  }
  return manifest
}

/**
 * Stored files never change and are named by what is in them: one that is there already, in full, is the same one. That is the
 * usual case, since a backup on the same disk consists of links to the very files it is restored beside.
 */
async function bringFiles(from: string, to: string): Promise<void> {
  const names = existsSync(from) ? await readdir(from, { recursive: true }) : []
  for (const name of names) {
    const source = join(from, name)
    const target = join(to, name)
    const { size, isFile } = await sizeOf(source)
    if (!isFile || (existsSync(target) && (await sizeOf(target)).size === size)) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    // Under its own name only when it is whole, so that being cut off leaves no half of a file behind.
    const incoming = `${target}.restoring`
    await rm(incoming, { force: true })
    await linkOrCopy(source, incoming)
    await rename(incoming, target)
  }
}

async function sizeOf(path: string): Promise<{ size: number; isFile: boolean }> {
  const found = await stat(path)
  return { size: found.size, isFile: found.isFile() }
}

async function moveAside(dataDir: string, now: number): Promise<string | null> {
  const database = join(dataDir, 'aldia.db')
  const present = movedNames.filter((name) => existsSync(join(dataDir, name)))
  if (present.length === 0 && !existsSync(database)) return null
  const aside = freeName(join(dataDir, `replaced-${new Date(now).toISOString().replace(/[:.]/g, '-')}`))
  await mkdir(aside, { mode: 0o700 })
  for (const name of present) await rename(join(dataDir, name), join(aside, name))
  if (existsSync(database)) await linkOrCopy(database, join(aside, 'aldia.db'))
  return aside
}

function freeName(path: string): string {
  for (let n = 2, name = path; ; n++, name = `${path}-${n}`) if (!existsSync(name)) return name
}

/** What was about to leave, or is due by itself, is left to a person; whoever held the numbers when the backup was made holds them no more. */
function holdBackUnsent(file: string, now: number): void {
  const client = new Client(file)
  try {
    if (sqliteAge({ client }) === 'newer')
      throw new BackupError('The backup was made by a newer version of Al Día. Update the program first.')
    const has = (query: string) => client.prepare(query).get() !== undefined
    const wishes = has(`select 1 from pragma_table_info('outbox') where name = 'wished_at'`)
    const cadences = has(`select 1 from sqlite_master where name = 'cadences'`)
    client.exec(`begin immediate; ${sqliteHoldBack(now, { wishes, cadences })} commit;`)
    // A backup of an earlier version has no lease yet.
    if (client.prepare(`select 1 from sqlite_master where name = 'program_lease'`).get())
      client.exec('delete from program_lease')
    client.pragma('journal_mode = DELETE')
  } finally {
    client.close()
  }
}
