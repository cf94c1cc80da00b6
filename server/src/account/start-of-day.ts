import { addDays, dayIn, startOfDay } from '@aldia/shared/dates.ts'
import { beginDay } from '#account/account.reactions.ts'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import type { Log } from '#base/log.ts'
import type { Perform } from '#base/work.ts'
import { contactsToCheck } from '#board/card-balance.ts'
import { findWorkspace, workspaceIds } from '#workspaces/workspaces.ts'

// What the calendar alone changes: due dates pass, promises run out, fees accrue. Runs when a day begins in the workspace's zone,
// and at the start of the program for the days that it missed. Only people for whom something changes are looked at.

/** Clocks are corrected and machines sleep, so the day is looked at this often (ms) even when midnight is far. */
const lookEveryMs = 15 * 60_000
/** People in one transaction: messages are to wait for milliseconds, not for the whole night's work. */
const peopleAtOnce = 20

export interface Daybreak {
  start(): void
  stop(): Promise<void>
}

export function makeDaybreak(parts: { reader: Reader; perform: Perform; clock: Clock; log: Log }): Daybreak {
  const { reader, clock, log } = parts
  let cancel: () => void = () => undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false

  async function look(): Promise<number> {
    let waitMs = lookEveryMs
    for (const workspaceId of await workspaceIds(reader)) {
      const workspace = await findWorkspace(reader, workspaceId)
      if (!workspace) continue
      const today = dayIn(workspace.timeZone, clock.now())
      await beginDayFor(parts, workspaceId, today, () => stopped)
      waitMs = Math.min(waitMs, startOfDay(addDays(today, 1), workspace.timeZone) - clock.now())
    }
    return Math.max(waitMs, 1_000)
  }

  function round(): void {
    running = look()
      .catch((err: unknown) => {
        log.error({ err }, 'the new day could not begin')
        return lookEveryMs
      })
      .then((waitMs) => {
        if (!stopped) cancel = clock.after(waitMs, round)
      })
  }
  return {
    start: round,
    async stop() {
      stopped = true
      cancel()
      await running
    },
  }
}

/** Brings everybody of a workspace to `today` for whom a day has passed that matters. */
export async function beginDayFor(
  parts: { reader: Reader; perform: Perform },
  workspaceId: string,
  today: string,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const actor = { kind: 'system' } as const
  let after = ''
  while (!isStopped()) {
    const people = await contactsToCheck(parts.reader, workspaceId, today, after, peopleAtOnce)
    const last = people.at(-1)
    if (last === undefined) return
    await parts.perform({ workspaceId, actor }, async (work) => {
      for (const contactId of people) await beginDay(work, contactId)
    })
    after = last
  }
}
