import type { CardMoney } from '@aldia/shared/account.ts'
import { expect, test } from 'vitest'
import { formBeforeMove } from './move-form.ts'

const card = (balances: Record<string, number>) => ({
  money: {
    balances,
    overdue: {},
    dueOn: null,
    next: null,
    broken: null,
    brokenCount: 0,
    toVerify: 0,
    lateReason: null,
  } satisfies CardMoney,
})
const inbox = { kind: 'inbox' } as const
const promise = { kind: 'promise' } as const
const plan = { kind: 'plan' } as const
const paid = { kind: 'paid' } as const

test('a promise and a plan are asked for before the card moves there', () => {
  expect(formBeforeMove(card({ COP: 100 }), inbox, promise)).toBe('promise')
  expect(formBeforeMove({ money: null }, inbox, promise)).toBe('promise')
  expect(formBeforeMove(card({ COP: 100 }), promise, plan)).toBe('plan')
})

test('whoever owes is settled before the card is paid up; others just move', () => {
  expect(formBeforeMove(card({ COP: 0, USD: 5 }), inbox, paid)).toBe('paid')
  expect(formBeforeMove(card({ COP: -500 }), inbox, paid)).toBeNull()
  expect(formBeforeMove({ money: null }, inbox, paid)).toBeNull()
})

test('between columns of the same meaning, and to all others, nothing is asked', () => {
  expect(formBeforeMove(card({ COP: 100 }), promise, promise)).toBeNull()
  expect(formBeforeMove(card({ COP: 100 }), paid, paid)).toBeNull()
  expect(formBeforeMove(card({ COP: 100 }), promise, inbox)).toBeNull()
})
