import type { LedgerEntry } from '@aldia/shared/debt.ts'
import { useDayWords } from '#base/day-words.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { calculationWords } from './calculation-words.ts'
import { ledgerSectionText } from './ledger-section.text.ts'

/** Tells how the amount of an entry came about, in the language of the page. */
export function useCalculation(): (entry: LedgerEntry) => string[] {
  const text = useText(ledgerSectionText)
  const { locale } = useLocale()
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  return (entry) =>
    calculationWords(entry, text, {
      amount: money.amount,
      percent: (basisPoints) => percent.format(basisPoints / 10_000),
      day: (on) => days.day(on, today),
      unitValue: (valueE6, currency) =>
        new Intl.NumberFormat(locale, {
          style: 'currency',
          currency,
          currencyDisplay: 'narrowSymbol',
          minimumFractionDigits: 2,
          maximumFractionDigits: 6,
        }).format(valueE6 / 1_000_000),
    })
}
