import type { PlannedItem } from '@aldia/shared/cadence-commands.ts'
import { moveCard } from '@aldia/shared/card.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listStages } from '#board/board.store.ts'
import { rowsOfMessage } from '#outbox/outbox.store.ts'
import { ladderShop } from '#testing/ladder-shop.ts'

// What was approved or stands in the outbox, when something about the debtor, the figures, the day or the number changes.

const { here, run, owes, previews, page, switchOn, look, texts, untilSent, goTo, approve, typesOf } = ladderShop()

const past = async () => (await previews().ladder(here.shop.workspaceId, here.ana.contactId)).past
/** Of what was said together, the first one. */
const states = async () =>
  (await past()).filter(({ state }) => state !== 'merged').map(({ state, reason }) => [state, reason])
const stageOf = async (kind: string) =>
  (await listStages(here.shop.database.reader, here.shop.workspaceId)).find((stage) => stage.kind === kind)?.id ?? ''
async function moveTo(kind: string): Promise<void> {
  const card = here.shop.news.flatMap(({ saved }) => saved.cards ?? []).findLast(({ id }) => id === here.ana.cardId)
  const move = {
    cardId: here.ana.cardId,
    fromStageId: card?.stageId,
    toStageId: await stageOf(kind),
    afterCardId: null,
  }
  await run(moveCard.name, move)
}
const leaving = (items: readonly PlannedItem[]) => items.filter(({ verdict }) => verdict === 'leaves')
const waits = async (messageId: string | null | undefined) => {
  const rows = await rowsOfMessage(here.shop.database.reader, here.shop.workspaceId, messageId ?? '')
  return rows.some(({ state }) => state === 'waiting')
}

beforeEach(async () => {
  await owes(50_000_00, '2026-11-24')
})

describe('a card that comes to a column in which no reminder leaves', () => {
  it.each(['dispute', 'closed'])('takes approvals back in the same transaction: %s', async (kind) => {
    await switchOn('approveEach')
    for (const item of await page(null)) if (item.verdict === 'awaits') await approve(item)
    await moveTo(kind)
    expect(typesOf(here.shop.news.at(-1))).toEqual(expect.arrayContaining(['card.moved', 'cadence.stopped']))
    expect((await states()).every(([state, reason]) => state === 'cancelled' && reason === 'stage')).toBe(true)
    expect(leaving(await page('2026-11-24'))).toEqual([])
  })

  it('takes back what stands in the outbox', async () => {
    await switchOn()
    here.network.isReady = false
    goTo('2026-11-24T14:00')
    await look()
    const messageId = (await past())[0]?.messageId
    expect(await waits(messageId)).toBe(true)
    await moveTo('dispute')
    expect(await waits(messageId)).toBe(false)
    here.network.isReady = true
    here.sender.wake('account')
    goTo('2026-11-25T14:00')
    await look()
    expect(here.network.sent).toEqual([])
  })

  it('leaves everything as it is where the column is another one', async () => {
    await switchOn('approveEach')
    const [first] = await page(null)
    if (first) await approve(first)
    await moveTo('overdue')
    expect(typesOf(here.shop.news.at(-1))).not.toContain('cadence.stopped')
    expect(await states()).toEqual([['approved', null]])
  })
})

describe('figures that change while a reminder stands in the outbox', () => {
  const reminded = async (mode: 'automatic' | 'approveEach') => {
    await switchOn(mode)
    if (mode === 'approveEach') for (const item of await page(null)) await approve(item)
    here.network.isReady = false
    goTo('2026-11-24T14:00')
    await look()
    expect(await waits((await past())[0]?.messageId)).toBe(true)
  }
  const goesOn = async () => {
    here.network.isReady = true
    await look()
    here.sender.wake('account')
    await untilSent(1)
  }

  it.each(['automatic', 'approveEach'] as const)('have it said anew with those of now, once: %s', async (mode) => {
    await reminded(mode)
    await owes(7_000_00, '2026-11-30')
    expect(typesOf(here.shop.news.at(-1))).toContain('cadence.stopped')
    await goesOn()
    await look()
    expect(here.network.sent).toHaveLength(1)
    expect(texts()[0]).toContain('57.000')
  })

  it('have it unsaid where nothing is owed any more', async () => {
    await switchOn()
    here.network.isReady = false
    goTo('2026-11-24T14:00')
    await look()
    const messageId = (await past())[0]?.messageId
    const debt = here.shop.news.flatMap(({ saved }) => saved.debts ?? [])[0]
    if (debt) await run('debt.cancel', { debtId: debt.id, reason: 'entered twice' })
    expect(await waits(messageId)).toBe(false)
    here.network.isReady = true
    await look()
    here.sender.wake('account')
    await here.shop.database.write(here.shop.workspaceId, async () => {})
    expect(here.network.sent).toEqual([])
  })
})

describe('a reminder that could not leave on its day', () => {
  beforeEach(async () => {
    await switchOn()
    here.network.isReady = false
    goTo('2026-11-24T14:00')
    await look()
  })

  it('is dropped with its reason, and the next day is said with the words of then', async () => {
    const messageId = (await past())[0]?.messageId
    goTo('2026-11-25T14:00')
    here.network.isReady = true
    here.sender.wake('account')
    await vi.waitFor(async () => expect(await waits(messageId)).toBe(false))
    const failed = here.shop.news.flatMap(({ saved }) => saved.messages ?? []).findLast(({ id }) => id === messageId)
    expect(failed).toMatchObject({ status: 'failed', failure: 'stale' })
    expect(await states()).toEqual([['cancelled', 'stale']])
    await look()
    await untilSent(1)
    expect(texts()[0]).toMatch(/venci/)
    await look()
    expect(here.network.sent).toHaveLength(1)
  })

  it('because its number was logged out fails, says so, and leaves once when the number is linked again', async () => {
    const messageId = (await past())[0]?.messageId
    here.isLinked = false
    await here.sender.unlinked({ workspaceId: here.shop.workspaceId, accountId: 'account' })
    expect(await states()).toEqual([['cancelled', 'account_unlinked']])
    expect(await waits(messageId)).toBe(false)
    // Nothing is written while there is no number.
    expect(await look()).toMatchObject({ againAt: expect.any(Number) })
    here.isLinked = true
    here.network.isReady = true
    await look()
    await untilSent(1)
    await look()
    expect(here.network.sent).toHaveLength(1)
  })

  it('because a person cancelled it is left out; brought back, it is the one that leaves', async () => {
    const messageId = (await past())[0]?.messageId
    const message = here.shop.news.flatMap(({ saved }) => saved.messages ?? []).findLast(({ id }) => id === messageId)
    await run('message.cancel', { messageId, version: message?.seq })
    expect(await states()).toEqual([['skipped', 'skipped']])
    await run('message.restore', { messageId })
    expect((await states()).map(([state]) => state)).toEqual(['sent'])
    here.network.isReady = true
    here.sender.wake('account')
    await untilSent(1)
    await look()
    expect(here.network.sent).toHaveLength(1)
  })
})
