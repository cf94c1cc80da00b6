import type { Language } from '@aldia/shared/language.ts'
import type { Situation, TemplateKind, TemplateVariant } from '@aldia/shared/template.ts'

/** The steps of the ladder, which cadences find by their situation. */
export const ladder = [
  'issued',
  'before_due',
  'due_today',
  'overdue_friendly',
  'overdue_neutral',
  'overdue_clear',
  'invitation',
  'overdue_firm',
  'overdue_formal',
  'promise_reminder',
  'promise_broken',
  'instalment_due',
  'plan_proposal',
  'thanks',
  'thanks_on_time',
  'account_changed',
] as const satisfies readonly Situation[]
export type LadderStep = (typeof ladder)[number]
export type LadderTexts = Readonly<Record<LadderStep, readonly string[]>>

export type ByLanguage<T> = Readonly<Record<Language, T>>

/** A text that every business begins with. */
export interface Starter {
  /** Never changed: what the text is remembered by. */
  readonly key: string
  readonly kind: TemplateKind
  readonly situation: Situation
  readonly names: ByLanguage<string>
  readonly texts: ByLanguage<readonly string[]>
  readonly questions?: ByLanguage<readonly string[]>
}

/** Wordings out of texts in which `[usted|tú]` holds both forms of address; one without fits both. */
export function variantsOf(texts: ByLanguage<readonly string[]>): TemplateVariant[] {
  const spanish = texts.es.flatMap((text): TemplateVariant[] => {
    const formal = addressed(text, 1)
    const familiar = addressed(text, 2)
    if (formal === familiar) return [{ language: 'es', address: null, body: text }]
    return [
      { language: 'es', address: 'usted', body: formal },
      { language: 'es', address: 'tu', body: familiar },
    ]
  })
  const others = (['pt', 'en'] as const).flatMap((language) =>
    texts[language].map((body): TemplateVariant => ({ language, address: null, body })),
  )
  return [...spanish, ...others]
}

function addressed(text: string, form: 1 | 2): string {
  return text.replace(/\[([^|\]]*)\|([^\]]*)\]/g, (_, usted: string, tu: string) => (form === 1 ? usted : tu))
}
