import { addDays, daysBetween, isRealDate, type LocalDate } from '@aldia/shared/dates.ts'
import { monthDayAfter, weekdayAfter } from '@aldia/shared/promise-dates.ts'
import { type Cell, fold } from '#imports/reading/cells.ts'
import { monthOf, weekdayNumber } from '#imports/reading/day-words.ts'

/** What comes first in `05/03/2026`. */
export type DayOrder = 'dayFirst' | 'monthFirst'

export interface DayStyle {
  readonly order: DayOrder
  readonly today: LocalDate
}

export type DayRead = { readonly day: LocalDate } | { readonly problem: 'missing' | 'invalid' }

const invalid = { problem: 'invalid' } as const
const missing = { problem: 'missing' } as const
const nothing = /^(?:-+|s\/?f|n\/?[ad]|sin fecha|no tiene|sem data|null|none|nan|\?+|x+|\.+)$/

/** Reads a cell as a day: dates and serial numbers of spreadsheets, and whatever people write for a date. */
export function readDayCell(cell: Cell, style: DayStyle): DayRead {
  if (cell.day !== undefined) return asDay(cell.day)
  if (cell.number !== undefined) return fromNumber(cell.number, style)
  return readDayText(cell.text, style)
}

export function readDayText(written: string, style: DayStyle): DayRead {
  const text = plain(written)
  if (text === '' || nothing.test(text)) return missing
  return fromNumerals(text, style) ?? fromMonthName(text, style) ?? fromWords(text, style) ?? invalid
}

const leading =
  /^(?:(?:vence|vencio|vencia|vencimiento|vencimento|venc|vto|vcto|due|pagar|paga|pago|hasta|ate|by|on|dia|el|la|o|no|em|en|para|p|a|del?|fecha|data|date|the)\b[.:]*\s*)+/
const weekdayBefore =
  /^(?:lun(?:es)?|mar(?:tes)?|mie(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ado)?|dom(?:ingo)?|segunda|terca|quarta|quinta|sexta|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?:-feira)?[.,]*\s+(?=\d{1,2}[-/.]\d|\d{1,2} (?:de )?[a-z]|[a-z]{3,10}\.? \d)/

/** Lower case, without accents, time of day, weekday and words before the date. */
function plain(written: string): string {
  return fold(written)
    .replace(/^'/, '')
    .replace(/[–—−]/g, '-')
    .replace(
      /(?<=\d)[t ,]+\d{1,2}(?::|h)\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.? ?m\.?)?(?: ?(?:z|hrs?|[+-]\d{2}:?\d{2}))?$/,
      '',
    )
    .replace(weekdayBefore, '')
    .replace(leading, '')
    .replace(weekdayBefore, '')
    .replace(/[.;,]+$/, '')
    .trim()
}

function fromNumerals(text: string, style: DayStyle): DayRead | null {
  const yearFirst = /^(\d{4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,2})$/.exec(text)
  if (yearFirst) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3])
  const three = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?'?(\d{4}|\d{2})$/.exec(text)
  if (three) {
    const [day, month] = inOrder(three[1], three[2], style.order)
    return dayOf(three[3], month, day)
  }
  const two = /^(\d{1,2}) ?[-/.] ?(\d{1,2})$/.exec(text)
  if (two) {
    const [day, month] = inOrder(two[1], two[2], style.order)
    return nearest(month, day, style.today)
  }
  if (/^\d{8}$/.test(text)) return compact(text, style)
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return fromSerial(Number(text.replace(',', '.')))
  // "5" in a column of days, "el 15": the next such day (collections-facts.md 11).
  const alone = /^(\d{1,2})(?: de cada mes| do mes| del mes)?$/.exec(text)
  if (alone) {
    const day = Number(alone[1])
    return day >= 1 && day <= 31 ? asDay(monthDayAfter(addDays(style.today, -1), day)) : invalid
  }
  return null
}

const inOrder = (first: string | undefined, second: string | undefined, order: DayOrder) =>
  order === 'dayFirst' ? [first, second] : [second, first]

function compact(text: string, { order }: DayStyle): DayRead {
  if (/^(?:19|20)\d\d(?:0[1-9]|1[0-2])/.test(text)) return dayOf(text.slice(0, 4), text.slice(4, 6), text.slice(6))
  const [day, month] = inOrder(text.slice(0, 2), text.slice(2, 4), order)
  return dayOf(text.slice(4), month, day)
}

const ordinal = '(?:o|ero|ro|st|nd|rd|th)?'

