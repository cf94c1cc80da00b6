import type { LocalDate } from '@aldia/shared/dates.ts'

/** One cell of a list, whatever file it came in. Spreadsheets know more of a cell than its text. */
export interface Cell {
  /** As it is written, without blanks around; empty when there is nothing. */
  readonly text: string
  /** The number behind it. */
  readonly number?: number
  /** The day behind it. */
  readonly day?: LocalDate
  /** The currency that its number format shows. */
  readonly currency?: string
  /** It stands here only because a merged cell reaches down to this row. */
  readonly isFilledDown?: boolean
}

export interface Row {
  /** Where the record begins: the physical line of a text (from 1), the row of a sheet. */
  readonly line: number
  readonly cells: readonly Cell[]
  readonly isHidden?: boolean
}

/** One sheet or one text. Of `lines` nothing separates columns: what somebody wrote into a notebook. */
export interface Table {
  readonly kind: 'columns' | 'lines'
  /** The name of the sheet; null for texts. */
  readonly name: string | null
  readonly rows: readonly Row[]
}

export const emptyCell: Cell = { text: '' }

/** Characters without form or of direction, and NUL, which people neither see nor mean. */
const invisible = /[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** The text of a cell: line breaks are kept, other blanks become one. */
export function cleanText(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.replace(/ {2,}/g, ' ').trim()
  return text
    .replace(/\r\n?/g, '\n')
    .replace(invisible, (char) => (char === '\n' || char === '\t' ? char : ''))
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

export const textCell = (text: string): Cell => {
  const clean = cleanText(text)
  return clean === '' ? emptyCell : { text: clean }
}

/** What is equal in spite of case, accents and blanks. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim()
}

export const isBlank = (row: Row): boolean => row.cells.every(({ text }) => text === '')

export const filledCells = (row: Row): Cell[] => row.cells.filter(({ text }) => text !== '')
