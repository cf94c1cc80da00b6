import { deepStrictEqual } from 'node:assert/strict'
import type { Change, Records } from '@aldia/shared/change.ts'
import type { Actor } from '@aldia/shared/event.ts'
import type { Role } from '@aldia/shared/user.ts'
import { makeChangeNumbers } from '#base/change-numbers.store.ts'
import { type SetClock, setClock } from '#base/clock.ts'
import { type Answer, type HandledCommand, makeRunCommand, type SignedIn } from '#base/commands.ts'
import type { Database } from '#base/database/database.ts'
import { appendEvents, makeCommandLog } from '#base/events.store.ts'
import { newId } from '#base/ids.ts'
import type { Place } from '#base/store-folder.ts'
import { makePerform, type Perform } from '#base/work.ts'
import { layOutBoard } from '#board/stages.ts'
import { reactions } from '#reactions.ts'
import { loadChange } from '#records.ts'
import { testDatabase } from '#testing/database.ts'
import { createUser } from '#users/users.ts'
import { openWorkspace } from '#workspaces/workspaces.ts'

/** For tests of features: a business on a real database file, with the real door, reactions and records. */
export interface TestWorkspace {
  database: Database
  clock: SetClock
  folder: string
  place: Place
  workspaceId: string
  perform: Perform
  /** Everything published so far, in order. */
  news: Change[]
  /** A signed-in person of the business. */
  person(role: Role, name?: string): Promise<SignedIn>
  /** Runs a command as that person, as a browser would. */
  run(command: HandledCommand, by: SignedIn, input: unknown, opId?: string): Promise<Answer>
  /** Another business in the same database. */
  other(): Promise<TestWorkspace>
  dispose(): Promise<void>
}

/** Friday 20 November 2026, 09:00 in Bogotá. */
export const fridayMorning = Date.UTC(2026, 10, 20, 14, 0)

/**
 * Everything that goes into the news without being loaded is loaded as well and compared; not so where the cost is looked at
 * (`lean`).
 */
export async function testWorkspace(about: { lean?: boolean } = {}): Promise<TestWorkspace> {
  const { database, folder, place, dispose } = await testDatabase()
  const clock = setClock(fridayMorning)
  return open({ database, folder, place, clock, dispose, load: about.lean ? loadChange : loadAndCompare })
}

const loadAndCompare: typeof loadChange = async (tx, about) => {
  const change = await loadChange(tx, about)
  const touched = { kinds: about.touched.kinds, inHand: () => undefined }
  const loaded = await loadChange(tx, { ...about, touched })
  deepStrictEqual(asBrowsersSee(change.saved), asBrowsersSee(loaded.saved), 'what was handed in is what is stored')
  return change
}

function asBrowsersSee(saved: Records): unknown {
  const kinds = Object.entries(saved).map(([kind, records]) => [
    kind,
    [...(records ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
  ])
  return JSON.parse(JSON.stringify(kinds))
}

async function open(base: {
  database: Database
  folder: string
  place: Place
  clock: SetClock
  load: typeof loadChange
  dispose(): Promise<void>
}): Promise<TestWorkspace> {
  const { database, clock } = base
  const news: Change[] = []
  const workspaceId = newId(clock.now())
  const perform = makePerform({
    database,
    clock,
    reactions,
    loadChange: base.load,
    appendEvents,
    numbers: makeChangeNumbers(),
    wakeJobs: () => undefined,
    publish: (_, change) => void news.push(change),
  })
  const runCommand = makeRunCommand(perform, makeCommandLog(database, clock.now))
  const actor: Actor = { kind: 'system' }
  await perform({ workspaceId, actor }, async (work) => {
    await openWorkspace(work, { name: 'Tienda Rosita', country: 'CO' })
    await layOutBoard(work, 'es')
  })
  return {
    ...base,
    workspaceId,
    perform,
    news,
    async person(role, name = role) {
      const { output } = await perform({ workspaceId, actor }, (work) =>
        createUser(work, { name, role, email: `${newId(clock.now())}@example.com`, passwordHash: 'none' }),
      )
      return { userId: output.id, workspaceId, role, sessionId: 'test' }
    },
    run: (command, by, input, opId = newId(clock.now())) => runCommand(command, by, input, opId),
    other: () => open(base),
  }
}

/** The command of that name in a list. */
export function commandNamed(commands: readonly HandledCommand[], name: string): HandledCommand {
  const found = commands.find((command) => command.definition.name === name)
  if (!found) throw new Error(`no command ${name}`)
  return found
}
