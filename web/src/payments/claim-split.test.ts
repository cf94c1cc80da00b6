import type { Account } from '@aldia/shared/account.ts'
import { type Debt, type LedgerEntry, plainTerms } from '@aldia/shared/debt.ts'
import { expect, test } from 'vitest'
import { payableDebts, splitOf, wantedSplit } from './claim-split.ts'

const debt = (part: Partial<Debt>): Debt => ({
  id: 'a',
  seq: 1,
  version: 1,
  cardId: 'card',
  contactId: 'ana',
  reference: null,
  concept: 'Sofá',
  currency: 'COP',
  amountMinor: 100_00,
  issuedOn: '2026-10-01',
  dueOn: '2026-11-01',
  terms: plainTerms,
  lines: [],
  files: [],
  balanceMinor: 100_00,
  principalMinor: 100_00,
  paidMinor: 0,
  writtenOffMinor: 0,
  recoveredMinor: 0,
  earlierTerms: [],
  cancelledAt: null,
  cancelReason: null,
  createdAt: 0,
  createdById: null,
  ...part,
})
const charge = (debtId: string, amountMinor: number): LedgerEntry => ({
  id: `charge of ${debtId}`,
  seq: 1,
  cardId: 'card',
  contactId: 'ana',
  debtId,
  kind: 'charge',
  amountMinor,
  currency: 'COP',
  on: '2026-10-01',
  at: 0,
  paymentId: null,
  planId: null,
  reversesEntryId: null,
  calculation: null,
  conversion: null,
  note: null,
  byUserId: null,
})
const account = (debts: Debt[], rates: Account['rates'] = []) => ({
  debts,
  entries: debts.map(({ id, amountMinor }) => charge(id, amountMinor)),
  rates,
})
const about = { currency: 'COP', on: '2026-11-20', order: 'oldest_due' } as const

test('only open debts that are paid in this currency take part, in the order of the business', () => {
  const debts = [
    debt({ id: 'late', dueOn: '2026-11-15' }),
    debt({ id: 'early' }),
    debt({ id: 'dollars', currency: 'USD' }),
    debt({ id: 'paid', balanceMinor: 0 }),
    debt({ id: 'cancelled', cancelledAt: 1 }),
  ]
  expect(payableDebts(account(debts), about).map(({ id }) => id)).toEqual(['early', 'late'])
})

test('a debt in units counts with the value of its unit, and not at all without one', () => {
  const uf = debt({ id: 'uf', currency: 'CLF', balanceMinor: 10_000 })
  const inPesos = { ...about, currency: 'CLP' }
  expect(payableDebts(account([uf]), inPesos)).toEqual([])
  const rate = { unit: 'CLF', on: '2026-11-20', valueE6: 39_485_650_000 } as const
  expect(payableDebts(account([uf], [rate]), inPesos)[0]?.balanceMinor).toBe(39_486)
})

test('paying early enough settles the debt with its discount', () => {
  const terms = { ...plainTerms, earlyDiscount: { basisPoints: 1000, until: '2026-11-20' } }
  const debts = payableDebts(account([debt({ terms })]), about)
  expect(splitOf(90_00, debts, 'oldest_due')).toEqual({
    allocations: [{ debtId: 'a', amountMinor: 90_00, discountMinor: 10_00 }],
    creditMinor: 0,
  })
  expect(payableDebts(account([debt({ terms })]), { ...about, on: '2026-11-21' })[0]?.discountMinor).toBe(0)
})

test('a split by hand takes what is typed, and waits while something cannot be read', () => {
  expect(
    wantedSplit(
      new Map([
        ['a', 500],
        ['b', 0],
      ]),
    ),
  ).toEqual([{ debtId: 'a', amountMinor: 500 }])
  expect(wantedSplit(new Map([['a', null]]))).toBeNull()
  expect(splitOf(400, payableDebts(account([debt({})]), about), [{ debtId: 'a', amountMinor: 500 }])).toEqual({
    refused: 'allocation_too_much',
    at: null,
  })
})
