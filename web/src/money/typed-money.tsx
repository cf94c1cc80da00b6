import { formatMoney } from '@aldia/shared/money.ts'
import { useLocale, useText } from '#base/language.ts'
import type { TypedAmount } from '#base/typed-amount.ts'
import { AmountField, type AmountFieldProps } from '#ui/amount-field.tsx'
import { formsText } from './forms.text.ts'

interface TypedMoneyProps extends Omit<AmountFieldProps, 'understood' | 'sign'> {
  read: TypedAmount
  currency: string
}

/** An amount field with the sign of its currency, and below it what was understood. */
export function TypedMoney({ read, currency, help, ...rest }: TypedMoneyProps) {
  const text = useText(formsText)
  const { locale } = useLocale()
  return (
    <AmountField
      {...rest}
      help={help ?? text.amountHelp}
      understood={read.understood}
      sign={signOf(currency, locale)}
    />
  )
}

/** `$`, `R$`, `UF`: what stands before an amount. */
function signOf(currency: string, locale: string): string {
  return formatMoney({ amountMinor: 0, currency }, locale).replace(/[\s\d.,]+/g, '')
}
