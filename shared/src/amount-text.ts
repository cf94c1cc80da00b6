import { type Country, countries } from './country.ts'
import { localeOf } from './language.ts'
import { maxAmountMinor, minorDigits, unitName } from './money.ts'

// Amounts as people type them: `1.234,56`, `1,234.56`, `$ 150.000`, `R$ 1.500`, `150 mil`, `2 lucas`, `medio palo`, `UF 12,5`.
// What can be meant in two ways is refused rather than guessed.

/** Why a text is no amount. `decimals`: finer than the currency's smallest unit. */
export type AmountProblem = 'empty' | 'not_a_number' | 'negative' | 'zero' | 'too_large' | 'decimals'

/** `locale` is a BCP 47 tag with its region (`es-CL`); a country stands for its usual one. */
export type AmountPlace = { currency: string } & ({ locale: string } | { country: Country })

/** Reads an amount of money as a person of that place writes it; minor units of the currency, more than nothing. */
export function readAmount(text: string, place: AmountPlace): { amountMinor: number } | { problem: AmountProblem } {
  const written = plainText(text)
  if (written === '') return { problem: 'empty' }
  const locale = 'locale' in place ? place.locale : localeOf(countries[place.country].language, place.country)
  const sign = takeSign(written)
  const value = readTerms(tokens(sign.rest), { currency: place.currency, locale, mark: decimalMark(locale) })
  if (value === null) return { problem: 'not_a_number' }
  if (sign.isNegative && value.units !== 0n) return { problem: 'negative' }
  const shifted = value.units * 10n ** BigInt(minorDigits(place.currency))
  const divisor = 10n ** BigInt(value.scale)
  if (shifted % divisor !== 0n) return { problem: 'decimals' }
  const minor = shifted / divisor
  if (minor === 0n) return { problem: 'zero' }
  if (minor > BigInt(maxAmountMinor)) return { problem: 'too_large' }
  return { amountMinor: Number(minor) }
}

/** An exact decimal number: `units ÷ 10^scale`. */
interface Exact {
  readonly units: bigint
  readonly scale: number
}

interface Place {
  readonly currency: string
  readonly locale: string
  /** The decimal mark of the place. */
  readonly mark: string
}

/** More than this nobody types as an amount; what was pasted by mistake costs nothing. */
const longestText = 60

