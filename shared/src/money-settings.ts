import { z } from 'zod'
import { DebtTerms, plainTerms } from './debt.ts'

/** In which order a payment goes to debts. Inside a debt: fees, then interest, then what was charged. */
export const AllocationOrder = z.enum(['oldest_due', 'newest_due', 'smallest', 'largest'])
export type AllocationOrder = z.infer<typeof AllocationOrder>

/** How paying on time is rewarded, beside thanks that say that it was noticed. */
export const OnTimeReward = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** A sentence of the business's own, said with the thanks. */
  z.object({ kind: z.literal('text'), text: z.string().trim().min(1).max(300) }),
  /** Less on the next debt, in hundredths of a percent; a person grants it there. */
  z.object({ kind: z.literal('discount'), basisPoints: z.number().int().min(1).max(5_000) }),
])
export type OnTimeReward = z.infer<typeof OnTimeReward>

export const ThanksSettings = z.object({
  /** Thanks for a confirmed payment leave by themselves; else they are offered to whoever opens the conversation. */
  byItself: z.boolean(),
  reward: OnTimeReward,
})
export type ThanksSettings = z.infer<typeof ThanksSettings>

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
  thanks: ThanksSettings,
})
export type MoneySettings = z.infer<typeof MoneySettings>

const { earlyDiscount: _, ...noCharges } = plainTerms

export const proposedMoneySettings: MoneySettings = {
  promiseGraceDays: 1,
  promiseTolerancePercent: 100,
  allocationOrder: 'oldest_due',
  planMissesToDefault: 2,
  defaultTerms: noCharges,
  thanks: { byItself: false, reward: { kind: 'none' } },
}
