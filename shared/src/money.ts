import { z } from 'zod'
import { Country, countries } from './country.ts'
import { Currency } from './names.ts'

// Money is a whole number of minor units with its currency. Sums are never made across currencies.

/** The largest amount of one debt or payment (minor units): sums of thousands of them stay exact in a JavaScript number. */
export const maxAmountMinor = 999_999_999_999

/** A positive amount in minor units of a currency named beside it. */
export const AmountMinor = z.number().int().min(1).max(maxAmountMinor)
/** The same, zero allowed. */
export const AmountOrZero = z.number().int().min(0).max(maxAmountMinor)

export const Money = z.object({ amountMinor: z.number().int(), currency: Currency })
export type Money = z.infer<typeof Money>

/** By currency: signed minor units. Currencies with nothing are left out. */
export const Amounts = z.record(z.string(), z.number().int())
export type Amounts = z.infer<typeof Amounts>

/** Units of account that debts may be kept in (ISO 4217), each with the currency it is paid in: UF, UVR, UDI, UI. */
export const accountUnits = { CLF: 'CLP', COU: 'COP', MXV: 'MXN', UYI: 'UYU' } as const
export type AccountUnit = keyof typeof accountUnits
export const AccountUnit = z.enum(Object.keys(accountUnits) as [AccountUnit, ...AccountUnit[]])
export const isAccountUnit = (currency: string): currency is AccountUnit => currency in accountUnits

/** What people call a unit of account. */
export const unitName: Readonly<Record<AccountUnit, string>> = { CLF: 'UF', COU: 'UVR', MXV: 'UDI', UYI: 'UI' }

/** ISO 4217: digits after the point where they are not two. (Intl says 0 for COP, CRC and others, because that is how they are shown.) */
const otherDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

/** Digits after the decimal mark, by ISO 4217. */
export const minorDigits = (currency: string): number => otherDigits[currency] ?? 2

/** Written without decimals where they are at home, although ISO 4217 gives them two. Intl says it otherwise from one version to the next. */
const shownWhole: ReadonlySet<string> = new Set(['ARS', 'COP', 'CRC', 'HUF', 'IDR', 'TWD'])

/** What people count in, in minor units: pesos and not centavos where nobody writes centavos. */
export function wholeUnitMinor(currency: string): number {
  return shownWhole.has(currency) ? 10 ** minorDigits(currency) : 1
}

/** Whether something is open in any currency; credit in one does not settle another. */
export function isOwed(balances: Amounts): boolean {
  return Object.values(balances).some((amountMinor) => amountMinor > 0)
}

/** The sum by currency; currencies that come to nothing are left out. */
export function addAmounts(...all: readonly Amounts[]): Amounts {
  const sum: Record<string, number> = {}
  for (const amounts of all) {
    for (const [currency, amountMinor] of Object.entries(amounts)) sum[currency] = (sum[currency] ?? 0) + amountMinor
  }
  for (const [currency, amountMinor] of Object.entries(sum)) if (amountMinor === 0) delete sum[currency]
  return sum
}

/** The same amounts with the other sign. */
export function negated(amounts: Amounts): Amounts {
  return Object.fromEntries(Object.entries(amounts).map(([currency, amountMinor]) => [currency, -amountMinor]))
}

/** `amountMinor × numerator ÷ denominator`, exact and then rounded half away from zero to whole minor units. */
export function partOf(amountMinor: number, numerator: number | bigint, denominator: number | bigint): number {
  const product = BigInt(amountMinor) * BigInt(numerator)
  const by = BigInt(denominator)
  if (by <= 0n) throw new RangeError('a part has a positive denominator')
  return Number(product >= 0n ? halfUp(product, by) : -halfUp(-product, by))
}

function halfUp(product: bigint, by: bigint): bigint {
  return (2n * product + by) / (2n * by)
}

/** Whether the short sign of a currency means another one where the locale is at home: a dollar's beside pesos. */
function isConfusable(currency: string, locale: string): boolean {
  const country = Country.safeParse(locale.split('-').at(-1))
  const home = country.success ? countries[country.data].currency : currency
  return home !== currency && shortSign(home, locale) === shortSign(currency, locale)
}

function shortSign(currency: string, locale: string): string | undefined {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value
}

const formats = new Map<string, Intl.NumberFormat>()

/**
 * An amount as people write it there: `$ 150.000`, `R$ 1.234,50`. Decimals that are nothing are left out where the currency is
 * usually shown without (COP, CRC, ARS …), and always all or none. Money that shares its sign with the country's own has the longer one (`US$ 45`). Units of account get their own name: `UF 12,5`.
 */
export function formatMoney({ amountMinor, currency }: Money, locale: string): string {
  const digits = minorDigits(currency)
  const isWhole = amountMinor % 10 ** digits === 0
  const key = `${locale} ${currency} ${isWhole}`
  let format = formats.get(key)
  if (!format) {
    const shown = isWhole ? 0 : digits
    format = isAccountUnit(currency)
      ? new Intl.NumberFormat(locale, { maximumFractionDigits: digits })
      : new Intl.NumberFormat(locale, {
          style: 'currency',
          currency,
          currencyDisplay: isConfusable(currency, locale) ? 'symbol' : 'narrowSymbol',
          minimumFractionDigits: shown,
          maximumFractionDigits: shown,
        })
    formats.set(key, format)
  }
  // Twelve digits divided by a power of ten are still exact to the last digit shown.
  const text = format.format(amountMinor / 10 ** digits)
  return isAccountUnit(currency) ? `${unitName[currency]} ${text}` : text
}
