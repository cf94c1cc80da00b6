import type { Country } from '@aldia/shared/country.ts'
import { fold } from '#imports/reading/cells.ts'
import { takeCurrency } from '#imports/reading/currency-words.ts'

/** What a number format says about the numbers it shows. */
export interface NumberFormat {
  readonly isDay: boolean
  /** ISO 4217, when the format itself names one. */
  readonly currency: string | null
  /** Digits that are shown at least: 9 for `000000000`. */
  readonly padTo: number
}

const plainFormat: NumberFormat = { isDay: false, currency: null, padTo: 0 }

/** Built-in formats of ECMA-376 18.8.30 that show days; 45 to 47 are times only. */
const isBuiltInDay = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

export const builtInFormat = (id: number): NumberFormat =>
  isBuiltInDay(id) ? { ...plainFormat, isDay: true } : plainFormat

/** Reads a format code such as `dd/mm/yyyy`, `[$R$-416] #,##0.00` or `"US$" 0.00`. */
export function readFormat(code: string, country: Country): NumberFormat {
  const first = code.split(';')[0] ?? ''
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  const isDay = !/general|standard/i.test(bare) && /[dy]/i.test(bare) && !/[#0]/.test(bare)
  if (isDay) return { ...plainFormat, isDay }
  // A sign in the format is the person's choice only where it is spelled out: a bare $ is what every format of money has.
  const said = [...first.matchAll(/\[\$([^\]-]+)(?:-[^\]]*)?\]|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? '')
  const named = takeCurrency(fold(said.join(' ')), country)
  const currency = named && fold(said.join('')).replace(/[\s]/g, '') !== '$' ? named.currency : null
  return { isDay: false, currency, padTo: /^0{2,}$/.test(bare.trim()) ? bare.trim().length : 0 }
}
