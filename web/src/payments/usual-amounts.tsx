import type { Account } from '@aldia/shared/account.ts'
import type { PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount } from '#base/typed-amount.ts'
import { formsText } from '#money/forms.text.ts'
import { ChoiceChips } from '#ui/choice-chips.tsx'
import { paymentFormText } from './payment-form.text.ts'
import { usualAmounts } from './purposes.ts'

interface UsualAmountsProps {
  account: Account
  currency: string
  /** The amount as it is typed, and what it is for. */
  onPick: (typed: string, purpose: PaymentPurpose | null) => void
}

/** Amounts that are expected just now, in one touch. */
export function UsualAmounts({ account, currency, onPick }: UsualAmountsProps) {
  const text = useText(formsText)
  const lines = useText(paymentFormText)
  const money = useMoneyWords()
  const { locale } = useLocale()
  const usual = usualAmounts(account, currency, useToday())
  if (usual.length === 0) return null
  return (
    <ChoiceChips
      label={text.amount}
      choices={usual.map(({ kind, amountMinor }) => ({
        id: kind,
        label: lines[kind](money.amount(amountMinor, currency)),
      }))}
      value={null}
      onChange={(kind) => {
        const picked = usual.find((one) => one.kind === kind)
        if (picked !== undefined) onPick(typedAmount(picked.amountMinor, currency, locale), picked.purpose)
      }}
    />
  )
}
