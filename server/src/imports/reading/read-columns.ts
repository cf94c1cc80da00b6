import { addDays } from '@aldia/shared/dates.ts'
import { type AmountStyle, guessDecimalMark, readAmountCell } from '#imports/reading/amount-cell.ts'
import { type Cell, emptyCell, fold, isBlank, type Row, type Table } from '#imports/reading/cells.ts'
import { type Columns, columnsOf, findHeader, guessRoles, unitOfHeader } from '#imports/reading/columns.ts'
import { readCurrency } from '#imports/reading/currency-words.ts'
import { countDayOrders, type DayOrder, type DayStyle, readDayCell } from '#imports/reading/day-cell.ts'
import type { Role } from '#imports/reading/header-words.ts'
import type { ReadAbout, ReadDebt, ReadList, ReadRow, WhyBad } from '#imports/reading/list.ts'
import { readPhoneCell } from '#imports/reading/phone-cell.ts'
import { kindOfRow, type WhyIgnored } from '#imports/reading/row-kinds.ts'

/** Reads a table with columns. `given` are the roles that a person chose. */
export function readColumns(table: Table, about: ReadAbout, given?: readonly Role[]): ReadList {
  const header = findHeader(table.rows)
  const start = header ? table.rows.indexOf(header) + 1 : firstData(table.rows)
  const below = table.rows.slice(start)
  const roles = given ?? guessRoles(header, below, about)
  const headers = header?.cells.map(({ text }) => text) ?? []
  const columns = columnsOf(roles, headers)
  const kinds = below.map((row) => kindOfRow(row, header, columns))
  const data = below.filter((_, i) => kinds[i] === null)
  const dayOrder = guessDayOrder(data, columns, about)
  const amounts = amountStyle(data, columns, headers, about)
  const reader = new RowReader(columns, { amounts, days: { order: dayOrder, today: about.today } }, about)
  for (const row of table.rows.slice(0, start)) if (row !== header) reader.passTitle(row)
  const rows: ReadRow[] = table.rows.slice(0, start).flatMap((row) => {
    if (row === header) return []
    return [ignored(table, row, isBlank(row) ? 'blank' : row.isHidden ? 'hidden' : 'title')]
  })
  below.forEach((row, i) => {
    const kind = kinds[i] ?? null
    if (kind !== null) {
      reader.pass(row, kind)
      rows.push(ignored(table, row, kind))
      return
    }
    const read = reader.read(row)
    rows.push(read === null ? ignored(table, row, 'noDebtor') : { ...placeOf(table, row), kind: 'debt', ...read })
  })
  return {
    layout: 'columns',
    headers,
    roles,
    decimalMark: amounts.decimalMark,
    dayOrder,
    sheets: table.name === null ? [] : [table.name],
    rows: withFooters(rows),
  }
}

/** Without a header: titles are rows of one cell before the first with more. */
function firstData(rows: readonly Row[]): number {
  const at = rows.findIndex((row) => row.cells.filter(({ text }) => text !== '').length > 1)
  return Math.max(0, at)
}

const placeOf = (table: Table, row: Row) => ({
  line: row.line,
  sheet: table.name,
  cells: row.cells.map(({ text }) => text),
})

const ignored = (table: Table, row: Row, why: WhyIgnored): ReadRow => ({ ...placeOf(table, row), kind: 'ignored', why })

/** What looks like a section after the last debt is the foot of the list. */
function withFooters(rows: readonly ReadRow[]): ReadRow[] {
  const last = rows.findLastIndex(({ kind }) => kind === 'debt')
  if (last < 0) return [...rows]
  return rows.map((row, i) =>
    i > last && row.kind === 'ignored' && row.why === 'section' ? { ...row, why: 'footer' as const } : row,
  )
}

function textsOf(rows: readonly Row[], column: number | null): string[] {
  if (column === null) return []
  return rows.flatMap((row) => {
    const cell = row.cells[column]
    return cell && cell.day === undefined && cell.number === undefined ? [cell.text] : []
  })
}

/** By the column of due dates, else by the other one, else by what the country writes. */
function guessDayOrder(rows: readonly Row[], { dueOn, issuedOn }: Columns, { country }: ReadAbout): DayOrder {
  for (const column of [dueOn, issuedOn]) {
    const { dayFirst, monthFirst } = countDayOrders(textsOf(rows, column))
    if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'dayFirst' : 'monthFirst'
  }
  return country === 'US' ? 'monthFirst' : 'dayFirst'
}

function amountStyle(
  rows: readonly Row[],
  { amount, paid }: Columns,
  headers: readonly string[],
  about: ReadAbout,
): AmountStyle {
  const unit = unitOfHeader(amount === null ? '' : (headers[amount] ?? ''), about.country)
  return {
    country: about.country,
    currency: unit.currency ?? about.currency,
    decimalMark: guessDecimalMark([...textsOf(rows, amount), ...textsOf(rows, paid)]),
    times: unit.times,
  }
}

interface Styles {
  readonly amounts: AmountStyle
  readonly days: DayStyle
}

/** Reads the rows of a table one after the other, for some say nothing of whose debt it is because the row above did. */
class RowReader {
  readonly #columns: Columns
  readonly #styles: Styles
  readonly #about: ReadAbout
  #above: { name: string | null; phone: string | null } | null = null
  #section: string | null = null

