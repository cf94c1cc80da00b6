// WhatsApp's own marks (*bold*, _italic_, ~strike~, ```mono```, `mono`) read into a tree, which React draws as elements:
// a text never becomes HTML. Rules as WhatsApp's clients apply them: a mark opens only where a word may begin, closes
// only where a word may end, needs something other than a blank just inside, and (but for ```) stays on its line.
import { findLinks, type TextLink } from './links.ts'

export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string; readonly leadsTo: string | null }
  | { readonly kind: 'mono'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly pieces: readonly TextPiece[] }

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const
type Mark = keyof typeof marks

/** Reads a message text. Time is linear in its length: a search that found no closing mark is not made again on that line. */
export function readWhatsAppText(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  while (from < text.length) {
    const open = text.indexOf('```', from)
    const close = open < 0 ? -1 : text.indexOf('```', open + 4)
    if (close < 0 || text.slice(open + 3, close).trim() === '') {
      const end = close < 0 ? text.length : close
      pieces.push(...readLine(text.slice(from, end)))
      from = end
      if (close >= 0) {
        pieces.push({ kind: 'text', text: '```' })
        from += 3
      }
      continue
    }
    pieces.push(...readLine(text.slice(from, open)), { kind: 'mono', text: text.slice(open + 3, close) })
    from = close + 3
  }
  return joined(pieces)
}

const emojiSigns = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3|\s)+$/u

/** One to three emoji and nothing else: shown large, as WhatsApp does. */
export function isFewEmoji(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed.length > 40 || !emojiSigns.test(trimmed)) return false
  const signs = [...new Intl.Segmenter().segment(trimmed)].filter(({ segment }) => segment.trim() !== '')
  return signs.length <= 3
}

function readLine(text: string): TextPiece[] {
  return readRange(text, 0, text.length, findLinks(text), new Set())
}

function readRange(
  text: string,
  start: number,
  end: number,
  links: readonly TextLink[],
  inside: ReadonlySet<Mark>,
): TextPiece[] {
  const pieces: TextPiece[] = []
  /** By mark: no closing one stands before this position. */
  const vain = new Map<string, number>()
  let plainFrom = start
  let at = start
  let linkIndex = links.findIndex((link) => link.start >= start)
  const flush = (until: number) => {
    if (until > plainFrom) pieces.push({ kind: 'text', text: text.slice(plainFrom, until) })
  }
  while (at < end) {
    const link = linkIndex < 0 ? undefined : links[linkIndex]
    if (link !== undefined && link.start === at && link.end <= end) {
      flush(at)
      pieces.push({ kind: 'link', text: text.slice(link.start, link.end), href: link.href, leadsTo: link.leadsTo })
      linkIndex += 1
      at = link.end
      plainFrom = at
      continue
    }
    const sign = text[at] ?? ''
    const isMark = sign === '`' || (sign in marks && !inside.has(sign as Mark))
    if (isMark && (vain.get(sign) ?? start) <= at && mayOpen(text, at, start, end)) {
      const found = closing(text, sign, at, end, links)
      if (found.at !== null) {
        flush(at)
        pieces.push(marked(text, sign, at + 1, found.at, links, inside))
        at = found.at + 1
        plainFrom = at
        while (linkIndex >= 0 && (links[linkIndex]?.start ?? Number.POSITIVE_INFINITY) < at) linkIndex += 1
        continue
      }
      vain.set(sign, found.searchedTo)
    }
    at += 1
  }
  flush(end)
  return pieces
}

function marked(
  text: string,
  sign: string,
  start: number,
  end: number,
  links: readonly TextLink[],
  inside: ReadonlySet<Mark>,
): TextPiece {
  if (sign === '`') return { kind: 'mono', text: text.slice(start, end) }
  const mark = sign as Mark
  return { kind: marks[mark], pieces: readRange(text, start, end, links, new Set([...inside, mark])) }
}

const wordSign = /[\p{L}\p{N}]/u
const blank = /\s/u

function mayOpen(text: string, at: number, start: number, end: number): boolean {
  const before = at > start ? (text[at - 1] ?? '') : ''
  const after = at + 1 < end ? (text[at + 1] ?? '') : ''
  return !wordSign.test(before) && after !== '' && !blank.test(after) && after !== text[at]
}

/** Where a mark ends, or how far the line was searched in vain. Addresses are stepped over: their underscores are not marks. */
function closing(text: string, sign: string, open: number, end: number, links: readonly TextLink[]) {
  let index = links.findIndex((link) => link.end > open)
  for (let at = open + 1; at < end; at += 1) {
    const link = index < 0 ? undefined : links[index]
    if (link !== undefined && at >= link.start) {
      at = link.end
      index += 1
      if (at >= end) break
    }
    const here = text[at] ?? ''
    if (here === '\n') return { at: null, searchedTo: at }
    if (here !== sign || at === open + 1 || blank.test(text[at - 1] ?? '')) continue
    const after = at + 1 < end ? (text[at + 1] ?? '') : ''
    if (!wordSign.test(after)) return { at, searchedTo: at }
  }
  return { at: null, searchedTo: end }
}

function joined(pieces: readonly TextPiece[]): TextPiece[] {
  const result: TextPiece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: last.text + piece.text }
    } else result.push(piece)
  }
  return result
}
