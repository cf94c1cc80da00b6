import { setClock } from '@aldia/server/base/clock.ts'
import type { Account } from '@aldia/shared/account.ts'
import { undoEvent } from '@aldia/shared/card.ts'
import type { BoardSnapshot, Change, TodayPage } from '@aldia/shared/change.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import type { FailureBody } from '@aldia/shared/failure.ts'
import { confirmPayment, recordPayment } from '@aldia/shared/payment.ts'
import { acceptPlan, proposePlan } from '@aldia/shared/plan.ts'
import { recordPromise } from '@aldia/shared/promise.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { type Running, startRunning } from '#support/start.ts'
import { until } from '#support/until.ts'

// Friday 20 November 2026, nine in the morning in Bogotá.
const fridayMorning = Date.UTC(2026, 10, 20, 14, 0)
const day = 86_400_000

let running: Running
let clock: ReturnType<typeof setClock>
let rosa: Client
let luis: { cardId: string; contactId: string }

beforeEach(async () => {
  clock = setClock(fridayMorning)
  running = await startRunning({ clock })
  rosa = await running.setUp()
  luis = await person('Luis Peña', '+57 300 111 2233')
})
afterEach(() => running.stop())

async function person(name: string, phone: string) {
  const { output } = await rosa.run(addContact, { name, phone })
  return { cardId: output.cardId ?? '', contactId: output.id }
}

const board = () => rosa.read<BoardSnapshot>('/api/board')
const account = (cardId = luis.cardId) => rosa.read<Account>(`/api/cards/${cardId}/account`)
const today = () => rosa.read<TodayPage>('/api/today')

async function standing(cardId = luis.cardId) {
  const { cards, stages } = await board()
  const card = cards.find(({ id }) => id === cardId)
  const stage = stages.find(({ id }) => id === card?.stageId)
  return { stage: stage?.kind, totals: stage?.totals, money: card?.money }
}

const debt = (amountMinor: number, dueOn: string, more: object = {}) =>
  rosa.run(addDebt, {
    cardId: luis.cardId,
    reference: null,
    concept: 'Nevera a plazos',
    currency: 'COP',
    amountMinor,
    issuedOn: '2026-11-01',
    dueOn,
    terms: plainTerms,
    lines: [],
    fileIds: [],
    ...more,
  })

const pay = (amountMinor: number, more: object = {}) =>
  rosa.run(recordPayment, {
    cardId: luis.cardId,
    amountMinor,
    currency: 'COP',
    paidOn: new Date(clock.now() - 5 * 3_600_000).toISOString().slice(0, 10),
    paidBy: 'transfer',
    state: 'confirmed',
    ...more,
  })

const eventId = (change: Change | null, type: string) => change?.events.find((event) => event.type === type)?.id ?? ''
async function refusal(command: string, input: unknown): Promise<string> {
  const { status, body } = await rosa.send(command, input)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  return (body as FailureBody).error.reason
}
const nextDay = async (days: number, what: string, isTrue: () => Promise<boolean>) => {
  clock.advance(days * day)
  await until(what, isTrue)
}

