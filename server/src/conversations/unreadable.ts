import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import { type Lane, makeLane, type Next } from '#base/lane.ts'
import type { SilentTransport } from '#channels/transport.ts'
import { findMessageAnywhere } from '#conversations/messages.store.ts'
import {
  dueUnreadable,
  forgetUnreadable,
  nextUnreadableAt,
  saveUnreadable,
  type UnreadableRow,
} from '#conversations/unreadable.store.ts'

// A message of which nothing could be read is asked for again while the connection stands; that asking ends with the process, and
// WhatsApp itself has forgotten the message by then. So it is asked for from here as well, a few times, whatever happened between.

export interface UnreadableParts {
  database: Database
  clock: Clock
  transportOf(accountId: string): Pick<SilentTransport, 'ready' | 'askAgain'> | null
  /** Something failed that is no answer of the network; ids only. */
  report(about: { messageId: string | null; error: unknown }): void
}

/** The connection at hand asks at once; nobody else does before this has passed (ms). */
export const firstPauseMs = 15_000
/** How long to wait (ms) after each asking; with the last one it is over. A phone may be switched off for a night. */
const pausesMs = [60_000, 10 * 60_000, 3_600_000, 6 * 3_600_000, 24 * 3_600_000]
const longestPauseMs = Math.max(...pausesMs)
const offlinePauseMs = 60_000
const atOnce = 3

/** Wake it when a connection was opened, or something unreadable was stored. */
export function makeUnreadable(parts: UnreadableParts): Lane {
  const { database, clock } = parts
  async function next(underWay: ReadonlySet<string>): Promise<Next> {
    const offline = new Set<string>()
    for (;;) {
      const now = clock.now()
      const not = { notMessageIds: [...underWay], notAccountIds: [...offline] }
      const row = await dueUnreadable(database.reader, { now, longestPauseMs, ...not })
      if (!row) {
        if (offline.size > 0) return { at: now + offlinePauseMs }
        const at = await nextUnreadableAt(database.reader, now)
        return at === null ? null : { at }
      }
      const transport = parts.transportOf(row.channelAccountId)
      if (transport?.ready()) return { key: row.messageId, run: () => askFor(parts, transport, row) }
      offline.add(row.channelAccountId)
    }
  }
  return makeLane({
    clock,
    atOnce,
    next,
    report: (error, messageId) => parts.report({ messageId, error }),
    pauseAfterTroubleMs: offlinePauseMs,
  })
}

async function askFor(
  { database, clock }: UnreadableParts,
  transport: Pick<SilentTransport, 'askAgain'>,
  { messageId, attempts }: UnreadableRow,
): Promise<void> {
  const message = await findMessageAnywhere(database.reader, messageId)
  const isWanted = message?.kind === 'unreadable' && message.deletedAt === null && message.raw !== null
  const pauseMs = pausesMs[attempts]
  await database.write(message?.workspaceId ?? null, async (tx) => {
    // Counted first: an asking that ends the process would be repeated for ever.
    if (!isWanted || pauseMs === undefined) await forgetUnreadable(tx, [messageId])
    else await saveUnreadable(tx, messageId, { attempts: attempts + 1, nextTryAt: clock.now() + pauseMs })
  })
  if (!isWanted || pauseMs === undefined || message.raw === null) return
  // Whether it could be asked or not: the next time is set.
  await transport.askAgain(message.raw).catch(() => undefined)
}
