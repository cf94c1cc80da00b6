import { expect, test } from 'vitest'
import type { Account } from './account.ts'
import type { Payment } from './payment.ts'
import { rewardFor, toThankFor, wasOnTime } from './thanks.ts'

const hour = 3_600_000
const paid = (more: Partial<Payment>) => ({ state: 'confirmed', settledAt: 10 * hour, ...more }) as Payment
const of = (...payments: Payment[]) => ({ payments })

test('somebody is thanked for the last payment that was confirmed, for a day', () => {
  const first = paid({ id: 'a', settledAt: 9 * hour })
  const last = paid({ id: 'b' })
  expect(toThankFor(of(last, first), { now: 11 * hour, lastWordAt: null })).toBe(last)
  expect(toThankFor(of(last), { now: 35 * hour, lastWordAt: null })).toBeNull()
})

test('once, and not for what waits or was rejected', () => {
  expect(toThankFor(of(paid({})), { now: 11 * hour, lastWordAt: 10 * hour + 1 })).toBeNull()
  expect(toThankFor(of(paid({})), { now: 11 * hour, lastWordAt: 9 * hour })).not.toBeNull()
  expect(toThankFor(of(paid({ state: 'claimed' })), { now: 11 * hour, lastWordAt: null })).toBeNull()
  expect(toThankFor(of(paid({ state: 'annulled' })), { now: 11 * hour, lastWordAt: null })).toBeNull()
})

test('on time is by the due day of everything that was paid, that day included', () => {
  const debts = [
    { id: 'x', dueOn: '2026-11-20' },
    { id: 'y', dueOn: '2026-11-10' },
  ] as Account['debts']
  const payment = (...debtIds: string[]) =>
    paid({ paidOn: '2026-11-20', allocations: debtIds.map((debtId) => ({ debtId, amountMinor: 1 })) })
  expect(wasOnTime({ debts }, payment('x'))).toBe(true)
  expect(wasOnTime({ debts }, payment('x', 'y'))).toBe(false)
  expect(wasOnTime({ debts }, payment())).toBe(false)
})

test('a payment on time earns something off the debt that came next, once, and never more than is owed', () => {
  const payment = paid({ paidOn: '2026-11-20', allocations: [{ debtId: 'x', amountMinor: 1 }] })
  const debt = (id: string, createdAt: number, more: object = {}) => ({
    ...{ id, createdAt, dueOn: '2026-11-20', balanceMinor: 10_050, cancelledAt: null, ...more },
  })
  const charge = (debtId: string) => ({ debtId, kind: 'charge', amountMinor: 10_050 })
  const of = (debts: object[], entries: object[] = [charge('y'), charge('z')], payments = [payment]) =>
    rewardFor({ debts, entries, payments } as unknown as Account, 500)
  const old = debt('x', hour)
  expect(of([old])).toBeNull()
  const reward = of([old, debt('z', 13 * hour), debt('y', 12 * hour)])
  expect(reward).toMatchObject({ debt: { id: 'y' }, amountMinor: 502 })
  expect(of([old, debt('y', 12 * hour, { balanceMinor: 100 })])?.amountMinor).toBe(100)
  // Granted, paid or cancelled: the one after it earns nothing.
  const granted = [charge('y'), { debtId: 'y', kind: 'discount', amountMinor: -502 }, charge('z')]
  expect(of([old, debt('y', 12 * hour), debt('z', 13 * hour)], granted)).toBeNull()
  expect(of([old, debt('y', 12 * hour, { balanceMinor: 0 }), debt('z', 13 * hour)])).toBeNull()
  expect(of([old, debt('y', 12 * hour)], undefined, [{ ...payment, state: 'annulled' }])).toBeNull()
  expect(of([old, debt('y', 12 * hour)], undefined, [{ ...payment, paidOn: '2026-11-21' }])).toBeNull()
})
