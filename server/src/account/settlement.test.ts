import type { Account } from '@aldia/shared/account.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import type { Settlement } from '@aldia/shared/settlement.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAccount } from '#account/account.reads.ts'
import { debtorOf } from '#testing/debtor.ts'
import { type TestMoney, testMoney } from '#testing/money.ts'
import { propertySeed } from '#testing/seeded.ts'
import { findDifferences } from '#upkeep/verify.ts'

// Debts closed for less than is owed, if that much is paid by a day. It is Friday 20 November 2026.

let money: TestMoney

beforeEach(async () => {
  money = await testMoney()
})
afterEach(async () => {
  expect(await findDifferences(money.shop.place)).toEqual([])
  await money.shop.dispose()
})

const settles = (debts: readonly Pick<Debt, 'id'>[], amountMinor: number, until: string, about: object = {}) =>
  money.send<Settlement>('settlement.agree', {
    cardId: money.ana.cardId,
    currency: 'COP',
    debtIds: debts.map(({ id }) => id),
    amountMinor,
    until,
    ...about,
  })
const settlements = async (): Promise<Account['settlements']> => (await money.account()).settlements
const state = async () =>
  (await settlements()).map(({ status, paidMinor, discountMinor }) => `${status} ${paidMinor} ${discountMinor}`)
const credit = async () => (await money.account()).credit.COP ?? 0
const interest = { graceDays: 0, lateFee: null, interest: { basisPoints: 1_000, per: 'year', yearDays: 365 } }
const charged = { ...interest, earlyDiscount: null, lateFee: { kind: 'percent', basisPoints: 500 } }

