import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, openDataFolder } from '#base/data-folder.ts'
import type { Database } from '#base/database/database.ts'
import { engine } from '#base/database/engine.ts'
import { informPlanner } from '#base/database/planner-statistics.ts'
import { openSqlite, type SqliteDatabase } from '#base/database/sqlite-database.ts'
import { migrateSqlite, sqliteAge } from '#base/database/sqlite-migrations.ts'
import { isStorageFailure } from '#base/database/storage-failure.ts'
import { assert } from '#base/failure.ts'
import { madeByNewer, StartRefused } from '#base/start-refused.ts'

/** Where all data are. */
export interface Place {
  /** Holds the files and the key, and the database when there is no other. */
  dataDir: string
  /** The PostgreSQL database; null: it is the file in the folder. */
  databaseUrl: string | null
}

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
  const isEmbedded = databaseUrl === null
  assert(isEmbedded === (engine === 'sqlite'), 'the tables are written for the engine of the process')
  const folder = openDataFolder(path, { isEmbedded })
  try {
    const database = await (isEmbedded ? openFile(folder, now) : openServer(databaseUrl, folder))
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

/** The other engine's library is read only where it is used. */
async function openServer(url: string, folder: DataFolder): Promise<Database> {
  const server = await import('#base/store-server.ts')
  return server.openServer(url, folder)
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
