import { wordsWithoutTitles } from '@aldia/shared/spoken-name.ts'
import type { Swatch } from './swatch.ts'
import { swatches } from './swatch.ts'

/** One or two letters for a name: first and last word's, titles left out; for a telephone number its last two digits. */
export function initialsOf(name: string): string {
  const words = wordsWithoutTitles(name).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return '?'
  if (/^[+\d\s()-]+$/.test(name.trim())) return name.replace(/\D/g, '').slice(-2)
  const letters = words.map(firstLetter)
  // A number behind a name ("Ana 2") tells people apart in words, not in two letters.
  const spoken = letters.some(isLetter) ? letters.filter(isLetter) : letters
  const last = spoken.length > 1 ? spoken.at(-1) : ''
  return `${spoken[0] ?? ''}${last}`.toUpperCase()
}

/** Always the same colour for the same person, whatever they are called. */
export function swatchFor(id: string): Swatch {
  let hash = 0
  for (const character of id) hash = (hash * 31 + character.codePointAt(0)!) % 9973
  return swatches[hash % swatches.length]!
}

function firstLetter(word: string): string {
  return word.match(/[\p{L}\p{N}]/u)?.[0] ?? ''
}

const isLetter = (sign: string): boolean => /\p{L}/u.test(sign)
