import { eq, sql } from 'drizzle-orm'
import { workspaceSeqs } from '#base/base.tables.ts'
import type { Queries } from '#base/database/database.ts'
import { byEngine } from '#base/database/engine.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { readSeq, writeSeq } from '#base/events.store.ts'
import type { ChangeNumbers } from '#base/work.ts'

/** Where the numbers of changes come from, which is one of the places where the engines differ. */
export const makeChangeNumbers = (): ChangeNumbers => byEngine({ sqlite: fromMemory, postgres: fromRow })()

/**
 * The file has one writer, this process, which is the only one to hold it; so the last number need not be read again for every
 * change, and one that recorded events need not be written twice.
 */
function fromMemory(): ChangeNumbers {
  const last = new Map<string, number>()
  return {
    take: async (tx, workspaceId) => (last.get(workspaceId) ?? (await readSeq(tx, workspaceId))) + 1,
    keep: writeSeq,
    giveBack: async () => undefined,
    committed: (workspaceId, seq) => void last.set(workspaceId, seq),
  }
}

const takeQuery = perConnection((tx: Queries) =>
  tx
    .insert(workspaceSeqs)
    .values({ workspaceId: sql.placeholder('workspaceId'), seq: 1 })
    .onConflictDoUpdate({ target: workspaceSeqs.workspaceId, set: { seq: sql`${workspaceSeqs.seq} + 1` } })
    .returning({ seq: workspaceSeqs.seq })
    .prepare(),
)

/** From the workspace's row in this very transaction, so that no other process can take the same. */
function fromRow(): ChangeNumbers {
  return {
    async take(tx, workspaceId) {
      const [row] = await takeQuery(tx).execute({ workspaceId })
      return row?.seq ?? 1
    },
    keep: async () => undefined,
    async giveBack(tx, workspaceId) {
      await tx
        .update(workspaceSeqs)
        .set({ seq: sql`${workspaceSeqs.seq} - 1` })
        .where(eq(workspaceSeqs.workspaceId, workspaceId))
    },
    committed: () => undefined,
  }
}
