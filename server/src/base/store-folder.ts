import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, keyMissing, openDataFolder } from '#base/data-folder.ts'
import type { Database } from '#base/database/database.ts'
import { engine } from '#base/database/engine.ts'
import { informPlanner } from '#base/database/planner-statistics.ts'
import type { PostgresClient } from '#base/database/postgres-client.ts'
import { openPostgres } from '#base/database/postgres-database.ts'
import { migratePostgres, mustBeUsable, postgresAge, withPostgres } from '#base/database/postgres-migrations.ts'
import { openSqlite, type SqliteDatabase } from '#base/database/sqlite-database.ts'
import { migrateSqlite, sqliteAge } from '#base/database/sqlite-migrations.ts'
import { isStorageFailure } from '#base/database/storage-failure.ts'
import { assert } from '#base/failure.ts'
import { StartRefused } from '#base/start-refused.ts'

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
async function openServer(url: string, folder: DataFolder): Promise<Database> {
  await withPostgres(url, async (client) => {
    await mustBeUsable(client, url)
    const age = await postgresAge(client)
    if (age === 'newer') throw new StartRefused(madeByNewer(`DATABASE_URL (${new URL(url).host})`))
    await mustBeWhole(client)
    if (age !== 'current') await migratePostgres(client)
    await mustBelongTo(folder, client)
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

async function mustBeWhole(client: PostgresClient): Promise<void> {
  const { rows } = await client.query<{ is_half: boolean }>(
    `select to_regclass('public.move_to_postgres') is not null as is_half`,
  )
  if (rows[0]?.is_half)
    throw new StartRefused('DATABASE_URL: the copy to this database was not finished; run move-to-postgres again')
}

/** A database beside a folder that it does not belong to: a mistake in one of the two settings that would look like lost data. */
async function mustBelongTo(folder: DataFolder, client: PostgresClient): Promise<void> {
  const isThere = async (table: string) => {
    const { rows } = await client.query<{ answer: boolean }>(`select exists (select 1 from ${table}) as answer`)
    return rows[0]?.answer ?? false
  }
  if (folder.isKeyNew && (await isThere('channel_keys'))) {
    rmSync(join(folder.path, 'secret.key'))
    throw new StartRefused(keyMissing(folder.path))
  }
  const file = folder.databaseFile
  if (existsSync(file) && statSync(file).size > 0 && !(await isThere('workspaces')))
    throw new StartRefused(
      `${file} holds data and the database in DATABASE_URL none: copy them there with move-to-postgres, or take the file out of the folder`,
    )
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
