import { z } from 'zod'
import type { LocalDate } from './dates.ts'
import { Id } from './ids.ts'
import type { Money } from './money.ts'
import type { Instalment } from './plan.ts'
import type { Settlement } from './settlement.ts'

// What a payment is made for. It goes there first, and only what is left goes where the business's order says.

/** The next instalment of a plan, a promise about some debts, a settlement, or one debt. */
export const PaymentPurpose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), planId: Id }),
  z.object({ kind: z.literal('promise'), promiseId: Id }),
  z.object({ kind: z.literal('settlement'), settlementId: Id }),
  z.object({ kind: z.literal('debt'), debtId: Id }),
])
export type PaymentPurpose = z.infer<typeof PaymentPurpose>

/** The debts that money is meant for. */
export interface MeantFor {
  readonly debtIds: readonly string[]
  /** What is asked for there; money beyond it is not meant for them. null: as much as is open. */
  readonly atMost: Money | null
  /** That much closes them, whatever else is open on them: they take no more of the money. */
  readonly closes?: boolean
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

/** A payment of this day for a settlement: what is missing of it. After its last day it is a payment on its debts like any other. */
export function meantBySettlement(settlement: SettlementPart, on: LocalDate): MeantFor | null {
  const { debtIds, currency } = settlement
  if (!isInTime(settlement, on)) return { debtIds, atMost: null }
  const amountMinor = settlement.amountMinor - settlement.paidMinor
  return amountMinor <= 0 ? null : { debtIds, atMost: { amountMinor, currency }, closes: true }
}

type SettlementPart = Pick<
  Settlement,
  'debtIds' | 'currency' | 'amountMinor' | 'paidMinor' | 'agreedOn' | 'until' | 'status'
>
const isInTime = ({ agreedOn, until, status }: SettlementPart, on: LocalDate): boolean =>
  (status === 'open' || status === 'missed') && agreedOn <= on && on <= until

/**
 * The settlement that a payment without a purpose is for: one that it reaches in time, the one that ends first. Who has paid enough
 * to close a debt is not to miss it because something else was due before. Amounts in the payment's currency; null: none.
 */
export function settlementReached<S extends SettlementPart>(
  settlements: readonly S[],
  payment: { readonly amountMinor: number; readonly currency: string; readonly on: LocalDate },
): S | null {
  const reached = settlements.filter(
    (one) =>
      isInTime(one, payment.on) &&
      one.currency === payment.currency &&
      one.paidMinor < one.amountMinor &&
      one.amountMinor - one.paidMinor <= payment.amountMinor,
  )
  return reached.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))[0] ?? null
}

export const meantByDebt = (debtId: string): MeantFor => ({ debtIds: [debtId], atMost: null })
