import { undoEvent } from '@aldia/shared/card.ts'
import { mergeContacts } from '@aldia/shared/contact.ts'
import { addTag, mergeTag, removeTag, type Tag, tagCard, untagCard, updateTag } from '@aldia/shared/tag.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebuildBalances } from '#account/rebuild-balances.ts'
import type { SignedIn } from '#base/commands.ts'
import { boardCommands } from '#board/board.commands.ts'
import { cardIdsOfContacts, listStages } from '#board/board.store.ts'
import { columnPage, firstPages, loadCards, sumsBeyond } from '#board/card.reads.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { undoCommands } from '#history/undo.ts'
import { recordLoaders } from '#records.ts'
import { makeBoardReads } from '#snapshot.ts'
import { tagCommands } from '#tags/tags.commands.ts'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let shop: TestWorkspace
let owner: SignedIn
let agent: SignedIn
let ana: Debtor
beforeEach(async () => {
  shop = await testWorkspace()
  owner = await shop.person('owner', 'Rosa')
  agent = await shop.person('agent', 'Luz')
  ana = await debtorOf(shop)
})
afterEach(() => shop.dispose())

const commands = () => [
  ...tagCommands,
  ...undoCommands,
  ...boardCommands({} as Parameters<typeof boardCommands>[0]),
  ...contactCommands({ cardsOf: cardIdsOfContacts } as unknown as Parameters<typeof contactCommands>[0]),
]
const run = <T = unknown>(name: string, input: object, by: SignedIn = owner): Promise<T> =>
  shop.run(commandNamed(commands(), name), by, input).then(({ output }) => output as T)
const add = (name: string, by = owner) => run<Tag>(addTag.name, { name, colour: 'teal' }, by)
const tag = (tagId: string, who = ana, by = agent) => run(tagCard.name, { cardId: who.cardId, tagId }, by)
const undoLast = async (by = owner) => {
  const event = shop.news.flatMap(({ events }) => events).findLast(({ undoable }) => undoable)
  return run(undoEvent.name, { eventId: event?.id }, by)
}
const reads = () => makeBoardReads(shop.database.reader, recordLoaders, (account) => account, shop.clock.now)
/** What a browser sees on the card. */
const worn = async (who = ana) => (await reads().card(shop.workspaceId, who.cardId))?.tagIds
/** Whom the board shows through the filter. */
const wearing = async (tagId: string) =>
  (await reads().snapshot(shop.workspaceId, { tagId })).cards.map(({ id }) => id).sort()

test('a tag is put on a person and taken off again, each time once, and either is taken back', async () => {
  const vip = await add('Mayorista')
  await tag(vip.id)
  await tag(vip.id)
  expect(await worn()).toEqual([vip.id])
  const told = shop.news.flatMap(({ events }) => events).filter(({ type }) => type === 'contact.tagged')
  expect(told).toMatchObject([{ cardId: ana.cardId, data: { tagId: vip.id, name: 'Mayorista' } }])
  await undoLast(agent)
  expect([await worn(), await wearing(vip.id)]).toEqual([[], []])
  await tag(vip.id)
  await run(untagCard.name, { cardId: ana.cardId, tagId: vip.id }, agent)
  expect([await worn(), await wearing(vip.id)]).toEqual([[], []])
  await undoLast(agent)
  expect([await worn(), await wearing(vip.id)]).toEqual([[vip.id], [ana.cardId]])
})

test('one name is one tag, whatever its case and accents; who was slower is told', async () => {
  const barrio = await add('Barrio Ñuñoa')
  await expect(add('barrio nunoa')).rejects.toMatchObject({ code: 'conflict', reason: 'tag_name_taken', field: 'name' })
  const other = await add('Otro')
  await expect(run(updateTag.name, { tagId: other.id, name: 'BARRIO ÑUÑOA' })).rejects.toMatchObject({
    reason: 'tag_name_taken',
  })
  const recoloured = await run(updateTag.name, { tagId: barrio.id, colour: 'rose' })
  expect(recoloured).toMatchObject({ name: 'Barrio Ñuñoa', colour: 'rose' })
  await undoLast()
  expect((await reads().snapshot(shop.workspaceId, {})).tags).toMatchObject([{ colour: 'teal' }, { name: 'Otro' }])
})

