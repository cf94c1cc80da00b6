import type { LocalDate } from './dates.ts'
import type { PaymentPromise, PromiseStatus } from './promise.ts'

/** Money that came since a promise, in minor units of its currency; negative where it went somewhere else again. */
export interface MoneySince {
  /** The day it counts for. */
  readonly on: LocalDate
  readonly amountMinor: number
}

/** How a promise stands when nobody replaced or cancelled it. */
export type DerivedPromiseStatus = Exclude<PromiseStatus, 'replaced' | 'cancelled'>

/**
 * How a promise stands on a day. It is kept as soon as enough came in time (the days of grace included), open until its grace
 * is over, and afterwards as good as what has come. Without a date it stays open until it is kept. Money that was taken back
 * must not be handed in; the status then follows back by itself.
 */
export function promiseStatus(
  promise: Pick<PaymentPromise, 'amountMinor' | 'graceUntil'>,
  money: readonly MoneySince[],
  about: { today: LocalDate; tolerancePercent: number },
): { status: DerivedPromiseStatus; paidMinor: number } {
  const { amountMinor, graceUntil } = promise
  const enoughMinor = enoughFor(amountMinor, about.tolerancePercent)
  const paidMinor = Math.min(amountMinor, Math.max(0, sumOf(money)))
  const inTimeMinor = graceUntil === null ? paidMinor : sumOf(money.filter(({ on }) => on <= graceUntil))
  if (inTimeMinor >= enoughMinor && paidMinor >= enoughMinor) return { status: 'kept', paidMinor }
  if (graceUntil === null || about.today <= graceUntil) return { status: 'pending', paidMinor }
  if (paidMinor === 0) return { status: 'broken', paidMinor }
  return { status: paidMinor >= enoughMinor ? 'kept_late' : 'partly_kept', paidMinor }
}

/** How much of a promise (minor units) must come for it to be kept: that percentage, rounded up. */
export const enoughFor = (amountMinor: number, tolerancePercent: number): number =>
  Math.ceil((amountMinor * tolerancePercent) / 100)

const sumOf = (money: readonly MoneySince[]): number => money.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** How often somebody's word was not kept at all; from the second time on a plan is offered. */
export const countBroken = (promises: readonly Pick<PaymentPromise, 'status'>[]): number =>
  promises.filter(({ status }) => status === 'broken').length
