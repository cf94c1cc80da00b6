import { readAmount } from '@aldia/shared/amount-text.ts'
import { expect, test } from 'vitest'
import { typedAmount } from '#base/typed-amount.ts'

test.each([
  [15_000_000, 'COP', 'es-CO'],
  [15_000_050, 'COP', 'es-CO'],
  [150_000, 'CLP', 'es-CL'],
  [123_456, 'BRL', 'pt-BR'],
  [123_456, 'MXN', 'es-MX'],
  [125_000, 'CLF', 'es-CL'],
  [125_001, 'CLF', 'es-CL'],
  [99_900, 'USD', 'en-US'],
  [100_050, 'EUR', 'es-ES'],
])('%s %s is read back as it was written in %s', (amountMinor, currency, locale) => {
  expect(readAmount(typedAmount(amountMinor, currency, locale), { currency, locale })).toEqual({ amountMinor })
})
