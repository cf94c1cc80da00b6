import { adjustDebt, type Debt, debtAdjusted } from '@aldia/shared/debt.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { useReadAmount } from '#base/typed-amount.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import { TypedMoney } from '#money/typed-money.tsx'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { DateField } from '#ui/date-field.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { adjustFormText } from './adjust-form.text.ts'

const kinds = ['discount', 'credit_note', 'return', 'refund', 'charge', 'late_fee', 'interest'] as const

/** A charge, fee, interest or discount by hand. */
export function AdjustForm({ debt, onClose }: { debt: Debt; onClose: () => void }) {
  const text = useText(formsText)
  const lines = useText(adjustFormText)
  const today = useToday()
  const money = useMoneyWords()
  const read = useReadAmount()
  const [draft, setDraft] = useState({ kind: 'discount' as (typeof kinds)[number], amount: '', on: today, note: '' })
  const amount = read(draft.amount, debt.currency)
  const form = useForm({
    schema: adjustDebt.input,
    expected: { amountMinor: amount.error ?? text.amountHelp, on: text.expectedDate, note: text.expectedReason },
    send: async (input: unknown) => {
      const known = adjustDebt.input.parse(input)
      const { change } = await runForChange(adjustDebt, known)
      notifyDone(lines.done(money.amount(known.amountMinor, debt.currency)), change, debtAdjusted)
      onClose()
    },
  })
  function change(next: Partial<typeof draft>) {
    setDraft({ ...draft, ...next })
    for (const path of Object.keys(next)) form.touch(path === 'amount' ? 'amountMinor' : path)
  }
  return (
    <FormDialog
      title={lines.title}
      submit={lines.submit}
      form={form}
      onClose={onClose}
      onSubmit={() =>
        form.submit({
          debtId: debt.id,
          kind: draft.kind,
          amountMinor: amount.amountMinor,
          on: draft.on,
          note: draft.note,
        })
      }
    >
      <Select
        label={lines.kind}
        choices={kinds.map((id) => ({ id, label: lines.kinds[id] }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        help={lines.kindsHelp[draft.kind]}
      />
      <TypedMoney
        label={text.amount}
        autoFocus
        value={draft.amount}
        onChange={(typed) => change({ amount: typed })}
        read={amount}
        currency={debt.currency}
        error={form.errors.amountMinor}
      />
      <DateField label={text.date} value={draft.on} onChange={(on) => change({ on })} error={form.errors.on} />
      <TextField
        label={text.reason}
        help={text.reasonHelp}
        value={draft.note}
        onChange={(note) => change({ note })}
        error={form.errors.note}
      />
    </FormDialog>
  )
}
