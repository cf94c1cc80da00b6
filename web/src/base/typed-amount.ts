import { type AmountProblem, readAmount } from '@aldia/shared/amount-text.ts'
import { minorDigits } from '@aldia/shared/money.ts'
import { amountText } from '#base/amount.text.ts'
import { useLocale, useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'

/** What was understood of an amount that somebody is typing. */
export interface TypedAmount {
  /** Minor units; null while it cannot be read. */
  readonly amountMinor: number | null
  readonly problem: AmountProblem | null
  /** `= $ 150.000`, for below the field. */
  readonly understood: string | null
  /** Why it cannot be read, in words; null when it can. */
  readonly error: string | null
}

/** Reads amounts in every regional style, for the place of the business. */
export function useReadAmount(): (typed: string, currency: string) => TypedAmount {
  const { locale } = useLocale()
  const words = useMoneyWords()
  const text = useText(amountText)
  return (typed, currency) => {
    const read = readAmount(typed, { currency, locale })
    if ('problem' in read) {
      return { amountMinor: null, problem: read.problem, understood: null, error: text[read.problem] }
    }
    const { amountMinor } = read
    return { amountMinor, problem: null, understood: `= ${words.amount(amountMinor, currency)}`, error: null }
  }
}

/** An amount as it would be typed: without its sign, so that it can be read back. Pure. */
export function typedAmount(amountMinor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency)
  const isWhole = amountMinor % 10 ** digits === 0
  // Units are given with four decimals and mostly need two.
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: isWhole ? 0 : Math.min(digits, 2),
    maximumFractionDigits: digits,
  }).format(amountMinor / 10 ** digits)
}
