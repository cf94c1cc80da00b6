import { expect, test } from 'vitest'
import { type PaymentDraft, paymentInput } from './payment-draft.ts'

const draft: PaymentDraft = {
  currency: 'COP',
  amount: '150',
  paidOn: '2026-11-29',
  paidBy: 'transfer',
  reference: ' A-17 ',
  note: '  ',
  state: 'confirmed',
  receipt: null,
  split: null,
  planExtra: 'oldest_first',
  purpose: null,
}
const read = (typed: string) => (/^\d+$/.test(typed) ? Number(typed) * 100 : null)

test('what was typed is read, and what was left empty is nothing', () => {
  expect(paymentInput(draft, read)).toMatchObject({ amountMinor: 15_000, reference: 'A-17', note: null, fileId: null })
})

test('without a split the order of the business decides; with one only debts that get something are named', () => {
  expect(paymentInput(draft, read).allocations).toBeNull()
  const split = { sofa: '100', table: '', lamp: '0' }
  expect(paymentInput({ ...draft, split }, read).allocations).toEqual([{ debtId: 'sofa', amountMinor: 10_000 }])
})
