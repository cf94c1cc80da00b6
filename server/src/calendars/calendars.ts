import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Country, countries } from '@aldia/shared/country.ts'
import { type BusinessCalendar, type LocalDate, saturdayAndSunday } from '@aldia/shared/dates.ts'
import { holidaysWith } from '@aldia/shared/policy/effective.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Reader } from '#base/database/database.ts'
import { assert } from '#base/failure.ts'
import type { RestDays } from '#calendars/public-holidays.ts'
import { contactFacts } from '#contacts/contacts.ts'

// Business days of a country: not its weekend, not its public holidays. The dates are worked out in a thread of its own, once
// for a country, because the book of all countries' holidays is large and the few dates are all that is kept of it.

/** What the thread is asked. Years are both included. */
export interface HolidayQuestion {
  readonly country: Country
  /** As the book of holidays calls it; the whole country without. */
  readonly region?: string | undefined
  readonly days?: RestDays
  readonly fromYear: number
  readonly toYear: number
}

/** Nothing is agreed on outside these years as a rule; other ones are worked out when somebody asks. */
const usualYears = { fromYear: 2020, toYear: 2049 }

const known = new Map<string, Promise<ReadonlySet<LocalDate>>>()
const calendars = new WeakMap<ReadonlySet<LocalDate>, BusinessCalendar>()

/** The business days of a country in these years (both included); outside of them only weekends rest. */
export async function calendarOf(country: Country, fromYear?: number, toYear?: number): Promise<BusinessCalendar> {
  const holidays = await restDays({ country }, fromYear, toYear)
  const calendar = calendars.get(holidays) ?? { holidays, weekend: saturdayAndSunday }
  calendars.set(holidays, calendar)
  return calendar
}

/** The public holidays of a country, or of a region of it, on which debtors are left alone; days off of banks alone are none. */
export const contactHolidays = (
  country: Country,
  region?: string,
  { fromYear, toYear }: { fromYear?: number; toYear?: number } = {},
): Promise<ReadonlySet<LocalDate>> => restDays({ country, region, days: 'public' }, fromYear, toYear)

function restDays(
  place: Omit<HolidayQuestion, 'fromYear' | 'toYear'>,
  fromYear = usualYears.fromYear,
  toYear = usualYears.toYear,
): Promise<ReadonlySet<LocalDate>> {
  const asked = {
    ...place,
    fromYear: Math.min(fromYear, usualYears.fromYear),
    toYear: Math.max(toYear, usualYears.toYear),
  }
  const key = `${place.country} ${place.region ?? ''} ${place.days ?? ''} ${asked.fromYear} ${asked.toYear}`
  const days = known.get(key) ?? workOut(asked)
  known.set(key, days)
  // A thread that failed is tried again by whoever asks next.
  days.catch(() => known.delete(key))
  return days
}

async function workOut(question: HolidayQuestion): Promise<ReadonlySet<LocalDate>> {
  const worker = new Worker(new URL('./holiday-worker.ts', import.meta.url), { workerData: question })
  const [days] = (await once(worker, 'message')) as [LocalDate[]]
  assert(days.length > 0, 'every country has holidays')
  return new Set(days)
}

/**
 * The business days of the place where a person lives, by their number; else of the business. The days that the owner added and took
 * away are those of the contact policy: one list for when nobody is written to and for when nothing falls due.
 */
export async function calendarForContact(
  tx: Reader,
  workspace: Pick<Workspace, 'id' | 'country' | 'contactPolicy'>,
  contactId: string,
): Promise<BusinessCalendar> {
  const contact = await contactFacts(tx, workspace.id, contactId)
  const calendar = await calendarOf(countryOfNumber(contact?.phone ?? null) ?? workspace.country)
  const holidays = holidaysWith(calendar.holidays, workspace.contactPolicy)
  return holidays === calendar.holidays ? calendar : { ...calendar, holidays }
}

/** The country of a number in E.164; null where none of ours has it. */
export function countryOfNumber(phone: string | null): Country | null {
  const parsed = phone === null ? undefined : parsePhoneNumberFromString(phone)
  if (!parsed) return null
  const country = Country.safeParse(parsed.country)
  if (country.success) return country.data
  // A number that the plan does not know (yet) still has its calling code; those of several countries say nothing.
  const having = Country.options.filter((option) => countries[option].callingCode === parsed.countryCallingCode)
  return having.length === 1 ? (having[0] ?? null) : null
}

/** The public holidays of a country between two days, both included, in order. */
export async function holidaysBetween(country: Country, from: LocalDate, to: LocalDate): Promise<LocalDate[]> {
  const { holidays } = await calendarOf(country, Number(from.slice(0, 4)), Number(to.slice(0, 4)))
  return [...holidays].filter((day) => from <= day && day <= to).sort()
}
