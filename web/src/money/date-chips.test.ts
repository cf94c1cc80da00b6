import { expect, test } from 'vitest'
import { endOfMonth, nextPayday, planChips } from './date-chips.ts'

test('wages come on the 15th and on the last day', () => {
  expect(nextPayday('2026-11-14')).toBe('2026-11-15')
  expect(nextPayday('2026-11-15')).toBe('2026-11-30')
  expect(nextPayday('2026-11-30')).toBe('2026-12-15')
  expect(nextPayday('2026-12-31')).toBe('2027-01-15')
  expect(endOfMonth('2028-02-10')).toBe('2028-02-29')
})

test('a day that has two names is offered once', () => {
  const words = {
    today: 'hoy',
    yesterday: 'ayer',
    friday: 'viernes',
    payday: 'quincena',
    endOfMonth: 'fin de mes',
    inDays: (days: number) => `en ${days} días`,
    inAMonth: 'en un mes',
  }
  expect(planChips('2026-12-07', words).map(({ label }) => label)).toEqual(['hoy', 'viernes', 'quincena', 'en un mes'])
})
