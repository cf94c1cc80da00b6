import type { Hand } from './debtor.ts'
import { dayOfMonth, localDay, weekday } from './decent-hours.ts'

type Language = 'es' | 'pt'

const weekdays = {
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  pt: ['domingo', 'segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado'],
} as const

const near = {
  es: { [-1]: 'ayer', 0: 'hoy', 1: 'mañana' },
  pt: { [-1]: 'ontem', 0: 'hoje', 1: 'amanhã' },
} as const

const nameOf = (day: number, language: Language) => weekdays[language][weekday(day)] ?? ''
const grouped = (pesos: number) => String(pesos).replace(/\B(?=(\d{3})+$)/g, '.')

/** An amount as a shop writes it: `$185.000`. */
export function pesos(amount: number): string {
  return `$${grouped(amount)}`
}

/** An amount as customers write it. */
export function loosePesos(amount: number, hand: Hand): string {
  if (hand === 'careful') return pesos(amount)
  if (hand === 'hurried' && amount < 1_000_000 && amount % 1000 === 0) return `${amount / 1000} mil`
  return grouped(amount)
}

/** A day as one says it: "mañana", "el viernes", "el 30"; in Portuguese "amanhã", "na sexta", "dia 30". */
export function saidDay(day: number, at: number, language: Language): string {
  const distance = day - localDay(at)
  const word = (near[language] as Record<number, string>)[distance]
  if (word) return word
  const isNear = Math.abs(distance) <= 6
  if (language === 'es') return `el ${isNear ? nameOf(day, 'es') : dayOfMonth(day)}`
  if (!isNear) return `dia ${dayOfMonth(day)}`
  return `${[0, 6].includes(weekday(day)) ? 'no' : 'na'} ${nameOf(day, 'pt')}`
}

/** After "hasta" and "até": "el viernes", "sexta". */
export function saidLimit(day: number, at: number, language: Language): string {
  return saidDay(day, at, language).replace(/^n[ao] /, '')
}

/** A due date after "el": "sábado 15"; in Portuguese whole: "no sábado, dia 15". */
export function dueDay(day: number, language: Language): string {
  const date = dayOfMonth(day)
  if (language === 'es') return `${nameOf(day, 'es')} ${date}`
  return `${[0, 6].includes(weekday(day)) ? 'no' : 'na'} ${nameOf(day, 'pt')}, dia ${date}`
}

export function greeting(hour: number, language: Language): string {
  if (language === 'pt') return hour < 12 ? 'Bom dia' : hour < 18 ? 'Boa tarde' : 'Boa noite'
  return hour < 12 ? 'Buenos días' : hour < 18.75 ? 'Buenas tardes' : 'Buenas noches'
}

const shortForms: readonly [RegExp, string][] = [
  [/por favor/gi, 'porfa'],
  [/\bque\b/gi, 'q'],
  [/\bporque\b/gi, 'xq'],
  [/\btambién\b/gi, 'tambien'],
  [/\bpara (el|la|los)\b/gi, 'pa $1'],
  [/\bvoc[êe]s\b/gi, 'vcs'],
  [/\bvoc[êe]\b/gi, 'vc'],
]

/** Takes accents off, but leaves ñ and ç, which have keys of their own. */
function unaccented(text: string): string {
  return text.replace(/[áéíóúüâêôãõà]/gi, (letter) => letter.normalize('NFD').charAt(0))
}

/** A careful sentence as somebody with this hand types it. */
export function typed(text: string, hand: Hand): string {
  if (hand === 'careful') return text
  const relaxed = text.replace(/[¿¡]/g, '').replace(/\.$/, '')
  if (hand === 'plain') return relaxed
  const short = shortForms.reduce((line, [long, form]) => line.replace(long, form), relaxed)
  return unaccented(short.toLowerCase()).replace(/, /g, ' ')
}
