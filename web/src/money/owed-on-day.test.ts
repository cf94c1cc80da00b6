import type { Account } from '@aldia/shared/account.ts'
import { owedAsOf, owedOnDay, runningOf } from '@aldia/shared/account-sums.ts'
import { type Debt, type LedgerEntry, plainTerms } from '@aldia/shared/debt.ts'
import { expect, test } from 'vitest'

const interest = { basisPoints: 1_000, per: 'year' as const, yearDays: 365 as const }
const debt = {
  id: 'd1',
  currency: 'COP',
  issuedOn: '2026-10-01',
  dueOn: '2026-10-21',
  terms: { ...plainTerms, interest },
  earlierTerms: [],
  parts: [],
  cancelledAt: null,
} as unknown as Debt
const charge = {
  id: 'e1',
  debtId: 'd1',
  kind: 'charge',
  amountMinor: 730_000,
  currency: 'COP',
  on: '2026-10-01',
  reversesEntryId: null,
  calculation: null,
  byUserId: null,
} as unknown as LedgerEntry
const account = { debts: [debt], entries: [charge], plans: [], payments: [] } as unknown as Account

test('interest runs by the day: 730,000 at 10 % are 736,000 thirty days late, on whatever day one asks', () => {
  expect(owedOnDay(account, debt, '2026-11-20').balanceMinor).toBe(736_000)
  expect(owedOnDay(account, debt, '2026-10-31').balanceMinor).toBe(732_000)
  expect(owedOnDay(account, debt, '2026-10-21').balanceMinor).toBe(730_000)
  expect(runningOf(account, '2026-11-20')).toEqual({ COP: 6_000 })
})

test('nothing runs that a receipt under review would prevent', () => {
  const receipt = { state: 'claimed', currency: 'COP', amountMinor: 730_000, paidOn: '2026-10-31', allocations: [] }
  const waits = { ...account, payments: [receipt] } as unknown as Account
  expect(runningOf(waits, '2026-11-20')).toEqual({ COP: 2_000 })
})

test('as of a day there is what was sold and paid by then, each part for itself', () => {
  const paid = { ...charge, id: 'p1', kind: 'payment', amountMinor: -500_000, on: '2026-11-20' }
  const beyond = { ...charge, id: 'p2', debtId: null, kind: 'payment', amountMinor: -10_000, on: '2026-11-25' }
  const later = { ...debt, id: 'd2', issuedOn: '2026-12-01', dueOn: '2026-12-31' }
  const sold = { ...charge, id: 'e2', debtId: 'd2', amountMinor: 40_000, on: '2026-12-01' }
  const known = {
    debts: [debt, later],
    entries: [charge, paid, beyond, sold],
    plans: [],
    payments: [],
  } as unknown as Account
  expect(owedAsOf(known, '2026-09-30')).toEqual({ on: '2026-09-30', debts: [], credit: {}, totals: {} })
  expect(owedAsOf(known, '2026-11-19').totals).toEqual({ COP: 735_800 })
  // 6,000 of interest first, then 494,000 of what was charged; 236,000 bear 64.66 a day.
  expect(owedAsOf(known, '2026-11-20').debts).toMatchObject([
    { debtId: 'd1', principalMinor: 236_000, interestMinor: 0, balanceMinor: 236_000 },
  ])
  expect(owedAsOf(known, '2026-12-01')).toMatchObject({ credit: { COP: 10_000 }, totals: { COP: 266_711 } })
})
