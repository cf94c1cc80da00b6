import type { Change } from '@aldia/shared/change.ts'
import type { CommandDefinition } from '@aldia/shared/command.ts'
import { mayDo, type Right, type Role } from '@aldia/shared/user.ts'
import type { z } from 'zod'
import { Failure, fail } from '#base/failure.ts'
import { inputPrint } from '#base/input-print.ts'
import type { FromChange, Perform, Work } from '#base/work.ts'

/** Who is asking, as the session says; never taken from the request's body. */
export interface SignedIn {
  readonly userId: string
  readonly workspaceId: string
  readonly role: Role
  /** The hash of the session's token. */
  readonly sessionId: string
}

/** The right a command needs; `signed_in` for what everybody may do about themselves. */
export type Needs = Right | 'signed_in'

/** A command with the verb that carries it out. */
export interface HandledCommand {
  readonly definition: CommandDefinition
  readonly needs: Needs
  /** What is slow (hashing a password, asking the network) and therefore done before the transaction. */
  readonly prepare: (input: unknown, by: SignedIn) => Promise<unknown>
  readonly run: (work: Work, input: unknown, by: SignedIn, prepared: unknown) => Promise<unknown>
  /** Writes down, in a transaction of its own, that the command was refused; without: nothing is kept of it. */
  readonly refused?: (work: Work, input: unknown, failure: Failure) => Promise<void>
}

/** Ties a command to its verb and to the right it needs. */
export function handle<I extends z.ZodType, O extends z.ZodType>(
  definition: CommandDefinition<I, O>,
  needs: Needs,
  run: (work: Work, input: z.output<I>, by: SignedIn) => Promise<z.input<O> | FromChange<z.input<O>>>,
): HandledCommand {
  return { definition, needs, prepare: async () => undefined, run: run as HandledCommand['run'] }
}

/** The same command, with what is written down when it is refused; `Input` is what the command parses. */
export function notingRefusals<Input>(
  command: HandledCommand,
  refused: (work: Work, input: Input, failure: Failure) => Promise<void>,
): HandledCommand {
  return { ...command, refused: refused as NonNullable<HandledCommand['refused']> }
}

/** The same with a step before the transaction, for what must not hold up other writes. */
export function handlePrepared<I extends z.ZodType, O extends z.ZodType, P>(
  definition: CommandDefinition<I, O>,
  needs: Needs,
  prepare: (input: z.output<I>, by: SignedIn) => Promise<P>,
  run: (work: Work, input: z.output<I>, by: SignedIn, prepared: P) => Promise<z.input<O> | FromChange<z.input<O>>>,
): HandledCommand {
  return { definition, needs, prepare: prepare as HandledCommand['prepare'], run: run as HandledCommand['run'] }
}

/** Where answers already given are kept. */
export interface CommandLog {
  find(workspaceId: string, opId: string): Promise<KnownOperation | null>
  /** Throws `OperationKnown` when the operation id is taken. */
  append(work: { tx: Work['tx'] }, entry: LogEntry): Promise<void>
}
export interface KnownOperation {
  userId: string
  command: string
  /** What was asked for (`inputPrint`); null: from before it was kept. */
  input: string | null
  answer: Answer
}
export interface LogEntry {
  workspaceId: string
  opId: string
  userId: string
  command: string
  input: string
  answer: Answer
}
export interface Answer {
  output: unknown
  change: Change | null
}
export class OperationKnown extends Error {}

export type RunCommand = (command: HandledCommand, by: SignedIn, input: unknown, opId: string) => Promise<Answer>

/**
 * Runs a command for a signed-in person: right, input, once per operation id, transaction. A repeated operation id gets the
 * first answer again, also when the verb would be refused by now because its first run changed what it checks. The same id for
 * something else is a conflict.
 */
export function makeRunCommand(perform: Perform, log: CommandLog): RunCommand {
  return async (command, by, input, opId) => {
    if (command.needs !== 'signed_in' && !mayDo(by.role, command.needs)) fail('forbidden', 'role')
    const parsed = command.definition.input.parse(input)
    try {
      const prepared = await command.prepare(parsed, by)
      return await perform(
        { workspaceId: by.workspaceId, actor: { kind: 'user', userId: by.userId } },
        (work) => command.run(work, parsed, by, prepared),
        {
          opId,
          beforeCommit: (tx, change, output) =>
            log.append(
              { tx },
              {
                workspaceId: by.workspaceId,
                opId,
                userId: by.userId,
                command: command.definition.name,
                input: inputPrint(parsed),
                answer: { output, change },
              },
            ),
        },
      )
    } catch (error) {
      if (!(error instanceof OperationKnown || error instanceof Failure)) throw error
      const known = await log.find(by.workspaceId, opId)
      if (!known) {
        const { refused } = command
        if (refused && error instanceof Failure) {
          const about = { workspaceId: by.workspaceId, actor: { kind: 'user', userId: by.userId } } as const
          await perform(about, (work) => refused(work, parsed, error))
        }
        throw error
      }
      const isOther = known.input !== null && known.input !== inputPrint(parsed)
      if (known.userId !== by.userId || known.command !== command.definition.name || isOther)
        fail('conflict', 'operation_reused')
      return known.answer
    }
  }
}
