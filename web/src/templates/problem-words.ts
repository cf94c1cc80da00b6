import type { Catalog, Language } from '@aldia/shared/language.ts'
import type { TemplateProblem } from '@aldia/shared/templates/render.ts'
import type { templatesText } from './templates.text.ts'

type Words = typeof templatesText extends Catalog<infer T> ? Catalog<T>[Language] : never

/** One sentence about what keeps a text from being put in. */
export function problemWords(problem: TemplateProblem, text: Words): string {
  if (problem.why !== null) return text.why[problem.why]
  const line = text.problems[problem.kind]
  return typeof line === 'string' ? line : line(problem.name)
}
