import type { Account } from '@aldia/shared/account.ts'
import { type Debt, type LedgerEntry, plainTerms } from '@aldia/shared/debt.ts'
import { expect, test } from 'vitest'
import { lacksRates, withAccountNews } from './account-news.ts'

const empty: Account = {
  seq: 1,
  debts: [],
  entries: [],
  payments: [],
  promises: [],
  plans: [],
  settlements: [],
  credit: {},
  rates: [],
  holidays: [],
}

function debt(id: string, seq: number, more: Partial<Debt> = {}): Debt {
  return {
    id,
    seq,
    version: 1,
    cardId: 'rosa',
    contactId: 'contact',
    reference: null,
    concept: 'Zapatos',
    currency: 'COP',
    amountMinor: 15_000_000,
    issuedOn: '2026-11-01',
    dueOn: '2026-11-15',
    terms: plainTerms,
    lines: [],
    files: [],
    balanceMinor: 15_000_000,
    principalMinor: 15_000_000,
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

function entry(id: string, debtId: string | null, amountMinor: number): LedgerEntry {
  return {
    id,
    seq: 2,
    cardId: 'rosa',
    contactId: 'contact',
    debtId,
    kind: 'payment',
    amountMinor,
    currency: 'COP',
    on: '2026-11-20',
    at: 0,
    paymentId: 'payment',
    planId: null,
    reversesEntryId: null,
    calculation: null,
    conversion: null,
    note: null,
    byUserId: null,
  }
}

test('news of this card come in, newest first; those of other cards do not', () => {
  const account = withAccountNews(empty, 'rosa', {
    debts: [debt('1', 2), debt('2', 2), debt('3', 2, { cardId: 'luis' })],
  })
  expect(account.debts.map(({ id }) => id)).toEqual(['2', '1'])
  expect(withAccountNews(account, 'rosa', { debts: [debt('9', 3, { cardId: 'luis' })] })).toBe(account)
})

test('what is older than what is known changes nothing', () => {
  const account = withAccountNews(empty, 'rosa', { debts: [debt('1', 5, { balanceMinor: 0 })] })
  expect(withAccountNews(account, 'rosa', { debts: [debt('1', 4)] })).toBe(account)
  expect(withAccountNews(account, 'rosa', { debts: [debt('1', 6, { concept: 'Botas' })] }).debts[0]?.concept).toBe(
    'Botas',
  )
})

test('what was paid beyond all debts is credit', () => {
  const paid = withAccountNews(empty, 'rosa', { ledgerEntries: [entry('1', 'debt', -4_000), entry('2', null, -6_000)] })
  expect(paid.credit).toEqual({ COP: 6_000 })
  expect(withAccountNews(paid, 'rosa', { ledgerEntries: [entry('3', null, 6_000)] }).credit).toEqual({})
})

test('a debt in a unit asks for the value of the unit', () => {
  const account = withAccountNews(empty, 'rosa', { debts: [debt('1', 2, { currency: 'CLF' })] })
  expect(lacksRates(account)).toBe(true)
  expect(lacksRates({ ...account, rates: [{ unit: 'CLF', on: '2026-11-20', valueE6: 39_485_650_000 }] })).toBe(false)
})
