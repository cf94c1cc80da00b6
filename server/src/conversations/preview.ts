import { cutAt, oneLine } from '#contacts/readable-text.ts'

/** How much of a message stands on a card, in UTF-16 units. */
const maxPreviewLength = 140

/** The beginning of a text on one line, without anything that could rearrange what stands around it; null when nothing is left. */
export function lastMessagePreview(text: string | null): string | null {
  if (text === null) return null
  const line = cutAt(oneLine(text.slice(0, 2_000)), maxPreviewLength)
  return line === '' ? null : line
}
