import { localeOf } from '@aldia/shared/language.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { type Payment, rejectPayment } from '@aldia/shared/payment.ts'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { enqueue } from '#base/command-queue.ts'
import { runForChange } from '#base/commands.ts'
import { newId } from '#base/ids.ts'
import { useText } from '#base/language.ts'
import { moneyWords } from '#base/money-words.ts'
import { notifyDone } from '#base/undoable.ts'
import { useWorkspace } from '#base/use-records.ts'
import { type RejectionReason, rejectionMessages, rejectionReasons, verifyText } from '#today/verify.text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

interface RejectClaimProps {
  payment: Payment
  name: string
  onClose: () => void
  onSettled: () => void
}

/** Takes a claim as not good, and lets the person know in kind words once that has succeeded. */
export function RejectClaim({ payment, name, onClose, onSettled }: RejectClaimProps) {
  const text = useText(verifyText)
  const { language, country, currency } = useWorkspace()
  const [reason, setReason] = useState<RejectionReason>('not_arrived')
  const [edited, setEdited] = useState<string | null>(null)
  const [state, setState] = useState<{ pending: boolean; failure: string | null }>({ pending: false, failure: null })
  // To the debtor the money is written as the business writes it, whatever language its people read.
  const money = moneyWords({ locale: localeOf(language, country), currency })
  const amount = money.amount(payment.amountMinor, payment.currency)
  const [first = name] = name.split(' ')
  const message = edited ?? rejectionMessages[language][reason](first, amount)
  const reject = async () => {
    if (state.pending) return
    setState({ pending: true, failure: null })
    try {
      const { id: paymentId, version, cardId, messageId } = payment
      const { change } = await runForChange(rejectPayment, { paymentId, version, reason: text.reasons[reason] })
      const words = message.trim()
      if (words !== '' && cardId !== null) {
        enqueue(sendMessage, { messageId: newId(), cardId, text: words, quotedMessageId: messageId })
      }
      notifyDone(text.rejected(name), change, 'payment.rejected')
      onSettled()
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setState({ pending: false, failure: error.message })
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      canDismiss={false}
      title={text.rejectTitle(name)}
      actions={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button tone="danger" isPending={state.pending} onPress={() => void reject()}>
            {text.reject}
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        <p className="text-ink-soft">{text.rejectMore}</p>
        <Select
          label={text.reason}
          value={reason}
          onChange={setReason}
          choices={rejectionReasons.map((id) => ({ id, label: text.reasons[id] }))}
        />
        {payment.cardId !== null && (
          <TextField
            label={text.message}
            help={text.messageHelp}
            lines={6}
            value={message}
            onChange={setEdited}
            lang={language}
          />
        )}
        {state.failure !== null && <ErrorNote title={state.failure} />}
      </div>
    </Dialog>
  )
}
