import type { PlannedStep } from '@aldia/shared/cadence.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { cadencesText } from '#cadences/cadences.text.ts'

type Words = (typeof cadencesText)[Language]

/** What a planned step is: the tone of its words, or the task. Pure. */
export const whatInWords = ({ tone, task }: Pick<PlannedStep, 'tone' | 'task'>, text: Words): string =>
  task === null ? text.tones[tone ?? 'neutral'] : text.todo[task]

/** Why it leaves then, or does not; empty where there is nothing to say. Pure. */
export function whyInWords({ verdict, reasons, doubts, evidence, steps }: PlannedStep, text: Words): string {
  if (verdict === 'stays') return reasons.map((reason) => text.why[reason]).join('; ')
  const said = verdict === 'awaits' ? doubts.map((doubt) => text.doubts[doubt]) : []
  const moved = evidence.map((each) =>
    each.kind === 'hour' ? text.hourEvidence(each.hour, each.answers, each.of) : text.paydayEvidence,
  )
  const merged = steps.length > 1 ? [text.withIt(steps.length - 1)] : []
  return [...said, ...moved, ...merged].join('; ')
}
