import {
  type ContactPreferences,
  HoldKind,
  holdContact,
  LoggedContact,
  logContact,
  setContactPreferences,
} from '@aldia/shared/contact-policy.ts'
import { Language } from '@aldia/shared/language.ts'
import { type ReactNode, useState } from 'react'
import { type Form, useForm } from '#base/form.ts'
import { useText, useToday } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { DateField } from '#ui/date-field.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { policyText } from './policy.text.ts'
import { wishesOf, wishesTyped } from './wishes-draft.ts'

/** Has reminders rest, by hand. */
export function HoldForm({ cardId }: { cardId: string }) {
  const text = useText(policyText)
  const today = useToday()
  const [draft, setDraft] = useState({ kind: 'dispute' as HoldKind, until: '', note: '' })
  const form = useForm({
    schema: holdContact.input,
    expected: { until: text.untilField, note: text.noteField },
    send: async (input: unknown) => {
      await runCommand(holdContact, holdContact.input.parse(input))
      setDraft({ ...draft, until: '', note: '' })
    },
  })
  return (
    <SmallForm
      form={form}
      submit={text.addPause}
      onSubmit={() =>
        form.submit({ cardId, kind: draft.kind, until: draft.until || null, note: draft.note.trim() || null })
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={text.kind}
          choices={HoldKind.options.map((id) => ({ id, label: text.holds[id] }))}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
        />
        <DateField
          label={text.untilField}
          min={today}
          value={draft.until}
          onChange={(until) => setDraft({ ...draft, until })}
          error={form.errors.until}
        />
      </div>
      <TextField
        label={text.noteField}
        value={draft.note}
        onChange={(note) => setDraft({ ...draft, note })}
        error={form.errors.note}
      />
    </SmallForm>
  )
}

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

/** Hours and number that the debtor asked for. */
export function WishesForm({ cardId, preferences }: { cardId: string; preferences: ContactPreferences }) {
  const text = useText(policyText)
  const [draft, setDraft] = useState(() => wishesTyped(preferences))
  const form = useForm({
    schema: setContactPreferences.input,
    expected: { 'preferences.ownHours': text.expectedHours, 'preferences.ownMax.max': text.expectedMax },
    send: async (input: unknown) => {
      await runCommand(setContactPreferences, setContactPreferences.input.parse(input))
      notify({ text: text.saved, tone: 'good' })
    },
  })
  const hours = Object.entries(form.errors).find(([path]) => path.startsWith('preferences.ownHours'))
  return (
    <section className="space-y-3">
      <h3 className="font-semibold">{text.wishes}</h3>
      <p className="text-ink-soft text-sm">{text.wishesLead}</p>
      <SmallForm
        form={form}
        submit={text.saveWishes}
        onSubmit={() => form.submit({ cardId, preferences: wishesOf(draft, preferences) })}
      >
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            label={text.from}
            type="time"
            value={draft.from}
            onChange={(from) => setDraft({ ...draft, from })}
            error={hours ? text.expectedHours : null}
          />
          <TextField label={text.to} type="time" value={draft.to} onChange={(to) => setDraft({ ...draft, to })} />
          <TextField
            label={text.ownMax}
            inputMode="numeric"
            value={draft.max}
            onChange={(max) => setDraft({ ...draft, max })}
            error={form.errors['preferences.ownMax.max']}
          />
        </div>
        <Select
          label={text.reads}
          choices={[
            { id: 'own', label: text.asBusiness },
            ...Language.options.map((id) => ({ id, label: text.languages[id] })),
          ]}
          value={draft.language ?? 'own'}
          onChange={(id) => setDraft({ ...draft, language: id === 'own' ? null : id })}
        />
      </SmallForm>
    </section>
  )
}

interface SmallFormProps {
  form: Pick<Form<unknown>, 'formRef' | 'note' | 'isPending'>
  submit: string
  onSubmit: () => void
  children: ReactNode
}

function SmallForm({ form, submit, onSubmit, children }: SmallFormProps) {
  return (
    <form
      ref={form.formRef}
      noValidate
      autoComplete="off"
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      {form.note !== null && <ErrorNote title={form.note.message} />}
      <Button type="submit" isPending={form.isPending}>
        {submit}
      </Button>
    </form>
  )
}
