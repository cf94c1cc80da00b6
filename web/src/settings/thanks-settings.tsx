import type { OnTimeReward, ThanksSettings } from '@aldia/shared/money-settings.ts'
import { updateMoneySettings } from '@aldia/shared/workspace.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useLocale, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { readPercent, typedPercent } from '#base/typed-numbers.ts'
import { runCommand } from '#records/commands.ts'
import { useWorkspace } from '#records/use-records.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { thanksSettingsText } from '#settings/thanks-settings.text.ts'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

interface Draft {
  byItself: boolean
  kind: OnTimeReward['kind']
  sentence: string
  percent: string
}
const kinds = ['none', 'text', 'discount'] as const
/** A number that the schema refuses, so that the field says what it wants. */
const unreadable = 0

/** Whether thanks leave by themselves, and what paying on time is worth. */
export function ThanksSection({ mayChange }: { mayChange: boolean }) {
  const text = useText(thanksSettingsText)
  const { locale } = useLocale()
  const { thanks } = useWorkspace().money
  const [changed, setChanged] = useState<Partial<Draft>>({})
  const draft: Draft = { ...draftOf(thanks, locale), ...changed }
  const form = useForm({
    schema: updateMoneySettings.input,
    expected: {
      'thanks.reward.text': text.expected.sentence,
      'thanks.reward.basisPoints': text.expected.percent,
    },
    send: async (input: { thanks: ThanksSettings }) => {
      await runCommand(updateMoneySettings, input)
      setChanged({})
      notify({ text: text.saved, tone: 'good' })
    },
  })
  function change(next: Partial<Draft>, path?: string) {
    setChanged({ ...changed, ...next })
    if (path !== undefined) form.touch(path)
  }
  return (
    <form
      ref={form.formRef}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit({ thanks: thanksOf(draft) })
      }}
    >
      <Section title={text.title} lead={text.lead}>
        <div className="max-w-110 space-y-5">
          <CheckBox
            value={draft.byItself}
            isDisabled={!mayChange}
            help={text.byItselfHelp}
            onChange={(byItself) => change({ byItself })}
          >
            {text.byItself}
          </CheckBox>
          <Select
            label={text.reward}
            choices={kinds.map((id) => ({ id, label: text.rewards[id] }))}
            value={draft.kind}
            isDisabled={!mayChange}
            onChange={(kind) => change({ kind })}
          />
          {draft.kind === 'text' && (
            <TextField
              label={text.sentence}
              lines={2}
              value={draft.sentence}
              isDisabled={!mayChange}
              onChange={(sentence) => change({ sentence }, 'thanks.reward.text')}
              error={form.errors['thanks.reward.text']}
            />
          )}
          {draft.kind === 'discount' && (
            <TextField
              label={text.percent}
              help={text.percentHelp}
              inputMode="decimal"
              className="max-w-72"
              value={draft.percent}
              isDisabled={!mayChange}
              onChange={(percent) => change({ percent }, 'thanks.reward.basisPoints')}
              error={form.errors['thanks.reward.basisPoints']}
            />
          )}
          <FormNoteBox note={form.note} />
          {mayChange && (
            <Button type="submit" isPending={form.isPending} isDisabled={Object.keys(changed).length === 0}>
              {text.save}
            </Button>
          )}
        </div>
      </Section>
    </form>
  )
}

function draftOf({ byItself, reward }: ThanksSettings, locale: string): Draft {
  return {
    byItself,
    kind: reward.kind,
    sentence: reward.kind === 'text' ? reward.text : '',
    percent: reward.kind === 'discount' ? typedPercent(reward.basisPoints, locale) : '',
  }
}

function thanksOf({ byItself, kind, sentence, percent }: Draft): ThanksSettings {
  if (kind === 'text') return { byItself, reward: { kind, text: sentence } }
  if (kind === 'discount') return { byItself, reward: { kind, basisPoints: readPercent(percent) ?? unreadable } }
  return { byItself, reward: { kind: 'none' } }
}
