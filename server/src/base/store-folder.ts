import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, openDataFolder } from '#base/data-folder.ts'
import type { Database } from '#base/database/database.ts'
import { informPlanner } from '#base/database/planner-statistics.ts'
import { openPostgres } from '#base/database/postgres-database.ts'
import { migratePostgres, mustBeUsable, postgresAge, withPostgres } from '#base/database/postgres-migrations.ts'
import { openSqlite, type SqliteDatabase } from '#base/database/sqlite-database.ts'
import { migrateSqlite, sqliteAge } from '#base/database/sqlite-migrations.ts'
import { isStorageFailure } from '#base/database/storage-failure.ts'
import { StartRefused } from '#base/start-refused.ts'

export interface OpenStore {
  folder: DataFolder
  database: Database
  close(): Promise<void>
}

/**
 * Opens the data folder and its database and brings the database to this version; one that holds data is copied beside
 * itself first. `databaseUrl` names a PostgreSQL database in place of the file in the folder. Refuses a database made by a
 * later version of the program.
 */
export async function openStore(path: string, now: number, databaseUrl: string | null = null): Promise<OpenStore> {
  const folder = openDataFolder(path)
  try {
    const database = await (databaseUrl === null ? openFile(folder, now) : openServer(databaseUrl))
    return {
      folder,
      database,
      async close() {
        await database.close()
        folder.release()
      },
    }
  } catch (error) {
    folder.release()
    throw error
  }
}

async function openFile(folder: DataFolder, now: number): Promise<Database> {
  let database: SqliteDatabase | undefined
  try {
    database = openSqlite(folder.databaseFile)
    const age = sqliteAge(database)
    if (age === 'newer') throw new StartRefused(madeByNewer(folder.path))
    // Better said now than when the first message comes.
    await database.mustTakeWrites()
    if (age === 'older') await copyBeforeMigrating(database, folder.path, now)
    if (age === 'current') informPlanner(database.client)
    else migrateSqlite(database)
    return database
  } catch (error) {
    await database?.close()
    if (isStorageFailure(error))
      throw new StartRefused(`${folder.databaseFile} cannot be written (${(error as { code: string }).code})`)
    throw error
  }
}

/** All of an update is one transaction of the server, so that being cut off changes nothing. */
async function openServer(url: string): Promise<Database> {
  await withPostgres(url, async (client) => {
    await mustBeUsable(client, url)
    const age = await postgresAge(client)
    if (age === 'newer') throw new StartRefused(madeByNewer(`DATABASE_URL (${new URL(url).host})`))
    if (age !== 'current') await migratePostgres(client)
  })
  const database = openPostgres(url)
  try {
    await database.mustTakeWrites()
    return database
  } catch (error) {
    await database.close()
    throw new StartRefused(`DATABASE_URL: the database takes no writes (${(error as Error).message})`)
  }
}

const madeByNewer = (where: string): string =>
  `The database in ${where} was made by a newer version of Al Día. Update the program, or restore an older backup.`

/** Copies made before updates that are kept; daily backups are another matter. */
const keptCopies = 5
const copyPrefix = 'before-update-'

async function copyBeforeMigrating(database: SqliteDatabase, path: string, now: number): Promise<void> {
  const backups = join(path, 'backups')
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const copy = join(backups, `${copyPrefix}${stamp}.db`)
  await database.client.backup(`${copy}.unfinished`)
  renameSync(`${copy}.unfinished`, copy)
  const copies = readdirSync(backups).filter((name) => name.startsWith(copyPrefix))
  for (const old of copies.sort().slice(0, -keptCopies)) rmSync(join(backups, old), { force: true })
}
