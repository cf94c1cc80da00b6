import type { Account } from '@aldia/shared/account.ts'
import { creditRefunded, refundCredit } from '@aldia/shared/payment.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import { MoneyRow } from '#money/money-row.tsx'
import { usePerson } from '#money/use-person.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { DateField } from '#ui/date-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { refundFormText } from './refund-form.text.ts'

interface RefundFormProps {
  cardId: string
  account: Account
  onClose: () => void
}

/** Gives credit back in money. */
export function RefundForm({ cardId, account, onClose }: RefundFormProps) {
  const text = useText(formsText)
  const lines = useText(refundFormText)
  const person = usePerson(cardId)
  const today = useToday()
  const { locale } = useLocale()
  const money = useMoneyWords()
  const read = useReadAmount()
  const currencies = money.list(account.credit).map(({ currency }) => currency)
  const [draft, setDraft] = useState(() => {
    const currency = currencies[0] ?? ''
    return { currency, amount: typedAmount(account.credit[currency] ?? 0, currency, locale), on: today, reason: '' }
  })
  const amount = read(draft.amount, draft.currency)
  const form = useForm({
    schema: refundCredit.input,
    expected: {
      amountMinor: amount.error ?? text.amountHelp,
      currency: text.currency,
      on: text.expectedDate,
      reason: text.expectedReason,
    },
    send: async (input: unknown) => {
      const known = refundCredit.input.parse(input)
      const { change } = await runForChange(refundCredit, known)
      notifyDone(lines.done(money.amount(known.amountMinor, known.currency)), change, creditRefunded)
      onClose()
    },
  })
  function change(next: Partial<typeof draft>) {
    setDraft({ ...draft, ...next })
    for (const path of Object.keys(next)) form.touch(path === 'amount' ? 'amountMinor' : path)
  }
  const credit = money.list(account.credit).map(({ words }) => words)
  return (
    <FormDialog
      title={lines.title(person)}
      submit={lines.submit}
      form={form}
      onClose={onClose}
      onSubmit={() =>
        form.submit({
          cardId,
          amountMinor: amount.amountMinor,
          currency: draft.currency,
          on: draft.on,
          reason: draft.reason,
        })
      }
    >
      <p className="text-ink-soft">{lines.lead(credit.join(' + '))}</p>
      <MoneyRow
        label={text.amount}
        currencies={currencies}
        value={draft}
        read={amount}
        onChange={change}
        errors={form.errors}
      />
      <DateField label={text.date} value={draft.on} onChange={(on) => change({ on })} error={form.errors.on} />
      <TextField
        label={text.reason}
        help={text.reasonHelp}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}