describe('500,000 to be settled with 350,000 until 25 November', () => {
  let debt: Debt
  let deal: Settlement
  beforeEach(async () => {
    debt = await money.owes(500_000)
    deal = await settles([debt], 350_000, '2026-11-25', { note: 'Una sola transferencia' })
  })
  const forIt = () => ({ purpose: { kind: 'settlement', settlementId: deal.id } })

  it('takes nothing off while it is open, and stands on the account with what it is about', async () => {
    expect(deal).toMatchObject({
      status: 'open',
      balanceMinor: 500_000,
      discountMinor: 0,
      agreedOn: '2026-11-20',
      note: 'Una sola transferencia',
    })
    expect(await money.open()).toEqual([500_000])
  })

  it('paid on the last day closes the debt, and the rest is a cost', async () => {
    await money.morning('2026-11-25')
    await money.pays(350_000, forIt())
    expect(await money.open()).toEqual([0])
    expect(await state()).toEqual(['kept 350000 150000'])
    expect(money.lastEvents('settlement')).toEqual(['settlement.kept'])
    expect(await money.column()).toBe('paid')
    const { entries } = await money.account()
    expect(entries.filter(({ kind }) => kind === 'discount')).toMatchObject([
      { amountMinor: -150_000, on: '2026-11-25', calculation: { kind: 'settlement', settlementId: deal.id } },
    ])
    await money.morning('2027-03-01')
    expect(await state()).toEqual(['kept 350000 150000'])
  })

  it('is missed when the day is over, and what is paid then leaves the rest of the full balance', async () => {
    await money.morning('2026-11-26')
    expect(await state()).toEqual(['missed 0 0'])
    expect(money.lastEvents('settlement')).toEqual(['settlement.missed'])
    await money.morning('2027-02-01')
    await money.pays(350_000, forIt())
    expect(await money.open()).toEqual([150_000])
    expect(await state()).toEqual(['missed 0 0'])
  })

  it('is missed also when nobody looked before the late payment came', async () => {
    money.shop.clock.jumpTo(Date.parse('2027-02-01T14:00:00Z'))
    await money.pays(350_000)
    expect(await money.open()).toEqual([150_000])
    expect(await state()).toEqual(['missed 0 0'])
  })

  it('counts the day of the payment and not that on which it was recorded', async () => {
    await money.morning('2027-02-01')
    await money.pays(350_000, { ...forIt(), paidOn: '2026-11-25' })
    expect(await money.open()).toEqual([0])
    expect(await state()).toEqual(['kept 350000 150000'])
  })

  it('ends with the day of the business, wherever the sun is', async () => {
    // 25 November, 23:30 in Bogotá.
    money.shop.clock.jumpTo(Date.parse('2026-11-26T04:30:00Z'))
    await money.pays(350_000)
    expect(await state()).toEqual(['kept 350000 150000'])
  })

  it('stays open while a receipt in time waits to be verified, and is kept when that is confirmed', async () => {
    await money.morning('2026-11-25')
    const claim = await money.pays(350_000, { ...forIt(), state: 'claimed' })
    await money.morning('2026-12-20')
    expect(await state()).toEqual(['open 0 0'])
    await money.confirms(claim)
    expect(await money.open()).toEqual([0])
    expect(await state()).toEqual(['kept 350000 150000'])
  })

  it('is open again when a receipt in time is handed in after it was missed, and missed again when that is rejected', async () => {
    await money.morning('2026-12-20')
    const claim = await money.pays(350_000, { state: 'claimed', paidOn: '2026-11-24' })
    expect(await state()).toEqual(['open 0 0'])
    await money.send('payment.reject', { paymentId: claim.id, version: claim.version, reason: 'no llegó' })
    expect(await state()).toEqual(['missed 0 0'])
    expect(await money.open()).toEqual([500_000])
  })

  it('does not wait for a receipt of a later day', async () => {
    await money.morning('2026-11-27')
    await money.pays(350_000, { ...forIt(), state: 'claimed' })
    expect(await state()).toEqual(['missed 0 0'])
  })

  it('gives the balance back when the payment that made it is annulled', async () => {
    const payment = await money.pays(350_000)
    expect(await money.open()).toEqual([0])
    await money.morning('2026-11-24')
    await money.send('payment.annul', { paymentId: payment.id, reason: 'rebotó' })
    expect(await money.open()).toEqual([500_000])
    expect(await state()).toEqual(['open 0 0'])
    expect(await money.column()).toBe('overdue')
    // There is a day left to pay it after all.
    await money.pays(350_000)
    expect(await state()).toEqual(['kept 350000 150000'])
    expect(await money.open()).toEqual([0])
  })

  it('is missed when the payment is annulled after its day', async () => {
    const payment = await money.pays(350_000)
    await money.morning('2026-12-10')
    await money.send('payment.annul', { paymentId: payment.id, reason: 'rebotó' })
    expect(await money.open()).toEqual([500_000])
    expect(await state()).toEqual(['missed 0 0'])
  })

  it('may be paid in parts, as long as all of them are in time', async () => {
    await money.pays(200_000)
    expect(await state()).toEqual(['open 200000 0'])
    await money.morning('2026-11-25')
    await money.pays(150_000)
    expect(await state()).toEqual(['kept 350000 150000'])
    expect(await money.open()).toEqual([0])
  })

  it('is not kept by parts of which the last one came late', async () => {
    await money.pays(200_000)
    await money.morning('2026-11-26')
    await money.pays(150_000)
    expect(await state()).toEqual(['missed 200000 0'])
    expect(await money.open()).toEqual([150_000])
  })

  it('takes no more than was agreed: what is beyond it is credit, or goes to the next debt', async () => {
    const other = await money.owes(30_000, { dueOn: '2026-11-18' })
    const payment = await money.pays(400_000)
    expect(await money.open()).toEqual([0, 0])
    expect(await credit()).toBe(20_000)
    expect(payment.allocations).toEqual([
      { debtId: debt.id, amountMinor: 350_000 },
      { debtId: other.id, amountMinor: 30_000 },
    ])
  })

  it('is reached by money without a purpose, although an older debt stands beside it', async () => {
    await money.owes(60_000, { dueOn: '2026-10-15' })
    await money.pays(350_000)
    expect(await money.open()).toEqual([0, 60_000])
    expect(await state()).toEqual(['kept 350000 150000'])
  })

  it('is not for less money without a purpose; with one it is', async () => {
    await money.owes(60_000, { dueOn: '2026-10-15' })
    await money.pays(100_000)
    expect(await money.open()).toEqual([460_000, 0])
    await money.pays(100_000, forIt())
    expect(await state()).toEqual(['open 140000 0'])
  })

  it('does not count money of days before it was agreed', async () => {
    await money.pays(350_000, { paidOn: '2026-11-19' })
    expect(await state()).toEqual(['open 0 0'])
    expect(await money.open()).toEqual([150_000])
  })

  it('can be cancelled with a reason, and that undone', async () => {
    await money.send('settlement.cancel', { settlementId: deal.id, reason: 'no hubo acuerdo' })
    await money.pays(350_000)
    expect(await money.open()).toEqual([150_000])
    expect(await settlements()).toMatchObject([{ status: 'cancelled', cancelReason: 'no hubo acuerdo' }])
    await expect(money.send('settlement.cancel', { settlementId: deal.id, reason: 'x' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'settlement_closed',
    })
    await money.undoLast('settlement.cancelled')
    expect(await state()).toEqual(['kept 350000 150000'])
    expect(await money.open()).toEqual([0])
  })

  it('can be undone while nothing came of it', async () => {
    await money.undoLast('settlement.agreed')
    expect(await state()).toEqual(['cancelled 0 0'])
    await money.pays(350_000)
    expect(await money.open()).toEqual([150_000])
  })

  it('undone as a payment brings the balance back', async () => {
    await money.pays(350_000)
    await money.undoLast('payment.confirmed')
    expect(await money.open()).toEqual([500_000])
    expect(await state()).toEqual(['open 0 0'])
  })

  it('gives way to another one on the same debt, and comes back when that is undone', async () => {
    await settles([debt], 400_000, '2026-12-31')
    expect(await state()).toEqual(['open 0 0', 'cancelled 0 0'])
    await money.undoLast('settlement.agreed')
    expect(await state()).toEqual(['cancelled 0 0', 'open 0 0'])
  })

  it('gives way to a plan that is agreed on afterwards', async () => {
    await money.agreesToPlan([debt], { parts: 2 })
    await money.morning('2026-11-21')
    expect(await state()).toEqual(['cancelled 0 0'])
  })

  it('goes with a debt that was a mistake', async () => {
    await money.send('debt.cancel', { debtId: debt.id, reason: 'error' })
    await money.morning('2026-12-01')
    expect(await state()).toEqual(['cancelled 0 0'])
  })

  it('closes what stood, not what is charged later', async () => {
    await money.pays(350_000)
    await money.morning('2026-12-01')
    const note = 'flete de otro viaje'
    await money.send('debt.adjust', { debtId: debt.id, kind: 'charge', amountMinor: 20_000, on: '2026-12-01', note })
    expect(await money.open()).toEqual([20_000])
    expect(await state()).toEqual(['kept 350000 150000'])
  })

  it('costs less when the debt turns out to be less', async () => {
    await money.pays(350_000)
    await money.morning('2026-12-01')
    const { version } = (await money.account()).debts[0] ?? {}
    await money.send('debt.edit', { debtId: debt.id, version, amountMinor: 450_000 })
    expect(await money.open()).toEqual([0])
    expect(await credit()).toBe(0)
    expect(await state()).toEqual(['kept 350000 100000'])
  })

  it('keeps its discount out of the hands that take back single entries', async () => {
    await money.pays(350_000)
    const discount = (await money.account()).entries.find(({ kind }) => kind === 'discount')
    await expect(money.send('ledgerEntry.reverse', { entryId: discount?.id, reason: 'x' })).rejects.toMatchObject({
      reason: 'entry_of_settlement',
    })
  })

  it('is what the card says comes next', async () => {
    const { shop } = money
    const next = () =>
      shop.news.flatMap(({ saved }) => saved.cards ?? []).findLast(({ id }) => id === money.ana.cardId)?.money?.next
    expect(next()).toEqual({
      kind: 'settlement',
      settlementId: deal.id,
      dueOn: '2026-11-25',
      amountMinor: 350_000,
      currency: 'COP',
    })
    await money.pays(350_000)
    expect(next()).toBeNull()
  })
})

describe('charges', () => {
  it('go on while a settlement is open: missed, the debt stands as if it had never been', async () => {
    const debt = await money.owes(730_000, { dueOn: '2026-11-10', terms: charged })
    const twin = await money.owes(730_000, { dueOn: '2026-11-10', terms: charged })
    await settles([debt], 500_000, '2026-12-05')
    for (const day of ['2026-11-25', '2026-12-06', '2027-01-15']) await money.morning(day)
    const [one, other] = await money.open()
    expect(one).toBe(other)
    expect(one).toBeGreaterThan(730_000)
    expect(twin.id).not.toBe(debt.id)
  })

  it('until the payment are part of the cost, and none come after it', async () => {
    const debt = await money.owes(730_000, { dueOn: '2026-11-10', terms: { ...interest, earlyDiscount: null } })
    await settles([debt], 500_000, '2026-12-10')
    await money.morning('2026-12-10')
    await money.pays(500_000)
    // Thirty days at 200 a day.
    expect(await state()).toEqual(['kept 500000 236000'])
    expect(await money.open()).toEqual([0])
    await money.morning('2027-06-01')
    expect(await money.open()).toEqual([0])
    const { entries } = await money.account()
    const left = entries.filter(({ kind, on }) => kind === 'interest' && on > '2026-12-10')
    expect(left).toEqual([])
  })

  it('booked before a payment in time was known are taken back', async () => {
    const debt = await money.owes(730_000, { dueOn: '2026-11-10', terms: charged })
    await settles([debt], 500_000, '2026-11-25')
    for (const day of ['2026-11-26', '2026-12-11', '2027-01-11']) await money.morning(day)
    await money.pays(500_000, { paidOn: '2026-11-25' })
    expect(await money.open()).toEqual([0])
    await money.morning('2027-04-01')
    expect(await money.open()).toEqual([0])
  })

  it('come back with the balance, all of them, when the payment is annulled months later', async () => {
    const debt = await money.owes(730_000, { dueOn: '2026-11-10', terms: charged })
    await money.owes(730_000, { dueOn: '2026-11-10', terms: charged })
    await settles([debt], 500_000, '2026-11-25')
    const payment = await money.pays(500_000, { purpose: { kind: 'debt', debtId: debt.id } })
    expect((await money.open())[0]).toBe(0)
    for (const day of ['2026-12-11', '2027-01-11', '2027-02-11']) await money.morning(day)
    await money.send('payment.annul', { paymentId: payment.id, reason: 'rebotó' })
    const [one, other] = await money.open()
    expect(one).toBe(other)
  })
})

describe('a settlement of several debts', () => {
  it('closes all of them with what is agreed for them together', async () => {
    const debts = [await money.owes(100_000), await money.owes(150_000), await money.owes(250_000)]
    const apart = await money.owes(80_000, { dueOn: '2026-10-05' })
    const deal = await settles(debts, 350_000, '2026-11-25')
    await money.pays(350_000, { purpose: { kind: 'settlement', settlementId: deal.id } })
    expect(await money.open()).toEqual([0, 0, 0, 80_000])
    expect(await state()).toEqual(['kept 350000 150000'])
    expect(apart.balanceMinor).toBe(80_000)
  })

  it('in a unit of account is paid at the value of the day', async () => {
    await money.send('unitRate.set', { unit: 'CLF', on: '2026-11-20', valueE6: 39_485_650_000 })
    const debts = [
      await money.owes(5_0003, { currency: 'CLF' }),
      await money.owes(7_0001, { currency: 'CLF' }),
      await money.owes(3_0007, { currency: 'CLF' }),
    ]
    const deal = await settles(debts, 11_1117, '2026-11-25', { currency: 'CLF' })
    const purpose = { kind: 'settlement', settlementId: deal.id }
    // 11.1117 UF at 39,485.65 are 438,752.698 pesos.
    await money.pays(438_753, { currency: 'CLP', purpose })
    expect(await money.open()).toEqual([0, 0, 0])
    expect(await settlements()).toMatchObject([{ status: 'kept' }])
  })
})

describe('what is not a settlement', () => {
  it('is as much as is owed or more, a day that is over, a debt that is paid, cancelled, or in other money', async () => {
    const debt = await money.owes(500_000)
    const refused = (about: object, reason: string) =>
      expect(settles([debt], 350_000, '2026-11-25', about)).rejects.toMatchObject({ reason })
    await refused({ amountMinor: 500_000 }, 'settlement_not_less')
    await refused({ amountMinor: 600_000 }, 'settlement_not_less')
    await refused({ until: '2026-11-19' }, 'settlement_in_past')
    await refused({ currency: 'USD' }, 'currency_mismatch')
    await settles([debt], 350_000, '2026-11-20')
    const paid = await money.owes(1_000, { dueOn: '2026-10-05' })
    await money.pays(1_000, { purpose: { kind: 'debt', debtId: paid.id } })
    await refused({ debtIds: [paid.id] }, 'debt_settled')
    const cancelled = await money.owes(1_000)
    await money.send('debt.cancel', { debtId: cancelled.id, reason: 'error' })
    await refused({ debtIds: [cancelled.id] }, 'debt_cancelled')
  })

  it('is one on debts of a plan that runs, or on the debt of another person', async () => {
    const debt = await money.owes(500_000)
    await money.agreesToPlan([debt], { parts: 2 })
    await expect(settles([debt], 350_000, '2026-11-25')).rejects.toMatchObject({ reason: 'settlement_plan_live' })
    const eva = await debtorOf(money.shop, '573009998877')
    const hers = await money.owes(50_000, { cardId: eva.cardId })
    await expect(settles([hers], 10_000, '2026-11-25')).rejects.toMatchObject({ reason: 'debt_not_theirs' })
  })
})

describe('the discount of a plan, the old way to settle', () => {
  const plan = async (debt: Debt) =>
    money.agreesToPlan([debt], { parts: 1, firstOn: '2026-11-25', discountMinor: 150_000 })
  const plans = async () => (await money.account()).plans.map(({ status }) => status)

  it('is given to who pays by the last day of grace', async () => {
    const debt = await money.owes(500_000)
    await plan(debt)
    await money.morning('2026-11-26')
    await money.pays(350_000)
    expect(await money.open()).toEqual([0])
    expect(await plans()).toEqual(['completed'])
  })

  it('is lost with that day: a payment in February leaves the rest of the full balance', async () => {
    const debt = await money.owes(500_000)
    await plan(debt)
    await money.morning('2026-11-27')
    expect(await plans()).toEqual(['defaulted'])
    await money.morning('2027-02-01')
    await money.pays(350_000)
    expect(await money.open()).toEqual([150_000])
  })

  it('is lost also when nobody looked before the payment came', async () => {
    await plan(await money.owes(500_000))
    money.shop.clock.jumpTo(Date.parse('2027-02-01T14:00:00Z'))
    await money.pays(350_000)
    expect(await money.open()).toEqual([150_000])
    expect(await plans()).toEqual(['defaulted'])
  })

  it('waits for a receipt in time that is being verified', async () => {
    await plan(await money.owes(500_000))
    await money.morning('2026-11-25')
    const claim = await money.pays(350_000, { state: 'claimed' })
    await money.morning('2026-12-20')
    expect(await plans()).toEqual(['active'])
    await money.confirms(claim)
    expect(await money.open()).toEqual([0])
    expect(await plans()).toEqual(['completed'])
  })

  it('is lost when such a receipt is rejected', async () => {
    await plan(await money.owes(500_000))
    await money.morning('2026-11-25')
    const claim = await money.pays(350_000, { state: 'claimed' })
    await money.morning('2026-12-20')
    await money.send('payment.reject', { paymentId: claim.id, version: claim.version, reason: 'no llegó' })
    expect(await plans()).toEqual(['defaulted'])
    expect(await money.open()).toEqual([500_000])
  })
})

describe('whatever is paid when, and told in whatever order', () => {
  it('a settlement is kept by what is dated in time, costs the rest, and nothing is lost or made', async () => {
    const payment = fc.record({
      share: fc.integer({ min: 1, max: 60 }),
      day: fc.integer({ min: 20, max: 30 }),
      order: fc.nat(99),
    })
    let phone = 573_100_000_000
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1_000, max: 900_000 }),
        fc.integer({ min: 1, max: 99 }),
        fc.array(payment, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (balance, percent, made, looksDaily) => {
          money.shop.clock.jumpTo(Date.parse('2026-11-20T14:00:00Z'))
          phone += 1
          const who = await debtorOf(money.shop, String(phone))
          const amount = Math.max(1, Math.floor((balance * percent) / 100))
          const debt = await money.owes(balance, { cardId: who.cardId })
          const deal = await settles([debt], amount, '2026-11-25', { cardId: who.cardId })
          if (looksDaily) await money.morning('2026-11-26')
          money.shop.clock.jumpTo(Date.parse('2026-12-01T14:00:00Z'))
          // What came late is less than would close the debt by itself.
          const late = made.filter(({ day }) => day > 25)
          const payments = made
            .map(({ share, day, order }) => {
              const of = day > 25 ? (balance - amount) / Math.max(1, late.length) : amount
              return { order, day, amountMinor: Math.floor((of * share) / (day > 25 ? 61 : 40)) }
            })
            .filter(({ amountMinor }) => amountMinor > 0)
            .sort((a, b) => a.order - b.order)
          const purpose = { kind: 'settlement', settlementId: deal.id }
          const ids: string[] = []
          for (const { amountMinor, day } of payments) {
            const paid = await money.pays(amountMinor, { cardId: who.cardId, paidOn: `2026-11-${day}`, purpose })
            ids.push(paid.id)
          }
          const sumOf = (all: typeof payments) => all.reduce((sum, one) => sum + one.amountMinor, 0)
          const inTime = sumOf(payments.filter(({ day }) => day <= 25))
          const account = () => accountOf(who.contactId)
          const isKept = inTime >= amount
          const shown = await account()
          expect(shown.settlements).toMatchObject([
            { status: isKept ? 'kept' : 'missed', discountMinor: isKept ? balance - amount : 0 },
          ])
          const total = sumOf(payments)
          expect(shown.debts[0]?.balanceMinor).toBe(isKept ? 0 : Math.max(0, balance - total))
          expect(shown.credit.COP ?? 0).toBe(isKept ? total - amount : Math.max(0, total - balance))
          for (const paymentId of ids) await money.send('payment.annul', { paymentId, reason: 'no llegó' })
          const after = await account()
          expect(after.settlements).toMatchObject([{ status: 'missed', discountMinor: 0 }])
          expect(after.debts[0]?.balanceMinor).toBe(balance)
          expect(after.credit).toEqual({})
        },
      ),
      { seed: propertySeed, numRuns: 40 },
    )
  }, 240_000)
})

async function accountOf(contactId: string): Promise<Account> {
  const { reader } = money.shop.database
  const known = await readAccount(reader, {
    workspaceId: money.shop.workspaceId,
    contactId,
    now: money.shop.clock.now(),
  })
  if (!known) throw new Error('no account')
  return known
}
