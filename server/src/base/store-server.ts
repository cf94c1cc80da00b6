import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, keyMissing } from '#base/data-folder.ts'
import type { Database } from '#base/database/database.ts'
import type { PostgresClient } from '#base/database/postgres-client.ts'
import { openPostgres } from '#base/database/postgres-database.ts'
import { migratePostgres, mustBeUsable, postgresAge, withPostgres } from '#base/database/postgres-migrations.ts'
import { madeByNewer, StartRefused } from '#base/start-refused.ts'

/**
 * Opens the database in PostgreSQL and brings it to this version; all of an update is one transaction of the server, so that being
 * cut off changes nothing.
 */
export async function openServer(url: string, folder: DataFolder): Promise<Database> {
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
