import type { Account } from '@aldia/shared/account.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount } from '#base/typed-amount.ts'
import { activePlan, nextInstalment, overdueOf, payableOf, pendingPromise } from '#money/account-sums.ts'
import { formsText } from '#money/forms.text.ts'
import { ChoiceChips } from '#ui/choice-chips.tsx'
import { paymentFormText } from './payment-form.text.ts'

/** Amounts that are expected just now, in one touch. */
export function UsualAmounts(props: { account: Account; currency: string; onPick: (typed: string) => void }) {
  const { account, currency, onPick } = props
  const text = useText(formsText)
  const lines = useText(paymentFormText)
  const money = useMoneyWords()
  const { locale } = useLocale()
  const today = useToday()
  const plan = activePlan(account)
  const due = plan?.currency === currency ? nextInstalment(plan) : undefined
  const promise = pendingPromise(account)
  const all = payableOf(account)[currency] ?? 0
  const usual: { amountMinor: number; label: (amount: string) => string }[] = []
  const late = overdueOf(account, today)[currency] ?? 0
  if (late > 0 && late < all) usual.push({ amountMinor: late, label: lines.overdue })
  if (due !== undefined) usual.push({ amountMinor: due.amountMinor - due.paidMinor, label: lines.instalment })
  if (promise?.currency === currency)
    usual.push({ amountMinor: promise.amountMinor - promise.paidMinor, label: lines.promised })
  usual.push({ amountMinor: all, label: lines.all })
  const choices = usual
    .filter(({ amountMinor }, i) => amountMinor > 0 && usual.findIndex((one) => one.amountMinor === amountMinor) === i)
    .map(({ amountMinor, label }) => ({
      id: typedAmount(amountMinor, currency, locale),
      label: label(money.amount(amountMinor, currency)),
    }))
  return choices.length === 0 ? null : (
    <ChoiceChips label={text.amount} choices={choices} value={null} onChange={onPick} />
  )
}
