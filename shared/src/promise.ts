import { z } from 'zod'
import { command } from './command.ts'
import { LocalDate } from './dates.ts'
import { Id, Instant, Seq } from './ids.ts'
import { AmountMinor } from './money.ts'
import { Currency } from './names.ts'

/** Kept late: all of it came, after the date and its grace. Partly kept: some of it. */
export const PromiseStatus = z.enum(['pending', 'kept', 'kept_late', 'partly_kept', 'broken', 'replaced', 'cancelled'])
export type PromiseStatus = z.infer<typeof PromiseStatus>

/** Amount and date that the debtor agreed to. */
export const PaymentPromise = z.object({
  id: Id,
  seq: Seq,
  cardId: Id.nullable(),
  contactId: Id,
  amountMinor: z.number().int(),
  currency: Currency,
  /** null: no date yet. */
  dueOn: LocalDate.nullable(),
  /** The last day of grace (business days of the debtor's calendar); the promise is open until it is over. */
  graceUntil: LocalDate.nullable(),
  /** How much of it must come for it to be kept, as the business had it when the promise was made. */
  tolerancePercent: z.number().int(),
  /** The debts meant; empty: any. */
  debtIds: z.array(Id),
  /** The message in which it was made. */
  messageId: Id.nullable(),
  status: PromiseStatus,
  /** Of confirmed payments since, at most the amount. */
  paidMinor: z.number().int(),
  /** When it last took its present status. */
  statusAt: Instant,
  cancelReason: z.string().nullable(),
  createdAt: Instant,
  createdById: Id.nullable(),
})
export type PaymentPromise = z.infer<typeof PaymentPromise>

/** A pending promise of the same person is replaced. `toStageId`: the column that the card was dropped on. */
export const recordPromise = command('promise.record', {
  input: z.object({
    cardId: Id,
    amountMinor: AmountMinor,
    currency: Currency,
    dueOn: LocalDate.nullable(),
    debtIds: z.array(Id).max(200).default([]),
    messageId: Id.nullable().default(null),
    toStageId: Id.nullable().default(null),
    afterCardId: Id.nullable().default(null),
  }),
  output: PaymentPromise,
})
export const cancelPromise = command('promise.cancel', {
  input: z.object({ promiseId: Id, reason: z.string().trim().max(500).nullable().default(null) }),
  output: PaymentPromise,
})
