import type { Change } from '@aldia/shared/change.ts'
import { Reason } from '@aldia/shared/debt.ts'
import type { AnyEvent } from '@aldia/shared/events.ts'
import { useState } from 'react'
import { z } from 'zod'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import { notifyDone } from '#records/undoable.ts'
import { TextField } from '#ui/text-field.tsx'
import { accountQuestionsText } from './account-questions.text.ts'

const WithReason = z.object({ reason: Reason })
const PerhapsReason = z.object({ reason: z.string().trim().max(500) })

interface ReasonFormProps {
  title: string
  /** What will happen and what stays. */
  lead: string
  submit: string
  /** Said when it is done. */
  done: string
  /** The event by which it can be taken back, where it can. */
  event: AnyEvent
  /** Off where nothing needs to be said. */
  isNeeded?: boolean
  send: (reason: string) => Promise<{ change: Change | null }>
  onClose: () => void
}

/** Takes something back, and asks why. */
export function ReasonForm(props: ReasonFormProps) {
  const { title, lead, submit, done, event, isNeeded = true, send, onClose } = props
  const text = useText(formsText)
  const lines = useText(accountQuestionsText)
  const [reason, setReason] = useState('')
  const form = useForm({
    schema: isNeeded ? WithReason : PerhapsReason,
    expected: { reason: text.expectedReason },
    send: async (input: { reason: string }) => {
      const { change } = await send(input.reason.trim())
      notifyDone(done, change, event)
      onClose()
    },
  })
  return (
    <FormDialog
      title={title}
      submit={submit}
      tone="danger"
      form={form}
      onClose={onClose}
      onSubmit={() => form.submit({ reason })}
    >
      <p className="text-ink-soft">{lead}</p>
      <TextField
        label={isNeeded ? text.reason : lines.optional}
        help={text.reasonHelp}
        autoFocus
        value={reason}
        onChange={(next) => {
          setReason(next)
          form.touch('reason')
        }}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}
