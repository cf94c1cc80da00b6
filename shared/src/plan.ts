import { z } from 'zod'
import { command } from './command.ts'
import { EnteredDate, LocalDate } from './dates.ts'
import { Reason } from './debt.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { AmountMinor, AmountOrZero, Money } from './money.ts'
import { Currency } from './names.ts'
import { PlanRhythm } from './plan-rhythm.ts'

export { PlanRhythm } from './plan-rhythm.ts'

/** What is agreed. */
export const PlanTerms = z.object({
  /** The first instalment, when it is to differ from the others; 0: all alike. */
  firstPaymentMinor: AmountOrZero,
  /** Of each instalment but the last, which takes the rest, as somebody said it ("310.000 quincenal"); without: equal parts. */
  eachMinor: AmountMinor.optional(),
  /** All instalments, the first payment included. */
  parts: z.number().int().min(1).max(60),
  rhythm: PlanRhythm,
  /** The day of the first instalment. */
  firstOn: LocalDate,
  /** Monthly: the day meant (1-31), where a month lacks it its last. */
  monthDay: z.number().int().min(1).max(31).nullable(),
  /** For each period, hundredths of a percent; null: none. */
  interestBasisPoints: z.number().int().min(1).max(10_000).nullable(),
  /** Taken off at the end of a kept plan (settlement); if the plan fails the whole balance returns. */
  discountMinor: AmountOrZero,
  /** The last day on which the proposal can be accepted. */
  expiresOn: LocalDate.nullable(),
})
export type PlanTerms = z.infer<typeof PlanTerms>

export const PlanStatus = z.enum(['proposed', 'active', 'completed', 'defaulted', 'cancelled', 'expired'])
export type PlanStatus = z.infer<typeof PlanStatus>

export const Instalment = z.object({
  /** From 1. */
  number: z.number().int(),
  dueOn: LocalDate,
  amountMinor: z.number().int(),
  interestMinor: z.number().int(),
  /** Of confirmed payments since the plan was accepted. */
  paidMinor: z.number().int(),
  paidOn: LocalDate.nullable(),
})
export type Instalment = z.infer<typeof Instalment>

/** A payment plan. Its instalments add up to the agreed total to the last minor unit. */
export const Plan = z.object({
  id: Id,
  seq: Seq,
  version: z.number().int(),
  cardId: Id.nullable(),
  contactId: Id,
  currency: Currency,
  debtIds: z.array(Id),
  status: PlanStatus,
  terms: PlanTerms,
  /** What was open on the debts when it was proposed. */
  balanceMinor: z.number().int(),
  interestMinor: z.number().int(),
  /** Balance less discount plus interest: the sum of the instalments. */
  totalMinor: z.number().int(),
  instalments: z.array(Instalment),
  /** The messages of the agreement. */
  messageIds: z.array(Id),
  /** Instalments past due (grace of promises included) and not paid in full. */
  missed: z.number().int(),
  statusAt: Instant,
  /** Days in the workspace's zone between which it ran and nothing was charged on its debts; null: never, or not ended. */
  acceptedOn: LocalDate.nullable(),
  endedOn: LocalDate.nullable(),
  reason: z.string().nullable(),
  createdAt: Instant,
  createdById: Id.nullable(),
})
export type Plan = z.infer<typeof Plan>

/** As terms are entered: years that were mistyped are refused. */
const EnteredPlanTerms = PlanTerms.extend({ firstOn: EnteredDate, expiresOn: EnteredDate.nullable() })

/** Keeps a proposal. An older one of the same person is cancelled. */
export const proposePlan = command('plan.propose', {
  input: z.object({ cardId: Id, currency: Currency, debtIds: z.array(Id).min(1).max(200), terms: EnteredPlanTerms }),
  output: Plan,
})
/** The debtor agreed. `messageIds`: the messages that say so. A balance that changed since: `conflict`/`plan_balance_changed`. */
export const acceptPlan = command('plan.accept', {
  input: z.object({
    planId: Id,
    version: z.number().int(),
    messageIds: z.array(Id).max(50).default([]),
    toStageId: Id.nullable().default(null),
    afterCardId: Id.nullable().default(null),
  }),
  output: Plan,
})
export const cancelPlan = command('plan.cancel', { input: z.object({ planId: Id, reason: Reason }), output: Plan })

export const planProposed = event(
  'plan.proposed',
  z.object({
    planId: IdRef,
    total: Money,
    parts: z.number().int(),
    firstOn: LocalDate,
    cancelledIds: z.array(IdRef),
  }),
)
export const planAccepted = event(
  'plan.accepted',
  z.object({
    planId: IdRef,
    total: Money,
    messageIds: z.array(IdRef),
    toStageId: IdRef.nullable(),
    afterCardId: IdRef.nullable(),
  }),
)
export const planCompleted = event('plan.completed', z.object({ planId: IdRef, total: Money, discount: Money }))
/** `open`: what is owed again. */
export const planDefaulted = event('plan.defaulted', z.object({ planId: IdRef, missed: z.number().int(), open: Money }))
/** `before`: a proposal that another one took the place of was never an agreement. */
export const planCancelled = event(
  'plan.cancelled',
  z.object({ planId: IdRef, before: PlanStatus, byPlanId: IdRef.optional() }),
)
export const planExpired = event('plan.expired', z.object({ planId: IdRef }))
