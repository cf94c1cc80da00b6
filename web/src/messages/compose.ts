import type { TemplateLink } from '@aldia/shared/message.ts'
import { create } from 'zustand'
import { readDraft, writeDraft } from '#base/drafts.ts'
import { noteWording } from './wording.ts'

/** Where the message is kept that is being written on a card. */
export const messageDraft = (cardId: string): string => `message:${cardId}`

interface ComposeWish {
  readonly cardId: string
  /** Counts wishes, so that the same one twice is seen twice. */
  readonly turn: number
}

/** The latest wish to go on writing on a card; the open conversation follows it. */
export const useComposeWish = create<{ wish: ComposeWish | null }>()(() => ({ wish: null }))

/**
 * Puts words into the message that is being written on a card, below what stands there already. Nothing is sent. `link`: the template
 * that they are.
 */
export function compose(cardId: string, text: string, link: TemplateLink | null = null): void {
  const before = readDraft(messageDraft(cardId)).trimEnd()
  writeDraft(messageDraft(cardId), before === '' ? text : `${before}\n\n${text}`)
  noteWording(cardId, before === '' ? link : null, text)
  useComposeWish.setState(({ wish }) => ({ wish: { cardId, turn: (wish?.turn ?? 0) + 1 } }))
}

/** Takes words out again that `compose` put there, as long as nobody changed or sent them. */
export function uncompose(cardId: string, text: string): void {
  const draft = readDraft(messageDraft(cardId))
  const at = draft.lastIndexOf(text)
  if (at < 0) return
  const before = draft.slice(0, at).trimEnd()
  const after = draft.slice(at + text.length).trim()
  writeDraft(messageDraft(cardId), [before, after].filter((part) => part !== '').join('\n\n'))
}
