import type { Account } from '@aldia/shared/account.ts'
import { owedOnDay, runningOf } from '@aldia/shared/account-sums.ts'
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
