import type { Payment } from '@aldia/shared/payment.ts'
import { expect, test } from 'vitest'
import { knownLookalikes } from './lookalike.ts'

function payment(id: string, more: Partial<Payment>): Payment {
  return {
    id,
    seq: 1,
    version: 1,
    cardId: 'card',
    contactId: 'contact',
    amountMinor: 5_000_000,
    currency: 'COP',
    paidOn: '2026-11-20',
    paidBy: 'transfer',
    reference: null,
    note: null,
    receipt: null,
    messageId: null,
    state: 'confirmed',
    purpose: null,
    allocations: [],
    creditMinor: 0,
    lookalikes: [],
    settledAt: null,
    settledById: null,
    reason: null,
    createdAt: 0,
    createdById: null,
    ...more,
  }
}
const file = (id: string) => ({ id, name: 'recibo.jpg', mimeType: 'image/jpeg', sizeBytes: 1 })

test('a payment with the same number looks the same, however the number is written', () => {
  const payments = [payment('a', { reference: 'OP-123 456' }), payment('b', { reference: '999' })]
  const found = knownLookalikes({ reference: 'op123456', receipt: null }, { payments })
  expect(found.map(({ paymentId, why }) => [paymentId, why])).toEqual([['a', 'same_reference']])
})

test('so does one with the same file', () => {
  const payments = [payment('a', { receipt: file('g') }), payment('b', { receipt: file('f') })]
  const found = knownLookalikes({ reference: '', receipt: file('f') }, { payments })
  expect(found.map(({ paymentId, why }) => [paymentId, why])).toEqual([['b', 'same_file']])
})
