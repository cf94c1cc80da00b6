import { business } from './business.ts'
import type { Chance } from './chance.ts'
import type { Debtor } from './debtor.ts'
import { hourOf } from './decent-hours.ts'
import type { OurBeat, Phrases, TheirBeat } from './phrases.ts'
import { abroadEs, customersEs } from './phrases-customers-es.ts'
import { customersPt } from './phrases-customers-pt.ts'
import { teamEs, teamPt } from './phrases-team.ts'
import { dueDay, greeting, loosePesos, pesos, saidDay, saidLimit, typed } from './spoken.ts'

/** What is true between shop and customer at the moment of speaking. Days are local day numbers. */
export interface Situation {
  /** Epoch ms. */
  at: number
  /** The day that a promise made now would name. */
  nextPromiseDay: number
  /** The day of the last promise; null: none. */
  promisedDay: number | null
  dueDay: number
  /** Instalments paid. */
  done: number
}

/** What was said, and the day it promised if it named one. */
export interface Worded {
  text: string
  promisedDay: number | null
}

/** Words that only fit at some hours. */
const onlyAt: readonly [RegExp, (hour: number) => boolean][] = [
  [/buenas tardes|feliz tarde/i, (hour) => hour >= 12 && hour < 18.75],
  [/buenas noches/i, (hour) => hour >= 18.5],
  [/buen(os)? d[ií]as?|feliz d[ií]a|bom dia/i, (hour) => hour < 13],
  [/boa tarde/i, (hour) => hour >= 12 && hour < 18],
  [/en la tarde|ya salgo para/i, (hour) => hour < 15],
  [/al mediodía/i, (hour) => hour < 12],
  [/esta noche|hoje à noite/i, (hour) => hour < 19],
  [/hoy mismo|ainda hoje|hasta las 6/i, (hour) => hour < 17],
  [/trabajo,|trabalho,|cita médica|atendiendo/i, (hour) => hour < 18],
]

const promiseWords = /\{(date|untilDate)\}/

/** Finds words for what somebody wants to say, without saying the same thing again and again. */
export class Wording {
  readonly #chance: Chance
  readonly #uses = new Map<string, number>()
  readonly #said = new Set<string>()

  constructor(chance: Chance) {
    this.#chance = chance
  }

  /** A customer speaks. */
  customer(beat: TheirBeat, debtor: Debtor, situation: Situation): Worded {
    const own = debtor.language === 'pt' ? customersPt[beat] : customersEs[beat]
    const local = debtor.country === 'CO' || debtor.country === 'BR' ? [] : (abroadEs[debtor.country]?.[beat] ?? [])
    const phrase = this.#choose(local.length > 0 && this.#chance.happens(0.7) ? local : own, debtor, situation)
    const filled = fill(phrase, debtor, situation, (amount) => loosePesos(amount, debtor.hand))
    const promisedDay = promiseWords.test(phrase) ? situation.nextPromiseDay : null
    return { text: typed(filled, debtor.hand), promisedDay }
  }

  /** The shop speaks. */
  team(beat: OurBeat, debtor: Debtor, situation: Situation): string {
    const phrases: Phrases<OurBeat> = debtor.language === 'pt' ? teamPt : teamEs
    return fill(this.#choose(phrases[beat], debtor, situation), debtor, situation, pesos)
  }

  #choose(phrases: readonly string[], { phone }: Debtor, { at }: Situation): string {
    const hour = hourOf(at)
    const fitting = phrases.filter((phrase) => onlyAt.every(([words, when]) => !words.test(phrase) || when(hour)))
    const possible = fitting.length > 0 ? fitting : phrases
    const unsaid = possible.filter((phrase) => !this.#said.has(`${phone} ${phrase}`))
    const from = unsaid.length > 0 ? unsaid : possible
    const uses = (phrase: string) => this.#uses.get(phrase) ?? 0
    const fewest = Math.min(...from.map(uses))
    const chosen = this.#chance.pick(from.filter((phrase) => uses(phrase) <= fewest + 1))
    this.#uses.set(chosen, uses(chosen) + 1)
    this.#said.add(`${phone} ${chosen}`)
    return chosen
  }
}

const shopNames = ['don Aurelio', 'don Aurelio', 'vecino', 'don Aure', 'señor Aurelio']

function shopName({ phone, language }: Debtor): string {
  if (language === 'pt') return 'seu Aurelio'
  return shopNames[Number(phone.slice(-2)) % shopNames.length] ?? 'don Aurelio'
}

/** Half of an instalment, in round thousands. */
export function halfOf(partPesos: number): number {
  return Math.ceil(partPesos / 2 / 5000) * 5000
}

/** What is still to be paid. */
export function balanceOf({ parts, partPesos }: Debtor, done: number): number {
  return Math.max(parts - done, 0) * partPesos
}

function fill(phrase: string, debtor: Debtor, situation: Situation, money: (amount: number) => string): string {
  const { language, parts, partPesos } = debtor
  const { at, done } = situation
  const hello = greeting(hourOf(at), language)
  const values: Record<string, string> = {
    name: debtor.calledName,
    shop: shopName(debtor),
    o: debtor.gender === 'f' ? 'a' : 'o',
    article: debtor.article,
    buenas: hello,
    buenasLow: hello.toLowerCase(),
    part: money(partPesos),
    half: money(halfOf(partPesos)),
    balance: money(balanceOf(debtor, done)),
    parts: String(parts),
    done: String(done),
    left: String(Math.max(parts - done, 0)),
    number: `${Math.min(done + 1, parts)} de ${parts}`,
    paidNumber: `${Math.max(done, 1)} de ${parts}`,
    dueDate: dueDay(situation.dueDay, language),
    date: saidDay(situation.nextPromiseDay, at, language),
    untilDate: saidLimit(situation.nextPromiseDay, at, language),
    promised: saidDay(situation.promisedDay ?? situation.nextPromiseDay, at, language),
    nequi: business.nequi,
    account: business.account,
    holder: business.holder,
  }
  const filled = phrase.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  const joined = language === 'es' ? filled.replace(/\b(de|a) el\b/gi, '$1l') : filled
  return joined.replace(/(^|[.?!] )([a-záéíóú])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
}
