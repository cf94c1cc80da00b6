import { expect, test } from 'vitest'
import { moneyWords } from '#base/money-words.ts'

const plain = (words: string) => words.replace(/\u00a0/g, ' ')
const colombia = moneyWords({ locale: 'es-CO', currency: 'COP' })

test('the own currency has its short sign, another with the same sign a clear one', () => {
  expect(plain(colombia.amount(15_000_000, 'COP'))).toBe('$ 150.000')
  expect(plain(colombia.amount(15_050, 'USD'))).toBe('US$ 150,50')
  expect(plain(colombia.amount(12_000, 'EUR'))).toBe('€ 120')
  expect(plain(moneyWords({ locale: 'es-EC', currency: 'USD' }).amount(15_000, 'USD'))).toBe('$150')
})

test('units of account keep their own name', () => {
  expect(plain(moneyWords({ locale: 'es-CL', currency: 'CLP' }).amount(125_000, 'CLF'))).toBe('UF 12,5')
})

test('several currencies stand with the own one first, and nothing is not shown', () => {
  const written = colombia.list({ EUR: 100, USD: 200, COP: -300, BRL: 0 })
  expect(written.map(({ currency }) => currency)).toEqual(['COP', 'EUR', 'USD'])
  expect(written[0]?.amountMinor).toBe(-300)
})

test('small places get a rounded amount', () => {
  expect(plain(colombia.rounded(1_234_567_800, 'COP'))).toBe('$12,3 M')
})
