import { ladderStopped, type StopReason } from '@aldia/shared/cadence-commands.ts'
import type { contactMerged } from '@aldia/shared/contact.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import type { Recorded, Work } from '#base/work.ts'
import { cardsShowMessages } from '#board/cards.ts'
import { markReady } from '#board/ready-steps.ts'
import { endStep, giveSteps, readySteps } from '#cadences/cadences.store.ts'
import { takeBackWaiting } from '#outbox/take-back.ts'

// A debtor who answers, promises, pays, disputes or asks for silence is not reminded by what was made ready before: approvals are
// taken back, and what stands in the outbox does not leave, in the transaction of the fact itself.

type OfPerson = Pick<Recorded, 'contactId'>

/** Nothing is fetched for what is taken back. */
const shown = { linesChanged: cardsShowMessages, wakeAttachments: () => undefined, wakeUnreadable: () => undefined }
/** What was sent before that has left, or never will. */
const waitsDays = 7

/** A reaction: this fact stops the ladder of its person. */
export function stopsLadder(why: StopReason): (work: Work, event: OfPerson) => Promise<void> {
  return async (work, { contactId }) => {
    if (contactId !== null) await stopLadder(work, contactId, why)
  }
}

/** Reaction: two people became one. What was ready for either was not made for both. */
export async function ladderFollowsMerge(work: Work, { data }: Recorded<typeof contactMerged>): Promise<void> {
  const { fromContactId, intoContactId } = data
  await stopLadder(work, fromContactId, 'merged')
  await stopLadder(work, intoContactId, 'merged')
  await giveSteps(work.tx, fromContactId, intoContactId)
}

async function stopLadder(work: Work, contactId: string, why: StopReason): Promise<void> {
  const since = addDays(dayIn('UTC', work.now), -waitsDays)
  let stopped = 0
  for (const row of await readySteps(work.tx, contactId, since)) {
    const isStopped =
      row.state === 'approved' || (row.messageId !== null && (await takeBackWaiting(work, shown, row.messageId)))
    if (!isStopped) continue
    stopped += 1
    await endStep(work.tx, row.id, { state: 'cancelled', reason: why, at: work.now, endedOn: row.endedOn })
  }
  await markReady(work.tx, contactId, false)
  if (stopped > 0) work.record(ladderStopped, { contactId, data: { why, steps: stopped } })
}
