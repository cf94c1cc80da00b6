import { countries } from '@aldia/shared/country.ts'
import { Language } from '@aldia/shared/language.ts'
import { Address, type UndoSendSeconds, updateWorkspace, type Workspace } from '@aldia/shared/workspace.ts'
import { useMemo, useState } from 'react'
import { now } from '#base/clock.ts'
import { useForm } from '#base/form.ts'
import { useLocale, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { countryChoices, currencyChoices, zoneChoices } from '#base/places.ts'
import { runCommand } from '#records/commands.ts'
import { useMay, useWorkspace } from '#records/use-records.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { languageNames, settingsText } from '#settings/settings.text.ts'
import { Button } from '#ui/button.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

type Draft = Pick<Workspace, 'name' | 'country' | 'timeZone' | 'currency' | 'language' | 'address' | 'undoSendSeconds'>

const undoChoices: readonly UndoSendSeconds[] = [0, 5, 10, 20]
const languageChoices = Language.options.map((id) => ({ id, label: languageNames[id] }))

/** Name, country and what follows from it; others than the owner read it. */
export function BusinessSettings() {
  const text = useText(settingsText)
  const lines = text.businessPage
  const { language } = useLocale()
  const workspace = useWorkspace()
  const mayChange = useMay('manage_workspace')
  const [changed, setChanged] = useState<Partial<Draft>>({})
  const draft: Draft = { ...pick(workspace), ...changed }
  const openedAt = useMemo(now, [])
  const form = useForm({
    schema: updateWorkspace.input,
    expected: { ...lines.expected, country: lines.country, language: lines.language, address: lines.address },
    send: async (input: Partial<Draft>) => {
      await runCommand(updateWorkspace, input)
      setChanged({})
      notify({ text: text.saved, tone: 'good' })
    },
  })

  function change(next: Partial<Draft>) {
    setChanged({ ...changed, ...next })
    for (const path of Object.keys(next)) form.touch(path)
  }

  return (
    <Page title={text.business} lead={lines.lead}>
      {!mayChange && (
        <div className="mb-6">
          <Notice>{text.readOnlyOwner}</Notice>
        </div>
      )}
      <form
        ref={form.formRef}
        noValidate
        className="max-w-110 space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(changed)
        }}
      >
        <TextField
          label={lines.name}
          value={draft.name}
          isDisabled={!mayChange}
          onChange={(name) => change({ name })}
          error={form.errors.name}
        />
        <Select
          label={lines.country}
          help={mayChange ? lines.countryHelp : null}
          choices={useMemo(() => countryChoices(language), [language])}
          value={draft.country}
          isDisabled={!mayChange}
          onChange={(country) => {
            const { timeZone, currency, language: spoken } = countries[country]
            change({ country, timeZone, currency, language: spoken })
          }}
          error={form.errors.country}
        />
        <ComboBox
          label={lines.timeZone}
          help={lines.timeZoneHelp}
          choices={useMemo(() => zoneChoices(language, draft.timeZone, openedAt), [language, draft.timeZone, openedAt])}
          value={draft.timeZone}
          isDisabled={!mayChange}
          onChange={(timeZone) => change({ timeZone })}
          error={form.errors.timeZone}
        />
        <Select
          label={lines.currency}
          choices={useMemo(() => currencyChoices(language, draft.currency), [language, draft.currency])}
          value={draft.currency}
          isDisabled={!mayChange}
          onChange={(currency) => change({ currency })}
          error={form.errors.currency}
        />
        <Select
          label={lines.language}
          help={lines.languageHelp}
          choices={languageChoices}
          value={draft.language}
          isDisabled={!mayChange}
          onChange={(chosen) => change({ language: chosen })}
          error={form.errors.language}
        />
        <Select
          label={lines.address}
          help={lines.addressHelp}
          choices={Address.options.map((id) => ({ id, label: lines.addresses[id] }))}
          value={draft.address}
          isDisabled={!mayChange}
          onChange={(address) => change({ address })}
          error={form.errors.address}
        />
        <Select
          label={lines.undoSend}
          help={lines.undoSendHelp}
          choices={undoChoices.map((seconds) => ({ id: String(seconds), label: lines.undoSeconds(seconds) }))}
          value={String(draft.undoSendSeconds)}
          isDisabled={!mayChange}
          onChange={(chosen) => change({ undoSendSeconds: undoChoices.find((each) => String(each) === chosen) ?? 10 })}
          error={form.errors.undoSendSeconds}
        />
        <FormNoteBox note={form.note} />
        {mayChange && (
          <Button type="submit" tone="main" isPending={form.isPending} isDisabled={Object.keys(changed).length === 0}>
            {text.save}
          </Button>
        )}
      </form>
    </Page>
  )
}

function pick({ name, country, timeZone, currency, language, address, undoSendSeconds }: Workspace): Draft {
  return { name, country, timeZone, currency, language, address, undoSendSeconds }
}
