import { daysBetween, LocalDate } from '@aldia/shared/dates.ts'
import { yearlyCostOf } from '@aldia/shared/early-discount.ts'
import { z } from 'zod'
import type { FieldErrors } from '#base/form.ts'
import { useLocale, useText } from '#base/language.ts'
import { useReadAmount } from '#base/typed-amount.ts'
import { readPercent, typedPercent } from '#base/typed-numbers.ts'
import { TypedMoney } from '#money/typed-money.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { TermsDraft } from './debt-draft.ts'
import { debtFormText } from './debt-form.text.ts'

interface TermsFieldsProps {
  draft: TermsDraft
  currency: string
  /** When all of it is due; empty: not known yet. */
  dueOn: string
  onChange: (next: Partial<TermsDraft>) => void
  errors: FieldErrors
}

/** What a discount for paying early costs the business in a year, in hundredths of a percent; null: not known yet, or nothing. */
function yearlyCost({ discount, discountUntil }: TermsDraft, dueOn: string): number | null {
  const basisPoints = readPercent(discount)
  const days = z.tuple([LocalDate, LocalDate]).safeParse([discountUntil, dueOn])
  return basisPoints === null || !days.success ? null : yearlyCostOf(basisPoints, daysBetween(...days.data))
}

/** What was agreed for paying late or early. */
export function TermsFields({ draft, currency, dueOn, onChange, errors }: TermsFieldsProps) {
  const text = useText(debtFormText)
  const read = useReadAmount()
  const { locale } = useLocale()
  const cost = yearlyCost(draft, dueOn)
  const percent = (basisPoints: number) => `${typedPercent(basisPoints, locale)} %`
  return (
    <div className="space-y-4">
      <p className="text-ink-faint text-sm">{text.termsHelp}</p>
      <TextField
        label={text.grace}
        inputMode="numeric"
        value={draft.graceDays}
        onChange={(graceDays) => onChange({ graceDays })}
        error={errors['terms.graceDays']}
      />
      <Select
        label={text.lateFee}
        choices={(['none', 'fixed', 'percent'] as const).map((id) => ({ id, label: text.lateFeeKinds[id] }))}
        value={draft.feeKind}
        onChange={(feeKind) => onChange({ feeKind, fee: '' })}
      />
      {draft.feeKind === 'fixed' && (
        <TypedMoney
          label={text.lateFeeAmount}
          value={draft.fee}
          onChange={(fee) => onChange({ fee })}
          read={read(draft.fee, currency)}
          currency={currency}
          error={errors['terms.lateFee.amountMinor']}
        />
      )}
      {draft.feeKind === 'percent' && (
        <TextField
          label={text.lateFeePercent}
          inputMode="decimal"
          value={draft.fee}
          onChange={(fee) => onChange({ fee })}
          error={errors['terms.lateFee.basisPoints']}
        />
      )}
      <TextField
        label={text.interest}
        help={text.interestHelp}
        inputMode="decimal"
        value={draft.interest}
        onChange={(interest) => onChange({ interest })}
        error={errors['terms.interest.basisPoints']}
      />
      {draft.interest.trim() !== '' && (
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={text.per}
            choices={(['month', 'year'] as const).map((id) => ({ id, label: text.perKinds[id] }))}
            value={draft.per}
            onChange={(per) => onChange({ per })}
          />
          <Select
            label={text.yearDays}
            choices={(['365', '360'] as const).map((id) => ({ id, label: id }))}
            value={draft.yearDays}
            onChange={(yearDays) => onChange({ yearDays })}
          />
        </div>
      )}
      <TextField
        label={text.discount}
        inputMode="decimal"
        value={draft.discount}
        onChange={(discount) => onChange({ discount })}
        error={errors['terms.earlyDiscount.basisPoints']}
      />
      {draft.discount.trim() !== '' && (
        <DateField
          label={text.discountUntil}
          value={draft.discountUntil}
          onChange={(discountUntil) => onChange({ discountUntil })}
          help={cost === null ? undefined : text.discountCost(percent(cost))}
          error={errors['terms.earlyDiscount.until']}
        />
      )}
    </div>
  )
}
