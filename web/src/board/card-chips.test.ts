import type { CardMoney } from '@aldia/shared/account.ts'
import type { Amounts } from '@aldia/shared/money.ts'
import { expect, test } from 'vitest'
import { dayWords } from '#base/day-words.ts'
import { cardText } from '#board/card.text.ts'
import { cardChips } from '#board/card-chips.ts'

const today = '2026-11-24'
const days = dayWords({ language: 'es', locale: 'es-CO' })
const nothing: CardMoney = {
  balances: {},
  overdue: {},
  dueOn: null,
  next: null,
  broken: null,
  brokenCount: 0,
  toVerify: 0,
  lateReason: null,
}
const promiseId = '01930000-0000-7000-8000-000000000001'
const amounts = (all: Amounts) =>
  Object.values(all)
    .map((minor) => `$ ${minor}`)
    .join(' + ')
const chips = (about: Partial<CardMoney>) => cardChips({ ...nothing, ...about }, today, { days, amounts }, cardText.es)
const words = (about: Partial<CardMoney>) => chips(about).map((chip) => chip.words)

test('what is late is said beside a balance that is not late as a whole', () => {
  const late = { dueOn: '2026-11-02', balances: { COP: 385_000 }, overdue: { COP: 55_000 } }
  expect(words(late)).toEqual(['$ 55000 vencidos · 22 días'])
  expect(words({ ...late, overdue: { COP: 385_000 } })).toEqual(['22 días'])
})

test('age is always written, and its tone grows with it', () => {
  expect(chips({ dueOn: '2026-11-27' })).toEqual([{ id: 'days', words: 'vence en 3 días', tone: 'calm' }])
  expect(chips({ dueOn: '2026-11-25' })[0]?.words).toBe('vence mañana')
  expect(chips({ dueOn: today })).toEqual([{ id: 'days', words: 'vence hoy', tone: 'calm' }])
  expect(chips({ dueOn: '2026-11-23' })).toEqual([{ id: 'days', words: '1 día', tone: 'soon' }])
  expect(chips({ dueOn: '2026-11-12' })).toEqual([{ id: 'days', words: '12 días', tone: 'soon' }])
  expect(chips({ dueOn: '2026-10-24' })).toEqual([{ id: 'days', words: '31 días', tone: 'late' }])
  expect(chips({ dueOn: '2026-08-24' })[0]?.tone).toBe('old')
})

test('what comes next is said with its day', () => {
  const promise = { kind: 'promise', promiseId, amountMinor: 5_000_000, currency: 'COP' } as const
  expect(words({ next: { ...promise, dueOn: '2026-11-27' } })).toEqual(['promesa viernes 27'])
  expect(words({ next: { ...promise, dueOn: null } })).toEqual(['promesa sin fecha'])
  const instalment = {
    kind: 'instalment',
    planId: promiseId,
    number: 2,
    of: 4,
    amountMinor: 1,
    currency: 'COP',
  } as const
  expect(words({ next: { ...instalment, dueOn: '2026-12-30' } })).toEqual(['cuota 2 de 4 · 30 dic'])
})

test('what weighs most comes first, because what does not fit is left out from the end', () => {
  const all = words({ dueOn: '2026-11-12', broken: 'broken', toVerify: 2, lateReason: 'lost_job' })
  expect(all).toEqual(['12 días', 'promesa incumplida', '2 por verificar', 'sin trabajo'])
})

test('somebody who never had a debt has no chips', () => {
  expect(cardChips(null, today, { days, amounts }, cardText.es)).toEqual([])
  expect(words({})).toEqual([])
})
