import { type Language, localeOf } from '@aldia/shared/language.ts'
import { spokenDays } from '@aldia/shared/spoken-day.ts'
import { moneyWords } from '#base/money-words.ts'
import { useWorkspace } from '#records/use-records.ts'
import { customerText } from './customer.text.ts'

/** Lines, amounts and days as the customers of the business read them, whatever language its people work in. */
export function useCustomerWords() {
  const { language, country, currency } = useWorkspace()
  const locale = localeOf(language, country)
  // With weekday and month: a message is read on another day than it was written.
  return {
    language,
    text: customerText[language] as (typeof customerText)[Language],
    money: moneyWords({ locale, currency }),
    day: spokenDays(locale).day,
  }
}
