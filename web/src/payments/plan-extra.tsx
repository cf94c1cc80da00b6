import type { Account } from '@aldia/shared/account.ts'
import { activePlan, nextInstalment } from '@aldia/shared/account-sums.ts'
import { PlanExtra } from '@aldia/shared/payment.ts'
import { useText } from '#base/language.ts'
import { Select } from '#ui/select.tsx'
import { paymentFormText } from './payment-form.text.ts'

interface PlanExtraChoiceProps {
  account: Account
  /** Of the payment, minor units; null while it cannot be read. */
  amountMinor: number | null
  value: PlanExtra
  onChange: (value: PlanExtra) => void
}

/** What the part of a payment that is more than the next instalment does to the plan; nothing where there is no such part. */
export function PlanExtraChoice({ account, amountMinor, value, onChange }: PlanExtraChoiceProps) {
  const text = useText(paymentFormText)
  const plan = activePlan(account)
  const due = plan === undefined ? undefined : nextInstalment(plan)
  if (due === undefined || (amountMinor ?? 0) <= due.amountMinor - due.paidMinor) return null
  return (
    <Select
      label={text.extra}
      help={text.extraHelp}
      choices={PlanExtra.options.map((id) => ({ id, label: text.extraKinds[id] }))}
      value={value}
      onChange={onChange}
    />
  )
}
