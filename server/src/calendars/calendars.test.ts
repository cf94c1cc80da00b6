import { Country } from '@aldia/shared/country.ts'
import { addBusinessDays, nextBusinessDay } from '@aldia/shared/dates.ts'
import { policyOfCountry } from '@aldia/shared/policy/effective.ts'
import { describe, expect, it } from 'vitest'
import { calendarForContact, calendarOf, countryOfNumber, holidaysBetween } from '#calendars/calendars.ts'
import { findOrMakeContact } from '#contacts/find-or-make.ts'
import { testWorkspace } from '#testing/workspace.ts'

describe('the holidays of a country', () => {
  it('are the public ones, with what the data lacks', async () => {
    expect(await holidaysBetween('CL', '2026-04-01', '2026-05-01')).toEqual([
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
      '2026-05-01',
    ])
    expect(await holidaysBetween('CO', '2026-11-01', '2026-12-31')).toEqual([
      '2026-11-02',
      '2026-11-16',
      '2026-12-08',
      '2026-12-25',
    ])
    expect(await holidaysBetween('MX', '2026-11-01', '2026-12-31')).toEqual(['2026-11-16', '2026-12-25'])
    expect(await holidaysBetween('SV', '2027-01-01', '2027-01-31')).toEqual(['2027-01-01'])
    expect(await holidaysBetween('CR', '2026-08-16', '2026-12-24')).toEqual(['2026-08-31', '2026-09-15', '2026-12-01'])
  })

  it('move as Ecuador moved them', async () => {
    const inYear = async (year: number) =>
      (await holidaysBetween('EC', `${year}-04-20`, `${year}-12-31`)).map((day) => day.slice(5))
    expect(await inYear(2021)).toEqual(['04-30', '05-24', '08-09', '10-08', '11-01', '11-02', '12-24', '12-31'])
    expect(await inYear(2022)).toEqual(['05-02', '05-23', '08-12', '10-10', '11-03', '11-04', '12-26'])
    expect(await inYear(2025)).toEqual(['05-02', '05-23', '08-11', '10-10', '11-03', '11-04', '12-25'])
  })

  it('have no bank of Brazil open at carnival', async () => {
    const brazil = await calendarOf('BR')
    expect(nextBusinessDay(brazil, '2027-02-08')).toBe('2027-02-10')
    expect(brazil.holidays.has('2026-11-20')).toBe(true)
  })

  it('are whole days: the afternoon of 24 December is none', async () => {
    expect(await holidaysBetween('GT', '2026-12-20', '2026-12-31')).toEqual(['2026-12-25'])
  })

  it('reach as far as somebody asks', async () => {
    expect(await holidaysBetween('PE', '2061-07-01', '2061-07-31')).toContain('2061-07-28')
  })

  it('are there for every country, worked out once', async () => {
    for (const country of Country.options) {
      const calendar = await calendarOf(country)
      expect(addBusinessDays(calendar, '2026-12-31', 1) > '2027-01-01', country).toBe(true)
      expect(await calendarOf(country)).toBe(calendar)
    }
  })
})

describe('the place where a debtor lives', () => {
  it('is told by the number', () => {
    expect(countryOfNumber('+56912345678')).toBe('CL')
    expect(countryOfNumber('+18095551234')).toBe('DO')
    expect(countryOfNumber('+12125551234')).toBe('US')
    expect(countryOfNumber('+5411')).toBe('AR')
    expect(countryOfNumber('+4915112345678')).toBeNull()
    // Canada shares its code with two countries of ours: neither can be told from it.
    expect(countryOfNumber('+14165551234')).toBeNull()
    expect(countryOfNumber(null)).toBeNull()
  })

  it('is that of the business when the number does not tell', async () => {
    const business = await testWorkspace()
    const meet = async (address: string) => {
      const { output } = await business.perform(
        { workspaceId: business.workspaceId, actor: { kind: 'system' } },
        (work) => findOrMakeContact(work, { address, other: null, pushName: null }),
      )
      return output.contact.id
    }
    const here = { id: business.workspaceId, country: 'CO' as const, contactPolicy: policyOfCountry('CO') }
    const chilean = await meet('56912345678@s.whatsapp.net')
    const german = await meet('4915112345678@s.whatsapp.net')
    const hidden = await meet('777888999000@lid')
    const { reader } = business.database
    expect(await calendarForContact(reader, here, chilean)).toBe(await calendarOf('CL'))
    expect(await calendarForContact(reader, here, german)).toBe(await calendarOf('CO'))
    expect(await calendarForContact(reader, here, hidden)).toBe(await calendarOf('CO'))
    await business.dispose()
  })
})
