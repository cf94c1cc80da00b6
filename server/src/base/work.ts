import type { Change, RecordKind, Removed } from '@aldia/shared/change.ts'
import type { Actor, DataOf, EventDefinition } from '@aldia/shared/event.ts'
import type { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Database, Queries, WriteOptions } from '#base/database/database.ts'
import { assert } from '#base/failure.ts'
import { newId } from '#base/ids.ts'
import { type Asked, type JobKind, putJob } from '#base/jobs.ts'

/** What a verb says of something that happened. `contactId` puts it into that person's timeline. */
export interface Recording<E extends EventDefinition> {
  contactId?: string | null
  /** Ids and values; never the text of a message. */
  data: z.input<E['data']>
  /** Whether `event.undo` has an inverse for it. */
  undoable?: boolean
  /** When somebody else than the actor of the whole transaction did it (a message from the linked phone in a batch). */
  actor?: Actor
}

/** An event of this change, as its reactions see it. */
export interface Recorded<E extends EventDefinition = EventDefinition> {
  readonly id: string
  readonly type: E['type']
  readonly contactId: string | null
  readonly data: DataOf<E>
  readonly undoable: boolean
  readonly actor: Actor
}

/** A stored event as the undo of it reads it; what an earlier version stored otherwise is missing. */
export interface Past<E extends EventDefinition> {
  readonly contactId: string | null
  readonly data: Partial<DataOf<E>>
}

/** The first argument of every verb: one transaction of one workspace. */
export interface Work {
  readonly tx: Queries
  readonly workspaceId: string
  readonly actor: Actor
  /** Epoch ms; the same throughout the transaction. */
  readonly now: number
  /** The number of this change; rows that browsers see get it as their `seq`. */
  readonly seq: number
  /** A new id that sorts after all made before. */
  newId(): string
  /** Records what happened; reactions to it run in the same transaction, after the verb. Answers the event's id. */
  record<E extends EventDefinition>(definition: E, about: Recording<E>): string
  /**
   * Says that a record changed, so that its present form becomes news. Whoever has it whole hands it in, so that it is not
   * read again; without, what was handed in before counts no longer.
   */
  touch<K extends RecordKind>(kind: K, id: string, inHand?: InHand<K>): void
  /** Hands in a record that was read but not changed, for others that show a part of it. */
  know<K extends RecordKind>(kind: K, id: string, inHand: InHand<K>): void
  /** Says that a record is gone. */
  remove(removed: Removed): void
  /** Has something done later, once for each kind and key; it is stored with this transaction. */
  enqueue<T>(kind: JobKind<T>, asked: Asked<T>): Promise<void>
  /** Runs after the commit (waking a sender, fetching a file); never for what must not be lost. */
  afterCommit(run: () => void): void
}

/** An answer that is read from the news of the change, so that no record is loaded twice. */
export class FromChange<T> {
  readonly pick: (change: Change) => T | undefined
  constructor(pick: (change: Change) => T | undefined) {
    this.pick = pick
  }
}

/** The verb's answer is the record that it touched, in the form in which it becomes news. */
export function savedRecord<K extends RecordKind>(kind: K, id: string): FromChange<SavedRecord<K>> {
  return new FromChange(
    (change) => change.saved[kind]?.find((record) => record.id === id) as SavedRecord<K> | undefined,
  )
}
export type SavedRecord<K extends RecordKind> = NonNullable<Change['saved'][K]>[number]

/** What runs in the same transaction when an event of this type is recorded. */
export interface Reaction<T extends string = string> {
  readonly type: T
  readonly run: readonly ((work: Work, event: Recorded) => Promise<void>)[]
}

/** Ties functions to a kind of event; they run in this order. */
export function on<T extends string, D extends z.ZodObject>(
  definition: EventDefinition<T, D>,
  ...run: readonly ((work: Work, event: Recorded<EventDefinition<T, D>>) => Promise<void>)[]
): Reaction<T> {
  // They are only ever called with the events of this definition.
  return { type: definition.type, run: run as unknown as Reaction['run'] }
}

