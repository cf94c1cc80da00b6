import { type Cell, filledCells, fold, type Row } from '#imports/reading/cells.ts'
import type { Columns } from '#imports/reading/columns.ts'
import { looksLikeDay } from '#imports/reading/day-cell.ts'
import { headerHits, headerText } from '#imports/reading/header-words.ts'

/** Why a row is left out. `noDebtor`: an amount of which neither name nor number says whose it is. */
export type WhyIgnored =
  | 'title'
  | 'blank'
  | 'hidden'
  | 'header'
  | 'section'
  | 'subtotal'
  | 'total'
  | 'footer'
  | 'noDebtor'

const total =
  /^(?:(?:sub|gran|grand) ?-? ?)?(?:totales|total|totais|sumas?|soma|somatorio|sum)(?: (?:general|geral|final|parcial|de |del |do |da |por |al |en |em |a |clientes?|deud|registros|cobrar|adeudado|zona|sector|mes|acumulado|[a-z$]{1,4}\$?$).*)?\s*[:=.]?\s*[\d$(]?.*$/
const startsAsTotal = /^(?:sub|gran|grand)? ?-?(?:totales|total|totais|sumas?|soma|sum)\b/
const footer =
  /^(?:\*+ |nota:|notas:|note:|generad|gerad|generated|impres|printed|emitid[oa] (?:el|por|em)|elaborad|preparad|reporte|relatorio|report|fuente|fonte|source|pagina|pag\.|page \d|firma|fin de|fim d|end of|usuario|fecha de (?:impresion|reporte|emision|corte)|documento generado|registros?:|cantidad de|n[°º]? de (?:registros|clientes)|saldo al|actualizad|www\.|https?:)/

/** Of the first rows: which come before the table begins. */
export const isTotalText = (text: string): boolean => {
  const folded = fold(text)
  return startsAsTotal.test(folded) && total.test(folded)
}

export const isSubtotalText = (text: string): boolean => /^sub|parcial/.test(fold(text))

export const isFooterText = (text: string): boolean => footer.test(fold(text))

/** A row that repeats the names of the columns, or names them in other words. */
export function repeatsHeader(row: Row, header: Row | null): boolean {
  if (!header) return false
  const isData = (cell: Cell, column: number) =>
    (cell.number !== undefined || /\d{2}/.test(cell.text) || looksLikeDay(cell)) &&
    cell.text !== header.cells[column]?.text
  if (row.cells.some(isData)) return false
  const filled = row.cells.flatMap(({ text }, i) =>
    text === '' ? [] : [{ text: headerText(text), name: headerText(header.cells[i]?.text ?? '') }],
  )
  const same = filled.filter(({ text, name }) => text === name && text !== '').length
  if (same >= 2 && same >= filled.length * 0.6) return true
  return filled.length >= 3 && headerHits(row.cells.map(({ text }) => text)) >= 3
}

/** What a row under the header is beside data; null: it is data. */
export function kindOfRow(row: Row, header: Row | null, columns: Columns): WhyIgnored | null {
  const filled = filledCells(row).filter(({ isFilledDown }) => !isFilledDown)
  // Lines drawn between rows are no more than blanks.
  if (filled.every(({ text }) => /^[-=_.*·\s]+$/.test(text))) return 'blank'
  if (row.isHidden) return 'hidden'
  if (repeatsHeader(row, header)) return 'header'
  const has = (...at: readonly (number | null)[]) => at.some((column) => column !== null && isFilled(row, column))
  const hasPerson = has(...columns.phones)
  const hasName = has(...columns.names)
  const hasPaper = has(columns.dueOn, columns.reference)
  const hasAmount = has(columns.amount)
  const says = filled.find(({ text }) => isTotalText(text))
  const isOfPerson = [...columns.phones, columns.dueOn].some(
    (column) => column !== null && isFilled(row, column) && !isTotalText(row.cells[column]?.text ?? ''),
  )
  if (says && !isOfPerson) return isSubtotalText(says.text) ? 'subtotal' : 'total'
  const [only] = filled
  if (!hasAmount && !hasPerson && filled.some(({ text }) => isFooterText(text))) return 'footer'
  if (filled.length === 1 && only) return hasAmount && isNumber(only) ? 'total' : 'section'
  if (!hasPerson && !hasName && !hasPaper && hasAmount && filled.every(isNumber)) return 'total'
  if (!hasAmount && !hasPerson && !hasPaper && filled.length <= 2 && filled[0]?.text.endsWith(':')) return 'section'
  return null
}

const isFilled = (row: Row, column: number): boolean => {
  const cell = row.cells[column]
  return cell !== undefined && cell.text !== '' && !cell.isFilledDown
}

const isNumber = (cell: Cell): boolean => cell.number !== undefined || /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell.text)
