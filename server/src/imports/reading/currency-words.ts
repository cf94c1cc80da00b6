import { type Country, countries } from '@aldia/shared/country.ts'
import { fold } from '#imports/reading/cells.ts'

const letterless = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'u')

/** Signs and words that mean one currency wherever they stand; longer ones first. */
const everywhere: readonly [RegExp, string][] = [
  [letterless('us ?\\$|u\\$[sd]|usd ?\\$?|dolar(?:es)?(?: americanos?)?|dollars?|dl+s?\\.?'), 'USD'],
  [letterless('rd ?\\$|dop'), 'DOP'],
  [letterless('r ?\\$|reais|real|brl'), 'BRL'],
  [letterless('mx ?\\$|mxn ?\\$?|m\\.n\\.?|pesos mexicanos'), 'MXN'],
  [letterless('c ?\\$|cordobas?|nio'), 'NIO'],
  [letterless('ar ?\\$|ars ?\\$?|pesos argentinos'), 'ARS'],
  [letterless('clp ?\\$?|ch\\$|pesos chilenos'), 'CLP'],
  [letterless('col ?\\$|cop ?\\$?|pesos colombianos'), 'COP'],
  [letterless('\\$u|uy ?\\$|uyu|pesos uruguayos'), 'UYU'],
  [letterless('s/\\.?|soles|sol|pen'), 'PEN'],
  [/€|(?<!\p{L})(?:euros?|eur)(?!\p{L})/u, 'EUR'],
  [/₡|(?<!\p{L})(?:colones|colon|crc)(?!\p{L})/u, 'CRC'],
  [/₲|(?<!\p{L})(?:guaranies|guarani|pyg|gs\.?)(?!\p{L})/u, 'PYG'],
  [letterless('lempiras?|hnl|lps?\\.?'), 'HNL'],
  [letterless('quetzal(?:es)?|gtq'), 'GTQ'],
  [letterless('bolivianos?|bob'), 'BOB'],
  [letterless('bolivar(?:es)?|ves|bs\\.?[sd]\\.?'), 'VES'],
  [letterless('u\\.f\\.?|ufs?|clf'), 'CLF'],
  [letterless('uvrs?|cou'), 'COU'],
  [letterless('udis?|mxv'), 'MXV'],
  [letterless('uyi'), 'UYI'],
  [/£|(?<!\p{L})(?:gbp|libras? esterlinas?)(?!\p{L})/u, 'GBP'],
]

/** Signs that are short enough to mean something else abroad. */
const athome: Partial<Record<Country, readonly [RegExp, string][]>> = {
  GT: [[letterless('q\\.?'), 'GTQ']],
  HN: [[letterless('l\\.?'), 'HNL']],
  BO: [[letterless('bs\\.?'), 'BOB']],
  VE: [[letterless('bs\\.?'), 'VES']],
  CR: [[/¢|(?<!\p{L})c(?!\p{L})/u, 'CRC']],
  UY: [[letterless('u\\.?i\\.?'), 'UYI']],
  PA: [[/b\/\.?|(?<!\p{L})(?:balboas?|pab)(?!\p{L})/u, 'USD']],
  PE: [[letterless('s(?:/\\.?)?'), 'PEN']],
}

/** A bare `$` beside these currencies means dollars of the United States. */
const noDollarSign = new Set(['PEN', 'BOB', 'PYG', 'CRC', 'GTQ', 'HNL', 'NIO', 'VES', 'EUR'])

/**
 * The currency that a text names and what is left of the text; null: it names none. `$` is the country's own where people write
 * it so. Takes folded text.
 */
export function takeCurrency(folded: string, country: Country): { currency: string; rest: string } | null {
  if (!/[\p{L}\p{Sc}]/u.test(folded)) return null
  for (const [pattern, currency] of [...(athome[country] ?? []), ...everywhere]) {
    if (pattern.test(folded)) return { currency, rest: folded.replace(new RegExp(pattern, 'gu'), ' ').trim() }
  }
  const own = countries[country].currency
  if (/\$/.test(folded))
    return { currency: noDollarSign.has(own) ? 'USD' : own, rest: folded.replace(/\$/g, ' ').trim() }
  const pesos = letterless('pesos?|pesitos|varos?|baros?')
  if (pesos.test(folded) && !noDollarSign.has(own)) {
    return { currency: own, rest: folded.replace(new RegExp(pesos, 'gu'), ' ').trim() }
  }
  return null
}

const codes = new Set(Intl.supportedValuesOf('currency'))

/** What a cell of a currency column says: `CLP`, `Pesos`, `US$`, `Dólares`; null when nothing is understood. */
export function readCurrency(text: string, country: Country): string | null {
  const code = text.trim().toUpperCase()
  if (/^[A-Z]{3}$/.test(code) && codes.has(code)) return code
  const folded = fold(text)
  const found = takeCurrency(folded, country)
  if (found) return found.currency
  return /nacional|local|^mn$/.test(folded) ? countries[country].currency : null
}
