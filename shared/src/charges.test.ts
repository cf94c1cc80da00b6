import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChargeableDebt,
  type ChargeEntry,
  chargesDue,
  type DaySpan,
  earlyDiscount,
  interestOf,
  lateFeeOf,
  nextChargeOn,
} from './charges.ts'
import { addDays, type LocalDate } from './dates.ts'
import { type DebtTerms, type InterestRule, type LedgerKind, plainTerms } from './debt.ts'
import { debtSums } from './ledger.ts'

const monthly: InterestRule = { basisPoints: 100, per: 'month', yearDays: 365 }
const debtOf = (terms: Partial<DebtTerms>, dueOn: LocalDate = '2026-11-20'): ChargeableDebt => ({
  id: 'd',
  dueOn,
  terms: { ...plainTerms, ...terms },
  cancelledAt: null,
})

let made = 0
function entry(kind: LedgerKind, amountMinor: number, on: LocalDate): ChargeEntry {
  made++
  return { id: String(made).padStart(6, '0'), kind, amountMinor, on, reversesEntryId: null, calculation: null }
}
const charged = (amountMinor: number) => entry('charge', amountMinor, '2026-11-01')

/** Books what is due on each of these days. */
function runOn(
  days: readonly LocalDate[],
  debt: ChargeableDebt,
  entries: readonly ChargeEntry[],
  rested: readonly DaySpan[] = [],
): ChargeEntry[] {
  const all = [...entries]
  for (const today of days) {
    for (const charge of chargesDue(debt, all, { today, rested })) {
      const { calculation, ruleKey } = charge
      all.push({ ...entry(charge.kind, charge.amountMinor, charge.on), calculation, ruleKey })
    }
  }
  return all
}

describe('a late fee', () => {
  const debt = debtOf({ graceDays: 3, lateFee: { kind: 'fixed', amountMinor: 500 } })

  it('comes on the day after the last day of grace', () => {
    expect(chargesDue(debt, [charged(100)], { today: '2026-11-23' })).toEqual([])
    expect(chargesDue(debt, [charged(100)], { today: '2026-11-24' })).toMatchObject([
      { kind: 'late_fee', amountMinor: 500, on: '2026-11-24', ruleKey: 'late_fee:d' },
    ])
    expect(nextChargeOn(debt, [charged(100)], '2026-11-20')).toBe('2026-11-24')
  })

  it('does not come for what was paid on the last day of grace, and does for what was paid the day after', () => {
    const inTime = [charged(100), entry('payment', -100, '2026-11-23')]
    expect(chargesDue(debt, inTime, { today: '2027-11-24' })).toEqual([])
    expect(nextChargeOn(debt, inTime, '2026-11-23')).toBeNull()
    const late = [charged(100), entry('payment', -100, '2026-11-24')]
    expect(chargesDue(debt, late, { today: '2027-11-24' })).toMatchObject([{ amountMinor: 500 }])
  })

  it('is a part of what was open then, rounded to the unit', () => {
    expect(lateFeeOf({ kind: 'percent', basisPoints: 200 }, 12_345)).toBe(247)
    expect(lateFeeOf({ kind: 'percent', basisPoints: 200 }, 0)).toBe(0)
    const percent = debtOf({ lateFee: { kind: 'percent', basisPoints: 250 } })
    const [fee] = chargesDue(percent, [charged(1_000), entry('payment', -400, '2026-11-20')], { today: '2026-12-01' })
    expect(fee).toMatchObject({ amountMinor: 15, on: '2026-11-21', calculation: { baseMinor: 600 } })
  })

  it('comes once, also when it was taken back or the due day moved', () => {
    const booked = runOn(['2026-11-24', '2026-11-25', '2027-11-25'], debt, [charged(100)])
    expect(booked).toHaveLength(2)
    expect(chargesDue({ ...debt, dueOn: '2026-12-20' }, booked, { today: '2027-11-25' })).toEqual([])
  })
})

