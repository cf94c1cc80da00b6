import { NumberRisk } from '@aldia/shared/channel.ts'
import { ContactStanding, Moments } from '@aldia/shared/contact-policy.ts'
import { Id } from '@aldia/shared/ids.ts'
import { OutgoingFilter, OutgoingPage } from '@aldia/shared/outgoing.ts'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { mustFind } from '#channels/channels.ts'
import { momentsOf } from '#outbox/moments.ts'
import { numberRisk } from '#outbox/number-risk.ts'
import { type OutgoingParts, outgoingPage } from '#outbox/outgoing.ts'
import { contactStanding } from '#outbox/standing.ts'

/** The end of the year 9999; no calendar goes further. */
const maxInstant = 253_402_300_799_999

export interface OutboxRouteParts extends OutgoingParts {
  reader: Reader
  clock: Pick<Clock, 'now'>
}

export function outboxRoutes(app: App, parts: OutboxRouteParts): void {
  app.get(
    '/api/outgoing',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['messages'],
        summary: 'What waits to leave, soonest first: scheduled, held by the contact policy, queued, failed',
        querystring: OutgoingFilter,
        response: { 200: OutgoingPage, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      return outgoingPage(parts.reader, parts, { workspaceId, now: parts.clock.now(), filter: request.query })
    },
  )

  app.get(
    '/api/channel-accounts/:id/risk',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['channel'],
        summary: 'How near a number is to being restricted by WhatsApp, and the figures that say so',
        params: z.object({ id: Id }),
        response: { 200: NumberRisk, ...refusals },
      },
    },
    async (request) => {
      const { reader, clock } = parts
      const { id, linkedAt, sendingResumedAt } = await mustFind(
        reader,
        signedIn(request).workspaceId,
        request.params.id,
      )
      return numberRisk(reader, { accountId: id, linkedAt, resumedAt: sendingResumedAt, now: clock.now() })
    },
  )

  app.get(
    '/api/cards/:id/moments',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['contact policy'],
        summary: 'When a message to a person may leave: lawful moments to choose from, and a ruling on one of them',
        params: z.object({ id: Id }),
        querystring: z.object({ at: z.coerce.number().int().min(0).max(maxInstant).optional() }),
        response: { 200: Moments, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const { reader, clock } = parts
      const contactId = (await parts.contactOfCard(reader, workspaceId, request.params.id)) ?? fail('not_found', 'card')
      return momentsOf(reader, { workspaceId, contactId, now: clock.now(), at: request.query.at ?? null })
    },
  )

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
      return contactStanding(parts.reader, { workspaceId, contactId, now: parts.clock.now(), cardsOf: parts.cardsOf })
    },
  )
}
