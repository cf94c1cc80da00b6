import type { channelConnected, channelDisconnected } from '@aldia/shared/channel.ts'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { handleJob, type JobHandler, jobKind } from '#base/jobs.ts'
import type { Perform, Recorded, Work } from '#base/work.ts'
import { closeGap, countGaps, openGap } from '#channels/gaps.ts'
import { countReplayed, newestRowNo } from '#conversations/messages.store.ts'

// What was missed while a number was not connected, and how much of it came in afterwards.

/** Reaction: a number is no longer connected. */
export async function gapOpens(work: Work, { data }: Recorded<typeof channelDisconnected>): Promise<void> {
  const { accountId, reason, since } = data
  // What an earlier gap left uncounted would be counted twice.
  await countAll(work, accountId)
  await openGap(work, { accountId, reason, fromAt: since, afterRowNo: await newestRowNo(work.tx) })
}

/** Reaction: a number is connected again. */
export async function gapCloses(work: Work, { data }: Recorded<typeof channelConnected>): Promise<void> {
  await closeGap(work, data.accountId)
  const { workspaceId } = work
  await work.enqueue(countGap, { key: data.accountId, dueAt: work.now + lookEveryMs, data: { workspaceId } })
}

function countAll(work: Work, accountId: string): Promise<void> {
  return countGaps(work, accountId, (about) => countReplayed(work.tx, about))
}

/** How often it is looked whether messages still come in (ms). */
const lookEveryMs = 3_000
/** After so many looks that found the same, nothing more is awaited. */
const sameLooks = 2
/** What comes later than this after the connection (ms) is no longer waited for. */
const waitAtMostMs = 10 * 60_000

/** By account: how much was missed while it was not connected. */
const countGap = jobKind('conversations.countGap', z.object({ workspaceId: z.string() }))

/** Waits after each connection until everything that WhatsApp had kept is stored, and then counts it. */
export function countGapJob(parts: { reader: Reader; perform: Perform; clock: Clock }): JobHandler {
  const { reader, perform, clock } = parts
  return handleJob(countGap, { atOnce: 20, longestWaitMs: waitAtMostMs }, async (job) => {
    let [rowNo, same] = [-1, 0]
    while (same < sameLooks && Math.abs(clock.now() - job.dueAt) <= waitAtMostMs) {
      if (job.isStopped()) return { againAt: job.dueAt }
      const newest = await newestRowNo(reader)
      same = newest === rowNo ? same + 1 : 0
      rowNo = newest
      if (same < sameLooks) await job.pause(lookEveryMs)
    }
    await perform({ workspaceId: job.data.workspaceId, actor: { kind: 'system' } }, async (work) => {
      await job.hold(work.tx)
      await countAll(work, job.key)
    })
    return null
  })
}
