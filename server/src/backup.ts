import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#base/clock.ts'
import { ConfigError, readConfig } from '#config.ts'
import { BackupError, dropOldBackups, makeBackup } from '#upkeep/backup.ts'

// `pnpm backup [--into FOLDER] [--keep N]`: a copy of everything, also while the program runs.

try {
  const { values } = parseArgs({ options: { into: { type: 'string' }, keep: { type: 'string' } } })
  const dataDir = resolve(readConfig(process.env).dataDir)
  const into = values.into ? resolve(values.into) : join(dataDir, 'backups')
  const keep = values.keep === undefined ? null : Number(values.keep)
  if (keep !== null && (!Number.isInteger(keep) || keep < 1))
    throw new BackupError('--keep takes a whole number from 1.')
  const made = await makeBackup({ dataDir, into, now: systemClock.now() })
  if (keep !== null) await dropOldBackups(into, keep)
  process.stdout.write(`${made}\n`)
} catch (error) {
  const expected = error instanceof BackupError || error instanceof ConfigError
  process.stderr.write(`${expected ? error.message : `The backup failed: ${String(error)}`}\n`)
  process.exitCode = 1
}