describe('interest', () => {
  it('is simple: principal × rate × days, rounded once', () => {
    const days = (count: number) => [{ from: '2026-01-01', to: '2026-01-01', days: count, principalMinor: 100_000 }]
    expect(interestOf(monthly, days(30))).toBe(1_000)
    expect(interestOf(monthly, days(31))).toBe(1_033)
    expect(interestOf({ basisPoints: 600, per: 'year', yearDays: 365 }, days(73))).toBe(1_200)
    expect(interestOf({ basisPoints: 600, per: 'year', yearDays: 360 }, days(72))).toBe(1_200)
    expect(interestOf(monthly, [])).toBe(0)
  })

  it('is booked when a month late is over, if principal is open then', () => {
    const debt = debtOf({ interest: monthly })
    expect(chargesDue(debt, [charged(100_000)], { today: '2026-12-20' })).toEqual([])
    expect(nextChargeOn(debt, [charged(100_000)], '2026-12-01')).toBe('2026-12-21')
    const [interest, ...others] = chargesDue(debt, [charged(100_000)], { today: '2026-12-21' })
    expect(others).toEqual([])
    expect(interest).toEqual({
      kind: 'interest',
      ruleKey: 'interest:d:2026-12-20',
      amountMinor: 1_000,
      on: '2026-12-20',
      calculation: {
        kind: 'interest',
        rule: monthly,
        spans: [{ from: '2026-11-21', to: '2026-12-20', days: 30, principalMinor: 100_000 }],
      },
    })
    const paid = [charged(100_000), entry('payment', -100_000, '2026-12-20')]
    expect(chargesDue(debt, paid, { today: '2027-06-01' })).toEqual([])
  })

  it('counts day by day what was open when the day began', () => {
    const debt = debtOf({ interest: monthly })
    const [interest] = chargesDue(debt, [charged(90_000), entry('payment', -60_000, '2026-11-30')], {
      today: '2026-12-21',
    })
    expect(interest?.calculation).toMatchObject({
      spans: [
        { from: '2026-11-21', to: '2026-11-30', days: 10, principalMinor: 90_000 },
        { from: '2026-12-01', to: '2026-12-20', days: 20, principalMinor: 30_000 },
      ],
    })
    expect(interest?.amountMinor).toBe(500)
  })

  it('is never borne by interest or fees', () => {
    const debt = debtOf({ interest: monthly, lateFee: { kind: 'fixed', amountMinor: 5_000 } }, '2026-12-31')
    const all = runOn(['2028-01-01'], debt, [charged(300_000)])
    const interest = all.filter((one) => one.kind === 'interest')
    expect(interest).toHaveLength(12)
    expect(interest.map((one) => one.on).slice(0, 3)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31'])
    // 365 days of 100 a day.
    expect(debtSums(all).interestMinor).toBe(36_500)
  })

  it('does not come twice for a day when the due day is moved', () => {
    const debt = debtOf({ interest: monthly })
    const all = runOn(['2026-12-21'], debt, [charged(100_000)])
    const moved = { ...debt, dueOn: '2026-12-01' }
    const [next] = chargesDue(moved, all, { today: '2027-01-02' })
    expect(next?.calculation).toMatchObject({ spans: [{ from: '2026-12-21', to: '2027-01-01', days: 12 }] })
  })

  it('rests while a plan lives', () => {
    const debt = debtOf({ interest: monthly, lateFee: { kind: 'fixed', amountMinor: 500 } })
    const rested = [{ from: '2026-11-21', to: '2026-12-10' }]
    const due = chargesDue(debt, [charged(90_000)], { today: '2026-12-21', rested })
    expect(due).toMatchObject([
      { kind: 'interest', calculation: { spans: [{ from: '2026-12-11', to: '2026-12-20', days: 10 }] } },
    ])
  })

  it('is the same looked at every day, now and then, or once after a year', () => {
    const terms = fc.record({
      graceDays: fc.integer({ min: 0, max: 20 }),
      lateFee: fc.constantFrom(
        null,
        { kind: 'fixed' as const, amountMinor: 700 },
        { kind: 'percent' as const, basisPoints: 333 },
      ),
      interest: fc.record({
        basisPoints: fc.integer({ min: 1, max: 900 }),
        per: fc.constantFrom('month' as const, 'year' as const),
        yearDays: fc.constantFrom(360 as const, 365 as const),
      }),
      earlyDiscount: fc.constant(null),
    })
    const due = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-01', days))
    const money = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 400 }), amountMinor: fc.integer({ min: 1, max: 40_000 }) }),
      { maxLength: 6 },
    )
    const days = Array.from({ length: 420 }, (_, i) => addDays('2026-11-01', i))
    const last = days.at(-1) ?? ''
    fc.assert(
      fc.property(terms, due, money, fc.integer({ min: 2, max: 90 }), (agreed, dueOn, payments, every) => {
        const debt = debtOf(agreed, dueOn)
        const entries = [
          charged(100_000),
          ...payments.map((paid) => entry('payment', -paid.amountMinor, addDays('2026-11-01', paid.after))),
        ]
        const shown = (all: readonly ChargeEntry[]) =>
          all.map(({ kind, amountMinor, on, calculation }) => ({ kind, amountMinor, on, calculation }))
        // Entries are there only from their own day on, as they are booked.
        let daily: ChargeEntry[] = []
        for (const today of days) {
          daily = runOn([today], debt, [...daily, ...entries.filter((one) => one.on === today)])
        }
        const once = runOn([last], debt, entries)
        const sometimes = runOn([...days.filter((_, i) => i % every === 0), last], debt, entries)
        const rules = (all: readonly ChargeEntry[]) => shown(all.filter((one) => one.calculation !== null))
        expect(rules(once)).toEqual(rules(daily))
        expect(rules(sometimes)).toEqual(rules(daily))
        expect(chargesDue(debt, once, { today: last })).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('comes on the day that was told before', () => {
    const debt = debtOf({ graceDays: 2, lateFee: { kind: 'fixed', amountMinor: 1 }, interest: monthly })
    let entries: ChargeEntry[] = [charged(100_000)]
    let today = '2026-11-01'
    for (let i = 0; i < 6; i++) {
      const next = nextChargeOn(debt, entries, today)
      expect(next).not.toBeNull()
      today = next ?? today
      expect(chargesDue(debt, entries, { today: addDays(today, -1) })).toEqual([])
      const after = runOn([today], debt, entries)
      expect(after).toHaveLength(entries.length + 1)
      entries = after
    }
    expect(today).toBe('2027-04-23')
  })
})

it('nothing is charged unless the terms say so, nor on a cancelled debt', () => {
  const today = '2030-01-01'
  expect(chargesDue(debtOf({}), [charged(100)], { today })).toEqual([])
  expect(nextChargeOn(debtOf({}), [charged(100)], today)).toBeNull()
  const cancelled = { ...debtOf({ lateFee: { kind: 'fixed', amountMinor: 5 } }), cancelledAt: 1 }
  expect(chargesDue(cancelled, [charged(100)], { today })).toEqual([])
})

describe('an early-payment discount', () => {
  const debt = debtOf({ earlyDiscount: { basisPoints: 200, until: '2026-11-10' } })

  it('is taken off until its last day, that day included', () => {
    const sums = debtSums([charged(100_000), entry('payment', -40_000, '2026-11-03')])
    expect(earlyDiscount(debt, sums, '2026-11-10')).toEqual({
      amountMinor: 2_000,
      calculation: { kind: 'early_discount', basisPoints: 200, baseMinor: 100_000, until: '2026-11-10' },
    })
    expect(earlyDiscount(debt, sums, '2026-11-11')).toBeNull()
  })

  it('always leaves something to be paid, and is not taken off twice', () => {
    const nearly = debtSums([charged(100_000), entry('payment', -99_000, '2026-11-03')])
    expect(earlyDiscount(debt, nearly, '2026-11-05')?.amountMinor).toBe(999)
    const all = debtSums([charged(100_000), entry('payment', -100_000, '2026-11-03')])
    expect(earlyDiscount(debt, all, '2026-11-05')).toBeNull()
    const more = debtSums([charged(100_000), entry('discount', -2_000, '2026-11-03'), charged(50_000)])
    expect(earlyDiscount(debt, more, '2026-11-05', 2_000)?.amountMinor).toBe(1_000)
    expect(earlyDiscount(debtOf({}), more, '2026-11-05')).toBeNull()
  })
})
