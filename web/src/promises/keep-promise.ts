import type { OutputOf } from '@aldia/shared/command.ts'
import { promiseRecorded, recordPromise } from '@aldia/shared/promise.ts'
import type { z } from 'zod'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'

/** Keeps a promise as it stands, without a form, and says so with Undo. Throws `ApiFailure`. */
export async function keepPromise(
  input: z.infer<typeof recordPromise.input>,
  said: string,
): Promise<OutputOf<typeof recordPromise>> {
  const { output, change } = await runForChange(recordPromise, input)
  notifyDone(said, change, promiseRecorded)
  return output
}
