import { and, eq, sql } from 'drizzle-orm'
import { programLease } from '#base/base.tables.ts'
import { fenceLockKey, type Queries, type Reader } from '#base/database/database.ts'
import { engine } from '#base/database/engine.ts'

export type LeaseRow = typeof programLease.$inferSelect

export async function readLease(reader: Reader): Promise<LeaseRow | null> {
  const [row] = await reader.select().from(programLease)
  return row ?? null
}

/**
 * Takes the lease that was seen as it is in `seen`; null when somebody else took or renewed it meanwhile. What the holder before has
 * under way ends first, and it begins nothing more.
 */
export async function takeLease(
  tx: Queries,
  seen: LeaseRow | null,
  by: Pick<LeaseRow, 'holder' | 'session'>,
): Promise<number | null> {
  if (engine === 'postgres')
    await tx
      .select({ locked: sql`pg_advisory_xact_lock(${sql.raw(String(fenceLockKey))})` })
      .from(sql`(select 1) as one`)
  const fence = (seen?.fence ?? 0) + 1
  const row = { ...by, fence, beat: 0 }
  const taken = seen
    ? await tx
        .update(programLease)
        .set(row)
        .where(and(eq(programLease.fence, seen.fence), eq(programLease.beat, seen.beat)))
        .returning({ fence: programLease.fence })
    : await tx
        .insert(programLease)
        .values({ id: 'program', ...row })
        .onConflictDoNothing()
        .returning({ fence: programLease.fence })
  return taken.length > 0 ? fence : null
}

/** Shows that the holder lives. Its transaction is fenced like every other. */
export async function renewLease(tx: Queries): Promise<void> {
  await tx.update(programLease).set({ beat: sql`${programLease.beat} + 1` })
}

export async function leaveLease(tx: Queries): Promise<void> {
  await tx.update(programLease).set({ holder: '', session: null })
}
