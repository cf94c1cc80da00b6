import { z } from 'zod'
import { command } from './command.ts'
import { EnteredDate, LocalDate } from './dates.ts'
import { Reason } from './debt.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { AmountMinor, Money } from './money.ts'
import { Currency } from './names.ts'

/** Missed: its last day is over and not enough was paid by then; the full balance stands. */
export const SettlementStatus = z.enum(['open', 'kept', 'missed', 'cancelled'])
export type SettlementStatus = z.infer<typeof SettlementStatus>

/**
 * Some debts are to be closed for less than is open on them, if that much is paid by a day (collections-facts.md 5). Until it is kept
 * nothing is taken off, and fees and interest go on as agreed; then what is left is booked as a discount.
 */
export const Settlement = z.object({
  id: Id,
  seq: Seq,
  cardId: Id.nullable(),
  contactId: Id,
  /** In which the debts are kept; units of account included. */
  currency: Currency,
  debtIds: z.array(Id),
  /** What closes them, in minor units. */
  amountMinor: z.number().int(),
  /** The day in the workspace's zone on which it was agreed; money of earlier days is not for it. */
  agreedOn: LocalDate,
  /** The last day in the workspace's zone on which a payment may be dated. */
  until: LocalDate,
  /** Conditions, as people agreed on them. */
  note: z.string().nullable(),
  /** The message in which it was agreed. */
  messageId: Id.nullable(),
  status: SettlementStatus,
  /** What was open on the debts when it was agreed, interest until then included. */
  balanceMinor: z.number().int(),
  /** Of confirmed payments in time, at most the amount. */
  paidMinor: z.number().int(),
  /** What it has cost: booked as discount. 0 unless it was kept. */
  discountMinor: z.number().int(),
  /** The day of the payment that made it. */
  keptOn: LocalDate.nullable(),
  statusAt: Instant,
  cancelReason: z.string().nullable(),
  createdAt: Instant,
  createdById: Id.nullable(),
})
export type Settlement = z.infer<typeof Settlement>

/** An open one on any of these debts is replaced. What is not less than the balance is refused. */
export const agreeSettlement = command('settlement.agree', {
  input: z.object({
    cardId: Id,
    currency: Currency,
    debtIds: z.array(Id).min(1).max(200),
    amountMinor: AmountMinor,
    until: EnteredDate,
    note: z.string().trim().max(500).nullable().default(null),
    messageId: Id.nullable().default(null),
  }),
  output: Settlement,
})
export const cancelSettlement = command('settlement.cancel', {
  input: z.object({ settlementId: Id, reason: Reason }),
  output: Settlement,
})

const ofSettlement = { settlementId: IdRef, amount: Money }
/** `open`: what stood on the debts. */
export const settlementAgreed = event(
  'settlement.agreed',
  z.object({ ...ofSettlement, open: Money, until: LocalDate, replacedIds: z.array(IdRef) }),
)
/** `cost`: what was taken off. */
export const settlementKept = event('settlement.kept', z.object({ ...ofSettlement, cost: Money }))
export const settlementMissed = event('settlement.missed', z.object({ ...ofSettlement, until: LocalDate }))
/** `bySettlementId`: another one took its place. */
export const settlementCancelled = event(
  'settlement.cancelled',
  z.object({ ...ofSettlement, until: LocalDate, bySettlementId: IdRef.optional() }),
)
