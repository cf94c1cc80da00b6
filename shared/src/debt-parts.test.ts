import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './dates.ts'
import { dueFirst, lateMinor, openParts, partsWithTotal } from './debt-parts.ts'
import { lastDayOf, saleOffer } from './instalment-sale.ts'

const parts = [
  { dueOn: '2026-12-20', amountMinor: 100 },
  { dueOn: '2027-01-20', amountMinor: 100 },
  { dueOn: '2027-02-20', amountMinor: 101 },
]
const sold = { dueOn: '2027-02-20', parts }

test.each([
  ['nothing paid', 301, [100, 100, 101]],
  ['part of the first', 260, [59, 100, 101]],
  ['the first', 201, [100, 101]],
  ['all but one', 1, [1]],
  ['all', 0, []],
  ['too much', -5, []],
  ['with a fee, which is due with the first', 311, [110, 100, 101]],
  ['with a fee after the first was paid', 206, [5, 100, 101]],
])('money pays the part that is due first: %s', (_, balance, open) => {
  expect(openParts(sold, balance).map(({ openMinor }) => openMinor)).toEqual(open)
})

test('what is late is of the parts whose day is over, and the day itself is not late', () => {
  expect(lateMinor(sold, 301, '2027-01-20')).toBe(100)
  expect(lateMinor(sold, 301, '2027-01-21')).toBe(200)
  expect(lateMinor(sold, 150, '2027-01-21')).toBe(49)
  expect(dueFirst(sold, 150)).toBe('2027-01-20')
})

test('a debt without parts is one part', () => {
  expect(openParts({ dueOn: '2026-12-20', parts: [] }, 50)).toEqual([
    { number: 1, of: 1, dueOn: '2026-12-20', openMinor: 50 },
  ])
})

test.each([
  [400, [100, 100, 200]],
  [250, [100, 100, 50]],
  [150, [100, 50]],
])('an amount corrected to %i is taken up by the last parts', (total, amounts) => {
  expect(partsWithTotal(parts, total).map(({ amountMinor }) => amountMinor)).toEqual(amounts)
})

const noRest = { holidays: new Set<string>(), weekend: new Set<number>() }
const sale = { parts: 4, firstOn: '2026-12-31', firstPaymentMinor: 0, interestBasisPoints: null }
const daysOf = (rhythm: Parameters<typeof saleOffer>[0]['rhythm'], firstOn = sale.firstOn) => {
  const offer = saleOffer({ ...sale, rhythm, firstOn }, { amountMinor: 400_000, currency: 'COP' }, noRest)
  return 'refused' in offer ? offer.refused : offer.instalments.map(({ dueOn }) => dueOn)
}

test('the rhythms', () => {
  expect(daysOf('monthly')).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31'])
  expect(daysOf('weekly')).toEqual(['2026-12-31', '2027-01-07', '2027-01-14', '2027-01-21'])
  expect(daysOf('biweekly')).toEqual(['2026-12-31', '2027-01-14', '2027-01-28', '2027-02-11'])
  expect(daysOf('quincena')).toEqual(['2026-12-31', '2027-01-15', '2027-01-31', '2027-02-15'])
  expect(daysOf('quincena', '2026-12-15')).toEqual(['2026-12-15', '2026-12-31', '2027-01-15', '2027-01-31'])
  expect(daysOf('quincena', '2027-02-10')).toEqual(['2027-02-10', '2027-02-15', '2027-02-28', '2027-03-15'])
  expect(daysOf('quincena', '2027-02-20')).toEqual(['2027-02-20', '2027-02-28', '2027-03-15', '2027-03-31'])
})

test('parts add up to the price to the last cent, in whole pesos where nobody writes centavos, each day after the other', () => {
  fc.assert(
    fc.property(
      fc.record({
        amountMinor: fc.integer({ min: 10_000, max: 900_000_000 }),
        currency: fc.constantFrom('COP', 'CLP', 'MXN', 'KWD', 'ARS', 'CRC'),
        parts: fc.integer({ min: 2, max: 60 }),
        rhythm: fc.constantFrom(
          'weekly' as const,
          'biweekly' as const,
          'every_15_days' as const,
          'quincena' as const,
          'monthly' as const,
        ),
        offset: fc.integer({ min: 0, max: 400 }),
      }),
      ({ amountMinor, currency, parts: count, rhythm, offset }) => {
        const firstOn = addDays('2026-11-20', offset)
        const offer = saleOffer({ ...sale, parts: count, rhythm, firstOn }, { amountMinor, currency }, noRest)
        if ('refused' in offer) throw new Error(offer.refused)
        expect(offer.instalments).toHaveLength(count)
        expect(offer.interestMinor).toBe(0)
        expect(offer.instalments.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(amountMinor)
        const days = offer.instalments.map(({ dueOn }) => dueOn)
        expect([...new Set(days)].sort()).toEqual(days)
        expect(lastDayOf(offer)).toBe(days.at(-1))
        const equal = offer.instalments.slice(0, -1).map((one) => one.amountMinor)
        expect(new Set(equal).size).toBeLessThanOrEqual(1)
        if (['COP', 'ARS', 'CRC'].includes(currency) && (equal[0] ?? 0) >= 100) expect((equal[0] ?? 0) % 100).toBe(0)
      },
    ),
  )
})
