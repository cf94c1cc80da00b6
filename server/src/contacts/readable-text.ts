/** Halves of surrogate pairs and the character zero become U+FFFD, as in the database: what is shown is what is stored. */
export function wellFormed<T extends string | null>(text: T): T {
  return (text === null ? null : text.toWellFormed().replaceAll('\0', '\ufffd')) as T
}

/**
 * Control characters (line breaks too) and bidirectional overrides out, blanks collapsed: a name or a line of text that cannot
 * rearrange what stands around it.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ')
    .replace(invisible, '')
    .replace(/[\s\u115f\u1160\u2800\u3164\uffa0]+/g, ' ')
    .trim()
}

/**
 * Letters without width, with which one name is made to look like another. Joiners stay where they are part of the writing:
 * inside an emoji, and in the scripts of Persia and India.
 */
const noWidth = /\u034f|[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\u{e0000}-\u{e001f}]/u
const joiners = /\u200c|\u200d/u
const joined =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}/u
const invisible = new RegExp(`${noWidth.source}|(?<!(?:${joined.source}))(?:${joiners.source})`, 'gu')

const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' })

/** At most `max` UTF-16 units, never cutting through what a reader sees as one character. */
export function cutAt(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break
    end = index + segment.length
  }
  return text.slice(0, end).trimEnd()
}

/** What a person calls themselves, made fit to stand in a list; null when nothing is left of it. */
export function cleanPushName(name: string | null): string | null {
  if (name === null) return null
  const clean = cutAt(oneLine(name.slice(0, 1_000)), 120)
  return clean === '' ? null : clean
}
