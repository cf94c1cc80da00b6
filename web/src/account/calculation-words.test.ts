import { expect, test } from 'vitest'
import { calculationWords } from '#account/calculation-words.ts'
import { ledgerSectionText } from './ledger-section.text.ts'

const formats = {
  amount: (amountMinor: number, currency: string) => `${currency} ${amountMinor}`,
  percent: (basisPoints: number) => `${basisPoints / 100} %`,
  day: (on: string) => on.slice(5),
  unitValue: (valueE6: number, currency: string) => `${currency} ${valueE6 / 1_000_000}`,
}
const words = (entry: Parameters<typeof calculationWords>[0]) => calculationWords(entry, ledgerSectionText.es, formats)

test('interest tells its rate and each span with the principal that was open', () => {
  expect(
    words({
      currency: 'COP',
      conversion: null,
      calculation: {
        kind: 'interest',
        rule: { basisPoints: 150, per: 'month', yearDays: 365 },
        spans: [
          { from: '2026-10-01', to: '2026-10-20', days: 20, principalMinor: 100 },
          { from: '2026-10-21', to: '2026-10-21', days: 1, principalMinor: 60 },
        ],
      },
    }),
  ).toEqual([
    '1.5 % por mes, año de 365 días',
    '10-01 a 10-20: 20 días sobre COP 100',
    '10-21 a 10-21: 1 día sobre COP 60',
  ])
})

test('a payment of a debt in UF tells what came and the value of that day', () => {
  expect(
    words({
      currency: 'CLF',
      calculation: null,
      conversion: { amountMinor: -493_571, currency: 'CLP', valueE6: 39_485_650_000, on: '2026-11-20' },
    }),
  ).toEqual(['CLP 493571 al valor de CLP 39485.65 del 11-20'])
})

test('what somebody typed has no calculation', () => {
  expect(words({ currency: 'COP', calculation: null, conversion: null })).toEqual([])
})
