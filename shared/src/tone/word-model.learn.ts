import { Language } from '#language.ts'

// Logistic regression with an L2 penalty, both kinds of phrases weighing the same; without chance, so that the same phrases give
// the same weights.

/** A judged phrase as the word model sees it. */
export interface Phrase {
  bad: boolean
  features: string[]
}

const rounds = 400
const rate = 2
const momentum = 0.9
const penalty = 0.1

/** The judged phrases of a file with the columns expected (`ok` or a tag), lang, text. */
export function judgedPhrases(tsv: string): { expected: string; language: Language; text: string }[] {
  const [, ...lines] = tsv.split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const [expected = '', language = 'es', text = ''] = line.split('\t')
    return { expected, language: Language.catch('es').parse(language), text }
  })
}

/** Weights by feature, and what a text without any of them has. */
export function learn(phrases: readonly Phrase[]): { base: number; weights: Map<string, number> } {
  const weights = new Map<string, number>()
  const speed = new Map<string, number>()
  for (const { features } of phrases) for (const feature of features) weights.set(feature, 0)
  const share = phrases.filter(({ bad }) => bad).length / phrases.length
  let base = 0
  for (let round = 0; round < rounds; round++) {
    const slope = new Map<string, number>()
    let baseSlope = 0
    for (const { bad, features } of phrases) {
      const scale = 1 / Math.sqrt(features.length || 1)
      const sum = features.reduce((total, feature) => total + (weights.get(feature) ?? 0), 0) * scale + base
      const wrong = (1 / (1 + Math.exp(-sum)) - (bad ? 1 : 0)) * (bad ? 0.5 / share : 0.5 / (1 - share))
      baseSlope += wrong
      for (const feature of features) slope.set(feature, (slope.get(feature) ?? 0) + wrong * scale)
    }
    base -= (rate * baseSlope) / phrases.length
    for (const [feature, weight] of weights) {
      const step =
        (speed.get(feature) ?? 0) * momentum + ((slope.get(feature) ?? 0) + penalty * weight) / phrases.length
      speed.set(feature, step)
      weights.set(feature, weight - rate * step)
    }
  }
  return { base, weights }
}
