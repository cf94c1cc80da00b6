import type {
  Calculation,
  Conversion,
  DebtLine,
  DebtPart,
  DebtTerms,
  EarlierTerms,
  LedgerKind,
} from '@aldia/shared/debt.ts'
import { cents, count, index, instant, json, primaryKey, table, text, uniqueIndex } from '#base/database/dialect.ts'

export const debts = table(
  'debts',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    version: count('version').notNull(),
    contactId: text('contact_id').notNull(),
    reference: text('reference'),
    concept: text('concept').notNull(),
    currency: text('currency').notNull(),
    amountMinor: cents('amount_minor').notNull(),
    issuedOn: text('issued_on').notNull(),
    dueOn: text('due_on').notNull(),
    /** Of a sale in instalments. */
    parts: json<DebtPart[]>('parts').notNull().default([]),
    terms: json<DebtTerms>('terms').notNull(),
    /** Terms that counted before, oldest first. */
    earlierTerms: json<EarlierTerms[]>('earlier_terms').notNull().default([]),
    lines: json<DebtLine[]>('lines').notNull(),
    fileIds: json<string[]>('file_ids').notNull(),
    cancelledAt: instant('cancelled_at'),
    cancelReason: text('cancel_reason'),
    createdAt: instant('created_at').notNull(),
    createdById: text('created_by_id'),
  },
  (t) => [
    index('debts_by_contact').on(t.contactId),
    index('debts_by_reference').on(t.workspaceId, t.reference),
    // For whoever looks for an amount.
    index('debts_by_amount').on(t.workspaceId, t.amountMinor),
  ],
)

/** Insert only. Without a debt an entry stands on the person's credit. */
export const ledgerEntries = table(
  'ledger_entries',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    contactId: text('contact_id').notNull(),
    debtId: text('debt_id'),
    kind: text('kind').$type<LedgerKind>().notNull(),
    /** Positive: owed to us. */
    amountMinor: cents('amount_minor').notNull(),
    currency: text('currency').notNull(),
    /** `YYYY-MM-DD`. */
    on: text('on').notNull(),
    at: instant('at').notNull(),
    paymentId: text('payment_id'),
    planId: text('plan_id'),
    reversesEntryId: text('reverses_entry_id'),
    /** What a rule may book only once, for instance `late_fee:<debt>` or `interest:<debt>:<day>`. */
    ruleKey: text('rule_key'),
    calculation: json<Calculation>('calculation'),
    conversion: json<Conversion>('conversion'),
    note: text('note'),
    byUserId: text('by_user_id'),
  },
  (t) => [
    index('ledger_entries_by_contact').on(t.contactId),
    index('ledger_entries_by_debt').on(t.debtId),
    index('ledger_entries_by_payment').on(t.paymentId),
    uniqueIndex('ledger_entries_by_rule').on(t.ruleKey),
    uniqueIndex('ledger_entries_by_reversed').on(t.reversesEntryId),
  ],
)

/** What a unit of account was worth on a day, in millionths of its currency's main unit. */
export const unitRates = table(
  'unit_rates',
  {
    workspaceId: text('workspace_id').notNull(),
    unit: text('unit').notNull(),
    on: text('on').notNull(),
    valueE6: count('value_e6').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.unit, t.on] })],
)
