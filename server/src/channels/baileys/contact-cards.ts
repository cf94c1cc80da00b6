import ICAL from 'ical.js'
import { decode as decodeQuotedPrintable } from 'libqp'

// vCards come from strangers and from address books of three decades. ical.js reads versions 3 and 4 and refuses the whole card over
// one odd line, so only the properties that are shown are handed to it, and quoted-printable (version 2.1) is decoded before.

/** A person on a card: a name (empty when it has none) and telephone numbers, as written there. */
export interface CardPerson {
  name: string
  phones: string[]
}

/** A card lists a handful of numbers; more are cut off. */
const maxPhones = 20
const maxCardChars = 20_000
/** Longest name and number that are shown. */
const maxNameChars = 200
const maxPhoneChars = 40

const shown = /^(?:[\w-]+\.)?(BEGIN|END|VERSION|FN|N|ORG|NICKNAME|TEL)(?:[;:])/i

/** Everybody on a vCard file; usually one. Never throws: what is no card at all has nobody on it. */
export function peopleOfCard(vcard: string): CardPerson[] {
  const lines = linesOf(vcard.slice(0, maxCardChars)).filter((line) => shown.test(line))
  if (lines.length === 0) return []
  const isWhole = /^BEGIN:/i.test(lines[0] ?? '')
  const begun = isWhole ? lines : ['BEGIN:VCARD', ...lines]
  const ended = /^END:/i.test(begun.at(-1) ?? '') ? begun : [...begun, 'END:VCARD']
  return cardsIn(ended.join('\r\n')).map(personOf)
}

/** The content lines, unfolded (RFC 6350, 3.2; a soft break of quoted-printable ends with `=`) and readable. */
function linesOf(vcard: string): string[] {
  const unfolded = vcard.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '')
  const lines: string[] = []
  for (const line of unfolded.split('\n')) {
    const last = lines.at(-1)
    if (last !== undefined && isQuotedPrintable(last) && last.endsWith('='))
      lines[lines.length - 1] = last.slice(0, -1) + line
    else lines.push(line)
  }
  return lines.map((line) => named(isQuotedPrintable(line) ? decoded(line) : line))
}

/** Version 2.1 gives types without saying that they are: `TEL;CELL:1`. */
function named(line: string): string {
  const colon = line.indexOf(':')
  const head = line.slice(0, colon)
  if (colon < 0 || head.includes('"')) return line
  const [name, ...parameters] = head.split(';')
  const all = parameters.filter(Boolean).map((one) => (one.includes('=') ? one : `TYPE=${one}`))
  return `${[name, ...all].join(';')}${line.slice(colon)}`
}

const isQuotedPrintable = (line: string): boolean => /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line)

function decoded(line: string): string {
  const colon = line.indexOf(':')
  const head = line.slice(0, colon).replace(/;(?:ENCODING=)?QUOTED-PRINTABLE|;CHARSET=[^;]*/gi, '')
  const charset = /;CHARSET=([^;:]+)/i.exec(line.slice(0, colon))?.[1] ?? 'utf-8'
  const bytes = decodeQuotedPrintable(line.slice(colon + 1))
  return `${head}:${textOf(bytes, charset).replace(/[\r\n]+/g, ' ')}`
}

function textOf(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset.replaceAll('"', '')).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** A card as ical.js gives it: name, properties (name, parameters, type, values…), parts. */
type Card = [string, [string, Record<string, string | string[]>, string, ...unknown[]][], unknown[]]

function cardsIn(text: string): Card[] {
  try {
    const parsed = ICAL.parse(text) as unknown as Card | Card[]
    return typeof parsed[0] === 'string' ? [parsed as Card] : (parsed as Card[])
  } catch {
    return []
  }
}

function personOf([, properties]: Card): CardPerson {
  const first = (name: string) => properties.find(([is]) => is === name)?.[3]
  const [family, given, middle] = partsOf(first('n'))
  const byParts = [given, middle, family].filter(Boolean).join(' ')
  const name =
    [partsOf(first('fn'))[0], byParts, partsOf(first('nickname'))[0], partsOf(first('org'))[0]].find(Boolean) ?? ''
  const phones = properties.flatMap(([is, parameters, , ...values]) =>
    is === 'tel' ? values.flatMap((value) => phoneOf(String(value), String(parameters.waid ?? ''))) : [],
  )
  return { name: name.slice(0, maxNameChars), phones: [...new Set(phones)].slice(0, maxPhones) }
}

const partsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value ?? '']).flat().map((part) => String(part).trim())

/** The number as written, unless only `waid` (WhatsApp's own, with the country's code) says what it is abroad. */
function phoneOf(value: string, waId: string): string[] {
  const written = value.replace(/^tel:/i, '').split(';')[0]?.trim() ?? ''
  const isWhole = written.startsWith('+') || !/^\d{7,15}$/.test(waId) || written.replace(/\D/g, '') === waId
  const phone = isWhole && written !== '' ? written : /^\d{7,15}$/.test(waId) ? `+${waId}` : ''
  return phone === '' ? [] : [phone.slice(0, maxPhoneChars)]
}