test('a tag that became part of another one is found, shown and taken off as that one, and comes back whole', async () => {
  const luis = await debtorOf(shop, '573004445566')
  const [big, large] = [await add('Grandes'), await add('Grande')]
  await tag(large.id)
  await tag(big.id, luis)
  await run(mergeTag.name, { tagId: large.id, intoTagId: big.id })
  expect(await wearing(big.id)).toEqual([ana.cardId, luis.cardId].sort())
  // Merged into what she carries already: nothing new to carry.
  await tag(big.id)
  expect(await worn()).toEqual([large.id])
  await expect(tag(large.id, luis)).rejects.toMatchObject({ code: 'not_found', field: 'tagId' })
  await run(untagCard.name, { cardId: ana.cardId, tagId: big.id })
  expect(await wearing(big.id)).toEqual([luis.cardId])
  await undoLast()
  const merge = shop.news.flatMap(({ events }) => events).find(({ type }) => type === 'tag.merged')
  await run(undoEvent.name, { eventId: merge?.id })
  expect([await wearing(large.id), await wearing(big.id)]).toEqual([[ana.cardId], [luis.cardId]])
})

test('a removed tag is on nobody until its removal is taken back, which its name may forbid by then', async () => {
  const vip = await add('VIP')
  await tag(vip.id)
  await run(removeTag.name, { tagId: vip.id })
  expect(await wearing(vip.id)).toEqual([])
  await expect(tag(vip.id)).rejects.toMatchObject({ code: 'not_found' })
  await undoLast()
  expect(await wearing(vip.id)).toEqual([ana.cardId])
  await run(removeTag.name, { tagId: vip.id })
  await add('vip')
  await expect(undoLast()).rejects.toMatchObject({ reason: 'tag_name_taken' })
})

test('what concerns everybody is for whoever manages the board, and tags stay in their business', async () => {
  const mine = await add('Mía', agent)
  for (const [name, input] of [
    [updateTag.name, { tagId: mine.id, colour: 'sky' }],
    [mergeTag.name, { tagId: mine.id, intoTagId: mine.id }],
    [removeTag.name, { tagId: mine.id }],
  ] as const)
    await expect(run(name, input, agent)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(tag(mine.id, ana, await shop.person('viewer'))).rejects.toMatchObject({ code: 'forbidden' })
  const other = await shop.other()
  const stranger = await other.person('owner')
  for (const [name, input] of [
    [removeTag.name, { tagId: mine.id }],
    [tagCard.name, { cardId: ana.cardId, tagId: mine.id }],
  ] as const)
    await expect(run(name, input, stranger)).rejects.toMatchObject({ code: 'not_found' })
  await expect(run(mergeTag.name, { tagId: mine.id, intoTagId: mine.id })).rejects.toMatchObject({
    code: 'invalid',
    field: 'intoTagId',
  })
})

test('counts and money follow the filter, beyond the first page too', async () => {
  const vip = await add('VIP')
  const { reader } = shop.database
  for (let i = 0; i < 5; i++) {
    const one = await debtorOf(shop, String(573_200_000_000 + i))
    await one.owes(1_000 * (i + 1), { dueOn: '2026-12-10' })
    if (i > 0) await tag(vip.id, one)
  }
  await rebuildBalances({ reader, perform: shop.perform, now: shop.clock.now }, shop.workspaceId)
  const about = { workspaceId: shop.workspaceId, filter: { tagId: vip.id } }
  const stageIds = (await listStages(reader, shop.workspaceId)).map(({ id }) => id)
  const pages = await firstPages(reader, { ...about, stageIds, limit: 1 })
  const [stageId = ''] = [...pages].find(([, page]) => page.cards.length > 0) ?? []
  const beyond = await sumsBeyond(reader, { ...about, pages })
  const here = pages.get(stageId)?.cards.reduce((sum, { money }) => sum + (money?.balances.COP ?? 0), 0) ?? 0
  expect(beyond[stageId]?.count).toBe(3)
  expect(here + (beyond[stageId]?.totals.COP ?? 0)).toBe(2_000 + 3_000 + 4_000 + 5_000)
  const rest = await columnPage(reader, { ...about, stageId, after: pages.get(stageId)?.next ?? '', limit: 10 })
  expect(rest.cards).toHaveLength(3)
})

test('two people who become one carry the tags of both, and their own again when they are two', async () => {
  const luis = await debtorOf(shop, '573004445566')
  const [one, both, his] = [await add('Una'), await add('Ambos'), await add('Suya')]
  await tag(one.id)
  await tag(both.id)
  await tag(both.id, luis)
  await tag(his.id, luis)
  await run(mergeContacts.name, { contactId: luis.contactId, intoContactId: ana.contactId })
  expect(await worn()).toEqual([one.id, both.id, his.id])
  expect(await wearing(his.id)).toEqual([ana.cardId])
  const merge = shop.news.flatMap(({ events }) => events).find(({ type }) => type === 'contact.merged')
  await run(undoEvent.name, { eventId: merge?.id })
  const [shown] = await loadCards(shop.database.reader, shop.workspaceId, [luis.cardId])
  expect([await worn(), shown?.tagIds]).toEqual([
    [one.id, both.id],
    [both.id, his.id],
  ])
  expect([await wearing(both.id), await wearing(his.id)]).toEqual([[ana.cardId, luis.cardId].sort(), [luis.cardId]])
})
