import type { Work } from '#base/work.ts'
import { giveSteps } from '#cadences/cadences.store.ts'
import { stopLadder } from '#cadences/stop-ladder.ts'
import type { MergeParts } from '#contacts/merge-parts.ts'

interface Separation {
  readonly theirsId: string
  readonly staysId: string
}

/** Before two who were one are told apart: what was ready was made for one debtor with the debts of both, and does not leave. */
export function stopBeforeSeparation(work: Work, { staysId }: Separation): Promise<void> {
  return stopLadder(work, staysId, 'separated')
}

/**
 * What the ladders know of each goes with them, so that nothing is said twice to one and nothing left out for the other: the steps that
 * came with the merge, and those whose message went to them since.
 */
export async function separateLadders(
  work: Work,
  about: Separation & { readonly parts: MergeParts; readonly messageIds: ReadonlySet<string> },
): Promise<void> {
  const came = about.parts.ids('step')
  await giveSteps(
    work.tx,
    about.staysId,
    about.theirsId,
    ({ id, messageId }) => came.has(id) || (messageId !== null && about.messageIds.has(messageId)),
  )
}
