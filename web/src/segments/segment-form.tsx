import { ChannelName } from '@aldia/shared/contact-policy.ts'
import { Language } from '@aldia/shared/language.ts'
import { addSegment, editSegment, type Segment } from '@aldia/shared/segment.ts'
import { StageKind } from '@aldia/shared/stage.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useLocale, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { TypedMoney } from '#money/typed-money.tsx'
import { runCommand } from '#records/commands.ts'
import { useMay, useStages, useWorkspace } from '#records/use-records.ts'
import { TagChoice } from '#tags/tag-choice.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { readRule, type TypedSegment, typedSegment, wholeRule } from './segment-draft.ts'
import { SegmentPeopleLine } from './segment-people.tsx'
import { segmentsText } from './segments.text.ts'

/** Makes or changes a rule, and says at once whom it takes in. */
export function SegmentForm({ segment, onClose }: { segment: Segment | null; onClose: () => void }) {
  const text = useText(segmentsText)
  const { locale } = useLocale()
  const workspace = useWorkspace()
  const mayShare = useMay('manage_board')
  const read = useReadAmount()
  const currency = segment?.rule.currency ?? workspace.currency
  const [typed, setTyped] = useState(() =>
    typedSegment(segment, mayShare, (minor) => typedAmount(minor, currency, locale)),
  )
  const minor = (amount: string) => read(amount, currency).amountMinor
  const rule = readRule(typed, { currency, minor })
  const form = useForm<unknown>({
    schema: addSegment.input,
    expected: {
      name: text.expectedName,
      rule: text.empty,
      'rule.lateFrom': text.expectedNumber,
      'rule.lateTo': text.expectedRange,
      'rule.overdueFromMinor': text.expectedNumber,
      'rule.overdueToMinor': text.expectedRange,
    },
    send: async (input) => {
      const draft = addSegment.input.parse(input)
      if (segment === null) await runCommand(addSegment, draft)
      else await runCommand(editSegment, { segmentId: segment.id, version: segment.version, ...draft })
      notify({ text: text.saved, tone: 'good' })
      onClose()
    },
  })
  const change = (part: Partial<TypedSegment>, ...paths: string[]) => {
    setTyped({ ...typed, ...part })
    for (const path of ['rule', ...paths]) form.touch(path)
  }
  return (
    <FormDialog
      title={segment?.name ?? text.add}
      submit={text.save}
      form={form}
      width="wide"
      onClose={onClose}
      onSubmit={() => void form.submit({ name: typed.name, rule, isShared: typed.isShared })}
    >
      <TextField
        label={text.name}
        value={typed.name}
        onChange={(name) => change({ name }, 'name')}
        error={form.errors.name}
        autoFocus
      />
      {mayShare && (
        <CheckBox value={typed.isShared} onChange={(isShared) => change({ isShared })} help={text.sharedHelp}>
          {text.shared}
        </CheckBox>
      )}
      <div className="space-y-2">
        <TagChoice value={typed.tagIds} onChange={(tagIds) => change({ tagIds })} />
        {typed.tagIds.length > 1 && (
          <Select
            label={text.match}
            hideLabel
            choices={[
              { id: 'any', label: text.matchAny },
              { id: 'all', label: text.matchAll },
            ]}
            value={typed.match}
            onChange={(match) => change({ match })}
          />
        )}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={text.lateFrom}
          inputMode="numeric"
          value={typed.lateFrom}
          onChange={(lateFrom) => change({ lateFrom }, 'rule.lateFrom', 'rule.lateTo')}
          error={form.errors['rule.lateFrom']}
        />
        <TextField
          label={text.lateTo}
          inputMode="numeric"
          value={typed.lateTo}
          onChange={(lateTo) => change({ lateTo }, 'rule.lateTo')}
          error={form.errors['rule.lateTo']}
        />
        <TypedMoney
          label={text.overdueFrom}
          currency={currency}
          read={read(typed.from, currency)}
          value={typed.from}
          onChange={(from) => change({ from }, 'rule.overdueFromMinor', 'rule.overdueToMinor')}
          error={form.errors['rule.overdueFromMinor']}
        />
        <TypedMoney
          label={text.overdueTo}
          currency={currency}
          read={read(typed.to, currency)}
          value={typed.to}
          onChange={(to) => change({ to }, 'rule.overdueToMinor')}
          error={form.errors['rule.overdueToMinor']}
        />
        <Select
          label={text.channel}
          choices={[
            { id: 'any', label: text.any },
            ...ChannelName.options.map((id) => ({ id, label: text.channels[id] })),
          ]}
          value={typed.channel}
          onChange={(channel) => change({ channel: channel as TypedSegment['channel'] })}
        />
        <Select
          label={text.relation}
          choices={[
            { id: 'any', label: text.any },
            { id: 'new', label: text.relations.new },
            { id: 'returning', label: text.relations.returning },
          ]}
          value={typed.relation}
          onChange={(relation) => change({ relation: relation as TypedSegment['relation'] })}
        />
      </div>
      <Boxes
        label={text.languages}
        choices={Language.options.map((id) => ({ id, label: text.languageNames[id] }))}
        value={typed.languages}
        onChange={(languages) => change({ languages })}
      />
      <Stages value={typed.stageKinds} onChange={(stageKinds) => change({ stageKinds })} />
      {form.errors.rule !== undefined && (
        <p role="alert" className="text-bad-ink text-sm">
          {form.errors.rule}
        </p>
      )}
      <SegmentPeopleLine rule={wholeRule(rule)} />
    </FormDialog>
  )
}

/** Columns by what they mean, called as the board calls the first of each. */
function Stages(props: { value: readonly StageKind[]; onChange: (value: readonly StageKind[]) => void }) {
  const text = useText(segmentsText)
  const stages = useStages()
  const choices = StageKind.options.flatMap((id) => {
    const first = stages.find(({ kind }) => kind === id)
    return first === undefined ? [] : [{ id, label: first.name }]
  })
  return <Boxes {...props} label={text.stages} choices={choices} />
}

function Boxes<K extends string>(props: {
  label: string
  choices: readonly { id: K; label: string }[]
  value: readonly K[]
  onChange: (value: readonly K[]) => void
}) {
  const { label, choices, value, onChange } = props
  return (
    <fieldset>
      <legend className="text-ink-soft text-sm">{label}</legend>
      <div className="flex flex-wrap gap-x-5">
        {choices.map(({ id, label: words }) => (
          <CheckBox
            key={id}
            value={value.includes(id)}
            onChange={(is) => onChange(is ? [...value, id] : value.filter((one) => one !== id))}
          >
            {words}
          </CheckBox>
        ))}
      </div>
    </fieldset>
  )
}
