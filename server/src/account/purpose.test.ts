import { addDays } from '@aldia/shared/dates.ts'
import { firstOf, payableDebts, shareOut } from '@aldia/shared/payable.ts'
import { meantByDebt, meantByPromise, type PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import { restedByPlans } from '@aldia/shared/plan-rest.ts'
import type { PaymentPromise } from '@aldia/shared/promise.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAccount } from '#account/account.reads.ts'
import { fail } from '#base/failure.ts'
import { debtorOf } from '#testing/debtor.ts'
import { type TestMoney, testMoney } from '#testing/money.ts'
import { propertySeed } from '#testing/seeded.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// What a payment is made for, and that it goes there first. It is Friday 20 November 2026.

let money: TestMoney
/** Of the next made-up phone. */
let nextNumber = 1_000_000

beforeEach(async () => {
  money = await testMoney()
})
afterEach(() => money.shop.dispose())

const planOf = async (id: string) => (await money.account()).plans.find((plan) => plan.id === id)
const promises = (amountMinor: number, about: object) =>
  money.send<PaymentPromise>('promise.record', {
    cardId: money.ana.cardId,
    amountMinor,
    currency: 'COP',
    dueOn: '2026-11-27',
    ...about,
  })

describe('a payment for the instalment of a plan', () => {
  /** An older debt of 60,000 outside it, and a plan of three times 50,000 on a newer one. */
  async function olderDebtAndPlan() {
    const older = await money.owes(60_000, { dueOn: '2026-10-15' })
    const newer = await money.owes(150_000, { dueOn: '2026-11-15' })
    const plan = await money.agreesToPlan([newer], { parts: 3 })
    return { older, newer, plan, purpose: { kind: 'plan', planId: plan.id } as const }
  }

  it('pays the debt of the plan although an older one stands outside it, and the plan is kept to the end', async () => {
    const { newer, plan, purpose } = await olderDebtAndPlan()
    for (const day of ['2026-11-27', '2026-12-04', '2026-12-11']) {
      await money.morning(day)
      const payment = await money.pays(50_000, { purpose })
      expect(payment).toMatchObject({ purpose, allocations: [{ debtId: newer.id, amountMinor: 50_000 }] })
    }
    expect(await money.open()).toEqual([60_000, 0])
    await money.morning('2027-02-01')
    expect(await planOf(plan.id)).toMatchObject({ status: 'completed', missed: 0 })
  })

  it('without it the money goes by the order of the business, and the plan is in default', async () => {
    const { plan } = await olderDebtAndPlan()
    await money.morning('2026-11-27')
    await money.pays(50_000)
    await money.morning('2026-12-09')
    expect(await money.open()).toEqual([10_000, 150_000])
    expect(await planOf(plan.id)).toMatchObject({ status: 'defaulted' })
  })

  it('of more than the instalment goes on by the order of the business', async () => {
    const { older, newer, purpose } = await olderDebtAndPlan()
    await money.morning('2026-11-27')
    const payment = await money.pays(120_000, { purpose })
    expect(payment.allocations).toEqual([
      { debtId: newer.id, amountMinor: 60_000 },
      { debtId: older.id, amountMinor: 60_000 },
    ])
  })

  it('pays all instalments that are due by its day', async () => {
    const { purpose } = await olderDebtAndPlan()
    await money.morning('2026-12-04')
    await money.pays(100_000, { purpose })
    expect(await money.open()).toEqual([60_000, 50_000])
  })

  it('said to be made keeps its purpose when somebody confirms it, and when that is undone', async () => {
    const { newer, purpose } = await olderDebtAndPlan()
    const claim = await money.pays(50_000, { purpose, state: 'claimed' })
    expect(claim).toMatchObject({ state: 'claimed', purpose })
    expect(await money.confirms(claim)).toMatchObject({
      purpose,
      allocations: [{ debtId: newer.id, amountMinor: 50_000 }],
    })
    await money.undoLast('payment.confirmed')
    expect((await money.account()).payments).toMatchObject([{ state: 'claimed', purpose }])
    expect(await money.open()).toEqual([60_000, 150_000])
  })

  it('may be given another purpose by whoever confirms it, or none', async () => {
    const { older, purpose } = await olderDebtAndPlan()
    const claim = await money.pays(50_000, { purpose, state: 'claimed' })
    const confirmed = await money.confirms(claim, { purpose: null })
    expect(confirmed).toMatchObject({ purpose: null, allocations: [{ debtId: older.id, amountMinor: 50_000 }] })
    await money.undoLast('payment.confirmed')
    expect((await money.account()).payments).toMatchObject([{ purpose }])
  })

  it('goes to its debts also when the plan was cancelled meanwhile', async () => {
    const { plan, newer, purpose } = await olderDebtAndPlan()
    const claim = await money.pays(50_000, { purpose, state: 'claimed' })
    await money.send('plan.cancel', { planId: plan.id, reason: 'otro acuerdo' })
    expect((await money.confirms(claim)).allocations).toEqual([{ debtId: newer.id, amountMinor: 50_000 }])
  })
})

describe('a payment for a promise or a debt', () => {
  it('goes to the debts that the promise names, and keeps it', async () => {
    await money.owes(60_000, { dueOn: '2026-10-15' })
    const newer = await money.owes(80_000, { dueOn: '2026-11-15' })
    const promise = await promises(80_000, { debtIds: [newer.id] })
    await money.pays(80_000, { purpose: { kind: 'promise', promiseId: promise.id } })
    expect(await money.open()).toEqual([60_000, 0])
    expect((await money.account()).promises).toMatchObject([{ status: 'kept' }])
  })

  it('of a promise takes no more than is missing of it before the order goes on', async () => {
    await money.owes(60_000, { dueOn: '2026-10-15' })
    const newer = await money.owes(80_000, { dueOn: '2026-11-15' })
    const promise = await promises(30_000, { debtIds: [newer.id] })
    await money.pays(50_000, { purpose: { kind: 'promise', promiseId: promise.id } })
    expect(await money.open()).toEqual([40_000, 50_000])
  })

  it('of one debt pays that, and what is beyond it the oldest', async () => {
    await money.owes(60_000, { dueOn: '2026-10-15' })
    const newer = await money.owes(80_000, { dueOn: '2026-11-15' })
    await money.pays(100_000, { purpose: { kind: 'debt', debtId: newer.id } })
    expect(await money.open()).toEqual([40_000, 0])
  })

  it('of a debt that was given up makes that loss smaller, whatever else is open', async () => {
    const lost = await money.owes(60_000, { dueOn: '2026-10-15' })
    await money.send('debt.writeOff', { cardId: money.ana.cardId, debtIds: [lost.id], reason: 'incobrable' })
    await money.owes(80_000, { dueOn: '2026-11-15' })
    await money.pays(25_000, { purpose: { kind: 'debt', debtId: lost.id } })
    expect((await money.account()).debts.find(({ id }) => id === lost.id)).toMatchObject({
      writtenOffMinor: 35_000,
      recoveredMinor: 25_000,
    })
    expect(await money.open()).toEqual([0, 80_000])
  })

  it('of something that belongs to another person is refused in the words of their own kind', async () => {
    await money.owes(60_000)
    const eva = await debtorOf(money.shop, '573009998877')
    const hers = await eva.owes(50_000)
    const promise = await money.send<PaymentPromise>('promise.record', {
      cardId: eva.cardId,
      amountMinor: 10_000,
      currency: 'COP',
      dueOn: null,
      debtIds: [hers],
    })
    const refusals = [
      [{ kind: 'debt', debtId: hers }, 'debt_not_theirs', 'purpose.debtId'],
      [{ kind: 'promise', promiseId: promise.id }, 'promise_not_theirs', 'purpose.promiseId'],
      [{ kind: 'plan', planId: promise.id }, 'plan_not_theirs', 'purpose.planId'],
    ] as const
    for (const [purpose, reason, field] of refusals)
      for (const state of ['confirmed', 'claimed'])
        await expect(money.pays(10_000, { purpose, state })).rejects.toMatchObject({ code: 'invalid', reason, field })
  })

  it('in another currency than what it is for is refused', async () => {
    await money.owes(60_000)
    const dollars = await money.owes(100, { currency: 'USD' })
    for (const state of ['confirmed', 'claimed'])
      await expect(money.pays(10_000, { purpose: { kind: 'debt', debtId: dollars.id }, state })).rejects.toMatchObject({
        reason: 'currency_mismatch',
      })
  })

  it('divided by hand goes exactly so', async () => {
    const older = await money.owes(60_000, { dueOn: '2026-10-15' })
    const newer = await money.owes(80_000)
    const allocations = [{ debtId: older.id, amountMinor: 10_000 }]
    await money.pays(30_000, { purpose: { kind: 'debt', debtId: newer.id }, allocations })
    expect(await money.open()).toEqual([50_000, 80_000])
  })
})

describe('what is shown before a payment is recorded', () => {
  it('is what is booked, whatever is owed, agreed on and paid for', async () => {
    const { money: settings } = (await findWorkspace(money.shop.database.reader, money.shop.workspaceId)) ?? {}
    const amount = fc.integer({ min: 1, max: 300_000 })
    const debtArb = fc.record({ amount, dueIn: fc.integer({ min: -60, max: 20 }), isCharged: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(debtArb, { minLength: 1, maxLength: 4 }),
        fc.array(fc.record({ amount, purpose: fc.nat(6), daysAgo: fc.nat(5) }), { minLength: 1, maxLength: 4 }),
        async (owed, payments) => {
          const who = await debtorOf(money.shop, `57300${(nextNumber++).toString()}`)
          const about = { workspaceId: money.shop.workspaceId, contactId: who.contactId, now: money.shop.clock.now() }
          const account = async () =>
            (await readAccount(money.shop.database.reader, about)) ?? fail('not_found', 'account')
          for (const one of owed) {
            await money.owes(one.amount, {
              cardId: who.cardId,
              dueOn: addDays('2026-11-20', one.dueIn),
              issuedOn: '2026-09-01',
              terms: {
                graceDays: 0,
                lateFee: one.isCharged ? { kind: 'percent', basisPoints: 333 } : null,
                interest: one.isCharged ? { basisPoints: 217, per: 'month', yearDays: 365 } : null,
                earlyDiscount: one.dueIn > 0 ? { basisPoints: 700, until: '2026-11-20' } : null,
              },
            })
          }
          const named = (await account()).debts.at(-1)
          await promises(50_000, { cardId: who.cardId, debtIds: named ? [named.id] : [] })
          for (const one of payments) {
            const known = await account()
            const purposes: (PaymentPurpose | null)[] = [
              null,
              ...known.debts.map(({ id }) => ({ kind: 'debt' as const, debtId: id })),
              ...known.promises.map(({ id }) => ({ kind: 'promise' as const, promiseId: id })),
            ]
            const purpose = purposes[one.purpose % purposes.length] ?? null
            const on = addDays('2026-11-20', -one.daysAgo)
            const unitValueOf = () => null
            const found = payableDebts(
              { ...known, rested: restedByPlans(known.plans), unitValueOf },
              { currency: 'COP', on },
            )
            const promise = known.promises.find(({ id }) => purpose?.kind === 'promise' && purpose.promiseId === id)
            const meant =
              purpose?.kind === 'debt' ? meantByDebt(purpose.debtId) : promise ? meantByPromise(promise) : null
            const first = meant && firstOf(meant, { currency: 'COP', unitValueOf })
            const shown = shareOut(one.amount, found, settings?.allocationOrder ?? 'oldest_due', first)
            if ('refused' in shown) throw new Error(shown.refused)
            const booked = await money.pays(one.amount, { cardId: who.cardId, paidOn: on, purpose })
            const byDebt = (all: readonly { debtId: string; amountMinor: number }[]) =>
              Object.fromEntries(all.map(({ debtId, amountMinor }) => [debtId, amountMinor]))
            if (shown.creditMinor === 0) {
              expect(byDebt(booked.allocations)).toEqual(byDebt(shown.allocations))
              continue
            }
            // What is left on the day of the payment may pay what was charged on a later day.
            const given = byDebt(booked.allocations)
            for (const { debtId, amountMinor } of shown.allocations)
              expect(given[debtId]).toBeGreaterThanOrEqual(amountMinor)
            expect(booked.creditMinor).toBeLessThanOrEqual(shown.creditMinor)
          }
        },
      ),
      { seed: propertySeed, numRuns: 25 },
    )
  }, 120_000)
})
