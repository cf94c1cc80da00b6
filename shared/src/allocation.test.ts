import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AllocatedPayment, allocate, type OpenDebt, sortDebts } from '#allocation.ts'
import { AllocationOrder } from '#money-settings.ts'
import { moneyAsUnits, paidIn, unitsAsMoney } from '#unit-value.ts'

const debt = (id: string, balanceMinor: number, dueOn: string, discountMinor = 0): OpenDebt => ({
  id,
  balanceMinor,
  dueOn,
  discountMinor,
})
const march = debt('a', 300, '2026-03-01')
const april = debt('b', 100, '2026-04-01')
const may = debt('c', 200, '2026-05-01')

function given(amountMinor: number, debts: OpenDebt[], by: Parameters<typeof allocate>[2] = 'oldest_due') {
  const result = allocate(amountMinor, debts, by)
  if ('refused' in result) throw new Error(result.refused)
  return {
    to: result.allocations.map(({ debtId, amountMinor: to }) => [debtId, to]),
    off: result.allocations.reduce((sum, { discountMinor }) => sum + discountMinor, 0),
    credit: result.creditMinor,
  }
}

test('a payment goes debt by debt, the earliest due first, and what is over is credit', () => {
  expect(given(350, [may, april, march])).toEqual({
    to: [
      ['a', 300],
      ['b', 50],
    ],
    off: 0,
    credit: 0,
  })
  expect(given(1_000, [may, april, march])).toEqual({
    to: [
      ['a', 300],
      ['b', 100],
      ['c', 200],
    ],
    off: 0,
    credit: 400,
  })
  expect(given(50, [])).toEqual({ to: [], off: 0, credit: 50 })
})

test('the order can be another one', () => {
  const all = [march, april, may]
  expect(given(150, all, 'newest_due').to).toEqual([['c', 150]])
  expect(given(150, all, 'smallest').to).toEqual([
    ['b', 100],
    ['c', 50],
  ])
  expect(given(150, all, 'largest').to).toEqual([['a', 150]])
})

test('between debts due on one day the older one comes first, in every order', () => {
  const twins = [debt('z', 100, '2026-03-01'), debt('y', 100, '2026-03-01')]
  for (const order of AllocationOrder.options) expect(sortDebts(twins, order).map(({ id }) => id)).toEqual(['y', 'z'])
})

test('an early payment settles the debt with the discount, and paying the whole leaves the discount as credit', () => {
  const early = debt('a', 10_000, '2026-03-01', 200)
  expect(given(9_800, [early])).toEqual({ to: [['a', 9_800]], off: 200, credit: 0 })
  expect(given(10_000, [early])).toEqual({ to: [['a', 9_800]], off: 200, credit: 200 })
  expect(given(9_799, [early])).toEqual({ to: [['a', 9_799]], off: 0, credit: 0 })
})

test('split by hand it goes where somebody says, with whatever discount is then left to give', () => {
  const early = debt('a', 10_000, '2026-03-01', 200)
  const wanted = (amountMinor: number) => [{ debtId: 'a', amountMinor }]
  expect(given(12_000, [early, april], wanted(9_900))).toEqual({ to: [['a', 9_900]], off: 100, credit: 2_100 })
  expect(given(12_000, [early, april], wanted(5_000))).toEqual({ to: [['a', 5_000]], off: 0, credit: 7_000 })
  expect(given(500, [march, april], [])).toEqual({ to: [], off: 0, credit: 500 })
})

test('more than the payment, more than a balance, or the debt of somebody else is refused', () => {
  expect(allocate(100, [march], [{ debtId: 'a', amountMinor: 101 }])).toEqual({
    refused: 'allocation_too_much',
    at: null,
  })
  expect(allocate(1_000, [april], [{ debtId: 'b', amountMinor: 101 }])).toEqual({
    refused: 'allocation_over_debt',
    at: 0,
  })
  const twice = [
    { debtId: 'b', amountMinor: 60 },
    { debtId: 'b', amountMinor: 60 },
  ]
  expect(allocate(1_000, [april], twice)).toEqual({ refused: 'allocation_over_debt', at: 1 })
  expect(allocate(1_000, [april], [{ debtId: 'x', amountMinor: 1 }])).toEqual({ refused: 'debt_not_theirs', at: 0 })
})

