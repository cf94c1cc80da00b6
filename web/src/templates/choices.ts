import type { Language } from '@aldia/shared/language.ts'
import type { TemplateLink } from '@aldia/shared/message.ts'
import type { Situation, Template, TemplateKind } from '@aldia/shared/template.ts'
import { chooseVariant, type Listener, variantsFor } from '@aldia/shared/templates/choose.ts'
import { type Rendered, renderTemplate, type TemplateValues } from '@aldia/shared/templates/render.ts'
import type { Untimely } from '@aldia/shared/templates/untimely.ts'

/** One line of the list: what it is called, and its text for this debtor, or why there is none. */
export interface Choice {
  readonly id: string
  readonly group: 'message' | 'quick' | 'phrase' | 'objection'
  readonly name: string
  readonly situation: Situation
  /** Of objections: something to ask. */
  readonly isQuestion: boolean
  /** Which wording it is; null where there is none. */
  readonly link: TemplateLink | null
  /** null: no text in a language and form of address that fits. */
  readonly rendered: Rendered | null
  /** Why what it says would not be true today; null: it would. */
  readonly untimely: Untimely | null
}

export interface ChoiceFacts {
  /** The values in a language. */
  readonly valuesIn: (language: Language) => TemplateValues
  readonly listener: Listener
  /** Why a text for this situation would not be true today. */
  readonly untimely: (situation: Situation) => Untimely | null
  /** Epoch ms. */
  readonly now: number
}

const order: readonly TemplateKind[] = ['message', 'quick', 'phrase', 'objection']

/**
 * Everything that can be put into a message to this debtor: messages, quick replies, phrases, and scripts for objections; of each kind
 * what is true today first. Pure.
 */
export function choicesFor(templates: readonly Template[], facts: ChoiceFacts): Choice[] {
  const { listener, now, valuesIn } = facts
  const live = templates.filter(({ archivedAt }) => archivedAt === null)
  const rendered = (variant: Template['variants'][number]) =>
    renderTemplate(variant.body, valuesIn(variant.language), now)
  return order.flatMap((kind) =>
    live
      .filter((template) => template.kind === kind)
      .map((template) => ({ ...template, untimely: facts.untimely(template.situation) }))
      .sort((a, b) => Number(a.untimely !== null) - Number(b.untimely !== null))
      .flatMap(({ id, version, name, situation, variants, questions, untimely }): Choice[] => {
        const linkTo = (variant: Template['variants'][number], list: TemplateLink['list']): TemplateLink => ({
          ...{ templateId: id, version, list },
          at: (list === 'variants' ? variants : questions).indexOf(variant),
        })
        const one = { group: kind, name, situation, isQuestion: false, untimely } as const
        if (kind === 'message' || kind === 'quick') {
          const variant = chooseVariant(variants, listener)
          const link = variant === null ? null : linkTo(variant, 'variants')
          return [{ ...one, id, link, rendered: variant === null ? null : rendered(variant) }]
        }
        const lines = (texts: Template['variants'], isQuestion: boolean): Choice[] =>
          variantsFor(texts, listener).map((variant, index) => ({
            ...one,
            id: `${id}-${isQuestion ? 'q' : 'r'}${index}`,
            isQuestion,
            link: linkTo(variant, isQuestion ? 'questions' : 'variants'),
            rendered: rendered(variant),
          }))
        return [...lines(variants, false), ...lines(questions, true)]
      }),
  )
}

/** Those in whose name or words every word of the query begins somewhere; names first. Pure. */
export function matching(choices: readonly Choice[], query: string): Choice[] {
  const words = plain(query).split(' ').filter(Boolean)
  if (words.length === 0) return [...choices]
  const has = (text: string) => words.every((word) => ` ${plain(text)}`.includes(` ${word}`))
  const named = choices.filter(({ name }) => has(name))
  const said = choices.filter(({ name, rendered }) => !has(name) && rendered?.ok === true && has(rendered.text))
  return [...named, ...said]
}

/** Small letters without accents, words with one blank between them. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
