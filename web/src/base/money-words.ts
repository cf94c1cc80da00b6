import { type Amounts, formatMoney, isAccountUnit, minorDigits } from '@aldia/shared/money.ts'
import { type Locale, useLocale } from '#base/language.ts'

/** One amount of several currencies side by side, signed minor units. */
export interface WrittenAmount {
  readonly currency: string
  readonly amountMinor: number
  readonly words: string
}

export type MoneyWords = ReturnType<typeof moneyWords>

const made = new WeakMap<Locale, MoneyWords>()

/** How amounts are written for the current language and business. */
export function useMoneyWords(): MoneyWords {
  const locale = useLocale()
  const known = made.get(locale) ?? moneyWords(locale)
  made.set(locale, known)
  return known
}

/**
 * Amounts as people here write them. The business's own currency has its short sign; another one that shares the sign (dollars
 * beside pesos) is written so that nobody takes one for the other. Pure.
 */
export function moneyWords({ locale, currency: own }: Pick<Locale, 'locale' | 'currency'>) {
  const ownSign = signOf(own, locale)
  const clear = new Map<string, Intl.NumberFormat>()
  const short = new Map<string, Intl.NumberFormat>()
  const confusable = new Map<string, boolean>()

  function isConfusable(currency: string): boolean {
    let answer = confusable.get(currency)
    if (answer === undefined) {
      answer = currency !== own && !isAccountUnit(currency) && signOf(currency, locale) === ownSign
      confusable.set(currency, answer)
    }
    return answer
  }

  /** `$ 150.000`, and in a business with pesos `US$ 150`. */
  function amount(amountMinor: number, currency: string): string {
    if (!isConfusable(currency)) return formatMoney({ amountMinor, currency }, locale)
    const digits = minorDigits(currency)
    const shown = amountMinor % 10 ** digits === 0 ? 0 : digits
    const key = `${currency} ${shown}`
    const format =
      clear.get(key) ??
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: shown,
        maximumFractionDigits: shown,
      })
    clear.set(key, format)
    return format.format(amountMinor / 10 ** digits)
  }

  /** For small places, rounded: `$12,3 M`. */
  function rounded(amountMinor: number, currency: string): string {
    if (isAccountUnit(currency)) return amount(amountMinor, currency)
    const format =
      short.get(currency) ??
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: isConfusable(currency) ? 'symbol' : 'narrowSymbol',
        notation: 'compact',
        maximumSignificantDigits: 3,
      })
    short.set(currency, format)
    return format.format(amountMinor / 10 ** minorDigits(currency))
  }

  /** The business's own currency first, the others by their code. */
  function list(amounts: Amounts, write: typeof amount = amount): readonly WrittenAmount[] {
    const currencies = Object.keys(amounts).filter((currency) => amounts[currency] !== 0)
    if (currencies.length > 1) currencies.sort((a, b) => Number(b === own) - Number(a === own) || (a < b ? -1 : 1))
    return currencies.map((currency) => {
      const amountMinor = amounts[currency] ?? 0
      return { currency, amountMinor, words: write(amountMinor, currency) }
    })
  }

  return { amount, rounded, list }
}

function signOf(currency: string, locale: string): string {
  return (
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
      .formatToParts(0)
      .find((part) => part.type === 'currency')?.value ?? currency
  )
}
