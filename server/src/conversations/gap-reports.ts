import type { channelConnected, channelDisconnected } from '@aldia/shared/channel.ts'
import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
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

/** Waits after each connection until everything that WhatsApp had kept is stored, and then counts it. */
export interface GapReports {
  opened(account: { workspaceId: string; accountId: string }): void
  stop(): void
}

export function makeGapReports(parts: {
  database: Database
  perform: Perform
  clock: Clock
  report(error: unknown): void
}): GapReports {
  const { clock } = parts
  const cancels = new Map<string, () => void>()

  function lookLater(account: { workspaceId: string; accountId: string }, seen: Seen): void {
    cancels.get(account.accountId)?.()
    cancels.set(
      account.accountId,
      clock.after(lookEveryMs, () => {
        look(account, seen).catch((error: unknown) => {
          parts.report(error)
          lookLater(account, seen)
        })
      }),
    )
  }

  interface Seen {
    rowNo: number
    same: number
    since: number
  }

  async function look(account: { workspaceId: string; accountId: string }, seen: Seen): Promise<void> {
    const rowNo = await newestRowNo(parts.database.reader)
    const same = rowNo === seen.rowNo ? seen.same + 1 : 0
    const isLate = Math.abs(clock.now() - seen.since) > waitAtMostMs
    if (same < sameLooks && !isLate) return lookLater(account, { ...seen, rowNo, same })
    cancels.delete(account.accountId)
    await parts.perform({ workspaceId: account.workspaceId, actor: { kind: 'system' } }, (work) =>
      countAll(work, account.accountId),
    )
  }

  return {
    opened: (account) => lookLater(account, { rowNo: -1, same: 0, since: clock.now() }),
    stop() {
      for (const cancel of cancels.values()) cancel()
      cancels.clear()
    },
  }
}
