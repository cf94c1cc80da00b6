import type { AmountPlace } from '@aldia/shared/amount-text.ts'
import { Country, countries } from '@aldia/shared/country.ts'
import { isRealDate, type LocalDate } from '@aldia/shared/dates.ts'
import type { Language } from '@aldia/shared/language.ts'
import { minorDigits } from '@aldia/shared/money.ts'
import { type Reading, read } from '@aldia/shared/reader/read.ts'
import { publicHolidays } from '#calendars/public-holidays.ts'
import type { PhraseRow } from './table.ts'

// Each phrase of a table through the reader, as a debtor of that place.

export interface PhraseRead {
  readonly row: PhraseRow
  readonly reading: Reading
  /** As it stands in the table: ISO day, amount in whole units with a dot before cents ("1250.50"), confidence 0-1. */
  readonly predicted: {
    readonly predicted_intent: string
    readonly predicted_date: string
    readonly predicted_amount: string
    readonly confidence: string
  }
}

/** Reads all; `today` stands in where a row has no reference date. */
export function readPhrases(rows: readonly PhraseRow[], today: LocalDate): PhraseRead[] {
  return rows.map((row) => {
    const text = (row.text ?? '').replaceAll('\\n', '\n')
    const { place, language, country } = placeOf(row.lang ?? '', text)
    const written = row.reference_date ?? ''
    const on = isRealDate(written) ? written : today
    const reading = read(text, { today: on, place, language, isHoliday: (day) => holidaysOf(country, day).has(day) })
    return {
      row,
      reading,
      predicted: {
        predicted_intent: reading.intent,
        predicted_date: reading.day?.on ?? '',
        predicted_amount: reading.amount === null ? '' : major(reading.amount.amountMinor, place.currency),
        confidence: reading.confidence.toFixed(2),
      },
    }
  })
}

function major(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency)
  const whole = amountMinor / 10 ** digits
  return Number.isInteger(whole) ? String(whole) : whole.toFixed(digits)
}

const usualCountry: Readonly<Record<Language, Country>> = { es: 'CO', pt: 'BR', en: 'US' }

/** "es-CL" is Chile; "es" alone is Spanish of nowhere, whose currency the text may name. */
function placeOf(lang: string, text: string): { place: AmountPlace; language: Language; country: Country } {
  const [tongue = '', region = ''] = lang.trim().replace('_', '-').split('-')
  const language: Language = /^(?:pt|en)$/i.test(tongue) ? (tongue.toLowerCase() as Language) : 'es'
  const known = Country.safeParse(region.toUpperCase())
  const country = known.success ? known.data : usualCountry[language]
  const locale =
    region === '' && language === 'es' ? 'es' : `${language}-${region === '' ? country : region.toUpperCase()}`
  return {
    language,
    country,
    place: { currency: currencyNamed(text) ?? (locale === 'es' ? 'ARS' : countries[country].currency), locale },
  }
}

/** A currency that a text names beside the usual one of its place. */
function currencyNamed(text: string): string | null {
  if (/us?\$|usd|d[oó]lar|dollar/i.test(text)) return 'USD'
  if (/€|\beuros?\b/i.test(text)) return 'EUR'
  if (/\bs\/|\bsoles\b/i.test(text)) return 'PEN'
  if (/r\$|\breais\b/i.test(text)) return 'BRL'
  return null
}

const holidays = new Map<string, ReadonlySet<LocalDate>>()

function holidaysOf(country: Country, day: LocalDate): ReadonlySet<LocalDate> {
  const year = Number(day.slice(0, 4))
  const key = `${country} ${year}`
  const known = holidays.get(key) ?? new Set(publicHolidays({ country, days: 'public' }, year, year))
  holidays.set(key, known)
  return known
}
