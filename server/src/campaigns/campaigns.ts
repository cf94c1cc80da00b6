import { setImmediate as othersTurn } from 'node:timers/promises'
import {
  type Campaign,
  type CampaignPreview,
  type CampaignWords,
  campaignStarted,
  campaignStopped,
} from '@aldia/shared/campaign.ts'
import type { TemplateVariant } from '@aldia/shared/template.ts'
import { problemsOf } from '@aldia/shared/templates/render.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { cardsShowMessages } from '#board/cards.ts'
import { withProgress } from '#campaigns/campaign.reads.ts'
import {
  type CampaignRow,
  findCampaign,
  insertCampaign,
  isCampaignIdTaken,
  peopleIn,
  saveCampaign,
  savePerson,
  stopWaiting,
} from '#campaigns/campaigns.store.ts'
import { forPerson } from '#campaigns/for-person.ts'
import { runCampaign } from '#campaigns/run-campaign.ts'
import { takeBackWaiting } from '#outbox/take-back.ts'
import { type Known, peopleOfRule } from '#segments/segment-people.reads.ts'
import { sharedSegmentOrRefuse } from '#segments/segments.ts'
import { templateToSendOrRefuse } from '#templates/templates.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// A message to a segment, from looking at whom it would reach to stopping it. Who writes to many is one person's decision, which is why
// it is approved as a whole, with the number of people that was seen.

/** More than that is no message to a segment but to a town. */
const mostPeople = 5_000
const namedLeftOut = 100
const everything = Number.MAX_SAFE_INTEGER
/** Nothing is fetched for what is taken back. */
const shown = { linesChanged: cardsShowMessages, wakeAttachments: () => undefined, wakeUnreadable: () => undefined }

type Place = { tx: Reader; workspaceId: string; now: number }

/** Who would get it now, and who would not and why. */
export async function previewCampaign(about: Place, words: CampaignWords): Promise<CampaignPreview> {
  const { workspace, people, variants } = await askedFor(about, words)
  const preview: CampaignPreview = { people: people.length, gets: 0, later: 0, example: null, leftOut: [] }
  for (const { contactId, ...person } of people) {
    // Each is a question of its own to the gate; messages do not wait for all of them.
    await othersTurn()
    const found = await forPerson(about.tx, {
      workspace,
      contactId,
      variants,
      templateId: words.templateId,
      now: about.now,
    })
    if (!found.gets) {
      if (preview.leftOut.length < namedLeftOut) preview.leftOut.push({ ...person, reason: found.reason })
      continue
    }
    preview.gets += 1
    if (found.at !== null) preview.later += 1
    preview.example ??= { name: person.name, text: found.text }
  }
  return preview
}

/** Approves it: the people are those of this moment, each of whom gets it once. */
export async function startCampaign(
  work: Work,
  { campaignId, name, people: seen, ...words }: CampaignWords & { campaignId: string; name: string; people: number },
  byId: string,
): Promise<Campaign> {
  const known = await findCampaign(work.tx, work.workspaceId, campaignId)
  if (known) return one(work, known)
  if (await isCampaignIdTaken(work.tx, campaignId)) fail('conflict', 'campaign_id_taken', { field: 'campaignId' })
  const { people, variants } = await askedFor(work, words)
  if (people.length !== seen) fail('conflict', 'campaign_changed', { field: 'people' })
  const row: CampaignRow = {
    ...{ id: campaignId, workspaceId: work.workspaceId, seq: work.seq, name, variants },
    ...{ segmentId: words.segmentId, templateId: words.templateId, state: 'running', people: people.length },
    createdById: byId,
    createdAt: work.now,
  }
  await insertCampaign(
    work.tx,
    row,
    people.map(({ contactId }) => contactId),
  )
  await runCampaign(work, campaignId, work.now)
  work.record(campaignStarted, { data: { campaignId, name, people: people.length } })
  return one(work, row)
}

/** Nobody else is written to; what has not left is taken back. */
export async function stopCampaign(work: Work, campaignId: string): Promise<Campaign> {
  const row = (await findCampaign(work.tx, work.workspaceId, campaignId)) ?? fail('not_found', 'campaign')
  if (row.state === 'stopped') return one(work, row)
  await stopWaiting(work.tx, campaignId)
  let takenBack = 0
  for (const person of await peopleIn(work.tx, { campaignId, state: 'queued', limit: everything })) {
    if (person.messageId === null || !(await takeBackWaiting(work, shown, person.messageId))) continue
    await savePerson(work.tx, person, { state: 'stopped' })
    takenBack += 1
  }
  const [before] = await withProgress(work.tx, [row])
  // All of it has left: there is nothing to stop.
  if (row.state === 'done' && takenBack === 0) return before ?? fail('not_found', 'campaign')
  await saveCampaign(work.tx, campaignId, { state: 'stopped', seq: work.seq })
  const { name, people } = row
  work.record(campaignStopped, { data: { campaignId, name, people } })
  return one(work, { ...row, state: 'stopped', seq: work.seq })
}

async function askedFor(
  { tx, workspaceId, now }: Place,
  words: CampaignWords,
): Promise<{ workspace: Workspace; people: Known[]; variants: TemplateVariant[] }> {
  const workspace = (await findWorkspace(tx, workspaceId)) ?? fail('not_found', 'workspace')
  const place = { tx, workspaceId } as Pick<Work, 'tx' | 'workspaceId'>
  const segment = await sharedSegmentOrRefuse(place, words.segmentId, 'segmentId')
  const variants = await wordsOf(place, workspace, words)
  const people = await peopleOfRule(tx, { workspace, rule: segment.rule, now })
  if (people.length > mostPeople) fail('invalid', 'campaign_too_large', { field: 'segmentId' })
  return { workspace, people, variants }
}

async function wordsOf(
  place: Pick<Work, 'tx' | 'workspaceId'>,
  { language }: Workspace,
  { body, templateId }: CampaignWords,
): Promise<TemplateVariant[]> {
  if (templateId !== null) return (await templateToSendOrRefuse(place, templateId, 'templateId')).variants
  const [problem] = problemsOf(body ?? '')
  if (problem) {
    const isNamed = problem.kind === 'unknown' || problem.kind === 'instruction' || problem.kind === 'unclosed'
    const values = { name: problem.name, place: String(problem.from + 1) }
    fail('invalid', isNamed ? `template_${problem.kind}` : 'template_empty', { field: 'body', values })
  }
  return [{ language, address: null, body: body ?? '' }]
}

async function one(work: Work, row: CampaignRow): Promise<Campaign> {
  const [campaign] = await withProgress(work.tx, [row])
  return campaign ?? fail('not_found', 'campaign')
}
