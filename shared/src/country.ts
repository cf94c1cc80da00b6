import { z } from 'zod'
import type { Language } from './language.ts'

/** What choosing a country at the first start proposes; everything can be changed afterwards. */
export interface CountryDefaults {
  readonly timeZone: string
  readonly currency: string
  readonly language: Language
  readonly callingCode: string
}

/** ISO 3166-1 alpha-2 to its usual IANA zone (that of most inhabitants), ISO 4217 currency and language. */
export const countries = {
  AR: { timeZone: 'America/Argentina/Buenos_Aires', currency: 'ARS', language: 'es', callingCode: '54' },
  BO: { timeZone: 'America/La_Paz', currency: 'BOB', language: 'es', callingCode: '591' },
  BR: { timeZone: 'America/Sao_Paulo', currency: 'BRL', language: 'pt', callingCode: '55' },
  CL: { timeZone: 'America/Santiago', currency: 'CLP', language: 'es', callingCode: '56' },
  CO: { timeZone: 'America/Bogota', currency: 'COP', language: 'es', callingCode: '57' },
  CR: { timeZone: 'America/Costa_Rica', currency: 'CRC', language: 'es', callingCode: '506' },
  DO: { timeZone: 'America/Santo_Domingo', currency: 'DOP', language: 'es', callingCode: '1' },
  EC: { timeZone: 'America/Guayaquil', currency: 'USD', language: 'es', callingCode: '593' },
  ES: { timeZone: 'Europe/Madrid', currency: 'EUR', language: 'es', callingCode: '34' },
  GT: { timeZone: 'America/Guatemala', currency: 'GTQ', language: 'es', callingCode: '502' },
  HN: { timeZone: 'America/Tegucigalpa', currency: 'HNL', language: 'es', callingCode: '504' },
  MX: { timeZone: 'America/Mexico_City', currency: 'MXN', language: 'es', callingCode: '52' },
  NI: { timeZone: 'America/Managua', currency: 'NIO', language: 'es', callingCode: '505' },
  PA: { timeZone: 'America/Panama', currency: 'USD', language: 'es', callingCode: '507' },
  PE: { timeZone: 'America/Lima', currency: 'PEN', language: 'es', callingCode: '51' },
  PT: { timeZone: 'Europe/Lisbon', currency: 'EUR', language: 'pt', callingCode: '351' },
  PY: { timeZone: 'America/Asuncion', currency: 'PYG', language: 'es', callingCode: '595' },
  SV: { timeZone: 'America/El_Salvador', currency: 'USD', language: 'es', callingCode: '503' },
  US: { timeZone: 'America/New_York', currency: 'USD', language: 'en', callingCode: '1' },
  UY: { timeZone: 'America/Montevideo', currency: 'UYU', language: 'es', callingCode: '598' },
  VE: { timeZone: 'America/Caracas', currency: 'VES', language: 'es', callingCode: '58' },
} as const satisfies Record<string, CountryDefaults>

export type Country = keyof typeof countries
export const Country = z.enum(Object.keys(countries) as [Country, ...Country[]])
