import type { Account } from '@aldia/shared/account.ts'
import {
  activePlan,
  keptPromises,
  nextInstalment,
  openDebts,
  payableCurrencies,
  payableOf,
  pendingPromise,
} from '@aldia/shared/account-sums.ts'
import { addBusinessDays, isBusinessDay, saturdayAndSunday } from '@aldia/shared/dates.ts'
import { promiseRecorded, recordPromise } from '@aldia/shared/promise.ts'
import { isFarAway, promiseChips } from '@aldia/shared/promise-dates.ts'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { readDraft } from '#base/drafts.ts'
import { useForm } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { compose, messageDraft, uncompose } from '#messages/compose.ts'
import { useThreadMessage } from '#messages/thread.ts'
import { CheckList } from '#money/check-list.tsx'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import type { MoneyDialog } from '#money/money-dialog.ts'
import { MoneyRow } from '#money/money-row.tsx'
import { useCustomerWords } from '#money/use-customer-words.ts'
import { usePerson } from '#money/use-person.ts'
import { UsualAmounts } from '#payments/usual-amounts.tsx'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useWorkspace } from '#records/use-records.ts'
import { CheckBox } from '#ui/check-box.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { MessageQuote } from './message-quote.tsx'
import { useMessageReading } from './message-reading.ts'
import { promiseFormText } from './promise-form.text.ts'

interface PromiseFormProps {
  dialog: MoneyDialog
  account: Account
  onDone: () => void
  onClose: () => void
}

