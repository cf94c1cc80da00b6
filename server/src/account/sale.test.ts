import type { Debt } from '@aldia/shared/debt.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCard } from '#board/board.store.ts'
import { type TestMoney, testMoney } from '#testing/money.ts'
import { commandNamed } from '#testing/workspace.ts'
import { readToday } from '#today/today.reads.ts'
import { changeContactPolicy, workspaceCommands } from '#workspaces/workspaces.ts'

// A sale in instalments: one debt with its days. It is Friday 20 November 2026.

let m: TestMoney
beforeEach(async () => {
  m = await testMoney()
})
afterEach(() => m.shop.dispose())

const fourMonths = { parts: 4, rhythm: 'monthly', firstOn: '2026-12-21' }
const sells = (amountMinor: number, instalments: object = fourMonths, about: object = {}) =>
  m.owes(amountMinor, {
    issuedOn: '2026-11-20',
    dueOn: '2026-11-20',
    instalments,
    ...about,
  }) as unknown as Promise<Debt>
const card = () => findCard(m.shop.database.reader, m.shop.workspaceId, m.ana.cardId)
const today = () =>
  readToday(m.shop.database.reader, {
    workspaceId: m.shop.workspaceId,
    timeZone: 'America/Bogota',
    now: m.shop.clock.now(),
  })

test('four monthly parts of 1,000,000.01 add up, the last takes the rest, and nothing is on top', async () => {
  const debt = await sells(100_000_001)
  expect(debt.parts.map(({ amountMinor }) => amountMinor)).toEqual([25_000_000, 25_000_000, 25_000_000, 25_000_001])
  expect(debt.parts.map(({ dueOn }) => dueOn)).toEqual(['2026-12-21', '2027-01-21', '2027-02-22', '2027-03-23'])
  expect(debt).toMatchObject({ dueOn: '2027-03-23', balanceMinor: 100_000_001 })
  expect(await m.account().then(({ entries }) => entries.map(({ kind }) => kind))).toEqual(['charge'])
})

test('the card shows the next part, and only parts whose day is over are late', async () => {
  await sells(400_000)
  expect((await card())?.money).toMatchObject({
    dueOn: '2026-12-21',
    next: { kind: 'part', number: 1, of: 4, dueOn: '2026-12-21', amountMinor: 100_000 },
    overdue: {},
  })
  expect(await m.column()).toBe('reminder')
  await m.morning('2026-12-21')
  expect((await today()).items).toMatchObject([{ kind: 'debt_due', amountMinor: 100_000, on: '2026-12-21' }])
  await m.morning('2026-12-22')
  expect(await m.column()).toBe('overdue')
  expect((await card())?.money).toMatchObject({ overdue: { COP: 100_000 }, balances: { COP: 400_000 } })
  await m.morning('2027-01-22')
  expect((await card())?.money).toMatchObject({ overdue: { COP: 200_000 } })
  await m.pays(250_000)
  expect((await card())?.money).toMatchObject({
    overdue: {},
    dueOn: '2027-02-22',
    next: { number: 3, amountMinor: 50_000 },
  })
  expect(await m.column()).toBe('reminder')
  await m.pays(150_000)
  expect(await m.column()).toBe('paid')
})

test('two sales to one person go on side by side, and money pays what is due first', async () => {
  await sells(400_000)
  await sells(200_000, { parts: 2, rhythm: 'quincena', firstOn: '2026-11-30' })
  await m.pays(150_000)
  // 100,000 of 30 November first, then the rest of that debt: money goes debt by debt.
  expect(await m.open()).toEqual([400_000, 50_000])
})

test('interest that was set is an entry of its own and bears none', async () => {
  const debt = await sells(100_000_000, { ...fourMonths, interestBasisPoints: 200 })
  const sum = debt.parts.reduce((all, { amountMinor }) => all + amountMinor, 0)
  // 1,000,000 × 0.02 ÷ (1 − 1.02⁻⁴) = 262,623.75, in whole pesos.
  expect(debt.parts[0]?.amountMinor).toBe(26_262_400)
  expect(debt).toMatchObject({ balanceMinor: sum, principalMinor: 100_000_000 })
  expect((await m.account()).entries.map(({ kind }) => kind).sort()).toEqual(['charge', 'interest'])
})

