import { z } from 'zod'
import { StayReason } from './cadence.ts'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { cleanName } from './names.ts'
import { TemplateBody } from './template.ts'

// One message to everybody in a segment ("cambió la cuenta del banco"). Each of them is written for one person, put into the outbox and
// ruled on by the gate like any other reminder; there is no other way to write to many.

/** `running`: people are still being written to, or what was written waits to leave. */
export const CampaignState = z.enum(['running', 'stopped', 'done'])
export type CampaignState = z.infer<typeof CampaignState>

export const Campaign = z.object({
  id: Id,
  seq: Seq,
  name: z.string(),
  segmentId: Id,
  state: CampaignState,
  createdById: Id,
  createdAt: Instant,
  /** How many it was for when it was approved, and what has become of them. */
  people: z.number().int(),
  /** Nothing was written to them yet. */
  waiting: z.number().int(),
  /** Written, and waiting to leave. */
  queued: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
  /** The gate did not let it, or the words could not be filled in. */
  leftOut: z.number().int(),
  /** Taken back because somebody stopped it. */
  stopped: z.number().int(),
})
export type Campaign = z.infer<typeof Campaign>

/** What is said: words of one's own, with names of figures between braces, or a template of the team. */
const words = { segmentId: Id, body: TemplateBody.nullable(), templateId: Id.nullable() }
const CampaignWords = z.object(words)
export type CampaignWords = z.infer<typeof CampaignWords>
const hasOne = ({ body, templateId }: Pick<CampaignWords, 'body' | 'templateId'>) =>
  (body === null) !== (templateId === null)

/** `POST /api/campaigns/preview`: who would get it now and who would not; changes nothing. */
export const CampaignQuestion = CampaignWords.refine(hasOne, { error: 'campaign_words', path: ['body'] })

/**
 * Approves a message to a segment and begins to send it. `people` is how many were looked at (409 `campaign_changed` when there are
 * others by now); `campaignId` is made by the browser, so that approving twice is approving once.
 */
export const startCampaign = command('campaign.start', {
  input: z
    .object({ ...words, campaignId: Id, name: cleanName(60), people: z.number().int().min(1) })
    .refine(hasOne, { error: 'campaign_words', path: ['body'] }),
  output: Campaign,
})
/** Nobody else is written to, and what has not left is taken back. */
export const stopCampaign = command('campaign.stop', { input: z.object({ campaignId: Id }), output: Campaign })

const Person = z.object({ cardId: Id, name: z.string().nullable(), phone: z.string().nullable() })
export const CampaignPreview = z.object({
  people: z.number().int(),
  gets: z.number().int(),
  /** Of those who get it: the rules have it wait for so many of them. */
  later: z.number().int(),
  /** As the first of them would read it; null: nobody gets it. */
  example: z.object({ name: z.string().nullable(), text: z.string() }).nullable(),
  /** Who does not, with the first reason; at most a hundred are named. */
  leftOut: z.array(Person.extend({ reason: StayReason })),
})
export type CampaignPreview = z.infer<typeof CampaignPreview>

/** `GET /api/campaigns`: newest first. */
export const Campaigns = z.object({ campaigns: z.array(Campaign) })
/** `GET /api/campaigns/:id/left-out`: whom it did not reach, and why. */
export const CampaignLeftOut = z.object({ people: z.array(Person.extend({ reason: StayReason })) })

const about = z.object({ campaignId: IdRef, name: z.string(), people: z.number().int() })
export const campaignStarted = event('campaign.started', about)
export const campaignStopped = event('campaign.stopped', about)
/** Everybody was written to, or left out. */
export const campaignFinished = event('campaign.finished', about)
