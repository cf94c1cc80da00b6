import { assignCard, markCardRead, markCardUnread, moveCard } from '@aldia/shared/card.ts'
import type { Change } from '@aldia/shared/change.ts'
import type { CommandDefinition, InputOf } from '@aldia/shared/command.ts'
import { addNote, deleteNote } from '@aldia/shared/contact.ts'
import { cancelMessage, deleteMessage, reactToMessage, retryMessage, sendMessage } from '@aldia/shared/message.ts'
import { tagCard, untagCard } from '@aldia/shared/tag.ts'
import { ApiFailure } from '#base/api.ts'
import { now } from '#base/clock.ts'
import { newId } from '#base/ids.ts'
import { notify } from '#base/notify.ts'
import { keeper } from '#base/storage.ts'
import { postCommand } from './commands.ts'
import { setPending, useRecords } from './records.ts'
import type { PendingCommand } from './replay.ts'

// Commands that are drawn before they are answered. Sent one at a time in the order they were made, kept through a reload
// (one storage entry for each command, so that two tabs never overwrite each other), repeated under the same operation id
// while the server is unreachable.

const queueable: ReadonlyMap<string, CommandDefinition> = new Map(
  [
    moveCard,
    assignCard,
    tagCard,
    untagCard,
    markCardRead,
    markCardUnread,
    sendMessage,
    reactToMessage,
    deleteMessage,
    retryMessage,
    cancelMessage,
    addNote,
    deleteNote,
  ].map((command) => [command.name, command]),
)

/** Refused, these stay in sight with the reason, because the words in them were typed by somebody. */
const keepsWords: ReadonlySet<string> = new Set([sendMessage.name, addNote.name])

/** How a queued command ended. */
export interface Answered {
  readonly opId: string
  readonly name: string
  readonly input: unknown
  readonly change: Change | null
  readonly failure: ApiFailure | null
}

/** Answers true when it told the person about a refusal; else the queue shows the server's message. */
type AnswerListener = (answered: Answered) => boolean

const listeners = new Set<AnswerListener>()
let ownerId: string | null = null
/** Counts sign-ins and sign-outs: an answer that comes after one belongs to nobody here. */
let shift = 0
let sendingIn = -1
let retryTimer: ReturnType<typeof setTimeout> | undefined
let failures = 0

/** Hears how queued commands end. */
export function onAnswered(listener: AnswerListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Adds a command: drawn in this frame, sent behind. Answers its operation id. */
export function enqueue<C extends CommandDefinition>(command: C, input: InputOf<C>): string {
  if (!queueable.has(command.name)) throw new Error(`${command.name} is not known to the queue`)
  const pending: PendingCommand = { opId: newId(), name: command.name, input, queuedAt: now(), refused: null }
  keep(pending)
  setPending((all) => [...all, pending])
  void sendNext()
  return pending.opId
}

/** Sends a refused command once more, at the end of the queue and under a new operation id. */
export function retryPending(opId: string): void {
  const refused = useRecords.getState().pending.find((command) => command.opId === opId)
  if (refused === undefined) return
  const again: PendingCommand = { ...refused, opId: newId(), queuedAt: now(), refused: null }
  release(opId)
  keep(again)
  setPending((all) => [...all.filter((command) => command.opId !== opId), again])
  void sendNext()
}

/** Gives a refused command up. */
export function dropPending(opId: string): void {
  release(opId)
  setPending((all) => all.filter((command) => command.opId !== opId))
}

/** Called when somebody has signed in: takes up what this person left unsent. */
export function resumeQueue(userId: string): void {
  shift += 1
  ownerId = userId
  const kept = keeper
    .keys()
    .filter((key) => key.startsWith(prefix()))
    .map((key) => readKept(key))
    .filter((command) => command !== null)
    .sort((a, b) => (a.opId < b.opId ? -1 : 1))
  setPending(() => kept)
  void sendNext()
}

/** Called at sign-out: what is unsent stays stored for the same person. */
export function pauseQueue(): void {
  shift += 1
  ownerId = null
  clearTimeout(retryTimer)
}

/** The network is back: do not wait for the next try. */
export function hurryQueue(): void {
  failures = 0
  clearTimeout(retryTimer)
  void sendNext()
}

async function sendNext(): Promise<void> {
  const current = shift
  if (sendingIn === current || ownerId === null) return
  const next = useRecords.getState().pending.find((command) => command.refused === null)
  if (next === undefined) return
  const definition = queueable.get(next.name)!
  sendingIn = current
  try {
    const { change } = await postCommand(definition, next.input, next.opId)
    if (current !== shift) return
    failures = 0
    settle(next, change, null)
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    if (current !== shift || error.code === 'not_signed_in') return
    if (again(error)) return waitAndRetry()
    settle(next, null, error)
  } finally {
    if (sendingIn === current) sendingIn = -1
  }
  void sendNext()
}

const again = (failure: ApiFailure) =>
  failure.code === 'unreachable' || failure.code === 'busy' || failure.code === 'too_many'

function waitAndRetry(): void {
  failures += 1
  clearTimeout(retryTimer)
  retryTimer = setTimeout(() => void sendNext(), Math.min(15_000, 500 * 2 ** Math.min(failures, 6)))
}

function settle(command: PendingCommand, change: Change | null, failure: ApiFailure | null): void {
  const { opId, name, input } = command
  if (failure !== null && keepsWords.has(name)) {
    const refused = { ...command, refused: failure.message }
    keep(refused)
    setPending((all) => all.map((each) => (each.opId === opId ? refused : each)))
  } else {
    release(opId)
    setPending((all) => all.filter((each) => each.opId !== opId))
  }
  let told = false
  for (const listener of listeners) told = listener({ opId, name, input, change, failure }) || told
  if (failure !== null && !told) notify({ text: failure.message, tone: 'danger' })
}

const prefix = () => `aldia.pending.${ownerId}.`

function keep(command: PendingCommand): void {
  if (ownerId !== null) keeper.write(prefix() + command.opId, JSON.stringify(command))
}

function release(opId: string): void {
  if (ownerId !== null) keeper.remove(prefix() + opId)
}

function readKept(key: string): PendingCommand | null {
  const command = JSON.parse(keeper.read(key) ?? 'null') as PendingCommand | null
  // A newer version of the program may know fewer commands than the one that stored this.
  if (command !== null && queueable.has(command.name)) return command
  keeper.remove(key)
  return null
}
