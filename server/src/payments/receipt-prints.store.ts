import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { PaymentState } from '@aldia/shared/payment.ts'
import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { payments, receiptPrints } from '#payments/payments.tables.ts'

export type PrintRow = typeof receiptPrints.$inferSelect
/** A print without its pixels. */
export type CoarsePrint = Omit<PrintRow, 'thumbnail'>

const coarse = {
  paymentId: receiptPrints.paymentId,
  workspaceId: receiptPrints.workspaceId,
  fileId: receiptPrints.fileId,
  sha256: receiptPrints.sha256,
  bandA: receiptPrints.bandA,
  bandB: receiptPrints.bandB,
  bandC: receiptPrints.bandC,
  bandD: receiptPrints.bandD,
}

/** Of the newest prints that share a part of the hash, this many are looked at. Receipts of one bank share parts by hundreds. */
const printsSeen = 4_000
const referencesSeen = 200
const standing: readonly PaymentState[] = ['claimed', 'confirmed']

/** Receipts are mostly empty paper: packed they take a quarter of the room. */
export async function insertPrint(tx: Queries, row: PrintRow): Promise<void> {
  await tx.insert(receiptPrints).values({ ...row, thumbnail: row.thumbnail && deflateRawSync(row.thumbnail) })
}

/** No thumbnail is larger than this unpacked (bytes). */
const maxThumbnailBytes = 1 << 20
const unpacked = (thumbnail: Buffer): Buffer => inflateRawSync(thumbnail, { maxOutputLength: maxThumbnailBytes })

export async function printsOf(tx: Reader, paymentIds: readonly string[]): Promise<PrintRow[]> {
  if (paymentIds.length === 0) return []
  const rows = await tx
    .select()
    .from(receiptPrints)
    .where(inArray(receiptPrints.paymentId, [...paymentIds]))
  return rows.map((row) => ({ ...row, thumbnail: row.thumbnail && unpacked(row.thumbnail) }))
}

export async function thumbnailsOf(tx: Reader, paymentIds: readonly string[]): Promise<Map<string, Buffer>> {
  if (paymentIds.length === 0) return new Map()
  const rows = await tx
    .select({ paymentId: receiptPrints.paymentId, thumbnail: receiptPrints.thumbnail })
    .from(receiptPrints)
    .where(and(inArray(receiptPrints.paymentId, [...paymentIds]), isNotNull(receiptPrints.thumbnail)))
  return new Map(rows.flatMap((row) => (row.thumbnail ? [[row.paymentId, unpacked(row.thumbnail)] as const] : [])))
}

/** Prints with the same bytes as one of these, or a part of the hash in common, newest first; of whatever payments. */
export async function printsLike(tx: Reader, workspace: string, prints: readonly PrintRow[]): Promise<CoarsePrint[]> {
  if (prints.length === 0) return []
  const within = eq(receiptPrints.workspaceId, workspace)
  const shas = [...new Set(prints.map((print) => print.sha256))]
  const bands = (['bandA', 'bandB', 'bandC', 'bandD'] as const).flatMap((name) => {
    const values = [...new Set(prints.flatMap((print) => print[name] ?? []))]
    return values.length === 0 ? [] : [and(within, inArray(receiptPrints[name], values))]
  })
  return tx
    .select(coarse)
    .from(receiptPrints)
    .where(or(and(within, inArray(receiptPrints.sha256, shas)), ...bands))
    .orderBy(desc(receiptPrints.paymentId))
    .limit(printsSeen)
}

/** Payments with one of these reference keys that count or may come to count, newest first. */
export async function paymentsByReference(
  tx: Reader,
  workspace: string,
  keys: readonly string[],
): Promise<{ id: string; referenceKey: string | null }[]> {
  if (keys.length === 0) return []
  return tx
    .select({ id: payments.id, referenceKey: payments.referenceKey })
    .from(payments)
    .where(
      and(
        eq(payments.workspaceId, workspace),
        inArray(payments.referenceKey, [...new Set(keys)]),
        inArray(payments.state, [...standing]),
      ),
    )
    .orderBy(desc(payments.id))
    .limit(referencesSeen)
}