/** By kind of record: what its feature hands in, where that is not the record as browsers see it. Features add theirs. */
// biome-ignore lint/suspicious/noEmptyInterface: the ground floor itself knows no kind.
export interface HandedIn {}
export type InHand<K extends RecordKind> = K extends keyof HandedIn ? HandedIn[K] : SavedRecord<K>

export interface Touched {
  readonly kinds: ReadonlyMap<RecordKind, ReadonlySet<string>>
  /** What was handed in of a record and is still true; undefined when it has to be loaded. */
  inHand<K extends RecordKind>(kind: K, id: string): InHand<K> | undefined
}

class News implements Touched {
  readonly kinds = new Map<RecordKind, Set<string>>()
  readonly #inHand = new Map<RecordKind, Map<string, unknown>>()

  touch(kind: RecordKind, id: string, inHand: unknown): void {
    const ids = this.kinds.get(kind)
    if (ids) ids.add(id)
    else this.kinds.set(kind, new Set([id]))
    this.know(kind, id, inHand)
  }

  know(kind: RecordKind, id: string, inHand: unknown): void {
    const known = this.#inHand.get(kind)
    if (known) known.set(id, inHand)
    else this.#inHand.set(kind, new Map([[id, inHand]]))
  }

  inHand<K extends RecordKind>(kind: K, id: string): InHand<K> | undefined {
    return this.#inHand.get(kind)?.get(id) as InHand<K> | undefined
  }
}

/** What the ground floor needs of the features, handed in by app.ts. */
export interface WorkParts {
  readonly database: Database
  readonly clock: Clock
  readonly reactions: readonly Reaction[]
  /** Loads the present form of touched records and the events for the news. */
  loadChange(
    tx: Queries,
    about: { workspaceId: string; seq: number; now: number; touched: Touched; recorded: readonly Recorded[] },
  ): Promise<Pick<Change, 'saved' | 'events'>>
  /** Writes the recorded events. */
  appendEvents(
    tx: Queries,
    about: { workspaceId: string; seq: number; now: number; recorded: readonly Recorded[] },
  ): Promise<void>
  readonly numbers: ChangeNumbers
  /** A job of this kind was stored; called after the commit. */
  wakeJobs(kind: string): void
  /** Sends news to the browsers; called after the commit, in the order of commits. */
  publish(workspaceId: string, change: Change): void
}

export interface PerformOptions extends WriteOptions {
  opId?: string
  /** Runs last inside the transaction, with the change about to be committed. */
  beforeCommit?: (tx: Queries, change: Change | null, output: unknown) => Promise<void>
}

export type Perform = <T>(
  about: { workspaceId: string; actor: Actor },
  verb: (work: Work) => Promise<T | FromChange<T>>,
  options?: PerformOptions,
) => Promise<{ output: T; change: Change | null }>

/** The numbers of the changes of each workspace: one after the other without holes, also when several processes write. */
export interface ChangeNumbers {
  /** The number of the change that this transaction makes. */
  take(tx: Queries, workspaceId: string): Promise<number>
  /** The number was taken for a change without an event: nothing else tells it. */
  keep(tx: Queries, workspaceId: string, seq: number): Promise<void>
  /** Nothing changed: the next one gets the number. */
  giveBack(tx: Queries, workspaceId: string): Promise<void>
  /** In the moment of the commit. */
  committed(workspaceId: string, seq: number): void
}

/** No change of a person's is this large. */
const maxEventsPerChange = 5_000
/** So often an event may stand among the events that led to one of the same kind about the same person; after that they chase each other. */
const maxReturns = 4
/** Nor does one thing ever follow from another over so many steps. */
const maxSteps = 60

