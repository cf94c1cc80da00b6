import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './dates.ts'
import { coverInstalments, missedAmong, type PlanMoney } from './plan-coverage.ts'

const four = [
  { number: 1, dueOn: '2026-11-27', amountMinor: 25_000 },
  { number: 2, dueOn: '2026-12-04', amountMinor: 25_000 },
  { number: 3, dueOn: '2026-12-11', amountMinor: 25_000 },
  { number: 4, dueOn: '2026-12-18', amountMinor: 25_000 },
]
const paid = (on: string, amountMinor: number, extra: PlanMoney['extra'] = 'oldest_first') => ({
  on,
  amountMinor,
  extra,
})
const covered = (...money: PlanMoney[]) => coverInstalments(four, money).map((part) => part.paidMinor)

describe('what money pays of a plan', () => {
  it('is the oldest instalment first', () => {
    expect(covered(paid('2026-11-27', 25_000), paid('2026-12-04', 10_000))).toEqual([25_000, 10_000, 0, 0])
  })

  it('is the next instalment when more came than was due', () => {
    expect(covered(paid('2026-11-27', 60_000))).toEqual([25_000, 25_000, 10_000, 0])
  })

  it('is the last instalment when that was chosen, once all that is due is paid', () => {
    expect(covered(paid('2026-12-04', 60_000, 'last_first'))).toEqual([25_000, 25_000, 0, 10_000])
    expect(covered(paid('2026-11-27', 60_000, 'last_first'))).toEqual([25_000, 0, 10_000, 25_000])
  })

  it('says on which day an instalment was complete', () => {
    const parts = coverInstalments(four, [paid('2026-11-26', 20_000), paid('2026-11-30', 6_000)])
    expect(parts.map((part) => part.paidOn)).toEqual(['2026-11-30', null, null, null])
  })

  it('counts as missed what is past its grace and not complete', () => {
    const parts = coverInstalments(four, [paid('2026-11-27', 25_000), paid('2026-12-04', 24_999)])
    const withGrace = parts.map((part, i) => ({
      ...part,
      amountMinor: 25_000,
      graceUntil: addDays(four[i]?.dueOn ?? '', 1),
    }))
    expect(missedAmong(withGrace, '2026-12-05')).toBe(0)
    expect(missedAmong(withGrace, '2026-12-06')).toBe(1)
    expect(missedAmong(withGrace, '2026-12-30')).toBe(3)
  })
})

const somePlan = fc
  .array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 24 })
  .map((amounts) =>
    amounts.map((amountMinor, i) => ({ number: i + 1, dueOn: addDays('2026-11-27', 7 * i), amountMinor })),
  )
const someMoney: fc.Arbitrary<PlanMoney[]> = fc.array(
  fc.record({
    on: fc.integer({ min: -10, max: 200 }).map((n) => addDays('2026-11-27', n)),
    amountMinor: fc.integer({ min: 1, max: 300_000 }),
    extra: fc.constantFrom('oldest_first', 'last_first'),
  }),
  { maxLength: 12 },
)

describe('any payments for any plan', () => {
  it('cover as much as came, and never more than was agreed', () => {
    fc.assert(
      fc.property(somePlan, someMoney, (plan, money) => {
        const parts = coverInstalments(plan, money)
        const total = plan.reduce((sum, part) => sum + part.amountMinor, 0)
        const came = money.reduce((sum, one) => sum + one.amountMinor, 0)
        expect(parts.reduce((sum, part) => sum + part.paidMinor, 0)).toBe(Math.min(came, total))
        for (const [i, part] of parts.entries()) {
          expect(part.paidMinor).toBeLessThanOrEqual(plan[i]?.amountMinor ?? 0)
          expect(part.paidOn !== null).toBe(part.paidMinor === plan[i]?.amountMinor)
        }
      }),
    )
  })

  it('leave a paid instalment as it was, whatever comes later', () => {
    fc.assert(
      fc.property(somePlan, someMoney, someMoney, (plan, before, more) => {
        const first = coverInstalments(plan, before)
        const then = coverInstalments(plan, [...before, ...more])
        for (const [i, part] of first.entries()) {
          if (part.paidOn !== null) expect(then[i]).toEqual(part)
          expect(then[i]?.paidMinor).toBeGreaterThanOrEqual(part.paidMinor)
        }
      }),
    )
  })
})
