import { type AmountStyle, readAmountText } from '#imports/reading/amount-cell.ts'
import { fold } from '#imports/reading/cells.ts'
import { type DayRead, type DayStyle, readDayText } from '#imports/reading/day-cell.ts'
import { monthOf } from '#imports/reading/day-words.ts'
import type { ReadDebt, WhyBad } from '#imports/reading/list.ts'
import { readListPhone } from '#imports/reading/phone-cell.ts'

interface Styles {
  readonly days: DayStyle
  readonly amounts: AmountStyle
}

/** Stands where something was taken out of a line. */
const gap = '\u0001'

/** Reads one line of a notebook: who, how much, until when, for what, in whatever order. */
export function readLine(written: string, styles: Styles): { debt: ReadDebt; faults: WhyBad[] } {
  const line = written
    .replace(/^(?:[\s\-*•·>–—☐✓✔]+|\(?\d{1,3}[.)](?=\s+\p{L})|\d{1,3}\s*-\s+(?=\p{L}))+/u, '')
    .replace(/^0\d{1,2}\s+(?=\p{L})/u, '')
    .replace(/(?<!\p{L})(?:nombre|cliente|nome|name|monto|valor|importe|saldo|amount|concepto|detalle)\s*:/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const reference = takeReference(line)
  const day = takeDay(reference.rest, styles.days)
  const phone = takePhone(day.rest, styles.amounts)
  const amount = takeAmount(phone.rest, styles.amounts)
  const { name, concept } = takeName(amount.rest)
  const faults: WhyBad[] = []
  if (phone.isInvalid) faults.push('phoneInvalid')
  if ('problem' in day.read) faults.push(day.read.problem === 'missing' ? 'dateMissing' : 'dateInvalid')
  if (amount.amountMinor === null) faults.push('amountUnreadable')
  else if (amount.amountMinor <= 0) faults.push('amountNotPositive')
  return {
    debt: {
      name,
      phoneE164: phone.phone,
      dueOn: 'day' in day.read ? day.read.day : null,
      issuedOn: null,
      amountMinor: amount.amountMinor,
      currency: amount.currency,
      reference: reference.reference,
      concept,
    },
    faults,
  }
}

function takeReference(line: string): { reference: string | null; rest: string } {
  const match =
    /(?:^|[\s,;(])(?:(?:fact(?:ura)?|boleta|folio|ref(?:erencia)?|pedido|nota|invoice|inv|fatura|nf|doc)\.? *(?:n[°ºro.]*|no\.?|#)? *:? *|#|n[°º] *)((?=[\w-]*\d)[A-Z]{0,4}[-/]?\d[\w-]*)/i.exec(
      line,
    )
  if (!match?.[1]) return { reference: null, rest: line }
  return {
    reference: match[1],
    rest: `${line.slice(0, match.index)} ${gap} ${line.slice(match.index + match[0].length)}`,
  }
}

const dueWords =
  '(?:se )?(?:vence|vencia|vencio|vencimiento|vencimento|venc|vto|vcto|due(?: on| by)?|paga(?:ra|r)?|pagara|plazo|prazo|hasta|ate|para|para pagar|promete|entrega|fecha|data|cobrar)'
const linkWords = '(?:(?:el|la|al|a|o|no|em|en|on|by|para|p/|dia|d[ií]a|the|fin|hasta)\\s+)*'
const numeric =
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2}(?!\\d)|\\d{1,2}/\\d{1,2}'
const withMonth =
  "\\d{1,2}(?:o|ero|ro|st|nd|rd|th)?[-/ ]*(?:de |of )?[a-z]{3,10}\\.?(?:[-/, ]+(?:de |del |of )?(?:20\\d\\d|'\\d\\d)|[-/]\\d{2}(?!\\d))?"
const monthFirst = '[a-z]{3,10}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? 20\\d\\d)?'
const relative =
  'hoy|hoje|today|pasado manana|depois de amanha|manana|amanha|tomorrow|(?:fin|fines) de(?:l)? mes|fim do mes|quincena|(?:el |este |next |proximo )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|segunda|terca|quarta|quinta|sexta|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:-feira)?'
const edge = '(?=[\\s,;.)]|$)'

/** Looks for a day behind a word that announces it, else for one that is written as such. */
function takeDay(line: string, style: DayStyle): { read: DayRead; rest: string } {
  const folded = sameLengthFold(line)
  const without = (from: number, length: number) => `${line.slice(0, from)} ${gap} ${line.slice(from + length)}`
  const announced = new RegExp(
    `(?<![\\p{L}\\d])${dueWords}[.:]*\\s*${linkWords}(?:del? )?(${numeric}|${withMonth}|${monthFirst}|${relative}|\\d{1,2}(?![\\d.,]))${edge}`,
    'gu',
  )
  for (const match of folded.matchAll(announced)) {
    const said = match[1] ?? ''
    if (!isDayText(said)) {
      // "vence 5 mesas": the number alone is the day.
      const alone = /^\d{1,2}(?=\s)/.exec(said)?.[0]
      if (alone === undefined || !/venc|vto|vcto|due|dia/.test(match[0])) continue
      const read = readDayText(alone, style)
      return { read, rest: without(match.index, match[0].length - said.length + alone.length) }
    }
    if (/^\d{1,2}$/.test(said) && !/venc|vto|vcto|due|dia|\bel\b/.test(match[0])) continue
    return { read: readDayText(said, style), rest: without(match.index, match[0].length) }
  }
  const bare = new RegExp(
    `(?<![\\p{L}\\d/.,-])(?:(?:el|para el|al|dia|on|by|em|no dia)\\s+)?(${numeric}|${withMonth}|${monthFirst}|${relative})${edge}`,
    'gu',
  )
  for (const match of folded.matchAll(bare)) {
    const said = match[1] ?? ''
    if (isDayText(said)) return { read: readDayText(said, style), rest: without(match.index, match[0].length) }
  }
  const dayOnly = /(?<![\p{L}\d])(?:el|dia) (?:dia )?(\d{1,2})(?=[\s,;.]|$)/u.exec(folded)
  if (dayOnly) return { read: readDayText(dayOnly[1] ?? '', style), rest: without(dayOnly.index, dayOnly[0].length) }
  const due = /(?<![\p{L}\d])(?:vence|vencimiento|vencimento|venc\.?|vto\.?|vcto\.?|due)[.:]*\s*(?:el )?(\S+)?/u.exec(
    folded,
  )
  if (!due) return { read: { problem: 'missing' }, rest: line }
  const isSaid = due[1] !== undefined && due[1] !== gap && !/^[-?.]+$/.test(due[1])
  return { read: { problem: isSaid ? 'invalid' : 'missing' }, rest: without(due.index, due[0].length) }
}

/** Whether the text names a day or tries to: words beside a number count only when they are months. */
function isDayText(text: string): boolean {
  const word = /[a-z]{3,}/.exec(text.replace(/(?<=\d)(?:ero|st|nd|rd|th)\b|\bde\b|\bdel\b|\bof\b/g, ''))?.[0]
  if (/\d/.test(text) && word !== undefined) return monthOf(word) !== null
  return true
}

/** Without case and accents, every character in its place. */
const sameLengthFold = (text: string): string =>
  [...text]
    .map((char) =>
      fold(char).length === char.length && char.trim() !== ''
        ? fold(char)
        : char.toLowerCase().length === char.length
          ? char.toLowerCase()
          : char,
    )
    .join('')

function takePhone(line: string, { country }: AmountStyle): { phone: string | null; isInvalid: boolean; rest: string } {
  const marked = '(?:(?:tel(?:efono)?|cel(?:ular)?|fono|fone|wsp|wpp|whats ?app|movil|phone)\\.?:? *)'
  for (const match of line.matchAll(/\+?\(?\d[\d\s().-]{5,}\d/g)) {
    const words = match[0].split(/ /)
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= words.length; to++) {
        const text = words.slice(from, to).join(' ')
        if (text.replace(/\D/g, '').length < 8) continue
        const phone = isGroupedAmount(text) ? null : readListPhone(text, country)
        if (phone === null) continue
        const start = match.index + words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0)
        const before = line.slice(0, start).replace(new RegExp(`${marked}$`, 'i'), '')
        return { phone, isInvalid: false, rest: `${before} ${gap} ${line.slice(start + text.length)}` }
      }
    }
  }
  // Something that is said to be a number, or is too long for anything else, and is none.
  const said = new RegExp(
    `${marked}(\\+?[\\d][\\d -]{2,}\\d)|(\\+\\d[\\d -]{3,}\\d)|(?<![\\d.,$])(\\d{7,15})(?![\\d.,])`,
    'i',
  ).exec(line)
  if (!said) return { phone: null, isInvalid: false, rest: line }
  const rest = `${line.slice(0, said.index)} ${gap} ${line.slice(said.index + said[0].length)}`
  // The only number of a line is its amount.
  if (said[3] !== undefined && !/\d/.test(rest)) return { phone: null, isInvalid: false, rest: line }
  return { phone: null, isInvalid: true, rest }
}

