import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from './allocation.ts'
import type { ChargeEntry } from './charges.ts'
import type { DebtTerms } from './debt.ts'
import { plainTerms } from './debt.ts'
import { firstOf, payableDebts, shareOut, type UnitValueOf } from './payable.ts'
import { meantByDebt, meantByPlan, meantByPromise } from './payment-purpose.ts'

interface Source {
  id: string
  dueOn: string
  currency: string
  terms: DebtTerms
  earlierTerms: []
  cancelledAt: number | null
}

const debt = (id: string, more: Partial<Source> = {}): Source => ({
  id,
  dueOn: '2026-11-01',
  currency: 'COP',
  terms: plainTerms,
  earlierTerms: [],
  cancelledAt: null,
  ...more,
})
let made = 0
const entry = (debtId: string, amountMinor: number, more: Partial<ChargeEntry> = {}) => ({
  id: String(++made).padStart(6, '0'),
  debtId,
  kind: 'charge' as const,
  amountMinor,
  on: '2026-10-01',
  reversesEntryId: null,
  calculation: null,
  byUserId: 'ana',
  ...more,
})
const noValues: UnitValueOf = () => null
const about = { currency: 'COP', on: '2026-11-20' }
const seen = (
  debts: Source[],
  entries: ReturnType<typeof entry>[],
  { unitValueOf = noValues, ...money }: Partial<typeof about & { unitValueOf: UnitValueOf }> = {},
) => payableDebts({ debts, entries, rested: new Map(), unitValueOf }, { ...about, ...money })
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id)

describe('what a payment can go to', () => {
  it('is what is open and stands, apart from what was given up and what is in other money', () => {
    const found = seen(
      [
        debt('open'),
        debt('paid'),
        debt('cancelled', { cancelledAt: 1 }),
        debt('lost'),
        debt('dollars', { currency: 'USD' }),
        debt('uf', { currency: 'CLF' }),
      ],
      [
        entry('open', 100),
        entry('paid', 50),
        entry('paid', -50, { kind: 'payment' }),
        entry('cancelled', 50),
        entry('lost', 70),
        entry('lost', -70, { kind: 'write_off' }),
        entry('dollars', 10),
        entry('uf', 10),
      ],
    )
    expect(ids(found.payable)).toEqual(['open'])
    expect(found.lost).toMatchObject([{ id: 'lost', balanceMinor: 70 }])
    expect(ids(found.otherCurrency)).toEqual(['dollars', 'uf'])
  })

  it('counts the interest that runs until the day of the payment', () => {
    const terms = { ...plainTerms, interest: { basisPoints: 1_000, per: 'year' as const, yearDays: 365 as const } }
    const entries = [entry('a', 730_000)]
    const on = (day: string) => seen([debt('a', { terms })], entries, { on: day }).payable[0]?.balanceMinor
    expect([on('2026-11-01'), on('2026-12-01')]).toEqual([730_000, 736_000])
  })

  it('in a unit of account counts with its value, and not at all without one', () => {
    const uf = [debt('uf', { currency: 'CLF' })]
    const inPesos = { currency: 'CLP' }
    expect(ids(seen(uf, [entry('uf', 10_000)], inPesos).withoutRate)).toEqual(['uf'])
    const unitValueOf: UnitValueOf = () => ({ on: '2026-11-20', valueE6: 39_485_650_000 })
    const found = seen(uf, [entry('uf', 10_000)], { ...inPesos, unitValueOf })
    expect(found.payable).toMatchObject([{ balanceMinor: 39_486, openMinor: 10_000 }])
  })
})

describe('what money is meant for', () => {
  const part = (number: number, dueOn: string, paidMinor: number) => ({ number, dueOn, amountMinor: 50, paidMinor })
  const plan = (...instalments: ReturnType<typeof part>[]) => ({ debtIds: ['p'], currency: 'COP', instalments })

  it('of a plan is what is due by its day, or else the next instalment', () => {
    const three = plan(part(1, '2026-11-06', 50), part(2, '2026-11-13', 20), part(3, '2026-11-20', 0))
    expect(meantByPlan(three, '2026-11-20')).toEqual({ debtIds: ['p'], atMost: { amountMinor: 80, currency: 'COP' } })
    expect(meantByPlan(three, '2026-11-10')?.atMost?.amountMinor).toBe(30)
    expect(meantByPlan(plan(part(1, '2026-11-06', 50)), '2026-11-20')).toBeNull()
  })

  it('of a promise is what is missing, when it names debts', () => {
    const promise = { debtIds: ['a'], currency: 'COP', amountMinor: 100, paidMinor: 40 }
    expect(meantByPromise(promise)?.atMost?.amountMinor).toBe(60)
    expect(meantByPromise({ ...promise, debtIds: [] })).toBeNull()
    expect(meantByPromise({ ...promise, paidMinor: 100 })).toBeNull()
  })

  it('in a unit of account is converted, and without a value has no limit', () => {
    const meant = { debtIds: ['uf'], atMost: { amountMinor: 10_000, currency: 'CLF' } }
    const worth: UnitValueOf = () => ({ on: '2026-11-20', valueE6: 39_485_650_000 })
    expect(firstOf(meant, { currency: 'CLP', unitValueOf: worth }).atMostMinor).toBe(39_486)
    expect(firstOf(meant, { currency: 'CLP', unitValueOf: noValues }).atMostMinor).toBeNull()
  })
})

