import { type VariableId, variableNamed, variables } from './variables.ts'

// Puts the values of one debtor into a text. There is nothing to execute: a text holds words and names between braces, each
// name is replaced once, and what was put in is never read again. Loops, conditions and anything else between braces is refused.

/** Why a value is not there; said to whoever writes. */
export type Missing =
  | 'no_name'
  | 'no_agent'
  | 'nothing_owed'
  | 'nothing_overdue'
  | 'no_due_date'
  | 'no_reference'
  | 'no_instalment'
  | 'no_promise'
  | 'no_payment'
  | 'no_payment_method'
  | 'no_plan'

/** Why a value is there and must not be said any more. */
export type Stale = 'plan_expired' | 'rate_unknown'

export type TemplateValue = { readonly text: string } | { readonly missing: Missing } | { readonly stale: Stale }

/** What is true of one debtor at one moment. */
export interface TemplateValues {
  /** After this instant (epoch ms) nothing of it counts: the day is another one, or the ledger may be. */
  readonly freshUntil: number
  readonly of: Readonly<Record<VariableId, TemplateValue>>
}

/** One thing that keeps a text from being sent, with its place in the body (UTF-16 offsets, the end exclusive). */
export interface TemplateProblem {
  readonly kind:
    | 'unknown'
    | 'instruction'
    | 'unclosed'
    | 'missing'
    | 'stale'
    | 'value_too_long'
    | 'text_too_long'
    | 'empty'
  readonly from: number
  readonly to: number
  /** What stands between the braces, shortened; empty where the problem is the whole text. */
  readonly name: string
  readonly variable: VariableId | null
  readonly why: Missing | Stale | null
}

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

/** The longest value within a line, and of a block (characters). Longer ones are no name and no amount. */
const longestLine = 400
const longestBlock = 6_000
/** A message that is longer is not read on a phone (characters). */
export const longestText = 12_000

type Part =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'variable'
      readonly id: VariableId
      readonly name: string
      readonly from: number
      readonly to: number
    }

/** The value of every variable that a body names, in place, or every problem there is. `now` in epoch ms. */
export function renderTemplate(body: string, values: TemplateValues, now: number): Rendered {
  const { parts, problems } = parse(body)
  const isLate = now > values.freshUntil
  const found: TemplateProblem[] = [...problems]
  const written = parts.map((part) => {
    if (part.kind === 'words') return part.text
    const value = values.of[part.id]
    const problem = (kind: TemplateProblem['kind'], why: TemplateProblem['why'] = null) => {
      found.push({ kind, from: part.from, to: part.to, name: part.name, variable: part.id, why })
      return ''
    }
    if (isLate) return problem('stale')
    if ('missing' in value) return problem('missing', value.missing)
    if ('stale' in value) return problem('stale', value.stale)
    const text = variables[part.id].block ? value.text.trim() : oneLine(value.text)
    if (text === '') return problem('missing')
    if (text.length > (variables[part.id].block ? longestBlock : longestLine)) return problem('value_too_long')
    return text
  })
  const text = written.join('').trim()
  const whole = (kind: 'empty' | 'text_too_long') =>
    found.push({ kind, from: 0, to: body.length, name: '', variable: null, why: null })
  if (found.length === 0 && text === '') whole('empty')
  if (text.length > longestText) whole('text_too_long')
  return found.length > 0 ? { ok: false, problems: found.sort((a, b) => a.from - b.from) } : { ok: true, text }
}

/** What is wrong with a body whoever it is for: names nobody knows, instructions, braces without their pair. */
export function problemsOf(body: string): readonly TemplateProblem[] {
  const { problems } = parse(body)
  if (problems.length > 0 || body.trim() !== '') return problems
  return [{ kind: 'empty', from: 0, to: body.length, name: '', variable: null, why: null }]
}

/** The variables that a body names, each once. */
export function variablesIn(body: string): VariableId[] {
  return [...new Set(parse(body).parts.flatMap((part) => (part.kind === 'variable' ? [part.id] : [])))]
}

/** Names are letters, and blanks or `_` between them. */
const isName = /^[\p{L}\p{M}\s_]+$/u

function parse(body: string): { parts: Part[]; problems: TemplateProblem[] } {
  const parts: Part[] = []
  const problems: TemplateProblem[] = []
  let at = 0
  for (const match of body.matchAll(/\{+([^{}]*)\}+|[{}]/g)) {
    const from = match.index
    const to = from + match[0].length
    parts.push({ kind: 'words', text: body.slice(at, from) })
    at = to
    const name = (match[1] ?? '').trim()
    const isSingle = match[0] === `{${match[1]}}`
    const id = isSingle ? variableNamed(name) : null
    if (id !== null) {
      parts.push({ kind: 'variable', id, name, from, to })
      continue
    }
    problems.push({ kind: kindOf(match[0], name), from, to, name: name.slice(0, 60), variable: null, why: null })
  }
  parts.push({ kind: 'words', text: body.slice(at) })
  return { parts, problems }
}

/** What is wrong with something in braces that names no variable. */
function kindOf(written: string, name: string): 'unclosed' | 'instruction' | 'unknown' {
  const opening = written.lastIndexOf('{') + 1
  const closing = written.length - written.indexOf('}')
  if (opening !== closing || !written.includes('}')) return 'unclosed'
  return opening === 1 && isName.test(name) ? 'unknown' : 'instruction'
}

/** A name or an amount stays in its line and turns nothing round it: no breaks, no signs that change the direction of writing. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
