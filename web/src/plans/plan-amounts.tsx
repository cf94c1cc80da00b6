import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import type { TypedAmount } from '#base/typed-amount.ts'
import { TypedMoney } from '#money/typed-money.tsx'
import { Fold } from '#ui/fold.tsx'
import { Slider } from '#ui/slider.tsx'
import { planText } from './plan.text.ts'
import { firstPayment, type PlanDraft } from './plan-draft.ts'

const partsMax = 36
const firstPercentMax = 60
const firstPercentStep = 5

interface PlanAmountsProps {
  draft: PlanDraft
  balanceMinor: number
  read: { first: TypedAmount; each: TypedAmount }
  errors: Readonly<Record<string, string | undefined>>
  onChange: (change: Partial<PlanDraft>) => void
}

/** How much at first and in how many parts: by sliders, or typed as somebody says it ("310.000 quincenal"). */
export function PlanAmounts({ draft, balanceMinor, read, errors, onChange }: PlanAmountsProps) {
  const text = useText(planText)
  const money = useMoneyWords()
  const firstMinor = firstPayment(balanceMinor, draft.firstPercent, draft.currency)
  const isWrong = errors['terms.firstPaymentMinor'] !== undefined || errors['terms.eachMinor'] !== undefined
  return (
    <>
      {draft.first === '' && (
        <Slider
          label={text.first}
          min={0}
          max={firstPercentMax}
          step={firstPercentStep}
          value={draft.firstPercent}
          onChange={(firstPercent) => onChange({ firstPercent })}
          output={firstMinor === 0 ? text.noFirst : money.amount(firstMinor, draft.currency)}
        />
      )}
      {draft.each === '' && (
        <Slider
          label={text.parts}
          min={1}
          max={partsMax}
          step={1}
          value={draft.parts}
          onChange={(parts) => onChange({ parts })}
          output={String(draft.parts)}
        />
      )}
      <Fold
        key={isWrong ? 'wrong' : 'fine'}
        title={text.typed}
        openAtFirst={isWrong || draft.first + draft.each !== ''}
      >
        <div className="space-y-4">
          <TypedMoney
            label={text.each}
            help={text.eachHelp}
            value={draft.each}
            onChange={(each) => onChange({ each })}
            read={read.each}
            currency={draft.currency}
            error={errors['terms.eachMinor']}
          />
          <TypedMoney
            label={text.firstTyped}
            help={text.firstTypedHelp}
            value={draft.first}
            onChange={(first) => onChange({ first })}
            read={read.first}
            currency={draft.currency}
            error={errors['terms.firstPaymentMinor']}
          />
        </div>
      </Fold>
    </>
  )
}
