import type { Message } from '@aldia/shared/message.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '#base/ids.ts'
import { outgoingPage } from '#outbox/outgoing.ts'
import { ana as anaAddress } from '#testing/conversations.ts'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { type Outgoing, outgoingOf } from '#testing/outgoing.ts'
import { fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// A shop in Colombia: Monday to Friday 7 to 19, Saturday 8 to 15, one contact a day. It is Friday, nine in the morning.

const hour = 3_600_000
const saturday = (time: string) => Date.parse(`2026-11-21T${time}:00-05:00`)
const tenOnSaturday = saturday('10:14')

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

const schedule = (text: string, leaveAt: number, more: object = {}) => out.send(ana.cardId, text, { leaveAt, ...more })
const stored = async (id: string) => (await out.thread(ana.contactId)).find((message) => message.id === id)
const version = async (id: string) => (await stored(id))?.seq ?? -1
const change = async (name: string, id: string, more: object = {}): Promise<Message> =>
  out.run(name, { messageId: id, version: await version(id), ...more })
const page = (filter: object = {}) =>
  outgoingPage(shop.database.reader, out.parts(), {
    workspaceId: shop.workspaceId,
    now: shop.clock.now(),
    filter: { limit: 50, ...filter },
  })

describe('a message for a moment that somebody chose', () => {
  it('leaves then, once, and stands at the end of the conversation', async () => {
    const { id, wait } = await schedule('Buenos días, doña Ana', tenOnSaturday)
    expect(wait).toMatchObject({ at: tenOnSaturday, reason: 'schedule', leftAt: null })
    shop.clock.advance(hour)
    await out.hears(anaAddress, 'gracias')
    await out.pass(tenOnSaturday - shop.clock.now() - 1)
    expect(out.texts()).toEqual([])
    shop.clock.advance(1)
    await out.untilSent('Buenos días, doña Ana')
    expect((await out.thread(ana.contactId)).map(({ text }) => text)).toEqual(['gracias', 'Buenos días, doña Ana'])
    expect((await stored(id))?.wait?.leftAt).toBe(tenOnSaturday)
    await out.restart()
    shop.clock.advance(hour)
    expect(out.network.sent).toHaveLength(1)
  })

  it('holds up nothing that is written meanwhile', async () => {
    await schedule('mañana', tenOnSaturday)
    await out.send(ana.cardId, 'hoy')
    await out.untilSent('hoy')
  })

  it('outlives the end of the program', async () => {
    await schedule('mañana', tenOnSaturday)
    await out.restart()
    await out.pass(tenOnSaturday - shop.clock.now())
    await out.untilSent('mañana')
  })

  it('waits for the first lawful moment after it, and says so when it is chosen', async () => {
    const { wait } = await schedule('tarde', saturday('21:00'))
    // Monday 23 November, seven in the morning.
    expect(wait).toMatchObject({ reason: 'window', hours: ['07:00', '19:00'] })
    expect(wait?.at).toBeGreaterThanOrEqual(Date.parse('2026-11-23T07:00:00-05:00'))
  })

  it('is judged again when it leaves', async () => {
    const { id } = await schedule('mañana', tenOnSaturday)
    await out.run('contact.hold', { cardId: ana.cardId, kind: 'dispute' })
    expect(await stored(id)).toMatchObject({ status: 'queued' })
    await out.pass(tenOnSaturday - shop.clock.now())
    await vi.waitFor(async () => expect(await stored(id)).toMatchObject({ status: 'failed', failure: 'on_hold' }))
    expect(out.texts()).toEqual([])
  })

  it('is foreseen anew when the rules change, and never leaves before its moment', async () => {
    const { id } = await schedule('domingo', Date.parse('2026-11-22T10:00:00-05:00'))
    expect((await stored(id))?.wait).toMatchObject({ reason: 'window' })
    const day = [['00:00', '24:00']]
    const windows = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((each) => [each, day]))
    await out.run('workspace.updateContactPolicy', { version: 0, change: { followsPreset: false, windows } })
    await vi.waitFor(async () => expect((await stored(id))?.wait).toMatchObject({ reason: 'schedule' }))
    await out.pass(24 * hour)
    expect(out.texts()).toEqual([])
  })

  it('stays for its moment when the clock is set back', async () => {
    await schedule('mañana', tenOnSaturday)
    shop.clock.jumpTo(fridayMorning - 5 * hour)
    out.sender().wake(out.accountId)
    await out.pass(hour)
    expect(out.texts()).toEqual([])
  })

  it.each([
    ['that is over', -1, 'leave_past'],
    ['that is now', 0, 'leave_past'],
    ['in two years', 730 * 24 * hour, 'leave_far'],
  ])('%s is refused', async (_, fromNow, reason) => {
    await expect(schedule('x', shop.clock.now() + fromNow)).rejects.toMatchObject({ reason, field: 'leaveAt' })
    await expect(schedule('x', tenOnSaturday, { notAfter: tenOnSaturday })).rejects.toMatchObject({
      reason: 'not_after_early',
      field: 'notAfter',
    })
  })
})

