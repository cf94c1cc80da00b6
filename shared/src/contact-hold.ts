import { z } from 'zod'
import { LocalDate } from './dates.ts'
import { Id } from './ids.ts'
import { Currency } from './names.ts'

// What is known of a hold beside its kind and end.

/** What ends a hold that has no last day: a person who says that it is over, or an agreement (promise, plan, settlement) by itself. */
export const HoldEnd = z.enum(['resolved', 'agreement'])
export type HoldEnd = z.infer<typeof HoldEnd>

/** What a debtor disputes. */
export const Dispute = z.object({
  category: z.enum(['notMine', 'amount', 'alreadyPaid', 'notDelivered', 'quality', 'charges', 'other']),
  /** In minor units; null: all of it, or nobody said how much. */
  amountMinor: z.number().int().positive().nullable(),
  currency: Currency.nullable(),
  /** Files kept with the case. */
  evidenceFileIds: z.array(Id).max(20),
})
export type Dispute = z.infer<typeof Dispute>

/** A third person who helps both sides to agree. */
export const Mediation = z.object({
  mediator: z.string().trim().min(1).max(120),
  caseFile: z.string().trim().max(120),
  openedOn: LocalDate,
  /** The next session; null: none is set. */
  nextOn: LocalDate.nullable(),
})
export type Mediation = z.infer<typeof Mediation>
