import { type Debt, type LedgerEntry, plainTerms } from '@aldia/shared/debt.ts'
import type { Settlement } from '@aldia/shared/settlement.ts'
import { expect, test } from 'vitest'
import { settlesOn } from './settles-today.ts'

const debt = (id: string, amountMinor: number, more: Partial<Debt> = {}): Debt => ({
  id,
  seq: 1,
  version: 1,
  cardId: 'card',
  contactId: 'ana',
  reference: null,
  concept: 'Sofá',
  currency: 'COP',
  amountMinor,
  issuedOn: '2026-10-01',
  dueOn: '2026-11-10',
  terms: plainTerms,
  lines: [],
  files: [],
  balanceMinor: amountMinor,
  principalMinor: amountMinor,
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
})
const charge = ({ id: debtId, amountMinor, currency }: Debt): LedgerEntry => ({
  id: `charge of ${debtId}`,
  seq: 1,
  cardId: 'card',
  contactId: 'ana',
  debtId,
  kind: 'charge',
  amountMinor,
  currency,
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
const settlement = (debtIds: string[], amountMinor: number, more: Partial<Settlement> = {}): Settlement => ({
  id: `settlement of ${debtIds}`,
  seq: 1,
  cardId: 'card',
  contactId: 'ana',
  currency: 'COP',
  debtIds,
  amountMinor,
  agreedOn: '2026-11-12',
  until: '2026-11-25',
  note: null,
  messageId: null,
  status: 'open',
  balanceMinor: 0,
  paidMinor: 0,
  discountMinor: 0,
  keptOn: null,
  statusAt: 0,
  cancelReason: null,
  createdAt: 0,
  createdById: null,
  ...more,
})
const account = (debts: Debt[], settlements: Settlement[] = []) => ({
  debts,
  entries: debts.map(charge),
  plans: [],
  payments: [],
  settlements,
})

test('with a settlement less is enough, until its last day', () => {
  const known = account([debt('a', 500_000), debt('b', 20_000)], [settlement(['a'], 350_000)])
  expect(settlesOn(known, '2026-11-25')).toEqual([
    { currency: 'COP', amountMinor: 370_000, costMinor: 150_000, until: '2026-11-25' },
  ])
  expect(settlesOn(known, '2026-11-26')).toEqual([{ currency: 'COP', amountMinor: 520_000, costMinor: 0, until: null }])
})

test('what was paid for it is not asked for again, and what is not open asks for all', () => {
  const one = account([debt('a', 500_000)], [settlement(['a'], 350_000, { paidMinor: 100_000 })])
  expect(settlesOn(one, '2026-11-20')[0]?.amountMinor).toBe(250_000)
  for (const status of ['missed', 'cancelled', 'kept'] as const) {
    const other = account([debt('a', 500_000)], [settlement(['a'], 350_000, { status })])
    expect(settlesOn(other, '2026-11-20')[0]?.amountMinor).toBe(500_000)
  }
})

test('interest runs until the day, and a discount for paying early is taken off', () => {
  const terms = { ...plainTerms, interest: { basisPoints: 1_000, per: 'year' as const, yearDays: 365 as const } }
  expect(settlesOn(account([debt('a', 730_000, { terms })]), '2026-12-10')[0]?.amountMinor).toBe(736_000)
  const early = { ...plainTerms, earlyDiscount: { basisPoints: 200, until: '2026-11-05' } }
  expect(settlesOn(account([debt('a', 100_000, { terms: early })]), '2026-11-05')[0]?.amountMinor).toBe(98_000)
})

test('currencies stay apart, and what is paid is left out', () => {
  const debts = [debt('a', 100), debt('b', 50, { currency: 'USD' }), debt('c', 70, { cancelledAt: 1 })]
  expect(settlesOn(account(debts), '2026-11-10').map(({ currency, amountMinor }) => [currency, amountMinor])).toEqual([
    ['COP', 100],
    ['USD', 50],
  ])
})
