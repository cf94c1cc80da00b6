import type { LocalDate } from './dates.ts'
import type { PaymentPromise, PromiseStatus } from './promise.ts'

/** What one payment brings for a promise, in minor units of its currency. */
export interface MoneyFor {
  readonly paymentId: string
  /** The day it was paid. */
  readonly on: LocalDate
  readonly amountMinor: number
}

/** How a promise stands when nobody replaced or cancelled it. Cancelled here: its time is over and nothing was left to be paid. */
export type DerivedPromiseStatus = Exclude<PromiseStatus, 'replaced'>

/** What is known of a promise beside itself. */
export interface PromiseFacts {
  /** Confirmed money that counts for it; what was taken back must not be handed in, the status then follows back by itself. */
  readonly money: readonly MoneyFor[]
  /** A receipt dated in time waits to be verified. */
  readonly isUnderReview: boolean
  /** By the end of its grace nothing was open of what it is about, paid or forgiven in part. */
  readonly isSettledInTime: boolean
  /** Nothing is open of it now. */
  readonly isSettled: boolean
  /** Nothing is owed of it now, cancelled and written off included. */
  readonly isReleased: boolean
}

/**
 * How a promise stands on a day (collections-facts.md 3). It is kept as soon as enough came in time, the days of grace included,
 * or as soon as money came and nothing more is owed of what it is about. It is open until its grace is over and as long as
 * a receipt dated in time is under review, and afterwards as good as what has come. Without a date it stays open until it
 * is kept.
 */
export function promiseStatus(
  promise: Pick<PaymentPromise, 'amountMinor' | 'graceUntil' | 'tolerancePercent'>,
  facts: PromiseFacts,
  today: LocalDate,
): { status: DerivedPromiseStatus; paidMinor: number } {
  const { amountMinor, graceUntil } = promise
  const enoughMinor = enoughFor(promise)
  const paidMinor = Math.min(amountMinor, sumOf(facts.money))
  const inTimeMinor = graceUntil === null ? paidMinor : sumOf(facts.money.filter(({ on }) => on <= graceUntil))
  const came = paidMinor > 0
  if (inTimeMinor >= enoughMinor || (came && facts.isSettledInTime)) return { status: 'kept', paidMinor }
  if (graceUntil === null || today <= graceUntil || facts.isUnderReview) return { status: 'pending', paidMinor }
  if (paidMinor >= enoughMinor || (came && facts.isSettled)) return { status: 'kept_late', paidMinor }
  if (facts.isReleased) return { status: 'cancelled', paidMinor }
  return { status: came ? 'partly_kept' : 'broken', paidMinor }
}

/** How much of a promise (minor units) must come for it to be kept: the percentage agreed on, rounded up. */
export const enoughFor = (promise: Pick<PaymentPromise, 'amountMinor' | 'tolerancePercent'>): number =>
  Math.ceil((promise.amountMinor * promise.tolerancePercent) / 100)

/** A promise as money looks for it. */
export interface Promised extends Pick<PaymentPromise, 'id' | 'amountMinor' | 'graceUntil' | 'tolerancePercent'> {
  /** What each payment would bring for it, made and dated no earlier than the promise. */
  readonly offers: readonly MoneyFor[]
}

/**
 * Which payment counts for which promise: one payment redeems one promise at most. It goes to the oldest promise it is in time
 * for and that is not kept yet; money that is late for all of them goes to the one that was made last, for that one took the
 * place of the others. Promises and payments are taken in the order given, oldest first.
 */
export function shareMoney(promises: readonly Promised[]): ReadonlyMap<string, readonly MoneyFor[]> {
  const got = new Map<string, MoneyFor[]>(promises.map(({ id }) => [id, []]))
  const payments = new Map(
    promises.flatMap(({ offers }) => offers.map((offer) => [offer.paymentId, offer.on] as const)),
  )
  const inOrder = [...payments].sort(([a, onA], [b, onB]) => (onA === onB ? (a < b ? -1 : 1) : onA < onB ? -1 : 1))
  for (const [paymentId, on] of inOrder) {
    const open = promises.filter(
      (promise) =>
        promise.offers.some((offer) => offer.paymentId === paymentId) &&
        sumOf(got.get(promise.id) ?? []) < enoughFor(promise),
    )
    const taker = open.find(({ graceUntil }) => graceUntil === null || on <= graceUntil) ?? open.at(-1)
    const offer = taker?.offers.find((one) => one.paymentId === paymentId)
    if (taker && offer) got.get(taker.id)?.push(offer)
  }
  return got
}

const sumOf = (money: readonly MoneyFor[]): number => money.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** How often somebody's word was not kept at all; from the second time on a plan is offered. */
export const countBroken = (promises: readonly Pick<PaymentPromise, 'status'>[]): number =>
  promises.filter(({ status }) => status === 'broken').length