const isGroupedAmount = (text: string): boolean => /^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?$/.test(text)

const unit =
  '(?:mil(?:es)?|lucas?|luquitas|gambas?|palos?|melon(?:es)?|k|mm|millon(?:es)?|milhao|milhoes|barras?|contos?|pilas?|paus?|varos?|baros?|mangos?|grand)'
const sign =
  '(?:us ?\\$|u\\$[sd]|r ?\\$|rd ?\\$|mx ?\\$|c ?\\$|ar ?\\$|s/\\.?|b/\\.?|bs\\.?|q\\.?|l\\.?|lps\\.?|€|₡|₲|£|\\$|usd|eur|clp|mxn|cop|ars|brl|pen|uf|gs\\.?)'
const moneyWord =
  '(?:dolar(?:es)?|pesos?|soles|sol|reais|real|euros?|colones|quetzales|lempiras|guaranies|bolivianos|uf|usd|us\\$|clp|mxn|cop|ars|brl|pen|bucks|dollars?|€|\\$)'

/** Of the numbers of a line the one that is money: marked as such, else the largest that counts nothing. */
function takeAmount(line: string, style: AmountStyle): { amountMinor: number | null; currency: string; rest: string } {
  const folded = sameLengthFold(line)
  const pattern = new RegExp(
    `(?<![\\p{L}\\d.,/])((?:${sign} ?)?(?:\\(|-(?=[\\d$]))?(?:${sign} ?)?\\d[\\d.,']*(?: \\d{3}(?![\\d.,/]))*(?:[.,]-)?\\)?(?: ?${unit}(?!\\p{L}))?(?: y medi[oa](?!\\p{L}))?(?: ?${moneyWord}(?!\\p{L}))?)|(?<![\\p{L}\\d])((?:medio|media|meio|un|una|dos|tres|cinco|diez|veinte|cien) (?:palos?|lucas?|mil|melon(?:es)?)(?!\\p{L}))`,
    'gu',
  )
  const found = [...folded.matchAll(pattern)].flatMap((match) => {
    const text = (match[0] ?? '').replace(/[.,]+$/, '').trim()
    const read = readAmountText(text, style)
    if (!('amountMinor' in read)) return []
    const isMarked = new RegExp(`${sign}|${unit}|${moneyWord}`, 'u').test(text) || match[2] !== undefined
    const after = folded.slice(match.index + match[0].length)
    const counts =
      /^ ?(?:\p{Ll}{3,})/u.test(after) && !/^ ?(?:vence|venc|vto|para|por|del?|debe|y)(?!\p{L})/u.test(after)
    return [{ ...read, at: match.index, length: match[0].length, isMarked, isGrouped: /[.,']/.test(text), counts }]
  })
  const byAmount = (a: { amountMinor: number }, b: { amountMinor: number }) =>
    Math.abs(b.amountMinor) - Math.abs(a.amountMinor)
  const best =
    found.filter(({ isMarked }) => isMarked).sort(byAmount)[0] ??
    found.filter(({ isGrouped }) => isGrouped).sort(byAmount)[0] ??
    found.filter(({ counts }) => !counts).sort(byAmount)[0] ??
    found.sort(byAmount)[0]
  if (!best) return { amountMinor: null, currency: style.currency, rest: line }
  return {
    amountMinor: best.amountMinor,
    currency: best.currency,
    rest: `${line.slice(0, best.at)} ${gap} ${line.slice(best.at + best.length)}`,
  }
}

const fillers =
  /^(?:(?:me |nos )?(?:debe|deve|owes)|por|de|del|desde|for|da|do|y|e|son|total|saldo|\$|[-–—,;:.()|=/])(?=\s|$|\p{P})\s*/iu
const trailing =
  /\s*(?:(?<=\s)(?:(?:me |nos )?(?:debe|deve|owes|adeuda)|por|de|son|total|saldo|para|tel|cel)|[-–—,;:.(|=/])$/iu
const particles = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'da',
  'das',
  'do',
  'dos',
  'y',
  'e',
  'von',
  'van',
  'san',
  'santa',
])

/** The name stands before whatever was taken out of the line, and for what it is behind. */
function takeName(rest: string): { name: string | null; concept: string | null } {
  const pieces = rest
    .split(gap)
    .map(trimmed)
    .filter((piece) => piece !== '')
  const [first, ...others] = pieces
  if (first === undefined) return { name: null, concept: null }
  const { name, more } = splitName(first)
  const concept = [more, ...others].filter((piece) => piece !== '').join(' ')
  return { name, concept: concept === '' ? null : concept }
}

function trimmed(piece: string): string {
  let text = piece.trim()
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(fillers, '').replace(trailing, '').trim()
  }
  return text
}

/** "Ana Pérez mesa y sillas": a name is written large, what it is for is not. Where nothing tells, all of it is the name. */
function splitName(text: string): { name: string; more: string } {
  const words = text.split(' ')
  const parted = /^(.+?)(?:,| -|:) (.+)$/.exec(text)
  if (parted?.[1] && parted[2]) return { name: parted[1].trim(), more: trimmed(parted[2]) }
  const firstLarge = words.findIndex((word) => /^\p{Lu}/u.test(word))
  if (firstLarge < 0 || firstLarge > 2) return { name: text, more: '' }
  let end = firstLarge + 1
  while (end < words.length) {
    const word = words[end] ?? ''
    const next = words.slice(end + 1, end + 3).find((each) => !particles.has(each)) ?? ''
    if (!/^[\p{Lu}("']/u.test(word) && !(particles.has(word) && /^\p{Lu}/u.test(next))) break
    end++
  }
  return { name: words.slice(0, end).join(' '), more: trimmed(words.slice(end).join(' ')) }
}
