import { backupMade, makeBackup } from '@aldia/shared/backup.ts'
import { type HandledCommand, handlePrepared } from '#base/commands.ts'
import { fail } from '#base/failure.ts'
import { BackupFailed } from '#upkeep/backup-process.ts'
import type { Backups } from '#upkeep/backups.ts'

export function upkeepCommands(backups: Pick<Backups, 'make'>): readonly HandledCommand[] {
  return [
    handlePrepared(
      makeBackup,
      'manage_workspace',
      () => madeOrRefused(backups),
      async (work, _input, _by, backup) => {
        work.record(backupMade, { data: { name: backup.name, madeAt: backup.madeAt } })
        return backup
      },
    ),
  ]
}

async function madeOrRefused(backups: Pick<Backups, 'make'>) {
  try {
    return await backups.make()
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error
    fail('busy', error.why === 'no_room' ? 'backup_no_room' : 'backup_failed')
  }
}