function fromMonthName(text: string, style: DayStyle): DayRead | null {
  const dayFirst = new RegExp(
    `^(\\d{1,2})${ordinal}[-/. ]*(?:de |of )?([a-z]{3,10})\\.?(?:[-/., ]+(?:de |del |of )?(?:ano )?'?(\\d{4}|\\d{2}))?$`,
  ).exec(text)
  if (dayFirst) return named(dayFirst[2], dayFirst[1], dayFirst[3], style)
  const yearFirst = /^(\d{4})[-/. ]+([a-z]{3,10})\.?[-/. ]+(\d{1,2})$/.exec(text)
  if (yearFirst) return named(yearFirst[2], yearFirst[3], yearFirst[1], style)
  // "Mar 26" is a day; "mar-26", as spreadsheets show a month, is none.
  const monthFirst = new RegExp(
    `^([a-z]{3,10})\\.? +(\\d{1,2})${ordinal}(?:[-/., ]+(?:de |del )?'?(\\d{4}|\\d{2}))?$`,
  ).exec(text)
  return monthFirst ? named(monthFirst[1], monthFirst[2], monthFirst[3], style) : null
}

function named(word = '', day: string | undefined, year: string | undefined, { today }: DayStyle): DayRead | null {
  const month = monthOf(word)
  if (month === null) return null
  return year === undefined ? nearest(String(month), day, today) : dayOf(year, String(month), day)
}

function fromWords(text: string, { today }: DayStyle): DayRead | null {
  if (/^(?:hoy|hoje|today)$/.test(text)) return asDay(today)
  if (/^(?:manana|amanha|tomorrow)$/.test(text)) return asDay(addDays(today, 1))
  if (/^(?:pasado(?: manana)?|depois de amanha)$/.test(text)) return asDay(addDays(today, 2))
  if (/^(?:fin(?:es)? de(?:l)? mes|fim do mes|final do mes|end of (?:the )?month|month end)$/.test(text)) {
    return asDay(monthDayAfter(addDays(today, -1), 31))
  }
  if (/^quincena$/.test(text)) {
    const [half, end] = [monthDayAfter(addDays(today, -1), 15), monthDayAfter(addDays(today, -1), 31)]
    return asDay([half, end].sort()[0] ?? end)
  }
  const inDays = /^(?:en|em|in) (\d{1,3}) (?:dias?|days?)$/.exec(text)
  if (inDays) return asDay(addDays(today, Number(inDays[1])))
  const weekday = weekdayNumber(text.replace(/^(?:este|proximo|next|this) /, ''))
  return weekday === null ? null : asDay(weekdayAfter(today, weekday))
}

function fromNumber(number: number, style: DayStyle): DayRead {
  if (number >= 19_700_101 && number <= 21_991_231) return compact(String(Math.trunc(number)), style)
  if (number >= 1 && number <= 31 && Number.isInteger(number)) return readDayText(String(number), style)
  return fromSerial(number)
}

/** Days since 30 December 1899, as spreadsheets count; what lies before 1990 or after 2080 is no date but a number. */
export function fromSerial(serial: number): DayRead {
  if (!(serial >= 32_874 && serial < 65_746)) return invalid
  return asDay(addDays('1970-01-01', Math.floor(serial + 1e-6) - 25_569))
}

function dayOf(year = '', month = '', day = ''): DayRead {
  const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year
  return asDay(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** A date without a year is the one nearest to today, before or after it: lists of debts hold both. */
function nearest(month = '', day = '', today: LocalDate): DayRead {
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year, year + 1]
    .map((each) => `${each}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    .filter(isRealDate)
    .sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))
  return days[0] === undefined ? invalid : asDay(days[0])
}

function asDay(text: string): DayRead {
  const match = /^(19[7-9]\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return invalid
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isReal ? { day: text } : invalid
}

/** Whether a text is written like a date, whatever it says: for finding the column of days. */
export function looksLikeDay(cell: Cell): boolean {
  if (cell.day !== undefined) return true
  if (cell.number !== undefined) return false
  const text = plain(cell.text)
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})$|^\d{1,2}[/-]\d{1,2}$/.test(text))
    return true
  const word = /^(?:\d{1,2}[a-z]{0,3}[-/. ]*(?:de )?([a-z]{3,10})\b|([a-z]{3,10})\.? \d{1,2}\b)/.exec(text)
  return word !== null && monthOf(word[1] ?? word[2] ?? '') !== null
}

/** Of the dates that can be read in one way only: how many begin with the day and how many with the month. */
export function countDayOrders(texts: Iterable<string>): { dayFirst: number; monthFirst: number } {
  let [dayFirst, monthFirst] = [0, 0]
  for (const written of texts) {
    const match = /^(\d{1,2}) ?[-/. ] ?(\d{1,2})(?: ?[-/. ] ?'?(?:\d{4}|\d{2}))?$/.exec(plain(written))
    if (!match) continue
    const [first, second] = [Number(match[1]), Number(match[2])]
    if (first > 12 && first <= 31 && second <= 12) dayFirst++
    if (second > 12 && second <= 31 && first <= 12) monthFirst++
  }
  return { dayFirst, monthFirst }
}
