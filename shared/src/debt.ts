import { z } from 'zod'
import { command } from './command.ts'
import { EnteredDate, LocalDate } from './dates.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { AmountMinor, AmountOrZero, Money } from './money.ts'
import { Currency, cleanName } from './names.ts'
import { PlanRhythm } from './plan-rhythm.ts'

/** One line of what was sold. Quantities have up to three decimals and are kept in thousandths. */
export const DebtLine = z.object({
  description: cleanName(200),
  quantityMilli: z.number().int().min(1).max(1_000_000_000),
  unitPriceMinor: AmountOrZero,
  /** As given on the document; never computed. */
  taxMinor: AmountOrZero.nullable(),
})
export type DebtLine = z.infer<typeof DebtLine>

/** Hundredths of a percent: 150 is 1.5 %. */
export const BasisPoints = z.number().int().min(1).max(1_000_000)

/** Charged once, on the day after the last day of grace. */
export const LateFeeRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), amountMinor: AmountMinor }),
  /** Of the balance on that day. */
  z.object({ kind: z.literal('percent'), basisPoints: BasisPoints }),
])
export type LateFeeRule = z.infer<typeof LateFeeRule>

/** Simple interest on the open principal, day by day; booked with each payment and at the end of each month late (collections-facts.md 6). Never on interest. */
export const InterestRule = z.object({
  basisPoints: BasisPoints,
  /** What the rate is for; a monthly one counts 30 days. */
  per: z.enum(['month', 'year']),
  yearDays: z.union([z.literal(360), z.literal(365)]),
})
export type InterestRule = z.infer<typeof InterestRule>

/** What was agreed for paying late or early. Nothing is charged unless set. */
export const DebtTerms = z.object({
  /** Calendar days after the due day that carry no late fee and no interest. */
  graceDays: z.number().int().min(0).max(365),
  lateFee: LateFeeRule.nullable(),
  interest: InterestRule.nullable(),
  /** Taken off what was charged when it is all paid by that day (inclusive). */
  earlyDiscount: z.object({ basisPoints: z.number().int().min(1).max(9_900), until: LocalDate }).nullable(),
})
export type DebtTerms = z.infer<typeof DebtTerms>

/** Terms that were agreed before others. */
export const EarlierTerms = z.object({
  /** The last day on which they counted. */
  until: LocalDate,
  terms: DebtTerms,
})
export type EarlierTerms = z.infer<typeof EarlierTerms>

/** A part of a sale in instalments. */
export const DebtPart = z.object({ dueOn: LocalDate, amountMinor: z.number().int() })
export type DebtPart = z.infer<typeof DebtPart>

/** A sale in instalments as it is agreed; the days and amounts follow from it (`planOffer`). */
export const InstalmentSale = z.object({
  parts: z.number().int().min(2).max(60),
  rhythm: PlanRhythm,
  firstOn: EnteredDate,
  /** Of the first part, when it is to differ from the others; 0: all alike. */
  firstPaymentMinor: AmountOrZero.default(0),
  /** For each period, hundredths of a percent; null: none. */
  interestBasisPoints: z.number().int().min(1).max(10_000).nullable().default(null),
})
export type InstalmentSale = z.infer<typeof InstalmentSale>

export const plainTerms: DebtTerms = { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null }

export const DebtFile = z.object({ id: Id, name: z.string(), mimeType: z.string(), sizeBytes: z.number().int() })
export type DebtFile = z.infer<typeof DebtFile>

/** One invoice, loan or sale on credit. Its balance is the sum of its ledger entries. */
export const Debt = z.object({
  id: Id,
  seq: Seq,
  /** Counts edits. */
  version: z.number().int(),
  cardId: Id.nullable(),
  contactId: Id,
  /** Invoice or order number, as the business writes it. */
  reference: z.string().nullable(),
  concept: z.string(),
  /** ISO 4217, units of account included. */
  currency: Currency,
  /** What was charged at first, in minor units. */
  amountMinor: z.number().int(),
  issuedOn: LocalDate,
  /** Of a sale in instalments that of its last part: what is charged for being late counts from there. */
  dueOn: LocalDate,
  /** Of a sale in instalments, earliest first; empty: all of it is due on one day. */
  parts: z.array(DebtPart),
  terms: DebtTerms,
  /** Oldest first. */
  earlierTerms: z.array(EarlierTerms),
  lines: z.array(DebtLine),
  files: z.array(DebtFile),
  /** The sum of its entries: what is open. */
  balanceMinor: z.number().int(),
  /** The part of the balance that bears interest: charges less what was paid, discounted or written off of them. */
  principalMinor: z.number().int(),
  paidMinor: z.number().int(),
  /** What is given up of it, less what came after all. */
  writtenOffMinor: z.number().int(),
  /** Money that came after it was given up. */
  recoveredMinor: z.number().int(),
  cancelledAt: Instant.nullable(),
  cancelReason: z.string().nullable(),
  createdAt: Instant,
  createdById: Id.nullable(),
})
export type Debt = z.infer<typeof Debt>

