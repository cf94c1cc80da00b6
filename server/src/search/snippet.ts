/** Marks around a hit; private-use characters, so that no text of a person can be mistaken for them. */
export const hitStart = '\ue000'
export const hitEnd = '\ue001'

const around = 60

/** The part of a text around the first word that begins with one of the searched words, with hits marked. Never HTML. */
export function snippet(text: string, q: string): string {
  const words = (q.match(/[\p{L}\p{N}]+/gu) ?? []).map(fold)
  const plain = text.replace(/[\ue000\ue001]/g, '').replace(/\s+/g, ' ')
  const hits: [number, number][] = []
  for (const match of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    const folded = fold(match[0])
    const word = words.find((w) => folded.startsWith(w))
    if (word !== undefined) hits.push([match.index, match.index + Math.min(word.length, match[0].length)])
  }
  const first = hits[0]?.[0] ?? 0
  const from = first <= around ? 0 : plain.lastIndexOf(' ', first - around) + 1
  const to = Math.min(plain.length, from + around * 3)
  let marked = from > 0 ? '…' : ''
  let at = from
  for (const [start, end] of hits) {
    if (start < at || end > to) continue
    marked += `${plain.slice(at, start)}${hitStart}${plain.slice(start, end)}${hitEnd}`
    at = end
  }
  return `${marked}${plain.slice(at, to)}${to < plain.length ? '…' : ''}`
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
