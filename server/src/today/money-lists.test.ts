import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeMoney } from '#account.wiring.ts'
import { contactOfCard, debtorOf } from '#testing/debtor.ts'
import { type TestMoney, testMoney } from '#testing/money.ts'
import { commandNamed } from '#testing/workspace.ts'
import { readOverdue } from '#today/overdue-list.reads.ts'
import { readOverview } from '#today/overview.reads.ts'
import { readDayClose, readPaymentList } from '#today/payment-list.reads.ts'
import { readToday } from '#today/today.reads.ts'

// The lists of payments and of who is late. It is Friday 20 November 2026 in Bogotá.

let m: TestMoney
beforeEach(async () => {
  m = await testMoney()
})
afterEach(() => m.shop.dispose())

const reader = () => m.shop.database.reader
const list = (filter = {}, after: string | null = null) =>
  readPaymentList(reader(), { workspaceId: m.shop.workspaceId, filter, after })
const close = (on: string) => readDayClose(reader(), { workspaceId: m.shop.workspaceId, on })
const overdue = (bucket: '1-30' | '31-60' | '61-90' | '90+', after: string | null = null) =>
  readOverdue(reader(), { workspaceId: m.shop.workspaceId, today: '2026-11-20', bucket, after })

test('four figures say what is owed, late, promised until today and received since Monday, each currency for itself', async () => {
  const figures = () => readOverview(reader(), { workspaceId: m.shop.workspaceId, today: '2026-11-20' })
  expect(await figures()).toEqual({ owed: {}, overdue: {}, promised: {}, received: {}, weekFrom: '2026-11-16' })
  await m.owes(900_000, { dueOn: '2026-11-01' })
  await m.owes(200_000, { dueOn: '2026-12-24' })
  await m.owes(5_000, { currency: 'USD', dueOn: '2026-12-24' })
  await m.pays(100_000, { paidOn: '2026-11-15' })
  await m.pays(40_000, { paidOn: '2026-11-16' })
  await m.pays(70_000, { paidOn: '2026-11-19', state: 'claimed' })
  const { version, id } = await m.pays(1_000, { paidOn: '2026-11-20' })
  await m.send('payment.annul', { paymentId: id, version, reason: 'doble' })
  await m.send('promise.record', { cardId: m.ana.cardId, amountMinor: 30_000, currency: 'COP', dueOn: '2026-11-20' })
  expect(await figures()).toEqual({
    owed: { COP: 960_000, USD: 5_000 },
    overdue: { COP: 760_000 },
    promised: { COP: 30_000 },
    received: { COP: 40_000 },
    weekFrom: '2026-11-16',
  })
})

test('payments are listed by day, with who decided, and each filter leaves its own', async () => {
  await m.owes(900_000)
  await m.pays(100_000, { paidOn: '2026-11-18', paidBy: 'cash' })
  await m.pays(50_000, { paidOn: '2026-11-20', paidBy: 'transfer', reference: 'OP 77' })
  const claim = await m.pays(70_000, { paidOn: '2026-11-19', paidBy: 'transfer', state: 'claimed' })
  const { payments, totals, next } = await list()
  expect(
    payments.map(({ paidOn, amountMinor, state, personName }) => [paidOn, amountMinor, state, personName]),
  ).toEqual([
    ['2026-11-20', 50_000, 'confirmed', 'Ana'],
    ['2026-11-19', 70_000, 'claimed', 'Ana'],
    ['2026-11-18', 100_000, 'confirmed', 'Ana'],
  ])
  expect(payments.map(({ settledById }) => settledById)).toEqual([m.agent.userId, null, m.agent.userId])
  expect({ totals, next }).toEqual({
    totals: { confirmed: { COP: 150_000 }, claimed: { COP: 70_000 }, count: 3 },
    next: null,
  })
  const amounts = async (filter: object) => (await list(filter)).payments.map(({ amountMinor }) => amountMinor)
  expect(await amounts({ state: 'claimed' })).toEqual([70_000])
  expect(await amounts({ paidBy: 'cash' })).toEqual([100_000])
  expect(await amounts({ from: '2026-11-19', to: '2026-11-19' })).toEqual([70_000])
  expect(await amounts({ by: m.agent.userId, paidBy: 'transfer' })).toEqual([50_000])
  await m.send('payment.reject', { paymentId: claim.id, version: claim.version, reason: 'no llegó' })
  expect((await list({ state: 'rejected' })).payments).toMatchObject([{ reason: 'no llegó' }])
})

test('pages follow each other without a gap or a repetition, payments of one day too', async () => {
  await m.owes(900_000_000)
  for (let i = 0; i < 60; i++) await m.pays(1_000 + i, { paidOn: i < 30 ? '2026-11-19' : '2026-11-20' })
  const first = await list()
  const second = await list({}, first.next)
  expect([first.payments.length, second.payments.length, second.next, second.totals]).toEqual([50, 10, null, null])
  expect(first.totals?.count).toBe(60)
  expect(new Set([...first.payments, ...second.payments].map(({ id }) => id)).size).toBe(60)
})

