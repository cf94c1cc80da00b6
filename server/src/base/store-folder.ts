import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, openDataFolder } from '#base/data-folder.ts'
import { type Database, openDatabase } from '#base/database/database.ts'
import { databaseAge, migrateDatabase } from '#base/database/migrate.ts'
import { informPlanner } from '#base/database/planner-statistics.ts'
import { isStorageFailure } from '#base/database/storage-failure.ts'
import { StartRefused } from '#base/start-refused.ts'

export interface OpenStore {
  folder: DataFolder
  database: Database
  close(): Promise<void>
}

/**
 * Opens the data folder and its database and brings the database to this version; one that holds data is copied beside
 * itself first. Refuses a database made by a later version of the program.
 */
export async function openStore(path: string, now: number): Promise<OpenStore> {
  const folder = openDataFolder(path)
  let database: Database | undefined
  try {
    database = openDatabase(folder.databaseFile)
    const age = databaseAge(database)
    if (age === 'newer')
      throw new StartRefused(
        `The database in ${path} was made by a newer version of Al Día. Update the program, or restore an older backup.`,
      )
    mustTakeWrites(database)
    if (age === 'older') await copyBeforeMigrating(database, path, now)
    if (age === 'current') informPlanner(database.client)
    else migrateDatabase(database)
  } catch (error) {
    await database?.close()
    folder.release()
    if (isStorageFailure(error))
      throw new StartRefused(`${folder.databaseFile} cannot be written (${(error as { code: string }).code})`)
    throw error
  }
  const opened = database
  return {
    folder,
    database: opened,
    async close() {
      await opened.close()
      folder.release()
    },
  }
}

/** Better said now than when the first message comes. What stands there already is written once more. */
function mustTakeWrites({ client }: Database): void {
  client.pragma(`user_version = ${client.pragma('user_version', { simple: true })}`)
}

/** Copies made before updates that are kept; daily backups are another matter. */
const keptCopies = 5
const copyPrefix = 'before-update-'

async function copyBeforeMigrating(database: Database, path: string, now: number): Promise<void> {
  const backups = join(path, 'backups')
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const copy = join(backups, `${copyPrefix}${stamp}.db`)
  await database.client.backup(`${copy}.unfinished`)
  renameSync(`${copy}.unfinished`, copy)
  const copies = readdirSync(backups).filter((name) => name.startsWith(copyPrefix))
  for (const old of copies.sort().slice(0, -keptCopies)) rmSync(join(backups, old), { force: true })
}
