import { PlanTerms } from '@aldia/shared/plan.ts'
import { expect, test } from 'vitest'
import { firstPayment, type PlanDraft, readPlanTerms } from './plan-draft.ts'

const unread = { first: null, each: null, discount: null }
const draft: PlanDraft = {
  currency: 'COP',
  debtIds: ['a'],
  firstPercent: 20,
  first: '',
  each: '',
  parts: 4,
  rhythm: 'monthly',
  firstOn: '2026-11-30',
  interest: '',
  discount: '',
  expiresOn: '',
}

test('the first payment is an amount that is easy to say', () => {
  expect(firstPayment(45_312_300, 20, 'COP')).toBe(9_100_000)
  expect(firstPayment(45_312_300, 0, 'COP')).toBe(0)
  expect(firstPayment(1_234_567, 30, 'CLP')).toBe(370_000)
  expect(firstPayment(150, 50, 'USD')).toBe(75)
})

test('a monthly plan remembers the day of the month that was meant', () => {
  expect(PlanTerms.parse(readPlanTerms(draft, 10_000_000, unread))).toEqual({
    firstPaymentMinor: 2_000_000,
    parts: 4,
    rhythm: 'monthly',
    firstOn: '2026-11-30',
    monthDay: 30,
    interestBasisPoints: null,
    discountMinor: 0,
    expiresOn: null,
  })
})

test('what cannot be read is refused at its field, not taken as none', () => {
  const result = PlanTerms.safeParse(
    readPlanTerms({ ...draft, interest: 'poco', discount: 'algo' }, 10_000_000, unread),
  )
  expect(result.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
    'discountMinor',
    'interestBasisPoints',
  ])
})

test('typed amounts take the place of the sliders: 310.000 each is as many instalments as it needs', () => {
  const typed = { ...draft, each: '310.000', rhythm: 'every_15_days' as const }
  const read = { ...unread, each: 31_000_000 }
  expect(readPlanTerms({ ...typed, firstPercent: 0 }, 100_000_000, read)).toMatchObject({
    firstPaymentMinor: 0,
    eachMinor: 31_000_000,
    parts: 4,
  })
  const down = { ...read, first: 20_000_000 }
  expect(readPlanTerms({ ...typed, first: '200.000' }, 100_000_000, down)).toMatchObject({
    firstPaymentMinor: 20_000_000,
    parts: 4,
  })
  const wrong = PlanTerms.safeParse(readPlanTerms({ ...typed, each: 'poco', first: 'algo' }, 100_000_000, unread))
  expect(wrong.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['eachMinor', 'firstPaymentMinor'])
})
