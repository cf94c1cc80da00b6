import type { Language } from '#language.ts'
import { guessLanguage } from './guess-language.ts'
import { respelled } from './spelling.ts'

// A message as the rules read it: lower case, without accents, one space between its pieces, abbreviations written out, common
// misspellings put right. Every piece remembers where it stood, so that what was understood can be shown in the debtor's words.

/** A text made plain; positions in `text` lead back to what was written. */
export interface Plain {
  /** Words, numbers and marks with one space between them and one at either end. */
  readonly text: string
  readonly language: Language
  /** What was written between two positions of `text`, whole words. */
  quote(from: number, to: number): string
}

interface Piece {
  /** Where it stood in what was written. */
  readonly from: number
  readonly to: number
  readonly plain: string
}

/** Every run of what cannot be read (emoji, signs) is passed over. */
const pieces =
  /(\n)|((?:us|u|r|rd|ar|mx|clp|col)?\$|u\$[sd]|s\/\.?(?=\s?\d)|[€£])|(\d+(?:[.,'’/:-]\d+)*)|(\p{L}[\p{L}\p{M}]*(?:['’´`‘]\p{L}+)*)|([😠😡🤬😤🖕]\uFE0F?)|([.,!?;:¿¡()%#…-])/giu

/** Makes a text plain; `usual` is the language expected, taken where the words do not say. */
export function toPlain(written: string, usual: Language): Plain {
  const found: Piece[] = []
  for (const match of written.matchAll(pieces)) {
    found.push({ from: match.index, to: match.index + match[0].length, plain: plainPiece(match) })
  }
  const language = guessLanguage(
    found.map(({ plain }) => plain),
    usual,
  )
  const starts: number[] = []
  const shown: Piece[] = []
  let text = ' '
  for (const [index, piece] of found.entries()) {
    const before = found[index - 1]
    const after = found[index + 1]
    if (piece.plain === '-' && isWord(before) && isWord(after)) continue
    const plain = respelled(piece.plain, { before: before?.plain ?? '', after: after?.plain ?? '', language })
    if (plain === '') continue
    starts.push(text.length)
    shown.push(piece)
    text += `${plain} `
  }
  return {
    text,
    language,
    quote(from, to) {
      const first = shown.findLastIndex((_, index) => (starts[index] ?? 0) <= from)
      const last = shown.findLastIndex((_, index) => (starts[index] ?? 0) < to)
      return written.slice(shown[Math.max(first, 0)]?.from ?? 0, shown[Math.max(last, 0)]?.to ?? 0)
    },
  }
}

const isWord = (piece: Piece | undefined): boolean => piece !== undefined && /^\p{L}/u.test(piece.plain)

function plainPiece(match: RegExpMatchArray): string {
  const [all, newLine, , number, word, angry] = match
  if (newLine !== undefined) return '\n'
  if (angry !== undefined) return 'angryface'
  if (number !== undefined) return number === '1/2' ? 'metade' : number.replace('’', "'")
  return word === undefined ? all.toLowerCase() : plainWord(word)
}

/**
 * Accents that decide are kept as spelling: Spanish "pagué" and "pagó" become the Portuguese "paguei" and "pagou", which mean
 * the same and nothing else; "sí" becomes "sim".
 */
function plainWord(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z]+$/.test(lower)) return shortened(lower)
  const composed = lower.normalize('NFC')
  if (composed === 'sí') return 'sim'
  const bare = lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’´`‘]/g, "'")
  if (composed.endsWith('é') && doneByMe.has(bare)) return `${bare}i`
  if (composed.endsWith('ó') && doneByOthers.has(bare)) return `${bare.slice(0, -1)}ou`
  return shortened(bare)
}

/** "siiii" is "si", "nooo" is "no"; double letters stay. */
const shortened = (word: string): string => word.replace(/([a-z])\1{2,}/g, '$1')

const doneByMe = new Set(
  'pague deposite consigne abone cancele envie mande gire liquide entregue yapee plinee pase deje salde compre lleve complete realice efectue firme contrate'.split(
    ' ',
  ),
)
const doneByOthers = new Set(
  'pago deposito consigno abono cancelo envio mando giro liquido entrego paso dejo llego cayo salio'.split(' '),
)