/** Amount and day that somebody agreed to; from a message both are there already. */
export function PromiseForm({ dialog, account, onDone, onClose }: PromiseFormProps) {
  const { cardId, messageId } = dialog
  const text = useText(formsText)
  const lines = useText(promiseFormText)
  const person = usePerson(cardId)
  const today = useToday()
  const workspace = useWorkspace()
  const { locale } = useLocale()
  const money = useMoneyWords()
  const days = useDayWords()
  const read = useReadAmount()
  const customer = useCustomerWords()
  const message = useThreadMessage(cardId, messageId ?? null)
  const currencies = payableCurrencies(account, workspace.currency)
  const payable = payableOf(account)
  const reading = useMessageReading(cardId, message)
  const hint = { dueOn: reading?.day?.on ?? null, amountMinor: reading?.amount?.amountMinor ?? null }
  const [draft, setDraft] = useState(() => {
    // A bare amount in a message is read in the business's own currency.
    const currency = hint.amountMinor === null ? (currencies[0] ?? workspace.currency) : workspace.currency
    // Said of an instalment: of that one, not of all that is still to come.
    const plan = activePlan(account)
    const part = plan?.currency === currency ? nextInstalment(plan) : undefined
    const expected = part === undefined ? (payable[currency] ?? 0) : part.amountMinor - part.paidMinor
    const amountMinor = hint.amountMinor ?? Math.max(0, expected)
    return {
      currency,
      amount: amountMinor > 0 ? typedAmount(amountMinor, currency, locale) : '',
      dueOn: hint.dueOn ?? '',
      isOpen: false,
      debtIds: [] as string[],
    }
  })
  const [writesBack, setWritesBack] = useState(
    () => dialog.toStageId === undefined && readDraft(messageDraft(cardId)).trim() === '',
  )
  const amount = read(draft.amount, draft.currency)
  const calendar = { holidays: new Set(account.holidays), weekend: saturdayAndSunday }
  const before = pendingPromise(account)
  const kept = keptPromises(account)
  const debts = openDebts(account)

  const form = useForm({
    schema: recordPromise.input,
    expected: {
      amountMinor: amount.error ?? text.amountHelp,
      currency: text.currency,
      dueOn: lines.expectedDay,
      debtIds: lines.debts,
    },
    send: async (input: unknown) => {
      const { output, change } = await runForChange(recordPromise, recordPromise.input.parse(input))
      const words = money.amount(output.amountMinor, output.currency)
      const day = output.dueOn === null ? null : days.day(output.dueOn, today)
      const theirs = customer.money.amount(output.amountMinor, output.currency)
      const answer =
        output.dueOn === null
          ? customer.text.promiseOpen(theirs)
          : customer.text.promise(theirs, customer.day(output.dueOn))
      const said = day === null ? lines.savedOpen(words) : lines.saved(words, day)
      notifyDone(said, change, promiseRecorded, writesBack ? () => uncompose(cardId, answer) : undefined)
      if (writesBack) compose(cardId, answer)
      onDone()
    },
  })

  function change(next: Partial<typeof draft>) {
    setDraft({ ...draft, ...next })
    for (const path of Object.keys(next)) form.touch(path === 'amount' ? 'amountMinor' : path)
  }

  return (
    <FormDialog
      title={lines.title(person)}
      submit={lines.save}
      form={form}
      onClose={onClose}
      onSubmit={() =>
        form.submit({
          cardId,
          amountMinor: amount.amountMinor,
          currency: draft.currency,
          // An empty day is no day; only the box says that there is none yet.
          dueOn: draft.isOpen ? null : draft.dueOn,
          debtIds: draft.debtIds,
          messageId: messageId ?? null,
          understood: reading === null ? null : hint,
          toStageId: dialog.toStageId ?? null,
          afterCardId: dialog.afterCardId ?? null,
        })
      }
    >
      {message !== undefined && <MessageQuote message={message} />}
      <div className="space-y-2">
        <MoneyRow
          label={lines.amount}
          currencies={currencies}
          value={draft}
          read={amount}
          onChange={change}
          errors={form.errors}
        />
        <UsualAmounts account={account} currency={draft.currency} onPick={(typed) => change({ amount: typed })} />
      </div>
      <div className="space-y-1">
        <DateField
          label={lines.on}
          min={today}
          value={draft.isOpen ? '' : draft.dueOn}
          onChange={(dueOn) => change({ dueOn, isOpen: false })}
          chips={promiseChips(today, calendar).map(({ day, on }) => ({ label: lines.days[day], date: on }))}
          help={draft.isOpen || draft.dueOn === '' ? undefined : dayHelp(draft.dueOn)}
          error={form.errors.dueOn}
        />
        <CheckBox
          {...(draft.isOpen ? { help: lines.noDateHelp } : {})}
          value={draft.isOpen}
          onChange={(isOpen) => change({ isOpen, dueOn: '' })}
        >
          {lines.noDate}
        </CheckBox>
      </div>
      {debts.length > 1 && (
        <Fold title={lines.debts}>
          <CheckList
            label={lines.debts}
            help={lines.debtsHelp}
            choices={debts.map((debt) => ({
              id: debt.id,
              label: debt.concept,
              detail: money.amount(debt.balanceMinor, debt.currency),
            }))}
            value={draft.debtIds}
            onChange={(debtIds) => change({ debtIds })}
          />
        </Fold>
      )}
      <CheckBox value={writesBack} onChange={setWritesBack}>
        {lines.writeBack}
      </CheckBox>
      {kept !== null && <p className="text-ink-soft text-sm">{lines.kept(kept.kept, kept.of)}</p>}
      {before !== undefined && (
        <p className="text-ink-faint text-sm">
          {before.dueOn === null
            ? lines.replacesOpen(money.amount(before.amountMinor, before.currency))
            : lines.replaces(money.amount(before.amountMinor, before.currency), days.day(before.dueOn, today))}
        </p>
      )}
    </FormDialog>
  )

  function dayHelp(dueOn: string): string {
    const graceUntil = addBusinessDays(calendar, dueOn, workspace.money.promiseGraceDays)
    return [
      days.fullDay(dueOn),
      isBusinessDay(calendar, dueOn) ? null : lines.restDay,
      isFarAway(dueOn, today) ? lines.far : null,
      graceUntil === dueOn ? null : lines.graceHelp(days.day(graceUntil, today)),
    ]
      .filter((part) => part !== null)
      .map((part) => (/[.:]$/.test(part) ? part : `${part}.`))
      .join(' ')
  }
}
