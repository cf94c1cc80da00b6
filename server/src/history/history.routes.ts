import { EventPage } from '@aldia/shared/event.ts'
import { Id } from '@aldia/shared/ids.ts'
import { z } from 'zod'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'

export interface HistoryReads {
  /** Newest first; null when there is no such card in this workspace. */
  timeline(workspaceId: string, cardId: string, before: number | null, limit: number): Promise<EventPage | null>
}

export function historyRoutes(app: App, reads: HistoryReads): void {
  app.get(
    '/api/cards/:id/events',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['board'],
        summary: "A person's timeline, newest first",
        params: z.object({ id: Id }),
        querystring: z.object({
          before: z.coerce.number().int().nonnegative().optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        response: { 200: EventPage, ...refusals },
      },
    },
    async (request) => {
      const { before, limit } = request.query
      const { workspaceId } = signedIn(request)
      return (await reads.timeline(workspaceId, request.params.id, before ?? null, limit)) ?? fail('not_found', 'card')
    },
  )
}
