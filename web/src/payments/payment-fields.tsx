import type { Account } from '@aldia/shared/account.ts'
import { PaidBy } from '@aldia/shared/payment.ts'
import { useDayWords } from '#base/day-words.ts'
import type { FieldErrors } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { type TypedAmount, typedAmount } from '#base/typed-amount.ts'
import { activePlan, nextInstalment, openDebts, payableOf, pendingPromise } from '#money/account-sums.ts'
import { paidChips } from '#money/date-chips.ts'
import { formsText } from '#money/forms.text.ts'
import { MoneyRow } from '#money/money-row.tsx'
import { ChoiceChips } from '#ui/choice-chips.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { PaymentDraft } from './payment-draft.ts'
import { paymentFormText } from './payment-form.text.ts'
import { paymentWays } from './payment-ways.text.ts'
import { SplitFields } from './split-fields.tsx'

/** What every part of the form needs. */
interface Fields {
  draft: PaymentDraft
  change: (next: Partial<PaymentDraft>) => void
  errors: FieldErrors
}

interface AmountFieldsProps extends Fields {
  account: Account
  currencies: readonly string[]
  read: TypedAmount
}

/** The amount, what of it is more than is open, and the amounts that are expected. */
export function AmountFields({ draft, change, errors, account, currencies, read }: AmountFieldsProps) {
  const text = useText(formsText)
  const lines = useText(paymentFormText)
  const money = useMoneyWords()
  const surplusMinor = (read.amountMinor ?? 0) - Math.max(0, payableOf(account)[draft.currency] ?? 0)
  return (
    <div className="space-y-2">
      <MoneyRow
        label={text.amount}
        currencies={currencies}
        value={draft}
        read={read}
        onChange={change}
        errors={errors}
      />
      {surplusMinor > 0 && draft.split === null && (
        <p role="status" className="figures text-ink-soft text-sm">
          {lines.surplus(money.amount(surplusMinor, draft.currency))}
        </p>
      )}
      <UsualAmounts account={account} currency={draft.currency} onPick={(typed) => change({ amount: typed })} />
    </div>
  )
}

/** When it was paid, and how. */
export function DayAndWay({ draft, change, errors }: Fields) {
  const ways = useText(paymentWays)
  const text = useText(formsText)
  const lines = useText(paymentFormText)
  const today = useToday()
  const days = useDayWords()
  const chips = paidChips(today, text.chips)
  return (
    <div className="grid items-start gap-x-3 gap-y-5 sm:grid-cols-2">
      <DateField
        label={lines.paidOn}
        max={today}
        value={draft.paidOn}
        onChange={(paidOn) => change({ paidOn })}
        chips={chips}
        // The marked chip says it already.
        help={
          draft.paidOn === '' || chips.some(({ date }) => date === draft.paidOn)
            ? undefined
            : days.fullDay(draft.paidOn)
        }
        error={errors.paidOn}
      />
      <Select
        label={lines.paidBy}
        choices={PaidBy.options.map((id) => ({ id, label: ways[id] }))}
        value={draft.paidBy}
        onChange={(paidBy) => change({ paidBy })}
        error={errors.paidBy}
      />
    </div>
  )
}

/** Whether the money is there or is to be verified. */
export function StateChoice({ draft, change }: Fields) {
  const lines = useText(paymentFormText)
  return (
    <div className="space-y-1.5">
      <SegmentedChoice
        label={lines.state}
        choices={[
          { id: 'confirmed', label: lines.states.confirmed },
          { id: 'claimed', label: lines.states.claimed },
        ]}
        value={draft.state}
        onChange={(state) => change({ state })}
      />
      <p className="text-ink-faint text-sm">{lines.statesHelp[draft.state]}</p>
    </div>
  )
}

/** What is rarely needed: which debts it pays, and a note. */
export function SplitAndNote({
  draft,
  change,
  errors,
  account,
  totalMinor,
}: Fields & { account: Account; totalMinor: number }) {
  const text = useText(formsText)
  const lines = useText(paymentFormText)
  return (
    <div className="space-y-1">
      {openDebts(account).length > 0 && (
        <Fold title={lines.split} openAtFirst={draft.split !== null}>
          <SplitFields
            debts={openDebts(account)}
            rates={account.rates}
            currency={draft.currency}
            totalMinor={totalMinor}
            split={draft.split ?? {}}
            onChange={(split) =>
              change({ split: Object.values(split).every((typed) => typed.trim() === '') ? null : split })
            }
            error={errors.allocations}
          />
        </Fold>
      )}
      <Fold title={text.note} summary={draft.note === '' ? undefined : draft.note}>
        <TextField
          label={text.note}
          lines={2}
          value={draft.note}
          onChange={(note) => change({ note })}
          error={errors.note}
        />
      </Fold>
    </div>
  )
}

/** Amounts that are expected just now, in one touch. */
function UsualAmounts(props: { account: Account; currency: string; onPick: (typed: string) => void }) {
  const { account, currency, onPick } = props
  const text = useText(formsText)
  const lines = useText(paymentFormText)
  const money = useMoneyWords()
  const { locale } = useLocale()
  const plan = activePlan(account)
  const due = plan?.currency === currency ? nextInstalment(plan) : undefined
  const promise = pendingPromise(account)
  const all = payableOf(account)[currency] ?? 0
  const usual: { amountMinor: number; label: (amount: string) => string }[] = []
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