export const LedgerKind = z.enum([
  'charge',
  'late_fee',
  'interest',
  'discount',
  'payment',
  'write_off',
  'recovery',
  'refund',
  'reversal',
])
export type LedgerKind = z.infer<typeof LedgerKind>

export const WhyTakenBack = z.enum([
  'paid_in_time',
  'due_date',
  'terms',
  'by_hand',
  'plan',
  'twice',
  'condition',
  'settlement',
  'facts',
])
export type WhyTakenBack = z.infer<typeof WhyTakenBack>

/** How an amount booked by a rule came about; shown wherever the amount is. */
export const Calculation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('late_fee'), rule: LateFeeRule, baseMinor: z.number().int(), dueOn: LocalDate }),
  z.object({
    kind: z.literal('interest'),
    rule: InterestRule,
    /** Days from `from` to `to`, both included, each with the principal open on them. */
    spans: z.array(
      z.object({ from: LocalDate, to: LocalDate, days: z.number().int(), principalMinor: z.number().int() }),
    ),
  }),
  z.object({
    kind: z.literal('early_discount'),
    basisPoints: z.number().int(),
    baseMinor: z.number().int(),
    until: LocalDate,
  }),
  z.object({ kind: z.literal('plan'), planId: Id, instalment: z.number().int().nullable() }),
  /** By hand, numbered in the business from 1 without a gap: less is owed, because goods came back or a bill was wrong. */
  z.object({ kind: z.literal('credit_note'), number: z.number().int(), isReturn: z.boolean() }),
  /** What was left of a debt when a settlement was paid in time. */
  z.object({ kind: z.literal('settlement'), settlementId: Id, until: LocalDate }),
  /** Of a reversal: why what a rule had charged is not owed after all, or a discount not given. */
  z.object({
    kind: z.literal('correction'),
    why: WhyTakenBack,
  }),
])
export type Calculation = z.infer<typeof Calculation>

/** Money in another currency than the debt's: what one unit was worth on that day. */
export const Conversion = z.object({
  amountMinor: z.number().int(),
  currency: Currency,
  /** Value of one unit, in millionths of the currency's main unit: UF 1 = $ 39.485,65 is 39485650000. */
  valueE6: z.number().int(),
  on: LocalDate,
})
export type Conversion = z.infer<typeof Conversion>

