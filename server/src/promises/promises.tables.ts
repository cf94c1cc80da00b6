import type { PromiseStatus } from '@aldia/shared/promise.ts'
import { cents, count, index, instant, json, table, text } from '#base/database/dialect.ts'

export const promises = table(
  'promises',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    contactId: text('contact_id').notNull(),
    amountMinor: cents('amount_minor').notNull(),
    currency: text('currency').notNull(),
    dueOn: text('due_on'),
    graceUntil: text('grace_until'),
    /** Of the settings when it was made; changing them changes no promise. */
    tolerancePercent: count('tolerance_percent').notNull().default(100),
    debtIds: json<string[]>('debt_ids').notNull(),
    messageId: text('message_id'),
    /** As last derived from payments and the day; see `followPromises`. */
    status: text('status').$type<PromiseStatus>().notNull(),
    paidMinor: cents('paid_minor').notNull(),
    statusAt: instant('status_at').notNull(),
    cancelReason: text('cancel_reason'),
    createdAt: instant('created_at').notNull(),
    createdById: text('created_by_id'),
  },
  (t) => [index('promises_by_contact').on(t.contactId), index('promises_by_due').on(t.workspaceId, t.status, t.dueOn)],
)
