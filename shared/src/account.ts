import { z } from 'zod'
import { command } from './command.ts'
import { LocalDate } from './dates.ts'
import { Debt, LateReason, LedgerEntry } from './debt.ts'
import { event } from './event.ts'
import { Id, Instant, Seq } from './ids.ts'
import { Amounts } from './money.ts'
import { Payment } from './payment.ts'
import { Plan } from './plan.ts'
import { PaymentPromise } from './promise.ts'
import { Settlement } from './settlement.ts'
import { UnitRate } from './unit-rate.ts'

/** What comes next on a card. Amounts are what is still missing of it. */
export const NextStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('promise'),
    promiseId: Id,
    /** null: promised without a date. */
    dueOn: LocalDate.nullable(),
    amountMinor: z.number().int(),
    currency: z.string(),
  }),
  z.object({
    kind: z.literal('instalment'),
    planId: Id,
    number: z.number().int(),
    of: z.number().int(),
    dueOn: LocalDate,
    amountMinor: z.number().int(),
    currency: z.string(),
  }),
  /** Of what was sold in instalments the first part on which something is open. */
  z.object({
    kind: z.literal('part'),
    debtId: Id,
    number: z.number().int(),
    of: z.number().int(),
    dueOn: LocalDate,
    amountMinor: z.number().int(),
    currency: z.string(),
  }),
  /** The last day on which an open settlement can be paid. */
  z.object({
    kind: z.literal('settlement'),
    settlementId: Id,
    dueOn: LocalDate,
    amountMinor: z.number().int(),
    currency: z.string(),
  }),
])
export type NextStep = z.infer<typeof NextStep>

/** What a card shows of its person's money; kept with the card, rebuilt from the ledger at any time. */
export const CardMoney = z.object({
  /** By currency: what is owed on all debts today, interest that runs included, less credit; negative when it is we who owe. */
  balances: Amounts,
  /** By currency: the part of `balances` that no entry says yet, interest that runs; missing: none. */
  running: Amounts.optional(),
  /** By currency: the part of it that is past its day today; of a live plan the instalments that are. */
  overdue: Amounts,
  /** The earliest day that something open was or is due on; with a live plan that of its next instalment. */
  dueOn: LocalDate.nullable(),
  next: NextStep.nullable(),
  /** The last promise was not kept (or only in part) and nothing has been agreed since. */
  broken: z.enum(['broken', 'partly_kept']).nullable(),
  /** Promises broken in all; from the second on a plan is offered. */
  brokenCount: z.number().int(),
  /** Payments waiting to be verified. */
  toVerify: z.number().int(),
  lateReason: LateReason.nullable(),
})
export type CardMoney = z.infer<typeof CardMoney>

/** `GET /api/cards/:id/account`: everything about one debtor's money. Newest entries first. */
export const Account = z.object({
  seq: Seq,
  debts: z.array(Debt),
  entries: z.array(LedgerEntry),
  payments: z.array(Payment),
  promises: z.array(PaymentPromise),
  plans: z.array(Plan),
  settlements: z.array(Settlement),
  /** By currency, positive: paid beyond all debts. */
  credit: Amounts,
  /** The last known value of each unit that a debt is kept in. */
  rates: z.array(UnitRate),
  /** Days on which the debtor's business rests, from a month ago to two years ahead. */
  holidays: z.array(LocalDate),
})
export type Account = z.infer<typeof Account>

/** What was given as the reason for being late; null: none. */
export const setLateReason = command('card.setLateReason', {
  input: z.object({ cardId: Id, reason: LateReason.nullable() }),
  output: z.object({ cardId: Id }),
})

/** Why a card stands on the page *Hoy*, most urgent first. */
export const TodayKind = z.enum([
  'broken_promise',
  'promise_due',
  'instalment_due',
  'receipt',
  'debt_due',
  'unanswered',
  'overdue',
])
export type TodayKind = z.infer<typeof TodayKind>

export const TodayItem = z.object({
  kind: TodayKind,
  cardId: Id,
  /** Of the promise, plan, payment, debt or message it is about. */
  aboutId: Id,
  amountMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  /** The day it was promised or due; null for messages. */
  on: LocalDate.nullable(),
  /** Since when (epoch ms): for messages how long they have waited. */
  since: Instant,
})
export type TodayItem = z.infer<typeof TodayItem>

export const lateReasonSet = event(
  'card.lateReasonSet',
  z.object({ from: LateReason.nullable(), to: LateReason.nullable() }),
)
