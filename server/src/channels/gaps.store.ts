import type { ConnectionGap } from '@aldia/shared/channel.ts'
import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { connectionGaps } from '#channels/channels.tables.ts'

export type GapRow = typeof connectionGaps.$inferSelect

export async function insertGap(tx: Queries, row: GapRow): Promise<void> {
  await tx.insert(connectionGaps).values(row)
}

export async function saveGap(
  tx: Queries,
  id: string,
  set: Partial<Pick<GapRow, 'toAt' | 'recovered' | 'unreadable'>>,
): Promise<void> {
  await tx.update(connectionGaps).set(set).where(eq(connectionGaps.id, id))
}

/** The gap that is not over, if the number is not connected. */
export async function openGapOf(tx: Reader, accountId: string): Promise<GapRow | null> {
  const [row] = await tx
    .select()
    .from(connectionGaps)
    .where(and(eq(connectionGaps.accountId, accountId), isNull(connectionGaps.toAt)))
    .orderBy(desc(connectionGaps.fromAt))
    .limit(1)
  return row ?? null
}

/** Gaps that are over and whose messages were not counted yet. */
export async function uncountedGaps(tx: Reader, accountId: string): Promise<GapRow[]> {
  return tx
    .select()
    .from(connectionGaps)
    .where(
      and(eq(connectionGaps.accountId, accountId), isNotNull(connectionGaps.toAt), isNull(connectionGaps.recovered)),
    )
}

export async function listGaps(
  reader: Reader,
  about: { workspaceId: string; accountId: string; limit: number },
): Promise<ConnectionGap[]> {
  return reader
    .select({
      id: connectionGaps.id,
      fromAt: connectionGaps.fromAt,
      toAt: connectionGaps.toAt,
      reason: connectionGaps.reason,
      recovered: connectionGaps.recovered,
      unreadable: connectionGaps.unreadable,
    })
    .from(connectionGaps)
    .where(and(eq(connectionGaps.workspaceId, about.workspaceId), eq(connectionGaps.accountId, about.accountId)))
    .orderBy(desc(connectionGaps.fromAt), desc(connectionGaps.id))
    .limit(about.limit)
}

export async function forgetGapsBefore(tx: Queries, accountId: string, at: number): Promise<void> {
  await tx.delete(connectionGaps).where(and(eq(connectionGaps.accountId, accountId), lt(connectionGaps.fromAt, at)))
}
