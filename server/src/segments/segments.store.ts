import type { Segment } from '@aldia/shared/segment.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { segments } from '#segments/segments.tables.ts'

export type SegmentRow = typeof segments.$inferSelect

export const asSegment = ({ workspaceId: _, ...row }: SegmentRow): Segment => row

/** In the order of adding, archived ones and everybody's own too. */
export async function listSegments(tx: Reader, workspaceId: string): Promise<SegmentRow[]> {
  return tx.select().from(segments).where(eq(segments.workspaceId, workspaceId)).orderBy(asc(segments.id))
}

export async function findSegment(tx: Reader, workspaceId: string, id: string): Promise<SegmentRow | null> {
  const [row] = await tx
    .select()
    .from(segments)
    .where(and(eq(segments.workspaceId, workspaceId), eq(segments.id, id)))
  return row ?? null
}

export async function insertSegment(tx: Queries, row: SegmentRow): Promise<void> {
  await tx.insert(segments).values(row)
}

export async function saveSegment(tx: Queries, row: SegmentRow): Promise<void> {
  await tx.update(segments).set(row).where(eq(segments.id, row.id))
}
