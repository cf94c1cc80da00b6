import type { Cadence, CadenceDraft } from '@aldia/shared/cadence.ts'
import type { Segment, SegmentRule } from '@aldia/shared/segment.ts'
import type { Tag } from '@aldia/shared/tag.ts'
import { expect, it } from 'vitest'
import { listCadences } from '#cadences/cadences.store.ts'
import { starters } from '#cadences/starters.ts'
import { debtorOf } from '#testing/debtor.ts'
import { ladderShop } from '#testing/ladder-shop.ts'

// A ladder of its own for whoever carries a tag or is in a segment: the preview, the page of the debtor and the sender ask the same.

const { here, run, owes, fortnight, cadences, look, texts, untilSent, goTo } = ladderShop()

const draft = (name: string, audience: Partial<CadenceDraft['audience']> = {}): CadenceDraft => {
  const [credit] = starters('es')
  if (!credit) throw new Error('there is a ladder of sales')
  return { ...credit.draft, name, mode: 'automatic', audience: { ...credit.draft.audience, ...audience } }
}
async function turnOn(one: CadenceDraft): Promise<Cadence> {
  const { id } = await run<Cadence>('cadence.add', one)
  return run('cadence.switch', { cadenceId: id, isOn: true })
}
const tagNamed = (name: string) => run<Tag>('tag.add', { name, colour: 'sky' })
const rule = (part: Partial<SegmentRule>): SegmentRule => ({
  ...{ tags: null, languages: null, stageKinds: null, lateFrom: null, lateTo: null, currency: null },
  ...{ overdueFromMinor: null, overdueToMinor: null, channel: null, relation: null },
  ...part,
})
const segment = (name: string, part: Partial<SegmentRule>) =>
  run<Segment>('segment.add', { name, rule: rule(part), isShared: true })
const planned = async () => [...new Set((await fortnight()).flatMap(({ steps }) => steps.map((s) => s.cadenceId)))]
const events = (type: string) =>
  here.shop.news.flatMap((change) => change.events).filter((event) => event.type === type)

it('a tag puts a debtor on the ladder for it, in the preview, on their page and at the sender, and says so', async () => {
  await owes(50_000_00, '2026-11-24')
  const all = await turnOn(draft('De todos'))
  const vip = await tagNamed('VIP')
  const soft = await turnOn({ ...draft('Con calma', { tagIds: [vip.id] }), steps: draft('').steps.slice(3, 5) })
  expect([await planned(), (await cadences()).map(({ name }) => name)]).toEqual([[all.id], ['De todos']])
  await run('card.tag', { cardId: here.ana.cardId, tagId: vip.id })
  expect([await planned(), (await cadences()).map(({ name }) => name)]).toEqual([[soft.id], ['Con calma']])
  expect(events('cadence.ladderChanged')).toMatchObject([
    {
      cardId: here.ana.cardId,
      data: { fromCadenceId: all.id, from: 'De todos', toCadenceId: soft.id, to: 'Con calma' },
    },
  ])
  const [shown] = (await fortnight()).filter(({ verdict }) => verdict === 'leaves')
  // The general ladder would have written three days before; hers does on the day.
  goTo('2026-11-21T14:00')
  expect(await look()).toBe(null)
  goTo(shown?.at ?? 0)
  await look()
  await untilSent(1)
  expect([shown?.on, texts()[0]]).toEqual(['2026-11-24', shown?.text])
  await run('card.untag', { cardId: here.ana.cardId, tagId: vip.id })
  expect(events('cadence.ladderChanged').at(-1)?.data).toMatchObject({ from: 'Con calma', to: 'De todos' })
  // Taking that back is a change of tags as well.
  await run('event.undo', { eventId: events('contact.untagged').at(-1)?.id })
  expect(events('cadence.ladderChanged').at(-1)?.data).toMatchObject({ from: 'De todos', to: 'Con calma' })
})

it('a tag that was merged or removed is asked for as what it is today', async () => {
  await owes(50_000_00, '2026-11-24')
  const [old, vip] = [await tagNamed('Vip'), await tagNamed('Importante')]
  const soft = await turnOn(draft('Con calma', { tagIds: [old.id] }))
  await run('card.tag', { cardId: here.ana.cardId, tagId: vip.id })
  expect(await planned()).toEqual([])
  await run('tag.merge', { tagId: old.id, intoTagId: vip.id })
  expect(await planned()).toEqual([soft.id])
  await run('tag.remove', { tagId: vip.id })
  expect(await planned()).toEqual([])
})

