import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessCalendar, isBusinessDay, saturdayAndSunday } from './dates.ts'
import { wholeUnitMinor } from './money.ts'
import type { PlanTerms } from './plan.ts'
import { costOfPlan, type PlanOffer, partsOfEach, planOffer } from './plan-terms.ts'

const everyDay: BusinessCalendar = { holidays: new Set(), weekend: new Set() }
const office: BusinessCalendar = { holidays: new Set(['2026-12-25', '2027-01-01']), weekend: saturdayAndSunday }

const plain: PlanTerms = {
  firstPaymentMinor: 0,
  parts: 4,
  rhythm: 'weekly',
  firstOn: '2026-11-27',
  monthDay: null,
  interestBasisPoints: null,
  discountMinor: 0,
  expiresOn: null,
}

function offered(terms: Partial<PlanTerms>, balanceMinor: number, calendar = everyDay): PlanOffer {
  const offer = planOffer({ ...plain, ...terms }, balanceMinor, calendar)
  if ('refused' in offer) throw new Error(offer.refused)
  return offer
}
const amounts = (offer: PlanOffer) => offer.instalments.map((part) => part.amountMinor)
const days = (offer: PlanOffer) => offer.instalments.map((part) => part.dueOn)

describe('the amounts of a plan', () => {
  it('are equal, and the last one takes what is left', () => {
    expect(amounts(offered({ parts: 3 }, 100_000))).toEqual([33_333, 33_333, 33_334])
  })

  it('begin with the first payment, when one was agreed', () => {
    expect(amounts(offered({ parts: 4, firstPaymentMinor: 30_000 }, 100_000))).toEqual([30_000, 23_333, 23_333, 23_334])
  })

  it('are what was said, and the last one takes what is left', () => {
    expect(amounts(offered({ parts: 4, eachMinor: 310_000 }, 1_000_000))).toEqual([310_000, 310_000, 310_000, 70_000])
    const withFirst = offered({ parts: 4, eachMinor: 310_000, firstPaymentMinor: 200_000 }, 1_000_000)
    expect(amounts(withFirst)).toEqual([200_000, 310_000, 310_000, 180_000])
    expect(partsOfEach(1_000_000, 310_000)).toBe(4)
    expect(partsOfEach(930_000, 310_000)).toBe(3)
    expect(partsOfEach(5, 310_000)).toBe(1)
    const refused = (terms: Partial<PlanTerms>) =>
      planOffer({ ...plain, eachMinor: 310_000, ...terms }, 1_000_000, everyDay)
    expect(refused({ parts: 5 })).toEqual({ refused: 'plan_too_small' })
    expect(refused({ interestBasisPoints: 200 })).toEqual({ refused: 'plan_each_with_interest' })
  })

  it('leave out the discount of a settlement', () => {
    const offer = offered({ parts: 2, discountMinor: 20_000 }, 100_000)
    expect(amounts(offer)).toEqual([40_000, 40_000])
    expect(offer.totalMinor).toBe(80_000)
  })

  it('carry the interest of an annuity', () => {
    // 300,000 at 2 % in three parts: 104,026.40 each by the formula.
    const offer = offered({ parts: 3, interestBasisPoints: 200 }, 300_000)
    expect(amounts(offer)).toEqual([104_026, 104_026, 104_027])
    expect(offer.instalments.map((part) => part.interestMinor)).toEqual([6_000, 4_039, 2_040])
    expect(offer).toMatchObject({ totalMinor: 312_079, interestMinor: 12_079 })
  })

  it('with interest are rounded half up, and the last one absorbs the rounding', () => {
    const inTwelve = amounts(offered({ parts: 12, interestBasisPoints: 100 }, 10_000_00))
    expect([inTwelve[0], inTwelve.at(-1)]).toEqual([888_49, 888_46])
    expect(amounts(offered({ parts: 3, interestBasisPoints: 500 }, 60_325))).toEqual([22_152, 22_152, 22_152])
  })

  it('are whole pesos where nobody writes centavos, and the last one takes those of the balance', () => {
    const inPesos = (terms: Partial<PlanTerms>, balanceMinor: number) => {
      const offer = planOffer({ ...plain, ...terms }, balanceMinor, everyDay, wholeUnitMinor('COP'))
      if ('refused' in offer) throw new Error(offer.refused)
      return amounts(offer)
    }
    expect(inPesos({ parts: 3 }, 100_000_00)).toEqual([33_333_00, 33_333_00, 33_334_00])
    expect(inPesos({ parts: 3 }, 100_000_50)).toEqual([33_333_00, 33_333_00, 33_334_50])
    expect(inPesos({ parts: 3, interestBasisPoints: 200 }, 300_000_00)).toEqual([104_026_00, 104_026_00, 104_027_00])
    expect(['COP', 'CRC', 'ARS', 'HUF', 'MXN', 'CLP', 'CLF', 'KWD'].map(wholeUnitMinor)).toEqual([
      100, 100, 100, 100, 1, 1, 1, 1,
    ])
  })

  it('bear no interest on the money down', () => {
    const offer = offered({ parts: 2, firstPaymentMinor: 100_000, interestBasisPoints: 1_000 }, 200_000)
    expect(offer.instalments.map((part) => [part.amountMinor, part.interestMinor])).toEqual([
      [100_000, 0],
      [110_000, 10_000],
    ])
  })

  it('are refused with a reason when the terms make no plan', () => {
    const refusal = (terms: Partial<PlanTerms>, balanceMinor: number) =>
      planOffer({ ...plain, ...terms }, balanceMinor, everyDay)
    expect(refusal({}, 0)).toEqual({ refused: 'plan_nothing_open' })
    expect(refusal({}, -500)).toEqual({ refused: 'plan_nothing_open' })
    expect(refusal({ discountMinor: 500 }, 500)).toEqual({ refused: 'plan_discount_too_large' })
    expect(refusal({ firstPaymentMinor: 501 }, 500)).toEqual({ refused: 'plan_first_too_large' })
    expect(refusal({ firstPaymentMinor: 500 }, 500)).toEqual({ refused: 'plan_too_small' })
    expect(refusal({ parts: 4 }, 3)).toEqual({ refused: 'plan_too_small' })
    const huge = refusal({ parts: 60, interestBasisPoints: 10_000 }, 900_000_000_000_000)
    expect(huge).toEqual({ refused: 'amount_too_large' })
  })
})

