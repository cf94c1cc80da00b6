import { z } from 'zod'
import { command } from './command.ts'
import { EnteredDate, LocalDate } from './dates.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { AmountMinor, Money } from './money.ts'
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

/** Day and amount (minor units) that the reader took from the debtor's words; a correction is what was saved instead. */
export const Understood = z.object({ dueOn: LocalDate.nullable(), amountMinor: z.number().int().nullable() })
export type Understood = z.infer<typeof Understood>

/** A pending promise of the same person is replaced. `understood`: what the form opened with. `toStageId`: the column that the card was dropped on. */
export const recordPromise = command('promise.record', {
  input: z.object({
    cardId: Id,
    amountMinor: AmountMinor,
    currency: Currency,
    dueOn: EnteredDate.nullable(),
    debtIds: z.array(Id).max(200).default([]),
    messageId: Id.nullable().default(null),
    understood: Understood.nullable().default(null),
    toStageId: Id.nullable().default(null),
    afterCardId: Id.nullable().default(null),
  }),
  output: PaymentPromise,
})
export const cancelPromise = command('promise.cancel', {
  input: z.object({ promiseId: Id, reason: z.string().trim().max(500).nullable().default(null) }),
  output: PaymentPromise,
})

export const promiseRecorded = event(
  'promise.recorded',
  z.object({
    promiseId: IdRef,
    amount: Money,
    dueOn: LocalDate.nullable(),
    replacedIds: z.array(IdRef),
    messageId: IdRef.nullable(),
    understood: Understood.optional(),
    toStageId: IdRef.nullable(),
    afterCardId: IdRef.nullable(),
  }),
)
export const promiseReplaced = event('promise.replaced', z.object({ promiseId: IdRef, byPromiseId: IdRef.optional() }))
/** `paid` and `before`: only when it was not a person that cancelled it. */
export const promiseCancelled = event(
  'promise.cancelled',
  z.object({
    promiseId: IdRef,
    amount: Money,
    dueOn: LocalDate.nullable(),
    paid: Money.optional(),
    before: PromiseStatus.optional(),
  }),
)
/** What became of a promise by payments and the day. `before`: the status it had. */
const resolvedPromise = z.object({
  promiseId: IdRef,
  amount: Money,
  paid: Money,
  dueOn: LocalDate.nullable(),
  before: PromiseStatus,
})
export const promiseKept = event('promise.kept', resolvedPromise)
export const promiseKeptLate = event('promise.keptLate', resolvedPromise)
export const promisePartlyKept = event('promise.partlyKept', resolvedPromise)
export const promiseBroken = event('promise.broken', resolvedPromise)
