import { ContactStanding } from '@aldia/shared/contact-policy.ts'
import { Id } from '@aldia/shared/ids.ts'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { contactStanding } from '#outbox/standing.ts'

export function outboxRoutes(
  app: App,
  parts: {
    reader: Reader
    clock: Pick<Clock, 'now'>
    contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
  },
): void {
  app.get(
    '/api/cards/:id/contact',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['contact policy'],
        summary: 'Whether and when a person may be written to, why, and how often they were',
        params: z.object({ id: Id }),
        response: { 200: ContactStanding, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const contactId =
        (await parts.contactOfCard(parts.reader, workspaceId, request.params.id)) ?? fail('not_found', 'card')
      return contactStanding(parts.reader, { workspaceId, contactId, now: parts.clock.now() })
    },
  )
}