test('two debts, a promise kept in part, a plan kept to the end: the card goes where the facts put it', async () => {
  await debt(20_000_000, '2026-11-21')
  await debt(10_000_000, '2026-12-10')
  expect(await standing()).toMatchObject({
    stage: 'reminder',
    totals: { COP: 30_000_000 },
    money: { balances: { COP: 30_000_000 }, dueOn: '2026-11-21' },
  })

  // Saturday ends; on Sunday the first debt is late.
  await nextDay(2, 'overdue', async () => (await standing()).stage === 'overdue')
  expect((await standing()).totals).toEqual({ COP: 30_000_000 })
  expect((await today()).items).toMatchObject([{ kind: 'overdue', cardId: luis.cardId, amountMinor: 20_000_000 }])

  const promised = await rosa.run(recordPromise, {
    cardId: luis.cardId,
    amountMinor: 15_000_000,
    currency: 'COP',
    dueOn: '2026-11-27',
  })
  expect(await standing()).toMatchObject({
    stage: 'promise',
    money: { next: { kind: 'promise', dueOn: '2026-11-27' } },
  })
  expect(promised.output.graceUntil).toBe('2026-11-30')
  await nextDay(5, 'due today', async () => (await today()).items.some(({ kind }) => kind === 'promise_due'))

  await pay(7_500_000)
  await nextDay(4, 'partly kept', async () => (await account()).promises[0]?.status === 'partly_kept')
  expect(await standing()).toMatchObject({
    stage: 'overdue',
    totals: { COP: 22_500_000 },
    money: { broken: 'partly_kept', next: null },
  })
  expect((await today()).items[0]).toMatchObject({ kind: 'broken_promise', cardId: luis.cardId })

  const { debts } = await account()
  const proposed = await rosa.run(proposePlan, {
    cardId: luis.cardId,
    currency: 'COP',
    debtIds: debts.map(({ id }) => id),
    terms: {
      firstPaymentMinor: 5_000_000,
      parts: 4,
      rhythm: 'weekly',
      firstOn: '2026-12-02',
      monthDay: null,
      interestBasisPoints: null,
      discountMinor: 0,
      expiresOn: null,
    },
  })
  const plan = proposed.output
  expect(plan.instalments.map(({ amountMinor }) => amountMinor)).toEqual([5_000_000, 5_833_300, 5_833_300, 5_833_400])
  await rosa.run(acceptPlan, { planId: plan.id, version: plan.version })
  expect(await standing()).toMatchObject({
    stage: 'plan',
    money: { next: { kind: 'instalment', number: 1, of: 4, amountMinor: 5_000_000 } },
  })
  for (const { amountMinor } of plan.instalments.slice(0, 3)) await pay(amountMinor)
  expect(await standing()).toMatchObject({ stage: 'plan', money: { next: { number: 4, of: 4 } } })

  const last = await pay(5_833_400)
  expect(await standing()).toMatchObject({ stage: 'paid', totals: {}, money: { balances: {}, next: null } })
  expect((await account()).plans[0]).toMatchObject({ status: 'completed' })

  // Undo of the payment puts everything back.
  await rosa.run(undoEvent, { eventId: eventId(last.change, 'payment.confirmed') })
  expect(await standing()).toMatchObject({
    stage: 'plan',
    totals: { COP: 5_833_400 },
    money: { next: { kind: 'instalment', number: 4, of: 4 } },
  })
  expect((await account()).plans[0]).toMatchObject({ status: 'active' })
})

test('a broken promise goes on top of overdue, marked; of the second one a plan is offered', async () => {
  await debt(9_000_000, '2026-11-10')
  const eva = await person('Eva Ruiz', '+57 300 111 2244')
  await rosa.run(addDebt, {
    cardId: eva.cardId,
    reference: null,
    concept: 'Colchón',
    currency: 'COP',
    amountMinor: 5_000_000,
    issuedOn: '2026-10-01',
    dueOn: '2026-11-01',
    terms: plainTerms,
    lines: [],
    fileIds: [],
  })
  for (const dueOn of ['2026-11-24', '2026-12-01']) {
    await rosa.run(recordPromise, { cardId: luis.cardId, amountMinor: 9_000_000, currency: 'COP', dueOn })
    expect((await standing()).stage).toBe('promise')
    await nextDay(7, 'broken', async () => (await standing()).money?.broken === 'broken')
    const { cards, stages } = await board()
    const overdue = stages.find(({ kind }) => kind === 'overdue')?.id
    expect(cards.filter(({ stageId }) => stageId === overdue).map(({ id }) => id)).toEqual([luis.cardId, eva.cardId])
  }
  expect((await standing()).money?.brokenCount).toBe(2)
})

test('what was derived can be derived anew, also after days of absence, and nothing is booked twice', async () => {
  await debt(10_000_000, '2026-11-21', {
    terms: {
      graceDays: 2,
      lateFee: { kind: 'fixed', amountMinor: 500_000 },
      interest: { basisPoints: 200, per: 'month', yearDays: 365 },
      earlyDiscount: null,
    },
    isLegal: true,
  })
  clock.jumpTo(fridayMorning + 100 * day)
  await running.stop({ keepData: true })
  running = await startRunning({ clock, folder: running.folder })
  rosa = await running.signIn('rosa@example.com', 'una clave bien larga')
  await until('charged', async () => (await account()).entries.length === 5)
  const { entries, debts } = await account()
  expect(entries.map(({ kind, on }) => [kind, on]).reverse()).toEqual([
    ['charge', '2026-11-01'],
    ['late_fee', '2026-11-24'],
    ['interest', '2026-12-23'],
    ['interest', '2027-01-23'],
    ['interest', '2027-02-23'],
  ])
  const balance = entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  expect(debts[0]?.balanceMinor).toBe(balance)
  // The column says what is owed today: five days of interest of the month that runs as well (97 days in all).
  expect(await standing()).toMatchObject({ stage: 'overdue', totals: { COP: 10_000_000 + 500_000 + 646_667 } })
  clock.advance(day)
  expect((await account()).entries).toHaveLength(5)
})

