import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { ageOf, type DatabaseAge, migrationsFolder } from '#base/database/known-migrations.ts'
import { informPlanner } from '#base/database/planner-statistics.ts'
import type { SqliteDatabase } from '#base/database/sqlite-database.ts'

/** How the file stands to this version of the program. */
export function sqliteAge({ client }: Pick<SqliteDatabase, 'client'>): DatabaseAge {
  const table = client
    .prepare(`select name from sqlite_master where type = 'table' and name = '__drizzle_migrations'`)
    .get()
  if (!table) return 'new'
  const row = client.prepare('select max(created_at) as last from __drizzle_migrations').get() as {
    last: number | null
  }
  return ageOf(row.last, 'sqlite')
}

/** Brings the database to this version; all steps in one transaction, so that being killed half-way changes nothing. */
export function migrateSqlite({ client }: Pick<SqliteDatabase, 'client'>): void {
  migrate(drizzle(client), { migrationsFolder: migrationsFolder('sqlite') })
  informPlanner(client)
}
