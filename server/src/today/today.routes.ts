import { TodayPage } from '@aldia/shared/change.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'

export interface TodayReads {
  today(workspaceId: string): Promise<TodayPage>
}

export function todayRoutes(app: App, reads: TodayReads): void {
  app.get(
    '/api/today',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['money'],
        summary: 'What needs somebody now, most urgent first',
        response: { 200: TodayPage, ...refusals },
      },
    },
    async (request) => reads.today(signedIn(request).workspaceId),
  )
}
