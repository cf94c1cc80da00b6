import { dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import { type MoneyFor, type PromiseFacts, shareMoney } from '@aldia/shared/promise-status.ts'
import { paidIn } from '@aldia/shared/unit-value.ts'
import { type DebtRow, type EntryRow, reversedAmong } from '#debts/ledger.ts'
import type { PaymentRow } from '#payments/payments.ts'
import type { PromiseRow } from '#promises/promises.store.ts'

/** One person's ledger as promises are judged by it. */
export interface Books {
  readonly debts: readonly DebtRow[]
  readonly entries: readonly EntryRow[]
  /** Payments that wait to be verified. */
  readonly claims: readonly PaymentRow[]
  /** IANA zone of the business. */
  readonly timeZone: string
}

/** By promise: what came for it and whether anything is left of it. `promises`: those that money may still go to, oldest first. */
export function promiseFacts(promises: readonly PromiseRow[], books: Books): ReadonlyMap<string, PromiseFacts> {
  const reversed = reversedAmong(books.entries)
  const standing = books.entries.filter((entry) => entry.kind !== 'reversal' && !reversed.has(entry.id))
  const payments = [...Map.groupBy(standing, paymentOf)].flatMap(([id, entries]) => (id === null ? [] : [entries]))
  const shared = shareMoney(promises.map((promise) => ({ ...promise, offers: offersFor(promise, payments, books) })))
  return new Map(
    promises.map((promise) => [
      promise.id,
      {
        money: shared.get(promise.id) ?? [],
        isUnderReview: promise === promises.at(-1) && books.claims.some((claim) => mayKeep(claim, promise, books)),
        ...leftOf(promise, standing, books),
      },
    ]),
  )
}

const paymentOf = ({ kind, paymentId }: EntryRow): string | null => (kind === 'payment' ? paymentId : null)
const madeOn = ({ createdAt }: PromiseRow, { timeZone }: Books): LocalDate => dayIn(timeZone, createdAt)

/**
 * What payments bring for a promise: money dated and booked no earlier than the promise, on the debts meant or, when none were
 * named, on any debt or on the person's credit. A receipt that lay in the tray counts from its confirmation.
 */
function offersFor(promise: PromiseRow, payments: readonly EntryRow[][], books: Books): MoneyFor[] {
  return payments.flatMap((entries) => {
    const [first] = entries
    if (!first?.paymentId || first.on < madeOn(promise, books)) return []
    // Ids are ordered by age, so that a payment of the same millisecond is still before or after.
    if (first.id < promise.id) return []
    const meant = entries.filter(
      ({ debtId }) => promise.debtIds.length === 0 || (debtId !== null && promise.debtIds.includes(debtId)),
    )
    const amountMinor = -meant.reduce((sum, entry) => sum + amountIn(promise.currency, entry), 0)
    return amountMinor > 0 ? [{ paymentId: first.paymentId, on: first.on, amountMinor }] : []
  })
}

/** What an entry comes to in a currency that it was kept or paid in; nothing where it was neither. */
function amountIn(currency: string, entry: EntryRow): number {
  if (entry.currency === currency) return entry.amountMinor
  return entry.conversion?.currency === currency ? entry.conversion.amountMinor : 0
}

/** Whether a receipt would be in time for the promise if it is confirmed as it was claimed. */
function mayKeep(claim: PaymentRow, promise: PromiseRow, books: Books): boolean {
  if (claim.currency !== promise.currency || claim.paidOn < madeOn(promise, books)) return false
  if (promise.graceUntil !== null && claim.paidOn > promise.graceUntil) return false
  const wanted = claim.wantedAllocations
  return (
    promise.debtIds.length === 0 || wanted.length === 0 || wanted.some(({ debtId }) => promise.debtIds.includes(debtId))
  )
}

/** What is left of the debts that a promise is about: those named, or those that stood when it was made. */
function leftOf(
  promise: PromiseRow,
  standing: readonly EntryRow[],
  books: Books,
): Pick<PromiseFacts, 'isSettledInTime' | 'isSettled' | 'isReleased'> {
  const isPayable = ({ currency }: DebtRow) => currency === promise.currency || paidIn(currency) === promise.currency
  const about = books.debts.filter((debt) =>
    promise.debtIds.length > 0
      ? promise.debtIds.includes(debt.id)
      : isPayable(debt) && debt.issuedOn <= madeOn(promise, books),
  )
  const isNothing = (counts: (entry: EntryRow) => boolean) =>
    about.length > 0 &&
    about.every(({ id }) => {
      const own = standing.filter((entry) => entry.debtId === id && counts(entry))
      return own.reduce((sum, { amountMinor }) => sum + amountMinor, 0) <= 0
    })
  const isGivenUp = ({ kind }: EntryRow) => kind === 'write_off'
  const { graceUntil } = promise
  return {
    isSettledInTime: isNothing((entry) => !isGivenUp(entry) && (graceUntil === null || entry.on <= graceUntil)),
    isSettled: isNothing((entry) => !isGivenUp(entry)),
    isReleased: isNothing(() => true),
  }
}