  constructor(columns: Columns, styles: Styles, about: ReadAbout) {
    this.#columns = columns
    this.#styles = styles
    this.#about = about
  }

  /** A row that is no debt. */
  pass(row: Row, kind: WhyIgnored): void {
    if (kind === 'section') this.#section = row.cells.find(({ text }) => text !== '')?.text ?? null
    if (kind !== 'blank' && kind !== 'hidden' && kind !== 'header') this.#above = null
  }

  /** A title may say whose the papers below the header are. */
  passTitle(row: Row): void {
    const text = row.cells.find((cell) => cell.text !== '')?.text ?? ''
    if (personOf(text) !== null) this.#section = text
  }

  /** What the row says; null when nobody can be told whose debt it is. */
  read(row: Row): { debt: ReadDebt; faults: WhyBad[] } | null {
    const at = (column: number | null): Cell => (column === null ? emptyCell : (row.cells[column] ?? emptyCell))
    const { names, phones, concepts } = this.#columns
    // Excel's mark for "this is text", and ours before what a spreadsheet would take for a formula.
    const ownName =
      names
        .map((column) => at(column).text)
        .filter((text) => text !== '')
        .join(' ')
        .replace(/^'(?=[^']*$)/, '') || null
    const phoneReads = phones.map((column) => readPhoneCell(at(column), this.#about.country))
    const phone = phoneReads.map((read) => ('phone' in read ? read.phone : null)).find((each) => each !== null) ?? null
    const isPhoneBad = phone === null && phoneReads.some((read) => 'problem' in read && read.problem === 'invalid')
    const whose = this.#whose(ownName, phone, isPhoneBad)
    if (!whose) return null
    const amount = this.#amount(at)
    const due = this.#due(at)
    const issued = readDayCell(at(this.#columns.issuedOn), this.#styles.days)
    const faults: WhyBad[] = []
    if (isPhoneBad) faults.push('phoneInvalid')
    if ('problem' in due) faults.push(due.problem === 'missing' ? 'dateMissing' : 'dateInvalid')
    if (amount.amountMinor === null) faults.push('amountUnreadable')
    else if (amount.amountMinor <= 0) faults.push('amountNotPositive')
    const concept = concepts.map((column) => at(column).text).find((text) => text !== '') ?? null
    return {
      debt: {
        name: whose.name,
        phoneE164: whose.phone,
        dueOn: 'day' in due ? due.day : null,
        issuedOn: 'day' in issued ? issued.day : null,
        ...amount,
        reference: referenceOf(at(this.#columns.reference)),
        concept: concept === null ? null : concept.replace(/\s+/g, ' '),
      },
      faults,
    }
  }

  #whose(name: string | null, phone: string | null, isPhoneBad: boolean) {
    if (name !== null || phone !== null || isPhoneBad) {
      this.#above = { name: name?.replace(/\s+/g, ' ') ?? this.#nameOfSection(), phone }
      return this.#above
    }
    if (this.#above) return this.#above
    const section = this.#nameOfSection()
    return section === null ? null : { name: section, phone: null }
  }

  /** "Cliente: Ana Pérez" over her papers. */
  #nameOfSection(): string | null {
    if (this.#section === null) return null
    return personOf(this.#section) ?? (this.#columns.names.length === 0 ? this.#section : null)
  }

  #amount(at: (column: number | null) => Cell): { amountMinor: number | null; currency: string } {
    const said = at(this.#columns.currency).text
    const currency =
      said === ''
        ? this.#styles.amounts.currency
        : (readCurrency(said, this.#about.country) ?? this.#styles.amounts.currency)
    const style = { ...this.#styles.amounts, currency }
    const read = readAmountCell(at(this.#columns.amount), style)
    if ('problem' in read) return { amountMinor: null, currency }
    const paid = this.#columns.paid === null ? null : readAmountCell(at(this.#columns.paid), style)
    const isSame = paid !== null && 'amountMinor' in paid && paid.currency === read.currency
    return { amountMinor: read.amountMinor - (isSame ? Math.abs(paid.amountMinor) : 0), currency: read.currency }
  }

  #due(at: (column: number | null) => Cell) {
    const { dueOn, issuedOn, termDays } = this.#columns
    const due = readDayCell(at(dueOn), this.#styles.days)
    if ('day' in due || due.problem === 'invalid' || termDays === null) return due
    const issued = readDayCell(at(issuedOn), this.#styles.days)
    const term = fold(at(termDays).text)
    const days = /^(?:contado|cash|a vista|al contado)$/.test(term)
      ? 0
      : Number(/\d{1,3}/.exec(term)?.[0] ?? Number.NaN)
    return 'day' in issued && Number.isFinite(days) ? { day: addDays(issued.day, days) } : due
  }
}

function personOf(text: string): string | null {
  const said = /^(?:cliente|deudor|nombre|customer|client|devedor|nome)s?\s*[:-]\s*(.+)$/i.exec(text)
  return said?.[1]?.trim() ?? null
}

function referenceOf({ text }: Cell): string | null {
  const reference = text.replace(/^'/, '').replace(/\s+/g, ' ').trim()
  return reference === '' || /^(?:-+|s\/?n|n\/?a)$/i.test(reference)
    ? null
    : reference.replace(/^(\d+)\.0$/, '$1').slice(0, 80)
}
