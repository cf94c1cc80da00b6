import type { Language } from '@aldia/shared/language.ts'
import type { Situation, Template, TemplateKind, TemplateVariant } from '@aldia/shared/template.ts'
import { problemsOf } from '@aldia/shared/templates/render.ts'
import type { Address } from '@aldia/shared/workspace.ts'

/** One wording as it is typed; of objections some are questions. */
export interface TextDraft extends TemplateVariant {
  readonly isQuestion: boolean
}

export interface TemplateDraft {
  readonly kind: TemplateKind
  readonly situation: Situation
  readonly name: string
  readonly texts: readonly TextDraft[]
}

const asDraft = (isQuestion: boolean) => (variant: TemplateVariant) => ({ ...variant, isQuestion })

/** What the form begins with; null: a new text in the language and address of the business. */
export function draftOf(template: Template | null, own: { language: Language; address: Address }): TemplateDraft {
  if (template === null)
    return { kind: 'message', situation: 'other', name: '', texts: [newText(own, { isQuestion: false })] }
  const { kind, situation, name, variants, questions } = template
  return { kind, situation, name, texts: [...variants.map(asDraft(false)), ...questions.map(asDraft(true))] }
}

/** An empty wording; Spanish in the form of address of the business. */
export const newText = (own: { language: Language; address: Address }, about: { isQuestion: boolean }): TextDraft => ({
  language: own.language,
  address: own.language === 'es' ? own.address : null,
  body: '',
  ...about,
})

/** What is sent, and for each of its paths which wording of the form it is. */
export function inputOf({ situation, name, texts }: TemplateDraft) {
  const said = (isQuestion: boolean) =>
    texts.flatMap((text, at) => (text.isQuestion === isQuestion ? [{ text, at }] : []))
  const bare = ({ text: { language, address, body } }: { text: TextDraft }): TemplateVariant => ({
    language,
    address: language === 'es' ? address : null,
    body,
  })
  const variants = said(false)
  const questions = said(true)
  const places = new Map([
    ...variants.map(({ at }, index) => [`variants.${index}.body`, at] as const),
    ...questions.map(({ at }, index) => [`questions.${index}.body`, at] as const),
  ])
  return { input: { situation, name, variants: variants.map(bare), questions: questions.map(bare) }, places }
}

/** The first wording with a fault; -1 where all are right. */
export const firstFault = ({ texts }: TemplateDraft): number =>
  texts.findIndex(({ body }) => problemsOf(body).length > 0)
