import { PlanTerms } from '@aldia/shared/plan.ts'
import { expect, test } from 'vitest'
import { firstPayment, type PlanDraft, readPlanTerms } from './plan-draft.ts'

const draft: PlanDraft = {
  currency: 'COP',
  debtIds: ['a'],
  firstPercent: 20,
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
  expect(PlanTerms.parse(readPlanTerms(draft, 10_000_000, null))).toEqual({
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
  const result = PlanTerms.safeParse(readPlanTerms({ ...draft, interest: 'poco', discount: 'algo' }, 10_000_000, null))
  expect(result.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
    'discountMinor',
    'interestBasisPoints',
  ])
})
