import type { Country } from '@aldia/shared/country.ts'
import { type AmountStyle, guessDecimalMark, readAmountCell } from '#imports/reading/amount-cell.ts'
import { type Cell, emptyCell, type Row } from '#imports/reading/cells.ts'
import { readCurrency } from '#imports/reading/currency-words.ts'
import { looksLikeDay } from '#imports/reading/day-cell.ts'
import { readPhoneCell } from '#imports/reading/phone-cell.ts'

/** What the cells of a column look like; shares of the filled ones, 0 to 1. */
export interface ColumnContent {
  readonly filled: number
  readonly days: number
  /** Numbers that would be days of the last decades and the next. */
  readonly serials: number
  readonly phones: number
  readonly amounts: number
  /** Amounts that are written as such: with a currency, marks or a slang word. */
  readonly money: number
  readonly words: number
  readonly codes: number
  readonly taxIds: number
  readonly currencies: number
  readonly distinct: number
  /** 1, 2, 3 …: the numbers of the rows. */
  readonly isCounting: boolean
  readonly meanAmount: number
  readonly meanLength: number
}

const taxId =
  /^(?:\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}|\d{2}-\d{8}-\d|[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3})$/
const code = /^#?(?=[^\s]*\d)[A-Z]{0,6}[-/. ]?[A-Z]{0,3}\d[\dA-Z]*(?:[-/][\dA-Z]+)*$/i

/** Looks at a column of the rows that hold data. */
export function contentOf(
  rows: readonly Row[],
  column: number,
  about: { country: Country; currency: string },
): ColumnContent {
  const cells = rows.map((row) => row.cells[column] ?? emptyCell).filter(({ text }) => text !== '')
  const filled = cells.length
  const style: AmountStyle = { ...about, decimalMark: guessDecimalMark(cells.map(({ text }) => text)), times: 1 }
  const share = (fits: (cell: Cell) => boolean): number => (filled === 0 ? 0 : cells.filter(fits).length / filled)
  const isDay = looksLikeDay
  const amountOf = (cell: Cell): number | null => {
    if (isDay(cell) || taxId.test(cell.text)) return null
    const read = readAmountCell(cell, style)
    return 'amountMinor' in read ? read.amountMinor : null
  }
  const amounts = cells.map(amountOf).filter((amount) => amount !== null)
  const texts = cells.map(({ text }) => text)
  return {
    filled,
    days: share(isDay),
    serials: share(({ text, day }) => day === undefined && /^[34]\d{4}(?:[.,]\d+)?$/.test(text)),
    phones: share((cell) => !taxId.test(cell.text) && !isDay(cell) && 'phone' in readPhoneCell(cell, about.country)),
    amounts: filled === 0 ? 0 : amounts.length / filled,
    money: share((cell) => amountOf(cell) !== null && /[^\d\s-]/.test(cell.text) && !/^\d+$/.test(cell.text)),
    words: share((cell) => /\p{L}{2}/u.test(cell.text) && !isDay(cell) && amountOf(cell) === null),
    codes: share(({ text }) => code.test(text)),
    taxIds: share(({ text }) => taxId.test(text)),
    currencies: share(({ text }) => !/\d/.test(text) && readCurrency(text, about.country) !== null),
    distinct: filled === 0 ? 0 : new Set(texts).size / filled,
    isCounting: filled > 1 && texts.every((text, i) => i === 0 || Number(text) === Number(texts[i - 1]) + 1),
    meanAmount: amounts.length === 0 ? 0 : amounts.reduce((sum, amount) => sum + Math.abs(amount), 0) / amounts.length,
    meanLength: filled === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / filled,
  }
}
