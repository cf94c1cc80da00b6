import { type ContactPreferences, setContactPreferences } from '@aldia/shared/contact-policy.ts'
import { Language } from '@aldia/shared/language.ts'
import { weekdays } from '@aldia/shared/policy/rules.ts'
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
import { ownChannels, toggled, wishesOf, wishesTyped } from './wishes-draft.ts'

/** Hours and number that the debtor asked for. */
export function WishesForm({ cardId, preferences }: { cardId: string; preferences: ContactPreferences }) {
  const text = useText(policyText)
  const [draft, setDraft] = useState(() => wishesTyped(preferences))
  const form = useForm({
    schema: setContactPreferences.input,
    expected: {
      'preferences.ownHours': text.expectedHours,
      'preferences.ownMax.max': text.expectedMax,
      'preferences.channels': text.expectedChannels,
    },
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
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="mb-1 font-medium">{text.ownDays}</legend>
          {weekdays.map((day) => (
            <CheckBox
              key={day}
              value={draft.days.includes(day)}
              onChange={(is) => setDraft({ ...draft, days: toggled(weekdays, draft.days, day, is) })}
            >
              {text.dayNames[day]}
            </CheckBox>
          ))}
        </fieldset>
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="mb-1 font-medium">{text.ownChannels}</legend>
          {ownChannels.map((channel) => (
            <CheckBox
              key={channel}
              value={draft.channels.includes(channel)}
              onChange={(is) => setDraft({ ...draft, channels: toggled(ownChannels, draft.channels, channel, is) })}
            >
              {channel === 'whatsapp' ? 'WhatsApp' : text.channels[channel]}
            </CheckBox>
          ))}
        </fieldset>
        {form.errors['preferences.channels'] && (
          <p role="alert" className="text-bad-ink text-sm">
            {form.errors['preferences.channels']}
          </p>
        )}
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
