import { type Cell, cleanText, emptyCell, type Table } from '#imports/reading/cells.ts'
import { Grid } from '#imports/reading/grid.ts'
import { ListRefused, limits } from '#imports/reading/limits.ts'
import { readXml, unpack } from '#imports/reading/unpack.ts'

/** The visible sheets of an OpenDocument spreadsheet (ISO 26300), with the values that formulas had when it was saved. */
export function readOds(bytes: Uint8Array): Table[] {
  const parts = unpack(bytes, (path) => path === 'content.xml' || path === 'META-INF/manifest.xml')
  readXml(parts['META-INF/manifest.xml'], {
    open(name) {
      if (name === 'encryption-data') throw new ListRefused('locked_file')
    },
  })
  if (!parts['content.xml']) throw new ListRefused('damaged_file')
  const sheets = new OdsSheets()
  readXml(parts['content.xml'], {
    open: (name, about) => sheets.open(name, about),
    text: (piece) => sheets.text(piece),
    close: (name) => sheets.close(name),
  })
  return sheets.tables
}

type Attributes = Readonly<Record<string, string>>

class OdsSheets {
  readonly tables: Table[] = []
  readonly #hiddenStyles = new Set<string>()
  #style = ''
  #grid: Grid | null = null
  #name = ''
  #isShown = true
  #row = 0
  #rowRepeat = 1
  #column = 0
  #cells: { column: number; cell: Cell }[] = []
  #about: Attributes = {}
  #text = ''
  #isInCell = false
  #paragraphs = 0
  #aside = 0

  open(name: string, about: Attributes): void {
    if (name === 'annotation') this.#aside++
    if (this.#aside > 0) return
    if (name === 'style') this.#style = about.name ?? ''
    else if (name === 'table-properties' && about.display === 'false') this.#hiddenStyles.add(this.#style)
    else if (name === 'table') this.#begin(about)
    else if (name === 'table-row') {
      this.#rowRepeat = repeatOf(about['number-rows-repeated'])
      this.#cells = []
      this.#column = 0
      const isHidden = about.visibility === 'collapse' || about.visibility === 'filter'
      if (isHidden && this.#rowRepeat < 10_000) {
        for (let i = 0; i < this.#rowRepeat; i++) this.#grid?.hide(this.#row + i)
      }
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#about = about
      this.#text = ''
      this.#paragraphs = 0
      this.#isInCell = true
    } else if (this.#isInCell) this.#inCell(name, about)
  }

  #inCell(name: string, about: Attributes): void {
    if (name === 'p' && this.#paragraphs++ > 0) this.#text += '\n'
    else if (name === 's') this.#text += ' '.repeat(Math.min(repeatOf(about.c), 100))
    else if (name === 'tab') this.#text += '\t'
    else if (name === 'line-break') this.#text += '\n'
  }

  text(piece: string): void {
    if (this.#isInCell && this.#aside === 0 && this.#paragraphs > 0 && this.#text.length < limits.cellLength) {
      this.#text += piece
    }
  }

  close(name: string): void {
    if (name === 'annotation') this.#aside--
    else if (this.#aside > 0) return
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell(name === 'table-cell')
    else if (name === 'table-row') this.#endRow()
    else if (name === 'table' && this.#grid) {
      if (this.#isShown) this.tables.push(this.#grid.table(this.#name))
      this.#grid = null
    }
  }

  #begin(about: Attributes): void {
    this.#grid = new Grid()
    this.#name = about.name ?? ''
    this.#isShown = !this.#hiddenStyles.has(about['style-name'] ?? '') && about.display !== 'false'
    this.#row = 0
  }

  #endCell(isShown: boolean): void {
    this.#isInCell = false
    const cell = isShown ? cellOf(this.#about, this.#text) : emptyCell
    const times = repeatOf(this.#about['number-columns-repeated'])
    const spans = repeatOf(this.#about['number-rows-spanned'])
    if (spans > 1) this.#grid?.merges.push({ row: this.#row, column: this.#column, toRow: this.#row + spans - 1 })
    if (cell.text !== '') {
      // The last cells of a row are repeated to the edge of the sheet; filled ones as often as people fill.
      if (times > limits.columns) throw new ListRefused('too_many_columns')
      for (let i = 0; i < times; i++) this.#cells.push({ column: this.#column + i, cell })
    }
    this.#column += times
  }

  #endRow(): void {
    if (this.#cells.length > 0 && this.#rowRepeat > limits.rows) throw new ListRefused('too_many_rows')
    if (this.#cells.length > 0) {
      for (let i = 0; i < this.#rowRepeat; i++) {
        for (const { column, cell } of this.#cells) this.#grid?.put(this.#row + i, column, cell)
      }
    }
    this.#row += this.#rowRepeat
  }
}

const repeatOf = (text: string | undefined): number => Math.max(1, Math.trunc(Number(text ?? 1)) || 1)

function cellOf(about: Attributes, shown: string): Cell {
  const text = cleanText(shown.slice(0, limits.cellLength))
  const type = about['value-type']
  if (type === 'date') {
    const day = about['date-value']?.slice(0, 10) ?? ''
    return day === '' ? { text } : { text: day, day }
  }
  if (type === 'float' || type === 'currency') {
    const number = Number(about.value)
    if (!Number.isFinite(number)) return { text }
    const currency = type === 'currency' && /^[A-Z]{3}$/.test(about.currency ?? '') ? about.currency : undefined
    // Leading zeros are a matter of the format; what is shown tells them.
    const isPadded = /^0\d+$/.test(text)
    const plain = Number.isInteger(number) ? number.toFixed(0) : String(number)
    return { text: isPadded ? text : plain, number, ...(currency && { currency }) }
  }
  if (type === 'string' && about['string-value'] !== undefined && text === '') {
    return { text: cleanText(about['string-value'].slice(0, limits.cellLength)) }
  }
  return { text }
}
