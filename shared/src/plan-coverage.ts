import type { LocalDate } from './dates.ts'
import type { PlanExtra } from './payment.ts'
import type { Instalment } from './plan.ts'

/** Money that came for a plan, in minor units of its debts. */
export interface PlanMoney {
  /** The day it counts for. */
  readonly on: LocalDate
  /** Positive; what was taken back is left out altogether. */
  readonly amountMinor: number
  /** What it pays first beyond what is due by its day. */
  readonly extra: PlanExtra
}

/** What of an instalment is paid, and the day of the money that made it whole. */
export interface Coverage {
  readonly number: number
  readonly paidMinor: number
  readonly paidOn: LocalDate | null
}

/**
 * Which instalments money has paid. Each payment, in the order of booking, first goes to what is due by its day, oldest first;
 * what is beyond that goes on in the same order or from the last instalment backwards, as was chosen for the payment. More
 * payments only ever add: an instalment that is paid stays as it is.
 */
export function coverInstalments(
  instalments: readonly Pick<Instalment, 'number' | 'dueOn' | 'amountMinor'>[],
  money: readonly PlanMoney[],
): Coverage[] {
  const parts = instalments
    .map((part) => ({ ...part, paidMinor: 0, paidOn: null as LocalDate | null }))
    .sort((a, b) => a.number - b.number)
  for (const { on, amountMinor, extra } of money) {
    const due = parts.filter((part) => part.dueOn <= on)
    const ahead = parts.filter((part) => part.dueOn > on)
    let leftMinor = amountMinor
    for (const part of [...due, ...(extra === 'oldest_first' ? ahead : ahead.reverse())]) {
      const missingMinor = part.amountMinor - part.paidMinor
      const takenMinor = Math.min(leftMinor, missingMinor)
      if (takenMinor <= 0) continue
      part.paidMinor += takenMinor
      leftMinor -= takenMinor
      if (takenMinor === missingMinor) part.paidOn = on
    }
  }
  return parts.map(({ number, paidMinor, paidOn }) => ({ number, paidMinor, paidOn }))
}

/** How many instalments are past their grace and not paid in full. */
export function missedAmong(
  parts: readonly (Pick<Instalment, 'amountMinor' | 'paidMinor'> & { graceUntil: LocalDate })[],
  today: LocalDate,
): number {
  return parts.filter((part) => part.graceUntil < today && part.paidMinor < part.amountMinor).length
}
