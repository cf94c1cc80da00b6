import { type Intent, intents } from '#reader/rules/rule.ts'
import { spokenFor } from './spoken-for.ts'

// Where no rule speaks, words do: each stem votes for the intents that it was met with more often than elsewhere.

/** Stems and pairs of neighbouring stems, of the words that are no marks. */
export function featuresOf(text: string): string[] {
  const stems = text
    .replace(/[\ue000-\ue006]\ue002*/g, (all) => `#${all.codePointAt(0)?.toString(16).at(-1)}`)
    .split(/[ \n]+/)
    .filter((word) => /[a-z]/.test(word) || word.startsWith('#'))
    .map((word) => word.slice(0, 6))
  return [...stems, ...stems.slice(1).map((stem, index) => `${stems[index]}_${stem}`)]
}

const votes = new Map<string, [Intent, number][]>()
for (const [intent, loud, stems] of spokenFor) {
  for (const stem of stems.split(' ')) votes.set(stem, [...(votes.get(stem) ?? []), [intent, loud]])
}

/** The intent with most votes, and how far it is ahead of the next; null where too few words are known. */
export function votedFor(text: string): { intent: Intent; lead: number } | null {
  const sums = new Map<Intent, number>(intents.map((intent) => [intent, 0]))
  for (const feature of featuresOf(text)) {
    for (const [intent, loud] of votes.get(feature) ?? []) sums.set(intent, (sums.get(intent) ?? 0) + loud)
  }
  const [first, second] = [...sums].sort((a, b) => b[1] - a[1])
  if (!first || !second || first[1] < leastVotes) return null
  return { intent: first[0], lead: first[1] - second[1] }
}

const leastVotes = 3
