import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import type { Perform, Work } from '#base/work.ts'
import { type SendingTransport, TransportFailure } from '#channels/transport.ts'
import { spellings } from '#contacts/phone-match.ts'
import {
  claim,
  type DepartureParts,
  nextDeparture,
  noteFailure,
  noteHandedOver,
  noteLookUp,
  numberToLookUp,
} from '#outbox/departure.ts'
import { hasUnconfirmed, type OutboxRow, releaseRows, unconfirmedSince } from '#outbox/outbox.store.ts'
import { giveUpUnconfirmed, giveUpUnlinked, unconfirmedBoundMs } from '#outbox/settle.ts'
import type { ClearedMessage } from '#policy/gate.ts'

// The one way out. For each account one row at a time, in order: claimed on disk, handed over, and what came of it written down.
// Dying in between is safe: after the next connection the row goes again under the same id, which the network takes only once.

export interface SenderParts extends DepartureParts {
  database: Database
  perform: Perform
  clock: Clock
  /** The transport of an account, if it runs here. */
  transportOf(accountId: string): SendingTransport | null
  /** Says that something failed which is no refusal of the network; names and ids only. */
  report(about: { accountId: string; outboxId: string | null; error: unknown }): void
}

export interface Sender {
  /** Something waits, or may leave by now. */
  wake(accountId: string): void
  /** A connection was opened: what the last one did not confirm goes again. */
  opened(about: { workspaceId: string; accountId: string }): void
  /** The number is linked no longer: what waits fails and says why. */
  unlinked(about: { workspaceId: string; accountId: string }): Promise<void>
  /** Lets the row under way finish, and takes no other. */
  stop(): Promise<void>
}

/** Acknowledgements and receipts that waited for us get this long to arrive before anything is sent again (ms). */
const graceAfterOpenMs = 3_000
/** A transport that neither sends nor refuses within this time is asked again later (ms). */
const sendTimeoutMs = 90_000
const pauseAfterTroubleMs = 5_000
const unconfirmedCheckMs = 10 * 60_000

