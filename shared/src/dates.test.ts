import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  addDays,
  addMonths,
  type BusinessCalendar,
  dayIn,
  daysBetween,
  isBusinessDay,
  LocalDate,
  nextBusinessDay,
  saturdayAndSunday,
  startOfDay,
  weekdayOf,
} from './dates.ts'

const calendar: BusinessCalendar = { holidays: new Set(['2026-12-25']), weekend: saturdayAndSunday }
const day = fc.date({ min: new Date('1971-01-01'), max: new Date('2190-01-01'), noInvalidDate: true })
const localDate = day.map((date) => date.toISOString().slice(0, 10))

describe('a day', () => {
  it('exists', () => {
    expect(LocalDate.safeParse('2028-02-29').success).toBe(true)
    for (const bad of ['2026-02-29', '2026-13-01', '2026-1-1', '1969-12-31', '2200-01-01', '2026-11-27T00:00']) {
      expect(LocalDate.safeParse(bad).success, bad).toBe(false)
    }
  })

  it('depends on the zone', () => {
    const evening = Date.UTC(2026, 10, 28, 2, 30)
    expect(dayIn('America/Bogota', evening)).toBe('2026-11-27')
    expect(dayIn('Europe/Madrid', evening)).toBe('2026-11-28')
  })

  it('begins later where the clock jumps at midnight', () => {
    // Santiago sets its clocks at midnight: 6 September 2026 begins at one o'clock.
    expect(new Date(startOfDay('2026-09-06', 'America/Santiago')).toISOString()).toBe('2026-09-06T04:00:00.000Z')
    expect(startOfDay('2026-09-05', 'America/Santiago')).toBe(Date.UTC(2026, 8, 5, 4))
  })

  it('begins in every zone on that very day, and a millisecond before it is the day before', () => {
    const zones = ['America/Santiago', 'America/Asuncion', 'America/Havana', 'Europe/Lisbon', 'America/Sao_Paulo']
    fc.assert(
      fc.property(localDate, fc.constantFrom(...zones), (date, zone) => {
        const start = startOfDay(date, zone)
        expect(dayIn(zone, start)).toBe(date)
        expect(dayIn(zone, start - 1)).toBe(addDays(date, -1))
      }),
      { numRuns: 300 },
    )
  })

  it('is counted from another one without hours', () => {
    expect(daysBetween('2026-11-20', '2026-11-27')).toBe(7)
    expect(daysBetween('2026-11-27', '2026-11-20')).toBe(-7)
    fc.assert(
      fc.property(localDate, fc.integer({ min: -4_000, max: 4_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })
})

describe('months', () => {
  it('end early and come back to the day meant', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2027-02-28', 1, 31)).toBe('2027-03-31')
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29')
    expect(addMonths('2027-01-31', -2)).toBe('2026-11-30')
  })
})

describe('business days', () => {
  it('leave out weekend and holidays', () => {
    expect(weekdayOf('2026-12-25')).toBe(5)
    expect(isBusinessDay(calendar, '2026-12-25')).toBe(false)
    expect(nextBusinessDay(calendar, '2026-12-25')).toBe('2026-12-28')
    expect(nextBusinessDay(calendar, '2026-12-24')).toBe('2026-12-24')
    expect(addBusinessDays(calendar, '2026-12-24', 0)).toBe('2026-12-24')
    expect(addBusinessDays(calendar, '2026-12-24', 1)).toBe('2026-12-28')
    expect(addBusinessDays(calendar, '2026-12-26', 2)).toBe('2026-12-29')
  })
})
