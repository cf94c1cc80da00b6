import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChargeableDebt,
  type ChargeEntry,
  type DaySpan,
  endless,
  interestOf,
  judgeCharges,
  lateFeeOf,
  nextChargeOn as nextOf,
  owedOn,
} from './charges.ts'
import { addDays, type LocalDate } from './dates.ts'
import { type DebtTerms, type InterestRule, type LedgerKind, plainTerms } from './debt.ts'
import { debtSums } from './ledger.ts'

const monthly: InterestRule = { basisPoints: 100, per: 'month', yearDays: 365 }
const debtOf = (terms: Partial<DebtTerms>, dueOn: LocalDate = '2026-11-20'): ChargeableDebt => ({
  id: 'd',
  dueOn,
  terms: { ...plainTerms, ...terms },
  earlierTerms: [],
  cancelledAt: null,
})

let made = 0
function entry(kind: LedgerKind, amountMinor: number, on: LocalDate): ChargeEntry {
  made++
  const id = String(made).padStart(6, '0')
  return { id, kind, amountMinor, on, reversesEntryId: null, calculation: null, byUserId: null }
}
const opposite = (of: ChargeEntry, byUserId: string | null): ChargeEntry => ({
  ...entry('reversal', -of.amountMinor, of.on),
  reversesEntryId: of.id,
  byUserId,
})
const chargesDue = (
  debt: ChargeableDebt,
  entries: readonly ChargeEntry[],
  about: { today: LocalDate; rested?: readonly DaySpan[] },
) => judgeCharges({ debt, entries, rested: about.rested ?? [] }, about.today).book
const nextChargeOn = (debt: ChargeableDebt, entries: readonly ChargeEntry[], today: LocalDate) =>
  nextOf({ debt, entries, rested: [] }, today)
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
    const judged = judgeCharges({ debt, entries: all, rested }, today)
    for (const { entry: wrong } of judged.takeBack) all.push(opposite(wrong, null))
    for (const { kind, amountMinor, on, calculation } of judged.book)
      all.push({ ...entry(kind, amountMinor, on), calculation })
  }
  return all
}

