import { type Event, type EventDefinition, readData } from '@aldia/shared/event.ts'
import { and, asc, desc, eq, gte, inArray, lt, max, sql } from 'drizzle-orm'
import { commandLog, events, workspaceSeqs } from '#base/base.tables.ts'
import { type CommandLog, OperationKnown } from '#base/commands.ts'
import type { Database, Queries, Reader } from '#base/database/database.ts'
import { makeInsertEach } from '#base/database/insert-each.ts'
import { perConnection } from '#base/database/per-connection.ts'
import type { Past, Recorded } from '#base/work.ts'

type Row = typeof events.$inferSelect

/** The number of the last change: of the last event, or of a change without one. */
export async function readSeq(tx: Queries | Reader, workspaceId: string): Promise<number> {
  const [byEvent] = await tx
    .select({ seq: max(events.seq) })
    .from(events)
    .where(eq(events.workspaceId, workspaceId))
  const [without] = await tx
    .select({ seq: workspaceSeqs.seq })
    .from(workspaceSeqs)
    .where(eq(workspaceSeqs.workspaceId, workspaceId))
  return Math.max(byEvent?.seq ?? 0, without?.seq ?? 0)
}

export async function writeSeq(tx: Queries, workspaceId: string, seq: number): Promise<void> {
  await tx
    .insert(workspaceSeqs)
    .values({ workspaceId, seq })
    .onConflictDoUpdate({ target: workspaceSeqs.workspaceId, set: { seq } })
}

const insertEvents = makeInsertEach(events, 'undoneById')

export async function appendEvents(
  tx: Queries,
  about: { workspaceId: string; seq: number; now: number; recorded: readonly Recorded[] },
): Promise<void> {
  const rows = about.recorded.map((event) => ({
    id: event.id,
    workspaceId: about.workspaceId,
    seq: about.seq,
    at: about.now,
    type: event.type,
    actorKind: event.actor.kind,
    actorUserId: event.actor.kind === 'user' ? event.actor.userId : null,
    contactId: event.contactId,
    data: event.data,
    undoable: event.undoable,
  }))
  await insertEvents(tx, rows)
}

/** One event of the workspace, or null. */
export async function findEvent(tx: Queries, workspaceId: string, id: string): Promise<Row | null> {
  const [row] = await tx
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, workspaceId), eq(events.id, id)))
  return row ?? null
}

/** The events of one change, of one kind and one person, in their order. */
export async function eventsOfChange<E extends EventDefinition>(
  tx: Queries,
  definition: E,
  about: { workspaceId: string; seq: number; contactId: string },
): Promise<(Omit<Row, 'data'> & Past<E>)[]> {
  const rows = await tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.workspaceId, about.workspaceId),
        eq(events.seq, about.seq),
        eq(events.type, definition.type),
        eq(events.contactId, about.contactId),
      ),
    )
    .orderBy(asc(events.id))
  return rows.map((row) => ({ ...row, data: readData(definition, row.data) }))
}

export async function markUndone(tx: Queries, ids: readonly string[], undoneById: string): Promise<void> {
  await tx
    .update(events)
    .set({ undoneById })
    .where(inArray(events.id, [...ids]))
}

/** What happened to one person stands in the timeline of another from now on. Answers the ids. */
export async function giveEvents(tx: Queries, fromContactId: string, intoContactId: string): Promise<string[]> {
  const rows = await tx
    .update(events)
    .set({ contactId: intoContactId })
    .where(eq(events.contactId, fromContactId))
    .returning({ id: events.id })
  return rows.map(({ id }) => id)
}

/** The same for some of them. */
export async function giveSomeEvents(tx: Queries, ids: readonly string[], contactId: string): Promise<void> {
  for (let from = 0; from < ids.length; from += 500)
    await tx
      .update(events)
      .set({ contactId })
      .where(inArray(events.id, ids.slice(from, from + 500)))
}

/** What happened to a person from one change on, this included. */
export async function eventsSince(tx: Reader, contactId: string, seq: number): Promise<Pick<Row, 'id' | 'data'>[]> {
  return tx
    .select({ id: events.id, data: events.data })
    .from(events)
    .where(and(eq(events.contactId, contactId), gte(events.seq, seq)))
}

/** A person's timeline, newest first; `before` is the seq to page on from. */
export async function timeline(
  reader: Reader,
  about: { workspaceId: string; contactId: string; before: number | null; limit: number },
): Promise<Row[]> {
  return reader
    .select()
    .from(events)
    .where(
      and(
        eq(events.workspaceId, about.workspaceId),
        eq(events.contactId, about.contactId),
        about.before === null ? undefined : lt(events.seq, about.before),
      ),
    )
    .orderBy(desc(events.seq), desc(events.id))
    .limit(about.limit)
}

/** The shared form of a stored event. */
export function asEvent(row: Row, cardId: string | null): Event {
  return {
    id: row.id,
    seq: row.seq,
    at: row.at,
    type: row.type,
    actor: row.actorKind === 'user' ? { kind: 'user', userId: row.actorUserId ?? '' } : { kind: row.actorKind },
    cardId,
    data: row.data,
    undoable: row.undoable,
    undoneById: row.undoneById,
  }
}

/** How long a repeated operation id is still recognised: browsers keep unsent wishes for days, not weeks. */
export const commandLogKeptMs = 14 * 86_400_000

const logCommand = perConnection((tx: Queries) => {
  const given = (name: keyof typeof commandLog.$inferInsert) => sql.placeholder(name)
  return tx
    .insert(commandLog)
    .values({
      workspaceId: given('workspaceId'),
      opId: given('opId'),
      userId: given('userId'),
      command: given('command'),
      answer: given('answer'),
      at: given('at'),
    })
    .onConflictDoNothing()
    .returning({ opId: commandLog.opId })
    .prepare()
})

export function makeCommandLog(database: Database, now: () => number): CommandLog {
  return {
    async find(workspaceId, opId) {
      const [row] = await database.reader
        .select()
        .from(commandLog)
        .where(and(eq(commandLog.workspaceId, workspaceId), eq(commandLog.opId, opId)))
      if (!row) return null
      return {
        userId: row.userId,
        command: row.command,
        input: row.answer.input ?? null,
        answer: { output: row.answer.output, change: (row.answer.change ?? null) as never },
      }
    },
    async append({ tx }, entry) {
      const { input, ...logged } = entry
      const answer = { ...entry.answer, input }
      const added = await logCommand(tx).execute({ ...logged, answer, at: now() })
      if (added.length === 0) throw new OperationKnown()
    },
  }
}

export async function forgetOldCommands(tx: Queries, before: number): Promise<void> {
  await tx.delete(commandLog).where(lt(commandLog.at, before))
}
