import { eq, inArray } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { thanks } from '#thanks/thanks.tables.ts'

export type ThanksRow = typeof thanks.$inferSelect

export async function insertThanks(tx: Queries, row: ThanksRow): Promise<void> {
  await tx.insert(thanks).values(row)
}

/** Which of these payments were thanked for. */
export async function thanksFor(tx: Reader, paymentIds: readonly string[]): Promise<ThanksRow[]> {
  if (paymentIds.length === 0) return []
  return tx
    .select()
    .from(thanks)
    .where(inArray(thanks.paymentId, [...paymentIds]))
}

/** The payment that a message thanks for. */
export async function thanksOfMessage(tx: Reader, messageId: string): Promise<ThanksRow | null> {
  const [row] = await tx.select().from(thanks).where(eq(thanks.messageId, messageId))
  return row ?? null
}

/** The message did not leave: the payment was not thanked for. */
export async function forgetThanks(tx: Queries, paymentId: string): Promise<void> {
  await tx.delete(thanks).where(eq(thanks.paymentId, paymentId))
}
