import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** An order key between two others; null means the end of the list on that side. Keys are compared with `<`, as bytes. */
export function rankBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after)
}

/** `count` ascending order keys between two others. */
export function ranksBetween(before: string | null, after: string | null, count: number): string[] {
  return generateNKeysBetween(before, after, count)
}

/** For `sort`: ascending by rank, then by id. */
export function byRank(a: { rank: string; id: string }, b: { rank: string; id: string }): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
