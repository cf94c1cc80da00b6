// One number has several spellings at WhatsApp: Mexico with and without the old 1, Argentina with and without the mobile 9,
// Brazil with and without the ninth digit. They are made equal for matching only, and likeness is a guess: what WhatsApp itself says
// of who is who comes first. An address to write to is never built here.

const phoneAddress = /^(\d{5,17})@s\.whatsapp\.net$/

/** Whether an address stands for a person (a phone number or a privacy id), not for a group, list or channel. */
export function isPersonAddress(address: string): boolean {
  return phoneAddress.test(address) || /^\d{5,20}@lid$/.test(address)
}

/** The E.164 number an address shows; null for privacy ids, whose digits are no number. */
export function phoneOfAddress(address: string): string | null {
  const digits = phoneAddress.exec(address)?.[1]
  return digits === undefined ? null : `+${withoutMexicanOne(digits)}`
}

/** What is equal for all spellings of one number; null for privacy ids. */
export function matchKeyOfAddress(address: string): string | null {
  const digits = phoneAddress.exec(address)?.[1]
  return digits === undefined ? null : matchKey(digits)
}

/**
 * Brazil: older accounts are registered without the ninth digit, and no rule by area code is reliable. Only the eight digits of a
 * mobile number, which began with 6 to 9, got a 9 before them (Anatel, Resolução 553/2010); a landline with a 9 before it is
 * somebody else's mobile.
 */
const brazilianMobile = /^55(\d{2})9?([6-9]\d{7})$/

/** What is equal for all spellings of one number. Takes E.164, with or without the plus. */
export function matchKey(phone: string): string {
  const digits = withoutMexicanOne(phone.replace(/\D/g, ''))
  const brazil = brazilianMobile.exec(digits)
  if (brazil) return `55${brazil[1]}${brazil[2]}`
  const argentina = /^549?(\d{10})$/.exec(digits)
  if (argentina) return `54${argentina[1]}`
  return digits
}

/**
 * Equal for spellings that are surely one line: Mexico's old 1, Brazil's ninth digit. In Argentina a line with the mobile 9 and one
 * without it are two lines, though people leave the 9 out when they write it down; there a likeness is a question.
 */
export function lineKey(phone: string): string {
  const digits = withoutMexicanOne(phone.replace(/\D/g, ''))
  const brazil = brazilianMobile.exec(digits)
  return brazil ? `55${brazil[1]}${brazil[2]}` : digits
}

/** The E.164 numbers that have this match key: one, or two in Brazil and Argentina. For finding, never for writing to. */
export function spellings(phone: string): string[] {
  const key = matchKey(phone)
  const brazil = brazilianMobile.exec(key)
  if (brazil) return [`+55${brazil[1]}9${brazil[2]}`, `+${key}`]
  const argentina = /^54(\d{10})$/.exec(key)
  if (argentina) return [`+549${argentina[1]}`, `+${key}`]
  return [`+${key}`]
}

/** Without the old 1 of Mexico, which numbering plans no longer know. Takes digits. */
export function withoutMexicanOne(digits: string): string {
  return digits.replace(/^521(\d{10})$/, '52$1')
}