test('a card is not put under paid while something is open', async () => {
  await debt(1_000_000, '2026-11-30')
  const { stages } = await board()
  const from = stages.find(({ kind }) => kind === 'reminder')?.id
  const paid = stages.find(({ kind }) => kind === 'paid')?.id
  const move = { cardId: luis.cardId, fromStageId: from, toStageId: paid, afterCardId: null }
  expect(await refusal('card.move', move)).toBe('stage_needs_payment')
  await pay(1_000_000, { toStageId: paid })
  expect((await standing()).stage).toBe('paid')
})

test('bad amounts and dates are refused with the field, and nothing is kept of them', async () => {
  const good = {
    cardId: luis.cardId,
    reference: null,
    concept: 'Nevera',
    currency: 'COP',
    amountMinor: 100,
    issuedOn: '2026-11-01',
    dueOn: '2026-11-30',
    terms: plainTerms,
    lines: [],
    fileIds: [],
  }
  for (const [field, value] of [
    ['amountMinor', 0],
    ['amountMinor', -5],
    ['amountMinor', 1e15],
    ['amountMinor', 1.5],
    ['amountMinor', '100'],
    ['dueOn', '2026-02-31'],
    ['dueOn', '2026-10-01'],
    ['currency', 'pesos'],
  ] as const) {
    const { status, body } = await rosa.send('debt.add', { ...good, [field]: value })
    expect([status, (body as FailureBody).error.field]).toEqual([400, field])
  }
  expect((await account()).debts).toEqual([])
  await debt(1_000_000, '2026-11-30')
  expect(
    await refusal('payment.record', {
      cardId: luis.cardId,
      amountMinor: 100,
      currency: 'USD',
      paidOn: '2026-11-20',
      paidBy: 'cash',
      state: 'confirmed',
      allocations: [{ debtId: (await account()).debts[0]?.id, amountMinor: 100 }],
    }),
  ).toBe('currency_mismatch')
})

test('more than all debts becomes credit, and the next debt takes it', async () => {
  await debt(1_000_000, '2026-11-30')
  await pay(1_500_000)
  expect(await account()).toMatchObject({ credit: { COP: 500_000 } })
  expect(await standing()).toMatchObject({ stage: 'paid', money: { balances: { COP: -500_000 } } })
  await debt(2_000_000, '2026-12-30')
  expect(await account()).toMatchObject({ credit: {} })
  expect(await standing()).toMatchObject({ stage: 'reminder', money: { balances: { COP: 1_500_000 } } })
})

test('two people confirm one receipt: the second is told, and it counts once', async () => {
  await debt(1_000_000, '2026-11-30')
  const { output } = await pay(1_000_000, { state: 'claimed' })
  const confirm = {
    paymentId: output.id,
    version: output.version,
    amountMinor: 1_000_000,
    paidOn: '2026-11-20',
    reference: null,
  }
  const answers = await Promise.all([rosa.send('payment.confirm', confirm), rosa.send('payment.confirm', confirm)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await account()).debts[0]).toMatchObject({ balanceMinor: 0, paidMinor: 1_000_000 })
})

test('the same bank reference twice is flagged before it counts', async () => {
  await debt(3_000_000, '2026-11-30')
  await pay(1_000_000, { reference: 'TRX 00-123' })
  const second = {
    cardId: luis.cardId,
    amountMinor: 1_000_000,
    currency: 'COP',
    paidOn: '2026-11-20',
    paidBy: 'transfer',
    reference: 'trx00123',
    state: 'confirmed',
  }
  expect(await refusal('payment.record', second)).toBe('payment_lookalike')
  const { output } = await rosa.run(recordPayment, { ...second, paidBy: 'transfer', state: 'claimed' })
  expect(output.lookalikes).toMatchObject([{ why: 'same_reference', state: 'confirmed' }])
  await rosa.run(confirmPayment, {
    paymentId: output.id,
    version: output.version,
    amountMinor: 1_000_000,
    paidOn: '2026-11-20',
    reference: 'trx00123',
    isAnother: true,
  })
  expect((await standing()).money?.balances).toEqual({ COP: 1_000_000 })
})
