import type { FieldErrors } from '#base/form.ts'
import type { TypedAmount } from '#base/typed-amount.ts'
import { CurrencyChoice } from './currency-choice.tsx'
import { TypedMoney } from './typed-money.tsx'

interface MoneyRowProps {
  label: string
  currencies: readonly string[]
  value: { readonly amount: string; readonly currency: string }
  read: TypedAmount
  onChange: (next: { amount: string } | { currency: string }) => void
  /** Of the form: what it says at `amountMinor` and `currency` stands here. */
  errors: FieldErrors
}

/** The first line of a form about money: how much, and in which of the person's currencies where there are several. */
export function MoneyRow({ label, currencies, value, read, onChange, errors }: MoneyRowProps) {
  return (
    <div className="flex items-start gap-2">
      <TypedMoney
        label={label}
        autoFocus
        className="flex-1"
        value={value.amount}
        onChange={(amount) => onChange({ amount })}
        read={read}
        currency={value.currency}
        error={errors.amountMinor}
      />
      <CurrencyChoice
        currencies={currencies}
        value={value.currency}
        onChange={(currency) => onChange({ currency })}
        error={errors.currency}
      />
    </div>
  )
}