/** Insert only. Positive amounts are owed to us. Without a debt it stands on the person's credit (and is negative in sum). */
export const LedgerEntry = z.object({
  id: Id,
  seq: Seq,
  cardId: Id.nullable(),
  contactId: Id,
  debtId: Id.nullable(),
  kind: LedgerKind,
  amountMinor: z.number().int(),
  currency: Currency,
  /** The day it counts for. */
  on: LocalDate,
  /** When it was booked. */
  at: Instant,
  paymentId: Id.nullable(),
  planId: Id.nullable(),
  reversesEntryId: Id.nullable(),
  calculation: Calculation.nullable(),
  conversion: Conversion.nullable(),
  note: z.string().nullable(),
  /** null: by rule. */
  byUserId: Id.nullable(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** A reason that a person gives. */
export const Reason = z.string().trim().min(1).max(500)

/** As terms are entered: a discount until a year that was mistyped is refused. */
const EnteredTerms = DebtTerms.extend({
  earlyDiscount: DebtTerms.shape.earlyDiscount.unwrap().extend({ until: EnteredDate }).nullable(),
})

/**
 * Whoever enters it says that what is charged for paying late, or for paying in parts, is legal here and agreed. What is in the settings or in
 * the debt already was confirmed then; without the word anything else is refused with `invalid`/`terms_not_confirmed`.
 */
export const LegalWord = z.boolean().default(false)

const debtFields = {
  reference: cleanName(80).nullable(),
  concept: cleanName(200),
  currency: Currency,
  amountMinor: AmountMinor,
  issuedOn: EnteredDate,
  dueOn: EnteredDate,
  terms: EnteredTerms,
  /** Empty, or adding up to the amount. */
  lines: z.array(DebtLine).max(200),
  fileIds: z.array(Id).max(20),
}

export const addDebt = command('debt.add', {
  input: z.object({
    cardId: Id,
    ...debtFields,
    /** Sold in parts: `dueOn` gives way to the day of the last one, interest comes on top of the amount. null: due on one day. */
    instalments: InstalmentSale.nullable().default(null),
    isLegal: LegalWord,
  }),
  output: Debt,
})
/** `version` is the one that was seen; another one is refused with `conflict`/`debt_changed`. A new amount books the difference. The currency stays: one that is given is refused. */
export const editDebt = command('debt.edit', {
  input: z.object({
    debtId: Id,
    version: z.number().int(),
    ...z.object(debtFields).omit({ currency: true }).partial().shape,
    currency: z
      .unknown()
      .refine((given) => given === undefined, { error: 'currency_stays' })
      .optional(),
    isLegal: LegalWord,
  }),
  output: Debt,
})
/** Everything open on it is reversed; what was paid becomes credit. */
export const cancelDebt = command('debt.cancel', { input: z.object({ debtId: Id, reason: Reason }), output: Debt })
/**
 * A charge, fee or discount by hand (`amountMinor` is positive; the kind gives the sign). A credit note or a return gets the next number
 * of the business; what was paid beyond the rest becomes credit. A refund is money of this debt that was given back.
 */
export const adjustDebt = command('debt.adjust', {
  input: z.object({
    debtId: Id,
    kind: z.enum(['charge', 'late_fee', 'interest', 'discount', 'credit_note', 'return', 'refund']),
    amountMinor: AmountMinor,
    on: EnteredDate,
    note: Reason,
  }),
  output: Debt,
})
/** Gives up what is open on these debts. With `toStageId` the card is put there (the column it was dropped on). */
export const writeOffDebts = command('debt.writeOff', {
  input: z.object({
    cardId: Id,
    debtIds: z.array(Id).min(1).max(200),
    reason: Reason,
    toStageId: Id.nullable().default(null),
    afterCardId: Id.nullable().default(null),
  }),
  output: z.object({ cardId: Id }),
})
/** Books the opposite of an entry, once. Entries of a payment are reversed with the payment. */
export const reverseEntry = command('ledgerEntry.reverse', {
  input: z.object({ entryId: Id, reason: Reason }),
  output: LedgerEntry,
})

/** Why somebody is late, when they said so. */
export const LateReason = z.enum([
  'forgot',
  'no_money',
  'waiting_for_money',
  'lost_job',
  'illness',
  'family',
  'travel',
  'trouble_with_purchase',
  'other',
])
export type LateReason = z.infer<typeof LateReason>

export const debtAdded = event('debt.added', z.object({ debtId: IdRef, ...Money.shape, dueOn: LocalDate }))
const editedFields = z
  .object({
    reference: z.string().nullable(),
    concept: z.string(),
    amountMinor: z.number().int(),
    issuedOn: LocalDate,
    dueOn: LocalDate,
    terms: DebtTerms,
    lines: z.array(DebtLine),
    fileIds: z.array(IdRef),
  })
  .partial()
/** Fields that stayed are missing on both sides. */
export const debtEdited = event('debt.edited', z.object({ debtId: IdRef, before: editedFields, after: editedFields }))
export const debtCancelled = event('debt.cancelled', z.object({ debtId: IdRef, reason: z.string().nullable() }))
export const debtAdjusted = event(
  'debt.adjusted',
  z.object({ debtId: IdRef, entryId: IdRef.optional(), kind: LedgerKind, ...Money.shape }),
)
/** `amounts` are positive, one for each debt given up. */
export const debtWrittenOff = event(
  'debt.writtenOff',
  z.object({
    debtIds: z.array(IdRef),
    entryIds: z.array(IdRef),
    amounts: z.array(Money),
    reason: z.string(),
    toStageId: IdRef.nullable(),
    afterCardId: IdRef.nullable(),
  }),
)
export const entryReversed = event(
  'entry.reversed',
  z.object({
    entryId: IdRef,
    reversalId: IdRef,
    debtId: IdRef.nullable(),
    kind: LedgerKind,
    ...Money.shape,
  }),
)
/** A fee, interest or discount by rule was taken back, because the facts turned out to be others. */
export const chargeTakenBack = event(
  'charge.takenBack',
  z.object({
    debtId: IdRef,
    entryId: IdRef,
    reversalId: IdRef,
    kind: LedgerKind,
    ...Money.shape,
    on: LocalDate,
    why: WhyTakenBack,
  }),
)
/** A fee or interest that the agreed rule asks for was booked. */
export const chargeAccrued = event(
  'charge.accrued',
  z.object({ debtId: IdRef, entryId: IdRef, kind: LedgerKind, ...Money.shape, on: LocalDate }),
)
