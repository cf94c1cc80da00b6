import type { Queries, Reader } from '#base/database/database.ts'
import { insertParts, partRows } from '#contacts/merge-parts.store.ts'

// What a merge did, written down while it is done. Whoever moves something here notes it; whoever takes the merge back reads it.

/** `…Before` are whole rows as they were; the others are ids of what went from one person to the other. */
export type PartKind =
  | 'contactBefore'
  | 'address'
  | 'note'
  | 'mergedEarlier'
  | 'conversationBefore'
  | 'conversationGiven'
  | 'message'
  | 'messageRemoved'
  | 'reactionRemoved'
  | 'earlyMark'
  /** One row: the number of the newest message when it was done. */
  | 'newestRowNo'
  | 'event'
  | 'debt'
  | 'entry'
  | 'payment'
  | 'promise'
  | 'promiseBefore'
  | 'plan'
  | 'planBefore'
  | 'instalmentBefore'
  | 'settlement'
  | 'file'
  | 'step'
  | 'rulesBefore'
  | 'logged'
  | 'tieBefore'
  | 'cardBefore'

/** Notes what went over. */
export async function notePart(
  work: { tx: Queries },
  mergeId: string,
  kind: PartKind,
  ids: readonly string[],
): Promise<void> {
  await insertParts(
    work.tx,
    ids.map((id) => ({ mergeId, kind, id, data: null })),
  )
}

/** Notes rows as they were before. */
export async function noteBefore(
  work: { tx: Queries },
  mergeId: string,
  kind: PartKind,
  rows: readonly { id: string; data: unknown }[],
): Promise<void> {
  await insertParts(
    work.tx,
    rows.map(({ id, data }) => ({ mergeId, kind, id, data })),
  )
}

/** What one merge did. */
export interface MergeParts {
  ids(kind: PartKind): ReadonlySet<string>
  /** Rows as they were; the reader knows of what form they are. */
  rows<T>(kind: PartKind): readonly T[]
}

/** null for what was not done by a merge (or before merges were written down): nothing was noted. */
export async function partsOfMerge(tx: Reader, mergeId: string | null): Promise<MergeParts> {
  const rows = mergeId === null ? [] : await partRows(tx, mergeId)
  const byKind = Map.groupBy(rows, ({ kind }) => kind)
  return {
    ids: (kind) => new Set((byKind.get(kind) ?? []).map(({ id }) => id)),
    rows: <T>(kind: PartKind) => (byKind.get(kind) ?? []).map(({ data }) => data as T),
  }
}
