import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import Client from 'better-sqlite3'
import { holdFolder } from '#base/data-folder.ts'
import { openDatabase } from '#base/database/database.ts'
import { databaseAge } from '#base/database/migrate.ts'
import { BackupError, type Manifest, readManifest, sha256Of } from '#upkeep/backup.ts'

/** What stands in the data folder and is replaced by a restore. */
const replacedNames = ['aldia.db', 'aldia.db-wal', 'aldia.db-shm', 'secret.key']

/**
 * Puts a backup in the place of the present data, after checking it: hash, SQLite's own check, a version this program can
 * read. What was there is moved aside, not deleted. Refuses while the program runs. Messages that were waiting to leave when
 * the backup was made may have left since, so they are not sent: a person decides about each.
 */
export async function restoreBackup(about: {
  backup: string
  dataDir: string
  now: number
}): Promise<{ manifest: Manifest; movedAside: string | null }> {
  const manifest = await checkBackup(about.backup)
  await mkdir(about.dataDir, { recursive: true, mode: 0o700 })
  const release = holdFolder(about.dataDir)
  try {
    const movedAside = await moveAside(about.dataDir, about.now)
    await copyFile(join(about.backup, 'secret.key'), join(about.dataDir, 'secret.key'))
    await cp(join(about.backup, 'files'), join(about.dataDir, 'files'), { recursive: true, force: false })
    // The database comes last: without it a half-done restore does not start, and can be done again.
    await copyFile(join(about.backup, 'aldia.db'), join(about.dataDir, 'aldia.db.restoring'))
    holdBackUnsent(join(about.dataDir, 'aldia.db.restoring'))
    await rename(join(about.dataDir, 'aldia.db.restoring'), join(about.dataDir, 'aldia.db'))
    return { manifest, movedAside }
  } finally {
    release()
  }
}

async function checkBackup(backup: string): Promise<Manifest> {
  const manifest = await readManifest(backup)
  if (!manifest)
    throw new BackupError(`${backup} is not a finished backup of Al Día (its manifest.json is missing or damaged).`)
  const file = join(backup, 'aldia.db')
  if (!existsSync(join(backup, 'secret.key'))) throw new BackupError(`${backup} has no secret.key.`)
  if (!existsSync(file) || (await sha256Of(file)) !== manifest.databaseSha256)
    throw new BackupError(`The database in ${backup} is not the one that was saved: its checksum differs.`)
  const client = new Client(file, { readonly: true })
  try {
    const [first] = client.pragma('integrity_check') as { integrity_check: string }[]
    if (first?.integrity_check !== 'ok') throw new BackupError(`The database in ${backup} is damaged.`)
  } finally {
    client.close()
  }
  return manifest
}

async function moveAside(dataDir: string, now: number): Promise<string | null> {
  const present = replacedNames.filter((name) => existsSync(join(dataDir, name)))
  if (present.length === 0) return null
  const aside = join(dataDir, `replaced-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)
  await mkdir(aside, { mode: 0o700 })
  for (const name of present) await rename(join(dataDir, name), join(aside, name))
  return aside
}

function holdBackUnsent(file: string): void {
  const database = openDatabase(file)
  try {
    if (databaseAge(database) === 'newer')
      throw new BackupError('The backup was made by a newer version of Al Día. Update the program first.')
    database.client.exec(`
      update messages set status = 'unknown' where id in
        (select message_id from outbox where state in ('waiting', 'claimed') and message_id is not null)
        and status = 'queued';
      update outbox set state = 'unknown' where state in ('waiting', 'claimed');
    `)
    database.client.pragma('wal_checkpoint(TRUNCATE)')
    database.client.pragma('journal_mode = DELETE')
  } finally {
    void database.close()
  }
}
