import { moveCard } from '@aldia/shared/card.ts'
import { MessageKind } from '@aldia/shared/message.ts'
import { ranksBetween } from '@aldia/shared/rank.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { byEngine } from '#base/database/engine.ts'
import { boardCommands } from '#board/board.commands.ts'
import { insertCard, listStages } from '#board/board.store.ts'
import { cardsSince, loadCards, lookAtMove } from '#board/card.reads.ts'
import type { Received } from '#channels/transport.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { makeListener } from '#outbox/listener.ts'
import { messageSteps } from '#reactions.ts'
import { ana, anaLid, luis, received } from '#testing/conversations.ts'
import { statementsOf } from '#testing/statements.ts'
import { commandNamed, fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// What a message and a move ask of the database; it must stay so, whatever the size of the board.

let shop: TestWorkspace

afterEach(() => shop.dispose())

function listener() {
  return makeListener(
    { workspaceId: shop.workspaceId, accountId: 'account' },
    {
      database: shop.database,
      perform: shop.perform,
      meetPeople,
      openSealedEdit: () => null,
      steps: messageSteps,
      linesChanged: async () => {},
      wakeAttachments: () => {},
      wakeUnreadable: () => {},
      sender: { opened: () => {}, unlinked: async () => {}, wake: () => {} },
      newMessageId: () => 'OUR',
      connection: async () => {},
      pairing: async () => {},
      presence: async () => {},
      refuseNumber: async () => null,
      isJournalled: true,
    },
  )
}

const takeIn = (...batch: Received[]) => listener().received(batch)
const costOf = async (work: () => Promise<unknown>) => (await statementsOf(shop.database, work)).length

/** A board with this many cards besides those of people met; the rows alone, which is all that a move and a message see of it. */
async function withCards(count: number): Promise<void> {
  await shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, async (work) => {
    const stages = await listStages(work.tx, work.workspaceId)
    const ranks = ranksBetween(null, null, Math.ceil(count / stages.length))
    for (let i = 0; i < count; i++) {
      const contactId = work.newId()
      await insertCard(work.tx, {
        id: work.newId(),
        workspaceId: work.workspaceId,
        seq: work.seq,
        version: 1,
        contactId,
        stageId: stages[i % stages.length]?.id ?? '',
        rank: ranks[Math.floor(i / stages.length)] ?? '',
        unread: 0,
        stageSince: work.now,
        createdAt: work.now,
      })
    }
  })
}

describe.each([100, 5_000])('on a board of %i cards', (cards) => {
  test('a message of somebody known costs four statements, and fewer with others in a batch', async () => {
    shop = await testWorkspace({ lean: true })
    await withCards(cards)
    await takeIn(received({ from: anaLid, other: ana, pushName: 'Ana' }), received({ from: luis }))
    const later = (minutes: number, from: string) =>
      received({ from, other: from === anaLid ? ana : null, pushName: 'Ana', sentAt: fridayMorning + minutes * 60_000 })
    expect(await costOf(() => takeIn(later(1, anaLid)))).toBe(4)
    const batch = [later(2, anaLid), later(3, anaLid), later(4, anaLid)]
    // PostgreSQL takes the rows of a table in one way there and back.
    expect(await costOf(() => takeIn(...batch))).toBe(byEngine({ sqlite: 10, postgres: 6 }))
  })

  test('a move costs five statements, inside a column four', async () => {
    shop = await testWorkspace({ lean: true })
    const person = await shop.person('manager')
    await withCards(cards)
    await takeIn(received(), received({ from: luis }))
    const [inbox, other] = await listStages(shop.database.reader, shop.workspaceId)
    const ids = (await cardsSince(shop.database.reader, shop.workspaceId, 0)).ids
    const shown = await loadCards(shop.database.reader, shop.workspaceId, ids)
    const [first, second] = shown.filter((card) => card.stageId === inbox?.id)
    const move = commandNamed(
      boardCommands({ lookAtMove, mustBeOnTeam: async () => {}, tellRead: async () => {} }),
      moveCard.name,
    )
    const drag = (fromStageId: string | undefined, toStageId: string | undefined, afterCardId: string | null) =>
      shop.run(move, person, { cardId: first?.id, fromStageId, toStageId, afterCardId })
    expect(await costOf(() => drag(inbox?.id, inbox?.id, second?.id ?? ''))).toBe(4)
    expect(await costOf(() => drag(inbox?.id, other?.id, null))).toBe(5)
  })
})

