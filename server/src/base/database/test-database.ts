import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '#base/database/database.ts'
import { migrateDatabase } from '#base/database/migrate.ts'

let template: string | undefined

/** For tests: a real, migrated database file of its own (a copy of a template made once per process), and its folder. */
export function testDatabase(): { database: Database; folder: string; dispose(): Promise<void> } {
  if (!template) {
    const templateFolder = mkdtempSync(join(tmpdir(), 'aldia-template-'))
    template = join(templateFolder, 'aldia.db')
    const made = openDatabase(template)
    migrateDatabase(made)
    made.client.pragma('wal_checkpoint(TRUNCATE)')
    void made.close()
    process.once('exit', () => rmSync(templateFolder, { recursive: true, force: true }))
  }
  const folder = mkdtempSync(join(tmpdir(), 'aldia-test-'))
  const file = join(folder, 'aldia.db')
  copyFileSync(template, file)
  const database = openDatabase(file)
  return {
    database,
    folder,
    async dispose() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