describe('the days of a plan', () => {
  it('keep a monthly day, clamped where a month lacks it and back afterwards', () => {
    const offer = offered({ parts: 4, rhythm: 'monthly', firstOn: '2026-12-31', monthDay: 31 }, 100_000)
    expect(days(offer)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31'])
  })

  it('take the day of the first one where no day of the month was chosen', () => {
    const offer = offered({ parts: 3, rhythm: 'monthly', firstOn: '2027-01-30' }, 100_000)
    expect(days(offer)).toEqual(['2027-01-30', '2027-02-28', '2027-03-30'])
  })

  it('begin with money today and go on on the chosen day', () => {
    const offer = offered({ parts: 3, rhythm: 'monthly', firstOn: '2026-11-20', monthDay: 5 }, 100_000)
    expect(days(offer)).toEqual(['2026-11-20', '2026-12-05', '2027-01-05'])
  })

  it('move off blocked days without moving the ones after', () => {
    expect(days(offered({ parts: 7, firstOn: '2026-11-27' }, 100_000, office))).toEqual([
      '2026-11-27',
      '2026-12-04',
      '2026-12-11',
      '2026-12-18',
      '2026-12-28',
      '2027-01-04',
      '2027-01-08',
    ])
  })

  it('never fall together, not even over a rest longer than a week', () => {
    const rest = Array.from({ length: 12 }, (_, i) => addDays('2027-03-20', i))
    const holyWeek = { holidays: new Set(rest), weekend: saturdayAndSunday }
    expect(days(offered({ parts: 3, firstOn: '2027-03-19' }, 100_000, holyWeek))).toEqual([
      '2027-03-19',
      '2027-04-01',
      '2027-04-02',
    ])
  })
})

const someTerms: fc.Arbitrary<PlanTerms> = fc.record({
  firstPaymentMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2_000_000 })),
  parts: fc.integer({ min: 1, max: 60 }),
  rhythm: fc.constantFrom('weekly', 'every_15_days', 'monthly'),
  firstOn: fc.integer({ min: 0, max: 3_000 }).map((n) => addDays('2024-01-01', n)),
  monthDay: fc.option(fc.integer({ min: 1, max: 31 })),
  interestBasisPoints: fc.option(fc.integer({ min: 1, max: 10_000 })),
  discountMinor: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500_000 })),
  expiresOn: fc.constant(null),
})
const someBalance = fc.oneof(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 999_999_999_999 }))
const someCalendar: fc.Arbitrary<BusinessCalendar> = fc.record({
  holidays: fc
    .array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 })
    .map((all) => new Set(all.map((n) => addDays('2024-01-01', n)))),
  weekend: fc.constantFrom(new Set<number>(), new Set([7]), saturdayAndSunday, new Set([5, 6])),
})