export function makeSender(parts: SenderParts): Sender {
  const lines = new Map<string, Line>()
  let stopped = false

  interface Line {
    running: Promise<void> | null
    again: boolean
    rowUnderWay: string | null
    /** What the last connection did not confirm comes first; until it is released, nothing overtakes it. */
    isHeld: boolean
    cancelAlarm: () => void
    cancelRelease: () => void
    cancelCheck: () => void
  }

  function lineOf(accountId: string): Line {
    let line = lines.get(accountId)
    if (!line) {
      const nothing = () => undefined
      line = {
        running: null,
        again: false,
        rowUnderWay: null,
        isHeld: false,
        cancelAlarm: nothing,
        cancelRelease: nothing,
        cancelCheck: nothing,
      }
      lines.set(accountId, line)
    }
    return line
  }

  function wake(accountId: string): void {
    if (stopped) return
    const line = lineOf(accountId)
    line.again = true
    line.running ??= run(accountId, line).finally(() => {
      line.running = null
      // Woken after the last look and before this line.
      if (line.again) wake(accountId)
    })
  }

  async function run(accountId: string, line: Line): Promise<void> {
    try {
      while (line.again && !stopped) {
        line.again = false
        while (!stopped && (await step(accountId, line))) {
          // Each step sends one row.
        }
      }
    } catch (error) {
      parts.report({ accountId, outboxId: line.rowUnderWay, error })
      line.again = false
      alarm(accountId, line, pauseAfterTroubleMs)
    } finally {
      line.rowUnderWay = null
    }
  }

  /** Sends one row; false when there is nothing to do until the next waking. */
  async function step(accountId: string, line: Line): Promise<boolean> {
    const transport = parts.transportOf(accountId)
    if (line.isHeld || !transport?.ready()) return false
    const next = await nextDeparture(parts.database.reader, accountId, parts.clock.now())
    if (next === null) return false
    if ('at' in next) {
      alarm(accountId, line, next.at - parts.clock.now())
      return false
    }
    const { row } = next
    line.rowUnderWay = row.id
    try {
      if (!(await knowsAddress(transport, row))) return true
      const cleared = await inWorkspace(row.workspaceId, (work) => claim(work, parts, row.id))
      if (cleared) await depart(transport, row, cleared)
    } finally {
      line.rowUnderWay = null
    }
    return true
  }

  async function depart(transport: SendingTransport, row: OutboxRow, cleared: ClearedMessage): Promise<void> {
    try {
      const sent = await inTime(transport.send(cleared))
      await inWorkspace(row.workspaceId, (work) => noteHandedOver(work, row, sent.raw))
    } catch (error) {
      await fallBack(row, error)
    }
  }

  async function knowsAddress(transport: SendingTransport, row: OutboxRow): Promise<boolean> {
    const unknown = await numberToLookUp(parts.database.reader, row)
    if (!unknown) return true
    try {
      const { phone, contactId } = unknown
      const answers = phone === null ? null : await inTime(transport.lookUp(spellings(phone)))
      const chat = [...(answers?.values() ?? [])].find((answer) => answer !== null) ?? null
      await inWorkspace(row.workspaceId, (work) => noteLookUp(work, parts, row, { contactId, phone, chat }))
    } catch (error) {
      await fallBack(row, error)
    }
    return false
  }

  async function fallBack(row: OutboxRow, error: unknown): Promise<void> {
    const isExpected = error instanceof TransportFailure
    if (!isExpected) parts.report({ accountId: row.channelAccountId, outboxId: row.id, error })
    const why = isExpected ? error : { again: true, failure: null, message: 'unexpected' }
    await inWorkspace(row.workspaceId, (work) => noteFailure(work, parts, row, why))
  }

  async function inTime<T>(sending: Promise<T>): Promise<T> {
    let cancel = () => {}
    const late = new Promise<never>((_, reject) => {
      cancel = parts.clock.after(sendTimeoutMs, () => reject(new TransportFailure('timeout', { again: true })))
    })
    try {
      return await Promise.race([sending, late])
    } finally {
      cancel()
    }
  }

  function alarm(accountId: string, line: Line, delayMs: number): void {
    line.cancelAlarm()
    if (!stopped) line.cancelAlarm = parts.clock.after(delayMs, () => wake(accountId))
  }

  async function inWorkspace<T>(workspaceId: string, verb: (work: Work) => Promise<T>): Promise<T> {
    return (await parts.perform({ workspaceId, actor: { kind: 'system' } }, verb)).output
  }

  async function release(workspaceId: string, accountId: string): Promise<void> {
    const { rowUnderWay, isHeld } = lineOf(accountId)
    await inWorkspace(workspaceId, async (work) => {
      await giveUpUnconfirmed(work, parts, accountId)
      await releaseRows(work.tx, { accountId, now: work.now, notId: rowUnderWay, unconfirmed: isHeld })
    })
  }

  async function checkUnconfirmed(workspaceId: string, accountId: string): Promise<void> {
    const bound = parts.clock.now() - unconfirmedBoundMs
    const overdue = await unconfirmedSince(parts.database.reader, accountId, bound)
    if (overdue.length > 0) await inWorkspace(workspaceId, (work) => giveUpUnconfirmed(work, parts, accountId))
  }

  function watchUnconfirmed(workspaceId: string, accountId: string): void {
    const line = lineOf(accountId)
    line.cancelCheck()
    if (stopped) return
    line.cancelCheck = parts.clock.after(unconfirmedCheckMs, () => {
      checkUnconfirmed(workspaceId, accountId)
        .catch((error: unknown) => parts.report({ accountId, outboxId: null, error }))
        .finally(() => watchUnconfirmed(workspaceId, accountId))
    })
  }

  return {
    wake,
    opened({ workspaceId, accountId }) {
      const line = lineOf(accountId)
      watchUnconfirmed(workspaceId, accountId)
      line.cancelRelease()
      line.isHeld = true
      line.cancelRelease = parts.clock.after(graceAfterOpenMs, () => {
        release(workspaceId, accountId)
          .catch((error: unknown) => parts.report({ accountId, outboxId: null, error }))
          .finally(() => {
            line.isHeld = false
            wake(accountId)
          })
      })
      hasUnconfirmed(parts.database.reader, accountId, line.rowUnderWay)
        .then((is) => {
          line.isHeld = is
          wake(accountId)
        })
        .catch((error: unknown) => parts.report({ accountId, outboxId: null, error }))
    },
    async unlinked({ workspaceId, accountId }) {
      await inWorkspace(workspaceId, (work) => giveUpUnlinked(work, parts, accountId))
    },
    async stop() {
      stopped = true
      for (const line of lines.values()) {
        line.cancelAlarm()
        line.cancelRelease()
        line.cancelCheck()
      }
      await Promise.all([...lines.values()].map((line) => line.running))
    },
  }
}
