import type { CadenceDraft, CadenceStep, StepAction, StepAnchor, StepTask, StepTone } from '@aldia/shared/cadence.ts'
import type { Language } from '@aldia/shared/language.ts'

// The ladders that every business begins with, off until somebody has looked at them: collections-facts, section 2. Their words are
// the business's own texts for each situation, in the language of each debtor.

const everybody = { stageKinds: null, currency: null, minMinor: null, maxMinor: null, tagIds: null, segmentId: null }
const careful = { mode: 'approveEach', payday: null, restHours: 48, ends: [] } as const satisfies Partial<CadenceDraft>

const at = (anchor: StepAnchor, offsetDays: number, action: StepAction): CadenceStep => ({
  id: `${anchor.toLowerCase()}-${offsetDays < 0 ? 'before' : 'after'}-${Math.abs(offsetDays)}`,
  anchor,
  offsetDays,
  channel: 'whatsapp',
  action,
  hours: null,
})
const say = (tone: StepTone): StepAction => ({ do: 'message', tone, templateId: null })
const does = (task: StepTask): StepAction => ({ do: 'task', task })

const onCredit: readonly CadenceStep[] = [
  at('issue', 0, say('friendly')),
  at('due', -7, say('friendly')),
  at('due', -3, say('friendly')),
  at('due', 0, say('friendly')),
  at('due', 1, say('neutral')),
  at('due', 3, say('neutral')),
  at('due', 7, say('clear')),
  at('due', 10, say('invitation')),
  at('due', 15, say('firm')),
  at('due', 20, does('call')),
  at('due', 30, say('formal')),
  at('due', 45, does('decide')),
  at('due', 60, does('decide')),
  at('due', 90, does('decide')),
]

/** One word on the eve, none in between; what was not kept is followed up without reproach. */
const promised: readonly CadenceStep[] = [
  at('promiseDate', -1, say('friendly')),
  at('promiseDate', 1, say('neutral')),
  at('promiseDate', 3, does('call')),
]

const inInstalments: readonly CadenceStep[] = [
  at('instalmentDate', -3, say('friendly')),
  at('instalmentDate', 0, say('friendly')),
  at('instalmentDate', 1, say('neutral')),
  at('instalmentDate', 5, does('call')),
]

const names: Readonly<Record<Language, Readonly<Record<'credit' | 'promises' | 'instalments', string>>>> = {
  es: { credit: 'Ventas a crédito', promises: 'Promesas de pago', instalments: 'Cuotas de un plan' },
  pt: { credit: 'Vendas a prazo', promises: 'Promessas de pagamento', instalments: 'Parcelas de um plano' },
  en: { credit: 'Sales on credit', promises: 'Promises to pay', instalments: 'Instalments of a plan' },
}

/** By the key that a ladder is remembered by; named in the language of the business. */
export function starters(language: Language): { key: string; draft: CadenceDraft }[] {
  const name = names[language]
  const ladder = (key: keyof typeof name, steps: readonly CadenceStep[]) => ({
    key,
    draft: { ...careful, ends: [], name: name[key], audience: everybody, steps: [...steps] },
  })
  return [ladder('credit', onCredit), ladder('promises', promised), ladder('instalments', inInstalments)]
}
