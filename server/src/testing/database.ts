import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Database } from '#base/database/database.ts'
import { engine } from '#base/database/engine.ts'
import { migrationsFingerprint } from '#base/database/known-migrations.ts'
import { openPostgres } from '#base/database/postgres-database.ts'
import { migratePostgres, withPostgres } from '#base/database/postgres-migrations.ts'
import { openSqlite } from '#base/database/sqlite-database.ts'
import { migrateSqlite } from '#base/database/sqlite-migrations.ts'

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
export async function testDatabase(): Promise<{ database: Database; folder: string; dispose(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'aldia-test-'))
  const made = await makeTestDatabase(folder)
  const database = made.open()
  return {
    database,
    folder,
    async dispose() {
      await database.close()
      await made.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
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

/** What the databases of tests are called; what a killed run left is found by it (tests/support/postgres.ts). */
export const testDatabasePrefix = 'aldia_test_'

let server: { url: string; pool: pg.Pool } | undefined
let made: Promise<string> | undefined

async function inPostgres(): Promise<TestDatabase> {
  const { url: serverUrl, pool } = serverOfTests()
  made ??= migratedTemplate(serverUrl)
  const name = `${testDatabasePrefix}${Math.floor(Date.now() / 1_000)}_${randomBytes(6).toString('hex')}`
  await pool.query(`create database ${name} template ${await made}`)
  const url = databaseUrl(serverUrl, name)
  return {
    url,
    open: () => openPostgres(url),
    drop: async () => void (await pool.query(`drop database ${name} with (force)`)),
  }
}

function serverOfTests(): { url: string; pool: pg.Pool } {
  const url = process.env.DATABASE_URL ?? ''
  // The pool does not keep a worker of the tests alive.
  server ??= { url, pool: new pg.Pool({ connectionString: url, max: 1, allowExitOnIdle: true }) }
  return server
}

/** The name of a migrated database to copy from, made once for each set of migrations and kept for the next run. */
async function migratedTemplate(serverUrl: string): Promise<string> {
  const name = `aldia_template_${migrationsFingerprint('postgres')}`
  return withPostgres(serverUrl, async (client) => {
    // Several test processes may get here at once; the first one makes it.
    await client.query(`select pg_advisory_lock(hashtext('aldia template'))`)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      await client.query(`create database ${name}_unfinished template template0 encoding 'UTF8'`)
      await withPostgres(databaseUrl(serverUrl, `${name}_unfinished`), migratePostgres)
      await client.query(`alter database ${name}_unfinished rename to ${name}`)
    }
    return name
  })
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
