import { expect, test } from 'vitest'
import {
  balancesOf,
  inPaidCurrency,
  keptPromises,
  lateSince,
  openDebts,
  payableCurrencies,
  payableOf,
} from './account-sums.ts'
import { type Debt, plainTerms } from './debt.ts'
import type { Plan } from './plan.ts'

function debt(id: string, more: Partial<Debt>): Debt {
  return {
    id,
    seq: 1,
    version: 1,
    cardId: 'card',
    contactId: 'contact',
    reference: null,
    concept: 'Zapatos',
    currency: 'COP',
    amountMinor: 100_000,
    issuedOn: '2026-11-01',
    dueOn: '2026-11-15',
    terms: plainTerms,
    lines: [],
    files: [],
    balanceMinor: 100_000,
    principalMinor: 100_000,
    paidMinor: 0,
    writtenOffMinor: 0,
    recoveredMinor: 0,
    earlierTerms: [],
    parts: [],
    cancelledAt: null,
    cancelReason: null,
    createdAt: 0,
    createdById: null,
    ...more,
  }
}

function plan(more: Partial<Plan>): Plan {
  const day = (number: number, dueOn: string, paidMinor: number) => ({
    number,
    dueOn,
    amountMinor: 50_000,
    interestMinor: 0,
    paidMinor,
    paidOn: null,
  })
  return {
    id: 'plan',
    seq: 1,
    version: 1,
    cardId: 'card',
    contactId: 'contact',
    currency: 'COP',
    debtIds: ['old'],
    status: 'active',
    terms: {
      firstPaymentMinor: 0,
      parts: 2,
      rhythm: 'weekly',
      firstOn: '2026-11-20',
      monthDay: null,
      interestBasisPoints: null,
      discountMinor: 0,
      expiresOn: null,
    },
    balanceMinor: 100_000,
    interestMinor: 0,
    totalMinor: 100_000,
    instalments: [day(1, '2026-11-20', 50_000), day(2, '2026-11-27', 10_000)],
    messageIds: [],
    missed: 0,
    statusAt: 0,
    acceptedOn: null,
    endedOn: null,
    reason: null,
    createdAt: 0,
    createdById: null,
    ...more,
  }
}

const uf = [{ unit: 'CLF' as const, on: '2026-11-20', valueE6: 39_485_650_000 }]

test('open are debts with a balance, the one due first on top', () => {
  const debts = [
    debt('late', { dueOn: '2026-11-10' }),
    debt('paid', { balanceMinor: 0 }),
    debt('gone', { cancelledAt: 1 }),
    debt('old', { dueOn: '2026-10-01' }),
  ]
  expect(openDebts({ debts }).map(({ id }) => id)).toEqual(['old', 'late'])
})

test('the balance is what is open less credit, each currency for itself', () => {
  const debts = [debt('a', {}), debt('b', { currency: 'USD', balanceMinor: 9_000 })]
  expect(balancesOf({ debts, credit: { COP: 30_000 } })).toEqual({ COP: 70_000, USD: 9_000 })
  expect(balancesOf({ debts: [], credit: { COP: 30_000 } })).toEqual({ COP: -30_000 })
})

test('lateness counts from the oldest open debt; in a live plan from its next instalment', () => {
  const debts = [debt('old', { dueOn: '2026-10-01' }), debt('new', { dueOn: '2026-12-01' })]
  expect(lateSince({ debts, plans: [] })).toBe('2026-10-01')
  expect(lateSince({ debts, plans: [plan({})] })).toBe('2026-11-27')
  expect(lateSince({ debts, plans: [plan({ status: 'defaulted' })] })).toBe('2026-10-01')
  expect(lateSince({ debts: [], plans: [] })).toBeNull()
})

test('a debt in UF is paid in pesos at the last known value', () => {
  expect(inPaidCurrency(125_000, 'CLF', uf)).toEqual({ amountMinor: 493_571, currency: 'CLP', on: '2026-11-20' })
  expect(inPaidCurrency(125_000, 'CLF', [])).toBeNull()
  const debts = [debt('uf', { currency: 'CLF', balanceMinor: 125_000 })]
  expect(payableOf({ debts, credit: {}, rates: uf })).toEqual({ CLP: 493_571 })
  expect(payableCurrencies({ debts }, 'CLP')).toEqual(['CLP'])
})

test('promises kept are counted of those that came to an end', () => {
  const made = (...statuses: string[]) =>
    keptPromises({ promises: statuses.map((status) => ({ status })) as Parameters<typeof keptPromises>[0]['promises'] })
  expect(made()).toBeNull()
  expect(made('pending', 'replaced', 'cancelled')).toBeNull()
  expect(made('kept', 'kept_late', 'partly_kept', 'broken', 'pending', 'replaced')).toEqual({ kept: 1, of: 4 })
})