test('the close of a day is by way of paying and currency, confirmed and only said apart', async () => {
  await m.owes(900_000)
  await m.owes(900_000, { currency: 'USD' })
  await m.pays(100_000, { paidBy: 'cash' })
  await m.pays(20_000, { paidBy: 'cash' })
  await m.pays(5_000, { paidBy: 'cash', currency: 'USD' })
  await m.pays(70_000, { paidBy: 'transfer', state: 'claimed' })
  await m.send('payment.annul', { paymentId: (await m.pays(9_999, { paidBy: 'cash' })).id, reason: 'doble' })
  await m.pays(1_000, { paidOn: '2026-11-19' })
  expect(await close('2026-11-20')).toEqual({
    on: '2026-11-20',
    lines: [
      { paidBy: 'cash', currency: 'COP', confirmedMinor: 120_000, confirmedCount: 2, claimedMinor: 0, claimedCount: 0 },
      {
        paidBy: 'transfer',
        currency: 'COP',
        confirmedMinor: 0,
        confirmedCount: 0,
        claimedMinor: 70_000,
        claimedCount: 1,
      },
      { paidBy: 'cash', currency: 'USD', confirmedMinor: 5_000, confirmedCount: 1, claimedMinor: 0, claimedCount: 0 },
    ],
    confirmed: { COP: 120_000, USD: 5_000 },
    claimed: { COP: 70_000 },
  })
  expect(await close('2026-11-21')).toMatchObject({ lines: [], confirmed: {}, claimed: {} })
})

test.each([
  ['2026-11-20', null],
  ['2026-11-19', '1-30'],
  ['2026-10-21', '1-30'],
  ['2026-10-20', '31-60'],
  ['2026-09-21', '31-60'],
  ['2026-09-20', '61-90'],
  ['2026-08-22', '61-90'],
  ['2026-08-21', '90+'],
  ['2020-01-01', '90+'],
] as const)('due on %s: bucket %s', async (dueOn, bucket) => {
  await m.owes(80_000, { dueOn, issuedOn: dueOn })
  for (const one of ['1-30', '31-60', '61-90', '90+'] as const) {
    const { cards, sums } = await overdue(one)
    expect(cards).toHaveLength(one === bucket ? 1 : 0)
    expect(sums?.[one]).toEqual(one === bucket ? { count: 1, amounts: { COP: 80_000 } } : { count: 0, amounts: {} })
  }
})

test('people who are late come longest first, page by page, with what of theirs is late', async () => {
  const { commands } = makeMoney({ database: m.shop.database, files: { pathOf: () => '' }, contactOfCard })
  for (let i = 0; i < 55; i++) {
    const who = await debtorOf(m.shop, String(573_100_000_000 + i))
    const dueOn = i % 2 === 0 ? '2026-11-10' : '2026-11-01'
    await m.shop.run(commandNamed(commands, 'debt.add'), m.agent, {
      ...{ cardId: who.cardId, reference: null, concept: 'Silla', currency: 'COP', amountMinor: 1_000 + i },
      ...{ issuedOn: '2026-10-01', dueOn, lines: [], fileIds: [] },
      terms: { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null },
    })
  }
  const first = await overdue('1-30')
  const second = await overdue('1-30', first.next)
  expect(first.cards.map((card) => card.money?.dueOn).slice(0, 27)).toEqual(Array(27).fill('2026-11-01'))
  expect(new Set([...first.cards, ...second.cards].map(({ id }) => id)).size).toBe(55)
  expect([second.next, first.sums?.['1-30'].count]).toEqual([null, 55])
})

test('a cheque of a later day counts when it is cleared, and one that comes back leaves the debt open', async () => {
  await m.owes(100_000)
  const about = { paidOn: '2026-12-15', paidBy: 'cheque', reference: 'CH 401' }
  await expect(m.pays(100_000, about)).rejects.toMatchObject({ reason: 'paid_in_future' })
  const cheque = await m.pays(100_000, { ...about, state: 'claimed' })
  expect(await m.open()).toEqual([100_000])
  const kinds = async () => {
    const about = { workspaceId: m.shop.workspaceId, timeZone: 'America/Bogota', now: m.shop.clock.now() }
    return (await readToday(reader(), about)).items.map(({ kind }) => kind)
  }
  expect(await kinds()).not.toContain('receipt')
  await expect(m.confirms(cheque)).rejects.toMatchObject({ reason: 'paid_in_future' })
  await m.morning('2026-12-15')
  expect(await kinds()).toContain('receipt')
  const cleared = await m.confirms(cheque)
  expect(await m.open()).toEqual([0])
  await m.send('payment.annul', { paymentId: cleared.id, reason: 'sin fondos' })
  expect(await m.open()).toEqual([100_000])
  expect((await m.account()).payments[0]).toMatchObject({ state: 'annulled', reason: 'sin fondos' })
})

test('one person is listed once on Hoy, under the most pressing kind', async () => {
  const hoy = async () => {
    const about = { workspaceId: m.shop.workspaceId, timeZone: 'America/Bogota', now: m.shop.clock.now() }
    const { items, totals, toVerify } = await readToday(reader(), about)
    const counted = Object.values(totals).reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBe(items.length)
    return [items.map(({ kind }) => kind), toVerify]
  }
  await m.owes(300_000)
  expect(await hoy()).toEqual([['overdue'], 0])
  await m.owes(50_000, { dueOn: '2026-11-20' })
  expect(await hoy()).toEqual([['debt_due'], 0])
  await m.pays(10_000, { state: 'claimed' })
  await m.pays(11_000, { state: 'claimed' })
  expect(await hoy()).toEqual([['receipt'], 2])
  const promise = { cardId: m.ana.cardId, amountMinor: 300_000, currency: 'COP', dueOn: '2026-11-20' }
  await m.send('promise.record', promise)
  expect(await hoy()).toEqual([['promise_due'], 2])
})
