import { inPaidCurrency, paidCurrency } from '@aldia/shared/account-sums.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import type { UnitRate } from '@aldia/shared/unit-rate.ts'
import { useLocale, useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { TypedMoney } from '#money/typed-money.tsx'
import { Button } from '#ui/button.tsx'
import { paymentFormText } from './payment-form.text.ts'

interface SplitFieldsProps {
  debts: readonly Debt[]
  rates: readonly UnitRate[]
  currency: string
  totalMinor: number
  /** By debt id, as typed. */
  split: Readonly<Record<string, string>>
  onChange: (split: Record<string, string>) => void
  error?: string | undefined
}

/** Which part of a payment goes to which debt, by hand. */
export function SplitFields({ debts, rates, currency, totalMinor, split, onChange, error }: SplitFieldsProps) {
  const text = useText(paymentFormText)
  const money = useMoneyWords()
  const read = useReadAmount()
  const { locale } = useLocale()
  const parts = debts.filter((debt) => paidCurrency(debt.currency) === currency)
  const givenMinor = parts.reduce((sum, { id }) => sum + (read(split[id] ?? '', currency).amountMinor ?? 0), 0)
  const restMinor = totalMinor - givenMinor
  return (
    <div className="space-y-3">
      <p className="text-ink-faint text-sm">{text.splitHelp}</p>
      {parts.map((debt) => {
        const typed = split[debt.id] ?? ''
        const openMinor = inPaidCurrency(debt.balanceMinor, debt.currency, rates)?.amountMinor ?? debt.balanceMinor
        const proposed = Math.min(openMinor, Math.max(0, restMinor))
        return (
          <div key={debt.id} className="flex items-start gap-2">
            <TypedMoney
              label={`${debt.concept} · ${money.amount(debt.balanceMinor, debt.currency)}`}
              className="flex-1"
              help=" "
              value={typed}
              onChange={(next) => onChange({ ...split, [debt.id]: next })}
              read={read(typed, currency)}
              currency={currency}
            />
            {typed.trim() === '' && proposed > 0 && (
              <Button
                size="small"
                tone="quiet"
                className="mt-7"
                onPress={() => onChange({ ...split, [debt.id]: typedAmount(proposed, currency, locale) })}
              >
                {money.amount(proposed, currency)}
              </Button>
            )}
          </div>
        )
      })}
      {givenMinor > 0 && (
        <p
          className={restMinor < 0 ? 'text-bad-ink text-sm' : 'figures text-ink-soft text-sm'}
          {...(restMinor < 0 ? { role: 'alert' } : {})}
        >
          {restMinor < 0 ? text.splitTooMuch : restMinor > 0 ? text.splitRest(money.amount(restMinor, currency)) : null}
        </p>
      )}
      {error && (
        <p role="alert" className="text-bad-ink text-sm">
          {error}
        </p>
      )}
    </div>
  )
}
