import type { Account } from '@aldia/shared/account.ts'
import { payableCurrencies } from '@aldia/shared/account-sums.ts'
import type { DebtFile } from '@aldia/shared/debt.ts'
import type { Message } from '@aldia/shared/message.ts'
import { paymentClaimed, paymentConfirmed, recordPayment } from '@aldia/shared/payment.ts'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useForm } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { useReadAmount } from '#base/typed-amount.ts'
import { useThreadMessage } from '#messages/thread.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import type { MoneyDialog } from '#money/money-dialog.ts'
import { usePerson } from '#money/use-person.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useWorkspace } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { Destination } from './destination.tsx'
import { LookalikeNote } from './lookalike-note.tsx'
import { openPaymentDraft, type PaymentDraft, paymentInput, wantedOf } from './payment-draft.ts'
import { AmountFields, DayAndWay, SplitAndNote, StateChoice } from './payment-fields.tsx'
import { paymentFormText } from './payment-form.text.ts'
import { paymentWays } from './payment-ways.text.ts'
import { PlanExtraChoice } from './plan-extra.tsx'
import { PurposeChoice } from './purpose-choice.tsx'
import { ReceiptField } from './receipt-field.tsx'

interface PaymentFormProps {
  dialog: MoneyDialog
  account: Account
  /** The amount begins with all that is open. */
  settlesAll: boolean
  onDone: () => void
  onClose: () => void
}

/** Money that came, or that somebody says is on its way. */
export function PaymentForm({ dialog, account, settlesAll, onDone, onClose }: PaymentFormProps) {
  const { cardId, messageId } = dialog
  const _ways = useText(paymentWays)
  const text = useText(formsText)
  const lines = useText(paymentFormText)
  const person = usePerson(cardId)
  const today = useToday()
  const workspace = useWorkspace()
  const { locale } = useLocale()
  const money = useMoneyWords()
  const _days = useDayWords()
  const read = useReadAmount()
  const message = useThreadMessage(cardId, messageId ?? null)
  const currencies = payableCurrencies(account, workspace.currency)
  const [draft, setDraft] = useState(() => openPaymentDraft(account, workspace, locale, { today, settlesAll }))
  const [lookalike, setLookalike] = useState<string | null>(null)
  const amount = read(draft.amount, draft.currency)
  const messageFile = fileOf(message)

  const expected = {
    amountMinor: amount.error ?? text.amountHelp,
    currency: text.currency,
    paidOn: lines.expectedPaidOn,
    paidBy: lines.paidBy,
    reference: lines.expectedReference,
    note: lines.expectedNote,
    fileId: lines.receipt,
    allocations: lines.splitTooMuch,
  }
  const place = {
    cardId,
    messageId: messageId ?? null,
    toStageId: dialog.toStageId ?? null,
    afterCardId: dialog.afterCardId ?? null,
  }
  const form = useForm({
    schema: recordPayment.input,
    expected,
    send: async (input: unknown) => {
      setLookalike(null)
      try {
        await settle(input)
        onDone()
      } catch (error) {
        if (error instanceof ApiFailure && error.reason === 'payment_lookalike') setLookalike(error.message)
        throw error
      }
    },
  })

  async function settle(input: unknown) {
    const { output, change } = await runForChange(recordPayment, recordPayment.input.parse(input))
    const words = money.amount(output.amountMinor, output.currency)
    if (output.state === 'claimed') notifyDone(lines.claimed(words), change, paymentClaimed)
    else notifyDone(lines.recorded(words), change, paymentConfirmed)
  }

  function change(next: Partial<PaymentDraft>) {
    setDraft((now) => ({ ...now, ...next }))
    setLookalike(null)
    const paths: Record<string, string> = { amount: 'amountMinor', split: 'allocations', receipt: 'fileId' }
    for (const key of Object.keys(next)) form.touch(paths[key] ?? key)
  }

  function submit(isAnother: boolean) {
    void form.submit({
      ...paymentInput(draft, (typed) => read(typed, draft.currency).amountMinor),
      ...place,
      isAnother,
    })
  }

  const fields = { draft, change, errors: form.errors }
  return (
    <FormDialog
      title={lines.title(person)}
      submit={draft.state === 'claimed' ? lines.toVerify : lines.record}
      form={form}
      onClose={onClose}
      onSubmit={() => submit(false)}
      {...(lookalike === null
        ? {}
        : {
            note: (
              <LookalikeNote
                message={lookalike}
                mine={{ ...draft, amountMinor: amount.amountMinor, receipt: draft.receipt ?? messageFile }}
                account={account}
                action={
                  <Button isPending={form.isPending} onPress={() => submit(true)}>
                    {lines.isAnother}
                  </Button>
                }
              />
            ),
          })}
    >
      <AmountFields {...fields} account={account} currencies={currencies} read={amount} />
      {draft.split === null && (
        <PurposeChoice
          account={account}
          currency={draft.currency}
          value={draft.purpose}
          onChange={(purpose) => change({ purpose })}
        />
      )}
      <Destination
        account={account}
        currency={draft.currency}
        amountMinor={amount.amountMinor}
        paidOn={draft.paidOn}
        purpose={draft.purpose}
        wanted={wantedOf(draft.split, (typed) => read(typed, draft.currency).amountMinor)}
      />
      <DayAndWay {...fields} />
      <StateChoice {...fields} />
      <PlanExtraChoice
        account={account}
        amountMinor={amount.amountMinor}
        value={draft.planExtra}
        onChange={(planExtra) => change({ planExtra })}
      />
      <TextField
        label={lines.reference}
        help={lines.referenceHelp}
        optional
        autoComplete="off"
        value={draft.reference}
        onChange={(reference) => change({ reference })}
        error={form.errors.reference}
      />
      <ReceiptField
        file={draft.receipt}
        messageFile={messageFile}
        onChange={(receipt) => change({ receipt })}
        error={form.errors.fileId}
      />
      <SplitAndNote {...fields} account={account} totalMinor={amount.amountMinor ?? 0} />
    </FormDialog>
  )
}

/** The picture or document that came with a message. */
function fileOf(message: Message | undefined): DebtFile | null {
  const attachment = message?.attachment ?? null
  if (attachment === null || attachment.fileId === null) return null
  const { fileId, name, mimeType, sizeBytes } = attachment
  return { id: fileId, name: name ?? mimeType, mimeType, sizeBytes: sizeBytes ?? 0 }
}