describe('until it leaves', () => {
  it('it can be written anew, moved, sent now, cancelled, and the cancelling taken back', async () => {
    const { id } = await schedule('mañana', tenOnSaturday)
    expect(await change('message.rewrite', id, { text: 'Mañana hablamos' })).toMatchObject({ text: 'Mañana hablamos' })
    const moved = await change('message.move', id, { leaveAt: saturday('11:00') })
    expect(moved.wait).toMatchObject({ at: saturday('11:00'), reason: 'schedule' })
    expect(await change('message.cancel', id)).toMatchObject({ status: 'failed', failure: 'cancelled', wait: null })
    await out.pass(hour)
    const back = await out.run<Message>('message.restore', { messageId: id })
    expect(back).toMatchObject({ status: 'queued', failure: null, wait: { at: saturday('11:00') } })
    await change('message.move', id, { leaveAt: null })
    await out.untilSent('Mañana hablamos')
    const types = shop.news.flatMap(({ events }) => events.map(({ type }) => type))
    for (const type of ['message.rewritten', 'message.moved', 'message.failed', 'message.restored'])
      expect(types).toContain(type)
  })

  it('whoever looked at an older form is told', async () => {
    const { id, seq } = await schedule('mañana', tenOnSaturday)
    await change('message.rewrite', id, { text: 'otra' })
    for (const [name, more] of [
      ['message.rewrite', { text: 'x' }],
      ['message.move', { leaveAt: saturday('12:00') }],
      ['message.cancel', {}],
    ] as const)
      await expect(out.run(name, { messageId: id, version: seq, ...more }), name).rejects.toMatchObject({
        code: 'conflict',
        reason: 'message_changed',
      })
  })

  it('whoever comes when it has just left is told', async () => {
    const { id } = await schedule('mañana', tenOnSaturday)
    await out.pass(tenOnSaturday - shop.clock.now())
    await out.untilSent('mañana')
    for (const [name, more] of [
      ['message.rewrite', { text: 'x' }],
      ['message.move', { leaveAt: saturday('12:00') }],
      ['message.cancel', {}],
    ] as const)
      await expect(change(name, id, more), name).rejects.toMatchObject({ reason: 'message_already_left' })
    await expect(out.run('message.restore', { messageId: id })).rejects.toMatchObject({
      reason: 'message_not_cancelled',
    })
  })

  it('a cancelled one whose moment is over asks for another moment', async () => {
    const { id } = await schedule('mañana', tenOnSaturday)
    await change('message.cancel', id)
    await out.pass(48 * hour)
    await expect(out.run('message.restore', { messageId: id })).rejects.toMatchObject({ reason: 'leave_passed' })
  })

  it('is of this business, and of who may write', async () => {
    const { id, seq } = await schedule('mañana', tenOnSaturday)
    const neighbour = await (await shop.other()).person('owner')
    const viewer = await shop.person('viewer')
    for (const [name, more] of [
      ['message.rewrite', { version: seq, text: 'x' }],
      ['message.move', { version: seq, leaveAt: null }],
      ['message.restore', {}],
    ] as const) {
      const input = { messageId: id, ...more }
      await expect(out.run(name, input, neighbour), name).rejects.toMatchObject({ code: 'not_found' })
      await expect(out.run(name, input, viewer), name).rejects.toMatchObject({ code: 'forbidden' })
    }
    await out.hears(anaAddress, 'hola')
    const theirs = (await out.thread(ana.contactId)).find(({ direction }) => direction === 'in')
    await expect(change('message.rewrite', theirs?.id ?? '', { text: 'x' })).rejects.toMatchObject({
      reason: 'message_not_yours',
    })
  })
})

