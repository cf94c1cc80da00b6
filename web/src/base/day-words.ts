import { daysBetween, type LocalDate } from '@aldia/shared/dates.ts'
import { baseText } from '#base/base.text.ts'
import { type Locale, useLocale } from '#base/language.ts'

export type DayWords = ReturnType<typeof dayWords>

const made = new WeakMap<Locale, DayWords>()

/** How days of the calendar are written in the current language. */
export function useDayWords(): DayWords {
  const locale = useLocale()
  const known = made.get(locale) ?? dayWords(locale)
  made.set(locale, known)
  return known
}

const near = 7

/** Days as people say them. Pure: `today` is given; a day has no zone. */
export function dayWords({ language, locale }: Pick<Locale, 'language' | 'locale'>) {
  const lines = baseText[language]
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const weekday = make({ weekday: 'long' })
  const dayAndMonth = make({ day: 'numeric', month: 'short' })
  const withYear = make({ day: 'numeric', month: 'short', year: 'numeric' })
  const full = make({ dateStyle: 'full' })
  // Thousands of cards share a few dozen days.
  let told = { today: '', words: new Map<LocalDate, string>() }

  /** `hoy`, `mañana`, `ayer`, `viernes 27` within a week, `30 nov`, `2 ene 2027`. */
  function day(on: LocalDate, today: LocalDate): string {
    if (told.today !== today) told = { today, words: new Map() }
    const known = told.words.get(on) ?? write(on, today)
    told.words.set(on, known)
    return known
  }

  function write(on: LocalDate, today: LocalDate): string {
    const away = daysBetween(today, on)
    if (away === 0) return lines.today
    if (away === 1) return lines.tomorrow
    if (away === -1) return lines.yesterday
    const at = Date.parse(on)
    if (Math.abs(away) < near) return `${weekday.format(at)} ${Number(on.slice(8))}`
    return brief(on.slice(0, 4) === today.slice(0, 4) ? dayAndMonth.format(at) : withYear.format(at))
  }

  return { day, fullDay: (on: LocalDate) => full.format(Date.parse(on)) }
}

/** `30 de nov.` as people note it down: `30 nov`. */
const brief = (words: string) => words.replaceAll(' de ', ' ').replaceAll('.', '')
