import { type Cell, filledCells, fold, type Row, type Table } from '#imports/reading/cells.ts'
import type { Role } from '#imports/reading/header-words.ts'
import type { ReadAbout, ReadList, ReadRow } from '#imports/reading/list.ts'
import { readNotebook } from '#imports/reading/notebook.ts'
import { readColumns } from '#imports/reading/read-columns.ts'
import type { Source } from '#imports/reading/source.ts'
import { linesOf } from '#imports/reading/text-table.ts'

/** Understands a list: which sheets, which columns, what each row says. Pure; nothing is stored. */
export function readList(source: Source, about: ReadAbout, given?: readonly Role[]): ReadList {
  const read = source.tables.map((table) => readTable(table, source, about, given))
  const best = read.reduce<ReadList | null>(
    (top, next) => (top === null || worth(next) > worth(top) ? next : top),
    null,
  )
  if (!best)
    return { layout: 'columns', headers: [], roles: [], decimalMark: null, dayOrder: 'dayFirst', sheets: [], rows: [] }
  const all = read.filter((list) => list === best || (isSameShape(list, best) && isOther(list, best)))
  const rows = all.flatMap((list) => list.rows)
  return { ...best, sheets: all.flatMap(({ sheets }) => sheets), rows: withDuplicates(rows) }
}

function readTable(table: Table, source: Source, about: ReadAbout, given?: readonly Role[]): ReadList {
  if (table.kind === 'lines') return readNotebook(table, about)
  const list = readColumns(table, about, given)
  if (given || list.headers.length > 0) return list
  const has = (role: Role) => list.roles.includes(role)
  if (has('amount') && (has('name') || has('phone'))) return list
  // Signs that separate columns elsewhere, and here stand in sentences.
  const rows: Row[] = source.text === null ? table.rows.map(joined) : linesOf(source.text)
  const lines = readNotebook({ kind: 'lines', name: table.name, rows }, about)
  return worth(lines) >= worth(list) ? lines : list
}

const joined = (row: Row): Row => ({
  ...row,
  cells: [
    {
      text: filledCells(row)
        .map(({ text }: Cell) => text)
        .join(' '),
    },
  ],
})

/** Good rows count, and the more is known of each the better. */
function worth({ rows, roles }: ReadList): number {
  const good = rows.filter((row) => row.kind === 'debt' && row.faults.length === 0).length
  const debts = rows.filter((row) => row.kind === 'debt' && row.debt.amountMinor !== null).length
  return good + debts / 4 + new Set(roles.filter((role) => role !== 'skip')).size / 100
}

/** Sheets with the same columns are parts of one list: a street each, a month each. */
const isSameShape = (one: ReadList, other: ReadList): boolean =>
  one.headers.length > 0 && one.headers.map(fold).join('|') === other.headers.map(fold).join('|')

/** A sheet that repeats another one is a copy of it, or the same debts at another time. */
function isOther(one: ReadList, best: ReadList): boolean {
  const known = new Set(best.rows.map(keyOf))
  const own = one.rows.flatMap((row) => keyOf(row) ?? [])
  return own.length > 0 && own.filter((key) => known.has(key)).length < own.length / 5
}

function keyOf(row: ReadRow): string | null {
  if (row.kind === 'ignored') return null
  const { reference, name, phoneE164, dueOn, amountMinor } = row.debt
  return reference ?? [phoneE164 ?? fold(name ?? ''), dueOn, amountMinor].join(' ')
}

/** The first good row with a reference keeps it. */
function withDuplicates(rows: readonly ReadRow[]): ReadRow[] {
  const taken = new Set<string>()
  return rows.map((row) => {
    if (row.kind === 'ignored' || row.debt.reference === null) return row
    const reference = fold(row.debt.reference)
    if (taken.has(reference)) return { ...row, faults: [...row.faults, 'duplicateReference' as const] }
    if (row.faults.length === 0) taken.add(reference)
    return row
  })
}
