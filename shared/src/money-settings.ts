import { z } from 'zod'
import { DebtTerms, plainTerms } from './debt.ts'

/** In which order a payment goes to debts. Inside a debt: fees, then interest, then what was charged. */
export const AllocationOrder = z.enum(['oldest_due', 'newest_due', 'smallest', 'largest'])
export type AllocationOrder = z.infer<typeof AllocationOrder>

/** How a business treats money; proposed values are those of collections-facts.md. */
export const MoneySettings = z.object({
  /** Business days after the date of a promise or instalment. */
  promiseGraceDays: z.number().int().min(0).max(15),
  /** How much of a promise must come for it to be kept, in percent. */
  promiseTolerancePercent: z.number().int().min(50).max(100),
  allocationOrder: AllocationOrder,
  /** Missed instalments with which a plan is in default. */
  planMissesToDefault: z.number().int().min(1).max(12),
  /** What a new debt begins with. */
  defaultTerms: DebtTerms.omit({ earlyDiscount: true }),
})
export type MoneySettings = z.infer<typeof MoneySettings>

const { earlyDiscount: _, ...noCharges } = plainTerms

export const proposedMoneySettings: MoneySettings = {
  promiseGraceDays: 1,
  promiseTolerancePercent: 100,
  allocationOrder: 'oldest_due',
  planMissesToDefault: 2,
  defaultTerms: noCharges,
}