test('marks that wait for their message are found when it comes, though they are rarely asked for', async () => {
  shop = await testWorkspace()
  const edit = { type: 'edit', ofWaId: 'LATER', ofDirection: 'in', text: 'ya no', editedAt: fridayMorning } as const
  await takeIn(received())
  await takeIn(received({ content: edit }))
  await takeIn(received({ waId: 'LATER', content: { text: 'sí' } }))
  const message = shop.news.at(-1)?.saved.messages?.find(({ editedAt }) => editedAt !== null)
  expect(message?.text).toBe('ya no')
})

test('what the news tell without asking is what is stored, whatever comes', async () => {
  shop = await testWorkspace()
  const people = [ana, anaLid, luis]
  const waIds = ['A', 'B', 'C', 'D', 'E', 'F']
  const record = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { noNullPrototype: true })
  const text = fc.option(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constant('half a \ud83d sign')),
  )
  const quote = record({
    waId: fc.constantFrom(...waIds),
    direction: fc.constantFrom('in' as const, 'out' as const),
    kind: fc.constantFrom(...MessageKind.options),
    preview: text,
  })
  const attachment = record({
    mimeType: fc.constantFrom('image/png', 'audio/ogg'),
    name: text,
    sizeBytes: fc.option(fc.nat()),
    width: fc.option(fc.nat()),
    height: fc.option(fc.nat()),
    durationSeconds: fc.option(fc.double({ noNaN: true, min: 0, max: 1e4 })),
    sha256: fc.constant(null),
  })
  const details = fc.oneof(
    record({ type: fc.constant('poll' as const), question: fc.string(), options: fc.array(fc.string()) }),
    record({
      type: fc.constant('location' as const),
      latitude: fc.double({ noNaN: true }),
      longitude: fc.double({ noNaN: true }),
      name: fc.option(fc.string()),
      address: fc.option(fc.string()),
    }),
  )
  const message = record({
    type: fc.constant('message' as const),
    kind: fc.constantFrom(...MessageKind.options),
    text,
    quote: fc.option(quote),
    attachment: fc.option(attachment),
    details: fc.option(details),
    reactions: fc.array(fc.constant({ direction: 'out' as const, emoji: '🙏' }), { maxLength: 1 }),
    editedAt: fc.option(fc.nat()),
    deleted: fc.boolean(),
  })
  const target = { ofWaId: fc.constantFrom(...waIds), ofDirection: fc.constantFrom('in' as const, 'out' as const) }
  const mark = fc.oneof(
    record({ type: fc.constant('edit' as const), ...target, text: fc.string(), editedAt: fc.nat() }),
    record({ type: fc.constant('delete' as const), ...target, deletedAt: fc.nat() }),
    record({
      type: fc.constant('reaction' as const),
      toWaId: target.ofWaId,
      toDirection: target.ofDirection,
      emoji: fc.constantFrom('👍', ''),
      at: fc.nat(),
    }),
  )
  const one = record({
    waId: fc.constantFrom(...waIds),
    from: fc.constantFrom(...people),
    direction: fc.constantFrom('in' as const, 'out' as const),
    origin: fc.constantFrom('live' as const, 'history' as const, 'phone' as const),
    seconds: fc.nat(5),
    pushName: text,
    seen: fc.boolean(),
    content: fc.oneof({ weight: 3, arbitrary: message }, { weight: 1, arbitrary: mark }),
  }).map(({ seconds, ...rest }) =>
    received({
      ...rest,
      other: rest.from === anaLid ? ana : null,
      status: rest.direction === 'out' ? 'sent' : null,
      sentAt: fridayMorning + seconds * 1_000,
    }),
  )
  const batches = fc.array(fc.array(one, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      for (const batch of all) await takeIn(...batch)
    }),
    { numRuns: 60 },
  )
})

test('a text with the character zero or half a sign is told as it is stored, at first sight and when it is edited', async () => {
  shop = await testWorkspace()
  await takeIn(received({ waId: 'ODD', content: { text: 'a\0b\ud83d' } }))
  const told = () => shop.news.at(-1)?.saved.messages?.[0]?.text
  expect(told()).toBe('a\ufffdb\ufffd')
  const edit = { type: 'edit', ofWaId: 'ODD', ofDirection: 'in', text: 'c\0d', editedAt: fridayMorning } as const
  await takeIn(received({ content: edit }))
  expect(told()).toBe('c\ufffdd')
})
