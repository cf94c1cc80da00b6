import type { Account } from '@aldia/shared/account.ts'
import type { DebtFile } from '@aldia/shared/debt.ts'
import type { Message } from '@aldia/shared/message.ts'
import { PaidBy, type PlanExtra, paymentClaimed, paymentConfirmed, recordPayment } from '@aldia/shared/payment.ts'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useForm } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { useThreadMessage } from '#messages/thread.ts'
import {
  activePlan,
  nextInstalment,
  openDebts,
  payableCurrencies,
  payableOf,
  pendingPromise,
} from '#money/account-sums.ts'
import { paidChips } from '#money/date-chips.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import type { MoneyDialog } from '#money/money-dialog.ts'
import { MoneyRow } from '#money/money-row.tsx'
import { usePerson } from '#money/use-person.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useWorkspace } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceChips } from '#ui/choice-chips.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { LookalikeNote } from './lookalike-note.tsx'
import { paymentFormText } from './payment-form.text.ts'
import { paymentWays } from './payment-ways.text.ts'
import { PlanExtraChoice } from './plan-extra.tsx'
import { ReceiptField } from './receipt-field.tsx'
import { SplitFields } from './split-fields.tsx'

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
  const ways = useText(paymentWays)
  const text = useText(formsText)
  const lines = useText(paymentFormText)
  const person = usePerson(cardId)
  const today = useToday()
  const workspace = useWorkspace()
  const { locale } = useLocale()
  const money = useMoneyWords()
  const days = useDayWords()
  const read = useReadAmount()
  const message = useThreadMessage(cardId, messageId ?? null)
  const currencies = payableCurrencies(account, workspace.currency)
  const [draft, setDraft] = useState(() => {
    const currency = currencies[0] ?? workspace.currency
    const all = payableOf(account)[currency] ?? 0
    const amountMinor = settlesAll ? all : 0
    return {
      currency,
      amount: amountMinor > 0 ? typedAmount(amountMinor, currency, locale) : '',
      paidOn: today,
      paidBy: usualWay(workspace.country),
      reference: '',
      note: '',
      state: 'confirmed' as 'confirmed' | 'claimed',
      receipt: null as DebtFile | null,
      /** By debt, as typed; null: by the order of the business. */
      split: null as Readonly<Record<string, string>> | null,
      planExtra: 'oldest_first' as PlanExtra,
    }
  })
  const [lookalike, setLookalike] = useState<string | null>(null)
  const amount = read(draft.amount, draft.currency)
  const surplusMinor = (amount.amountMinor ?? 0) - Math.max(0, payableOf(account)[draft.currency] ?? 0)
  const messageFile = fileOf(message)
  const chips = paidChips(today, text.chips)

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

  function change(next: Partial<typeof draft>) {
    setDraft((now) => ({ ...now, ...next }))
    setLookalike(null)
    const paths: Record<string, string> = { amount: 'amountMinor', split: 'allocations', receipt: 'fileId' }
    for (const key of Object.keys(next)) form.touch(paths[key] ?? key)
  }

  function submit(isAnother: boolean) {
    void form.submit({
      cardId,
      currency: draft.currency,
      amountMinor: amount.amountMinor,
      paidOn: draft.paidOn,
      paidBy: draft.paidBy,
      reference: emptyAsNull(draft.reference),
      note: emptyAsNull(draft.note),
      fileId: draft.receipt?.id ?? null,
      messageId: messageId ?? null,
      state: draft.state,
      allocations:
        draft.split === null
          ? null
          : Object.entries(draft.split)
              .map(([debtId, typed]) => ({ debtId, amountMinor: read(typed, draft.currency).amountMinor ?? 0 }))
              .filter(({ amountMinor }) => amountMinor > 0),
      planExtra: draft.planExtra,
      isAnother,
      toStageId: dialog.toStageId ?? null,
      afterCardId: dialog.afterCardId ?? null,
    })
  }

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
      <div className="space-y-2">
        <MoneyRow
          label={text.amount}
          currencies={currencies}
          value={draft}
          read={amount}
          onChange={change}
          errors={form.errors}
        />
        {surplusMinor > 0 && draft.split === null && (
          <p role="status" className="figures text-ink-soft text-sm">
            {lines.surplus(money.amount(surplusMinor, draft.currency))}
          </p>
        )}
        <UsualAmounts account={account} currency={draft.currency} onPick={(typed) => change({ amount: typed })} />
      </div>
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
          error={form.errors.paidOn}
        />
        <Select
          label={lines.paidBy}
          choices={PaidBy.options.map((id) => ({ id, label: ways[id] }))}
          value={draft.paidBy}
          onChange={(paidBy) => change({ paidBy })}
          error={form.errors.paidBy}
        />
      </div>
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
      <div className="space-y-1">
        {openDebts(account).length > 0 && (
          <Fold title={lines.split} openAtFirst={draft.split !== null}>
            <SplitFields
              debts={openDebts(account)}
              rates={account.rates}
              currency={draft.currency}
              totalMinor={amount.amountMinor ?? 0}
              split={draft.split ?? {}}
              onChange={(split) =>
                change({ split: Object.values(split).every((typed) => typed.trim() === '') ? null : split })
              }
              error={form.errors.allocations}
            />
          </Fold>
        )}
        <Fold title={text.note} summary={draft.note === '' ? undefined : draft.note}>
          <TextField
            label={text.note}
            lines={2}
            value={draft.note}
            onChange={(note) => change({ note })}
            error={form.errors.note}
          />
        </Fold>
      </div>
    </FormDialog>
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

const emptyAsNull = (typed: string) => (typed.trim() === '' ? null : typed.trim())
const usualWay = (country: string): PaidBy => (country === 'BR' ? 'pix' : 'transfer')

/** The picture or document that came with a message. */
function fileOf(message: Message | undefined): DebtFile | null {
  const attachment = message?.attachment ?? null
  if (attachment === null || attachment.fileId === null) return null
  const { fileId, name, mimeType, sizeBytes } = attachment
  return { id: fileId, name: name ?? mimeType, mimeType, sizeBytes: sizeBytes ?? 0 }
}
