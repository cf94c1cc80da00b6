import type { PaymentState } from '@aldia/shared/payment.ts'
import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { paymentMethods, payments } from '#payments/payments.tables.ts'

export type PaymentRow = typeof payments.$inferSelect
export type PaymentMethodRow = typeof paymentMethods.$inferSelect

export async function insertPayment(tx: Queries, row: PaymentRow): Promise<void> {
  await tx.insert(payments).values(row)
}

export async function savePayment(tx: Queries, id: string, set: Partial<PaymentRow> & { seq: number }): Promise<void> {
  await tx.update(payments).set(set).where(eq(payments.id, id))
}

export async function findPayment(tx: Reader, workspaceId: string, id: string): Promise<PaymentRow | null> {
  return (await paymentsByIds(tx, workspaceId, [id]))[0] ?? null
}

export async function paymentsByIds(tx: Reader, workspaceId: string, ids: readonly string[]): Promise<PaymentRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(payments)
    .where(and(eq(payments.workspaceId, workspaceId), inArray(payments.id, [...ids])))
}

/** All payments of a person, oldest first. */
export async function paymentsOfContact(tx: Reader, contactId: string): Promise<PaymentRow[]> {
  return tx.select().from(payments).where(eq(payments.contactId, contactId)).orderBy(asc(payments.id))
}

export async function listPaymentMethods(tx: Reader, workspaceId: string): Promise<PaymentMethodRow[]> {
  return tx
    .select()
    .from(paymentMethods)
    .where(eq(paymentMethods.workspaceId, workspaceId))
    .orderBy(asc(paymentMethods.id))
}

/** Payments in one state, oldest first, after the payment named. */
export async function listPayments(
  tx: Reader,
  about: { workspaceId: string; state: PaymentState; after: string | null; limit: number },
): Promise<{ rows: PaymentRow[]; total: number }> {
  const inState = and(eq(payments.workspaceId, about.workspaceId), eq(payments.state, about.state))
  const after = about.after === null ? null : await findPayment(tx, about.workspaceId, about.after)
  const later =
    after === null
      ? undefined
      : or(
          gt(payments.createdAt, after.createdAt),
          and(eq(payments.createdAt, after.createdAt), gt(payments.id, after.id)),
        )
  const rows = await tx
    .select()
    .from(payments)
    .where(and(inState, later))
    .orderBy(asc(payments.createdAt), asc(payments.id))
    .limit(about.limit)
  const [counted] = await tx.select({ total: sql<number>`count(*)` }).from(payments).where(inState)
  return { rows, total: counted?.total ?? 0 }
}

/** A person's payments that wait to be verified, oldest first. */
export async function claimedPayments(tx: Reader, contactId: string): Promise<PaymentRow[]> {
  return tx
    .select()
    .from(payments)
    .where(and(eq(payments.contactId, contactId), eq(payments.state, 'claimed')))
    .orderBy(asc(payments.id))
}

export async function countClaimed(tx: Reader, contactId: string): Promise<number> {
  const [counted] = await tx
    .select({ total: sql<number>`count(*)` })
    .from(payments)
    .where(and(eq(payments.contactId, contactId), eq(payments.state, 'claimed')))
  return counted?.total ?? 0
}

/** Gives every payment of one person to another; answers their ids. */
export async function givePayments(
  tx: Queries,
  about: { fromContactId: string; intoContactId: string; seq: number },
): Promise<string[]> {
  const moved = await tx
    .update(payments)
    .set({ contactId: about.intoContactId, seq: about.seq })
    .where(eq(payments.contactId, about.fromContactId))
    .returning({ id: payments.id })
  return moved.map(({ id }) => id)
}

export async function insertPaymentMethod(tx: Queries, row: PaymentMethodRow): Promise<void> {
  await tx.insert(paymentMethods).values(row)
}

export async function savePaymentMethod(tx: Queries, row: PaymentMethodRow): Promise<void> {
  await tx.update(paymentMethods).set(row).where(eq(paymentMethods.id, row.id))
}

export async function findPaymentMethod(tx: Reader, workspaceId: string, id: string): Promise<PaymentMethodRow | null> {
  const [row] = await tx
    .select()
    .from(paymentMethods)
    .where(and(eq(paymentMethods.workspaceId, workspaceId), eq(paymentMethods.id, id)))
  return row ?? null
}

/** Payments of a person that wait to be verified. */
export async function claimedOfContact(tx: Reader, contactId: string): Promise<PaymentRow[]> {
  return tx
    .select()
    .from(payments)
    .where(and(eq(payments.contactId, contactId), eq(payments.state, 'claimed')))
    .orderBy(asc(payments.id))
}

/** Gives these payments to a person. */
export async function givePaymentsOf(
  tx: Queries,
  ids: readonly string[],
  { intoContactId: contactId, seq }: { intoContactId: string; seq: number },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(payments)
    .set({ contactId, seq })
    .where(inArray(payments.id, [...ids]))
}
