import { CampaignLeftOut, CampaignPreview, CampaignQuestion, Campaigns } from '@aldia/shared/campaign.ts'
import { Id } from '@aldia/shared/ids.ts'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { leftOutOf, withProgress } from '#campaigns/campaign.reads.ts'
import { findCampaign, listCampaigns } from '#campaigns/campaigns.store.ts'
import { previewCampaign } from '#campaigns/campaigns.ts'

export function campaignRoutes(app: App, { reader, clock }: { reader: Reader; clock: Clock }): void {
  const tags = ['campaign']
  app.get(
    '/api/campaigns',
    {
      config: { needs: 'see_board' },
      schema: { tags, summary: 'Messages to segments and how far they are', response: { 200: Campaigns, ...refusals } },
    },
    async (request) => {
      const rows = await listCampaigns(reader, signedIn(request).workspaceId)
      return { campaigns: await withProgress(reader, rows) }
    },
  )

  app.post(
    '/api/campaigns/preview',
    {
      config: { needs: 'write_to_many' },
      schema: {
        tags,
        summary: 'Who would get a message now, and who would not; changes nothing',
        body: CampaignQuestion,
        response: { 200: CampaignPreview, ...refusals },
      },
    },
    (request) =>
      previewCampaign({ tx: reader, workspaceId: signedIn(request).workspaceId, now: clock.now() }, request.body),
  )

  app.get(
    '/api/campaigns/:id/left-out',
    {
      config: { needs: 'see_board' },
      schema: {
        tags,
        summary: 'Whom a message to a segment did not reach, and why',
        params: z.object({ id: Id }),
        response: { 200: CampaignLeftOut, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const row = (await findCampaign(reader, workspaceId, request.params.id)) ?? fail('not_found', 'campaign')
      return { people: await leftOutOf(reader, row.id) }
    },
  )
}
