import { type AmountPlace, readAmount } from './amount-text.ts'
import { countries } from './country.ts'
import { addDays, addMonths, isRealDate, type LocalDate } from './dates.ts'
import { monthDayAfter, weekdayAfter } from './promise-dates.ts'

// A first guess of what a message promises, so that the form opens filled in. It says which day and amount are named, not
// whether anything was promised; a person looks at it before it is kept. What can be meant in two ways is left out.

export interface PromiseHint {
  readonly dueOn: LocalDate | null
  /** Minor units of the place's currency. */
  readonly amountMinor: number | null
}

/** A longer text is a letter, and what it promises is for a person to say. */
const longestText = 500

/** Reads the day (counted from the debtor's `today`) and the amount that a message names. */
export function promiseHint(text: string, about: { today: LocalDate; place: AmountPlace }): PromiseHint {
  if (text.length > longestText) return { dueOn: null, amountMinor: null }
  const clauses = plain(text)
    .split(/(?<=[?!;\n])|(?<!s\/)[.,](?=\s|$)|\b(?:pero|but|mas(?! tardar))\b/)
    .filter((clause) => !isOff.test(clause))
  const said = clauses.join(' ; ')
  const { days, rest } = daysIn(said, about)
  const isSplit = /\b(?:mitad|metade|half|resto|rest|parte)\b/.test(said)
  return {
    dueOn: isAtTheLatest.test(said) ? lastOf(days) : settle(days, isSplit),
    amountMinor: settle(amountsIn(rest, about.place), isSplit),
  }
}

/** The amounts that a text names, in order, in minor units of the place's currency; what is said of days is no amount. */
export function amountsNamed(text: string, about: { today: LocalDate; place: AmountPlace }): number[] {
  if (text.length > longestText) return []
  const said = plain(text)
  const alone = readAmount(said.trim(), about.place)
  return 'amountMinor' in alone ? [alone.amountMinor] : amountsIn(daysIn(said, about).rest, about.place)
}

/** Of two days for one payment the later one counts. */
const isAtTheLatest = /(?:mas tardar|at the latest|no maximo)/

/** Lower case, without accents and with single spaces; lines stay apart. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘´`]/g, "'")
    .replace(/[^\S\n]+/g, ' ')
}

/** What was done already, cannot be done, or is being asked names no promise. */
const isOff = new RegExp(
  [
    String.raw`\b(?:ya|ja|already) (?:\w{2} ){0,2}(?:pague|pago|paguei|paid|transferi|deposite|depositei|consigne|envie|enviei|mande|mandei|gire|hice|fiz|sent)\b`,
    String.raw`\b(?:pague|paguei|transferi|depositei|pagou|quede|ayer|ontem|yesterday)\b|\b(?:i|was|is|i have) (?:paid|sent)\b`,
    String.raw`\b(?:no|nao|n) (?:\w{2} ){0,2}(?:puedo|podre|voy|tengo|alcanzo|llego|posso|consigo|vou|tenho|pago|pude|recebi)\b`,
    String.raw`\b(?:can'?t|cannot|won'?t|not able|don'?t have)\b`,
    String.raw`\b(?:cuando|cuanto|que hora|hasta que|donde|quando|quanto|que horas|onde|when|what|how much)\b[^?]*\?`,
  ].join('|'),
)

interface Found {
  on: LocalDate
  at: number
}

const weekdayNames = {
  es: ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'],
  pt: ['segunda', 'terca', 'quarta', 'quinta', 'sexta', 'sabado', 'domingo'],
  en: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
}
const monthNames = [
  ...[/ene(?:ro)?|jan(?:eiro|uary)?/, /feb(?:rero|ruary)?|fev(?:ereiro)?/, /mar(?:zo|co|ch)?/, /abr(?:il)?|apr(?:il)?/],
  ...[/may(?:o)?|maio/, /jun(?:io|ho|e)?/, /jul(?:io|ho|y)?/, /ago(?:sto)?|aug(?:ust)?/],
  ...[/sep(?:t|tiembre|tember)?|set(?:iembre|embro)?/, /oct(?:ubre|ober)?|out(?:ubro)?/, /nov(?:iembre|embro|ember)?/],
  /dic(?:iembre)?|dez(?:embro)?|dec(?:ember)?/,
]
const month = monthNames.map(({ source }) => source).join('|')
const count =
  '\\d{1,2}|un|una|uma|um|dos|dois|duas|tres|cuatro|cinco|seis|ocho|oito|diez|dez|quince|quinze|veinte|two|three|ten'
const counts: Readonly<Record<string, number>> = {
  ...{
    un: 1,
    una: 1,
    uma: 1,
    um: 1,
    dos: 2,
    dois: 2,
    duas: 2,
    two: 2,
    tres: 3,
    three: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
  },
  ...{ ocho: 8, oito: 8, diez: 10, dez: 10, ten: 10, quince: 15, quinze: 15, veinte: 20 },
}
const toNumber = (word: string): number => counts[word] ?? Number(word)
const nextMonth =
  '(?: (?:del|de|do|of)(?: (?:el|the))? ?(?:mes (?:que|q|k) (?:viene|vem)|proximo mes|mes proximo|next month))'

