import type { Country } from '@aldia/shared/country.ts'
import { type Cell, cleanText, type Table } from '#imports/reading/cells.ts'
import { fromSerial } from '#imports/reading/day-cell.ts'
import { Grid } from '#imports/reading/grid.ts'
import { ListRefused, limits } from '#imports/reading/limits.ts'
import { builtInFormat, type NumberFormat, readFormat } from '#imports/reading/number-formats.ts'
import { type Parts, readXml, unpack } from '#imports/reading/unpack.ts'

/** What of a workbook counts for its cells. */
interface Book {
  readonly texts: readonly string[]
  readonly formats: readonly NumberFormat[]
  /** Workbooks of old Macs count days from 1904. */
  readonly daysOff: number
}

/** The visible sheets of an XLSX workbook (ECMA-376), with the values that formulas had when it was saved. */
export function readXlsx(bytes: Uint8Array, country: Country): Table[] {
  const parts = unpack(bytes, (path) =>
    /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(?:\.rels)?$/i.test(path),
  )
  const { sheets, is1904 } = readWorkbook(parts)
  if (sheets.length === 0) throw new ListRefused('damaged_file')
  const book: Book = { texts: sharedTexts(parts), formats: readStyles(parts, country), daysOff: is1904 ? 1_462 : 0 }
  return sheets.map(({ name, path }) => readSheet(parts[path], name, book))
}

function readWorkbook(parts: Parts): { sheets: { name: string; path: string }[]; is1904: boolean } {
  const targets = new Map<string, string>()
  readXml(parts['xl/_rels/workbook.xml.rels'], {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: { name: string; path: string }[] = []
  let is1904 = false
  readXml(parts['xl/workbook.xml'], {
    open(name, about) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(about.date1904 ?? '')
      const path = targets.get(about.id ?? '')
      if (name !== 'sheet' || !path || !parts[path] || /hidden/i.test(about.state ?? '')) return
      sheets.push({ name: about.name ?? '', path })
    },
  })
  return { sheets, is1904 }
}

function sharedTexts(parts: Parts): string[] {
  const texts: string[] = []
  let text: string | null = null
  let isPhonetic = false
  let isText = false
  readXml(parts['xl/sharedStrings.xml'], {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      if (name === 't') isText = true
    },
    text(piece) {
      if (text !== null && isText && !isPhonetic && text.length < limits.cellLength) text += piece
    },
    close(name) {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name !== 'si') return
      texts.push(cleanText(unescaped(text ?? '').slice(0, limits.cellLength)))
      text = null
    },
  })
  return texts
}

/** `_x000D_` stands for a character that XML does not have. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

function readStyles(parts: Parts, country: Country): NumberFormat[] {
  const own = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let isCellFormat = false
  readXml(parts['xl/styles.xml'], {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') own.set(Number(numFmtId), readFormat(formatCode, country))
      if (name === 'cellXfs') isCellFormat = true
      if (name === 'xf' && isCellFormat) formats.push(own.get(Number(numFmtId)) ?? builtInFormat(Number(numFmtId)))
    },
    close(name) {
      if (name === 'cellXfs') isCellFormat = false
    },
  })
  return formats
}

function readSheet(bytes: Uint8Array | undefined, sheet: string, book: Book): Table {
  const grid = new Grid()
  let [row, column] = [-1, -1]
  let [type, style, value, inline] = ['n', 0, '', '']
  let taken: 'value' | 'inline' | null = null
  let isPhonetic = false
  readXml(bytes, {
    open(name, about) {
      if (name === 'row') {
        row = about.r === undefined ? row + 1 : Number(about.r) - 1
        column = -1
        if (/^(?:1|true)$/.test(about.hidden ?? '')) grid.hide(row)
      } else if (name === 'c') {
        column = about.r === undefined ? column + 1 : columnOf(about.r)
        ;[type, style, value, inline] = [about.t ?? 'n', Number(about.s ?? 0), '', '']
      } else if (name === 'v') taken = 'value'
      else if (name === 't' && !isPhonetic) taken = 'inline'
      else if (name === 'rPh') isPhonetic = true
      else if (name === 'mergeCell') grid.merges.push(...mergeOf(about.ref ?? ''))
    },
    text(piece) {
      if (taken === 'value') value += piece
      else if (taken === 'inline') inline += piece
    },
    close(name) {
      if (name === 'v' || name === 't') taken = null
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c') grid.put(row, column, cellOf({ type, style, value, inline }, book))
    },
  })
  return grid.table(sheet)
}

function cellOf(
  { type, style, value, inline }: { type: string; style: number; value: string; inline: string },
  { texts, formats, daysOff }: Book,
): Cell {
  if (type === 's') return { text: texts[Number(value)] ?? '' }
  if (type === 'inlineStr') return { text: cleanText(unescaped(inline).slice(0, limits.cellLength)) }
  if (type === 'd') return { text: value, day: value.slice(0, 10) }
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' }
  if (type !== 'n') return { text: cleanText(unescaped(value).slice(0, limits.cellLength)) }
  if (value === '') return { text: '' }
  const number = Number(value)
  if (!Number.isFinite(number)) return { text: value }
  const format = formats[style]
  if (format?.isDay) {
    const read = fromSerial(number + daysOff)
    return 'day' in read ? { text: read.day, day: read.day } : { text: value, number }
  }
  const text = Number.isInteger(number) ? number.toFixed(0).padStart(format?.padTo ?? 0, '0') : String(number)
  return { text, number, ...(format?.currency && { currency: format.currency }) }
}

/** The column (from 0) that a reference such as `AB12` names. */
function columnOf(reference: string): number {
  let column = 0
  for (const char of reference) {
    const at = char.charCodeAt(0) - 64
    if (at < 1 || at > 26) break
    column = column * 26 + at
  }
  return column - 1
}

function mergeOf(reference: string) {
  const [from = '', to = ''] = reference.split(':')
  const [row, toRow] = [Number(from.replace(/\D/g, '')) - 1, Number(to.replace(/\D/g, '')) - 1]
  return toRow > row ? [{ row, column: columnOf(from), toRow }] : []
}
