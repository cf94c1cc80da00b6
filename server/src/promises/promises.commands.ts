import { cancelPromise as cancelPromiseCommand, recordPromise as recordPromiseCommand } from '@aldia/shared/promise.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { savedRecord } from '#base/work.ts'
import { cancelPromise, type PromiseParts, recordPromise } from '#promises/promises.ts'

export function promiseCommands(parts: PromiseParts): readonly HandledCommand[] {
  return [
    handle(recordPromiseCommand, 'work_cards', async (work, input, by) =>
      savedRecord('promises', await recordPromise(work, parts, { ...input, createdById: by.userId })),
    ),
    handle(cancelPromiseCommand, 'work_cards', async (work, { promiseId, reason }) => {
      await cancelPromise(work, promiseId, reason)
      return savedRecord('promises', promiseId)
    }),
  ]
}
