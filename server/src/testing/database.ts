import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '#base/database/database.ts'
import { engine } from '#base/database/engine.ts'
import { migrationsFingerprint } from '#base/database/known-migrations.ts'
import { openPostgres, type PostgresDatabase } from '#base/database/postgres-database.ts'
import { openSqlite } from '#base/database/sqlite-database.ts'
import { migrateSqlite } from '#base/database/sqlite-migrations.ts'
import type { Place } from '#base/store-folder.ts'
import { borrowPostgres } from '#testing/postgres-pool.ts'

/** For tests: a migrated database of its own, of the engine that this run of the tests is about. */
export interface TestDatabase {
  /** How the program is told of it; null: it is the file in the data folder. */
  readonly url: string | null
  /** Opens it, as one more process would. */
  open(): Database
  drop(): Promise<void>
}

/** `folder` is the data folder: an embedded database becomes the file in it. */
export async function makeTestDatabase(folder: string): Promise<TestDatabase> {
  return engine === 'postgres' ? inPostgres() : inFolder(folder)
}

/** For tests: a database with its folder, opened. */
export async function testDatabase(): Promise<{
  database: Database
  folder: string
  place: Place
  dispose(): Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'aldia-test-'))
  const made = await makeTestDatabase(folder)
  const database = made.open()
  return {
    database,
    folder,
    place: { dataDir: folder, databaseUrl: made.url },
    async dispose() {
      await database.close()
      await made.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Gives everything that could happen now the chance to. What SQLite is asked happens at once; a server's answers are waited for
 * until nobody asks any more.
 */
export async function untilQuiet(database: Database): Promise<void> {
  const quietTurns = 50
  for (let quiet = 0; quiet < quietTurns; ) {
    await new Promise((resolve) => setImmediate(resolve))
    quiet = isAsked(database) ? 0 : quiet + 1
  }
}

function isAsked(database: Database): boolean {
  if (engine === 'sqlite') return false
  const { pool, reader } = database as PostgresDatabase
  const pools = [pool, (reader as unknown as { $client: typeof pool }).$client]
  return pools.some(({ totalCount, idleCount, waitingCount }) => idleCount < totalCount || waitingCount > 0)
}

let template: string | undefined

function inFolder(folder: string): TestDatabase {
  template ??= migratedFile()
  const file = join(folder, 'aldia.db')
  copyFileSync(template, file)
  return { url: null, open: () => openSqlite(file), drop: async () => undefined }
}

/** A migrated file to copy from, made once for each set of migrations and kept for the next run. */
function migratedFile(): string {
  const kept = join(tmpdir(), `aldia-template-${migrationsFingerprint('sqlite')}.db`)
  if (!existsSync(kept)) {
    const folder = mkdtempSync(join(tmpdir(), 'aldia-template-'))
    const made = openSqlite(join(folder, 'aldia.db'))
    migrateSqlite(made)
    made.client.pragma('wal_checkpoint(TRUNCATE)')
    void made.close()
    // Several test processes may get here at once; the last one wins with the same content.
    renameSync(join(folder, 'aldia.db'), kept)
    rmSync(folder, { recursive: true, force: true })
  }
  return kept
}

async function inPostgres(): Promise<TestDatabase> {
  const { url, giveBack } = await borrowPostgres()
  return { url, open: () => openPostgres(url), drop: giveBack }
}
