import { z } from 'zod'
import { command } from './command.ts'
import { EnteredDate, LocalDate } from './dates.ts'
import { DebtFile, Reason } from './debt.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { AmountMinor, Money } from './money.ts'
import { Currency, cleanName } from './names.ts'
import { PaymentPurpose } from './payment-purpose.ts'

/** How money came. A cheque is dated with the day written on it; until it is cleared it is a claim and no money. */
export const PaidBy = z.enum(['transfer', 'cash', 'pix', 'wallet', 'card', 'link', 'deposit', 'cheque', 'other'])
export type PaidBy = z.infer<typeof PaidBy>

/** Claimed: somebody says so. Only a confirmed payment counts. Annulled: it was taken back, or recorded by mistake and undone. */
export const PaymentState = z.enum(['claimed', 'confirmed', 'rejected', 'annulled'])
export type PaymentState = z.infer<typeof PaymentState>

/** How much of a payment goes to which debt, in minor units of the payment. What is left over is credit. */
export const Allocation = z.object({ debtId: Id, amountMinor: AmountMinor })
export type Allocation = z.infer<typeof Allocation>

/** Another payment that looks like the same one, and why. */
export const Lookalike = z.object({
  paymentId: Id,
  why: z.enum(['same_file', 'same_picture', 'same_reference']),
  cardId: Id.nullable(),
  personName: z.string().nullable(),
  amountMinor: z.number().int(),
  currency: Currency,
  paidOn: LocalDate,
  state: PaymentState,
})
export type Lookalike = z.infer<typeof Lookalike>

/** Money received, or said to be on its way. */
export const Payment = z.object({
  id: Id,
  seq: Seq,
  version: z.number().int(),
  cardId: Id.nullable(),
  contactId: Id,
  amountMinor: z.number().int(),
  currency: Currency,
  paidOn: LocalDate,
  paidBy: PaidBy,
  /** Of the bank: operation number, end-to-end id, authorisation. */
  reference: z.string().nullable(),
  note: z.string().nullable(),
  receipt: DebtFile.nullable(),
  /** The message in the chat that brought the receipt or the claim. */
  messageId: Id.nullable(),
  state: PaymentState,
  /** What it was made for, and where it goes first; null: nothing in particular. */
  purpose: PaymentPurpose.nullable(),
  /** Confirmed: what was booked. Claimed: what is wanted, empty for the workspace's order. */
  allocations: z.array(Allocation),
  /** Confirmed: the part that is on no debt (today), in minor units of the payment. */
  creditMinor: z.number().int(),
  /** While claimed: what it may be a copy of. */
  lookalikes: z.array(Lookalike),
  settledAt: Instant.nullable(),
  settledById: Id.nullable(),
  reason: z.string().nullable(),
  createdAt: Instant,
  createdById: Id.nullable(),
})
export type Payment = z.infer<typeof Payment>

/** Which instalments money beyond what is due pays first. */
export const PlanExtra = z.enum(['oldest_first', 'last_first'])
export type PlanExtra = z.infer<typeof PlanExtra>

const settling = {
  /** By hand, exactly so; null: to its purpose first, and then by the workspace's order. */
  allocations: z.array(Allocation).max(200).nullable().default(null),
  planExtra: PlanExtra.default('oldest_first'),
  /** The person saw what it may be a copy of and says it is another one. Without it such a payment is refused with `conflict`/`payment_lookalike`. */
  isAnother: z.boolean().default(false),
  /** The column that the card was dropped on; else the first one of the kind that the facts ask for. */
  toStageId: Id.nullable().default(null),
  afterCardId: Id.nullable().default(null),
}

export const recordPayment = command('payment.record', {
  input: z.object({
    cardId: Id,
    amountMinor: AmountMinor,
    currency: Currency,
    paidOn: EnteredDate,
    paidBy: PaidBy,
    reference: cleanName(80).nullable().default(null),
    note: z.string().trim().max(500).nullable().default(null),
    fileId: Id.nullable().default(null),
    messageId: Id.nullable().default(null),
    /** `claimed`: goes to the tray *to verify*. */
    state: z.enum(['claimed', 'confirmed']),
    purpose: PaymentPurpose.nullable().default(null),
    ...settling,
  }),
  output: Payment,
})
/** Confirms a claimed payment, perhaps with another amount, day or split than was claimed. Somebody faster: `conflict`/`payment_settled`. */
export const confirmPayment = command('payment.confirm', {
  input: z.object({
    paymentId: Id,
    version: z.number().int(),
    amountMinor: AmountMinor,
    paidOn: EnteredDate,
    reference: cleanName(80).nullable(),
    /** Left out: what it was claimed for. */
    purpose: PaymentPurpose.nullable().optional(),
    ...settling,
  }),
  output: Payment,
})
/** Takes a claim as not good. The kind message to the person is a message like any other. */
export const rejectPayment = command('payment.reject', {
  input: z.object({ paymentId: Id, version: z.number().int(), reason: Reason }),
  output: Payment,
})
/** Takes back a confirmed payment: all its entries are reversed. */
export const annulPayment = command('payment.annul', {
  input: z.object({ paymentId: Id, reason: Reason }),
  output: Payment,
})
/** Gives credit back in money. */
export const refundCredit = command('payment.refund', {
  input: z.object({ cardId: Id, amountMinor: AmountMinor, currency: Currency, on: EnteredDate, reason: Reason }),
  output: z.object({ entryId: Id }),
})

/** `GET /api/payments?state=claimed`: the tray *to verify*, oldest first. */
export const PaymentPage = z.object({
  payments: z.array(Payment),
  next: z.string().nullable(),
  total: z.number().int(),
})

const ofPayment = { paymentId: IdRef, version: z.number(), amount: Money }
export const paymentClaimed = event('payment.claimed', z.object({ ...ofPayment, isUndo: z.boolean().optional() }))
/** `before`: the claim as it was; null: entered as confirmed. */
export const paymentConfirmed = event(
  'payment.confirmed',
  z.object({
    ...ofPayment,
    paidOn: LocalDate,
    before: z
      .object({
        amountMinor: z.number().int(),
        paidOn: LocalDate,
        reference: z.string().nullable(),
        wantedAllocations: z.array(Allocation).optional(),
        planExtra: PlanExtra.optional(),
        purpose: PaymentPurpose.nullable().optional(),
      })
      .nullable(),
    toStageId: IdRef.nullable(),
    afterCardId: IdRef.nullable(),
    /** It was found in a list and not heard of now: nobody is thanked for it. */
    isFromList: z.boolean().optional(),
  }),
)
export const paymentRejected = event('payment.rejected', z.object(ofPayment))
/** `state`: what the payment is now. */
export const paymentAnnulled = event(
  'payment.annulled',
  z.object({ ...ofPayment, state: z.enum(['annulled', 'claimed']), isUndo: z.boolean() }),
)
/** Money beyond all debts went to newer ones. */
export const creditApplied = event('credit.applied', z.object({ amount: Money, debtIds: z.array(IdRef) }))
export const creditRefunded = event('credit.refunded', z.object({ entryId: IdRef, amount: Money }))
