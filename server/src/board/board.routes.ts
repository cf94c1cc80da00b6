import { Card, CardPage } from '@aldia/shared/card.ts'
import { BoardSnapshot } from '@aldia/shared/change.ts'
import { Id } from '@aldia/shared/ids.ts'
import { SearchText } from '@aldia/shared/search-text.ts'
import { z } from 'zod'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'

const Filter = {
  q: SearchText.max(200).optional(),
  assigneeId: z.union([Id, z.literal('nobody')]).optional(),
  unread: z.stringbool().optional(),
  tagId: Id.optional(),
}

export interface Filtered {
  q?: string | undefined
  assigneeId?: string | undefined
  unread?: boolean | undefined
  tagId?: string | undefined
}

/** What reading the board needs from beyond this feature; handed in by app.ts. */
export interface BoardReads {
  snapshot(workspaceId: string, filter: Filtered): Promise<BoardSnapshot>
  column(about: {
    workspaceId: string
    stageId: string
    after: string | null
    limit: number
    filter: Filtered
  }): Promise<CardPage>
  /** A card, following merges to the survivor; null when there is none in this workspace. */
  card(workspaceId: string, cardId: string): Promise<Card | null>
}

export function registerBoard(app: App, reads: BoardReads): void {
  app.get(
    '/api/board',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['board'],
        summary: 'The whole board: stages, and the first cards of each',
        querystring: z.object(Filter),
        response: { 200: BoardSnapshot, ...refusals },
      },
      serializerCompiler: () => (answer) => JSON.stringify(answer),
    },
    async (request) => reads.snapshot(signedIn(request).workspaceId, request.query),
  )

  app.get(
    '/api/stages/:id/cards',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['board'],
        summary: 'More cards of a column, in order',
        params: z.object({ id: Id }),
        querystring: z.object({
          ...Filter,
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: CardPage, ...refusals },
      },
      serializerCompiler: () => (answer) => JSON.stringify(answer),
    },
    async (request) => {
      const { after, limit, ...filter } = request.query
      return reads.column({
        workspaceId: signedIn(request).workspaceId,
        stageId: request.params.id,
        after: after ?? null,
        limit,
        filter,
      })
    },
  )

  app.get(
    '/api/cards/:id',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['board'],
        summary: 'One card; of a card merged into another one, the survivor',
        params: z.object({ id: Id }),
        response: { 200: Card, ...refusals },
      },
    },
    async (request) =>
      (await reads.card(signedIn(request).workspaceId, request.params.id)) ?? fail('not_found', 'card'),
  )
}
