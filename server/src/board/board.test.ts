import type { Card } from '@aldia/shared/card.ts'
import { byRank } from '@aldia/shared/rank.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import { boardCommands } from '#board/board.commands.ts'
import { listStages } from '#board/board.store.ts'
import { cardsSince, loadCards, lookAtMove } from '#board/card.reads.ts'
import { openCard } from '#board/cards.ts'
import { findOrMakeContact } from '#contacts/find-or-make.ts'
import { undoCommands } from '#history/undo.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

const commands = [
  ...boardCommands({ lookAtMove, mustBeOnTeam: async () => undefined, tellRead: async () => undefined }),
  ...undoCommands,
]
const command = (name: string) => commandNamed(commands, name)

let shop: TestWorkspace
let ana: SignedIn

beforeEach(async () => {
  shop = await testWorkspace()
  ana = await shop.person('manager', 'Ana')
})
afterEach(() => shop.dispose())

const debtors = ['luis', 'eva', 'omar', 'rosa', 'juan']

/** Gives each named debtor a card in the inbox, first name on top. */
async function cardsFor(names: readonly string[], workspace = shop): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const name of [...names].reverse()) {
    const { output } = await workspace.perform(
      { workspaceId: workspace.workspaceId, actor: { kind: 'system' } },
      async (work) => {
        const number = String(573000000000 + debtors.indexOf(name))
        const met = { address: `${number}@s.whatsapp.net`, other: null, pushName: name }
        const { contact } = await findOrMakeContact(work, met)
        return openCard(work, contact.id, null)
      },
    )
    ids.set(name, output)
  }
  return ids
}

/** The board in one line, such as `inbox: luis eva | overdue: omar`. */
async function board(workspace = shop): Promise<string> {
  const { ids } = await cardsSince(workspace.database.reader, workspace.workspaceId, 0)
  const cards = (await loadCards(workspace.database.reader, workspace.workspaceId, ids)).sort(byRank)
  const stages = await listStages(workspace.database.reader, workspace.workspaceId)
  return stages
    .map((stage) => ({ stage, names: cards.filter((c) => c.stageId === stage.id).map((c) => c.name) }))
    .filter(({ names }) => names.length > 0)
    .map(({ stage, names }) => `${stage.kind}: ${names.join(' ')}`)
    .join(' | ')
}

async function stageOf(kind: Stage['kind']): Promise<Stage> {
  const stage = (await listStages(shop.database.reader, shop.workspaceId)).find((s) => s.kind === kind)
  if (!stage) throw new Error(`no ${kind}`)
  return stage
}

async function drag(cardId: string, from: Stage['kind'], to: Stage['kind'], afterCardId: string | null = null) {
  const input = {
    cardId,
    fromStageId: (await stageOf(from)).id,
    toStageId: (await stageOf(to)).id,
    afterCardId,
  }
  return shop.run(command('card.move'), ana, input)
}

const idOf = (ids: Map<string, string>, name: string) => ids.get(name) ?? ''

