import { z } from 'zod'
import type { LocalDate } from './dates.ts'
import { Id } from './ids.ts'
import type { Money } from './money.ts'
import type { Instalment } from './plan.ts'

// What a payment is made for. It goes there first, and only what is left goes where the business's order says.

/** The next instalment of a plan, a promise about some debts, or one debt. */
export const PaymentPurpose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), planId: Id }),
  z.object({ kind: z.literal('promise'), promiseId: Id }),
  z.object({ kind: z.literal('debt'), debtId: Id }),
])
export type PaymentPurpose = z.infer<typeof PaymentPurpose>

/** The debts that money is meant for. */
export interface MeantFor {
  readonly debtIds: readonly string[]
  /** What is asked for there; money beyond it is not meant for them. null: as much as is open. */
  readonly atMost: Money | null
}

/**
 * A payment of this day for a plan: what of its instalments is due by then and missing, or else the next one. A plan paid in full
 * asks for nothing.
 */
export function meantByPlan(
  plan: {
    readonly debtIds: readonly string[]
    readonly currency: string
    readonly instalments: readonly Pick<Instalment, 'dueOn' | 'amountMinor' | 'paidMinor'>[]
  },
  on: LocalDate,
): MeantFor | null {
  const missing = plan.instalments
    .filter(({ amountMinor, paidMinor }) => paidMinor < amountMinor)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const due = missing.filter(({ dueOn }) => dueOn <= on)
  const asked = due.length > 0 ? due : missing.slice(0, 1)
  if (asked.length === 0) return null
  const amountMinor = asked.reduce((sum, part) => sum + part.amountMinor - part.paidMinor, 0)
  return { debtIds: plan.debtIds, atMost: { amountMinor, currency: plan.currency } }
}

/** A payment for a promise: what is missing of it, when it names debts. One that names none is kept by any money. */
export function meantByPromise(promise: {
  readonly debtIds: readonly string[]
  readonly currency: string
  readonly amountMinor: number
  readonly paidMinor: number
}): MeantFor | null {
  const amountMinor = promise.amountMinor - promise.paidMinor
  if (promise.debtIds.length === 0 || amountMinor <= 0) return null
  return { debtIds: promise.debtIds, atMost: { amountMinor, currency: promise.currency } }
}

export const meantByDebt = (debtId: string): MeantFor => ({ debtIds: [debtId], atMost: null })
