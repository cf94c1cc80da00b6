import { and, asc, eq, inArray } from 'drizzle-orm'
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
