import { sendMessage } from '@aldia/shared/message.ts'
import { type Payment, paymentRejected, rejectPayment } from '@aldia/shared/payment.ts'
import { spokenName } from '@aldia/shared/spoken-name.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { newId } from '#base/ids.ts'
import { useText } from '#base/language.ts'
import { compose } from '#messages/compose.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import { useCustomerWords } from '#money/use-customer-words.ts'
import { usePerson } from '#money/use-person.ts'
import { enqueue } from '#records/command-queue.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useWorkspace } from '#records/use-records.ts'
import { CheckBox } from '#ui/check-box.tsx'
import { ChoiceChips } from '#ui/choice-chips.tsx'
import { TextField } from '#ui/text-field.tsx'
import { rejectFormText } from './reject-form.text.ts'

const kinds = ['not_arrived', 'unreadable', 'other_amount', 'other_account', 'repeated'] as const
type Kind = (typeof kinds)[number]

interface RejectFormProps {
  cardId: string
  payment: Payment
  onDone: () => void
  onClose: () => void
}

/** Takes a claim as not good; the kind message about it is read here, and leaves with the refusal or waits in the conversation. */
export function RejectForm({ cardId, payment, onDone, onClose }: RejectFormProps) {
  const text = useText(formsText)
  const lines = useText(rejectFormText)
  const person = usePerson(cardId)
  const customer = useCustomerWords()
  const { language } = useWorkspace()
  const theirs = customer.money.amount(payment.amountMinor, payment.currency)
  // Of a number that has no name yet, nothing is cut off.
  const spoken = person.startsWith('+') ? person : spokenName(person)
  const firstKind: Kind = payment.lookalikes.length > 0 ? 'repeated' : 'not_arrived'
  const [reason, setReason] = useState(lines.reasons[firstKind])
  const [kind, setKind] = useState<Kind>(firstKind)
  /** What somebody made of the message stays, whichever reason is chosen after it. */
  const [edited, setEdited] = useState<string | null>(null)
  const message = edited ?? customer.text.rejected[kind](spoken, theirs)
  const [sendsNow, setSendsNow] = useState(true)
  const form = useForm({
    schema: rejectPayment.input,
    expected: { reason: text.expectedReason },
    send: async (input: unknown) => {
      const { change } = await runForChange(rejectPayment, rejectPayment.input.parse(input))
      notifyDone(write(message.trim())(person), change, paymentRejected)
      onDone()
    },
  })

  /** Only after the refusal: whoever was faster may have confirmed it. Answers the line that says what became of the words. */
  function write(words: string) {
    if (words === '') return lines.done
    if (sendsNow) {
      enqueue(sendMessage, { messageId: newId(), cardId, text: words, quotedMessageId: payment.messageId })
      return lines.doneSent
    }
    compose(cardId, words)
    return lines.doneKept
  }

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
          onChange={(next) => {
            setReason(lines.reasons[next])
            setKind(next)
            form.touch('reason')
          }}
        />
      </div>
      <TextField
        label={lines.message}
        help={lines.messageHelp}
        lines={5}
        value={message}
        onChange={setEdited}
        lang={language}
      />
      <CheckBox
        help={sendsNow ? lines.sendsNowHelp : lines.sendsLaterHelp}
        isDisabled={message.trim() === ''}
        value={sendsNow}
        onChange={setSendsNow}
      >
        {lines.sendsNow}
      </CheckBox>
    </FormDialog>
  )
}
