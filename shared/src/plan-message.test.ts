import { expect, test } from 'vitest'
import { formatMoney } from './money.ts'
import type { Plan } from './plan.ts'
import { planMessage } from './plan-message.ts'

const words = {
  language: 'es' as const,
  money: { amount: (amountMinor: number, currency: string) => formatMoney({ amountMinor, currency }, 'es-CO') },
  day: (on: string) => on.slice(5),
}

function plan(more: Partial<Plan>): Plan {
  const part = (number: number, dueOn: string) => ({
    number,
    dueOn,
    amountMinor: 7_000_000,
    interestMinor: 0,
    paidMinor: 0,
    paidOn: null,
  })
  return {
    id: 'plan',
    seq: 1,
    version: 1,
    cardId: 'card',
    contactId: 'contact',
    currency: 'COP',
    debtIds: ['debt'],
    status: 'proposed',
    terms: {
      firstPaymentMinor: 0,
      parts: 2,
      rhythm: 'weekly',
      firstOn: '2026-11-27',
      monthDay: null,
      interestBasisPoints: null,
      discountMinor: 1_000_000,
      expiresOn: '2026-11-30',
    },
    balanceMinor: 15_000_000,
    interestMinor: 0,
    totalMinor: 14_000_000,
    instalments: [part(1, '2026-11-27'), part(2, '2026-12-04')],
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

test('a proposal names every day and amount, what is taken off, and until when it is good', () => {
  expect(
    planMessage(plan({}), words)
      .replace(/\u00a0/g, ' ')
      .split('\n'),
  ).toEqual([
    'Propuesta para pagar $ 150.000 en partes:',
    '1. 11-27: $ 70.000',
    '2. 12-04: $ 70.000',
    'Total: $ 140.000',
    'Incluye un descuento de $ 10.000 por pagar todas las partes a tiempo.',
    'La propuesta vale hasta el 11-30.',
    '¿De acuerdo así?',
  ])
})

test('no customer is asked about what was not agreed', () => {
  const { terms } = plan({})
  const plain = planMessage(plan({ terms: { ...terms, discountMinor: 0, expiresOn: null } }), words)
  expect(plain).not.toMatch(/descuento|vale hasta|interés/)
})
