import { z } from 'zod'
import { Id, Instant, Seq } from './ids.ts'

export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), userId: Id }),
  z.object({ kind: z.literal('contact') }),
  z.object({ kind: z.literal('phone') }),
  z.object({ kind: z.literal('system') }),
])
export type Actor = z.infer<typeof Actor>

/** What happened, by whom and when. `type` is `noun.past`; `data` holds ids and values, never the text of a message. */
export const Event = z.object({
  id: Id,
  seq: Seq,
  at: Instant,
  type: z.string(),
  actor: Actor,
  cardId: Id.nullable(),
  data: z.record(z.string(), z.unknown()),
  undoable: z.boolean(),
  undoneById: Id.nullable(),
})
export type Event = z.infer<typeof Event>

/** `GET /api/cards/:id/events`: the timeline, newest first. */
export const EventPage = z.object({ events: z.array(Event), next: z.string().nullable() })
export type EventPage = z.infer<typeof EventPage>

/** A kind of event: its name (`noun.past`), and what it says beside who did it and when. */
export interface EventDefinition<T extends string = string, D extends z.ZodObject = z.ZodObject> {
  readonly type: T
  readonly data: D
}

/** Declares a kind of event, beside its noun. Names and fields are on the disks of the past: they are added to, never changed. */
export function event<T extends string, D extends z.ZodObject>(type: T, data: D): EventDefinition<T, D> {
  return { type, data }
}

/** What is recorded with an event, and read back at once. */
export type DataOf<E extends EventDefinition> = z.output<E['data']>

/**
 * What a stored event says, as far as it has the declared form. An earlier version may have stored a field otherwise or not at all;
 * such a field is missing here, and whoever shows the event does without.
 */
export function readData<E extends EventDefinition>(definition: E, data: Event['data']): Partial<DataOf<E>> {
  const found: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(definition.data.shape)) {
    const read = (field as z.ZodType).safeParse(data[name])
    if (read.success && read.data !== undefined) found[name] = read.data
  }
  return found as Partial<DataOf<E>>
}
