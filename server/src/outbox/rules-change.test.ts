import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { type Outgoing, outgoingOf } from '#testing/outgoing.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// A shop in Colombia: Monday to Friday 7 to 19. Rules that change while messages wait, and rules that cannot be meant.

const hour = 3_600_000
const noHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
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

const at = (time: string) => Date.parse(`${time}:00-05:00`)
const change = (set: object) => out.run('workspace.updateContactPolicy', { version: 0, change: set })
const waiting = async () => (await out.thread(ana.contactId)).at(-1)?.wait

describe('the zone of the business changes while a message waits', () => {
  beforeEach(async () => {
    shop.clock.jumpTo(at('2026-11-23T21:00'))
    expect((await out.send(ana.cardId, 'Mañana le cuento')).wait).toMatchObject({ reason: 'window' })
  })

  it('and it leaves at once where it is day there', async () => {
    await out.run('workspace.update', { timeZone: 'Asia/Manila' })
    await out.untilSent('Mañana le cuento')
  })

  it('and it waits for the morning there', async () => {
    const before = (await waiting())?.at ?? 0
    await out.run('workspace.update', { timeZone: 'America/Mexico_City' })
    await out.pass(0)
    await expect.poll(async () => (await waiting())?.at ?? 0).toBeGreaterThanOrEqual(before + hour - 15 * 60_000)
    expect(out.texts()).toEqual([])
    await out.pass(12 * hour)
    await out.untilSent('Mañana le cuento')
  })

  it('and another name moves nothing', async () => {
    const before = await waiting()
    await out.run('workspace.update', { name: 'Tienda Rosa' })
    await out.pass(hour)
    expect(await waiting()).toEqual(before)
    expect(out.texts()).toEqual([])
  })
})

describe('rules that cannot be meant', () => {
  const onSunday = { ...noHours, sun: [['10:00', '12:00']] }

  it.each([
    ['hours that end before they begin', { windows: { ...noHours, mon: [['18:00', '08:00']] } }],
    [
      'hours that overlap',
      {
        windows: {
          ...noHours,
          mon: [
            ['08:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
    ],
    ['hours of no day', { windows: noHours }],
    ['a time that no clock shows', { windows: { ...noHours, mon: [['08:60', '12:00']] } }],
    ['a day that no calendar has', { addedHolidays: ['2026-02-30'] }],
  ])('are refused: %s', async (_, set) => {
    await expect(change(set)).rejects.toThrow()
  })

  it('such as hours that never meet those of the law are refused, but not where the law is left aside', async () => {
    await expect(change({ windows: onSunday })).rejects.toThrow('windows_empty')
    await change({ windows: onSunday, followsPreset: false })
  })

  it('such as a day that is added and removed as a holiday: the stricter one holds', async () => {
    await change({ addedHolidays: ['2026-11-24', '2026-11-24'], removedHolidays: ['2026-11-24'] })
    shop.clock.jumpTo(at('2026-11-24T10:00'))
    expect((await out.send(ana.cardId, 'Hola')).wait).toMatchObject({ reason: 'holiday' })
  })
})
