import { type Country, countries } from '@aldia/shared/country.ts'
import { isMobile, readPhone } from '#contacts/read-phone.ts'
import { type Cell, fold } from '#imports/reading/cells.ts'

export type PhoneRead = { readonly phone: string } | { readonly problem: 'missing' | 'invalid' }

const nothing =
  /^(?:-+|s\/?n|s\/?t|n\/?[ad]|na|no|0+|x+|\.+|\?+|null|none|nan|ningun[oa]|nenhum|pendiente|desconocido|no (?:tiene|aplica|registra|hay|sabe)|nao tem|sin (?:tel\w*|numero|fono|cel\w*|n)|sem (?:tel\w*|numero|fone|cel\w*))\.?$/

/**
 * The number of a person, E.164. Of several in one cell the first that WhatsApp may know: a mobile before a landline. What people write
 * for "none" is missing; anything else that is no complete number is invalid. A number that a spreadsheet showed as 5.69876E+10
 * has lost its last digits, and is never filled up with zeros.
 */
export function readPhoneCell(cell: Cell, country: Country): PhoneRead {
  const text = cell.number !== undefined ? wholeNumber(cell.number, cell.text) : cell.text
  const plain = fold(text).replace(/^'+/, '').trim()
  if (plain === '' || nothing.test(plain)) return { problem: 'missing' }
  const found = phonesIn(plain, country)
  const phone = found.length > 1 ? (found.find(mayBeMobile) ?? found[0]) : found[0]
  return phone === undefined ? { problem: 'invalid' } : { phone }
}

const wholeNumber = (number: number, text: string): string =>
  Number.isInteger(number) && Math.abs(number) < 1e16 ? number.toFixed(0) : text

/** Every number that stands in a text, in order. */
export function phonesIn(text: string, country: Country): string[] {
  const plain = expanded(text.replace(/(?<=\d{7})[.,]0{1,2}(?!\d)/g, ''))
  if (plain === null) return []
  const pieces = plain
    .replace(/\b(?:ext|anexo|int|interno|ramal|x)\b\.?:? *\d{1,6}/g, ' ')
    .split(/[/;,|\n\t]| y | o | e | ou | and | or | - |\s{2,}/)
    .map((piece) => piece.replace(/[^\d+().\-\s]/g, ' ').trim())
    .filter((piece) => piece.replace(/\D/g, '').length >= 5)
  const found = pieces.flatMap((piece) => onePiece(piece, country))
  if (found.length > 0) return [...new Set(found)]
  const whole = readListPhone(plain.replace(/[^\d+]/g, ''), country)
  return whole === null ? [] : [whole]
}

function onePiece(piece: string, country: Country): string[] {
  const whole = readListPhone(piece, country)
  if (whole !== null) return [whole]
  // Two numbers with nothing but a blank between them.
  const words = piece.split(/\s+/)
  const found: string[] = []
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const phone = readListPhone(words.slice(from, to).join(' '), country)
      if (phone === null) continue
      found.push(phone)
      from = to - 1
      break
    }
  }
  return found
}

/** `5.6987654321e+10` as its digits; null when digits are missing. A text without an exponent stays. */
function expanded(text: string): string | null {
  const match = /^(\+?\d)(?:[.,](\d+))? ?e ?\+?(\d{1,2})$/.exec(text)
  if (!match) return text
  const [, first = '', decimals = '', exponent = ''] = match
  const missing = Number(exponent) - decimals.length
  return missing === 0 ? `${first}${decimals}` : null
}

/**
 * What lists hold beside the numbers that `readPhone` knows: dialling habits that ended with a change of the country's plan, and
 * a 0 or a carrier's code before the number.
 */
export function readListPhone(written: string, country: Country): string | null {
  const digits = written.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 17) return null
  const known = readPhone(written, country) ?? ofMobileForm(written, country)
  if (known !== null) return known
  // Mexico dialled 01, 044 and 045 before ten digits until 2019.
  if (country === 'MX' && /^(?:01|044|045)\d{10}$/.test(digits)) return readPhone(digits.slice(-10), country)
  if (country === 'BR') return brazilian(digits)
  // Chile dialled 09 for mobiles until 2016.
  const bare = /^0+([1-9]\d+)$/.exec(digits)?.[1]
  return bare === undefined ? null : readPhone(bare, country)
}

/** National forms of mobiles (collections-facts.md 9); WhatsApp decides whether somebody has the number. */
const mobileForms: Partial<Record<Country, RegExp>> = {
  AR: /^9\d{10}$/,
  BR: /^[1-9]{2}9\d{8}$/,
  CL: /^9\d{8}$/,
  CO: /^3\d{9}$/,
  CR: /^[5-8]\d{7}$/,
  EC: /^9\d{8}$/,
  ES: /^[67]\d{8}$/,
  MX: /^[2-9]\d{9}$/,
  PE: /^9\d{8}$/,
  PT: /^9\d{8}$/,
}

/** A number of the form that mobiles have, also where the plan's book does not know its block (yet). */
function ofMobileForm(written: string, country: Country): string | null {
  const digits = written.replace(/\D/g, '').replace(/^00/, '')
  const isInternational = /^\s*(?:\+|00)/.test(written)
  const own = mobileForms[country]
  if (!isInternational && own?.test(digits.replace(/^0(?=9)/, ''))) {
    return `+${countries[country].callingCode}${digits.replace(/^0(?=9)/, '')}`
  }
  for (const [each, form] of Object.entries(mobileForms)) {
    const { callingCode } = countries[each as Country]
    if (!digits.startsWith(callingCode) || !form.test(digits.slice(callingCode.length))) continue
    if (isInternational || each === country) return `+${digits}`
  }
  return null
}

/** By the form where the country's mobiles have one; in Chile the plan's book takes landlines for both. */
function mayBeMobile(phone: string): boolean {
  const known = Object.keys(mobileForms).some((each) => phone.startsWith(`+${countries[each as Country].callingCode}`))
  return known ? ofMobileForm(phone, 'CL') !== null : isMobile(phone)
}

/** Mobiles of eight digits got a 9 before them (Anatel, Resolução 553/2010); 0 and a carrier's two digits may stand before the area. */
function brazilian(digits: string): string | null {
  const local = digits.replace(/^(?:00)?55(?=\d{10,11}$)/, '').replace(/^0(?:\d{2})?(?=\d{10,11}$)/, '')
  const old = /^(\d{2})([6-9]\d{7})$/.exec(local)
  return readPhone(old ? `${old[1]}9${old[2]}` : local, 'BR')
}
