/** What is being typed after a "/" that stands at the beginning or after a blank. */
export interface SlashToken {
  /** Where the "/" stands in the text. */
  readonly at: number
  readonly query: string
}

const longestQuery = 40

/** The "/…" that ends at the cursor; null where there is none. Pure. */
export function slashTokenAt(text: string, cursor: number): SlashToken | null {
  const before = text.slice(Math.max(0, cursor - longestQuery - 2), cursor)
  const match = /(?:^|\s)\/([^\s/][^\n/]*)?$/.exec(before)
  if (match === null) return null
  const query = match[1] ?? ''
  const at = cursor - query.length - 1
  // Cut off in the middle of something longer, it only looks like a beginning.
  return at === 0 || /\s/.test(text[at - 1] ?? '') ? { at, query } : null
}

/** The text with the token replaced, and where the cursor stands then. Pure. */
export function withoutToken(text: string, { at, query }: SlashToken, words: string): { text: string; cursor: number } {
  const cursor = at + words.length
  return { text: text.slice(0, at) + words + text.slice(at + 1 + query.length), cursor }
}
