import type { Allocation, PaidBy, PaymentState, PlanExtra } from '@aldia/shared/payment.ts'
import type { PaymentMethodDetails } from '@aldia/shared/payment-method.ts'
import type { PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import { bytes, cents, count, index, instant, json, table, text } from '#base/database/dialect.ts'

export const payments = table(
  'payments',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    version: count('version').notNull(),
    contactId: text('contact_id').notNull(),
    amountMinor: cents('amount_minor').notNull(),
    currency: text('currency').notNull(),
    paidOn: text('paid_on').notNull(),
    paidBy: text('paid_by').$type<PaidBy>().notNull(),
    reference: text('reference'),
    /** The reference without spaces, signs and case, to be compared. */
    referenceKey: text('reference_key'),
    note: text('note'),
    fileId: text('file_id'),
    messageId: text('message_id'),
    state: text('state').$type<PaymentState>().notNull(),
    /** What was wanted; what was booked stands in the ledger. */
    wantedAllocations: json<Allocation[]>('wanted_allocations').notNull(),
    /** What it was made for; where it goes first. */
    purpose: json<PaymentPurpose>('purpose'),
    planExtra: text('plan_extra').$type<PlanExtra>().notNull(),
    settledAt: instant('settled_at'),
    settledById: text('settled_by_id'),
    reason: text('reason'),
    createdAt: instant('created_at').notNull(),
    createdById: text('created_by_id'),
  },
  (t) => [
    index('payments_by_contact').on(t.contactId),
    index('payments_by_state').on(t.workspaceId, t.state, t.createdAt),
    // For the list of all payments and the close of a day.
    index('payments_by_day').on(t.workspaceId, t.paidOn, t.id),
    index('payments_by_reference').on(t.workspaceId, t.referenceKey),
  ],
)

/** What a receipt looks like, so that the same one is recognised: its bytes, and for pictures four bands of a perceptual hash. */
export const receiptPrints = table(
  'receipt_prints',
  {
    paymentId: text('payment_id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    fileId: text('file_id').notNull(),
    sha256: text('sha256').notNull(),
    /** Sixteen bits each of a 64-bit hash; null where the file is no picture. */
    bandA: count('band_a'),
    bandB: count('band_b'),
    bandC: count('band_c'),
    bandD: count('band_d'),
    /** A small grey picture (bytes, row by row) for the exact look. */
    thumbnail: bytes('thumbnail'),
  },
  (t) => [
    index('receipt_prints_by_bytes').on(t.workspaceId, t.sha256),
    index('receipt_prints_by_band_a').on(t.workspaceId, t.bandA),
    index('receipt_prints_by_band_b').on(t.workspaceId, t.bandB),
    index('receipt_prints_by_band_c').on(t.workspaceId, t.bandC),
    index('receipt_prints_by_band_d').on(t.workspaceId, t.bandD),
  ],
)

export const paymentMethods = table(
  'payment_methods',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    name: text('name').notNull(),
    details: json<PaymentMethodDetails>('details').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [index('payment_methods_by_workspace').on(t.workspaceId)],
)
