import type { CadenceStep } from '@aldia/shared/cadence.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { cadencesText } from '#cadences/cadences.text.ts'

type Words = (typeof cadencesText)[Language]

/** `7 días después del vencimiento: Claro`. Pure. */
export function stepInWords({ anchor, offsetDays, action, hours }: CadenceStep, text: Words): string {
  const what = action.do === 'message' ? text.tones[action.tone] : text.todo[action.task]
  const within = hours === null ? '' : ` (${hours[0]}–${hours[1]})`
  return `${what} · ${text.when(offsetDays, text.anchors[anchor])}${within}`
}
