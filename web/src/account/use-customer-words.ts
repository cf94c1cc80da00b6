import { type Language, localeOf } from '@aldia/shared/language.ts'
import { dayWords } from '#base/day-words.ts'
import { moneyWords } from '#base/money-words.ts'
import { useWorkspace } from '#base/use-records.ts'
import { customerText } from './customer.text.ts'

/** Lines, amounts and days as the customers of the business read them, whatever language its people work in. */
export function useCustomerWords() {
  const { language, country, currency } = useWorkspace()
  const locale = localeOf(language, country)
  return {
    text: customerText[language] as (typeof customerText)[Language],
    money: moneyWords({ locale, currency }),
    days: dayWords({ language, locale }),
  }
}
