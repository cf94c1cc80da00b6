import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findCard } from '#board/board.store.ts'
import { ana as anaAddress } from '#testing/conversations.ts'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { type Outgoing, outgoingOf } from '#testing/outgoing.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// Friday morning, when anything may leave. Undoing is on for ten seconds, as a business has it from the beginning.

let shop: TestWorkspace
let out: Outgoing
let ana: Debtor

beforeEach(async () => {
  shop = await testWorkspace()
  out = await outgoingOf(shop)
  ana = await debtorOf(shop)
})
afterEach(async () => {
  await out.stop()
  await shop.dispose()
})

const type = (text: string, more: object = {}) => out.send(ana.cardId, text, { mayTakeBack: true, ...more })
const takeBack = (messageId: string) =>
  out.run<{ cardId: string; text: string; quotedMessageId: string | null }>('message.takeBack', { messageId })
const lastLine = async () => (await findCard(shop.database.reader, shop.workspaceId, ana.cardId))?.lastMessageId

describe('what somebody types', () => {
  it('leaves after ten seconds, once, and no word of it stays', async () => {
    const { wait } = await type('buenos días')
    expect(wait).toMatchObject({ reason: 'undo', at: shop.clock.now() + 10_000 })
    await out.pass(9_999)
    expect(out.texts()).toEqual([])
    await out.pass(1)
    await out.untilSent('buenos días')
  })

  it('leaves at once where the business has it so, or when a program asks', async () => {
    await out.send(ana.cardId, 'por programa')
    await out.untilSent('por programa')
    await out.run('workspace.update', { undoSendSeconds: 0 })
    expect((await type('sin espera')).wait).toBeNull()
    await out.untilSent('por programa', 'sin espera')
  })

  it('leaves after the end of the program in those seconds, once', async () => {
    await type('buenos días')
    await out.restart()
    await out.pass(10_000)
    await out.untilSent('buenos días')
    await out.restart()
    await out.pass(60_000)
    expect(out.network.sent).toHaveLength(1)
  })

  it('keeps its seconds when the rules change meanwhile', async () => {
    await type('buenos días')
    await out.run('workspace.updateContactPolicy', { version: 0, change: { repliesAtAnyHour: true } })
    await out.pass(5_000)
    expect(out.texts()).toEqual([])
    await out.pass(5_000)
    await out.untilSent('buenos días')
  })

  it('leaves when the clock is set back by a day in those seconds', async () => {
    await type('buenos días')
    shop.clock.jumpTo(shop.clock.now() - 24 * 3_600_000)
    out.sender().wake(out.accountId)
    await vi.waitFor(() => expect(out.texts()).toEqual(['buenos días']))
  })
})

describe('taken back', () => {
  it('it is as if it had never been sent, and the words are answered', async () => {
    await out.hears(anaAddress, '¿cuánto debo?')
    const [asked] = await out.thread(ana.contactId)
    const { id } = await type('150.000', { quotedMessageId: asked?.id })
    expect(await lastLine()).toBe(id)
    expect(await takeBack(id)).toEqual({ cardId: ana.cardId, text: '150.000', quotedMessageId: asked?.id })
    await out.pass(60_000)
    expect(out.texts()).toEqual([])
    expect((await out.thread(ana.contactId)).map(({ text }) => text)).toEqual(['¿cuánto debo?'])
    expect(await lastLine()).toBe(asked?.id)
    await expect(takeBack(id)).rejects.toMatchObject({ reason: 'message_already_left' })
    await expect(out.run('message.restore', { messageId: id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(out.run('message.retry', { messageId: id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is refused once it has left, and to anybody but who wrote it', async () => {
    const { id } = await type('buenos días')
    const other = await shop.person('manager')
    await expect(out.run('message.takeBack', { messageId: id }, other)).rejects.toMatchObject({ code: 'forbidden' })
    await out.pass(10_000)
    await out.untilSent('buenos días')
    await expect(takeBack(id)).rejects.toMatchObject({ code: 'conflict', reason: 'message_already_left' })
  })
})