/** The one door for writes: verb, reactions, events and number in one transaction, news after it. */
export function makePerform(parts: WorkParts): Perform {
  const reactionsTo = new Map(parts.reactions.map(({ type, run }) => [type, run]))
  return async (about, verb, options = {}) => {
    const afterCommit: (() => void)[] = []
    let committed: Change | null = null
    const onCommit = () => {
      if (!committed) return
      parts.numbers.committed(about.workspaceId, committed.seq)
      parts.publish(about.workspaceId, committed)
    }
    const done = await parts.database.write(
      about.workspaceId,
      async (tx) => {
        // The engine may have this run again; what the run before wished for afterwards is void.
        afterCommit.length = 0
        committed = null
        const touched = new News()
        const removed: Removed[] = []
        const recorded: Recorded[] = []
        /** Which event each one followed from; null: the verb itself. */
        const causes: (number | null)[] = []
        let cause: number | null = null
        const now = parts.clock.now()
        const seq = await parts.numbers.take(tx, about.workspaceId)
        const work: Work = {
          tx,
          workspaceId: about.workspaceId,
          actor: about.actor,
          now,
          seq,
          newId: () => newId(now),
          record(definition, { contactId = null, data, undoable = false, actor = about.actor }) {
            const id = newId(now)
            const { type } = definition
            causes.push(cause)
            recorded.push({ id, type, contactId, data: checked(definition, data), undoable, actor })
            return id
          },
          touch: (kind, id, inHand) => touched.touch(kind, id, inHand),
          know: (kind, id, inHand) => touched.know(kind, id, inHand),
          remove: (gone) => void removed.push(gone),
          async enqueue(kind, asked) {
            await putJob(tx, kind, asked)
            afterCommit.push(() => parts.wakeJobs(kind.name))
          },
          afterCommit: (run) => void afterCommit.push(run),
        }
        const answer = await verb(work)
        for (let i = 0; i < recorded.length; i++) {
          assert(i < maxEventsPerChange, `one change records at most ${maxEventsPerChange} events`)
          const event = recorded[i]
          assert(event, 'the event at hand exists')
          mustNotReturn(recorded, causes, i)
          cause = i
          for (const react of reactionsTo.get(event.type) ?? []) await react(work, event)
        }
        const changed = recorded.length > 0 || touched.kinds.size > 0 || removed.length > 0
        let change: Change | null = null
        if (changed) {
          await parts.appendEvents(tx, { workspaceId: about.workspaceId, seq, now, recorded })
          if (recorded.length === 0) await parts.numbers.keep(tx, about.workspaceId, seq)
          const loaded = await parts.loadChange(tx, {
            workspaceId: about.workspaceId,
            seq,
            now,
            touched,
            recorded,
          })
          change = { seq, opId: options.opId ?? null, saved: loaded.saved, removed, events: loaded.events }
        } else await parts.numbers.giveBack(tx, about.workspaceId)
        const output = answer instanceof FromChange ? pickAnswer(answer, change) : answer
        await options.beforeCommit?.(tx, change, output)
        committed = change
        return { output, change }
      },
      { ...options, onCommit },
    )
    for (const run of afterCommit) run()
    return done
  }
}

/** Reactions that set each other off end after a few rounds, with a word on which ones they are, and not when the change is huge. */
function mustNotReturn(recorded: readonly Recorded[], causes: readonly (number | null)[], at: number): void {
  const last = recorded[at]
  const steps: string[] = []
  let returns = 0
  for (let i: number | null = at; i !== null; i = causes[i] ?? null) {
    const event = recorded[i]
    if (event?.type === last?.type && event?.contactId === last?.contactId) returns += 1
    steps.unshift(event?.type ?? '')
    if (returns > maxReturns || steps.length > maxSteps)
      assert(false, `reactions do not chase each other, as they do here: ${steps.slice(0, 12).join(' → ')}`)
  }
}

/** What is kept for good has the declared form, whatever a cast let through: a microsecond. */
function checked(definition: EventDefinition, data: unknown): Record<string, unknown> {
  const read = definition.data.safeParse(data)
  assert(read.success, `${definition.type} says what it is declared to say`)
  return read.data
}

function pickAnswer<T>(answer: FromChange<T>, change: Change | null): T {
  const picked = change ? answer.pick(change) : undefined
  assert(picked !== undefined, 'a verb that answers with a record has touched it')
  return picked
}
