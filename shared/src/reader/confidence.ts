import type { Intent } from '#reader/rules/rule.ts'
import type { Promised } from './promised.ts'

// How sure a reading is. The figures are those of phrases that were kept apart (tests/reader): of what is called 0.9, nine of
// ten are right.

/** Below this the reader keeps silent, and a person decides. */
export const leastConfidence = 0.7

const byWeight: Readonly<Record<number, number>> = { 0: 0.4, 1: 0.5, 2: 0.75, 3: 0.96 }

export function confidenceOf(
  intent: Intent,
  found: ReadonlyMap<Intent, { readonly weight: number }>,
  promise: Promised | null,
): number {
  const weight = found.get(intent)?.weight ?? 0
  let sure = byWeight[weight] ?? 0.4
  for (const [rival, evidence] of found) {
    if (rival !== intent && evidence.weight >= weight && evidence.weight > 1) sure -= 0.04
  }
  if (promise?.isDoubtful) sure -= 0.15
  if (promise && promise.day === null) sure -= 0.1
  return Math.round(Math.max(sure, 0.3) * 100) / 100
}
