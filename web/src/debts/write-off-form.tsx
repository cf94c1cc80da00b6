import type { Account } from '@aldia/shared/account.ts'
import { openDebts } from '@aldia/shared/account-sums.ts'
import { debtWrittenOff, writeOffDebts } from '@aldia/shared/debt.ts'
import { addAmounts } from '@aldia/shared/money.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { CheckList } from '#money/check-list.tsx'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import type { MoneyDialog } from '#money/money-dialog.ts'
import { usePerson } from '#money/use-person.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { ChoiceChips } from '#ui/choice-chips.tsx'
import { TextField } from '#ui/text-field.tsx'
import { writeOffFormText } from './write-off-form.text.ts'

interface WriteOffFormProps {
  dialog: MoneyDialog
  account: Account
  /** The debts marked at first; all open ones when left out. */
  debtIds?: readonly string[]
  onDone: () => void
  onClose: () => void
}

/** Gives up what is open on some debts, with the reason. */
export function WriteOffForm({ dialog, account, debtIds, onDone, onClose }: WriteOffFormProps) {
  const text = useText(formsText)
  const lines = useText(writeOffFormText)
  const person = usePerson(dialog.cardId)
  const money = useMoneyWords()
  const debts = openDebts(account)
  const [chosen, setChosen] = useState<readonly string[]>(() => debtIds ?? debts.map(({ id }) => id))
  const [reason, setReason] = useState('')
  const form = useForm({
    schema: writeOffDebts.input,
    expected: { debtIds: lines.expectedDebts, reason: text.expectedReason },
    send: async (input: unknown) => {
      const lost = addAmounts(
        ...debts.filter(({ id }) => chosen.includes(id)).map((debt) => ({ [debt.currency]: debt.balanceMinor })),
      )
      const { change } = await runForChange(writeOffDebts, writeOffDebts.input.parse(input))
      const words = money.list(lost).map((amount) => amount.words)
      notifyDone(lines.done(words.join(' + ')), change, debtWrittenOff)
      onDone()
    },
  })
  const say = (words: string) => {
    setReason(words)
    form.touch('reason')
  }
  return (
    <FormDialog
      title={lines.title(person)}
      submit={lines.submit}
      tone="danger"
      form={form}
      isDisabled={debts.length === 0}
      onClose={onClose}
      onSubmit={() =>
        form.submit({
          cardId: dialog.cardId,
          debtIds: [...chosen],
          reason,
          toStageId: dialog.toStageId ?? null,
          afterCardId: dialog.afterCardId ?? null,
        })
      }
    >
      <p className="text-ink-soft">{debts.length === 0 ? lines.none : lines.lead}</p>
      {debts.length > 0 && (
        <>
          <CheckList
            label={lines.debts}
            choices={debts.map((debt) => ({
              id: debt.id,
              label: debt.concept,
              detail: money.amount(debt.balanceMinor, debt.currency),
            }))}
            value={chosen}
            onChange={(next) => {
              setChosen(next)
              form.touch('debtIds')
            }}
            error={form.errors.debtIds}
          />
          <div className="space-y-2">
            <TextField
              label={text.reason}
              help={text.reasonHelp}
              autoFocus
              value={reason}
              onChange={say}
              error={form.errors.reason}
            />
            <ChoiceChips
              label={text.reason}
              choices={lines.reasons.map((words) => ({ id: words, label: words }))}
              value={reason}
              onChange={say}
            />
          </div>
        </>
      )}
    </FormDialog>
  )
}
