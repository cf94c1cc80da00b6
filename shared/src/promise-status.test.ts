import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBusinessDays, addDays, dayIn, saturdayAndSunday, startOfDay } from './dates.ts'
import { enoughFor, type MoneyFor, type PromiseFacts, promiseStatus, shareMoney } from './promise-status.ts'

const promised: { amountMinor: number; graceUntil: string | null } = { amountMinor: 100_000, graceUntil: '2026-11-30' }
const came = (on: string, amountMinor: number): MoneyFor => ({ paymentId: on, on, amountMinor })
const nothing: PromiseFacts = {
  money: [],
  isUnderReview: false,
  isSettledInTime: false,
  isSettled: false,
  isReleased: false,
}

function standing(today: string, money: MoneyFor[], tolerancePercent = 100, promise = promised) {
  return statusOn(today, { money }, { ...promise, tolerancePercent })
}
function statusOn(today: string, facts: Partial<PromiseFacts>, promise = { ...promised, tolerancePercent: 100 }) {
  const { status, paidMinor } = promiseStatus(promise, { ...nothing, ...facts }, today)
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
    expect(enoughFor({ amountMinor: 99, tolerancePercent: 95 })).toBe(95)
    expect(enoughFor({ amountMinor: 1, tolerancePercent: 50 })).toBe(1)
  })

  it('without a date stays open until it is kept', () => {
    const someday = { amountMinor: 100_000, graceUntil: null }
    expect(standing('2030-01-01', [came('2027-01-01', 99_999)], 100, someday)).toBe('pending 99999')
    expect(standing('2030-01-01', [came('2029-01-01', 100_000)], 100, someday)).toBe('kept 100000')
  })

  it('waits for a receipt under review, however long that takes, and is judged when it is decided', () => {
    expect(statusOn('2026-12-20', { isUnderReview: true })).toBe('pending 0')
    expect(statusOn('2026-12-20', { isUnderReview: true, money: [came('2026-11-27', 40_000)] })).toBe('pending 40000')
    expect(statusOn('2026-12-20', { money: [came('2026-11-27', 40_000)] })).toBe('partly_kept 40000')
  })

  it('larger than what was owed is kept when money came and nothing is left', () => {
    const money = [came('2026-11-24', 60_000)]
    expect(statusOn('2026-11-24', { money, isSettledInTime: true, isSettled: true })).toBe('kept 60000')
    expect(statusOn('2026-12-05', { money, isSettled: true })).toBe('kept_late 60000')
    expect(statusOn('2026-12-05', { money })).toBe('partly_kept 60000')
  })

  it('is not broken by somebody who owes nothing of it any more', () => {
    const gone = { isSettledInTime: true, isSettled: true, isReleased: true }
    expect(statusOn('2026-11-30', gone)).toBe('pending 0')
    expect(statusOn('2026-12-01', gone)).toBe('cancelled 0')
    expect(statusOn('2026-12-01', { isReleased: true })).toBe('cancelled 0')
  })
})

describe('money among several promises', () => {
  const offer = (paymentId: string, on: string, amountMinor: number) => ({ paymentId, on, amountMinor })
  const of = (id: string, graceUntil: string | null, offers: MoneyFor[]) => ({
    id,
    amountMinor: 100_000,
    tolerancePercent: 100,
    graceUntil,
    offers,
  })
  const shared = (...promises: Parameters<typeof shareMoney>[0]) =>
    Object.fromEntries([...shareMoney(promises)].map(([id, money]) => [id, money.map(({ paymentId }) => paymentId)]))

  it('goes to one promise only: late for all three, to the one made last', () => {
    const late = [offer('p', '2026-11-20', 100_000)]
    expect(shared(of('a', '2026-11-03', late), of('b', '2026-11-10', late), of('c', '2026-11-17', late))).toEqual({
      a: [],
      b: [],
      c: ['p'],
    })
  })

  it('goes to the oldest one that it is in time for', () => {
    const backdated = [offer('p', '2026-11-02', 100_000)]
    expect(shared(of('a', '2026-11-03', backdated), of('b', '2026-11-10', backdated))).toEqual({ a: ['p'], b: [] })
  })

  it('adds up for one until it is kept, and the next payment goes to another', () => {
    const three = [
      offer('p1', '2026-11-02', 40_000),
      offer('p2', '2026-11-03', 60_000),
      offer('p3', '2026-11-03', 100_000),
    ]
    expect(shared(of('a', '2026-11-03', three), of('b', '2026-11-10', three))).toEqual({ a: ['p1', 'p2'], b: ['p3'] })
  })

  it('never counts twice, whatever was promised and paid', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, fc.integer({ min: 1, max: 200_000 })), { maxLength: 8 }),
        fc.array(fc.option(day), { maxLength: 5 }),
        (payments, promises) => {
          const offers = payments.map(([on, amountMinor], i) => offer(`p${i}`, on, amountMinor))
          const got = shareMoney(promises.map((graceUntil, i) => of(`a${i}`, graceUntil, offers)))
          const used = [...got.values()].flat().map(({ paymentId }) => paymentId)
          expect(new Set(used).size).toBe(used.length)
        },
      ),
    )
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
        const graceUntil = addBusinessDays(calendar, dueOn, graceDays)
        const over = startOfDay(addDays(graceUntil, 1), zone)
        const promise = { amountMinor: 500, graceUntil, tolerancePercent: 100 }
        const statusAt = (at: number) => promiseStatus(promise, nothing, dayIn(zone, at)).status
        expect(statusAt(over - 1)).toBe('pending')
        expect(statusAt(over)).toBe('broken')
      }),
      { numRuns: 400 },
    )
  })

  it('only ever gets better by money, and never counts more than was promised', () => {
    const rank = { broken: 0, pending: 0, cancelled: 0, partly_kept: 1, kept_late: 2, kept: 3 }
    const some = fc.record({ paymentId: fc.uuid(), on: someDay, amountMinor: fc.integer({ min: 1, max: 900 }) })
    const someMoney = fc.array(some, { maxLength: 6 })
    fc.assert(
      fc.property(
        fc.record({
          amountMinor: fc.integer({ min: 1, max: 1_000 }),
          graceUntil: fc.option(someDay),
          tolerancePercent: fc.integer({ min: 50, max: 100 }),
        }),
        someMoney,
        someMoney,
        someDay,
        (promise, money, more, today) => {
          const before = promiseStatus(promise, { ...nothing, money }, today)
          const after = promiseStatus(promise, { ...nothing, money: [...money, ...more] }, today)
          expect(rank[after.status]).toBeGreaterThanOrEqual(rank[before.status])
          expect(after.paidMinor).toBeLessThanOrEqual(promise.amountMinor)
          expect(after.paidMinor).toBeGreaterThanOrEqual(before.paidMinor)
        },
      ),
    )
  })
})
