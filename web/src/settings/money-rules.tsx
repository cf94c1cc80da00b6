import { AllocationOrder, type MoneySettings } from '@aldia/shared/money-settings.ts'
import { updateMoneySettings } from '@aldia/shared/workspace.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useLocale, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { runCommand } from '#records/commands.ts'
import { useWorkspace } from '#records/use-records.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { moneyText } from '#settings/money.text.ts'
import { chargesSomething, draftOfMoney, type MoneyDraft, moneyOfDraft } from '#settings/money-draft.ts'
import { AmountField } from '#ui/amount-field.tsx'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

const feeKinds = ['none', 'fixed', 'percent'] as const
const interestKinds = ['none', 'month', 'year'] as const

/** Promises, payments and plans, and what a new debt begins with. */
export function MoneyRules({ mayChange }: { mayChange: boolean }) {
  const text = useText(moneyText)
  const { locale } = useLocale()
  const { money, currency } = useWorkspace()
  const read = useReadAmount()
  const style = {
    locale,
    readAmount: (typed: string) => read(typed, currency).amountMinor,
    writeAmount: (amountMinor: number) => typedAmount(amountMinor, currency, locale),
  }
  const [changed, setChanged] = useState<Partial<MoneyDraft>>({})
  const [isLegal, setLegal] = useState(false)
  const [legalError, setLegalError] = useState<string | null>(null)
  const known = draftOfMoney(money, style)
  const draft: MoneyDraft = { ...known, ...changed }
  const form = useForm({
    schema: updateMoneySettings.input,
    expected: {
      promiseGraceDays: text.expected.graceDays,
      promiseTolerancePercent: text.expected.tolerance,
      allocationOrder: text.order,
      planMissesToDefault: text.expected.planMisses,
      'defaultTerms.graceDays': text.expected.termGraceDays,
      'defaultTerms.lateFee.amountMinor': text.expected.feeAmount,
      'defaultTerms.lateFee.basisPoints': text.expected.percent,
      'defaultTerms.interest.basisPoints': text.expected.percent,
    },
    send: async (input: Partial<MoneySettings> & { isLegal: boolean }) => {
      await runCommand(updateMoneySettings, input)
      setChanged({})
      setLegal(false)
      notify({ text: text.saved, tone: 'good' })
    },
  })
  // What stands there already was confirmed when it was set.
  const changesCharges = (['feeKind', 'fee', 'interestPer', 'interest', 'yearDays'] as const).some(
    (name) => changed[name] !== undefined && changed[name] !== known[name],
  )
  const needsLegal = changesCharges && chargesSomething(draft)

  function change(next: Partial<MoneyDraft>, path?: string) {
    setChanged({ ...changed, ...next })
    setLegalError(null)
    if (path !== undefined) form.touch(path)
  }

  function submit() {
    if (needsLegal && !isLegal) return setLegalError(text.legalNeeded)
    void form.submit({ ...moneyOfDraft(draft, style), isLegal: needsLegal && isLegal })
  }

  const number = (name: 'graceDays' | 'tolerance' | 'planMisses' | 'termGraceDays', path: string) => ({
    inputMode: 'numeric' as const,
    className: 'max-w-72',
    value: draft[name],
    isDisabled: !mayChange,
    onChange: (value: string) => change({ [name]: value }, path),
    error: form.errors[path],
  })

  return (
    <form
      ref={form.formRef}
      noValidate
      autoComplete="off"
      className="border-line border-t pt-6"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Section title={text.rules} lead={text.rulesLead}>
        <div className="max-w-110 space-y-5">
          <TextField label={text.graceDays} help={text.graceDaysHelp} {...number('graceDays', 'promiseGraceDays')} />
          <TextField
            label={text.tolerance}
            help={text.toleranceHelp}
            {...number('tolerance', 'promiseTolerancePercent')}
          />
          <TextField label={text.planMisses} {...number('planMisses', 'planMissesToDefault')} />
          <Select
            label={text.order}
            help={text.orderHelp}
            choices={AllocationOrder.options.map((id) => ({ id, label: text.orders[id] }))}
            value={draft.order}
            isDisabled={!mayChange}
            onChange={(order) => change({ order })}
          />
        </div>
      </Section>
      <Section title={text.terms} lead={text.termsLead}>
        <div className="max-w-110 space-y-5">
          <TextField label={text.termGraceDays} {...number('termGraceDays', 'defaultTerms.graceDays')} />
          <Select
            label={text.lateFee}
            help={text.lateFeeHelp}
            choices={feeKinds.map((id) => ({ id, label: text.lateFees[id] }))}
            value={draft.feeKind}
            isDisabled={!mayChange}
            onChange={(feeKind) => change({ feeKind, fee: '' })}
          />
          {draft.feeKind === 'fixed' && (
            <AmountField
              label={text.feeAmount}
              value={draft.fee}
              understood={read(draft.fee, currency).understood}
              sign={currency}
              isDisabled={!mayChange}
              onChange={(fee) => change({ fee }, 'defaultTerms.lateFee.amountMinor')}
              error={form.errors['defaultTerms.lateFee.amountMinor']}
            />
          )}
          {draft.feeKind === 'percent' && (
            <TextField
              label={text.feePercent}
              inputMode="decimal"
              value={draft.fee}
              isDisabled={!mayChange}
              onChange={(fee) => change({ fee }, 'defaultTerms.lateFee.basisPoints')}
              error={form.errors['defaultTerms.lateFee.basisPoints']}
            />
          )}
          <Select
            label={text.interest}
            help={text.interestHelp}
            choices={interestKinds.map((id) => ({ id, label: text.interests[id] }))}
            value={draft.interestPer}
            isDisabled={!mayChange}
            onChange={(interestPer) => change({ interestPer })}
          />
          {draft.interestPer !== 'none' && (
            <div className="grid grid-cols-2 gap-3">
              <TextField
                label={text.interestPercent}
                inputMode="decimal"
                value={draft.interest}
                isDisabled={!mayChange}
                onChange={(interest) => change({ interest }, 'defaultTerms.interest.basisPoints')}
                error={form.errors['defaultTerms.interest.basisPoints']}
              />
              <Select
                label={text.yearDays}
                choices={(['365', '360'] as const).map((id) => ({ id, label: id }))}
                value={draft.yearDays}
                isDisabled={!mayChange}
                onChange={(yearDays) => change({ yearDays })}
              />
            </div>
          )}
          {needsLegal && (
            <div>
              <CheckBox
                value={isLegal}
                onChange={(value) => {
                  setLegal(value)
                  setLegalError(null)
                }}
              >
                {text.legal}
              </CheckBox>
              {legalError !== null && (
                <p role="alert" className="pt-1 text-bad-ink text-sm">
                  {legalError}
                </p>
              )}
            </div>
          )}
          <FormNoteBox note={form.note} />
          {mayChange && (
            <Button type="submit" tone="main" isPending={form.isPending} isDisabled={Object.keys(changed).length === 0}>
              {text.save}
            </Button>
          )}
        </div>
      </Section>
    </form>
  )
}
