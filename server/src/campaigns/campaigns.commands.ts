import { startCampaign as startCommand, stopCampaign as stopCommand } from '@aldia/shared/campaign.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { startCampaign, stopCampaign } from '#campaigns/campaigns.ts'

export const campaignCommands: readonly HandledCommand[] = [
  handle(startCommand, 'write_to_many', (work, input, by) => startCampaign(work, input, by.userId)),
  handle(stopCommand, 'write_to_many', (work, { campaignId }) => stopCampaign(work, campaignId)),
]
