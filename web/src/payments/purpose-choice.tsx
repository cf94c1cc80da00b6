import type { Account } from '@aldia/shared/account.ts'
import type { PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { Select } from '#ui/select.tsx'
import { destinationText } from './destination.text.ts'
import { type PurposeOption, purposeKey, purposeOptions } from './purposes.ts'

interface PurposeChoiceProps {
  account: Account
  currency: string
  value: PaymentPurpose | null
  isDisabled?: boolean
  onChange: (purpose: PaymentPurpose | null) => void
}

/** What the payment is for: it goes there first. Nothing where there is only one thing to pay. */
export function PurposeChoice({ account, currency, value, isDisabled = false, onChange }: PurposeChoiceProps) {
  const text = useText(destinationText)
  const words = usePurposeWords()
  const options = purposeOptions(account, currency)
  if (options.length === 0) return null
  const known = options.some(({ purpose }) => purposeKey(purpose) === purposeKey(value))
  const gone = value !== null && !known ? [{ id: purposeKey(value), label: text.purposeGone }] : []
  return (
    <Select
      label={text.purpose}
      choices={[
        { id: purposeKey(null), label: text.byOrder },
        ...options.map((option) => ({ id: purposeKey(option.purpose), label: words(option) })),
        ...gone,
      ]}
      value={purposeKey(value)}
      isDisabled={isDisabled}
      onChange={(key) => onChange(options.find(({ purpose }) => purposeKey(purpose) === key)?.purpose ?? null)}
    />
  )
}

function usePurposeWords(): (option: PurposeOption) => string {
  const text = useText(destinationText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  return (option) => {
    if ('plan' in option) {
      const { plan, due } = option
      const missing = money.amount(due.amountMinor - due.paidMinor, plan.currency)
      return text.instalment(due.number, plan.instalments.length, missing)
    }
    if ('promise' in option) {
      const { amountMinor, paidMinor, currency, dueOn } = option.promise
      const missing = money.amount(amountMinor - paidMinor, currency)
      return dueOn === null ? text.openPromise(missing) : text.promise(missing, days.day(dueOn, today))
    }
    if ('settlement' in option) {
      const { amountMinor, paidMinor, currency, until } = option.settlement
      return text.settlement(money.amount(amountMinor - paidMinor, currency), days.day(until, today))
    }
    const { concept, balanceMinor, currency } = option.debt
    return `${concept} · ${money.amount(balanceMinor, currency)}`
  }
}
