import type { Language } from '#language.ts'
import { shouts } from '#tone/capitals.ts'
import { harmlessEnglish } from '#tone/en/harmless.ts'
import { englishManners } from '#tone/en/manners.ts'
import { englishPeople } from '#tone/en/people.ts'
import { englishThreats } from '#tone/en/threats.ts'
import { harmlessSpanish } from '#tone/es/harmless.ts'
import { spanishManners } from '#tone/es/manners.ts'
import { spanishPeople } from '#tone/es/people.ts'
import { spanishThreats } from '#tone/es/threats.ts'
import { harmlessInsults, insultWords } from '#tone/insults.ts'
import { plainText, sentencesOf } from '#tone/plain.ts'
import { harmlessPortuguese } from '#tone/pt/harmless.ts'
import { portugueseManners } from '#tone/pt/manners.ts'
import { portuguesePeople } from '#tone/pt/people.ts'
import { portugueseThreats } from '#tone/pt/threats.ts'
import { type ToneRule, type ToneTag, toneTags } from '#tone/rule.ts'
import { kinderLine } from '#tone/suggestion.ts'
import { uncover } from '#tone/uncover.ts'
import { soundsHarsh } from '#tone/word-model.ts'
import type { Address } from '#workspace.ts'

/** `block` does not leave unless somebody with the right says so; `warn` is shown to the writer; `ok` is fine. */
export type ToneVerdict = 'ok' | 'warn' | 'block'

export interface ToneFinding {
  tag: ToneTag
  verdict: 'warn' | 'block'
  /** The words that were found, plain. */
  words: string
}

export interface ToneJudgement {
  verdict: ToneVerdict
  /** The worst of what was found, or null. */
  tag: ToneTag | null
  findings: ToneFinding[]
  /** A kinder line to take over, or null when nothing was found. */
  suggestion: string | null
}

/** What each tag comes to where the workspace has not chosen otherwise. */
export const usualVerdicts: Readonly<Record<ToneTag, 'warn' | 'block'>> = {
  threat: 'block',
  courtLookalike: 'block',
  publicShame: 'block',
  thirdParty: 'block',
  insult: 'block',
  impersonation: 'block',
  cardData: 'block',
  falseAmount: 'warn',
  askReason: 'warn',
  blame: 'warn',
  pressure: 'warn',
  capitals: 'warn',
}

const of: Readonly<Record<Language, { rules: readonly ToneRule[]; harmless: RegExp }>> = {
  es: { rules: [...spanishThreats, ...spanishPeople, ...spanishManners], harmless: harmlessSpanish },
  pt: { rules: [...portugueseThreats, ...portuguesePeople, ...portugueseManners], harmless: harmlessPortuguese },
  en: { rules: [...englishThreats, ...englishPeople, ...englishManners], harmless: harmlessEnglish },
}

/** Longer texts than a message may be are judged up to here, in characters. */
const longest = 8_000

export interface ToneOptions {
  /** By tag, where it differs from `usualVerdicts`: a law that forbids to ask why (Colombia, Ley 2300) makes it `block`. */
  verdicts?: Partial<Record<ToneTag, 'ok' | 'warn' | 'block'>>
  /** How the customer is addressed in Spanish; `usted` unless said. */
  address?: Address
}

/**
 * Whether a text to a debtor treats a person with dignity: no threats, no shaming, no insults, nothing to third parties, no look of a
 * court, no false office, no card data, no blame. Offline, by rules that can be read (contact-rules, section 5). Words that were
 * hidden (spaced, starred, in other alphabets) are uncovered first; places, names, idioms and denials are no findings. What no rule
 * knows and yet sounds harsh, by the words it is made of, is a warning.
 */
export function judgeTone(text: string, language: Language, options: ToneOptions = {}): ToneJudgement {
  const written = text.slice(0, longest)
  const sentences = sentencesToJudge(written, language)
  const found = sentences.flatMap((sentence) => [...insultsIn(sentence), ...ruledIn(sentence, language)])
  if (shouts(written)) found.push({ tag: 'capitals', words: '' })
  if (found.length === 0 && soundsHarsh(sentences)) found.push({ tag: 'blame', words: '' })
  return judgementOf(found, language, options)
}

/** The plain sentences of a text: what was hidden uncovered, what is harmless taken out. */
export function sentencesToJudge(text: string, language: Language): string[] {
  // A mark in its place keeps what stood before it and after it apart.
  return sentencesOf(uncover(plainText(text))).map((sentence) =>
    harmlessInsults.reduce(
      (rest, pattern) => rest.replace(pattern, ' - '),
      sentence.replace(of[language].harmless, ' - '),
    ),
  )
}

type Found = Omit<ToneFinding, 'verdict'>

function insultsIn(sentence: string): Found[] {
  const word = sentence.split(' ').find((each) => insultWords.has(each))
  return word === undefined ? [] : [{ tag: 'insult', words: word }]
}

function ruledIn(sentence: string, language: Language): Found[] {
  return of[language].rules.flatMap(({ tag, pattern, unless }) => {
    const words = pattern.exec(sentence)?.[0]
    return words === undefined || unless?.test(sentence) ? [] : [{ tag, words }]
  })
}

function judgementOf(found: readonly Found[], language: Language, options: ToneOptions): ToneJudgement {
  const findings = found.flatMap(({ tag, words }): ToneFinding[] => {
    const verdict = options.verdicts?.[tag] ?? usualVerdicts[tag]
    return verdict === 'ok' ? [] : [{ tag, words, verdict }]
  })
  const [worst] = findings.toSorted(bySeverity)
  if (!worst) return { verdict: 'ok', tag: null, findings: [], suggestion: null }
  const suggestion = kinderLine(worst.tag, language, options.address ?? 'usted')
  return { verdict: worst.verdict, tag: worst.tag, findings, suggestion }
}

function bySeverity(a: ToneFinding, b: ToneFinding): number {
  if (a.verdict !== b.verdict) return a.verdict === 'block' ? -1 : 1
  return toneTags.indexOf(a.tag) - toneTags.indexOf(b.tag)
}
