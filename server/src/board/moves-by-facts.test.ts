import { StageKind } from '@aldia/shared/stage.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fact, type Standing, stageKindAfter } from '#board/moves-by-facts.ts'

const free: Standing = { hasLivePlan: false, hasPendingPromise: false, isOverdue: false }
const late: Standing = { ...free, isOverdue: true }

test.each<[string, Fact, StageKind, Standing, StageKind | null]>([
  ['a debt not yet due takes a card from the inbox to reminder', 'debt_added', 'inbox', free, 'reminder'],
  ['a debt already late takes it to overdue', 'debt_added', 'inbox', late, 'overdue'],
  ['a new debt brings a paid card back', 'debt_added', 'paid', free, 'reminder'],
  ['a new debt leaves a dispute alone', 'debt_added', 'dispute', late, null],
  ['the due date passes', 'debt_overdue', 'reminder', late, 'overdue'],
  [
    'the due date passes while a promise is open',
    'debt_overdue',
    'promise',
    { ...late, hasPendingPromise: true },
    null,
  ],
  ['a promise is recorded', 'promise_recorded', 'overdue', { ...late, hasPendingPromise: true }, 'promise'],
  ['a promise beside a live plan', 'promise_recorded', 'plan', { ...free, hasLivePlan: true }, null],
  ['a promise is broken', 'promise_broken', 'promise', late, 'overdue'],
  ['a broken promise goes on top also inside overdue', 'promise_broken', 'overdue', late, 'overdue'],
  ['a promise is broken beside a live plan', 'promise_broken', 'plan', { ...late, hasLivePlan: true }, null],
  ['a promise is kept in part beside a live plan', 'promise_partly_kept', 'plan', { ...late, hasLivePlan: true }, null],
  ['a promise is kept in part', 'promise_partly_kept', 'promise', late, 'overdue'],
  ['a promise is broken during a dispute', 'promise_broken', 'dispute', late, null],
  ['a promise is kept and something is still late', 'agreement_over', 'promise', late, 'overdue'],
  ['a promise is kept and nothing is late', 'agreement_over', 'promise', free, 'reminder'],
  ['a plan is accepted', 'plan_accepted', 'promise', { ...free, hasLivePlan: true }, 'plan'],
  ['a plan is in default', 'plan_defaulted', 'plan', late, 'overdue'],
  ['the balance is zero', 'settled', 'plan', free, 'paid'],
  ['the balance of a closed case is zero', 'settled', 'closed', free, null],
  ['a payment is taken back', 'reopened', 'paid', late, 'overdue'],
])('%s', (_, fact, from, standing, kind) => {
  expect(stageKindAfter(fact, from, standing)?.kind ?? null).toBe(kind)
})

const facts: Fact[] = [
  'debt_added',
  'debt_overdue',
  'promise_recorded',
  'promise_broken',
  'promise_partly_kept',
  'agreement_over',
  'plan_accepted',
  'plan_defaulted',
  'settled',
  'reopened',
]

test('whatever happens, only a balance of zero brings a card to paid, and nothing moves a card to where it is but to the top', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...facts),
      fc.constantFrom(...StageKind.options),
      fc.record({ hasLivePlan: fc.boolean(), hasPendingPromise: fc.boolean(), isOverdue: fc.boolean() }),
      (fact, from, standing) => {
        const asked = stageKindAfter(fact, from, standing)
        if (asked === null) return
        expect(asked.kind === 'paid').toBe(fact === 'settled')
        if (asked.kind === from) expect(asked.onTop).toBe(true)
      },
    ),
  )
})
