import type { Message } from '@aldia/shared/message.ts'
import { create } from 'zustand'

/** What somebody is about to write on a card, besides the words (those are in the drafts). */
export interface Writing {
  readonly mode: 'message' | 'note'
  readonly quoted: Message | null
}

const nothing: Writing = { mode: 'message', quoted: null }
const useWritings = create<Record<string, Writing>>()(() => ({}))

/** Kept while one looks at other cards. */
export function useWriting(cardId: string): Writing {
  return useWritings((writings) => writings[cardId]) ?? nothing
}

export function setMode(cardId: string, mode: Writing['mode']): void {
  useWritings.setState((writings) => ({ [cardId]: { ...(writings[cardId] ?? nothing), mode } }))
}

/** Answering is always a message, so a note in the making is put aside. */
export function quote(cardId: string, message: Message | null): void {
  useWritings.setState((writings) => ({
    [cardId]: {
      mode: message === null ? (writings[cardId] ?? nothing).mode : 'message',
      quoted: message,
    },
  }))
}

export const noteDraft = (cardId: string): string => `note:${cardId}`