test('charges for being late count from the last part', async () => {
  const terms = { graceDays: 0, lateFee: { kind: 'fixed', amountMinor: 5_000 }, interest: null, earlyDiscount: null }
  await sells(400_000, fourMonths, { terms })
  await m.morning('2027-03-23')
  expect(await m.open()).toEqual([400_000])
  await m.morning('2027-03-24')
  expect(await m.open()).toEqual([405_000])
})

test('a corrected amount is taken up by the last part, a corrected day moves it', async () => {
  const { id: debtId, version } = await sells(400_000)
  const less = await m.send<Debt>('debt.edit', { debtId, version, amountMinor: 340_000 })
  expect(less.parts.map(({ amountMinor }) => amountMinor)).toEqual([100_000, 100_000, 100_000, 40_000])
  const later = await m.send<Debt>('debt.edit', { debtId, version: less.version, dueOn: '2027-04-01' })
  expect(later.parts.at(-1)).toEqual({ dueOn: '2027-04-01', amountMinor: 40_000 })
  const before = m.send('debt.edit', { debtId, version: later.version, dueOn: '2027-02-22' })
  await expect(before).rejects.toMatchObject({ reason: 'due_before_part' })
})

test('what cannot be parted is refused', async () => {
  await expect(sells(3, fourMonths)).rejects.toMatchObject({ reason: 'plan_too_small' })
  await expect(sells(100, { ...fourMonths, firstOn: '2026-11-01' })).rejects.toMatchObject({
    reason: 'due_before_issue',
  })
  await expect(sells(100, { ...fourMonths, parts: 1 })).rejects.toThrow()
  await expect(sells(100_000, { ...fourMonths, firstPaymentMinor: 200_000 })).rejects.toMatchObject({
    reason: 'plan_first_too_large',
  })
})

test('nothing falls due on a day of rest of the owner, and what was taken away from the holidays is a day like any other', async () => {
  const change = { addedHolidays: ['2026-12-21', '2026-12-22'], removedHolidays: ['2026-12-08'] }
  const about = { workspaceId: m.shop.workspaceId, actor: { kind: 'system' as const } }
  await m.shop.perform(about, (work) => changeContactPolicy(work, { version: 0, change }))
  const debt = await sells(400_000)
  expect(debt.parts[0]?.dueOn).toBe('2026-12-23')
  // 8 December is a holiday in Colombia, and a day of business here: the grace of a promise of Monday ends on it.
  const promise = await m.send<{ graceUntil: string }>('promise.record', {
    ...{ cardId: m.ana.cardId, amountMinor: 100_000, currency: 'COP', dueOn: '2026-12-07' },
  })
  expect(promise.graceUntil).toBe('2026-12-08')
  expect((await m.account()).holidays).toEqual(expect.arrayContaining(['2026-12-21', '2026-12-22', '2026-12-25']))
})

test('the server takes no charge for being late without the word that it is legal here', async () => {
  const lateFee = { kind: 'fixed', amountMinor: 5_000 }
  const plain = { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null }
  const unsaid = { isLegal: false, dueOn: '2026-12-10' }
  const notConfirmed = { reason: 'terms_not_confirmed' }
  await expect(m.owes(100_000, { ...unsaid, terms: { ...plain, lateFee } })).rejects.toMatchObject(notConfirmed)
  await expect(sells(400_000, { ...fourMonths, interestBasisPoints: 200 }, unsaid)).rejects.toMatchObject(notConfirmed)
  const { id: debtId, version } = await m.owes(100_000, { ...unsaid, terms: plain })
  const edit = (about: object) => m.send<Debt>('debt.edit', { debtId, version, terms: { ...plain, lateFee }, ...about })
  await expect(edit({})).rejects.toMatchObject(notConfirmed)
  const known = await edit({ isLegal: true })
  // What stands in the debt was confirmed then; what takes it away needs no word.
  const less = await m.send<Debt>('debt.edit', {
    ...{ debtId, version: known.version },
    terms: { ...plain, lateFee, graceDays: 3 },
  })
  await m.send('debt.edit', { debtId, version: less.version, terms: plain })
  const defaultTerms = { graceDays: 0, lateFee, interest: null }
  const settings = (about: object) =>
    m.shop.run(commandNamed(workspaceCommands, 'workspace.updateMoney'), m.agent, { defaultTerms, ...about })
  await expect(settings({})).rejects.toMatchObject(notConfirmed)
  await settings({ isLegal: true })
  await m.owes(100_000, { ...unsaid, terms: { ...plain, lateFee } })
})
