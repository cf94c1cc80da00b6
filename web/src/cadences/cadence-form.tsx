import { type Cadence, CadenceDraft, CadenceMode } from '@aldia/shared/cadence.ts'
import { addCadence, editCadence } from '@aldia/shared/cadence-commands.ts'
import { isSetApart, StageKind } from '@aldia/shared/stage.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useLocale, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { readCadence, type TypedCadence, typedCadence } from '#cadences/cadence-draft.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { StepFields } from '#cadences/step-fields.tsx'
import { FormDialog } from '#money/form-dialog.tsx'
import { TypedMoney } from '#money/typed-money.tsx'
import { runCommand } from '#records/commands.ts'
import { useWorkspace } from '#records/use-records.ts'
import { useSegments } from '#segments/segment-list.ts'
import { TagChoice } from '#tags/tag-choice.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

/** Makes or changes a ladder. Whatever is typed stays when the server refuses. */
export function CadenceForm({ cadence, onClose }: { cadence: Cadence | null; onClose: () => void }) {
  const text = useText(cadencesText)
  const { locale } = useLocale()
  const workspace = useWorkspace()
  const read = useReadAmount()
  const currency = cadence?.audience.currency ?? workspace.currency
  const [typed, setTyped] = useState(() => typedCadence(cadence, (minor) => typedAmount(minor, currency, locale)))
  const form = useForm<unknown>({
    schema: CadenceDraft,
    expected: {
      name: text.expectedName,
      'audience.minMinor': text.expectedNumber,
      'audience.maxMinor': text.expectedRange,
      'payday.days': text.ownDays,
      restHours: text.expectedNumber,
      steps: text.expectedSteps,
    },
    send: async (input) => {
      const draft = CadenceDraft.parse(input)
      if (cadence === null) await runCommand(addCadence, draft)
      else await runCommand(editCadence, { cadenceId: cadence.id, version: cadence.version, draft })
      notify({ text: text.saved })
      onClose()
    },
  })
  const change = (part: Partial<TypedCadence>, ...paths: string[]) => {
    setTyped({ ...typed, ...part })
    for (const path of paths) form.touch(path)
  }
  const minor = (amount: string) => read(amount, currency).amountMinor
  return (
    <FormDialog
      title={cadence === null ? text.newCadence : cadence.name}
      submit={text.save}
      form={form}
      width="wide"
      onClose={onClose}
      onSubmit={() => void form.submit(readCadence(typed, { currency, minor }))}
    >
      <div className="space-y-5">
        <TextField
          label={text.name}
          value={typed.name}
          onChange={(name) => change({ name }, 'name')}
          error={form.errors.name}
          autoFocus
        />
        <Select
          label={text.mode}
          choices={CadenceMode.options.map((id) => ({ id, label: text.modes[id] }))}
          value={typed.mode}
          onChange={(mode) => change({ mode })}
        />
        <fieldset className="space-y-3">
          <legend className="mb-1.5 font-medium text-ink">{text.audience}</legend>
          <StageChoice typed={typed} onChange={(stageKinds) => change({ stageKinds })} />
          <TagChoice value={typed.tagIds} onChange={(tagIds) => change({ tagIds }, 'audience.tagIds')} />
          <SegmentChoice typed={typed} onChange={(segmentId) => change({ segmentId }, 'audience.segmentId')} />
          <div className="grid gap-3 sm:grid-cols-2">
            <TypedMoney
              label={text.from}
              currency={currency}
              read={read(typed.min, currency)}
              value={typed.min}
              onChange={(min) => change({ min }, 'audience.minMinor', 'audience.maxMinor')}
              error={form.errors['audience.minMinor']}
            />
            <TypedMoney
              label={text.to}
              currency={currency}
              read={read(typed.max, currency)}
              value={typed.max}
              onChange={(max) => change({ max }, 'audience.maxMinor')}
              error={form.errors['audience.maxMinor']}
            />
          </div>
        </fieldset>
        <StepFields
          steps={typed.steps}
          errors={form.errors}
          onChange={(steps, ...paths) => change({ steps }, 'steps', ...paths)}
        />
        <Manners typed={typed} errors={form.errors} onChange={change} />
      </div>
    </FormDialog>
  )
}

function StageChoice(props: { typed: TypedCadence; onChange: (kinds: readonly StageKind[]) => void }) {
  const text = useText(cadencesText)
  const { stageKinds } = props.typed
  const toggle = (kind: StageKind, isChosen: boolean) =>
    props.onChange(isChosen ? [...stageKinds, kind] : stageKinds.filter((one) => one !== kind))
  return (
    <div>
      <p className="text-ink-soft text-sm">{stageKinds.length === 0 ? text.everybody : text.stages}</p>
      <div className="grid grid-cols-2 sm:grid-cols-4">
        {StageKind.options
          .filter((kind) => kind !== 'paid' && !isSetApart(kind))
          .map((kind) => (
            <CheckBox key={kind} value={stageKinds.includes(kind)} onChange={(is) => toggle(kind, is)}>
              {text.stageKinds[kind]}
            </CheckBox>
          ))}
      </div>
    </div>
  )
}

/** One of everybody's segments; none is offered while there are none. */
function SegmentChoice(props: { typed: TypedCadence; onChange: (segmentId: string) => void }) {
  const text = useText(cadencesText)
  const { data } = useSegments()
  const { segmentId } = props.typed
  const shared = data?.segments.filter(({ ownerId, archivedAt }) => ownerId === null && archivedAt === null) ?? []
  if (shared.length === 0 && segmentId === '') return null
  const isGone = segmentId !== '' && !shared.some(({ id }) => id === segmentId)
  return (
    <Select
      label={text.segment}
      choices={[
        { id: '', label: text.anySegment },
        ...shared.map(({ id, name }) => ({ id, label: name })),
        ...(isGone ? [{ id: segmentId, label: text.goneSegment }] : []),
      ]}
      value={segmentId}
      onChange={props.onChange}
    />
  )
}

const paydays = ['none', 'fortnight', 'monthEnd', 'fifthWorkingDay', 'days'] as const

/** When it waits and when it ends. */
function Manners(props: {
  typed: TypedCadence
  errors: Readonly<Record<string, string>>
  onChange: (part: Partial<TypedCadence>, ...paths: string[]) => void
}) {
  const text = useText(cadencesText)
  const { typed, errors, onChange } = props
  return (
    <div className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={text.payday}
          choices={paydays.map((id) => ({ id, label: text.paydays[id] }))}
          value={typed.payday}
          onChange={(payday) => onChange({ payday }, 'payday.days')}
        />
        {typed.payday === 'days' && (
          <TextField
            label={text.ownDays}
            value={typed.paydays}
            onChange={(days) => onChange({ paydays: days }, 'payday.days')}
            error={Object.entries(errors).find(([path]) => path.startsWith('payday.'))?.[1]}
          />
        )}
        <TextField
          label={text.restHours}
          inputMode="numeric"
          value={typed.restHours}
          onChange={(restHours) => onChange({ restHours }, 'restHours')}
          error={errors.restHours}
        />
      </div>
      <fieldset>
        <legend className="font-medium text-ink">{text.ends}</legend>
        {(['answer', 'payment'] as const).map((fact) => (
          <CheckBox
            key={fact}
            value={typed.ends.includes(fact)}
            onChange={(is) => onChange({ ends: is ? [...typed.ends, fact] : typed.ends.filter((one) => one !== fact) })}
          >
            {text.endsBy[fact]}
          </CheckBox>
        ))}
      </fieldset>
    </div>
  )
}
