import type { SettlementStatus } from '@aldia/shared/settlement.ts'
import { cents, count, index, instant, json, table, text } from '#base/database/dialect.ts'

export const settlements = table(
  'settlements',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    contactId: text('contact_id').notNull(),
    currency: text('currency').notNull(),
    debtIds: json<string[]>('debt_ids').notNull(),
    amountMinor: cents('amount_minor').notNull(),
    /** Days, both included: `YYYY-MM-DD`. */
    agreedOn: text('agreed_on').notNull(),
    until: text('until').notNull(),
    note: text('note'),
    messageId: text('message_id'),
    /** As last derived from payments and the day; see `followSettlements`. */
    status: text('status').$type<SettlementStatus>().notNull(),
    balanceMinor: cents('balance_minor').notNull(),
    paidMinor: cents('paid_minor').notNull(),
    discountMinor: cents('discount_minor').notNull(),
    keptOn: text('kept_on'),
    statusAt: instant('status_at').notNull(),
    cancelReason: text('cancel_reason'),
    createdAt: instant('created_at').notNull(),
    createdById: text('created_by_id'),
  },
  (t) => [index('settlements_by_contact').on(t.contactId)],
)