describe('moving cards', () => {
  test('a card goes where it is dropped: between columns and inside one', async () => {
    const ids = await cardsFor(['luis', 'eva', 'omar'])
    await drag(idOf(ids, 'eva'), 'inbox', 'promise')
    expect(await board()).toBe('inbox: luis omar | promise: eva')
    await drag(idOf(ids, 'luis'), 'inbox', 'inbox', idOf(ids, 'omar'))
    expect(await board()).toBe('inbox: omar luis | promise: eva')
    await drag(idOf(ids, 'omar'), 'inbox', 'promise', idOf(ids, 'eva'))
    expect(await board()).toBe('inbox: luis | promise: eva omar')
  })

  test('a move changes stage and rank, and nothing else', async () => {
    const ids = await cardsFor(['luis'])
    const before = (await loadCards(shop.database.reader, shop.workspaceId, [idOf(ids, 'luis')]))[0] as Card
    shop.clock.advance(60_000)
    const answer = await drag(before.id, 'inbox', 'overdue')
    const after = answer.output as Card
    const { stageId, rank, seq, version, stageSince } = after
    expect(after).toEqual({ ...before, stageId, rank, seq, version, stageSince })
    expect(version).toBe(before.version + 1)
    expect(stageSince).toBe(shop.clock.now())
  })

  test('whoever saw the card elsewhere is refused, and the newer place stays', async () => {
    const ids = await cardsFor(['luis'])
    await drag(idOf(ids, 'luis'), 'inbox', 'paid')
    await expect(drag(idOf(ids, 'luis'), 'inbox', 'overdue')).rejects.toMatchObject({
      code: 'conflict',
      reason: 'card_moved',
    })
    expect(await board()).toBe('paid: luis')
  })

  test('a column archived under a drag refuses the card, which stays where it was', async () => {
    const ids = await cardsFor(['luis'])
    const dispute = await stageOf('dispute')
    await shop.run(command('stage.archive'), ana, { stageId: dispute.id, moveCardsToStageId: null })
    await expect(drag(idOf(ids, 'luis'), 'inbox', 'dispute')).rejects.toMatchObject({ reason: 'stage_archived' })
    expect(await board()).toBe('inbox: luis')
  })

  test('the same operation sent twice moves once and gets the same answer', async () => {
    const ids = await cardsFor(['luis', 'eva'])
    const input = {
      cardId: idOf(ids, 'luis'),
      fromStageId: (await stageOf('inbox')).id,
      toStageId: (await stageOf('plan')).id,
      afterCardId: null,
    }
    const opId = crypto.randomUUID()
    const first = await shop.run(command('card.move'), ana, input, opId)
    const second = await shop.run(command('card.move'), ana, input, opId)
    expect(second).toEqual(first)
    expect((await stageOf('plan')).cardCount).toBe(1)
    const elsewhere = { ...input, toStageId: (await stageOf('promise')).id }
    await expect(shop.run(command('card.move'), ana, elsewhere, opId)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'operation_reused',
    })
    const luis = await shop.person('agent')
    await expect(shop.run(command('card.move'), luis, input, opId)).rejects.toMatchObject({
      reason: 'operation_reused',
    })
  })

  test('undo puts the card back to its exact place, once', async () => {
    const ids = await cardsFor(['luis', 'eva', 'omar'])
    const { change } = await drag(idOf(ids, 'eva'), 'inbox', 'paid')
    const eventId = change?.events[0]?.id
    await shop.run(command('event.undo'), ana, { eventId })
    expect(await board()).toBe('inbox: luis eva omar')
    await expect(shop.run(command('event.undo'), ana, { eventId })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('undo is refused when the card was moved again since', async () => {
    const ids = await cardsFor(['luis'])
    const { change } = await drag(idOf(ids, 'luis'), 'inbox', 'paid')
    await drag(idOf(ids, 'luis'), 'paid', 'closed')
    const eventId = change?.events[0]?.id
    await expect(shop.run(command('event.undo'), ana, { eventId })).rejects.toMatchObject({
      reason: 'undo_later_change',
    })
  })

  test('cards and stages of another business cannot be named', async () => {
    const ids = await cardsFor(['luis'])
    const other = await shop.other()
    const stranger = await other.person('owner')
    const input = {
      cardId: idOf(ids, 'luis'),
      fromStageId: (await stageOf('inbox')).id,
      toStageId: (await stageOf('paid')).id,
      afterCardId: null,
    }
    await expect(other.run(command('card.move'), stranger, input)).rejects.toMatchObject({ code: 'not_found' })
    const foreign = await listStages(other.database.reader, other.workspaceId)
    await expect(shop.run(command('card.move'), ana, { ...input, toStageId: foreign[3]?.id })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'stage',
    })
    expect(await board()).toBe('inbox: luis')
  })

  test('a viewer may not move cards', async () => {
    const ids = await cardsFor(['luis'])
    const viewer = await shop.person('viewer')
    await expect(shop.run(command('card.markRead'), viewer, { cardId: idOf(ids, 'luis') })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('whatever is dragged and undone, the counts agree and every card stands exactly once', async () => {
    const ids = [...(await cardsFor(debtors)).values()]
    const kinds = ['inbox', 'overdue', 'promise', 'paid'] as const
    const stages = await Promise.all(kinds.map(stageOf))
    const step = fc.record({
      card: fc.nat(ids.length - 1),
      to: fc.nat(stages.length - 1),
      after: fc.option(fc.nat(ids.length - 1), { nil: null }),
      undo: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const { card, to, after, undo } of steps) {
          const cardId = ids[card] ?? ''
          const [now] = await loadCards(shop.database.reader, shop.workspaceId, [cardId])
          const afterCardId = after === null || after === card ? null : (ids[after] ?? null)
          const input = { cardId, fromStageId: now?.stageId, toStageId: stages[to]?.id, afterCardId }
          const { change } = await shop.run(command('card.move'), ana, input)
          if (undo) await shop.run(command('event.undo'), ana, { eventId: change?.events[0]?.id })
        }
        const cards = await loadCards(shop.database.reader, shop.workspaceId, ids)
        expect(cards).toHaveLength(ids.length)
        expect(new Set(cards.map((c) => `${c.stageId} ${c.rank}`)).size).toBe(ids.length)
        for (const stage of await listStages(shop.database.reader, shop.workspaceId))
          expect(stage.cardCount).toBe(cards.filter((c) => c.stageId === stage.id).length)
      }),
      { numRuns: 25 },
    )
  })
})

describe('columns', () => {
  test('are added, renamed, recoloured and put in order', async () => {
    const overdue = await stageOf('overdue')
    const { output } = await shop.run(command('stage.add'), ana, {
      name: '  Visitas \u202e ',
      kind: 'overdue',
      colour: 'rose',
      afterStageId: overdue.id,
    })
    const added = output as Stage
    expect(added.name).toBe('Visitas')
    await shop.run(command('stage.update'), ana, { stageId: added.id, name: 'Visita', colour: 'teal' })
    await shop.run(command('stage.reorder'), ana, { stageId: added.id, afterStageId: null })
    const first = (await listStages(shop.database.reader, shop.workspaceId))[0]
    expect(first).toMatchObject({ id: added.id, name: 'Visita', colour: 'teal', kind: 'overdue' })
  })

  test('an archived column hands its cards over in their order', async () => {
    const ids = await cardsFor(['luis', 'eva', 'omar'])
    for (const name of ['omar', 'eva']) await drag(idOf(ids, name), 'inbox', 'dispute')
    const dispute = await stageOf('dispute')
    await expect(
      shop.run(command('stage.archive'), ana, { stageId: dispute.id, moveCardsToStageId: null }),
    ).rejects.toMatchObject({ reason: 'stage_not_empty', field: 'moveCardsToStageId' })
    const inbox = await stageOf('inbox')
    await shop.run(command('stage.archive'), ana, { stageId: dispute.id, moveCardsToStageId: inbox.id })
    expect(await board()).toBe('inbox: luis eva omar')
    expect((await stageOf('inbox')).cardCount).toBe(3)
  })

  test('the last inbox stays, for new messages arrive there', async () => {
    const inbox = await stageOf('inbox')
    await expect(
      shop.run(command('stage.archive'), ana, { stageId: inbox.id, moveCardsToStageId: null }),
    ).rejects.toMatchObject({ reason: 'last_inbox' })
    await expect(shop.run(command('stage.update'), ana, { stageId: inbox.id, kind: 'paid' })).rejects.toMatchObject({
      reason: 'last_inbox',
    })
  })

  test('agents work cards but do not rebuild the board, not even by undo', async () => {
    const agent = await shop.person('agent')
    const paid = await stageOf('paid')
    const rename = { stageId: paid.id, name: 'Pagado' }
    await expect(shop.run(command('stage.update'), agent, rename)).rejects.toMatchObject({ code: 'forbidden' })
    const { change } = await shop.run(command('stage.update'), ana, rename)
    const eventId = change?.events[0]?.id
    await expect(shop.run(command('event.undo'), agent, { eventId })).rejects.toMatchObject({ code: 'forbidden' })
    await shop.run(command('event.undo'), ana, { eventId })
    expect((await stageOf('paid')).name).toBe('Al día')
  })
})

describe('news', () => {
  test('count without holes and carry whole records', async () => {
    const ids = await cardsFor(['luis'])
    await drag(idOf(ids, 'luis'), 'inbox', 'paid')
    const seqs = shop.news.map((change) => change.seq)
    expect(seqs).toEqual(seqs.map((_, i) => i + 1))
    const moved = shop.news.at(-1)
    expect(moved?.saved.cards?.[0]).toMatchObject({ name: 'luis', seq: moved?.seq })
    expect(moved?.events[0]).toMatchObject({ type: 'card.moved', cardId: idOf(ids, 'luis'), undoable: true })
    const counts = moved?.saved.stages?.map((stage) => [stage.kind, stage.cardCount])
    expect(counts?.sort()).toEqual([
      ['inbox', 0],
      ['paid', 1],
    ])
  })

  test('a refused wish leaves no trace and no hole', async () => {
    const ids = await cardsFor(['luis'])
    const before = shop.news.at(-1)?.seq ?? 0
    await expect(drag(idOf(ids, 'luis'), 'paid', 'closed')).rejects.toMatchObject({ code: 'conflict' })
    await drag(idOf(ids, 'luis'), 'inbox', 'paid')
    expect(shop.news.at(-1)?.seq).toBe(before + 1)
  })
})
