import type { Segment, SegmentRule } from '@aldia/shared/segment.ts'
import { addSegment, archiveSegment, editSegment } from '@aldia/shared/segment.ts'
import { addTag, type Tag, tagCard } from '@aldia/shared/tag.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import { boardCommands } from '#board/board.commands.ts'
import { peopleOfRule } from '#segments/segment-people.reads.ts'
import { segmentCommands } from '#segments/segments.commands.ts'
import { segmentsFor } from '#segments/segments.ts'
import { tagCommands } from '#tags/tags.commands.ts'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

let shop: TestWorkspace
let owner: SignedIn
let agent: SignedIn
let ana: Debtor
beforeEach(async () => {
  shop = await testWorkspace()
  owner = await shop.person('owner')
  agent = await shop.person('agent')
  ana = await debtorOf(shop)
})
afterEach(() => shop.dispose())

const all = [...segmentCommands, ...tagCommands, ...boardCommands({} as Parameters<typeof boardCommands>[0])]
const run = <T = Segment>(name: string, input: object, by: SignedIn = owner): Promise<T> =>
  shop.run(commandNamed(all, name), by, input).then(({ output }) => output as T)
const rule = (part: Partial<SegmentRule>): SegmentRule => ({
  ...{ tags: null, languages: null, stageKinds: null, lateFrom: null, lateTo: null, currency: null },
  ...{ overdueFromMinor: null, overdueToMinor: null, channel: null, relation: null },
  ...part,
})
const late = { name: 'Atrasados', rule: rule({ lateFrom: 8 }), isShared: true }

async function people(part: Partial<SegmentRule>): Promise<string[]> {
  const workspace = await findWorkspace(shop.database.reader, shop.workspaceId)
  if (!workspace) throw new Error('the business is there')
  const found = await peopleOfRule(shop.database.reader, { workspace, rule: rule(part), now: shop.clock.now() })
  return found.map(({ cardId }) => cardId)
}

test('a segment is made, changed and put away; who was slower is told', async () => {
  const { id } = await run(addSegment.name, late)
  const changed = { segmentId: id, version: 1, ...late, name: 'Muy atrasados' }
  expect(await run(editSegment.name, changed)).toMatchObject({ name: 'Muy atrasados', version: 2, ownerId: null })
  await expect(run(editSegment.name, changed)).rejects.toMatchObject({ code: 'conflict', reason: 'segment_changed' })
  expect((await run(archiveSegment.name, { segmentId: id, archived: true })).archivedAt).toBe(shop.clock.now())
  const told = shop.news.flatMap(({ events }) => events).filter(({ type }) => type.startsWith('segment.'))
  expect(told.map(({ type }) => type)).toEqual(['segment.added', 'segment.edited', 'segment.archived'])
})

test('everybody’s are for whoever manages the board, one’s own for oneself, and all of them for one business', async () => {
  const shared = await run(addSegment.name, late)
  await expect(run(addSegment.name, late, agent)).rejects.toMatchObject({ code: 'forbidden', field: 'isShared' })
  const own = await run(addSegment.name, { ...late, isShared: false }, agent)
  const ids = async (by: SignedIn) =>
    (await segmentsFor(shop.database.reader, shop.workspaceId, by.userId)).map((s) => s.id)
  expect([await ids(agent), await ids(owner)]).toEqual([[shared.id, own.id], [shared.id]])
  const other = await shop.other()
  const stranger = await other.person('owner')
  for (const [segmentId, by, code] of [
    [shared.id, agent, 'forbidden'],
    [own.id, owner, 'not_found'],
    [shared.id, stranger, 'not_found'],
  ] as const)
    await expect(run(archiveSegment.name, { segmentId, archived: true }, by)).rejects.toMatchObject({ code })
})

test('a tag of another business, or none at all, is no condition', async () => {
  const other = await shop.other()
  const theirs = (
    await other.run(commandNamed(all, addTag.name), await other.person('owner'), { name: 'VIP', colour: 'sky' })
  ).output as Tag
  const tags = { match: 'any', tagIds: [theirs.id] }
  await expect(run(addSegment.name, { ...late, rule: rule({ tags } as never) })).rejects.toMatchObject({
    code: 'not_found',
    field: 'rule.tags',
  })
  await expect(run(addSegment.name, { ...late, rule: rule({}) })).rejects.toThrow('segment_empty')
})

test('people are found by what is true of them today', async () => {
  const luis = await debtorOf(shop, '573004445566')
  await ana.owes(50_000, { dueOn: '2026-11-10' })
  await luis.owes(90_000, { dueOn: '2026-11-20' })
  const vip = await run<Tag>(addTag.name, { name: 'VIP', colour: 'sky' })
  await run(tagCard.name, { cardId: luis.cardId, tagId: vip.id })
  expect(await people({ lateFrom: 10, lateTo: 10 })).toEqual([ana.cardId])
  // What is due today is not late today.
  expect(await people({ lateTo: 400 })).toEqual([ana.cardId])
  expect(await people({ currency: 'COP', overdueFromMinor: 50_000 })).toEqual([ana.cardId])
  expect(await people({ tags: { match: 'all', tagIds: [vip.id] } })).toEqual([luis.cardId])
  expect((await people({ languages: ['es'] })).sort()).toEqual([ana.cardId, luis.cardId].sort())
  expect(await people({ languages: ['en'] })).toEqual([])
})