describe('a payment', () => {
  const shared = (amountMinor: number, first: Parameters<typeof shareOut>[3], ...amounts: number[]) => {
    const debts = amounts.map((_, i) => debt(`d${i}`))
    return shareOut(
      amountMinor,
      seen(
        debts,
        amounts.map((minor, i) => entry(`d${i}`, minor)),
      ),
      'oldest_due',
      first,
    )
  }

  it('for something goes there first, although something else was due before', () => {
    expect(shared(50_000, { debtIds: ['d1'], atMostMinor: 50_000 }, 60_000, 150_000)).toEqual({
      allocations: [{ debtId: 'd1', amountMinor: 50_000, discountMinor: 0 }],
      creditMinor: 0,
    })
  })

  it('for a debt takes its discount for paying early', () => {
    const terms = { ...plainTerms, earlyDiscount: { basisPoints: 1_000, until: '2026-11-20' } }
    const found = seen([debt('a'), debt('b', { terms })], [entry('a', 100), entry('b', 100)])
    expect(shareOut(95, found, 'oldest_due', { debtIds: ['b'], atMostMinor: null })).toEqual({
      allocations: [
        { debtId: 'b', amountMinor: 90, discountMinor: 10 },
        { debtId: 'a', amountMinor: 5, discountMinor: 0 },
      ],
      creditMinor: 0,
    })
  })

  it('loses nothing and gives nobody too much; what it is for comes first, the rest is the ordinary order', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.record({ balance: amount, off: fc.integer({ min: 0, max: 99 }), isNamed: fc.boolean() }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.option(amount),
        fc.constantFrom('oldest_due', 'newest_due', 'smallest', 'largest'),
        (paid, made, atMostMinor, order) => {
          const debts = made.map(({ balance, off }, i) => ({
            id: `d${i}`,
            dueOn: `2026-11-0${i + 1}`,
            balanceMinor: balance,
            discountMinor: Math.min(balance - 1, Math.floor((balance * off) / 100)),
          }))
          const debtIds = debts.filter((_, i) => made[i]?.isNamed).map(({ id }) => id)
          const given = allocate(paid, debts, order, { debtIds, atMostMinor })
          if ('refused' in given) throw new Error(given.refused)
          const sum = given.allocations.reduce((all, { amountMinor }) => all + amountMinor, 0)
          expect(sum + given.creditMinor).toBe(paid)
          const needed = new Map(debts.map((one) => [one.id, one.balanceMinor - one.discountMinor]))
          for (const { debtId, amountMinor, discountMinor } of given.allocations) {
            expect(amountMinor).toBeLessThanOrEqual(needed.get(debtId) ?? 0)
            expect(discountMinor > 0).toBe(
              amountMinor === needed.get(debtId) && (debts.find(({ id }) => id === debtId)?.discountMinor ?? 0) > 0,
            )
          }
          const namedOpen = debtIds.reduce((all, id) => all + (needed.get(id) ?? 0), 0)
          const toNamed = given.allocations
            .filter(({ debtId }) => debtIds.includes(debtId))
            .reduce((all, { amountMinor }) => all + amountMinor, 0)
          expect(toNamed).toBeGreaterThanOrEqual(Math.min(paid, namedOpen, atMostMinor ?? Number.POSITIVE_INFINITY))
          // Nothing is credit while something is open.
          const open = [...needed.values()].reduce((a, b) => a + b, 0)
          expect(given.creditMinor).toBe(Math.max(0, paid - open))
          // Without a purpose it is the order alone.
          expect(allocate(paid, debts, order, { debtIds: [], atMostMinor: null })).toEqual(allocate(paid, debts, order))
        },
      ),
    )
  })

  it('meant for one debt has no limit but what is open', () => {
    expect(firstOf(meantByDebt('a'), { currency: 'COP', unitValueOf: noValues })).toMatchObject({
      debtIds: ['a'],
      atMostMinor: null,
    })
  })
})
