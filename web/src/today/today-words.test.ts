import type { CardMoney, TodayItem } from '@aldia/shared/account.ts'
import type { Card } from '@aldia/shared/card.ts'
import { expect, test } from 'vitest'
import { dayWords } from '#base/day-words.ts'
import { todayText } from '#today/today.text.ts'
import { todayGroups } from '#today/today-list.ts'
import { lateInWords, needsPlan, whyInWords } from '#today/today-words.ts'

const today = '2026-11-24'
const about = { today, days: dayWords({ language: 'es', locale: 'es-CO' }), lines: todayText.es }
const id = (last: number) => `01930000-0000-7000-8000-00000000000${last}`
const money = (part: Partial<CardMoney> = {}): CardMoney => ({
  balances: { COP: 100 },
  overdue: {},
  dueOn: null,
  next: null,
  broken: null,
  brokenCount: 0,
  toVerify: 0,
  lateReason: null,
  ...part,
})
const card = (part: Partial<CardMoney> = {}) => ({ money: money(part), lastMessage: null })
const item = (part: Partial<TodayItem>): TodayItem => ({
  kind: 'promise_due',
  cardId: id(1),
  aboutId: id(2),
  amountMinor: 100,
  currency: 'COP',
  on: today,
  since: 0,
  ...part,
})

test('every reason is said in one line', () => {
  const why = (part: Partial<TodayItem>, of: Partial<CardMoney> = {}) => whyInWords(item(part), card(of), about)
  expect(why({ kind: 'broken_promise', on: '2026-11-20' })).toBe('No cumplió la promesa del viernes 20')
  expect(why({ kind: 'broken_promise', on: '2026-11-23' })).toBe('No cumplió la promesa de ayer')
  expect(why({ kind: 'broken_promise', on: '2026-11-20' }, { broken: 'partly_kept' })).toBe(
    'Cumplió en parte la promesa del viernes 20',
  )
  expect(why({})).toBe('Prometió pagar hoy')
  expect(why({ on: '2026-11-20' })).toBe('Prometió pagar el viernes 20')
  expect(why({ kind: 'instalment_due' })).toBe('Su cuota vence hoy')
  expect(why({ kind: 'overdue', on: '2026-11-23' })).toBe('Venció ayer')
  expect(why({ kind: 'unanswered', on: null })).toBe('Espera respuesta')
})

test('after two broken promises a plan is offered', () => {
  expect(needsPlan(card({ brokenCount: 1 }))).toBe(false)
  expect(needsPlan(card({ brokenCount: 2 }))).toBe(true)
  expect(whyInWords(item({ kind: 'broken_promise' }), card({ brokenCount: 3 }), about)).toContain(
    '3 promesas incumplidas',
  )
})

test('what is late says how many days; what is due today says nothing more', () => {
  expect(lateInWords(item({ kind: 'overdue', on: '2026-11-21' }), about)).toBe('3 días')
  expect(lateInWords(item({}), about)).toBe('')
  expect(lateInWords(item({ kind: 'unanswered', on: null }), about)).toBeNull()
})

test('rows stand in the order of the answer, by kind, without those whose card is gone', () => {
  const one = { ...card(), id: id(1) } as Card
  const none = { count: 0, isMore: false }
  const rest = { instalment_due: none, receipt: none, debt_due: none, unanswered: none, overdue: none }
  const totals = { broken_promise: { count: 1, isMore: false }, promise_due: { count: 7, isMore: true }, ...rest }
  const end = { instalment_due: null, receipt: null, debt_due: null, unanswered: null, overdue: null }
  const next = { broken_promise: null, promise_due: '1', ...end }
  const items = [item({ kind: 'broken_promise' }), item({}), item({ cardId: id(9) })]
  const groups = todayGroups({ items, cards: [one], totals, next, toVerify: 0 })
  expect(groups.map(({ kind, rows, total }) => [kind, rows.length, total.count])).toEqual([
    ['broken_promise', 1, 1],
    ['promise_due', 1, 7],
  ])
})
