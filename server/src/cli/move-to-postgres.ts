import { DataFolderError } from '#base/data-folder.ts'
import { StartRefused } from '#base/start-refused.ts'
import { ConfigError, placeOf, readConfig } from '#config.ts'
import { BackupError } from '#upkeep/backup-error.ts'
import { moveToPostgres } from '#upkeep/move-to-postgres.ts'

// `pnpm move-to-postgres`: copies the database of DATA_DIR to the empty one of DATABASE_URL. The program must not be running.

try {
  const { dataDir, databaseUrl } = placeOf(readConfig(process.env))
  if (databaseUrl === null) throw new BackupError('Where to? Set DATABASE_URL to an empty PostgreSQL database.')
  await moveToPostgres({
    dataDir,
    databaseUrl,
    say({ table, rows, isCompared }) {
      if (isCompared) process.stdout.write(`${table}: ${rows} rows, compared\n`)
    },
  })
  process.stdout.write(
    `Everything is there, row by row. Start Al Día with this DATABASE_URL from now on; files and key stay in ${dataDir}. The aldia.db in it is as it was and not used any more.\n`,
  )
} catch (error) {
  const expected = [BackupError, ConfigError, DataFolderError, StartRefused].some((kind) => error instanceof kind)
  process.stderr.write(`${expected ? (error as Error).message : `The copy failed: ${String(error)}`}\n`)
  process.exitCode = 1
}
