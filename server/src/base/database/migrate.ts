import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Database } from '#base/database/database.ts'
import { informPlanner } from '#base/database/planner-statistics.ts'

const migrationsFolder = fileURLToPath(new URL('../../../../migrations/sqlite', import.meta.url))

interface Journal {
  entries: { idx: number; when: number; tag: string }[]
}

/** The migrations this version of the program knows, oldest first. */
function knownMigrations(): Journal['entries'] {
  const journal: Journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8'))
  return journal.entries
}

/** `new`: an empty file; `current`: nothing to do; `older`: migrations wait; `newer`: made by a later version of the program. */
export function databaseAge(database: Pick<Database, 'client'>): 'new' | 'current' | 'older' | 'newer' {
  const table = database.client
    .prepare(`select name from sqlite_master where type = 'table' and name = '__drizzle_migrations'`)
    .get()
  if (!table) return 'new'
  const row = database.client.prepare('select max(created_at) as last from __drizzle_migrations').get() as {
    last: number | null
  }
  if (row.last === null) return 'new'
  const newest = knownMigrations().at(-1)?.when ?? 0
  if (row.last > newest) return 'newer'
  return row.last < newest ? 'older' : 'current'
}

/** Brings the database to this version; all steps in one transaction, so that being killed half-way changes nothing. */
export function migrateDatabase(database: Pick<Database, 'client'>): void {
  migrate(drizzle(database.client), { migrationsFolder })
  informPlanner(database.client)
}

/** Whether the folder of migrations is there at all (it is part of the program). */
export function migrationsPresent(): boolean {
  return existsSync(join(migrationsFolder, 'meta/_journal.json'))
}

/** A word that changes with any migration; names what was made from them. */
export function migrationsFingerprint(): string {
  const hash = createHash('sha256')
  for (const { tag } of knownMigrations()) hash.update(readFileSync(join(migrationsFolder, `${tag}.sql`)))
  return hash.digest('hex').slice(0, 16)
}
