import {
  addCadence as addCadenceCommand,
  approveSafe as approveSafeCommand,
  approveStep,
  editCadence as editCadenceCommand,
  finishTask as finishTaskCommand,
  pauseReminders,
  reorderCadence as reorderCadenceCommand,
  skipStep,
  switchCadence as switchCadenceCommand,
  withdrawApproval,
} from '@aldia/shared/cadence-commands.ts'
import { mayDo } from '@aldia/shared/user.ts'
import type { Clock } from '#base/clock.ts'
import { type HandledCommand, handle, handlePrepared } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { approve, finishTask, skip, withdraw } from '#cadences/approvals.ts'
import { approveSafe, findSafe } from '#cadences/approve-safe.ts'
import { addCadence, editCadence, pauseAll, reorderCadence, switchCadence } from '#cadences/cadences.ts'

export function cadenceCommands(parts: {
  reader: Reader
  clock: Pick<Clock, 'now'>
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
}): readonly HandledCommand[] {
  const about = async <T extends { cardId: string }>(work: Work, { cardId, ...input }: T) => {
    const contactId = await parts.contactOfCard(work.tx, work.workspaceId, cardId)
    return { ...input, contactId: contactId ?? fail('not_found', 'card', { field: 'cardId' }) }
  }
  return [
    handle(addCadenceCommand, 'manage_board', (work, input) => addCadence(work, input)),
    handle(editCadenceCommand, 'manage_board', (work, input) => editCadence(work, input)),
    handle(switchCadenceCommand, 'manage_board', (work, { cadenceId, isOn }) => switchCadence(work, cadenceId, isOn)),
    handle(reorderCadenceCommand, 'manage_board', async (work, input) => ({
      cadences: await reorderCadence(work, input),
    })),
    handle(approveStep, 'work_cards', async (work, input) => {
      await approve(work, await about(work, input))
      return { cardId: input.cardId }
    }),
    handlePrepared(
      approveSafeCommand,
      'work_cards',
      ({ until }, { workspaceId }) => findSafe(parts.reader, { workspaceId, until, now: parts.clock.now() }),
      async (work, { until }, { userId }, plan) => ({ approved: await approveSafe(work, plan, { until, userId }) }),
    ),
    handle(withdrawApproval, 'work_cards', async (work, input) => {
      await withdraw(work, await about(work, input))
      return { cardId: input.cardId }
    }),
    handle(skipStep, 'work_cards', async (work, input) => {
      await skip(work, await about(work, input))
      return { cardId: input.cardId }
    }),
    handle(finishTaskCommand, 'work_cards', async (work, input) => {
      await finishTask(work, await about(work, input))
      return { cardId: input.cardId }
    }),
    // Whoever sees that something goes wrong may stop it; to go on is for those who set the rules.
    handle(pauseReminders, 'work_cards', async (work, { isPaused }, by) => {
      if (!isPaused && !mayDo(by.role, 'manage_board')) fail('forbidden', 'role')
      await pauseAll(work, isPaused)
      return { isPaused }
    }),
  ]
}
