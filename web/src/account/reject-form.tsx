import { type Payment, rejectPayment } from '@aldia/shared/payment.ts'
import { useState } from 'react'
import { runForChange } from '#base/commands.ts'
import { compose } from '#base/compose.ts'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notifyDone } from '#base/undoable.ts'
import { ChoiceChips } from '#ui/choice-chips.tsx'
import { TextField } from '#ui/text-field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { formsText } from './forms.text.ts'
import { useCustomerWords } from './use-customer-words.ts'
import { usePerson } from './use-person.ts'

const kinds = ['not_arrived', 'unreadable', 'repeated', 'other_amount'] as const
type Kind = (typeof kinds)[number]

interface RejectFormProps {
  cardId: string
  payment: Payment
  onDone: () => void
  onClose: () => void
}

/** Takes a claim as not good, and leaves a kind message written that a person checks and sends. */
export function RejectForm({ cardId, payment, onDone, onClose }: RejectFormProps) {
  const text = useText(formsText)
  const lines = text.reject
  const person = usePerson(cardId)
  const customer = useCustomerWords()
  const theirs = customer.money.amount(payment.amountMinor, payment.currency)
  const firstKind: Kind = payment.lookalikes.length > 0 ? 'repeated' : 'not_arrived'
  const [reason, setReason] = useState(lines.reasons[firstKind])
  const [message, setMessage] = useState(customer.text.rejected[firstKind](theirs))
  const form = useForm({
    schema: rejectPayment.input,
    expected: { reason: text.expectedReason },
    send: async (input: unknown) => {
      const { change } = await runForChange(rejectPayment, rejectPayment.input.parse(input))
      const words = message.trim()
      if (words !== '') compose(cardId, words)
      notifyDone(words === '' ? lines.done : lines.doneWithMessage, change, 'payment.rejected')
      onDone()
    },
  })
  return (
    <FormDialog
      title={lines.title(person)}
      submit={lines.submit}
      tone="danger"
      form={form}
      onClose={onClose}
      onSubmit={() => form.submit({ paymentId: payment.id, version: payment.version, reason })}
    >
      <p className="text-ink-soft">{lines.lead}</p>
      <div className="space-y-2">
        <TextField
          label={text.reason}
          help={text.reasonHelp}
          autoFocus
          value={reason}
          onChange={(next) => {
            setReason(next)
            form.touch('reason')
          }}
          error={form.errors.reason}
        />
        <ChoiceChips
          label={text.reason}
          choices={kinds.map((id) => ({ id, label: lines.reasons[id] }))}
          value={kinds.find((id) => lines.reasons[id] === reason) ?? null}
          onChange={(kind) => {
            setReason(lines.reasons[kind])
            setMessage(customer.text.rejected[kind](theirs))
            form.touch('reason')
          }}
        />
      </div>
      <TextField label={lines.message} help={lines.messageHelp} lines={4} value={message} onChange={setMessage} />
    </FormDialog>
  )
}
