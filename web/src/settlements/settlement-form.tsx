import type { Account } from '@aldia/shared/account.ts'
import { activePlan, openDebts } from '@aldia/shared/account-sums.ts'
import { saturdayAndSunday } from '@aldia/shared/dates.ts'
import { promiseChips } from '@aldia/shared/promise-dates.ts'
import { agreeSettlement, settlementAgreed } from '@aldia/shared/settlement.ts'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { readDraft } from '#base/drafts.ts'
import { useForm } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { useReadAmount } from '#base/typed-amount.ts'
import { compose, messageDraft } from '#messages/compose.ts'
import { CheckList } from '#money/check-list.tsx'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import type { MoneyDialog } from '#money/money-dialog.ts'
import { MoneyRow } from '#money/money-row.tsx'
import { openSettlements, settlesOn } from '#money/settles-today.ts'
import { useCustomerWords } from '#money/use-customer-words.ts'
import { usePerson } from '#money/use-person.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { CheckBox } from '#ui/check-box.tsx'
import { DateField } from '#ui/date-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { settlementFormText } from './settlement-form.text.ts'

interface SettlementFormProps {
  dialog: MoneyDialog
  account: Account
  onDone: () => void
  onClose: () => void
}

/** Less than is owed, until a day: what that costs is seen while it is typed. */
export function SettlementForm({ dialog, account, onDone, onClose }: SettlementFormProps) {
  const { cardId, messageId } = dialog
  const text = useText(formsText)
  const lines = useText(settlementFormText)
  const person = usePerson(cardId)
  const today = useToday()
  const { locale } = useLocale()
  const money = useMoneyWords()
  const days = useDayWords()
  const read = useReadAmount()
  const customer = useCustomerWords()
  const planned = new Set(activePlan(account)?.debtIds ?? [])
  const open = openDebts(account).filter(({ id }) => !planned.has(id))
  const currencies = [...new Set(open.map(({ currency }) => currency))]
  const [draft, setDraft] = useState(() => {
    const currency = currencies[0] ?? ''
    return { currency, amount: '', until: '', note: '', debtIds: idsIn(currency) }
  })
  const [writesBack, setWritesBack] = useState(() => readDraft(messageDraft(cardId)).trim() === '')
  const amount = read(draft.amount, draft.currency)
  const ofCurrency = open.filter(({ currency }) => currency === draft.currency)
  const debts = ofCurrency.filter(({ id }) => draft.debtIds.includes(id))
  const [owed] = settlesOn({ ...account, debts, settlements: [] }, today)
  const owedMinor = owed?.amountMinor ?? 0
  const owedWords = money.amount(owedMinor, draft.currency)
  const costMinor = owedMinor - (amount.amountMinor ?? 0)
  const replaced = openSettlements(account, today).filter((one) => one.debtIds.some((id) => draft.debtIds.includes(id)))
  const calendar = { holidays: new Set(account.holidays), weekend: saturdayAndSunday }
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })

  const form = useForm({
    schema: agreeSettlement.input,
    expected: {
      amountMinor: amount.error ?? text.amountHelp,
      currency: text.currency,
      until: lines.expectedDay,
      debtIds: lines.expectedDebts,
      note: lines.expectedNote,
    },
    send: async (input: unknown) => {
      const { output, change } = await runForChange(agreeSettlement, agreeSettlement.input.parse(input))
      const words = money.amount(output.amountMinor, output.currency)
      notifyDone(lines.saved(words, days.day(output.until, today)), change, settlementAgreed)
      if (writesBack)
        compose(
          cardId,
          customer.text.settlement(
            customer.money.amount(output.amountMinor, output.currency),
            customer.money.amount(output.balanceMinor, output.currency),
            customer.day(output.until),
          ),
        )
      onDone()
    },
  })

  function idsIn(currency: string): string[] {
    return open.filter((debt) => debt.currency === currency).map(({ id }) => id)
  }

  function change(next: Partial<typeof draft>) {
    const isOther = next.currency !== undefined && next.currency !== draft.currency
    setDraft({ ...draft, ...next, ...(isOther ? { debtIds: idsIn(next.currency ?? '') } : {}) })
    for (const path of Object.keys(next)) form.touch(path === 'amount' ? 'amountMinor' : path)
  }

  return (
    <FormDialog
      title={lines.title(person)}
      submit={lines.save}
      form={form}
      onClose={onClose}
      isDisabled={open.length === 0}
      onSubmit={() =>
        form.submit({
          cardId,
          currency: draft.currency,
          debtIds: draft.debtIds,
          amountMinor: amount.amountMinor,
          until: draft.until,
          note: draft.note.trim() === '' ? null : draft.note,
          messageId: messageId ?? null,
        })
      }
    >
      <p className="text-ink-soft">{lines.lead}</p>
      {planned.size > 0 && <p className="text-ink-soft">{lines.inPlan}</p>}
      <div className="space-y-2">
        <MoneyRow
          label={lines.amount}
          currencies={currencies}
          value={draft}
          read={amount}
          onChange={change}
          errors={form.errors}
        />
        {amount.amountMinor !== null && owedMinor > 0 && (
          <p role="status" className={costMinor > 0 ? 'figures text-ink text-sm' : 'figures text-bad-ink text-sm'}>
            {costMinor > 0
              ? lines.cost(owedWords, money.amount(costMinor, draft.currency), share.format(costMinor / owedMinor))
              : lines.notLess(owedWords)}
          </p>
        )}
      </div>
      <DateField
        label={lines.until}
        min={today}
        value={draft.until}
        onChange={(until) => change({ until })}
        chips={promiseChips(today, calendar).map(({ day, on }) => ({ label: lines.days[day], date: on }))}
        help={draft.until === '' ? undefined : lines.untilHelp(days.fullDay(draft.until))}
        error={form.errors.until}
      />
      {ofCurrency.length > 1 && (
        <CheckList
          label={lines.debts}
          choices={ofCurrency.map((debt) => ({
            id: debt.id,
            label: debt.concept,
            detail: money.amount(debt.balanceMinor, debt.currency),
          }))}
          value={draft.debtIds}
          onChange={(debtIds) => change({ debtIds })}
          error={form.errors.debtIds}
        />
      )}
      <TextField
        label={lines.note}
        optional
        lines={2}
        value={draft.note}
        onChange={(note) => change({ note })}
        error={form.errors.note}
      />
      <CheckBox value={writesBack} onChange={setWritesBack}>
        {lines.writeBack}
      </CheckBox>
      <div className="space-y-1 text-ink-faint text-sm">
        {debts.some(({ terms }) => terms.lateFee !== null || terms.interest !== null) && <p>{lines.charges}</p>}
        {replaced.map((one) => (
          <p key={one.id} className="figures">
            {lines.replaces(money.amount(one.amountMinor, one.currency))}
          </p>
        ))}
      </div>
    </FormDialog>
  )
}
