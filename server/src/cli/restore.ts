import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#base/clock.ts'
import { DataFolderError } from '#base/data-folder.ts'
import { StartRefused } from '#base/start-refused.ts'
import { ConfigError, placeOf, readConfig } from '#config.ts'
import { BackupError } from '#upkeep/backup-error.ts'
import { restoreBackup } from '#upkeep/restore.ts'

// `pnpm restore FOLDER`: puts a checked backup in the place of the present data, which is moved aside.

try {
  const { positionals } = parseArgs({ allowPositionals: true })
  const backup = positionals[0]
  if (!backup) throw new BackupError('Which backup? Give its folder: pnpm restore data/backups/aldia-…')
  const place = placeOf(readConfig(process.env))
  const { manifest, movedAside } = await restoreBackup({ ...place, backup: resolve(backup), now: systemClock.now() })
  const { contacts, cards, messages } = manifest.counts
  process.stdout.write(
    `Restored the state of ${new Date(manifest.madeAt).toISOString()}: ${contacts} contacts, ${cards} cards, ${messages} messages, ${manifest.files} files.\n`,
  )
  if (movedAside) process.stdout.write(`What was there before lies in ${movedAside}\n`)
} catch (error) {
  const expected = [BackupError, ConfigError, DataFolderError, StartRefused].some((kind) => error instanceof kind)
  process.stderr.write(`${expected ? (error as Error).message : `The restore failed: ${String(error)}`}\n`)
  process.exitCode = 1
}
