import { type ContactPolicy, updateContactPolicy } from '@aldia/shared/contact-policy.ts'
import { presetOf } from '@aldia/shared/policy/effective.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useLocale, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { contactLogText } from '#policy/contact-log.text.ts'
import { ContactLog } from '#policy/contact-log.tsx'
import { runCommand } from '#records/commands.ts'
import { useMay, useWorkspace } from '#records/use-records.ts'
import { contactSettingsText } from '#settings/contact.text.ts'
import { type ContactDraft, draftOfPolicy, hoursOf, policyOfDraft } from '#settings/contact-draft.ts'
import { AlsoForbidden, HoursFields, LimitsFields } from '#settings/contact-fields.tsx'
import { PresetFacts, presetChoices } from '#settings/contact-preset.tsx'
import { FormNoteBox } from '#settings/form-note.tsx'
import { settingsText } from '#settings/settings.text.ts'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

/** When and how often debtors may be written to: the country's rules with their sources, and the business's own. */
export function ContactSettings() {
  const text = useText(contactSettingsText)
  const { contact } = useText(settingsText)
  const mayChange = useMay('manage_workspace')
  const mayExport = useMay('export_contact_log')
  const log = useText(contactLogText)
  const { contactPolicy } = useWorkspace()
  return (
    <Page title={contact} lead={text.lead}>
      {!mayChange && (
        <div className="mb-6">
          <Notice>{text.readOnly}</Notice>
        </div>
      )}
      {/* Another version is another form: what somebody else saved is looked at before anything is typed over it. */}
      <PolicyForm key={contactPolicy.version} policy={contactPolicy} mayChange={mayChange} />
      {mayExport && (
        <Section title={log.title}>
          <ContactLog cardId={null} />
        </Section>
      )}
    </Page>
  )
}

function PolicyForm({ policy, mayChange }: { policy: ContactPolicy; mayChange: boolean }) {
  const text = useText(contactSettingsText)
  const { country } = useWorkspace()
  const { locale } = useLocale()
  const [draft, setDraft] = useState(() => draftOfPolicy(policy, presetOf(policy, country).windows))
  const preset = presetOf({ ...policy, presetId: draft.presetId }, country)
  const form = useForm({
    schema: updateContactPolicy.input,
    expected: { 'change.presetId': text.expected.preset },
    send: async (input: unknown) => {
      await runCommand(updateContactPolicy, updateContactPolicy.input.parse(input))
      notify({ text: text.saved, tone: 'good' })
    },
  })
  const change = (next: Partial<ContactDraft>) => setDraft({ ...draft, ...next })
  const errorAt = (part: string, words: string) =>
    Object.keys(form.errors).some((path) => path.startsWith(`change.${part}`)) ? words : null
  const off = !mayChange

  return (
    <form
      ref={form.formRef}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit({ version: policy.version, change: policyOfDraft(draft, policy) })
      }}
    >
      <Section title={text.preset} lead={text.presetHelp}>
        <div className="space-y-4">
          <Select
            label={text.preset}
            hideLabel
            className="max-w-96"
            choices={presetChoices(text, locale)}
            value={draft.presetId}
            isDisabled={off}
            onChange={(presetId) => {
              const { windows } = presetOf({ ...policy, presetId }, country)
              change({ presetId, ...(draft.ownWindows ? {} : { hours: hoursOf(windows) }) })
            }}
          />
          <PresetFacts preset={preset} />
          <Notice tone="warn">{text.responsibility}</Notice>
          <CheckBox
            value={draft.followsPreset}
            isDisabled={off}
            help={text.followsHelp}
            onChange={(followsPreset) => change({ followsPreset })}
          >
            {text.follows}
          </CheckBox>
        </div>
      </Section>
      <Section title={text.own}>
        <div className="space-y-5">
          <HoursFields
            draft={draft}
            isDisabled={off}
            onChange={change}
            error={errorAt('windows', text.expected.hours)}
          />
          <LimitsFields
            draft={draft}
            isDisabled={off}
            onChange={change}
            error={errorAt('limits', text.expected.limits)}
          />
          <Select
            label={text.holidays}
            className="max-w-72"
            choices={(['preset', 'block', 'allow'] as const).map((id) => ({ id, label: text.holidayChoices[id] }))}
            value={draft.holidays}
            isDisabled={off}
            onChange={(holidays) => change({ holidays })}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              label={text.added}
              help={text.addedHelp}
              lines={2}
              value={draft.addedHolidays}
              isDisabled={off}
              onChange={(addedHolidays) => change({ addedHolidays })}
              error={errorAt('addedHolidays', text.expected.days)}
            />
            <TextField
              label={text.removed}
              lines={2}
              value={draft.removedHolidays}
              isDisabled={off}
              onChange={(removedHolidays) => change({ removedHolidays })}
              error={errorAt('removedHolidays', text.expected.days)}
            />
          </div>
          <Select
            label={text.week}
            className="max-w-72"
            choices={(['calendar', 'rolling7'] as const).map((id) => ({ id, label: text.weeks[id] }))}
            value={draft.week}
            isDisabled={off}
            onChange={(week) => change({ week })}
          />
          <CheckBox value={draft.countPreDue} isDisabled={off} onChange={(countPreDue) => change({ countPreDue })}>
            {text.countPreDue}
          </CheckBox>
          <CheckBox
            value={draft.confirmFirst}
            isDisabled={off}
            help={text.confirmHelp}
            onChange={(confirmFirst) => change({ confirmFirst })}
          >
            {text.confirm}
          </CheckBox>
          <CheckBox
            value={draft.repliesAtAnyHour}
            isDisabled={off}
            help={text.repliesHelp}
            onChange={(repliesAtAnyHour) => change({ repliesAtAnyHour })}
          >
            {text.replies}
          </CheckBox>
          <AlsoForbidden
            chosen={draft.alsoForbidden}
            isDisabled={off}
            onChange={(alsoForbidden) => change({ alsoForbidden })}
          />
          <FormNoteBox note={form.note} />
          {mayChange && (
            <Button type="submit" tone="main" isPending={form.isPending}>
              {text.save}
            </Button>
          )}
        </div>
      </Section>
    </form>
  )
}
