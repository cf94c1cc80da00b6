import type { TemplateLink } from '@aldia/shared/message.ts'

// From which template the words in a message field came. They count only while they stand there as they were put in; kept for as long
// as the page is open, after which they are words like any others.

const wordings = new Map<string, { link: TemplateLink; words: string }>()

/** A template was put into the message to a card as all of it. */
export function noteWording(cardId: string, link: TemplateLink | null, words: string): void {
  if (link === null) wordings.delete(cardId)
  else wordings.set(cardId, { link, words })
}

/** The template that these words are, untouched; null for words that somebody wrote or changed. */
export function wordingOf(cardId: string, words: string): TemplateLink | null {
  const known = wordings.get(cardId)
  return known !== undefined && known.words.trim() === words.trim() ? known.link : null
}
