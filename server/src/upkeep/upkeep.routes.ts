import { BackupList } from '@aldia/shared/backup.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import type { Backups } from '#upkeep/backups.ts'

export function upkeepRoutes(app: App, backups: Pick<Backups, 'list'>): void {
  app.get(
    '/api/backups',
    {
      config: { needs: 'manage_workspace' },
      schema: {
        tags: ['backup'],
        summary: 'The finished backups, newest first, and when the next daily one is due; for the owner only',
        response: { 200: BackupList, ...refusals },
      },
    },
    async () => backups.list(),
  )
}
