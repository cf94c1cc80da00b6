import { campaignFinished } from '@aldia/shared/campaign.ts'
import { z } from 'zod'
import { handleJob, type JobHandler, jobKind } from '#base/jobs.ts'
import type { Perform, Work } from '#base/work.ts'
import { withProgress } from '#campaigns/campaign.reads.ts'
import {
  addPeople,
  type CampaignPersonRow,
  type CampaignRow,
  findCampaign,
  peopleIn,
  saveCampaign,
  savePerson,
} from '#campaigns/campaigns.store.ts'
import { forPerson } from '#campaigns/for-person.ts'
import { contactFacts } from '#contacts/contacts.ts'
import { type ByRuleParts, queueByRule } from '#outbox/queue-by-rule.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// A campaign is written person by person, each in a transaction of its own with the mark that says so: an end of the program between
// two of them loses and repeats nothing. When each of them leaves is for the pace of the number and the gate.

/** Writes to the next people of a campaign; `key` is the campaign. */
const campaignJob = jobKind('campaigns.run', z.object({ workspaceId: z.string() }))
/** So many people are written to before others get their turn. */
const atOnce = 10
/** A number that is not linked or has a long line is looked at again after this time (ms). */
const againMs = 120_000
/** So many of a campaign wait to leave at most: the line of a number has room for reminders too. */
export const mostQueued = 20
/** What could not leave for so long is out of date (ms). */
const staleAfterMs = 7 * 86_400_000

/** Has a campaign go on at an instant (epoch ms). */
export async function runCampaign(work: Work, campaignId: string, dueAt: number): Promise<void> {
  await work.enqueue(campaignJob, { key: campaignId, dueAt, data: { workspaceId: work.workspaceId } })
}

export function campaignJobHandler({ perform, parts }: { perform: Perform; parts: ByRuleParts }): JobHandler {
  return handleJob(campaignJob, { maxAttempts: 8 }, async (job) => {
    for (let i = 0; i < atOnce && !job.isStopped(); i++) {
      const about = { workspaceId: job.data.workspaceId, actor: { kind: 'system' } } as const
      const { output } = await perform(about, async (work) => {
        await job.hold(work.tx)
        return { next: await writeToNext(work, parts, job.key), now: work.now }
      })
      if (output.next === 'over') return null
      if (output.next === 'wait') return { againAt: output.now + againMs }
    }
    return { againAt: job.dueAt }
  })
}

/** Writes to one more person, or leaves them out. `wait`: nothing can be written just now. */
async function writeToNext(work: Work, parts: ByRuleParts, campaignId: string): Promise<'more' | 'wait' | 'over'> {
  const campaign = await findCampaign(work.tx, work.workspaceId, campaignId)
  if (campaign?.state !== 'running') return 'over'
  const [person] = await peopleIn(work.tx, { campaignId, state: 'waiting', limit: 1 })
  const [progress] = await withProgress(work.tx, [campaign])
  if (person && (progress?.queued ?? 0) >= mostQueued) return 'wait'
  if (person) return (await writeTo(work, parts, campaign, person)) ? 'more' : 'wait'
  await saveCampaign(work.tx, campaignId, { state: 'done', seq: work.seq })
  const { name, people } = campaign
  work.record(campaignFinished, { data: { campaignId, name, people } })
  return 'over'
}

async function writeTo(
  work: Work,
  parts: ByRuleParts,
  campaign: CampaignRow,
  person: CampaignPersonRow,
): Promise<boolean> {
  const { contactId } = person
  const contact = await contactFacts(work.tx, work.workspaceId, contactId)
  const workspace = await findWorkspace(work.tx, work.workspaceId)
  if (!contact || !workspace || contact.mergedIntoId !== null) {
    // Whoever they turned out to be gets it, once.
    if (contact?.mergedIntoId != null) await addPeople(work.tx, campaign.id, [contact.mergedIntoId])
    await savePerson(work.tx, person, { state: 'leftOut', reason: 'told' })
    return true
  }
  const { variants, templateId } = campaign
  const found = await forPerson(work.tx, { workspace, contactId, variants, templateId, now: work.now })
  if (!found.gets) {
    await savePerson(work.tx, person, { state: 'leftOut', reason: found.reason })
    return true
  }
  const { text, wording } = found
  const notAfter = work.now + staleAfterMs
  const messageId = await queueByRule(work, parts, { contactId, text, wording, purpose: 'reminder', notAfter })
  if (messageId === null) return false
  await savePerson(work.tx, person, { state: 'queued', messageId })
  return true
}
