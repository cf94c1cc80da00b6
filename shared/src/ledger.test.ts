import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerKind } from './debt.ts'
import { debtSums, debtSumsOn, type EntrySum, principalByDay } from './ledger.ts'

let made = 0
function entry(kind: LedgerKind, amountMinor: number, on: string, reversesEntryId: string | null = null): EntrySum {
  made++
  return { id: String(made).padStart(6, '0'), kind, amountMinor, on, reversesEntryId }
}
const opposite = (of: EntrySum, on: string) => entry('reversal', -of.amountMinor, on, of.id)

describe('the sums of a debt', () => {
  it('count a reversal as what it reverses', () => {
    const charge = entry('charge', 100, '2026-11-01')
    const paid = entry('payment', -30, '2026-11-05')
    const fee = entry('late_fee', 10, '2026-11-10')
    const sums = debtSums([charge, paid, fee, opposite(fee, '2026-11-11')])
    expect(sums).toEqual({
      balanceMinor: 70,
      principalMinor: 70,
      chargedMinor: 100,
      feesMinor: 0,
      interestMinor: 0,
      discountMinor: 0,
      paidMinor: 30,
      writtenOffMinor: 0,
      recoveredMinor: 0,
    })
    expect(debtSumsOn([charge, paid, fee], '2026-11-04').balanceMinor).toBe(100)
  })
})

describe('the open principal', () => {
  it('is what money left after fees and interest', () => {
    const entries = [
      entry('charge', 100, '2026-11-01'),
      entry('late_fee', 10, '2026-11-05'),
      entry('payment', -50, '2026-11-06'),
    ]
    expect(debtSums(entries).principalMinor).toBe(60)
  })

  it('does not grow by interest that comes after the money', () => {
    const entries = [
      entry('charge', 100, '2026-11-01'),
      entry('payment', -50, '2026-11-06'),
      entry('interest', 2, '2026-12-01'),
    ]
    expect(debtSums(entries)).toMatchObject({ balanceMinor: 52, principalMinor: 50 })
    expect(debtSums([...entries, entry('payment', -10, '2026-12-05')])).toMatchObject({
      balanceMinor: 42,
      principalMinor: 42,
    })
  })

  it('comes back whole when the money is taken back', () => {
    const fee = entry('late_fee', 10, '2026-11-02')
    const paid = entry('payment', -60, '2026-11-06')
    const entries = [entry('charge', 100, '2026-11-01'), fee, paid]
    expect(debtSums([...entries, opposite(paid, '2026-11-08')]).principalMinor).toBe(100)
    const forgiven = [...entries, opposite(fee, '2026-11-07')]
    expect(debtSums(forgiven).principalMinor).toBe(40)
    expect(debtSums([...forgiven, opposite(paid, '2026-11-08')]).principalMinor).toBe(100)
  })

  it('is told for each day with entries', () => {
    expect(
      principalByDay([
        entry('charge', 100, '2026-11-01'),
        entry('payment', -20, '2026-11-03'),
        entry('discount', -5, '2026-11-03'),
        entry('write_off', -75, '2026-11-09'),
      ]),
    ).toEqual([
      { on: '2026-11-01', principalMinor: 100 },
      { on: '2026-11-03', principalMinor: 75 },
      { on: '2026-11-09', principalMinor: 0 },
    ])
  })

  it('is never below nothing, above what was charged or above a balance', () => {
    const step = fc.record({
      kind: fc.constantFrom<LedgerKind>('charge', 'late_fee', 'interest', 'discount', 'payment', 'write_off'),
      size: fc.integer({ min: 1, max: 1_000 }),
      day: fc.integer({ min: 10, max: 30 }),
      takenBack: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const entries = steps.flatMap(({ kind, size, day, takenBack }) => {
          const isOwed = kind === 'charge' || kind === 'late_fee' || kind === 'interest'
          const one = entry(kind, isOwed ? size : -size, `2026-11-${day}`)
          return takenBack ? [one, opposite(one, '2026-11-30')] : [one]
        })
        const sums = debtSums(entries)
        expect(sums.balanceMinor).toBe(entries.reduce((sum, one) => sum + one.amountMinor, 0))
        expect(sums.principalMinor).toBeGreaterThanOrEqual(0)
        expect(sums.principalMinor).toBeLessThanOrEqual(Math.max(0, sums.chargedMinor))
        expect(sums.principalMinor).toBeLessThanOrEqual(Math.max(0, sums.balanceMinor))
        const { chargedMinor, feesMinor, interestMinor, discountMinor, paidMinor, writtenOffMinor } = sums
        expect(sums.balanceMinor).toBe(
          chargedMinor + feesMinor + interestMinor - discountMinor - paidMinor - writtenOffMinor,
        )
      }),
    )
  })
})
