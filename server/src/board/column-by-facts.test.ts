import type { CardFacts } from '@aldia/shared/card.ts'
import { StageKind } from '@aldia/shared/stage.ts'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type AccountStatus, columnAfter, factsOf, noFacts, reasonOf } from '#board/column-by-facts.ts'

const nobody: AccountStatus = {
  hadDebts: false,
  hasDebts: false,
  owes: false,
  isOverdue: false,
  isWrittenOff: false,
  livePlanId: null,
  openPromiseId: null,
  failed: null,
  newestDebtId: null,
  lateOn: null,
}
const owing: AccountStatus = { ...nobody, hadDebts: true, hasDebts: true, owes: true, newestDebtId: 'd1' }
const late: AccountStatus = { ...owing, isOverdue: true, lateOn: '2026-11-15' }
const settled: AccountStatus = { ...owing, owes: false }
const broken = { id: 'p1', how: 'broken' } as const

test.each<[string, AccountStatus, StageKind | null]>([
  ['nothing is known of somebody new', nobody, null],
  ['a debt not yet due', owing, 'reminder'],
  ['a debt past its day', late, 'overdue'],
  ['an open promise', { ...late, openPromiseId: 'p1' }, 'promise'],
  ['an open promise of somebody whose debts nobody entered', { ...nobody, openPromiseId: 'p1' }, 'promise'],
  ['a live plan, also when a promise beside it is open', { ...late, livePlanId: 'x', openPromiseId: 'p1' }, 'plan'],
  ['a live plan, also when a promise beside it was broken', { ...late, livePlanId: 'x', failed: broken }, 'plan'],
  ['a broken promise on a debt that is not due', { ...owing, failed: broken }, 'overdue'],
  ['everything paid', settled, 'paid'],
  ['everything paid, a larger promise still open', { ...settled, openPromiseId: 'p1' }, 'paid'],
  ['everything paid, an older promise broken', { ...settled, failed: broken }, 'paid'],
  ['written off', { ...settled, isWrittenOff: true }, 'closed'],
  ['written off in part, the rest open', { ...late, isWrittenOff: true }, 'overdue'],
  ['only debts that were cancelled', { ...settled, hasDebts: false, newestDebtId: null }, null],
])('%s', (_, status, kind) => {
  expect(factsOf(status).kind).toBe(kind)
})

describe('a card that nobody moved by hand', () => {
  const after = (from: StageKind, before: AccountStatus, now: AccountStatus) =>
    columnAfter(from, null, { before: factsOf(before), now: factsOf(now) })?.kind ?? null
  const reason = (before: AccountStatus, now: AccountStatus) => reasonOf(factsOf(before), factsOf(now))

  it.each<[string, StageKind, AccountStatus, AccountStatus, StageKind | null, string]>([
    ['a debt comes', 'inbox', nobody, owing, 'reminder', 'debt_added'],
    ['a debt that is late comes', 'inbox', nobody, late, 'overdue', 'debt_added'],
    ['the due day passes', 'reminder', owing, late, 'overdue', 'debt_overdue'],
    ['the due day is corrected into the future', 'overdue', late, owing, 'reminder', 'debt_not_due'],
    [
      'a promise is broken',
      'promise',
      { ...late, openPromiseId: 'p1' },
      { ...late, failed: broken },
      'overdue',
      'promise_broken',
    ],
    [
      'a promise is kept, the rest not due',
      'promise',
      { ...owing, openPromiseId: 'p1' },
      owing,
      'reminder',
      'agreement_over',
    ],
    ['a payment is taken back', 'paid', settled, late, 'overdue', 'reopened'],
    [
      'a payment is taken back, a promise lives',
      'paid',
      settled,
      { ...late, openPromiseId: 'p1' },
      'promise',
      'promise_recorded',
    ],
    ['the only debt was a mistake', 'overdue', late, { ...settled, hasDebts: false }, 'paid', 'settled'],
    ['all is written off', 'overdue', late, { ...settled, isWrittenOff: true }, 'closed', 'written_off'],
    ['a paid person buys again', 'paid', settled, { ...owing, newestDebtId: 'd2' }, 'reminder', 'debt_added'],
  ])('%s', (_, from, before, now, kind, why) => {
    expect(after(from, before, now)).toBe(kind)
    expect(reason(before, now)).toBe(why)
  })

  it('goes to the top when a promise is broken, also inside overdue', () => {
    const about = { before: factsOf(late), now: factsOf({ ...late, failed: broken }) }
    expect(columnAfter('overdue', null, about)).toEqual({ kind: 'overdue', onTop: true })
    expect(columnAfter('overdue', null, { before: about.now, now: about.now })).toBeNull()
  })
})