/** Finds the days that a text names, and answers the text without them. */
function daysIn(
  said: string,
  { today, place }: { today: LocalDate; place: AmountPlace },
): { days: LocalDate[]; rest: string } {
  const language = 'locale' in place ? place.locale.slice(0, 2) : countries[place.country].language
  const isMonthFirst = 'locale' in place ? place.locale === 'en-US' : place.country === 'US'
  const found: Found[] = []
  let isUnsure = false
  // Parts of the day are no days of their own: "por la mañana", "esta mañana".
  let rest = said.replace(/\b(?:por|en|de|a|x|esta) (?:la )?manana(?= |$|;)/g, (all) =>
    /^(?:de|a|en|x|por) manana/.test(all) ? all : ' '.repeat(all.length),
  )
  const take = (pattern: string, dayOf: (groups: readonly string[]) => LocalDate | 'unsure' | null) => {
    rest = rest.replace(new RegExp(pattern, 'g'), (all: string, ...groups: unknown[]) => {
      const at = groups.findIndex((group) => typeof group === 'number')
      const on = dayOf(groups.slice(0, at).map((group) => (typeof group === 'string' ? group : '')))
      if (on === 'unsure') isUnsure = true
      else if (on !== null) found.push({ on, at: Number(groups[at]) })
      return ';'.padEnd(all.length)
    })
  }
  const weekdays = [...weekdayNames.es, ...weekdayNames.en, ...(language === 'pt' ? weekdayNames.pt : [])].join('|')
  const weekdayOf = (name: string): number =>
    Math.max(...Object.values(weekdayNames).map((names) => names.indexOf(name))) + 1

  // What is counted in working days, repeats, or lies somewhere before or after a day names no day.
  take(String.raw`\b(?:primer|quinto|ultimo|5o|5) dia (?:habil|util)`, () => 'unsure')
  take(
    String.raw`\b(?:todos los|todas as|cada|every|despues del?|depois d[aeo]|after(?: the)?|desde(?: el)?|since|otro|outr[ao]|other) (?:${weekdays}|\d{1,2})\b`,
    (groups) => (groups.length > 1 ? null : 'unsure'),
  )
  take(
    String.raw`\b(?:ultim[oa]|last) (?:${weekdays})\b|\b(?:${weekdays})(?:-feira| feira)? (?:pasado|passad[ao])\b`,
    () => null,
  )
  take(String.raw`\b(?:${weekdays})\b[^;]{0,20}\b(?:na outra|el otro|the other)\b`, () => 'unsure')

  take(String.raw`\bhoy en (ocho|quince)\b`, ([n = '']) => addDays(today, n === 'ocho' ? 7 : 14))
  take(
    String.raw`\b(?:en|em|in|dentro de|daqui a|dentro em) (${count}) (dias?|days?|semanas?|weeks?)\b`,
    ([n = '', unit = '']) => addDays(today, toNumber(n) * (/^[sw]/.test(unit) ? 7 : 1)),
  )
  take(String.raw`\b(?:pasado manana|depois de amanha|(?:the )?day after tomorrow)\b`, () => addDays(today, 2))
  take(String.raw`\b(?:manana|mnn|mnna|mnana|amanha|tomorrow|tmrw|tmr)\b`, () => addDays(today, 1))
  take(String.raw`\b(?:hoy|hoje|hj|today|tonight|esta (?:noche|tarde)|ahorita|al rato)\b`, () => today)

  take(
    String.raw`\b(?:fin(?:es)?|final|fim|ultimo dia|end) (?:de|do|del|of)(?: (?:el|the|este|this))? ?(?:mes|month)( (?:que|q) (?:viene|vem))?\b`,
    ([next = '']) => addMonths(today, next === '' ? 0 : 1, 31),
  )
  take(String.raw`\b(?:mediados|meados|mid)(?: (?:de|do|of))?(?: (?:el|the|este))?[ -]?(?:mes|month)\b`, () =>
    monthDayAfter(today, 15),
  )
  take(String.raw`\b(?:primera|segunda|primeira|otra|proxima) quincena\b`, () => 'unsure')
  take(String.raw`\bquincena\b`, () => [monthDayAfter(today, 15), monthDayAfter(today, 31)].sort()[0] ?? null)

  take(String.raw`\b(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\b(?!/)`, ([a = '', b = '', year = '']) =>
    yearly(today, isMonthFirst ? [b, a] : [a, b], year),
  )
  take(
    String.raw`\b(\d{1,2})(?:st|nd|rd|th|ro)?(?: de| of)? (${month})(?: (?:de |del )?(20\d\d))?\b`,
    ([day = '', name = '', year = '']) => yearly(today, [day, String(monthNumber(name))], year),
  )
  take(String.raw`\b(${month}) (\d{1,2})(?:st|nd|rd|th)?\b(?![.,:/]\d)`, ([name = '', day = '']) =>
    yearly(today, [day, String(monthNumber(name))], ''),
  )
  const dayOfMonth = (day: number, isNext: boolean) =>
    day < 1 || day > 31 ? null : isNext ? addMonths(today, 1, day) : monthDayAfter(today, day)
  const noAmount = String.raw`\b(?![.,:/]?\d| ?(?:%|mil\b|k\b|lucas?\b|pesos?\b|palos?\b|cuotas?\b|horas?\b|hs?\b|[ap]\.?m\b|d[ei]as\b|reais\b))`
  take(
    String.raw`\b(antes )?(?:d?el|dia|o dia)(?: dia)? (\d{1,2})${noAmount}(${nextMonth})?`,
    ([before = '', day = '', next = '']) => shifted(dayOfMonth(Number(day), next !== ''), before),
  )
  take(String.raw`\b(before )?the (\d{1,2})(?:st|nd|rd|th)\b(${nextMonth})?`, ([before = '', day = '', next = '']) =>
    shifted(dayOfMonth(Number(day), next !== ''), before),
  )
  take(
    String.raw`\b(antes d(?:e|el|a|o) |before )?\b(${weekdays})\b(?:-feira| feira)?(?! (?:parte|parcela|via|vez|cuota))`,
    ([before = '', name = '']) => shifted(weekdayAfter(today, weekdayOf(name)), before),
  )
  found.sort((a, b) => a.at - b.at)
  return { days: isUnsure ? [] : found.map(({ on }) => on).filter((on) => on >= today), rest }
}

