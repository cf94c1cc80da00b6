import { readAmount } from '@aldia/shared/amount-text.ts'
import { DebtTerms } from '@aldia/shared/debt.ts'
import { needsLegalWord } from '@aldia/shared/legal-word.ts'
import { proposedMoneySettings } from '@aldia/shared/money-settings.ts'
import { expect, test } from 'vitest'
import { lineTotal, newDebtDraft, newLine, readLines, readTerms, withDueOn } from './debt-draft.ts'

const draft = newDebtDraft('2026-11-22', 'COP', proposedMoneySettings, 'es-CO')
const read = (typed: string, currency: string) => {
  const result = readAmount(typed, { currency, locale: 'es-CO' })
  return 'problem' in result ? { amountMinor: null, problem: result.problem } : { ...result, problem: null }
}

test('a new debt charges nothing for being late unless the business says so', () => {
  expect(readTerms(draft.terms, 'COP', read)).toEqual({
    graceDays: 0,
    lateFee: null,
    interest: null,
    earlyDiscount: null,
  })
})

test('the day of issue follows a due day in the past, and comes back with one ahead', () => {
  const start = '2026-11-22'
  const late = withDueOn(draft, '2026-10-05', start)
  expect([late.dueOn, late.issuedOn]).toEqual(['2026-10-05', '2026-10-05'])
  expect(withDueOn(late, '2026-09-01', start).issuedOn).toBe('2026-09-01')
  expect(withDueOn(late, '2026-12-01', start).issuedOn).toBe(start)
  expect(withDueOn(late, '', start).issuedOn).toBe(start)
})

test('a day of issue that somebody typed stays', () => {
  const typed = { ...draft, issuedOn: '2026-11-02' }
  expect(withDueOn(typed, '2026-10-05', '2026-11-22').issuedOn).toBe('2026-11-02')
})

test('terms are read as typed', () => {
  const terms = readTerms(
    {
      ...draft.terms,
      graceDays: '3',
      feeKind: 'percent',
      fee: '2,5',
      interest: '1.5%',
      discount: '5',
      discountUntil: '2026-12-01',
    },
    'COP',
    read,
  )
  expect(DebtTerms.parse(terms)).toEqual({
    graceDays: 3,
    lateFee: { kind: 'percent', basisPoints: 250 },
    interest: { basisPoints: 150, per: 'month', yearDays: 365 },
    earlyDiscount: { basisPoints: 500, until: '2026-12-01' },
  })
})

test('what cannot be read is refused at its own field', () => {
  const result = DebtTerms.safeParse(readTerms({ ...draft.terms, interest: 'mucho' }, 'COP', read))
  expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['interest.basisPoints'])
})

test('charges that nobody has called legal yet need that word, also for one debt', () => {
  const interest = { basisPoints: 1_000_000, per: 'year' as const, yearDays: 365 as const }
  const none = { lateFee: null, interest: null }
  expect(needsLegalWord({ ...none, interest }, none)).toBe(true)
  expect(needsLegalWord({ ...none, interest }, { ...none, interest })).toBe(false)
  expect(needsLegalWord({ ...none, interest: { ...interest, basisPoints: 1_200 } }, { ...none, interest })).toBe(true)
  expect(needsLegalWord({ lateFee: { kind: 'fixed', amountMinor: 1 }, interest: null }, none)).toBe(true)
  expect(needsLegalWord(none, { ...none, interest })).toBe(false)
})

test('lines have quantity, price and perhaps tax, and add up', () => {
  const lines = [
    { ...newLine(), description: 'Botas', quantity: '2', price: '90.000' },
    { ...newLine(), description: 'Cordón', quantity: '1,5', price: '1.000', tax: '190' },
    { ...newLine(), description: 'Regalo', quantity: '1', price: '0' },
  ]
  const known = readLines({ ...draft, lines }, read)
  expect(known?.map(lineTotal)).toEqual([18_000_000, 169_000, 0])
  expect(readLines({ ...draft, lines: [{ ...newLine(), description: '', price: '5' }] }, read)).toBeNull()
})
