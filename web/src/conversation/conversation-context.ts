import type { Message } from '@aldia/shared/message.ts'
import { createContext, useContext } from 'react'

/** What every part of one open conversation needs to know. */
export interface Conversation {
  readonly cardId: string
  /** What the person is called on screen, already harmless for display. */
  readonly personName: string
  /** Whether I may write, react, delete. */
  readonly mayWork: boolean
  /** Shows a message of this conversation, loading around it if needed. */
  readonly jumpTo: (messageId: string) => void
  /** Opens a picture large. */
  readonly enlarge: (picture: Message) => void
}

export const ConversationContext = createContext<Conversation | null>(null)

export function useConversation(): Conversation {
  const conversation = useContext(ConversationContext)
  if (conversation === null) throw new Error('parts of a conversation are drawn inside one')
  return conversation
}
