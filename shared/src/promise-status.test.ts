import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBusinessDays, addDays, dayIn, saturdayAndSunday, startOfDay } from './dates.ts'
import { enoughFor, type MoneySince, promiseStatus } from './promise-status.ts'

const promised: { amountMinor: number; graceUntil: string | null } = { amountMinor: 100_000, graceUntil: '2026-11-30' }
const came = (on: string, amountMinor: number): MoneySince => ({ on, amountMinor })

function standing(today: string, money: MoneySince[], tolerancePercent = 100, promise = promised) {
  const { status, paidMinor } = promiseStatus(promise, money, { today, tolerancePercent })
  return `${status} ${paidMinor}`
}

describe('a promise', () => {
  it('is open until its grace is over, then broken', () => {
    expect(standing('2026-11-30', [])).toBe('pending 0')
    expect(standing('2026-12-01', [])).toBe('broken 0')
  })

  it('is kept at once when enough came, the last day of grace included', () => {
    expect(standing('2026-11-24', [came('2026-11-24', 100_000)])).toBe('kept 100000')
    expect(standing('2026-12-09', [came('2026-11-30', 120_000)])).toBe('kept 100000')
  })

  it('is kept late when the rest came after the grace, and partly kept before that', () => {
    const half = [came('2026-11-27', 50_000)]
    expect(standing('2026-11-30', half)).toBe('pending 50000')
    expect(standing('2026-12-01', half)).toBe('partly_kept 50000')
    expect(standing('2026-12-05', [...half, came('2026-12-05', 50_000)])).toBe('kept_late 100000')
  })

  it('is no longer broken when part of it comes late', () => {
    expect(standing('2026-12-05', [came('2026-12-05', 1)])).toBe('partly_kept 1')
  })

  it('is kept with the percentage that the business takes for enough', () => {
    expect(standing('2026-11-24', [came('2026-11-24', 95_000)], 95)).toBe('kept 95000')
    expect(standing('2026-11-24', [came('2026-11-24', 94_999)], 95)).toBe('pending 94999')
    expect(enoughFor(99, 95)).toBe(95)
    expect(enoughFor(1, 50)).toBe(1)
  })

  it('without a date stays open until it is kept', () => {
    const someday = { amountMinor: 100_000, graceUntil: null }
    expect(standing('2030-01-01', [came('2027-01-01', 99_999)], 100, someday)).toBe('pending 99999')
    expect(standing('2030-01-01', [came('2029-01-01', 100_000)], 100, someday)).toBe('kept 100000')
  })

  it('is not kept by money that went elsewhere again', () => {
    expect(standing('2026-11-24', [came('2026-11-23', 100_000), came('2026-11-24', -100_000)])).toBe('pending 0')
  })
})

/** Zones whose clocks change at night, at midnight itself, and by country decree. */
const zones = [
  'America/Santiago',
  'Europe/Madrid',
  'America/Asuncion',
  'America/Bogota',
  'Pacific/Apia',
  'America/Havana',
]

describe('any promise in any zone', () => {
  const someDay = fc.integer({ min: 0, max: 4_000 }).map((n) => addDays('2020-01-01', n))

  it('ends with the last instant of its last day of grace, whatever the clocks do that night', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), someDay, fc.integer({ min: 0, max: 5 }), (zone, dueOn, graceDays) => {
        const calendar = { holidays: new Set<string>(), weekend: saturdayAndSunday }
        const promise = { amountMinor: 500, graceUntil: addBusinessDays(calendar, dueOn, graceDays) }
        const over = startOfDay(addDays(promise.graceUntil, 1), zone)
        const statusAt = (at: number) =>
          promiseStatus(promise, [], { today: dayIn(zone, at), tolerancePercent: 100 }).status
        expect(statusAt(over - 1)).toBe('pending')
        expect(statusAt(over)).toBe('broken')
      }),
      { numRuns: 400 },
    )
  })

  it('only ever gets better by money, and never counts more than was promised', () => {
    const rank = { broken: 0, pending: 0, partly_kept: 1, kept_late: 2, kept: 3 }
    const someMoney = fc.array(fc.record({ on: someDay, amountMinor: fc.integer({ min: 1, max: 900 }) }), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(
        fc.record({ amountMinor: fc.integer({ min: 1, max: 1_000 }), graceUntil: fc.option(someDay) }),
        someMoney,
        someMoney,
        someDay,
        fc.integer({ min: 50, max: 100 }),
        (promise, money, more, today, tolerancePercent) => {
          const before = promiseStatus(promise, money, { today, tolerancePercent })
          const after = promiseStatus(promise, [...money, ...more], { today, tolerancePercent })
          expect(rank[after.status]).toBeGreaterThanOrEqual(rank[before.status])
          expect(after.paidMinor).toBeLessThanOrEqual(promise.amountMinor)
          expect(after.paidMinor).toBeGreaterThanOrEqual(before.paidMinor)
        },
      ),
    )
  })
})