const someDebts = fc
  .array(
    fc.record({
      balanceMinor: fc.integer({ min: 0, max: 999_999_999_999 }),
      dueOn: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
      share: fc.integer({ min: 0, max: 99 }),
    }),
    { maxLength: 12 },
  )
  .map((all): OpenDebt[] =>
    all.map(({ balanceMinor, dueOn, share }, i) =>
      debt(String.fromCharCode(97 + i), balanceMinor, dueOn, Math.floor((balanceMinor * share) / 100)),
    ),
  )
const someAmount = fc.integer({ min: 1, max: 999_999_999_999 })

function expectExact(amountMinor: number, debts: readonly OpenDebt[], result: AllocatedPayment): void {
  const byId = new Map(debts.map((open) => [open.id, open]))
  let sum = result.creditMinor
  for (const { debtId, amountMinor: to, discountMinor } of result.allocations) {
    const open = byId.get(debtId)
    expect(to).toBeGreaterThan(0)
    expect(discountMinor).toBeGreaterThanOrEqual(0)
    expect(discountMinor).toBeLessThanOrEqual(open?.discountMinor ?? 0)
    expect(to + discountMinor).toBeLessThanOrEqual(open?.balanceMinor ?? 0)
    // A discount is given only when nothing is left open.
    if (discountMinor > 0) expect(to + discountMinor).toBe(open?.balanceMinor)
    sum += to
  }
  expect(result.creditMinor).toBeGreaterThanOrEqual(0)
  expect(sum).toBe(amountMinor)
}

test('in any order nothing is lost, no debt gets more than its balance, and credit is the rest', () => {
  fc.assert(
    fc.property(someAmount, someDebts, fc.constantFrom(...AllocationOrder.options), (amountMinor, debts, order) => {
      const result = allocate(amountMinor, debts, order)
      if ('refused' in result) throw new Error(result.refused)
      expectExact(amountMinor, debts, result)
      const settled = new Set(
        result.allocations.flatMap((to) => {
          const open = debts.find(({ id }) => id === to.debtId)
          return open && to.amountMinor + to.discountMinor === open.balanceMinor ? [to.debtId] : []
        }),
      )
      // Credit only when everything is settled, and only the last debt is paid in part.
      if (result.creditMinor > 0)
        for (const open of debts) expect(open.balanceMinor === 0 || settled.has(open.id)).toBe(true)
      for (const to of result.allocations.slice(0, -1)) expect(settled.has(to.debtId)).toBe(true)
    }),
  )
})

test('by hand it is exact or refused', () => {
  fc.assert(
    fc.property(
      someAmount,
      someDebts,
      fc.array(fc.record({ debtId: fc.constantFrom('a', 'b', 'c', 'd'), amountMinor: someAmount }), { maxLength: 6 }),
      (amountMinor, debts, wanted) => {
        const result = allocate(amountMinor, debts, wanted)
        if (!('refused' in result)) expectExact(amountMinor, debts, result)
      },
    ),
  )
})

test('a UF is paid with the pesos it is worth that day', () => {
  const value = 39_485_650_000
  expect(paidIn('CLF')).toBe('CLP')
  expect(paidIn('COP')).toBe('COP')
  // UF 12,5 at $ 39.485,65
  expect(unitsAsMoney(125_000, 'CLF', value)).toBe(493_571)
  expect(moneyAsUnits(493_571, 'CLF', value)).toBe(125_000)
  expect(moneyAsUnits(100_000, 'CLF', value)).toBe(25_326)
  expect(unitsAsMoney(1, 'CLF', 1)).toBe(1)
  expect(moneyAsUnits(1, 'UYI', 6_000_000)).toBe(0)
})

test('money for a whole balance in units is enough for the whole balance', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.constantFrom('CLF' as const, 'COU' as const, 'MXV' as const, 'UYI' as const),
      fc.integer({ min: 1_000_000, max: 100_000_000_000 }),
      (units, unit, value) => {
        const back = moneyAsUnits(unitsAsMoney(units, unit, value), unit, value)
        // Money is the finer measure or the coarser one; half a minor unit of it is the most that can be lost, and where what is owed
        // is worth less than that, one whole is asked for.
        const worth = 10 ** (6 + (unit === 'CLF' ? 4 : unit === 'UYI' ? 0 : 2)) / (value * (unit === 'CLF' ? 1 : 100))
        expect(Math.abs(back - units)).toBeLessThanOrEqual(Math.ceil(units < worth / 2 ? worth : worth / 2 + 0.5))
      },
    ),
  )
})