describe('a late fee', () => {
  const debt = debtOf({ graceDays: 3, lateFee: { kind: 'fixed', amountMinor: 500 } })

  it('comes on the day after the last day of grace', () => {
    expect(chargesDue(debt, [charged(100)], { today: '2026-11-23' })).toEqual([])
    expect(chargesDue(debt, [charged(100)], { today: '2026-11-24' })).toMatchObject([
      { kind: 'late_fee', amountMinor: 500, on: '2026-11-24' },
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

  it('comes once, and never again when somebody forgave it', () => {
    const booked = runOn(['2026-11-24', '2026-11-25', '2027-11-25'], debt, [charged(100)])
    expect(booked).toHaveLength(2)
    const fee = booked.find(({ kind }) => kind === 'late_fee')
    if (!fee) throw new Error('no fee')
    expect(runOn(['2027-11-26'], debt, [...booked, opposite(fee, 'ana')])).toHaveLength(3)
  })

  it('goes when the due day was wrong, and comes with the right one', () => {
    const booked = runOn(['2026-11-24'], debt, [charged(100)])
    const moved = { debt: { ...debt, dueOn: '2026-12-20' }, entries: booked, rested: [] }
    expect(judgeCharges(moved, '2026-12-23')).toMatchObject({ takeBack: [{ why: 'due_date' }], book: [] })
    expect(judgeCharges(moved, '2026-12-24').book).toMatchObject([{ on: '2026-12-24', amountMinor: 500 }])
  })

  it('goes when it turns out that the money was there in time (due 10 Sept, grace 2, 5 %, paid on the 8th)', () => {
    const agreed = debtOf({ graceDays: 2, lateFee: { kind: 'percent', basisPoints: 500 } }, '2026-09-10')
    const sold = entry('charge', 100_000, '2026-08-01')
    const booked = runOn(['2026-09-13'], agreed, [sold])
    expect(debtSums(booked).feesMinor).toBe(5_000)
    const verified = [...booked, entry('payment', -100_000, '2026-09-08')]
    expect(judgeCharges({ debt: agreed, entries: verified, rested: [] }, '2026-09-22')).toMatchObject({
      takeBack: [{ why: 'paid_in_time' }],
      book: [],
    })
    expect(debtSums(runOn(['2026-09-22'], agreed, verified)).balanceMinor).toBe(0)
  })

  it('counts what was charged by hand for the same, whichever came first', () => {
    const byHand = entry('late_fee', 300, '2026-12-01')
    expect(chargesDue(debt, [charged(100), byHand], { today: '2026-12-02' })).toMatchObject([{ amountMinor: 200 }])
    const first = runOn(['2026-11-24'], debt, [charged(100)])
    const both = runOn(['2026-12-02'], debt, [...first, entry('late_fee', 800, '2026-12-01')])
    expect(debtSums(both).feesMinor).toBe(800)
  })

  it('waits while a receipt waits that would prevent it, and does not for one that would not', () => {
    const facts = { debt, entries: [charged(100)], rested: [] }
    const claims = (on: LocalDate, amountMinor: number) => ({ ...facts, claims: [{ on, amountMinor }] })
    expect(judgeCharges(claims('2026-11-22', 100), '2026-12-01').book).toEqual([])
    expect(judgeCharges(claims('2026-11-22', 60), '2026-12-01').book).toHaveLength(1)
    expect(judgeCharges(claims('2026-11-24', 100), '2026-12-01').book).toHaveLength(1)
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
      amountMinor: 1_000,
      on: '2026-12-20',
      calculation: {
        kind: 'interest',
        rule: monthly,
        spans: [{ from: '2026-11-21', to: '2026-12-20', days: 30, principalMinor: 100_000 }],
      },
    })
  })

  it('is booked until the day of the payment, and who paid the whole price owes no more of it', () => {
    const debt = debtOf({ interest: monthly })
    const paid = runOn(['2027-06-01'], debt, [charged(100_000), entry('payment', -100_000, '2026-12-05')])
    expect(debtSums(paid)).toMatchObject({ balanceMinor: 500, interestMinor: 500, principalMinor: 0 })
  })

  it('runs by the day: 730,000 at 10 %, 30 days late, are 736,000 to settle and 6,001 after all but 1 was paid', () => {
    const debt = debtOf({ interest: { basisPoints: 1_000, per: 'year', yearDays: 365 } })
    const facts = { debt, entries: [charged(730_000)], rested: [] }
    expect(owedOn(facts, '2026-11-20').balanceMinor).toBe(730_000)
    expect(owedOn(facts, '2026-11-21').balanceMinor).toBe(730_200)
    expect(owedOn(facts, '2026-12-20')).toEqual({ balanceMinor: 736_000, runningMinor: 6_000 })
    const after = (paidMinor: number) =>
      runOn(['2026-12-20'], debt, [charged(730_000), entry('payment', -paidMinor, '2026-12-20')])
    expect(debtSums(after(736_000)).balanceMinor).toBe(0)
    expect(debtSums(after(735_999)).balanceMinor).toBe(1)
    expect(debtSums(after(730_000)).balanceMinor).toBe(6_000)
    expect(debtSums(after(729_999)).balanceMinor).toBe(6_001)
  })

  it('is judged anew: 1,000,000 at 2 % a month, paid 6 days late, confirmed a month later, owe 4,000', () => {
    const debt = debtOf({ interest: { ...monthly, basisPoints: 200 } })
    const booked = runOn(['2026-12-21'], debt, [charged(1_000_000)])
    expect(debtSums(booked).interestMinor).toBe(20_000)
    const verified = [...booked, entry('payment', -1_000_000, '2026-11-26')]
    expect(judgeCharges({ debt, entries: verified, rested: [] }, '2026-12-26').takeBack).toMatchObject([
      { why: 'paid_in_time' },
    ])
    expect(debtSums(runOn(['2026-12-26', '2027-06-01'], debt, verified)).balanceMinor).toBe(4_000)
  })

  it('does not stop: debts entered late, terms agreed late, plans that ended', () => {
    const yearly = { basisPoints: 1_000, per: 'year' as const, yearDays: 365 as const }
    const owed = (debt: ChargeableDebt, today: LocalDate, rested: readonly DaySpan[] = []) =>
      debtSums(runOn([today], debt, [entry('charge', 365_000, '2026-05-01')], rested)).balanceMinor
    // Due on 20 May with a fee of 5,000 and 10 % a year, entered on 20 November: six months are there on the day after.
    const late = debtOf({ lateFee: { kind: 'fixed', amountMinor: 5_000 }, interest: yearly }, '2026-05-20')
    expect(owed(late, '2026-11-21')).toBe(365_000 + 5_000 + 184 * 100)
    // Agreed when it was late: from that day on, and no fee for a day that had passed.
    const agreed = { ...late, earlierTerms: [{ until: '2026-08-31', terms: plainTerms }] }
    expect(owed(agreed, '2026-12-21')).toBe(365_000 + 111 * 100)
    // A plan from 20 September to 20 October, and the twin without one.
    const twin = debtOf({ interest: yearly }, '2026-09-20')
    expect(owed(twin, '2027-04-21')).toBe(386_200)
    expect(owed(twin, '2027-04-21', [{ from: '2026-09-20', to: '2026-10-20' }])).toBe(383_200)
    expect(owed(twin, '2027-04-21', [{ from: '2026-09-20', to: endless }])).toBe(365_000)
  })

  it('takes the milder of the terms of a day and those of now', () => {
    const then = { ...plainTerms, interest: monthly }
    const changed = (basisPoints: number) => ({
      ...debtOf({ interest: { ...monthly, basisPoints } }),
      earlierTerms: [{ until: '2026-12-20', terms: then }],
    })
    const owed = (debt: ChargeableDebt) => owedOn({ debt, entries: [charged(300_000)], rested: [] }, '2027-01-19')
    expect(owed(changed(200)).balanceMinor).toBe(300_000 + 30 * 100 + 30 * 200)
    expect(owed(changed(50)).balanceMinor).toBe(300_000 + 60 * 50)
  })

  it('never loses what is less than a minor unit', () => {
    const debt = debtOf({ interest: { basisPoints: 100, per: 'year', yearDays: 365 } })
    // A tenth of a cent for a day; a payment of 1 every day cuts it into pieces.
    const days = Array.from({ length: 100 }, (_, i) => addDays('2026-11-21', i))
    const all = runOn(['2027-03-01'], debt, [
      charged(3_750),
      ...days.map((on) => entry('charge', 1, on)),
      ...days.map((on) => entry('payment', -1, on)),
    ])
    expect(debtSums(all).interestMinor).toBe(10)
  })

  it('waits beyond the day of a receipt that waits', () => {
    const facts = { debt: debtOf({ interest: monthly }), entries: [charged(100_000)], rested: [] }
    const held = { ...facts, claims: [{ on: '2026-12-30', amountMinor: 1 }] }
    expect(judgeCharges(held, '2027-03-01').book).toMatchObject([{ on: '2026-12-20' }])
    expect(judgeCharges(facts, '2027-03-01').book).toHaveLength(3)
  })

  it('booked twice is taken back once', () => {
    const debt = debtOf({ interest: monthly, lateFee: { kind: 'fixed', amountMinor: 500 } })
    const booked = runOn(['2027-03-01'], debt, [charged(100_000)])
    const twice = [...booked, ...booked.slice(1).map((one) => ({ ...one, id: `${one.id}+` }))]
    const judged = judgeCharges({ debt, entries: twice, rested: [] }, '2027-03-01')
    expect(judged.takeBack.map(({ why }) => why)).toEqual(['twice', 'twice', 'twice', 'twice'])
    expect(judged.book).toEqual([])
  })

  it('counts day by day what was open when the day began', () => {
    const debt = debtOf({ interest: monthly })
    const [interest, next] = chargesDue(debt, [charged(90_000), entry('payment', -60_000, '2026-11-30')], {
      today: '2026-12-21',
    })
    expect(interest?.calculation).toMatchObject({
      spans: [{ from: '2026-11-21', to: '2026-11-30', days: 10, principalMinor: 90_000 }],
    })
    expect(interest?.amountMinor).toBe(300)
    expect(next).toMatchObject({
      amountMinor: 202,
      calculation: { spans: [{ from: '2026-12-01', to: '2026-12-20', days: 20, principalMinor: 30_300 }] },
    })
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

  it('is booked anew when the due day is moved', () => {
    const debt = debtOf({ interest: monthly })
    const moved = { ...debt, dueOn: '2026-12-01' }
    const all = runOn(['2027-01-02'], moved, runOn(['2026-12-21'], debt, [charged(100_000)]))
    expect(debtSums(all).interestMinor).toBe(1_033)
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
      { numRuns: 12 },
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
