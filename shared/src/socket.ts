import { z } from 'zod'
import type { Change } from './change.ts'
import type { ChannelAccount, Pairing } from './channel.ts'
import { Id } from './ids.ts'

/** Who of the team is here, and which card each has open (null: none). One entry for each browser tab's user and card. */
export const Presence = z.array(z.object({ userId: Id, cardId: Id.nullable() }))
export type Presence = z.infer<typeof Presence>

/** A colleague is writing on this card. */
export interface TeamTyping {
  readonly cardId: string
  readonly userId: string
  readonly typing: boolean
}

/** What WhatsApp tells of the debtor just now. Never stored. */
export interface ContactPresence {
  readonly cardId: string
  readonly state: 'online' | 'offline' | 'typing' | 'recording'
  /** Epoch ms, when WhatsApp tells. */
  readonly lastSeenAt: number | null
}

/** Sent by the server: news only. Several changes of one tick travel together, in order. */
export interface ServerToClient {
  change: (changes: Change[]) => void
  presence: (presence: Presence) => void
  typing: (typing: TeamTyping) => void
  contactPresence: (presence: ContactPresence) => void
  /** Connection states that change too often to be changes of the record (progress, next try). */
  connection: (account: ChannelAccount) => void
  /** To those who may manage channels only. */
  pairing: (pairing: Pairing) => void
  /** The session has ended; the browser goes to the sign-in page. */
  signedOut: () => void
}

export const HereMessage = z.object({ cardId: Id.nullable() })
export const TypingMessage = z.object({ cardId: Id, typing: z.boolean() })

/** Sent by browsers; everything else is a command by HTTP. */
export interface ClientToServer {
  here: (message: z.infer<typeof HereMessage>) => void
  typing: (message: z.infer<typeof TypingMessage>) => void
}