describe('a card that a person put where it stands', () => {
  const stays = (from: StageKind, held: AccountStatus, now: AccountStatus) =>
    columnAfter(from, factsOf(held), { before: factsOf(held), now: factsOf(now) }) === null

  it.each<[string, StageKind, AccountStatus, AccountStatus, boolean]>([
    ['stays while nothing is new', 'reminder', late, late, true],
    ['stays when one of two late debts is paid', 'inbox', { ...late, lateOn: '2026-11-18' }, late, true],
    ['leaves when another debt falls overdue', 'reminder', late, { ...late, lateOn: '2026-11-20' }, false],
    ['leaves for a new debt', 'inbox', late, { ...late, newestDebtId: 'd2' }, false],
    ['leaves when all is paid', 'inbox', late, settled, false],
    [
      'stays in dispute when a promise is broken',
      'dispute',
      { ...late, openPromiseId: 'p1' },
      { ...late, failed: broken },
      true,
    ],
    ['stays in dispute when a debt comes', 'dispute', late, { ...late, newestDebtId: 'd2' }, true],
    ['leaves dispute for a plan', 'dispute', late, { ...late, livePlanId: 'x' }, false],
    ['leaves dispute when all is paid', 'dispute', late, settled, false],
    ['stays in mediation when a debt comes', 'mediation', late, { ...late, newestDebtId: 'd2' }, true],
    ['leaves mediation for a plan', 'mediation', late, { ...late, livePlanId: 'x' }, false],
    ['stays closed when all is paid', 'closed', late, settled, true],
    ['stays closed when the due day passes', 'closed', owing, late, true],
    ['leaves closed for a new debt', 'closed', late, { ...late, newestDebtId: 'd2' }, false],
    ['leaves closed when the payment is taken back', 'closed', settled, late, false],
  ])('%s', (_, from, held, now, expected) => {
    expect(stays(from, held, now)).toBe(expected)
  })
})

const someStatus: fc.Arbitrary<AccountStatus> = fc.record({
  hadDebts: fc.constant(true),
  hasDebts: fc.constant(true),
  owes: fc.boolean(),
  isOverdue: fc.boolean(),
  isWrittenOff: fc.boolean(),
  livePlanId: fc.option(fc.constantFrom('x1', 'x2')),
  openPromiseId: fc.option(fc.constantFrom('p1', 'p2')),
  failed: fc.option(fc.record({ id: fc.constantFrom('p1', 'p2'), how: fc.constantFrom('broken', 'defaulted') })),
  newestDebtId: fc.constantFrom('d1', 'd2'),
  lateOn: fc.option(fc.constantFrom('2026-11-01', '2026-11-20')),
})

test('whatever became true in whatever order, a card that nobody moved stands where the last state asks', () => {
  fc.assert(
    fc.property(fc.array(someStatus, { minLength: 1 }), someStatus, (history, last) => {
      let kind: StageKind = 'inbox'
      let before: CardFacts | null = noFacts
      for (const status of [...history, last]) {
        const now = factsOf(status)
        kind = columnAfter(kind, null, { before, now })?.kind ?? kind
        before = now
      }
      expect(kind).toBe(factsOf(last).kind)
    }),
  )
})

test('nobody who owes nothing is ever sent among those who owe', () => {
  fc.assert(
    fc.property(fc.constantFrom(...StageKind.options), fc.option(someStatus), someStatus, (from, held, status) => {
      const now = factsOf({ ...status, owes: false })
      const asked = columnAfter(from, held && factsOf(held), { before: null, now })
      expect(asked === null || asked.kind === 'paid' || asked.kind === 'closed').toBe(true)
    }),
  )
})
