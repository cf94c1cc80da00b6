import type { Account } from '@aldia/shared/account.ts'
import { openDebts } from '@aldia/shared/account-sums.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { PaidBy } from '@aldia/shared/payment.ts'
import { useDayWords } from '#base/day-words.ts'
import type { FieldErrors } from '#base/form.ts'
import { useText, useToday } from '#base/language.ts'
import type { TypedAmount } from '#base/typed-amount.ts'
import { paidChips } from '#money/date-chips.ts'
import { formsText } from '#money/forms.text.ts'
import { MoneyRow } from '#money/money-row.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { PaymentDraft } from './payment-draft.ts'
import { paymentFormText } from './payment-form.text.ts'
import { paymentWays } from './payment-ways.text.ts'
import { SplitFields } from './split-fields.tsx'
import { UsualAmounts } from './usual-amounts.tsx'

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

/** The amount, and those that are expected. */
export function AmountFields({ draft, change, errors, account, currencies, read }: AmountFieldsProps) {
  const text = useText(formsText)
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
      <UsualAmounts
        account={account}
        currency={draft.currency}
        onPick={(amount, purpose) => change({ amount, purpose })}
      />
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
        label={draft.paidBy === 'cheque' ? lines.chequeOn : lines.paidOn}
        {...(draft.paidBy === 'cheque' ? {} : { max: today })}
        value={draft.paidOn}
        onChange={(paidOn) => change({ paidOn, ...clearedLater(draft.paidBy, paidOn, today) })}
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
        onChange={(paidBy) => change({ paidBy, ...clearedLater(paidBy, draft.paidOn, today) })}
        error={errors.paidBy}
      />
    </div>
  )
}

/** A cheque that cannot be cleared yet is to be verified when it is. */
const clearedLater = (paidBy: PaidBy, paidOn: LocalDate, today: LocalDate): Partial<PaymentDraft> =>
  paidBy === 'cheque' && paidOn > today ? { state: 'claimed' } : {}

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
