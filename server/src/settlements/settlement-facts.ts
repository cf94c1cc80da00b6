import type { LocalDate } from '@aldia/shared/dates.ts'
import { isAccountUnit } from '@aldia/shared/money.ts'
import type { SettlementFacts, SettlingMoney } from '@aldia/shared/settlement-status.ts'
import { paidIn } from '@aldia/shared/unit-value.ts'
import { type EntryRow, reversedAmong } from '#debts/ledger.ts'
import type { PaymentRow } from '#payments/payments.ts'
import type { SettlementRow } from '#settlements/settlements.store.ts'

/** One person's ledger as a settlement is judged by it. */
export interface SettlementBooks {
  readonly entries: readonly Pick<
    EntryRow,
    'id' | 'kind' | 'debtId' | 'paymentId' | 'on' | 'amountMinor' | 'reversesEntryId'
  >[]
  /** Payments that wait to be verified. */
  readonly claims: readonly Pick<PaymentRow, 'currency' | 'paidOn' | 'wantedAllocations'>[]
}

type Judged = Pick<SettlementRow, 'id' | 'currency' | 'debtIds' | 'agreedOn' | 'until'>

/** What came for a settlement, and whether more may be on its way. */
export function settlementFacts(settlement: Judged, books: SettlementBooks): SettlementFacts {
  const money = moneyFor(settlement, books.entries)
  return {
    money,
    isUnderReview: books.claims.some((claim) => mayKeep(claim, settlement)),
    // Each payment was rounded to the nearest part of a unit.
    roundingMinor: isAccountUnit(settlement.currency) ? Math.ceil(money.length / 2) : 0,
  }
}

/** Money on its debts, booked since and dated no earlier than the settlement. What went on to credit is no longer there. */
function moneyFor(settlement: Judged, entries: SettlementBooks['entries']): SettlingMoney[] {
  const reversed = reversedAmong(entries)
  const sums = new Map<string, { on: LocalDate; amountMinor: number }>()
  for (const { id, kind, debtId, paymentId, on, amountMinor } of entries) {
    const isMoney = kind === 'payment' || kind === 'recovery'
    if (!isMoney || paymentId === null || debtId === null || !settlement.debtIds.includes(debtId)) continue
    // Ids are ordered by age, so that a payment of the same millisecond is still before or after.
    if (reversed.has(id) || id < settlement.id) continue
    const came = sums.get(paymentId)
    if (came) came.amountMinor -= amountMinor
    else if (on >= settlement.agreedOn) sums.set(paymentId, { on, amountMinor: -amountMinor })
  }
  return [...sums.values()].filter(({ amountMinor }) => amountMinor > 0)
}

/** Whether a receipt would be in time for the settlement if it is confirmed as it was claimed. */
function mayKeep(claim: SettlementBooks['claims'][number], settlement: Judged): boolean {
  if (claim.currency !== paidIn(settlement.currency)) return false
  if (claim.paidOn < settlement.agreedOn || claim.paidOn > settlement.until) return false
  const wanted = claim.wantedAllocations
  return wanted.length === 0 || wanted.some(({ debtId }) => settlement.debtIds.includes(debtId))
}
