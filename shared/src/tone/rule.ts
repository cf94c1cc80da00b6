/**
 * What is wrong with a text, what says most about it first: the tags of contact rules, section 5, and three of good manners (blame,
 * pressure, capitals).
 */
export const toneTags = [
  'impersonation',
  'courtLookalike',
  'cardData',
  'publicShame',
  'thirdParty',
  'insult',
  'threat',
  'falseAmount',
  'askReason',
  'blame',
  'pressure',
  'capitals',
] as const
export type ToneTag = (typeof toneTags)[number]

/** One way of saying something that must not be said. */
export interface ToneRule {
  tag: ToneTag
  /** Matched against one plain sentence. */
  pattern: RegExp
  /** What makes the same words harmless in that sentence. */
  unless: RegExp | undefined
}

/** Words that several phrases share, by the name they are called with in `{}`. */
export type Macros = Readonly<Record<string, string>>

/**
 * Makes a pattern of a phrase. A phrase is words with one space between them, and may hold
 * - `(a|b)` one of these, `(a )?` perhaps this,
 * - `(a |b )*` some of these, four at most,
 * - `pag*` the rest of a word,
 * - ` .. ` up to six words,
 * - `{name}` one of the macros.
 */
function patternOf(phrases: readonly string[], macros: Macros): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${phrases.map((phrase) => sourceOf(phrase, macros)).join('|')})(?![a-z0-9])`)
}

function sourceOf(phrase: string, macros: Macros): string {
  const whole = phrase.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const macro = macros[name]
    if (macro === undefined) throw new Error(`no macro is called ${name}`)
    return `(${macro.includes('{') ? sourceOf(macro, macros) : macro})`
  })
  return whole
    .replaceAll(' .. ', ' (?:[a-z0-9%]+ ){0,6}?')
    .replace(/\((?!\?)/g, '(?:')
    .replaceAll(')*', '){0,4}')
    .replace(/(?<=[a-z)(|\]])\*/g, (_, at: number, text: string) => (text[at - 1] === ']' ? '{0,12}' : '[a-z]{0,12}'))
}

/** Rules for one tag: each phrase by itself, so that what was found can be shown. */
export function rules(
  tag: ToneTag,
  macros: Macros,
  phrases: readonly string[],
  unless?: readonly string[],
): ToneRule[] {
  const harmless = unless && patternOf(unless, macros)
  return phrases.map((phrase) => ({ tag, pattern: patternOf([phrase], macros), unless: harmless }))
}

/** What is taken out of a sentence before it is judged: places, idioms, denials. */
export function harmlessPattern(macros: Macros, phrases: readonly string[]): RegExp {
  return new RegExp(patternOf(phrases, macros).source, 'g')
}
