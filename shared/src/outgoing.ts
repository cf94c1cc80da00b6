import { z } from 'zod'
import { Card } from './card.ts'
import { Id, Instant } from './ids.ts'
import { Message } from './message.ts'

// What waits to leave, as the page *Recordatorios* shows it.

/**
 * `scheduled`: for the moment that a person chose. `held`: until the contact policy allows it. `queued`: as soon as the number is
 * connected. `failed`: it did not leave, or nobody knows.
 */
export const OutgoingState = z.enum(['scheduled', 'held', 'queued', 'failed'])
export type OutgoingState = z.infer<typeof OutgoingState>

/** `typed`: somebody of the team wrote it. `rule`: the program did. */
export const OutgoingKind = z.enum(['typed', 'rule'])
export type OutgoingKind = z.infer<typeof OutgoingKind>

export const OutgoingItem = z.object({
  messageId: Id,
  cardId: Id,
  state: OutgoingState,
  /** When it leaves, or should have. */
  at: Instant,
  /** Nobody else can have it: it may be written anew and moved. */
  isUntouched: z.boolean(),
  /** When it is dropped, where a person said so. */
  notAfter: Instant.nullable(),
})
export type OutgoingItem = z.infer<typeof OutgoingItem>

/** Narrows the list; all that are given hold together. `after`: as the page before told it. */
export const OutgoingFilter = z.object({
  state: OutgoingState.optional(),
  kind: OutgoingKind.optional(),
  authorId: Id.optional(),
  cardId: Id.optional(),
  after: z
    .string()
    .regex(/^\d{1,16}_.{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type OutgoingFilter = z.infer<typeof OutgoingFilter>

/** `GET /api/outgoing`: what waits to leave, soonest first. */
export const OutgoingPage = z.object({
  items: z.array(OutgoingItem),
  /** The messages of the items. */
  messages: z.array(Message),
  /** The cards of the items. */
  cards: z.array(Card),
  /** What to ask the next page with, null at the end. */
  next: z.string().nullable(),
})
export type OutgoingPage = z.infer<typeof OutgoingPage>