it('of several that fit the first in the list counts, which people put in order', async () => {
  await owes(50_000_00, '2026-11-24')
  const vip = await tagNamed('VIP')
  const soft = await turnOn(draft('Con calma', { tagIds: [vip.id] }))
  await run('card.tag', { cardId: here.ana.cardId, tagId: vip.id })
  // What is made later stands on top, and is asked first.
  const all = await turnOn(draft('De todos'))
  expect(await planned()).toEqual([all.id])
  const { cadences: ordered } = await run<{ cadences: Cadence[] }>('cadence.reorder', {
    cadenceId: soft.id,
    afterCadenceId: null,
  })
  expect(ordered.slice(0, 2).map(({ name }) => name)).toEqual(['Con calma', 'De todos'])
  expect(await planned()).toEqual([soft.id])
  await expect(run('cadence.reorder', { cadenceId: soft.id, afterCadenceId: soft.id })).rejects.toMatchObject({
    code: 'invalid',
    field: 'afterCadenceId',
  })
  expect(
    new Set((await listCadences(here.shop.database.reader, here.shop.workspaceId)).map((c) => c.position)).size,
  ).toBe(5)
})

it('a segment has its ladder while it is in use, by what is true of the debtor that day', async () => {
  await owes(50_000_00, '2026-11-24')
  const pt = await segment('Los de Brasil', { languages: ['pt'] })
  const theirs = await turnOn(draft('Para Brasil', { segmentId: pt.id }))
  expect(await planned()).toEqual([])
  const preferences = { zone: null, channels: null, ownHours: null, ownMax: null, language: 'pt' }
  await run('contact.setPreferences', { cardId: here.ana.cardId, preferences })
  expect(await planned()).toEqual([theirs.id])
  await run('segment.archive', { segmentId: pt.id, archived: true })
  expect(await planned()).toEqual([])
})

it('new is who never paid, and who owes in no ladder of theirs is reminded by the general one', async () => {
  const luis = await debtorOf(here.shop, '573004445566')
  await owes(50_000_00, '2026-11-24')
  await owes(50_000_00, '2026-11-24', luis)
  const all = await turnOn(draft('De todos'))
  const first = await segment('Nuevos', { relation: 'new' })
  const theirs = await turnOn(draft('Para nuevos', { segmentId: first.id }))
  await run('payment.record', {
    ...{ cardId: luis.cardId, amountMinor: 10_000_00, currency: 'COP', paidOn: '2026-11-20', paidBy: 'cash' },
    state: 'confirmed',
  })
  goTo('2026-11-23T09:00')
  const by = async (contactId: string) =>
    (await fortnight()).find((item) => item.contactId === contactId)?.steps[0]?.cadenceId
  expect([await by(here.ana.contactId), await by(luis.contactId)]).toEqual([theirs.id, all.id])
})

it('a step says the words that were chosen for it, those of a segment first, in the preview as when it is sent', async () => {
  await owes(50_000_00, '2026-11-24')
  const say = (name: string, body: string) =>
    run<{ id: string }>('template.add', {
      ...{ kind: 'message', situation: 'other', name, variants: [{ language: 'es', address: null, body }] },
    })
  const [plain, fresh] = [
    await say('Simple', 'Hola. Saldo: {saldo}'),
    await say('Nuevos', 'Bienvenida. Saldo: {saldo}'),
  ]
  const first = await segment('Nuevos', { relation: 'new' })
  const [, ...rest] = draft('').steps
  const words = { do: 'message' as const, tone: 'friendly' as const, templateId: plain.id }
  const bySegment = [{ segmentId: first.id, templateId: fresh.id }]
  const opening = { ...rest[1], id: 'chosen', action: { ...words, bySegment } } as CadenceDraft['steps'][number]
  await turnOn({ ...draft('Con palabras propias'), steps: [opening] })
  const [shown] = (await fortnight()).filter(({ verdict }) => verdict === 'leaves')
  expect(shown?.text).toMatch(/^Bienvenida/)
  goTo(shown?.at ?? 0)
  await look()
  await untilSent(1)
  expect(texts()[0]).toBe(shown?.text)
  const missing = { ...opening, action: { ...words, templateId: first.id } } as CadenceDraft['steps'][number]
  await expect(run('cadence.add', { ...draft('X'), steps: [missing] })).rejects.toMatchObject({
    code: 'not_found',
    field: 'steps.0.action.templateId',
  })
})

it('a ladder is for tags and segments of this business that are in use', async () => {
  const vip = await tagNamed('VIP')
  await run('tag.remove', { tagId: vip.id })
  const mine = await run<Segment>('segment.add', { name: 'Mío', rule: rule({ lateFrom: 3 }), isShared: false })
  for (const [audience, field] of [
    [{ tagIds: [vip.id] }, 'audience.tagIds'],
    [{ segmentId: mine.id }, 'audience.segmentId'],
    [{ segmentId: vip.id }, 'audience.segmentId'],
  ] as const)
    await expect(run('cadence.add', draft('X', audience as never))).rejects.toMatchObject({ code: 'not_found', field })
})
