import { TodayKind } from '@aldia/shared/account.ts'
import { TodayMore, TodayPage } from '@aldia/shared/change.ts'
import { z } from 'zod'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'

export interface TodayReads {
  today(workspaceId: string): Promise<TodayPage>
  /** `after`: as the page before told it. */
  moreOfToday(workspaceId: string, kind: TodayKind, after: string): Promise<TodayMore>
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

  app.get(
    '/api/today/:kind',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['money'],
        summary: 'More of one kind of what needs somebody now',
        params: z.object({ kind: TodayKind }),
        querystring: z.object({ after: z.string().regex(/^\d{1,9}$/) }),
        response: { 200: TodayMore, ...refusals },
      },
    },
    async (request) => reads.moreOfToday(signedIn(request).workspaceId, request.params.kind, request.query.after),
  )
}
