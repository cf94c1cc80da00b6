import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, saturdayAndSunday, weekdayOf } from './dates.ts'
import { furthestSensible, isFarAway, monthDayAfter, promiseChips, weekdayAfter } from './promise-dates.ts'

const office = { holidays: new Set(['2026-12-25']), weekend: saturdayAndSunday }
const chips = (today: string) => promiseChips(today, office).map(({ day, on }) => `${day} ${on}`)

describe('the days offered for a promise', () => {
  it('are today, tomorrow, Friday and the two paydays, moved to days on which business is done', () => {
    // Tuesday; 29 November would be no payday, 15 December is a Tuesday, 30 November a Monday.
    expect(chips('2026-11-24')).toEqual([
      'today 2026-11-24',
      'tomorrow 2026-11-25',
      'friday 2026-11-27',
      'month_end 2026-11-30',
      'fifteenth 2026-12-15',
    ])
    // Friday 25 December is a holiday, 31 January a Sunday.
    expect(chips('2026-12-22')).toContain('friday 2026-12-28')
    expect(chips('2027-01-20')).toContain('month_end 2027-02-01')
  })

  it('name no day twice', () => {
    expect(chips('2026-11-26')).toEqual([
      'today 2026-11-26',
      'tomorrow 2026-11-27',
      'month_end 2026-11-30',
      'fifteenth 2026-12-15',
    ])
  })

  it('lie strictly ahead for weekdays and days of the month', () => {
    expect(weekdayAfter('2026-11-20', 5)).toBe('2026-11-27')
    expect(weekdayAfter('2026-11-20', 6)).toBe('2026-11-21')
    expect(monthDayAfter('2026-11-15', 15)).toBe('2026-12-15')
    expect(monthDayAfter('2027-01-31', 31)).toBe('2027-02-28')
    expect(monthDayAfter('2027-01-30', 31)).toBe('2027-01-31')
  })

  it('say when a day is further away than makes sense', () => {
    expect(furthestSensible('2026-11-20')).toBe('2026-12-20')
    expect(isFarAway('2026-12-20', '2026-11-20')).toBe(false)
    expect(isFarAway('2026-12-21', '2026-11-20')).toBe(true)
  })

  it('are in order and sensible at every instant of every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('America/Santiago', 'Europe/Madrid', 'America/Asuncion', 'Asia/Tokyo'),
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2032, 0, 1) }),
        (zone, at) => {
          const today = dayIn(zone, at)
          const offered = promiseChips(today, office)
          expect(offered[0]).toEqual({ day: 'today', on: today })
          for (const [i, { day, on }] of offered.entries()) {
            if (i > 0) expect(on > (offered[i - 1]?.on ?? '')).toBe(true)
            expect(isFarAway(on, today)).toBe(false)
            if (day === 'friday') expect(weekdayOf(on) === 5 || on === addDays('2026-12-25', 3)).toBe(true)
          }
        },
      ),
    )
  })
})
