import { type AmountStyle, readAmountText } from '#imports/reading/amount-cell.ts'
import { fold, type Row, type Table } from '#imports/reading/cells.ts'
import { countDayOrders, type DayStyle } from '#imports/reading/day-cell.ts'
import { headerHits } from '#imports/reading/header-words.ts'
import type { ReadAbout, ReadList, ReadRow } from '#imports/reading/list.ts'
import { readLine } from '#imports/reading/notebook-line.ts'
import { isFooterText, isSubtotalText, isTotalText, type WhyIgnored } from '#imports/reading/row-kinds.ts'

/** Reads lines that somebody wrote down: `Ana 350 vence 5/3 mesa y sillas`. */
export function readNotebook(table: Table, about: ReadAbout): ReadList {
  const texts = table.rows.map(({ cells }) => cells[0]?.text ?? '')
  const orders = countDayOrders(texts.flatMap((text) => text.match(/\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b/g) ?? []))
  const isMonthFirst =
    orders.monthFirst > orders.dayFirst || (orders.monthFirst === orders.dayFirst && about.country === 'US')
  const days: DayStyle = { order: isMonthFirst ? 'monthFirst' : 'dayFirst', today: about.today }
  const amounts: AmountStyle = { ...about, decimalMark: null, times: 1 }
  let isBegun = false
  const rows = table.rows.map((row, i): ReadRow => {
    const text = texts[i] ?? ''
    const place = { line: row.line, sheet: table.name, cells: [text] }
    const why = kindOfLine(row, text, isBegun)
    if (why !== null) return { ...place, kind: 'ignored', why }
    isBegun = true
    return { ...place, kind: 'debt', ...readLine(text, { days, amounts }) }
  })
  return {
    layout: 'lines',
    headers: [],
    roles: [],
    decimalMark: null,
    dayOrder: days.order,
    sheets: table.name === null ? [] : [table.name],
    rows: withFooters(rows),
  }
}

const titleWords =
  /(?:^|\s)(?:lista|cuaderno|libreta|fiados?|deudas?|deudores|clientes|pendientes?|cobranzas?|cobros?|me deben|quien(?:es)? (?:me )?deben?|caderno|devedores|dividas|list|debts|who owes|notebook|por cobrar|cuentas?)(?=\s|$|:)/

function kindOfLine(row: Row, text: string, isBegun: boolean): WhyIgnored | null {
  if (text === '') return 'blank'
  if (row.isHidden) return 'hidden'
  if (/^[-=_*.~#\s]+$/.test(text)) return 'blank'
  const folded = fold(text.replace(/^[\s\-*•·>]+/, ''))
  if (isTotalText(folded)) return isSubtotalText(folded) ? 'subtotal' : 'total'
  if (isFooterText(folded)) return 'footer'
  const words = text.split(/[\s,;]+/)
  if (!/\d/.test(text) && words.length >= 3 && headerHits(words) >= 3) return 'header'
  // A line without an amount is a title before the list, and a section in it only when it is written like one.
  const amountless = !readAny(text)
  if (!amountless) return null
  if (!isBegun && (titleWords.test(folded) || /:$/.test(text) || !/\d/.test(text) || readsAsDate(folded)))
    return 'title'
  const isShouted = !/\d/.test(text) && text === text.toUpperCase() && /\p{L}{3}/u.test(text)
  return /:$/.test(text) || isShouted || (!/\d/.test(text) && titleWords.test(folded)) || readsAsDate(folded)
    ? 'section'
    : null
}

const readsAsDate = (folded: string): boolean =>
  /^(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? )?\d{1,2}(?:[/-]\d{1,2}(?:[/-]\d{2,4})?| de [a-z]+(?: (?:de |del )?\d{4})?)$/.test(
    folded,
  ) ||
  /^(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro)(?: (?:de |del )?\d{4})?$/.test(
    folded,
  )

/** Whether something in a line may be money at all. */
function readAny(text: string): boolean {
  const plain = fold(text)
    .replace(/\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b/g, ' ')
    .replace(/\b\d{1,2} de [a-z]+(?: (?:de |del )?\d{4})?/g, ' ')
  if (/\b(?:lucas?|palos?|mil|medio palo)\b/.test(plain)) return true
  const style: AmountStyle = { country: 'CL', currency: 'CLP', decimalMark: null, times: 1 }
  return (plain.match(/\d[\d.,']*/g) ?? []).some((number) => {
    const read = readAmountText(number.replace(/[.,]$/, ''), style)
    return 'amountMinor' in read && !/^(?:19|20)\d\d$/.test(number)
  })
}

function withFooters(rows: readonly ReadRow[]): ReadRow[] {
  const last = rows.findLastIndex(({ kind }) => kind === 'debt')
  return rows.map((row, i) =>
    last >= 0 && i > last && row.kind === 'ignored' && row.why === 'section' ? { ...row, why: 'footer' as const } : row,
  )
}
