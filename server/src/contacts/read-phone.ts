import type { Country } from '@aldia/shared/country.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { withoutMexicanOne } from '#contacts/phone-match.ts'

/**
 * Reads a number as a person of the country writes it; E.164, or null when it is not a complete, valid number.
 * A Mexican `+52 1 …` loses its 1, which numbering plans no longer know.
 */
export function readPhone(written: string, country: Country): string | null {
  const international = /^\s*(?:\+|00)/.test(written)
  const digits = written.replace(/\D/g, '')
  const parsed = international
    ? parsePhoneNumberFromString(`+${withoutMexicanOne(digits.replace(/^00/, ''))}`)
    : parsePhoneNumberFromString(written, country)
  if (parsed?.isValid()) return parsed.number
  if (international) return null
  // Many people leave the plus out of an international number.
  const whole = parsePhoneNumberFromString(`+${withoutMexicanOne(digits)}`)
  return whole?.isValid() ? whole.number : null
}

/** Whether a valid number may be a mobile: in some countries a number does not tell. */
export function isMobile(phone: string): boolean {
  const type = parsePhoneNumberFromString(phone)?.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
}
