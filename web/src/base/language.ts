import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Catalog, Language } from '@aldia/shared/language.ts'
import { createContext, useContext, useEffect, useState } from 'react'
import { baseText } from '#base/base.text.ts'
import { useDayIn } from '#base/clock.ts'
import { areTextsLoaded, loadTexts } from '#base/loaded-texts.ts'
import { pageLanguage } from '#base/page-language.ts'

export interface Locale {
  readonly language: Language
  /** BCP 47. */
  readonly locale: string
  /** IANA. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
}

/** Filled once at the root by `useKnownLocale`: hundreds of cards ask for it, and each reader of the records costs with every message. */
export const LocaleContext = createContext<Locale | null>(null)

/** The signed-in user's language and the workspace's zone and currency; before sign-in, the browser's. */
export function useLocale(): Locale {
  return useContext(LocaleContext) ?? browserLocale()
}

/** Before anybody is signed in: the language this page had last, else the browser's. */
export function browserLocale(): Locale {
  const language = pageLanguage()
  return localeFor(language, navigatorLocale(language), Intl.DateTimeFormat().resolvedOptions().timeZone, 'COP')
}

const locales = new Map<string, Locale>()

/** The same object for the same values, so that everything made from it is made once for the page and not for each card. */
export function localeFor(language: Language, locale: string, timeZone: string, currency: string): Locale {
  const key = `${language} ${locale} ${timeZone} ${currency}`
  const known = locales.get(key) ?? { language, locale, timeZone, currency }
  locales.set(key, known)
  return known
}

/** The wanted locale as soon as its texts are here, until then the one before; null at the very beginning. */
export function useLoadedLocale(wanted: Locale): Locale | null {
  const [shown, setShown] = useState<Locale | null>(null)
  useEffect(() => {
    let isWanted = true
    loadTexts(wanted.language).then(
      () => isWanted && setShown(wanted),
      // The page stays readable in the language it has.
      () => {},
    )
    return () => {
      isWanted = false
    }
  }, [wanted])
  return areTextsLoaded(wanted.language) ? wanted : shown
}

/** The day it is where the business is; changes at its midnight. */
export const useToday = (): LocalDate => useDayIn(useLocale().timeZone)

/** The lines of a catalog in the current language. */
export function useText<T>(lines: Catalog<T>): Catalog<T>[Language] {
  return lines[useLocale().language]
}

export type Formats = ReturnType<typeof formats>

/** Formats for the current language and zone. All take epoch ms. */
export function useFormats(): Formats {
  const locale = useLocale()
  const known = made.get(locale) ?? formats(locale)
  made.set(locale, known)
  return known
}

/** Formatters are costly to make (each holds a table of its language). */
const made = new WeakMap<Locale, Formats>()

const dayMs = 86_400_000

/** Dates and times as people here write them. Pure: `now` is given. */
export function formats({ language, locale, timeZone }: Locale) {
  const lines = baseText[language]
  const timeOf = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' })
  const weekdayOf = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' })
  const weekdayAndDay = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric' })
  const dayAndMonth = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' })
  const withYear = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' })
  const full = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'short' })
  const dateKey = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' })
  const number = new Intl.NumberFormat(locale)
  let today = { now: 0, midnight: 0 }
  function daysApart(at: number, now: number): number {
    if (today.now !== now) today = { now, midnight: Date.parse(dateKey.format(now)) }
    return Math.round((today.midnight - Date.parse(dateKey.format(at))) / dayMs)
  }

  /** `hoy`, `ayer`, `viernes 27`, `3 feb`, `3 feb 2024`. */
  function day(at: number, now: number): string {
    const apart = daysApart(at, now)
    if (apart === 0) return lines.today
    if (apart === 1) return lines.yesterday
    if (apart > 1 && apart < 7) return weekdayAndDay.format(at)
    return dateKey.format(at).slice(0, 4) === dateKey.format(now).slice(0, 4)
      ? dayAndMonth.format(at)
      : withYear.format(at)
  }

  return {
    time: (at: number) => timeOf.format(at),
    day,
    /** Short, for the corner of a card: time today, `ayer`, weekday within a week, else the date. */
    timeOrDay(at: number, now: number): string {
      const apart = daysApart(at, now)
      if (apart === 0) return timeOf.format(at)
      if (apart > 1 && apart < 7) return weekdayOf.format(at)
      return day(at, now)
    },
    /** `ahora`, `hace 12 min`, `hace 3 h`, `hace 4 días`. */
    ago(at: number, now: number): string {
      const minutes = Math.round((now - at) / 60_000)
      if (minutes < 1) return lines.justNow
      if (minutes < 60) return relative.format(-minutes, 'minute')
      const hours = Math.round(minutes / 60)
      return hours < 24 ? relative.format(-hours, 'hour') : relative.format(-Math.round(hours / 24), 'day')
    },
    fullDate: (at: number) => full.format(at),
    /** `2026-11-21`: equal for instants of the same day in the workspace's zone. */
    dateKey: (at: number) => dateKey.format(at),
    number: (value: number) => number.format(value),
  }
}

function navigatorLocale(language: Language): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language
}
