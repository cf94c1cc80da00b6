import { LoggedContact, logContact } from '@aldia/shared/contact-policy.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { CheckBox } from '#ui/check-box.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { policyText } from './policy.text.ts'
import { SmallForm } from './small-form.tsx'

/** A call, a visit or a message on another channel; it counts. */
export function LogForm({ cardId }: { cardId: string }) {
  const text = useText(policyText)
  const [draft, setDraft] = useState({ channel: 'call' as LoggedContact['channel'], answered: false, note: '' })
  const form = useForm({
    schema: logContact.input,
    expected: { note: text.noteField },
    send: async (input: unknown) => {
      await runCommand(logContact, logContact.input.parse(input))
      setDraft({ ...draft, answered: false, note: '' })
      notify({ text: text.logged, tone: 'good' })
    },
  })
  return (
    <section className="space-y-3">
      <h3 className="font-semibold">{text.byHand}</h3>
      <p className="text-ink-soft text-sm">{text.byHandLead}</p>
      <SmallForm
        form={form}
        submit={text.log}
        onSubmit={() => form.submit({ cardId, ...draft, note: draft.note.trim() || null })}
      >
        <div className="grid items-end gap-3 sm:grid-cols-2">
          <Select
            label={text.channel}
            choices={LoggedContact.shape.channel.options.map((id) => ({ id, label: text.channels[id] }))}
            value={draft.channel}
            onChange={(channel) => setDraft({ ...draft, channel })}
          />
          <CheckBox value={draft.answered} onChange={(answered) => setDraft({ ...draft, answered })}>
            {text.answered}
          </CheckBox>
        </div>
        <TextField
          label={text.noteField}
          value={draft.note}
          onChange={(note) => setDraft({ ...draft, note })}
          error={form.errors.note}
        />
      </SmallForm>
    </section>
  )
}
