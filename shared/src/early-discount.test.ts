import { describe, expect, it, test } from 'vitest'
import { type DebtTerms, type LedgerKind, plainTerms } from './debt.ts'
import { earlyDiscount, judgeDiscounts, yearlyCostOf } from './early-discount.ts'
import { debtSums, type EntrySum } from './ledger.ts'

const debtOf = (terms: Partial<DebtTerms>) => ({ terms: { ...plainTerms, ...terms }, cancelledAt: null })

let made = 0
function entry(kind: LedgerKind, amountMinor: number, on: string): EntrySum {
  made++
  return { id: String(made).padStart(6, '0'), kind, amountMinor, on, reversesEntryId: null }
}
const charged = (amountMinor: number) => entry('charge', amountMinor, '2026-11-01')

describe('an early-payment discount', () => {
  const debt = debtOf({ earlyDiscount: { basisPoints: 200, until: '2026-11-10' } })

  it('is taken off until its last day, that day included', () => {
    const sums = debtSums([charged(100_000), entry('payment', -40_000, '2026-11-03')])
    expect(earlyDiscount(debt, sums, '2026-11-10')).toEqual({
      amountMinor: 2_000,
      calculation: { kind: 'early_discount', basisPoints: 200, baseMinor: 100_000, until: '2026-11-10' },
    })
    expect(earlyDiscount(debt, sums, '2026-11-11')).toBeNull()
  })

  it('always leaves something to be paid, and is not taken off twice', () => {
    const nearly = debtSums([charged(100_000), entry('payment', -99_000, '2026-11-03')])
    expect(earlyDiscount(debt, nearly, '2026-11-05')?.amountMinor).toBe(999)
    const all = debtSums([charged(100_000), entry('payment', -100_000, '2026-11-03')])
    expect(earlyDiscount(debt, all, '2026-11-05')).toBeNull()
    const more = debtSums([charged(100_000), entry('discount', -2_000, '2026-11-03'), charged(50_000)])
    expect(earlyDiscount(debt, more, '2026-11-05', 2_000)?.amountMinor).toBe(1_000)
    expect(earlyDiscount(debtOf({}), more, '2026-11-05')).toBeNull()
  })
  it('is earned for what is charged later, too, when all of it is paid in time', () => {
    const noCalculation = { calculation: null }
    const facts = [
      charged(100_000),
      entry('payment', -98_000, '2026-11-03'),
      entry('charge', 50_000, '2026-11-06'),
      entry('payment', -49_000, '2026-11-08'),
    ].map((one) => ({ ...one, ...noCalculation }))
    const { book } = judgeDiscounts(debt, facts)
    expect(book.map(({ on, amountMinor }) => [on, amountMinor])).toEqual([
      ['2026-11-03', 2_000],
      ['2026-11-08', 1_000],
    ])
    const booked = book.map(({ on, amountMinor, calculation }) => ({
      ...entry('discount', -amountMinor, on),
      calculation,
    }))
    expect(judgeDiscounts(debt, [...facts, ...booked])).toEqual({ takeBack: [], book: [] })
    expect(judgeDiscounts(debt, [...facts.slice(0, 3), ...booked])).toMatchObject({
      takeBack: booked,
      book: [{ on: '2026-11-03', amountMinor: 2_000 }],
    })
  })
})

test.each([
  [200, 20, 3_724],
  [100, 30, 1_229],
  [500, 365, 526],
  [200, 0, null],
  [200, -3, null],
])('%i hundredths of a percent for %i days earlier cost %s in a year', (basisPoints, days, cost) => {
  expect(yearlyCostOf(basisPoints, days)).toBe(cost)
})
