import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '#base/database/database.ts'
import { migrateDatabase, migrationsFingerprint } from '#base/database/migrate.ts'

let template: string | undefined

/** A migrated file to copy from, made once for each set of migrations and kept for the next run. */
function migratedTemplate(): string {
  const kept = join(tmpdir(), `aldia-template-${migrationsFingerprint()}.db`)
  if (!existsSync(kept)) {
    const folder = mkdtempSync(join(tmpdir(), 'aldia-template-'))
    const made = openDatabase(join(folder, 'aldia.db'))
    migrateDatabase(made)
    made.client.pragma('wal_checkpoint(TRUNCATE)')
    void made.close()
    // Several test processes may get here at once; the last one wins with the same content.
    renameSync(join(folder, 'aldia.db'), kept)
    rmSync(folder, { recursive: true, force: true })
  }
  return kept
}

/** For tests: a real, migrated database file of its own, and its folder. */
export function testDatabase(): { database: Database; folder: string; dispose(): Promise<void> } {
  template ??= migratedTemplate()
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
