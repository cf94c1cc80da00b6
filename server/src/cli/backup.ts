import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#base/clock.ts'
import { StartRefused } from '#base/start-refused.ts'
import { ConfigError, placeOf, readConfig } from '#config.ts'
import { dropOldBackups, makeBackup } from '#upkeep/backup.ts'
import { BackupError, NoRoom } from '#upkeep/backup-error.ts'
import { exitCodeNoRoom } from '#upkeep/backup-process.ts'

// `pnpm backup [--into FOLDER] [--keep N]`: a copy of everything, also while the program runs. The program itself runs it too.

try {
  const { values } = parseArgs({
    options: { into: { type: 'string' }, keep: { type: 'string' }, at: { type: 'string' } },
  })
  const place = placeOf(readConfig(process.env))
  const into = values.into ? resolve(values.into) : join(place.dataDir, 'backups')
  const keep = values.keep === undefined ? null : Number(values.keep)
  if (keep !== null && (!Number.isInteger(keep) || keep < 1))
    throw new BackupError('--keep takes a whole number from 1.')
  // The program has a clock of its own, which it tells; the time of a backup decides when the next is due.
  const now = values.at === undefined ? systemClock.now() : Number(values.at)
  const made = await makeBackup({ ...place, into, now })
  if (keep !== null) await dropOldBackups(into, keep)
  process.stdout.write(`${made}\n`)
} catch (error) {
  const expected = error instanceof BackupError || error instanceof ConfigError || error instanceof StartRefused
  process.stderr.write(`${expected ? error.message : `The backup failed: ${String(error)}`}\n`)
  process.exitCode = error instanceof NoRoom ? exitCodeNoRoom : 1
}
