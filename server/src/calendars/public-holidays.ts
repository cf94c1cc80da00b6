import type { Country } from '@aldia/shared/country.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import Holidays, { type HolidaysTypes } from 'date-holidays'

// Imported by the worker alone: the data of all countries takes some 40 MB, of which the program needs a few hundred dates.

/** What the data lacks or has too much of, looked up in the laws. Rules are those of `date-holidays`. */
interface Correction {
  readonly add?: readonly string[]
  /** By the beginning of the rule. */
  readonly drop?: readonly string[]
  /** Banks rest on them, so nothing that was paid arrives. */
  readonly bankDaysToo?: true
}

/** Ecuador's weekends: what falls on one rests on the Friday before or the Monday after (Código del Trabajo 65). */
const offWeekends = 'if saturday then previous friday if sunday then next monday'
/** And within the week a Tuesday gives way to Monday, Wednesday and Thursday to Friday, but for New Year, carnival and Christmas. */
const ecuadorMoves = `if tuesday then previous monday if wednesday,thursday then next friday ${offWeekends}`

const corrections: Partial<Record<Country, Correction>> = {
  /** Carnival and Corpus Christi are not public holidays, but no bank works. 20 November: Lei 14.759/2023, in every state. */
  BR: { add: ['11-20 since 2024'], bankDaysToo: true },
  /** Holy Saturday is a legal holiday (Ley 2.977). */
  CL: { add: ['easter -1'] },
  /** 12 October gave way to 31 August and 1 December. */
  CR: { add: ['08-31', '12-01'], drop: ['10-12'] },
  /** The data moves no day, has 9 October in September and a Thursday before Easter. 2 and 3 November stay side by side. */
  EC: {
    add: [
      `01-01 ${offWeekends}`,
      ...['05-01', '05-24', '08-10', '10-09'].map((day) => `${day} ${ecuadorMoves}`),
      `11-02 if tuesday then previous monday if wednesday then next friday ${offWeekends}`,
      '11-03 if wednesday then previous tuesday if saturday then previous thursday if sunday then next monday if monday then next tuesday',
      `12-25 ${offWeekends}`,
    ],
    drop: ['01-01', 'easter -3', '05-01', '05-24', '08-10', '09-10', '11-02', '11-03', '12-25'],
  },
  /** Código de Trabajo 190. */
  SV: { add: ['01-01', '05-10', '06-17'] },
}

/** Which days of a country: those on which nothing arrives at a bank, or the public holidays alone. */
export type RestDays = 'business' | 'public'

/** Every whole day from one year to another (both included) on which a country, or a region of it, rests by law, in order. */
export function publicHolidays(
  { country, region, days: kind = 'business' }: { country: Country; region?: string | undefined; days?: RestDays },
  fromYear: number,
  toYear: number,
): LocalDate[] {
  const { add = [], drop = [], bankDaysToo = false } = corrections[country] ?? {}
  const types: HolidaysTypes.HolidayType[] = bankDaysToo && kind === 'business' ? ['bank', 'public'] : ['public']
  const book = region ? new Holidays(country, region, { types }) : new Holidays(country, { types })
  for (const rule of add) book.setHoliday(rule, { name: rule, type: 'public' })
  const days = new Set<LocalDate>()
  for (let year = fromYear; year <= toYear; year++) {
    for (const holiday of book.getHolidays(year)) {
      const isDropped = !add.includes(holiday.rule) && drop.some((rule) => holiday.rule.startsWith(rule))
      if (!isDropped) for (const day of wholeDays(holiday)) days.add(day)
    }
  }
  return [...days].sort()
}

/** Afternoons off (Guatemala's 24 December) are not whole days. `date` is the first day as the country counts it. */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): LocalDate[] {
  // Days on which clocks change last an hour more or less.
  const count = Math.floor((end.getTime() - start.getTime() + 2 * 3_600_000) / 86_400_000)
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  return Array.from({ length: count }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10))
}
