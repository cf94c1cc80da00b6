import type { MoneySettings } from '@aldia/shared/money-settings.ts'
import type { Payment } from '@aldia/shared/payment.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { rowsOfMessage } from '#outbox/outbox.store.ts'
import { ladderShop } from '#testing/ladder-shop.ts'
import { thankJobHandler } from '#thanks/thanks.reactions.ts'
import { thanksFor } from '#thanks/thanks.store.ts'

// Friday, nine in the morning, in Colombia. Ana owes 50.000 until Tuesday.

const { here, run, owes, parts, aJob, anaSays, texts, untilSent, goTo } = ladderShop()

const thanking = (thanks: Partial<MoneySettings['thanks']>) =>
  run('workspace.updateMoney', { thanks: { byItself: true, reward: { kind: 'none' }, ...thanks } })
let debtId: string
const pays = (amountMinor = 20_000_00, more: object = {}) =>
  run<Payment>('payment.record', {
    ...{ cardId: here.ana.cardId, amountMinor, currency: 'COP', paidOn: '2026-11-20', paidBy: 'cash' },
    ...{ state: 'confirmed', allocations: [{ debtId, amountMinor }], isAnother: true, ...more },
  })
/** What the job of a payment does at its time. */
const thank = ({ id }: Payment) =>
  thankJobHandler({ perform: here.shop.perform, leave: parts() }).run(aJob(id, { workspaceId: here.shop.workspaceId }))
const isMarked = async ({ id }: Payment) => (await thanksFor(here.shop.database.reader, [id])).length > 0
async function waits(payment: Payment): Promise<boolean> {
  const [row] = await thanksFor(here.shop.database.reader, [payment.id])
  const rows = await rowsOfMessage(here.shop.database.reader, here.shop.workspaceId, row?.messageId ?? '')
  return rows.some(({ state }) => state === 'waiting')
}
const nothingLeaves = async () => {
  here.network.isReady = true
  here.sender.wake('account')
  await here.shop.database.write(here.shop.workspaceId, async () => {})
  expect(here.network.sent).toEqual([])
}

beforeEach(async () => {
  debtId = (await owes(50_000_00, '2026-11-24')).id
})

describe('thanks for a confirmed payment', () => {
  it('leave by themselves where the owner wants it so, once, with the new balance', async () => {
    await thanking({})
    const payment = await pays()
    expect(await thank(payment)).toBeNull()
    await untilSent(1)
    expect(texts()[0]).toContain('20.000')
    expect(texts()[0]).toContain('30.000')
    // An end of the program may have the job run again.
    await thank(payment)
    await nothingMore(1)
  })

  it('do not where nobody switched it on, or it was switched off meanwhile', async () => {
    const first = await pays()
    expect(await thank(first)).toBeNull()
    await thanking({})
    const second = await pays(10_000_00)
    await thanking({ byItself: false })
    await thank(second)
    await nothingLeaves()
  })

  it('are left to a person who has said them', async () => {
    await thanking({})
    const payment = await pays()
    await run('message.send', { messageId: crypto.randomUUID(), cardId: here.ana.cardId, text: '¡Gracias, Ana!' })
    await untilSent(1)
    await thank(payment)
    await nothingMore(1)
  })

  it('are for the last one of several', async () => {
    await thanking({})
    const first = await pays(10_000_00)
    const second = await pays(5_000_00)
    await thank(first)
    await thank(second)
    await untilSent(1)
    await nothingMore(1)
    expect(texts()[0]).toContain('35.000')
  })

  it('wait for the morning, and say the balance of then', async () => {
    await thanking({})
    goTo('2026-11-20T20:30')
    const payment = await pays()
    const again = await thank(payment)
    expect(again?.againAt).toBe(Date.parse('2026-11-21T08:00:00-05:00'))
    await owes(1_000_00, '2026-12-30')
    goTo(again?.againAt ?? 0)
    await thank(payment)
    await untilSent(1)
    expect(texts()[0]).toContain('31.000')
  })

  it('are not said while everything is paused, and not to who asked for silence', async () => {
    await thanking({})
    const payment = await pays()
    await run('reminders.pause', { isPaused: true })
    expect((await thank(payment))?.againAt).toBeGreaterThan(here.shop.clock.now())
    await run('reminders.pause', { isPaused: false })
    await anaSays('baja')
    await untilSent(1)
    await thank(payment)
    await nothingMore(1)
  })

  it('are not said where there is no number, but later', async () => {
    await thanking({})
    const payment = await pays()
    here.isLinked = false
    expect((await thank(payment))?.againAt).toBeGreaterThan(here.shop.clock.now())
    expect(await isMarked(payment)).toBe(false)
    here.isLinked = true
    await thank(payment)
    await untilSent(1)
  })
})

describe('a payment that is not one any more before the thanks leave', () => {
  it.each([
    [
      'annulled',
      async (payment: Payment) => void (await run('payment.annul', { paymentId: payment.id, reason: 'no' })),
    ],
  ])('has them taken back: %s', async (_, takeBack) => {
    await thanking({})
    here.network.isReady = false
    const payment = await pays()
    await thank(payment)
    expect(await waits(payment)).toBe(true)
    await takeBack(payment)
    expect(await isMarked(payment)).toBe(false)
    await thank(payment)
    await nothingLeaves()
  })

  it('is not thanked for when it was annulled before they were written', async () => {
    await thanking({})
    const payment = await pays()
    await run('payment.annul', { paymentId: payment.id, reason: 'no' })
    await thank(payment)
    await nothingLeaves()
  })
})

it('a balance that changes before they leave has them written anew', async () => {
  await thanking({})
  here.network.isReady = false
  const payment = await pays()
  await thank(payment)
  await owes(4_000_00, '2026-12-30')
  expect(await isMarked(payment)).toBe(false)
  await thank(payment)
  here.network.isReady = true
  here.sender.wake('account')
  await untilSent(1)
  expect(texts()[0]).toContain('34.000')
})

describe('paying on time', () => {
  it('is noticed with a text of its own', async () => {
    await thanking({})
    await thank(await pays())
    await untilSent(1)
    expect(texts()[0]).toMatch(/a tiempo|antes de la fecha/)
  })

  it('is not said of what came late', async () => {
    await thanking({})
    goTo('2026-11-25T10:00')
    await thank(await pays(20_000_00, { paidOn: '2026-11-25' }))
    await untilSent(1)
    expect(texts()[0]).not.toMatch(/a tiempo|antes de la fecha/)
  })

  it.each([
    [{ kind: 'text', text: 'Pase por su café, va por la casa.' } as const, /va por la casa/],
    [{ kind: 'discount', basisPoints: 550 } as const, /5,5\s?% de descuento/],
  ])('is rewarded as the business has it: %o', async (reward, words) => {
    await thanking({ reward })
    await thank(await pays())
    await untilSent(1)
    expect(texts()[0]).toMatch(words)
  })
})

async function nothingMore(count: number): Promise<void> {
  here.sender.wake('account')
  await here.shop.database.write(here.shop.workspaceId, async () => {})
  expect(here.network.sent).toHaveLength(count)
}
