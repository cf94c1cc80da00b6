import { PlanRhythm } from '@aldia/shared/plan-rhythm.ts'
import type { PlanOffer, PlanRefusal } from '@aldia/shared/plan-terms.ts'
import { failureText } from '@aldia/shared/text/failure-text.ts'
import { useDayWords } from '#base/day-words.ts'
import type { FieldErrors } from '#base/form.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import type { TypedAmount } from '#base/typed-amount.ts'
import { rhythmsText } from '#money/rhythms.text.ts'
import { TypedMoney } from '#money/typed-money.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { SaleDraft } from './debt-draft.ts'
import { saleText } from './sale.text.ts'

interface SaleFieldsProps {
  sale: SaleDraft
  currency: string
  /** What the typed first payment was read as. */
  first: TypedAmount
  /** null: a field cannot be read yet. */
  offer: PlanOffer | { refused: PlanRefusal } | null
  errors: FieldErrors
  onChange: (next: Partial<SaleDraft>) => void
}

/** A sale in instalments: how many, how far apart, from when on, and what it comes to. */
export function SaleFields({ sale, currency, first, offer, errors, onChange }: SaleFieldsProps) {
  const text = useText(saleText)
  const rhythms = useText(rhythmsText)
  const days = useDayWords()
  const hasExtraErrors = ['firstPaymentMinor', 'interestBasisPoints'].some((field) => errors[`instalments.${field}`])
  return (
    <div className="space-y-4">
      <div className="grid grid-cols-[6rem_1fr] gap-3">
        <TextField
          label={text.parts}
          inputMode="numeric"
          autoComplete="off"
          value={sale.parts}
          onChange={(parts) => onChange({ parts })}
          error={errors['instalments.parts']}
        />
        <Select
          label={text.rhythm}
          choices={PlanRhythm.options.map((id) => ({ id, label: rhythms[id] }))}
          value={sale.rhythm}
          onChange={(rhythm) => onChange({ rhythm })}
        />
      </div>
      <DateField
        label={text.firstOn}
        value={sale.firstOn}
        onChange={(firstOn) => onChange({ firstOn })}
        help={sale.firstOn === '' ? undefined : days.fullDay(sale.firstOn)}
        error={errors['instalments.firstOn']}
      />
      <Fold key={hasExtraErrors ? 'wrong' : 'fine'} title={text.extras} openAtFirst={hasExtraErrors}>
        <div className="space-y-4">
          <TypedMoney
            label={text.first}
            help={text.firstHelp}
            value={sale.first}
            onChange={(typed) => onChange({ first: typed })}
            read={first}
            currency={currency}
            error={errors['instalments.firstPaymentMinor']}
          />
          <TextField
            label={text.interest}
            help={text.interestHelp}
            inputMode="decimal"
            value={sale.interest}
            onChange={(interest) => onChange({ interest })}
            error={errors['instalments.interestBasisPoints']}
          />
        </div>
      </Fold>
      {offer !== null && <SalePreview offer={offer} currency={currency} />}
    </div>
  )
}

function SalePreview({ offer, currency }: { offer: PlanOffer | { refused: PlanRefusal }; currency: string }) {
  const text = useText(saleText)
  const refusals = useText(failureText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  if ('refused' in offer) return <ErrorNote title={refusals[offer.refused]} />
  const amount = (amountMinor: number) => money.amount(amountMinor, currency)
  return (
    <section aria-label={text.preview} className="space-y-2 rounded-panel bg-sunken px-4 py-3">
      <ol className="figures space-y-1">
        {offer.instalments.map(({ number, dueOn, amountMinor }) => (
          <li key={number} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0">
              <span className="text-ink-faint">{number}.</span>{' '}
              <span title={days.fullDay(dueOn)}>{days.day(dueOn, today)}</span>
            </span>
            <span className="shrink-0 font-medium text-ink">{amount(amountMinor)}</span>
          </li>
        ))}
      </ol>
      <p className="figures flex items-baseline justify-between gap-3 border-line border-t pt-2 font-semibold text-ink">
        <span>{text.total}</span>
        <span>{amount(offer.totalMinor)}</span>
      </p>
      <p className="text-ink-soft text-sm">
        {offer.interestMinor > 0 ? text.withInterest(amount(offer.interestMinor)) : text.noInterest} {text.chargesFrom}
      </p>
    </section>
  )
}