describe('any plan', () => {
  it('adds up to balance less discount plus interest, to the last minor unit', () => {
    fc.assert(
      fc.property(someTerms, someBalance, (terms, balanceMinor) => {
        const offer = planOffer(terms, balanceMinor, everyDay)
        fc.pre(!('refused' in offer))
        const sum = offer.instalments.reduce((total, part) => total + part.amountMinor, 0)
        const interest = offer.instalments.reduce((total, part) => total + part.interestMinor, 0)
        expect(offer.instalments).toHaveLength(terms.parts)
        expect(sum).toBe(offer.totalMinor)
        expect(interest).toBe(offer.interestMinor)
        expect(sum - interest).toBe(balanceMinor - terms.discountMinor)
        expect(terms.interestBasisPoints !== null || interest === 0).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('has equal instalments, the last at most as many units larger or smaller as there are instalments', () => {
    fc.assert(
      fc.property(someTerms, someBalance, (terms, balanceMinor) => {
        const offer = planOffer(terms, balanceMinor, everyDay)
        fc.pre(!('refused' in offer))
        const isDown = terms.firstPaymentMinor > 0 && terms.parts > 1
        if (isDown)
          expect(offer.instalments[0]).toMatchObject({ amountMinor: terms.firstPaymentMinor, interestMinor: 0 })
        const equal = amounts(offer).slice(isDown ? 1 : 0, -1)
        const last = amounts(offer).at(-1) ?? 0
        const each = equal[0] ?? last
        expect(new Set(equal).size).toBeLessThanOrEqual(1)
        if (terms.interestBasisPoints === null) expect(last).toBeGreaterThanOrEqual(each)
        expect(Math.abs(last - each)).toBeLessThan(terms.parts)
        for (const part of offer.instalments) {
          expect(part.amountMinor).toBeGreaterThan(0)
          expect(part.interestMinor).toBeGreaterThanOrEqual(0)
          expect(part.interestMinor).toBeLessThanOrEqual(part.amountMinor)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('has ascending days, none of them blocked', () => {
    fc.assert(
      fc.property(someTerms, someCalendar, (terms, calendar) => {
        const offer = planOffer({ ...terms, firstPaymentMinor: 0, discountMinor: 0 }, 1_000_000, calendar)
        fc.pre(!('refused' in offer))
        const on = days(offer)
        for (const [i, day] of on.entries()) {
          expect(isBusinessDay(calendar, day)).toBe(true)
          if (i > 0) expect(day > (on[i - 1] ?? '')).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('what a plan costs', () => {
  it('is the discount less the interest, in money and in percent, with the curve of what comes', () => {
    const offer = offered({ parts: 4, discountMinor: 20_000 }, 100_000)
    expect(costOfPlan(offer, 100_000, '2026-11-20')).toEqual({
      curve: [
        { on: '2026-11-27', amountMinor: 20_000, sumMinor: 20_000 },
        { on: '2026-12-04', amountMinor: 20_000, sumMinor: 40_000 },
        { on: '2026-12-11', amountMinor: 20_000, sumMinor: 60_000 },
        { on: '2026-12-18', amountMinor: 20_000, sumMinor: 80_000 },
      ],
      totalMinor: 80_000,
      interestMinor: 0,
      discountMinor: 20_000,
      discountBasisPoints: 2_000,
      costMinor: 20_000,
      costBasisPoints: 2_000,
      lastOn: '2026-12-18',
      days: 28,
      averageDays: 18,
    })
  })

  it('is negative when the interest brings more than the balance', () => {
    const offer = offered({ parts: 3, interestBasisPoints: 200 }, 300_000)
    expect(costOfPlan(offer, 300_000, '2026-11-20')).toMatchObject({ discountMinor: 0, costMinor: -12_079 })
  })

  it('ends its curve at the total', () => {
    fc.assert(
      fc.property(someTerms, someBalance, (terms, balanceMinor) => {
        const offer = planOffer(terms, balanceMinor, everyDay)
        fc.pre(!('refused' in offer))
        const cost = costOfPlan(offer, balanceMinor, terms.firstOn)
        expect(cost.curve.at(-1)?.sumMinor).toBe(offer.totalMinor)
        expect(cost.discountMinor).toBe(terms.discountMinor)
        expect(cost.averageDays).toBeLessThanOrEqual(cost.days)
      }),
    )
  })
})
