import type { Cadence, CadenceDraft, CadenceMode, CadenceStep, Payday, StepAnchor } from '@aldia/shared/cadence.ts'
import { StepTask, type StepTone } from '@aldia/shared/cadence.ts'
import type { StageKind } from '@aldia/shared/stage.ts'

// What was typed into the form of a ladder, and the ladder that it makes.

/** What a step does, as one choice: a tone of words, or a task. */
export type StepDoes = StepTone | StepTask

export interface TypedStep {
  id: string
  anchor: StepAnchor
  offset: string
  does: StepDoes
  templateId: string | null
  /** Other words for whoever is in a segment; an empty template is not chosen yet. */
  bySegment: readonly { segmentId: string; templateId: string }[]
  /** `HH:MM`, empty: any lawful hour. */
  from: string
  to: string
}

export interface TypedCadence {
  name: string
  mode: CadenceMode
  stageKinds: readonly StageKind[]
  tagIds: readonly string[]
  /** Empty: none. */
  segmentId: string
  min: string
  max: string
  payday: Payday['kind'] | 'none'
  paydays: string
  restHours: string
  ends: CadenceDraft['ends']
  steps: readonly TypedStep[]
}

const isTask = (does: StepDoes): does is StepTask => (StepTask.options as readonly string[]).includes(does)

export function typedStep(step: CadenceStep): TypedStep {
  const { id, anchor, offsetDays, action, hours } = step
  return {
    ...{ id, anchor, offset: String(offsetDays) },
    does: action.do === 'message' ? action.tone : action.task,
    templateId: action.do === 'message' ? action.templateId : null,
    bySegment: action.do === 'message' ? (action.bySegment ?? []) : [],
    ...{ from: hours?.[0] ?? '', to: hours?.[1] ?? '' },
  }
}

/** An id that no step of the ladder has. */
export function freshStepId(steps: readonly TypedStep[]): string {
  for (let number = steps.length + 1; ; number++) {
    const id = `step-${number}`
    if (steps.every((step) => step.id !== id)) return id
  }
}

/** How a ladder is typed at first; `amount` writes minor units as people do. */
export function typedCadence(cadence: Cadence | null, amount: (minor: number) => string): TypedCadence {
  if (cadence === null) {
    const first: TypedStep = {
      id: 'step-1',
      anchor: 'due',
      offset: '-3',
      does: 'friendly',
      templateId: null,
      bySegment: [],
      from: '',
      to: '',
    }
    return {
      ...{
        name: '',
        mode: 'approveEach',
        stageKinds: [],
        tagIds: [],
        segmentId: '',
        min: '',
        max: '',
        payday: 'none',
        paydays: '',
      },
      ...{ restHours: '48', ends: [], steps: [first] },
    }
  }
  const { audience, payday } = cadence
  return {
    ...{ name: cadence.name, mode: cadence.mode, ends: cadence.ends, restHours: String(cadence.restHours) },
    stageKinds: audience.stageKinds ?? [],
    tagIds: audience.tagIds ?? [],
    segmentId: audience.segmentId ?? '',
    min: audience.minMinor === null ? '' : amount(audience.minMinor),
    max: audience.maxMinor === null ? '' : amount(audience.maxMinor),
    payday: payday?.kind ?? 'none',
    paydays: payday?.kind === 'days' ? payday.days.join(', ') : '',
    steps: cadence.steps.map(typedStep),
  }
}

/** The ladder that was typed, as far as it can be read; the command's own schema says what does not fit. */
export function readCadence(
  typed: TypedCadence,
  { currency, minor }: { currency: string; minor: (typed: string) => number | null },
): unknown {
  const min = typed.min.trim() === '' ? null : (minor(typed.min) ?? Number.NaN)
  const max = typed.max.trim() === '' ? null : (minor(typed.max) ?? Number.NaN)
  return {
    name: typed.name,
    mode: typed.mode,
    audience: {
      stageKinds: typed.stageKinds.length === 0 ? null : [...typed.stageKinds],
      currency: min === null && max === null ? null : currency,
      minMinor: min,
      maxMinor: max,
      tagIds: typed.tagIds.length === 0 ? null : [...typed.tagIds],
      segmentId: typed.segmentId === '' ? null : typed.segmentId,
    },
    payday: readPayday(typed),
    restHours: readWhole(typed.restHours),
    ends: typed.ends,
    steps: typed.steps.map(readStep),
  }
}

function readPayday({ payday, paydays }: TypedCadence): unknown {
  if (payday === 'none') return null
  if (payday !== 'days') return { kind: payday }
  return { kind: 'days', days: paydays.split(/[\s,;]+/).flatMap((day) => (day === '' ? [] : [readWhole(day)])) }
}

function readStep({ id, anchor, offset, does, templateId, bySegment, from, to }: TypedStep): unknown {
  return {
    ...{ id, anchor, offsetDays: readWhole(offset), channel: 'whatsapp' },
    action: isTask(does)
      ? { do: 'task', task: does }
      : { do: 'message', tone: does, templateId, ...(bySegment.length > 0 ? { bySegment: [...bySegment] } : {}) },
    hours: from === '' && to === '' ? null : [from, to],
  }
}

/** A whole number; what is none stays none, for the schema to say so. */
const readWhole = (typed: string): number =>
  /^\s*[-+−]?\d+\s*$/.test(typed) ? Number(typed.replace('−', '-')) : Number.NaN
