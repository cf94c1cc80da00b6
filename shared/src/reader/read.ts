import type { AmountPlace } from '#amount-text.ts'
import { countries } from '#country.ts'
import type { LocalDate } from '#dates.ts'
import type { Language } from '#language.ts'
import { wordRules } from '#reader/rules/index.ts'
import { isAboutRest, type Said, sayOf } from '#reader/rules/promise.ts'
import { type Intent, intents, type Weight } from '#reader/rules/rule.ts'
import { clausesOf } from './clauses.ts'
import { confidenceOf } from './confidence.ts'
import type { DayRule } from './day-rules.ts'
import { takeDays } from './days.ts'
import { day } from './marked.ts'
import { toPlain } from './plain.ts'
import { promiseOf } from './promised.ts'
import { takeSums } from './sums.ts'
import { votedFor } from './votes.ts'

// Reads what a debtor wrote, by rules that one can see: what it is about, which day and amount it names, from which words. It
// proposes and never decides. Offline, pure, well under a millisecond. collections-facts.md section 11.

/** What is known of the debtor when the message came. */
export interface ReadAbout {
  /** The debtor's local day when the message was written. */
  readonly today: LocalDate
  readonly place: AmountPlace
  /** The language expected; what the words say goes first. */
  readonly language?: Language
  readonly isHoliday?: (day: LocalDate) => boolean
}

/** A day or an amount, with the words that named it. */
export interface ReadDay {
  readonly on: LocalDate
  readonly rule: DayRule
  readonly words: string
}
export interface ReadAmount {
  /** Minor units of the place's currency. */
  readonly amountMinor: number
  readonly words: string
}

export interface Reading {
  readonly intent: Intent
  /** 0-1; of those read with 0.9 nine of ten are right. */
  readonly confidence: number
  /** The day promised; only with `promise_to_pay`, never a past one. */
  readonly day: ReadDay | null
  /** The amount promised, paid or offered in parts. */
  readonly amount: ReadAmount | null
  /** The debtor's words that the intent was read from; empty where nothing was understood. */
  readonly words: string
  readonly language: Language
}

/** A longer text is a letter, and what it says is for a person to read. */
export const longestRead = 600

/** Reads one message, or the bubbles of two minutes with a new line between them. */
export function read(written: string, about: ReadAbout): Reading {
  const usual = about.language ?? languageOf(about.place)
  if (written.length > longestRead) return nothing(usual, 0)
  const { plain, text, days, sums } = prepared(written, about)
  if (plain.text.trim() === '') return nothing(plain.language, written.trim() === '' ? 0 : 0.7)
  const said = clausesOf(text, plain.language).map(sayOf)
  const found = weigh(text, said)
  const intent = choose(found, text, said) ?? voted(text, said, found)
  const at = found.get(intent)
  const promise = intent === 'promise_to_pay' ? promiseOf(said, days, sums, text) : null
  const sum = promise ? promise.sum : sumFor(intent, said, sums)
  return {
    intent,
    confidence: confidenceOf(intent, found, promise),
    day: promise?.day
      ? { on: promise.day.on, rule: promise.day.rule, words: plain.quote(promise.day.at, promise.day.to) }
      : null,
    amount: sum ? { amountMinor: sum.amountMinor, words: plain.quote(sum.at, sum.to) } : null,
    words: at ? plain.quote(at.from, at.to) : '',
    language: plain.language,
  }
}

/** A text made plain, with its days and amounts marked. */
export function prepared(written: string, about: ReadAbout) {
  const { today, place, isHoliday = () => false } = about
  const plain = toPlain(written, about.language ?? languageOf(place))
  const isMonthFirst = 'locale' in place ? place.locale === 'en-US' : place.country === 'US'
  const { text: dated, days } = takeDays(plain.text, plain.language, { today, isMonthFirst, isHoliday })
  const { text, sums } = takeSums(dated, place)
  return { plain, text, days: days.filter(({ on }) => on >= today), sums }
}

/** What speaks for an intent: how strongly, and where. */
export interface Evidence {
  readonly weight: Weight
  readonly from: number
  readonly to: number
}

function weigh(text: string, said: readonly Said[]): Map<Intent, Evidence> {
  const found = new Map<Intent, Evidence>()
  for (const [intent, rules] of wordRules) {
    for (const { weight, pattern } of rules) {
      const match = pattern.exec(text)
      if (!match) continue
      found.set(intent, { weight, from: match.index, to: match.index + match[0].length })
      break
    }
  }
  for (const { clause, paying, weight } of said) {
    const intent =
      paying === 'has' ? 'already_paid' : paying === 'will' || paying === 'income' ? 'promise_to_pay' : null
    if (intent === null || (found.get(intent)?.weight ?? 0) >= weight) continue
    found.set(intent, { weight, from: clause.from, to: clause.to })
  }
  return found
}

/** The first in the order of precedence that is meant; hints decide only where nothing more was said. */
function choose(found: ReadonlyMap<Intent, Evidence>, text: string, said: readonly Said[]): Intent | null {
  const weightOf = (intent: Intent) => found.get(intent)?.weight ?? 0
  for (const least of [3, 2]) {
    for (const intent of intents) {
      if (weightOf(intent) < least) continue
      if (intent === 'promise_to_pay' && weightOf('ask_installments') === 3 && !namesDay(said)) continue
      if (intent === 'already_paid' && isPartPaid(said, text)) return 'promise_to_pay'
      return intent
    }
  }
  return null
}

/** Where no rule is sure: what most words speak for; a promise is never made of votes alone. */
function voted(text: string, said: readonly Said[], found: ReadonlyMap<Intent, Evidence>): Intent {
  const most = votedFor(text)
  if (most && most.intent !== 'promise_to_pay') return most.intent
  const hinted = intents.find((intent) => found.has(intent))
  if (hinted) return hinted
  return said.some(({ paying }) => paying === 'not') ? 'hardship' : 'other'
}

/** Whether a clause that promises names a day; "te pago en cuotas" without one asks for parts. */
function namesDay(said: readonly Said[]): boolean {
  return said.some(({ paying, clause }) => (paying === 'will' || paying === 'income') && hasDay.test(clause.text))
}

const hasDay = new RegExp(day)

/** "I paid half, the rest on Friday" is a promise. */
function isPartPaid(said: readonly Said[], text: string): boolean {
  return said.some(({ paying, weight }) => paying === 'will' && weight === 3) && isAboutRest(text)
}

function sumFor(
  intent: Intent,
  said: readonly Said[],
  sums: readonly { at: number; to: number; amountMinor: number }[],
) {
  if (intent === 'ask_installments') return sums[0] ?? null
  if (intent !== 'already_paid') return null
  const clause = said.find(
    ({ paying, clause: { from, to } }) => paying === 'has' && sums.some(({ at }) => at >= from && at < to),
  )
  if (!clause) return sums[0] ?? null
  return sums.find(({ at }) => at >= clause.clause.from && at < clause.clause.to) ?? null
}

const languageOf = (place: AmountPlace): Language => {
  if ('country' in place) return countries[place.country].language
  const language = place.locale.slice(0, 2)
  return language === 'pt' || language === 'en' ? language : 'es'
}

const nothing = (language: Language, confidence: number): Reading => ({
  ...{ intent: 'other', confidence, day: null, amount: null, words: '', language },
})
