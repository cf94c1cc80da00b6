import { Change } from '@aldia/shared/change.ts'
import type { CommandDefinition, InputOf, OutputOf } from '@aldia/shared/command.ts'
import { z } from 'zod'
import { ApiFailure, postJson } from '#base/api.ts'
import { newId } from '#base/ids.ts'
import { receiveChanges } from './records.ts'

const unreachableTriesMax = 3
const pauseMs = 800

/**
 * Sends one command and applies the answered change. Tries again under the same key when there was no answer, so that
 * nothing can happen twice. Throws `ApiFailure`.
 */
export async function runCommand<C extends CommandDefinition>(command: C, input: InputOf<C>): Promise<OutputOf<C>> {
  return (await runForChange(command, input)).output
}

/** The same, for those who need to know what happened: the answered change names its events. */
export async function runForChange<C extends CommandDefinition>(
  command: C,
  input: InputOf<C>,
): Promise<{ output: OutputOf<C>; change: Change | null }> {
  const opId = newId()
  for (let attempt = 1; ; attempt++) {
    try {
      return await postCommand(command, input, opId)
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'unreachable' || attempt >= unreachableTriesMax) throw error
      await new Promise((resume) => setTimeout(resume, pauseMs * attempt))
    }
  }
}

/** One POST of a command under a given operation id. */
export async function postCommand<C extends CommandDefinition>(
  command: C,
  input: InputOf<C>,
  opId: string,
): Promise<{ output: OutputOf<C>; change: Change | null }> {
  const answer = z.object({ output: command.output, change: Change.nullable() })
  const { output, change } = await postJson(`/api/commands/${command.name}`, input, answer, { 'idempotency-key': opId })
  if (change !== null) receiveChanges([change])
  return { output: output as OutputOf<C>, change }
}
