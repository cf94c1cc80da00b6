import type { CardMoney } from '@aldia/shared/account.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import { expect, test } from 'vitest'
import { amountToPay, referenceOf } from './payment-amount.ts'

const card = (about: Partial<CardMoney>) => ({
  money: {
    balances: {},
    overdue: {},
    dueOn: null,
    next: null,
    broken: null,
    brokenCount: 0,
    toVerify: 0,
    lateReason: null,
    ...about,
  } satisfies CardMoney,
})
const peso = { kind: 'bank_transfer', currency: 'COP' } as const

test('the amount is what is open in the currency of the method, or of the business', () => {
  expect(amountToPay(card({ balances: { COP: 100, USD: 5 } }), peso)).toEqual({ amountMinor: 100, currency: 'COP' })
  expect(amountToPay(card({ balances: { COP: 100, BRL: 7 } }), { kind: 'pix', currency: 'COP' })).toEqual({
    amountMinor: 7,
    currency: 'BRL',
  })
  expect(amountToPay(card({ balances: { USD: 5 } }), peso)).toEqual({ amountMinor: 5, currency: 'USD' })
})

test('where it is not clear, or nothing is open, no amount is written', () => {
  expect(amountToPay(card({ balances: { USD: 5, EUR: 5 } }), peso)).toBeNull()
  expect(amountToPay(card({ balances: { COP: -5 } }), peso)).toBeNull()
  expect(amountToPay({ money: null }, peso)).toBeNull()
})

test('with a live plan the next instalment is asked for', () => {
  const next = {
    kind: 'instalment',
    planId: 'plan',
    number: 1,
    of: 4,
    dueOn: '2026-11-30',
    amountMinor: 25,
    currency: 'COP',
  } as const
  expect(amountToPay(card({ balances: { COP: 100 }, next }), peso)).toEqual({ amountMinor: 25, currency: 'COP' })
})

test('open debts are named by their numbers, as long as they are few', () => {
  const debt = (reference: string | null, more: Partial<Debt> = {}) =>
    ({ reference, currency: 'COP', balanceMinor: 1, cancelledAt: null, ...more }) as Debt
  expect(referenceOf({ debts: [debt('F-12'), debt(null), debt('F-9')] }, 'COP')).toBe('F-12, F-9')
  expect(
    referenceOf({ debts: [debt('F-12', { balanceMinor: 0 }), debt('F-9', { currency: 'USD' })] }, 'COP'),
  ).toBeNull()
  expect(referenceOf({ debts: ['1', '2', '3', '4'].map((one) => debt(one)) }, 'COP')).toBeNull()
})
