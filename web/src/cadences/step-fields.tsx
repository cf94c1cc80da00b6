import { StepAnchor, StepTask, StepTone } from '@aldia/shared/cadence.ts'
import { Plus, X } from 'lucide-react'
import type { FieldErrors } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { freshStepId, type StepDoes, type TypedStep } from '#cadences/cadence-draft.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { StepTexts } from '#cadences/step-texts.tsx'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

interface StepFieldsProps {
  steps: readonly TypedStep[]
  errors: FieldErrors
  /** `paths`: the fields whose errors have been heard. */
  onChange: (steps: readonly TypedStep[], ...paths: string[]) => void
}

/** The rungs of a ladder. */
export function StepFields({ steps, errors, onChange }: StepFieldsProps) {
  const text = useText(cadencesText)
  const add = () => {
    const last = steps.at(-1)
    const anchor = last?.anchor ?? 'due'
    const step: TypedStep = {
      id: freshStepId(steps),
      anchor,
      offset: '',
      does: 'neutral',
      templateId: null,
      bySegment: [],
      from: '',
      to: '',
    }
    onChange([...steps, step])
  }
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 font-medium text-ink">{text.steps}</legend>
      <ol className="space-y-3">
        {steps.map((step, i) => (
          <StepRow
            key={step.id}
            number={i + 1}
            step={step}
            error={firstError(errors, `steps.${i}.`)}
            lacksText={Object.keys(errors).some((path) => path.startsWith(`steps.${i}.action`))}
            onRemove={steps.length > 1 ? () => onChange(steps.toSpliced(i, 1)) : null}
            onChange={(part) =>
              onChange(
                steps.map((one) => (one.id === step.id ? { ...one, ...part } : one)),
                ...Object.keys(errors).filter((path) => path.startsWith(`steps.${i}.`)),
              )
            }
          />
        ))}
      </ol>
      {errors.steps && (
        <p role="alert" className="text-bad-ink text-sm">
          {errors.steps}
        </p>
      )}
      <Button size="small" icon={Plus} onPress={add}>
        {text.addStep}
      </Button>
    </fieldset>
  )
}

const firstError = (errors: FieldErrors, beginning: string): string | undefined =>
  Object.entries(errors).find(([path]) => path.startsWith(beginning) && !path.startsWith(`${beginning}action`))?.[1]

const isTone = (does: StepDoes): does is StepTone => (StepTone.options as readonly string[]).includes(does)

interface StepRowProps {
  number: number
  step: TypedStep
  error: string | undefined
  /** A text was wanted and not chosen, or is not there any more. */
  lacksText: boolean
  onRemove: (() => void) | null
  onChange: (part: Partial<TypedStep>) => void
}

function StepRow({ number, step, error, lacksText, onRemove, onChange }: StepRowProps) {
  const text = useText(cadencesText)
  const does: readonly { id: StepDoes; label: string }[] = [
    ...StepTone.options.map((id) => ({ id, label: text.tones[id] })),
    ...StepTask.options.map((id) => ({ id, label: text.todo[id] })),
  ]
  return (
    <li className="rounded-panel border border-line p-3">
      <div className="flex items-center justify-between">
        <h3 className="font-medium text-ink text-sm">{text.step(number)}</h3>
        {onRemove !== null && <IconButton label={text.removeStep(number)} icon={X} size="small" onPress={onRemove} />}
      </div>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <Select
          className="col-span-2"
          label={text.action}
          choices={does}
          value={step.does}
          onChange={(next) => onChange({ does: next })}
        />
        <Select
          className="col-span-2"
          label={text.anchor}
          choices={StepAnchor.options.map((id) => ({ id, label: text.anchors[id] }))}
          value={step.anchor}
          onChange={(anchor) => onChange({ anchor })}
        />
        <TextField
          className="col-span-2"
          label={text.offset}
          value={step.offset}
          onChange={(offset) => onChange({ offset })}
          error={error === undefined ? undefined : text.expectedNumber}
        />
        <TextField
          label={text.hoursFrom}
          placeholder="HH:MM"
          value={step.from}
          onChange={(from) => onChange({ from })}
        />
        <TextField label={text.hoursTo} placeholder="HH:MM" value={step.to} onChange={(to) => onChange({ to })} />
      </div>
      {isTone(step.does) && <StepTexts step={step} lacksText={lacksText} onChange={onChange} />}
    </li>
  )
}
