import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AmountProblem, readAmount } from './amount-text.ts'
import { type Country, countries } from './country.ts'
import { localeOf } from './language.ts'
import { accountUnits, formatMoney, maxAmountMinor } from './money.ts'

const amount = (text: string, country: Country, currency: string = countries[country].currency) =>
  readAmount(text, { currency, country })

describe('an amount as people write it', () => {
  it.each<[string, Country, number, string?]>([
    ['$ 150.000', 'CL', 150_000],
    ['150000', 'CL', 150_000],
    ['$150.000.-', 'CL', 150_000],
    ['15,00', 'CL', 15],
    ['1.500', 'CO', 150_000],
    ['1.500', 'AR', 150_000],
    ['1,500', 'MX', 150_000],
    ['1,500', 'US', 150_000],
    ['S/ 1,500', 'PE', 150_000],
    ['S/. 1,500.50', 'PE', 150_050],
    ['R$ 1.500', 'BR', 150_000],
    ['R$1.234,56', 'BR', 123_456],
    ['1,234.56', 'MX', 123_456],
    ['1.234,56', 'AR', 123_456],
    ['1 234,56', 'CR', 123_456],
    ['1\u202f234,56', 'PT', 123_456],
    ["$1'500,000.50", 'MX', 150_000_050],
    ["1'500.000", 'CO', 150_000_000],
    ['0,5', 'ES', 50],
    ['.5', 'US', 50],
    ['₲ 150.000', 'PY', 150_000],
    ['Bs.1500', 'BO', 150_000],
    ['100 USD', 'EC', 10_000],
    ['US$ 100', 'CL', 10_000, 'USD'],
    ['UF 12,5', 'CL', 125_000, 'CLF'],
    ['12,345 UF', 'CL', 123_450, 'CLF'],
    ['12.345', 'CL', 123_450_000, 'CLF'],
  ])('%s in %s', (text, country, amountMinor, currency) => {
    expect(amount(text, country, currency)).toEqual({ amountMinor })
  })

  it('the other mark with three digits stands for thousands too, because nobody has thousandths of a peso', () => {
    expect(amount('1.500', 'MX')).toEqual({ amountMinor: 150_000 })
    expect(amount('1,500', 'CL')).toEqual({ amountMinor: 1_500 })
  })
})

describe('an amount as people say it', () => {
  it.each<[string, Country, number]>([
    ['150 mil', 'CO', 15_000_000],
    ['320mil', 'CO', 32_000_000],
    ['150k', 'CL', 150_000],
    ['1,5k', 'CL', 1_500],
    ['2 lucas', 'CL', 2_000],
    ['cien lucas', 'CL', 100_000],
    ['luca y media', 'CL', 1_500],
    ['3 gambas', 'AR', 30_000],
    ['medio palo', 'CL', 500_000],
    ['1.5 palo', 'AR', 150_000_000],
    ['un palo y medio', 'AR', 150_000_000],
    ['2 mil 500 pesos', 'MX', 250_000],
    ['500 varos', 'MX', 50_000],
    ['2.345 millones', 'MX', 234_500_000],
    ['1 millón 200 mil de pesos', 'CO', 120_000_000],
    ['cincuenta y cinco mil', 'CO', 5_500_000],
    ['20 barras', 'CO', 2_000_000],
    ['20 lucas', 'PE', 2_000],
    ['200 contos', 'BR', 20_000],
    ['dois mil reais', 'BR', 200_000],
    ['50 bucks', 'US', 5_000],
    ['half a grand', 'US', 50_000],
  ])('%s in %s', (text, country, amountMinor) => {
    expect(amount(text, country)).toEqual({ amountMinor })
  })
})

describe('what is no amount', () => {
  it.each<[string, Country, AmountProblem, string?]>([
    ['', 'CL', 'empty'],
    ['  ', 'CL', 'empty'],
    ['hola', 'CL', 'not_a_number'],
    ['toString', 'CL', 'not_a_number'],
    ['$', 'CL', 'not_a_number'],
    ['1.50.000', 'CL', 'not_a_number'],
    ['1..5', 'AR', 'not_a_number'],
    ['1.500,000', 'AR', 'not_a_number'],
    ['1 palo 200', 'AR', 'not_a_number'],
    ['10 20', 'AR', 'not_a_number'],
    ['1e5', 'US', 'not_a_number'],
    ['-5', 'CL', 'negative'],
    ['$ -5', 'CL', 'negative'],
    ['(5)', 'CL', 'negative'],
    ['0', 'CL', 'zero'],
    ['0,00', 'CL', 'zero'],
    ['15,50', 'CL', 'decimals'],
    ['1,2345 mil', 'CL', 'decimals'],
    ['0,505', 'ES', 'decimals'],
    ['10.000.000.000.000', 'CL', 'too_large'],
    ['9'.repeat(50_000), 'CL', 'not_a_number'],
  ])('%.20s in %s: %s', (text, country, problem, currency) => {
    expect(amount(text, country, currency)).toEqual({ problem })
  })

  it('is one with the sign of another currency', () => {
    expect(amount('US$ 100', 'CL')).toEqual({ problem: 'not_a_number' })
    expect(amount('UF 12', 'CL')).toEqual({ problem: 'not_a_number' })
    expect(amount('$ 100', 'PE')).toEqual({ problem: 'not_a_number' })
  })
})

it('reads every amount that is shown, in every country and language, as the same amount', () => {
  const places = Object.entries(countries).flatMap(([country, { currency }]) => {
    const units = Object.entries(accountUnits).flatMap(([unit, paidIn]) => (paidIn === currency ? [unit] : []))
    return (['es', 'pt', 'en'] as const).flatMap((language) =>
      [currency, 'USD', 'EUR', ...units].map((shown) => ({ locale: localeOf(language, country), currency: shown })),
    )
  })
  for (const place of places) {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: maxAmountMinor })),
        (amountMinor) => {
          const text = formatMoney({ amountMinor, currency: place.currency }, place.locale)
          expect(readAmount(text, place), `${text} in ${place.locale}`).toEqual({ amountMinor })
        },
      ),
      { numRuns: 60 },
    )
  }
})

it('answers whatever is typed', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789.,\' -$()kmilyuca\u00a0"'), maxLength: 25 })
  fc.assert(
    fc.property(text, (typed) => {
      const answer = amount(typed, 'CO')
      if ('amountMinor' in answer) expect(answer.amountMinor).toBeGreaterThan(0)
    }),
  )
})
