import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Card } from '@aldia/shared/card.ts'
import { SearchResults } from '@aldia/shared/change.ts'
import { SearchText } from '@aldia/shared/search-text.ts'
import { z } from 'zod'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { snippet } from '#search/snippet.ts'

const maxPeople = 20
const maxMessages = 30

export interface SearchReads {
  findPeople(workspaceId: string, q: string, limit: number): Promise<Card[]>
  findMessages(
    workspaceId: string,
    q: string,
    limit: number,
  ): Promise<
    {
      messageId: string
      cardId: string
      text: string | null
      sentAt: number
      name: string | null
      pushName: string | null
      phone: string | null
    }[]
  >
}

export function registerSearch(app: App, reads: SearchReads): void {
  app.get(
    '/api/search',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['search'],
        summary: 'People by name, number or what they owe, and messages by their words',
        querystring: z.object({ q: SearchText.min(1).max(200) }),
        response: { 200: SearchResults, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const { q } = request.query
      const found = await reads.findMessages(workspaceId, q, maxMessages)
      // A message that comes meanwhile waits for half a search.
      await othersTurn()
      return {
        cards: await reads.findPeople(workspaceId, q, maxPeople),
        messages: found.map((hit) => ({
          messageId: hit.messageId,
          cardId: hit.cardId,
          snippet: snippet(hit.text ?? '', q),
          sentAt: hit.sentAt,
          name: hit.name ?? hit.pushName,
          phone: hit.phone,
        })),
      }
    },
  )
}
