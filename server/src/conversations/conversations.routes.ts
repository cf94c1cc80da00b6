import { ThreadPage } from '@aldia/shared/change.ts'
import { Id } from '@aldia/shared/ids.ts'
import { z } from 'zod'
import type { Database, Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { maxThreadPage, threadPage } from '#conversations/thread.ts'

export interface ThreadParts {
  database: Database
  cardsOf: CardsOf
  /** The contact of a card (for a card merged away, of its survivor); null when unknown or of another workspace. */
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
}

export function conversationRoutes(app: App, parts: ThreadParts): void {
  app.get(
    '/api/cards/:id/messages',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['message'],
        summary: 'Part of the thread of a card, oldest first, with the notes of that time',
        params: z.object({ id: Id }),
        querystring: z.object({
          before: z.string().max(80).optional(),
          after: z.string().max(80).optional(),
          around: Id.optional(),
          limit: z.coerce.number().int().min(1).max(maxThreadPage).default(50),
        }),
        response: { 200: ThreadPage, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const { reader } = parts.database
      const contactId = await parts.contactOfCard(reader, workspaceId, request.params.id)
      if (contactId === null) fail('not_found', 'card')
      return threadPage(reader, { workspaceId, contactId, cardsOf: parts.cardsOf }, request.query)
    },
  )
}
