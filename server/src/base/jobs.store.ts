import { and, asc, eq, gt, isNotNull, isNull, lte, notInArray, or, type SQL } from 'drizzle-orm'
import { jobs } from '#base/base.tables.ts'
import type { Queries, Reader } from '#base/database/database.ts'

export type JobRow = typeof jobs.$inferSelect

/** A job by its name, and the fencing token of whoever runs it. */
export interface Held {
  kind: string
  key: string
  fence: number
}

const named = ({ kind, key }: { kind: string; key: string }): SQL | undefined =>
  and(eq(jobs.kind, kind), eq(jobs.key, key))
const heldBy = (held: Held): SQL | undefined => and(named(held), eq(jobs.fence, held.fence))

export async function findJob(tx: Reader, about: { kind: string; key: string }): Promise<JobRow | null> {
  const [row] = await tx.select().from(jobs).where(named(about))
  return row ?? null
}

export async function insertJob(tx: Queries, row: JobRow): Promise<void> {
  await tx.insert(jobs).values(row)
}

export async function saveJob(tx: Queries, about: { kind: string; key: string }, set: Partial<JobRow>): Promise<void> {
  await tx.update(jobs).set(set).where(named(about))
}

/** Which jobs of a kind may be begun. */
export interface Wanted {
  kind: string
  now: number
  /** Due later than this is no time that this kind knows; null: any is. */
  dueAtMost: number | null
  /** No retry is put off beyond this. */
  retryAtMost: number
  /** No lease reaches beyond this. */
  leaseAtMost: number
  notKeys: readonly string[]
}

/** The job of a kind that is due longest and that nobody holds. */
export async function nextDueJob(tx: Reader, about: Wanted): Promise<JobRow | null> {
  const isDue = or(
    lte(jobs.dueAt, about.now),
    about.dueAtMost === null ? undefined : gt(jobs.dueAt, about.dueAtMost),
    and(gt(jobs.attempts, 0), gt(jobs.dueAt, about.retryAtMost)),
  )
  const isFree = or(isNull(jobs.leaseUntil), lte(jobs.leaseUntil, about.now), gt(jobs.leaseUntil, about.leaseAtMost))
  const [row] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.kind, about.kind), isDue, isFree, notInArray(jobs.key, [...about.notKeys])))
    .orderBy(asc(jobs.dueAt))
    .limit(1)
  return row ?? null
}

/** When the next job of a kind becomes due, or the next lease ends (epoch ms); null when nothing waits. */
export async function nextJobAt(tx: Reader, about: { kind: string; now: number }): Promise<number | null> {
  const ofKind = eq(jobs.kind, about.kind)
  const [due] = await tx
    .select({ at: jobs.dueAt })
    .from(jobs)
    .where(and(ofKind, gt(jobs.dueAt, about.now)))
    .orderBy(asc(jobs.dueAt))
    .limit(1)
  const [leased] = await tx
    .select({ at: jobs.leaseUntil })
    .from(jobs)
    .where(and(ofKind, isNotNull(jobs.dueAt), gt(jobs.leaseUntil, about.now)))
    .orderBy(asc(jobs.leaseUntil))
    .limit(1)
  const times = [due?.at, leased?.at].filter((at) => typeof at === 'number')
  return times.length === 0 ? null : Math.min(...times)
}

/** Takes a job that was seen as it is in `row`; null when somebody else took or changed it meanwhile. */
export async function claimJob(tx: Queries, row: JobRow, leaseUntil: number): Promise<JobRow | null> {
  const [claimed] = await tx
    .update(jobs)
    .set({ leaseUntil, fence: row.fence + 1, attempts: row.attempts + 1 })
    .where(and(heldBy(row), eq(jobs.asked, row.asked)))
    .returning()
  return claimed ?? null
}

/** Keeps a job for longer; false when somebody else has taken it over. */
export async function renewLease(tx: Queries, held: Held, leaseUntil: number): Promise<boolean> {
  const rows = await tx.update(jobs).set({ leaseUntil }).where(heldBy(held)).returning({ key: jobs.key })
  return rows.length > 0
}

/**
 * Ends a run: with `after` the row becomes that, with null it goes. A job that was asked for again meanwhile stays as it was
 * asked for. Nothing happens when somebody else has taken the job over.
 */
export async function endRun(
  tx: Queries,
  held: JobRow,
  after: Pick<JobRow, 'dueAt' | 'attempts' | 'lastError'> | null,
): Promise<void> {
  const asItWas = and(heldBy(held), eq(jobs.asked, held.asked))
  const free = { leaseUntil: null }
  const ended = after
    ? await tx
        .update(jobs)
        .set({ ...after, ...free })
        .where(asItWas)
        .returning({ key: jobs.key })
    : await tx.delete(jobs).where(asItWas).returning({ key: jobs.key })
  if (ended.length === 0)
    await tx
      .update(jobs)
      .set({ attempts: 0, ...free })
      .where(heldBy(held))
}
