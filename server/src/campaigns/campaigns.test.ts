import type { Campaign, CampaignPreview } from '@aldia/shared/campaign.ts'
import type { Segment, SegmentRule } from '@aldia/shared/segment.ts'
import { expect, it, vi } from 'vitest'
import { newId } from '#base/ids.ts'
import { leftOutOf, withProgress } from '#campaigns/campaign.reads.ts'
import { listCampaigns } from '#campaigns/campaigns.store.ts'
import { previewCampaign } from '#campaigns/campaigns.ts'
import { campaignJobHandler, mostQueued } from '#campaigns/run-campaign.ts'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { ladderShop } from '#testing/ladder-shop.ts'

// "Cambió la cuenta del banco", to everybody in a segment: through the same gate and outbox as every reminder.

const { here, parts, run, owes, aJob, texts, goTo, anaSays } = ladderShop()

const everybody: SegmentRule = {
  ...{ tags: null, languages: ['es', 'pt', 'en'], stageKinds: null, lateFrom: null, lateTo: null, currency: null },
  ...{ overdueFromMinor: null, overdueToMinor: null, channel: null, relation: null },
}
const segment = () => run<Segment>('segment.add', { name: 'Todos', rule: everybody, isShared: true })
const words = (segmentId: string, body = 'Hola, {nombre}. Cambió la cuenta del banco.') => ({
  ...{ segmentId, body, templateId: null },
})
const look = (about: ReturnType<typeof words>): Promise<CampaignPreview> =>
  previewCampaign(
    { tx: here.shop.database.reader, workspaceId: here.shop.workspaceId, now: here.shop.clock.now() },
    about,
  )
const start = (about: ReturnType<typeof words>, people: number, campaignId = newId(here.shop.clock.now())) =>
  run<Campaign>('campaign.start', { ...about, campaignId, name: 'Cuenta nueva', people })
/** The job of the campaign, as often as it asks for it at once. */
async function work({ id }: Pick<Campaign, 'id'>): Promise<void> {
  const handler = campaignJobHandler({ perform: here.shop.perform, parts: parts() })
  for (let i = 0; i < 5; i++) {
    const again = await handler.run(aJob(id, { workspaceId: here.shop.workspaceId }))
    if (again === null || again.againAt > here.shop.clock.now()) return
  }
}
const progress = async () => {
  const rows = await listCampaigns(here.shop.database.reader, here.shop.workspaceId)
  return (await withProgress(here.shop.database.reader, rows))[0]
}
async function luis(): Promise<Debtor> {
  return debtorOf(here.shop, '573004445566')
}
/** Lets time go on until so many have left in all, each behind the gap that the number keeps. */
const letLeave = (count: number) =>
  vi.waitFor(
    () => {
      here.shop.clock.advance(60_000)
      here.sender.wake('account')
      expect(here.network.sent.length).toBeGreaterThanOrEqual(count)
    },
    { timeout: 20_000, interval: 50 },
  )

it('shows who gets it and who does not and why before anybody approves, and does just that', async () => {
  await luis()
  await owes(50_000_00, '2026-11-24')
  const { id } = await segment()
  await anaSays('BAJA')
  await letLeave(1)
  const shown = await look(words(id))
  expect(shown).toMatchObject({ people: 2, gets: 1, leftOut: [{ cardId: here.ana.cardId, reason: 'optedOut' }] })
  const campaign = await start(words(id), shown.people)
  expect(campaign).toMatchObject({ state: 'running', people: 2, waiting: 2, leftOut: 0 })
  await work(campaign)
  await letLeave(2)
  expect(texts().at(-1)).toBe(shown.example?.text)
  expect(await progress()).toMatchObject({ waiting: 0, leftOut: 1, failed: 0 })
  expect(await leftOutOf(here.shop.database.reader, campaign.id)).toMatchObject([
    { cardId: here.ana.cardId, reason: 'optedOut' },
  ])
})

it('reaches each person once, however often it is approved or its job runs', async () => {
  await luis()
  const { id } = await segment()
  const campaign = await start(words(id), 2)
  expect(await start(words(id), 2, campaign.id)).toMatchObject({ id: campaign.id })
  await Promise.all([work(campaign), work(campaign)])
  await work(campaign)
  await letLeave(2)
  expect(new Set(here.network.sent.map(({ address }) => address)).size).toBe(2)
  expect(await listCampaigns(here.shop.database.reader, here.shop.workspaceId)).toHaveLength(1)
})

it('counts as a contact: who was written to today waits, and is not written to out of hours', async () => {
  const { id } = await segment()
  const first = await start(words(id), 1)
  await work(first)
  await letLeave(1)
  here.shop.clock.advance(20 * 60_000)
  expect(await look(words(id, 'Otra cosa más'))).toMatchObject({ gets: 1, later: 1 })
  goTo('2026-11-20T21:00')
  const second = await start(words(id, 'Otra cosa más'), 1)
  await work(second)
  expect(await progress()).toMatchObject({ state: 'running', queued: 1, sent: 0 })
  expect(here.network.sent).toHaveLength(1)
})

it('is stopped while under way: nobody else gets it, and what has not left is taken back', async () => {
  await luis()
  const { id } = await segment()
  const campaign = await start(words(id), 2)
  goTo('2026-11-20T21:00')
  await work(campaign)
  expect(await progress()).toMatchObject({ queued: 2 })
  const stopped = await run<Campaign>('campaign.stop', { campaignId: campaign.id })
  expect(stopped).toMatchObject({ state: 'stopped', queued: 0, stopped: 2 })
  goTo('2026-11-21T09:00')
  here.sender.wake('account')
  await work(campaign)
  expect(await progress()).toMatchObject({ state: 'stopped', sent: 0 })
  expect(here.network.sent).toEqual([])
})

it('fills the line of the number with a part of it only, so that reminders find room', async () => {
  for (let i = 0; i < mostQueued + 3; i++) await debtorOf(here.shop, String(573_200_000_000 + i))
  const { id } = await segment()
  const campaign = await start(words(id), mostQueued + 4)
  goTo('2026-11-20T21:00')
  for (let i = 0; i < 4; i++) await work(campaign)
  expect(await progress()).toMatchObject({ queued: mostQueued, waiting: 4 })
})

it('a figure that cannot be filled in leaves its person out', async () => {
  await luis()
  await owes(50_000_00, '2026-11-24')
  const { id } = await segment()
  const shown = await look(words(id, 'Su saldo es {saldo}'))
  expect(shown).toMatchObject({ people: 2, gets: 1, leftOut: [{ reason: 'wording' }] })
  expect(shown.example?.text).toContain('50.000')
})

it('is for a manager, for a segment of everybody’s, with words that can be filled in, and with the people that were seen', async () => {
  const { id } = await segment()
  const own = await run<Segment>('segment.add', { name: 'Mío', rule: everybody, isShared: false })
  for (const [input, people, refusal] of [
    [words(own.id), 1, { code: 'not_found', field: 'segmentId' }],
    [words(id, 'Hola {apodo}'), 1, { code: 'invalid', reason: 'template_unknown', field: 'body' }],
    [words(id), 7, { code: 'conflict', reason: 'campaign_changed' }],
  ] as const)
    await expect(start(input, people)).rejects.toMatchObject(refusal)
  await expect(start({ ...words(id), templateId: id } as never, 1)).rejects.toThrow('campaign_words')
  here.owner = await here.shop.person('agent')
  await expect(start(words(id), 1)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(run('campaign.stop', { campaignId: id })).rejects.toMatchObject({ code: 'forbidden' })
})