function plainText(text: string): string {
  const plain = text
    .slice(0, longestText + 1)
    .normalize('NFD')
    .replace(/[\p{M}\u200e\u200f\u061c]/gu, '')
    .replace(/[\p{Zs}\s]+/gu, ' ')
    .replace(/[’‘´`ʼ]/g, "'")
    .replace(/[−–—]/g, '-')
    .trim()
    .toLowerCase()
  // Chile writes `$150.000.-` and `150.000,--` for "and no cents".
  return plain.replace(/(?<=\d)[.,] ?-+$/, '')
}

function takeSign(text: string): { isNegative: boolean; rest: string } {
  const inBrackets = /^\((.*)\)$/.exec(text)
  if (inBrackets) return { isNegative: true, rest: inBrackets[1] ?? '' }
  const signed = /^([^\d+-]*)([+-]) ?(?=[^\s+-])/.exec(text)
  if (!signed) return { isNegative: false, rest: text }
  return { isNegative: signed[2] === '-', rest: `${signed[1]}${text.slice(signed[0].length)}` }
}

type Token = { number: string } | { word: string }

/** Cuts a text into numbers and words; null where something else stands in it. */
function tokens(text: string): Token[] | null {
  if (text.length > longestText) return null
  const found: Token[] = []
  const piece =
    /\s*(?:((?:\d|[.,](?=\d))\d*(?:[.,']\d+| \d{3}(?!\d))*[.,]?)|([\p{L}\p{Sc}][\p{L}\p{Sc}/]*(?:\.\p{L}+)?\.?))/uy
  const end = text.trimEnd().length
  while (piece.lastIndex < end) {
    const match = piece.exec(text)
    if (!match) return null
    if (match[1] !== undefined) found.push({ number: match[1] })
    else if (match[2] !== undefined) found.push({ word: match[2].replace(/\.$/, '') })
  }
  return found
}

/** Adds up `1 millón 200 mil`, `2 mil 500`, `palo y medio`; null when it is no amount of this currency. */
function readTerms(all: readonly Token[] | null, place: Place): Exact | null {
  if (!all) return null
  const left = all.filter((token) => !('word' in token && (isOfCurrency(token.word, place) || fillers.has(token.word))))
  let sum: Exact | null = null
  let last = Number.POSITIVE_INFINITY
  let at = 0
  while (at < left.length) {
    if (sum !== null && halves.has(wordAt(left, at)) && at === left.length - 1 && last >= 100) {
      return plus(sum, { units: BigInt(last) * 5n, scale: 1 })
    }
    const term = readTerm(left, at, place)
    if (!term || term.factor >= last) return null
    // "1 palo 200" is a million and two hundred thousand to one reader and a million and two hundred to another.
    const isRest = sum !== null && term.factor === 1
    if (isRest && (last !== 1_000 || term.value.scale > 0 || term.value.units >= 1_000n)) return null
    sum = sum === null ? term.value : plus(sum, term.value)
    last = term.factor
    at = term.next
  }
  return sum
}

/** One number with what it counts: `150 mil`, `1.5 palo`, `medio palo`, `lucas` alone being one of them. */
function readTerm(
  all: readonly Token[],
  from: number,
  place: Place,
): { value: Exact; factor: number; next: number } | null {
  let at = from
  const first = all[at]
  if (!first) return null
  let factor = 1
  let counted: string | null = null
  let spelled: bigint | null = null
  let isHalf = false
  if ('number' in first) {
    counted = first.number
    at++
  } else if (halves.has(first.word)) {
    isHalf = true
    at++
  } else {
    for (let word = numberWords.get(wordAt(all, at)); word !== undefined; word = numberWords.get(wordAt(all, at))) {
      // "cincuenta y cinco" descends; "dos tres" is two numbers.
      if (spelled !== null && spelled % 10n ** BigInt(String(word).length) !== 0n) return null
      spelled = (spelled ?? 0n) + BigInt(word)
      at++
    }
  }
  const beforeFactors = at
  for (let times = factorOf(wordAt(all, at), place); times !== null; times = factorOf(wordAt(all, at), place)) {
    factor *= times
    at++
  }
  const hasFactor = at > beforeFactors
  if (at === from || (isHalf && (!hasFactor || factor < 100))) return null
  const number = isHalf
    ? { units: 5n, scale: 1 }
    : counted === null
      ? { units: spelled ?? 1n, scale: 0 }
      : readNumber(counted, place, hasFactor && factor > 1)
  return number && { value: { units: number.units * BigInt(factor), scale: number.scale }, factor, next: at }
}

/**
 * A number with marks. One mark and three digits are thousands everywhere ("1.500" in Chile, "1,500" in Mexico, and either in
 * the other place), except where three decimals make sense: in units that have them and before "millones".
 */
function readNumber(written: string, place: Place, isCounted: boolean): Exact | null {
  const text = written.replace(/[.,]$/, '')
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (at < 0) return grouped(text, '')
  const mark = text.charAt(at)
  const before = text.slice(0, at)
  const after = text.slice(at + 1)
  if (before.includes(mark) || /[' ]/.test(after)) return grouped(text, '')
  const otherMark = /[.,]/.test(before)
  const isThreeAfterFew = after.length === 3 && /^[1-9]\d{0,2}$/.test(before)
  const threeAreDecimals = mark === place.mark && (isCounted || minorDigits(place.currency) >= 3)
  if (isThreeAfterFew && !threeAreDecimals) return grouped(text, '')
  if (after.length === 3 && minorDigits(place.currency) < 3 && !isCounted) {
    // Mexico, Colombia and Ecuador write millions with an apostrophe: 1'500,000.
    if (/^\d{1,3}(?:'\d{3})+$/.test(before)) return grouped(text, '')
    if (otherMark || before.includes(' ')) return null
  }
  return grouped(before === '' ? '0' : before, after)
}

/** Whole part with marks between groups of three, and decimals. */
function grouped(whole: string, decimals: string): Exact | null {
  const isPlain = /^\d+$/.test(whole)
  // All marks between groups are the same; only the apostrophe of millions stands before another one.
  const isGrouped = /^\d{1,3}(?:'\d{3})*(?:([., ])\d{3}(?:\1\d{3})*)?$/.test(whole)
  if (!(isPlain || isGrouped) || !/^\d*$/.test(decimals)) return null
  return { units: BigInt(whole.replace(/\D/g, '') + decimals), scale: decimals.length }
}

function plus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale)
  const at = (of: Exact) => of.units * 10n ** BigInt(scale - of.scale)
  return { units: at(a) + at(b), scale }
}

function wordAt(all: readonly Token[], at: number): string {
  const token = all[at]
  return token && 'word' in token ? token.word : ''
}

const marks = new Map<string, string>()

function decimalMark(locale: string): string {
  let mark = marks.get(locale)
  if (mark === undefined) {
    const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
    mark = parts.find((part) => part.type === 'decimal')?.value ?? '.'
    marks.set(locale, mark)
  }
  return mark
}

const fillers = new Set(['de', 'y', 'e', 'and', 'a'])
const halves = new Set(['medio', 'media', 'meio', 'meia', 'half'])

const numberWords = new Map(
  Object.entries({
    ...{ un: 1, una: 1, uno: 1, um: 1, uma: 1, one: 1, dos: 2, dois: 2, duas: 2, two: 2, tres: 3, three: 3, cuatro: 4 },
    ...{
      quatro: 4,
      four: 4,
      cinco: 5,
      five: 5,
      seis: 6,
      six: 6,
      siete: 7,
      sete: 7,
      seven: 7,
      ocho: 8,
      oito: 8,
      eight: 8,
    },
    ...{
      nueve: 9,
      nove: 9,
      nine: 9,
      diez: 10,
      dez: 10,
      ten: 10,
      quince: 15,
      quinze: 15,
      veinte: 20,
      vinte: 20,
      twenty: 20,
    },
    ...{ treinta: 30, trinta: 30, thirty: 30, cuarenta: 40, quarenta: 40, forty: 40, cincuenta: 50, cinquenta: 50 },
    ...{
      fifty: 50,
      sesenta: 60,
      sessenta: 60,
      sixty: 60,
      setenta: 70,
      seventy: 70,
      ochenta: 80,
      oitenta: 80,
      eighty: 80,
    },
    ...{ noventa: 90, ninety: 90, cien: 100, ciento: 100, cem: 100, cento: 100, doscientos: 200, duzentos: 200 },
    ...{ trescientos: 300, trezentos: 300, cuatrocientos: 400, quatrocentos: 400, quinientos: 500, quinhentos: 500 },
    ...{ seiscientos: 600, seiscentos: 600, setecientos: 700, setecentos: 700, ochocientos: 800, oitocentos: 800 },
    ...{ novecientos: 900, novecentos: 900 },
  }),
)

/** What multiplies everywhere. A lone "m" is a thousand to some and a million to others, and therefore nothing. */
const factors = new Map(
  Object.entries({
    ...{ k: 1_000, mil: 1_000, miles: 1_000, grand: 1_000, thousand: 1_000, hundred: 100 },
    ...{
      millon: 1e6,
      millones: 1e6,
      mill: 1e6,
      mm: 1e6,
      kk: 1e6,
      milhao: 1e6,
      milhoes: 1e6,
      million: 1e6,
      millions: 1e6,
    },
    ...{ palo: 1e6, palos: 1e6, melon: 1e6, melones: 1e6 },
  }),
)

/** Slang of one currency: "luca" is a thousand pesos, but one sol. */
const slang: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  ARS: new Map(Object.entries({ luca: 1_000, lucas: 1_000, gamba: 100, gambas: 100, mango: 1, mangos: 1 })),
  BRL: new Map(Object.entries({ conto: 1, contos: 1, pila: 1, pilas: 1, pau: 1, paus: 1 })),
  CLP: new Map(Object.entries({ luca: 1_000, lucas: 1_000, gamba: 100, gambas: 100 })),
  COP: new Map(Object.entries({ luca: 1_000, lucas: 1_000, barra: 1_000, barras: 1_000 })),
  GBP: new Map(Object.entries({ quid: 1 })),
  MXN: new Map(Object.entries({ varo: 1, varos: 1, baro: 1, baros: 1 })),
  PEN: new Map(Object.entries({ luca: 1, lucas: 1 })),
  USD: new Map(Object.entries({ buck: 1, bucks: 1 })),
  UYU: new Map(Object.entries({ luca: 1_000, lucas: 1_000, gamba: 100, gambas: 100 })),
}

function factorOf(word: string, place: Place): number | null {
  return factors.get(word) ?? slang[place.currency]?.get(word) ?? null
}

/** Signs and words for a currency beside its code and what Intl calls it. */
const currencyWords: Readonly<Record<string, readonly string[]>> = {
  ARS: ['peso', 'pesos', 'ar$'],
  BOB: ['bs', 'boliviano', 'bolivianos'],
  BRL: ['r$', 'real', 'reais'],
  CLP: ['peso', 'pesos', 'clp$', 'ch$'],
  COP: ['peso', 'pesos', 'col$'],
  CRC: ['c', '¢', 'colon', 'colones'],
  DOP: ['peso', 'pesos', 'rd$'],
  EUR: ['euro', 'euros'],
  GTQ: ['q', 'quetzal', 'quetzales'],
  HNL: ['l', 'lps', 'lempira', 'lempiras'],
  MXN: ['peso', 'pesos', 'mx$', 'mn'],
  NIO: ['c$', 'cordoba', 'cordobas'],
  PEN: ['s', 's/', 's/.', 'sol', 'soles'],
  PYG: ['gs', 'g', 'guarani', 'guaranies'],
  USD: ['us$', 'u$s', 'u$d', 'usd$', 'dolar', 'dolares', 'dollar', 'dollars'],
  UYU: ['peso', 'pesos', '$u', 'uy$'],
  VES: ['bs', 'bs.s', 'bs.d', 'bolivar', 'bolivares'],
  ...{ CLF: ['ufs'], MXV: ['udis'], COU: [], UYI: ['uis'] },
}

const known = new Map<string, ReadonlySet<string>>()

/** Whether a word says this currency; another one's sign is never taken for it. */
function isOfCurrency(word: string, { currency, locale }: Place): boolean {
  const key = `${locale} ${currency}`
  let words = known.get(key)
  if (!words) {
    const unit = Object.entries(unitName).find(([code]) => code === currency)?.[1]
    words = new Set([
      currency.toLowerCase(),
      ...(unit === undefined ? [] : [unit.toLowerCase()]),
      ...(currencyWords[currency] ?? []),
      ...symbolsOf(currency, locale),
    ])
    known.set(key, words)
  }
  return words.has(word)
}

function symbolsOf(currency: string, locale: string): string[] {
  return [locale, 'en'].flatMap((tag) => {
    const format = new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    const symbol =
      format
        .formatToParts(1)
        .find((part) => part.type === 'currency')
        ?.value.toLowerCase() ?? ''
    return symbol.includes('$') ? [symbol, '$'] : [symbol.replace(/\.$/, '')]
  })
}
