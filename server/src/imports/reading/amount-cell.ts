import { readAmount } from '@aldia/shared/amount-text.ts'
import { type Country, countries } from '@aldia/shared/country.ts'
import { localeOf } from '@aldia/shared/language.ts'
import { maxAmountMinor, minorDigits } from '@aldia/shared/money.ts'
import { type Cell, fold } from '#imports/reading/cells.ts'
import { takeCurrency } from '#imports/reading/currency-words.ts'

export type DecimalMark = ',' | '.'

/** How amounts of a column are read. */
export interface AmountStyle {
  readonly country: Country
  /** What amounts without a currency of their own are in (ISO 4217). */
  readonly currency: string
  /** Of the whole column; null when nothing in it tells, and the country decides. */
  readonly decimalMark: DecimalMark | null
  /** 1,000 where the header says thousands. */
  readonly times: number
}

export type AmountRead =
  /** Minor units; may be zero or negative. */
  | { readonly amountMinor: number; readonly currency: string }
  /** `empty`: nothing is written. */
  | { readonly problem: 'empty' | 'unreadable' }

/**
 * Reads a cell as an amount: numbers of spreadsheets as they are, texts by the rules of the place (amount-text.ts) in the style
 * of the column. Finer than the currency's unit is rounded, as calculated cells are. `-` alone is the zero of accountants.
 */
export function readAmountCell(cell: Cell, style: AmountStyle): AmountRead {
  if (cell.isFilledDown) return { problem: 'empty' }
  if (cell.number !== undefined) {
    return fromNumber(cell.number, { ...style, currency: cell.currency ?? style.currency })
  }
  if (cell.day !== undefined) return { problem: 'unreadable' }
  return readAmountText(cell.text, style)
}

export function readAmountText(text: string, style: AmountStyle): AmountRead {
  const folded = fold(text)
    .replace(/^'/, '')
    .replace(/[−–—]/g, '-')
    .replace(/^(?:=|aprox\.?|ca\.?|total:?) */, '')
  if (folded === '') return { problem: 'empty' }
  const named = takeCurrency(folded, style.country)
  const currency = named?.currency ?? style.currency
  const rest = (named?.rest ?? folded).replace(/\s+/g, ' ').replace(/^: */, '').trim()
  if (/^[-.,]+$/.test(rest)) return { amountMinor: 0, currency }
  const scientific = /^[+-]?\d(?:[.,]\d+)?e[+-]?\d{1,2}$/.test(rest)
  if (scientific) return fromNumber(Number(rest.replace(',', '.')), { ...style, currency })
  const signed = takeSign(rest)
  const read = readPlain(signed.rest, { ...style, currency })
  if (read === null) return { problem: 'unreadable' }
  const amountMinor = read * style.times * (signed.isNegative ? -1 : 1)
  return Math.abs(amountMinor) > maxAmountMinor ? { problem: 'unreadable' } : { amountMinor: amountMinor + 0, currency }
}

function fromNumber(number: number, { currency, times }: { currency: string; times: number }): AmountRead {
  const minor = Math.round(Number((number * times * 10 ** minorDigits(currency)).toPrecision(15)))
  return Math.abs(minor) > maxAmountMinor || Number.isNaN(minor)
    ? { problem: 'unreadable' }
    : { amountMinor: minor + 0, currency }
}

/** Brackets, a minus before or (as accounting programs print it) behind the number. `350.-` is no minus. */
function takeSign(text: string): { isNegative: boolean; rest: string } {
  const inside = /^\((.+)\)$/.exec(text)?.[1]
  if (inside !== undefined) return { isNegative: true, rest: inside.trim() }
  if (/^- ?\S/.test(text)) return { isNegative: true, rest: text.slice(1).trim() }
  if (/\d ?-$/.test(text)) return { isNegative: true, rest: text.slice(0, -1).trim() }
  if (/^\+ ?\d/.test(text)) return { isNegative: false, rest: text.slice(1).trim() }
  const credit = /^(.*\d) ?cr\.?$/.exec(text)?.[1]
  return credit === undefined ? { isNegative: false, rest: text } : { isNegative: true, rest: credit }
}

function readPlain(text: string, { country, currency, decimalMark }: AmountStyle): number | null {
  const locale = localeForMark(decimalMark, country)
  const read = readAmount(text, { currency, locale })
  if ('amountMinor' in read) return read.amountMinor
  if (read.problem === 'zero') return 0
  if (read.problem !== 'decimals') return null
  const digits = minorDigits(currency)
  const cut = /^(.*\d)[.,](\d+)$/.exec(text)
  if (!cut) return null
  const [, before = '', after = ''] = cut
  const kept = digits === 0 ? before : `${before}${decimalOf(text)}${after.slice(0, digits)}`
  const whole = readAmount(kept, { currency, locale })
  const floor = 'amountMinor' in whole ? whole.amountMinor : whole.problem === 'zero' ? 0 : null
  return floor === null ? null : floor + (Number(after[digits] ?? '0') >= 5 ? 1 : 0)
}

const decimalOf = (text: string): string => (text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.')

function localeForMark(mark: DecimalMark | null, country: Country): string {
  if (mark === null) return localeOf(countries[country].language, country)
  return mark === ',' ? 'es-CL' : 'en-US'
}

/**
 * The decimal mark of a column, from the cells that can be read in one way only: of two marks the last one, a mark that comes
 * twice separates thousands, a mark without three digits behind it is the decimal one.
 */
export function guessDecimalMark(texts: Iterable<string>): DecimalMark | null {
  let commas = 0
  let points = 0
  for (const text of texts) {
    const number = /\d[\d.,' ]*/.exec(fold(text).replace(/[.,] ?-+$/, ''))?.[0].trim() ?? ''
    const mark = decimalMarkOf(number)
    if (mark === ',') commas++
    else if (mark === '.') points++
  }
  if (commas === points) return null
  return commas > points ? ',' : '.'
}

function decimalMarkOf(number: string): DecimalMark | null {
  const marks = number.replace(/[^.,]/g, '')
  const last = marks.at(-1) as DecimalMark | undefined
  if (last === undefined) return null
  const other = last === ',' ? '.' : ','
  if (marks.length > 1) {
    if (marks.includes(other)) return last
    return other
  }
  const [before = '', after = ''] = number.split(last)
  if (after.length === 0) return null
  return after.length !== 3 || before.replace(/\D/g, '').length > 3 || before === '0' ? last : null
}