const shifted = (on: LocalDate | null, before: string): LocalDate | null =>
  on === null || before === '' ? on : addDays(on, -1)

const monthNumber = (name: string): number =>
  monthNames.findIndex((pattern) => new RegExp(`^(?:${pattern.source})$`).test(name)) + 1

/** A day further back than this in its own year was meant for the past, not for the year after. */
const furthestAheadDays = 183

/** The day and month given, this year or, when that is past, soon in the next one. */
function yearly(today: LocalDate, [day = '', inMonth = '']: readonly string[], year: string): LocalDate | null {
  const at = (full: string) => `${full}-${inMonth.padStart(2, '0')}-${day.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  const meant = year === '' ? null : year.length === 2 ? `20${year}` : year
  const on = at(meant ?? String(thisYear))
  if (meant !== null || on >= today) return isRealDate(on) ? on : null
  const nextYear = at(String(thisYear + 1))
  return isRealDate(nextYear) && nextYear <= addDays(today, furthestAheadDays) ? nextYear : null
}

/** One answer where all say the same; of several only where the text says that it is about several, then the first. */
function settle<T>(all: readonly T[], isSplit: boolean): T | null {
  return new Set(all).size === 1 || isSplit ? (all[0] ?? null) : null
}

const lastOf = (days: readonly LocalDate[]): LocalDate | null => [...days].sort().at(-1) ?? null

/** Words that make an amount of a number, without which short numbers are days, parts and floors of houses. */
const counted =
  /^(?:mil|k|lucas?|palos?|gambas?|millon(?:es)?|melon(?:es)?|milhao|milhoes|thousand|hundred|grand|pesos?|varos?|baros?|mangos?|barras?|reais|real|contos?|pilas?|paus?|bucks?|quid|dolares|dollars?|dolar|usd|soles|euros?|colones|quetzales|lempiras|guaranies|bolivianos|bolivares|uf|ufs|uvr|udis?|uis?)$/
const sign = /[$€£₲₡]|s\/|\b(?:rd|us|r|ar|clp|cop|mxn|brl|bs|gs|uf|usd)\$? ?\d/
/** What comes before numbers that are no money. */
const label =
  /^(?:#|n[o°º]\.?|nro\.?|numero|factura|fact|orden|pedido|cuenta|conta|invoice|order|nota|nf|boleto|cuota|calle|rut|cpf|dni|nit|tel|cel|piso)$/

/** The amounts that a text names, in order. */
function amountsIn(rest: string, place: AmountPlace): number[] {
  const words = rest.split(/[ \n]+/).filter((word) => word !== '')
  const found: number[] = []
  for (let from = 0; from < words.length; from++) {
    const longest = Math.min(5, words.length - from)
    for (let length = longest; length > 0; length--) {
      const amountMinor = amountOf(words.slice(from, from + length), place, words[from - 1] ?? '')
      if (amountMinor === null) continue
      found.push(amountMinor)
      from += length - 1
      break
    }
  }
  return found
}

function amountOf(words: readonly string[], place: AmountPlace, before: string): number | null {
  const text = words.join(' ').replace(/[.,;:!?)…]+$/, '')
  const hasUnit =
    sign.test(text) ||
    text.split(' ').some((word) => counted.test(word)) ||
    /\d(?:k|mil|lucas|reais|pesos|usd|uf)$/.test(text)
  if (/\d/.test(text)) {
    const digits = text.replace(/\D/g, '')
    const isYear = /^20[2-3]\d$/.test(text)
    const isNumberOfSomething = label.test(before) || /^\d{8,}$/.test(text) || isYear || digits.length < 3
    if (isNumberOfSomething && !hasUnit) return null
  } else if (!hasUnit || words.length < 2) return null
  const read = readAmount(text, place)
  return 'amountMinor' in read ? read.amountMinor : null
}