describe('what could not leave', () => {
  it('for two days after its moment is out of date, and says so', async () => {
    const { id } = await schedule('mañana', tenOnSaturday)
    out.network.isReady = false
    await out.pass(73 * hour + 15 * 60_000)
    out.network.isReady = true
    out.sender().wake(out.accountId)
    await vi.waitFor(async () => expect(await stored(id)).toMatchObject({ status: 'failed', failure: 'stale' }))
    expect(out.texts()).toEqual([])
    expect((await page()).items).toMatchObject([{ messageId: id, state: 'failed' }])
  })

  it('is out of date earlier where somebody said so, also when the rules hold it back', async () => {
    const { id } = await schedule('mañana', tenOnSaturday, { notAfter: saturday('12:00') })
    out.network.isReady = false
    await out.pass(28 * hour)
    out.network.isReady = true
    out.sender().wake(out.accountId)
    await vi.waitFor(async () => expect((await stored(id))?.failure).toBe('stale'))
  })

  it('leaves when the number was away for less', async () => {
    await schedule('mañana', tenOnSaturday)
    out.network.isReady = false
    await out.pass(27 * hour)
    out.network.isReady = true
    out.sender().wake(out.accountId)
    await out.untilSent('mañana')
  })

  it('stays for its moment when the number is unlinked before, and leaves if it is linked again by then', async () => {
    const { id } = await schedule('mañana', tenOnSaturday)
    out.isLinked = false
    await out.sender().unlinked({ workspaceId: shop.workspaceId, accountId: out.accountId })
    expect(await stored(id)).toMatchObject({ status: 'queued', wait: { reason: 'schedule' } })
    expect((await schedule('otra', saturday('11:00'))).status).toBe('queued')
    out.isLinked = true
    await out.pass(tenOnSaturday - shop.clock.now())
    await out.untilSent('mañana')
  })
})

describe('the list of what waits', () => {
  it('tells each state, soonest first, and what can still be changed', async () => {
    const luis = await debtorOf(shop, '573009998877')
    out.network.isReady = false
    const later = await schedule('programado', tenOnSaturday)
    const queued = await out.send(luis.cardId, 'en cola')
    out.isLinked = false
    const failed = await out.send((await debtorOf(shop, '573005554433')).cardId, 'sin número')
    out.isLinked = true
    shop.clock.advance(12 * hour)
    const held = await out.send((await debtorOf(shop, '573001117777')).cardId, 'de noche')
    const { items, messages, cards, next } = await page()
    expect(items.map(({ messageId, state }) => [messageId, state])).toEqual([
      [queued.id, 'queued'],
      [failed.id, 'failed'],
      [held.id, 'held'],
      [later.id, 'scheduled'],
    ])
    expect(items.every(({ isUntouched }) => isUntouched)).toBe(true)
    expect([messages.length, cards.length, next]).toEqual([4, 4, null])
    expect((await page({ state: 'scheduled' })).items).toMatchObject([{ messageId: later.id, at: tenOnSaturday }])
    expect((await page({ cardId: luis.cardId })).items).toMatchObject([{ messageId: queued.id }])
    expect((await page({ authorId: newId(1) })).items).toEqual([])
    expect((await page({ kind: 'rule' })).items).toEqual([])
  })

  it('is told page by page, without a gap', async () => {
    const all: string[] = []
    for (let i = 0; i < 7; i++) all.push((await schedule(`n.º ${i}`, tenOnSaturday + (i % 3) * 60_000)).id)
    const seen: string[] = []
    let after: string | undefined
    do {
      const part = await page({ limit: 2, ...(after && { after }) })
      seen.push(...part.items.map(({ messageId }) => messageId))
      after = part.next ?? undefined
    } while (after)
    expect([...seen].sort()).toEqual([...all].sort())
    expect(new Set(seen).size).toBe(7)
  })

  it('is of this business', async () => {
    await schedule('mañana', tenOnSaturday)
    const other = await shop.other()
    const about = { workspaceId: other.workspaceId, now: shop.clock.now(), filter: { limit: 50 } }
    expect((await outgoingPage(shop.database.reader, out.parts(), about)).items).toEqual([])
    await expect(
      outgoingPage(shop.database.reader, out.parts(), { ...about, filter: { limit: 50, cardId: ana.cardId } }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
