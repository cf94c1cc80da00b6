import type { StayReason } from '@aldia/shared/cadence.ts'
import type { CampaignState } from '@aldia/shared/campaign.ts'
import type { TemplateVariant } from '@aldia/shared/template.ts'
import { count, index, instant, json, primaryKey, table, text } from '#base/database/dialect.ts'

export const campaigns = table(
  'campaigns',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    name: text('name').notNull(),
    segmentId: text('segment_id').notNull(),
    /** The words as they were approved, whatever becomes of the template. */
    variants: json<TemplateVariant[]>('variants').notNull(),
    templateId: text('template_id'),
    state: text('state').$type<CampaignState>().notNull(),
    people: count('people').notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('campaigns_by_workspace').on(t.workspaceId, t.createdAt)],
)

/** Whom it is for; the row is why nobody is written to twice. */
export const campaignPeople = table(
  'campaign_people',
  {
    campaignId: text('campaign_id').notNull(),
    contactId: text('contact_id').notNull(),
    state: text('state').$type<'waiting' | 'queued' | 'leftOut' | 'stopped'>().notNull(),
    /** Why somebody was left out. */
    reason: text('reason').$type<StayReason>(),
    messageId: text('message_id'),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.contactId] }),
    index('campaign_people_by_state').on(t.campaignId, t.state, t.contactId),
  ],
)
