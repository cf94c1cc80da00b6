import { type ChargeEntry, type ChargeFacts, owedOn } from './charges.ts'
import type { LocalDate } from './dates.ts'
import { standingEntries } from './ledger.ts'
import type { Settlement, SettlementStatus } from './settlement.ts'

/** Money that came for a settlement, in minor units of its debts. */
export interface SettlingMoney {
  /** The day it was paid. */
  readonly on: LocalDate
  /** Positive; what was taken back is left out altogether. */
  readonly amountMinor: number
}

export interface SettlementFacts {
  /** Confirmed money on its debts, dated no earlier than the settlement. */
  readonly money: readonly SettlingMoney[]
  /** A receipt dated in time waits to be verified. */
  readonly isUnderReview: boolean
  /** By how much money may fall short because it was converted into a unit of account and rounded. */
  readonly roundingMinor?: number
}

/**
 * How a settlement stands on a day when nobody cancelled it. What counts is the day on which money was paid, its last day included, not
 * the day on which somebody confirmed it; so it is open as long as a receipt dated in time waits to be verified, and kept also when
 * that is known long afterwards.
 */
export function settlementStatus(
  { amountMinor, until }: Pick<Settlement, 'amountMinor' | 'until'>,
  facts: SettlementFacts,
  today: LocalDate,
): { status: Exclude<SettlementStatus, 'cancelled'>; paidMinor: number; keptOn: LocalDate | null } {
  const inTime = facts.money.filter(({ on }) => on <= until).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const enoughMinor = Math.max(1, amountMinor - (facts.roundingMinor ?? 0))
  let sumMinor = 0
  for (const one of inTime) {
    sumMinor += one.amountMinor
    if (sumMinor >= enoughMinor) return { status: 'kept', paidMinor: amountMinor, keptOn: one.on }
  }
  const isOver = today > until && !facts.isUnderReview
  return { status: isOver ? 'missed' : 'open', paidMinor: Math.max(0, sumMinor), keptOn: null }
}

/**
 * What closing a debt by a settlement takes off it, in its minor units: what was owed at the end of the day of the payment that made
 * it, interest until then included. What was charged on later days is owed as ever; what turned out not to be owed makes it less.
 */
export function settlementDiscount(
  facts: Pick<ChargeFacts, 'debt' | 'entries' | 'rested'>,
  { id, keptOn }: { readonly id: string; readonly keptOn: LocalDate },
): number {
  const isLess = ({ kind, amountMinor }: ChargeEntry) =>
    amountMinor < 0 && (kind === 'charge' || kind === 'late_fee' || kind === 'interest' || kind === 'discount')
  const isOwn = ({ calculation }: ChargeEntry) => calculation?.kind === 'settlement' && calculation.settlementId === id
  const later = standingEntries(facts.entries).filter((entry) => entry.on > keptOn && !isLess(entry))
  const apart = new Set([...later, ...facts.entries.filter(isOwn)].map((entry) => entry.id))
  const counts = facts.entries.filter(
    (entry) => !apart.has(entry.id) && !(entry.reversesEntryId !== null && apart.has(entry.reversesEntryId)),
  )
  return Math.max(0, owedOn({ ...facts, entries: counts }, keptOn).balanceMinor)
}
