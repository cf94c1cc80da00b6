import type { LocalDate } from '#dates.ts'

/**
 * Days as one says them to somebody, with weekday and month: `martes 1 de diciembre`, `terça-feira, 1 de dezembro`, `Tuesday, December
 * 1`. Spanish sentences take no comma there (`vence el martes 1 de diciembre`), which the formatter of the platform writes.
 */
export function spokenDays(locale: string): { day(on: LocalDate): string; withYear(on: LocalDate): string } {
  const parts = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' } as const
  const isSpanish = new Intl.Locale(locale).language === 'es'
  const say = (format: Intl.DateTimeFormat) => (on: LocalDate) => {
    const said = format.format(Date.parse(on))
    return isSpanish ? said.replace(', ', ' ') : said
  }
  return {
    day: say(new Intl.DateTimeFormat(locale, parts)),
    withYear: say(new Intl.DateTimeFormat(locale, { ...parts, year: 'numeric' })),
  }
}
