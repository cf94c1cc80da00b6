import { ConnectionGaps, Pairing } from '@aldia/shared/channel.ts'
import { Id } from '@aldia/shared/ids.ts'
import { z } from 'zod'
import type { Reader } from '#base/database/database.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { mustFind } from '#channels/channels.ts'
import { listGaps } from '#channels/gaps.store.ts'
import type { RunningChannels } from '#channels/running-channels.ts'

/** So many of the latest gaps are shown. */
const shownGaps = 200

/** What is on show for linking a number, for those who may manage channels only: whoever reads it can take the number over. */
export function channelRoutes(app: App, parts: { reader: Reader; channels: Pick<RunningChannels, 'pairing'> }): void {
  app.get(
    '/api/channel-accounts/:id/pairing',
    {
      config: { needs: 'manage_channels' },
      schema: {
        tags: ['channel'],
        summary: 'The QR text or code with which a phone links this number; both empty while it is not being linked',
        params: z.object({ id: Id }),
        response: { 200: Pairing, ...refusals },
      },
    },
    async (request, reply) => {
      const { workspaceId } = signedIn(request)
      const { id } = await mustFind(parts.reader, workspaceId, request.params.id)
      void reply.header('cache-control', 'no-store')
      return parts.channels.pairing(id)
    },
  )

  app.get(
    '/api/channel-accounts/:id/gaps',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['channel'],
        summary: 'When this number was not connected, why, and how many messages came in afterwards; the latest first',
        params: z.object({ id: Id }),
        response: { 200: ConnectionGaps, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const { id } = await mustFind(parts.reader, workspaceId, request.params.id)
      return { gaps: await listGaps(parts.reader, { workspaceId, accountId: id, limit: shownGaps }) }
    },
  )
}
