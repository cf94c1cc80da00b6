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
