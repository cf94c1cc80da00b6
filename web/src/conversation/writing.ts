import type { Message } from '@aldia/shared/message.ts'
import { create } from 'zustand'
import type { ChosenNumber } from './from-number.ts'

/** What somebody is about to write on a card, besides the words (those are in the drafts). */
export interface Writing {
  readonly mode: 'message' | 'note'
  readonly quoted: Message | null
  /** The number that was chosen to write from; it stands until the person writes again. */
  readonly from: ChosenNumber | null
}

const nothing: Writing = { mode: 'message', quoted: null, from: null }
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
  useWritings.setState((writings) => {
    const before = writings[cardId] ?? nothing
    return { [cardId]: { ...before, mode: message === null ? before.mode : 'message', quoted: message } }
  })
}

/** A message that stands in the chat of another number cannot be answered from this one. */
export function writeFrom(cardId: string, from: ChosenNumber): void {
  useWritings.setState((writings) => {
    const before = writings[cardId] ?? nothing
    const quoted = before.quoted?.channelAccountId === from.accountId ? before.quoted : null
    return { [cardId]: { ...before, quoted, from } }
  })
}

export const noteDraft = (cardId: string): string => `note:${cardId}`
