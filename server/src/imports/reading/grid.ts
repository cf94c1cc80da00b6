import { type Cell, emptyCell, type Row, type Table } from '#imports/reading/cells.ts'
import { ListRefused, limits } from '#imports/reading/limits.ts'

/** Cells that are one on the screen; rows and columns count from 0. */
export interface Merge {
  readonly row: number
  readonly column: number
  readonly toRow: number
}

/** Collects the cells of a sheet as they come; rows that the file leaves out are blank. */
export class Grid {
  readonly #rows = new Map<number, Cell[]>()
  readonly #hidden = new Set<number>()
  readonly merges: Merge[] = []

  /** Empty cells need not be told. */
  put(row: number, column: number, cell: Cell): void {
    if (cell.text === '') return
    if (row >= 2_000_000) throw new ListRefused('too_many_rows')
    if (column >= limits.columns) throw new ListRefused('too_many_columns')
    const cells = this.#rows.get(row)
    if (cells) cells[column] = cell
    else {
      if (this.#rows.size >= limits.rows) throw new ListRefused('too_many_rows')
      const fresh: Cell[] = []
      fresh[column] = cell
      this.#rows.set(row, fresh)
    }
  }

  hide(row: number): void {
    this.#hidden.add(row)
  }

  table(name: string): Table {
    for (const { row, column, toRow } of this.merges) this.#fillDown(row, column, toRow)
    const numbers = [...this.#rows.keys()].sort((a, b) => a - b)
    const rows: Row[] = []
    let next = 0
    for (const number of numbers) {
      // Between what is filled every row stands; a gap of thousands is none that a person left.
      if (number - next <= 1_000) for (; next < number; next++) rows.push(this.#row(next, []))
      rows.push(this.#row(number, this.#rows.get(number) ?? []))
      next = number + 1
    }
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
    const isOneColumn = width > 0 && rows.every(({ cells }) => cells.filter(({ text }) => text !== '').length <= 1)
    return { kind: isOneColumn ? 'lines' : 'columns', name, rows: isOneColumn ? rows.map(onlyCell) : rows }
  }

  #row(number: number, cells: Cell[]): Row {
    const all = Array.from(cells, (cell) => cell ?? emptyCell)
    return { line: number + 1, cells: all, ...(this.#hidden.has(number) && { isHidden: true }) }
  }

  /** What is written into a merged cell counts for all rows that it spans. */
  #fillDown(row: number, column: number, toRow: number): void {
    const cell = this.#rows.get(row)?.[column]
    if (!cell || toRow - row > 5_000) return
    for (let at = row + 1; at <= toRow; at++) {
      const cells = this.#rows.get(at)
      // A row with nothing of its own stays blank.
      if (cells && !cells[column]) cells[column] = { ...cell, isFilledDown: true }
    }
  }
}

const onlyCell = (row: Row): Row => ({ ...row, cells: [row.cells.find(({ text }) => text !== '') ?? emptyCell] })
