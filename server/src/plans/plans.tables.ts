import type { PlanStatus, PlanTerms } from '@aldia/shared/plan.ts'
import { cents, count, index, instant, json, primaryKey, table, text } from '#base/database/dialect.ts'

export const plans = table(
  'plans',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    version: count('version').notNull(),
    contactId: text('contact_id').notNull(),
    currency: text('currency').notNull(),
    debtIds: json<string[]>('debt_ids').notNull(),
    /** As last derived from payments and the day; see `followPlans`. */
    status: text('status').$type<PlanStatus>().notNull(),
    terms: json<PlanTerms>('terms').notNull(),
    balanceMinor: cents('balance_minor').notNull(),
    interestMinor: cents('interest_minor').notNull(),
    totalMinor: cents('total_minor').notNull(),
    messageIds: json<string[]>('message_ids').notNull(),
    missed: count('missed').notNull(),
    acceptedAt: instant('accepted_at'),
    statusAt: instant('status_at').notNull(),
    reason: text('reason'),
    createdAt: instant('created_at').notNull(),
    createdById: text('created_by_id'),
  },
  (t) => [index('plans_by_contact').on(t.contactId)],
)

export const instalments = table(
  'instalments',
  {
    planId: text('plan_id').notNull(),
    workspaceId: text('workspace_id').notNull(),
    number: count('number').notNull(),
    dueOn: text('due_on').notNull(),
    /** The last day of grace. */
    graceUntil: text('grace_until').notNull(),
    amountMinor: cents('amount_minor').notNull(),
    interestMinor: cents('interest_minor').notNull(),
    paidMinor: cents('paid_minor').notNull(),
    paidOn: text('paid_on'),
    /** While its plan is active and something of it is missing: the day it is due, for the page *Hoy*. */
    openOn: text('open_on'),
  },
  (t) => [primaryKey({ columns: [t.planId, t.number] }), index('instalments_by_day').on(t.workspaceId, t.openOn)],
)
