import { inPrecedence } from '@aldia/shared/cadence/ladder.ts'
import { Cadences, CardLadder, PlannedDays, PlannedPage } from '@aldia/shared/cadence-commands.ts'
import { ContactMeters } from '@aldia/shared/contact-policy.ts'
import { LocalDate } from '@aldia/shared/dates.ts'
import { Id } from '@aldia/shared/ids.ts'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { asCadence } from '#cadences/cadence-records.ts'
import { listCadences } from '#cadences/cadences.store.ts'
import { contactMeters } from '#cadences/meters.ts'
import type { Previews } from '#cadences/preview.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

const From = z.object({ from: z.coerce.number().int().min(0).max(1_000_000).default(0) })

export function cadenceRoutes(
  app: App,
  parts: {
    reader: Reader
    clock: Pick<Clock, 'now'>
    previews: Previews
    contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
  },
): void {
  const { reader, previews } = parts
  app.get(
    '/api/cadences',
    {
      config: { needs: 'see_board' },
      schema: { tags: ['cadences'], summary: 'All ladders of reminders', response: { 200: Cadences, ...refusals } },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const workspace = await findWorkspace(reader, workspaceId)
      return {
        cadences: inPrecedence((await listCadences(reader, workspaceId)).map(asCadence)),
        pausedAt: workspace?.remindersPausedAt ?? null,
      }
    },
  )
  app.get(
    '/api/contact-meters',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['contact policy'],
        summary: 'How often the people of many cards were written to, and when they may be next',
        querystring: z.object({
          cards: z
            .string()
            .max(4_000)
            .transform((ids) => ids.split(','))
            .pipe(z.array(Id).max(100)),
        }),
        response: { 200: ContactMeters, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      return contactMeters(reader, { workspaceId, cardIds: request.query.cards, now: parts.clock.now() })
    },
  )
  app.get(
    '/api/cadences/days',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['cadences'],
        summary: 'What leaves on each of the next fourteen days, and what does not',
        response: { 200: PlannedDays, ...refusals },
      },
    },
    async (request) => previews.days(signedIn(request).workspaceId),
  )
  app.get(
    '/api/cadences/days/:on',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['cadences'],
        summary: 'Every message of one day that leaves, with its words, and every one that does not, with the reason',
        params: z.object({ on: LocalDate }),
        querystring: From,
        response: { 200: PlannedPage, ...refusals },
      },
    },
    async (request) => previews.page(signedIn(request).workspaceId, request.params.on, request.query.from),
  )
  app.get(
    '/api/cadences/approvals',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['cadences'],
        summary: 'What waits for somebody: messages to approve and tasks, earliest first',
        querystring: From,
        response: { 200: PlannedPage, ...refusals },
      },
    },
    async (request) => previews.page(signedIn(request).workspaceId, null, request.query.from),
  )
  app.get(
    '/api/cards/:id/ladder',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['cadences'],
        summary: 'Where a debtor is in its ladder, what comes next, and why nothing does',
        params: z.object({ id: Id }),
        response: { 200: CardLadder, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const contactId = (await parts.contactOfCard(reader, workspaceId, request.params.id)) ?? fail('not_found', 'card')
      return previews.ladder(workspaceId, contactId)
    },
  )
}
