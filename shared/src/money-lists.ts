import { z } from 'zod'
import { Card } from './card.ts'
import { LocalDate } from './dates.ts'
import { Id, Instant } from './ids.ts'
import { Amounts } from './money.ts'
import { Currency } from './names.ts'
import { PaidBy, PaymentState } from './payment.ts'

// The lists that a business looks through at the end of a day or a month, and the four figures above them.

/**
 * `GET /api/overview`: what a business is owed, how much of it is overdue, what was promised for today or before and is still to
 * come, and what came in (confirmed) since Monday. Each currency for itself.
 */
export const Overview = z.object({
  owed: Amounts,
  overdue: Amounts,
  promised: Amounts,
  received: Amounts,
  /** The Monday from which on `received` counts, in the workspace's zone. */
  weekFrom: LocalDate,
})
export type Overview = z.infer<typeof Overview>

/** One payment in the list of all. */
export const PaymentLine = z.object({
  id: Id,
  /** null: the person has no card. */
  cardId: Id.nullable(),
  personName: z.string().nullable(),
  phone: z.string().nullable(),
  amountMinor: z.number().int(),
  currency: Currency,
  paidOn: LocalDate,
  paidBy: PaidBy,
  state: PaymentState,
  reference: z.string().nullable(),
  /** When and by whom it was confirmed, rejected or annulled; null: nobody has yet. */
  settledAt: Instant.nullable(),
  settledById: Id.nullable(),
  reason: z.string().nullable(),
})
export type PaymentLine = z.infer<typeof PaymentLine>

/** Which payments are asked for; days are those on which they were paid, both included. */
export const PaymentFilter = z.object({
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  state: PaymentState.optional(),
  paidBy: PaidBy.optional(),
  /** Confirmed, rejected or annulled by this user. */
  by: Id.optional(),
})
export type PaymentFilter = z.infer<typeof PaymentFilter>

/** `GET /api/payments/list`: newest day first. `totals` and `count` are of the whole filter, and come with the first page only. */
export const PaymentList = z.object({
  payments: z.array(PaymentLine),
  next: z.string().nullable(),
  totals: z.object({ confirmed: Amounts, claimed: Amounts, count: z.number().int() }).nullable(),
})
export type PaymentList = z.infer<typeof PaymentList>

/** What came on one day in one way and currency. Nothing is expected: what is not there was not said. */
export const DayCloseLine = z.object({
  paidBy: PaidBy,
  currency: Currency,
  confirmedMinor: z.number().int(),
  confirmedCount: z.number().int(),
  /** Said to be paid on the day, and not verified yet. */
  claimedMinor: z.number().int(),
  claimedCount: z.number().int(),
})
export type DayCloseLine = z.infer<typeof DayCloseLine>

/** `GET /api/payments/close?on=`: the close of a day. */
export const DayClose = z.object({ on: LocalDate, lines: z.array(DayCloseLine), confirmed: Amounts, claimed: Amounts })
export type DayClose = z.infer<typeof DayClose>

/** Days late of the oldest thing that is open, as a person stands in the list. */
export const OverdueBucket = z.enum(['1-30', '31-60', '61-90', '90+'])
export type OverdueBucket = z.infer<typeof OverdueBucket>

/** The days late that a bucket holds, both included; `to` null: without end. */
export const overdueDays: Readonly<Record<OverdueBucket, { from: number; to: number | null }>> = {
  '1-30': { from: 1, to: 30 },
  '31-60': { from: 31, to: 60 },
  '61-90': { from: 61, to: 90 },
  '90+': { from: 91, to: null },
}

export const OverdueSum = z.object({ count: z.number().int(), amounts: Amounts })

/** `GET /api/overdue?bucket=`: who is late, longest first. `sums`, of all buckets, come with the first page only. */
export const OverduePage = z.object({
  cards: z.array(Card),
  next: z.string().nullable(),
  sums: z.record(OverdueBucket, OverdueSum).nullable(),
})
export type OverduePage = z.infer<typeof OverduePage>
