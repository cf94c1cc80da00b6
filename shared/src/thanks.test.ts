import { expect, test } from 'vitest'
import type { Account } from './account.ts'
import type { Payment } from './payment.ts'
import { toThankFor, wasOnTime } from './thanks.ts'

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
