import { wordFeatures } from '#tone/word-features.ts'
import model from '#tone/word-model.json' with { type: 'json' }

// For what is said around every rule. Learned from judged phrases by `word-model.learn.ts`; a sum of weights, so that each word's
// share can be read in the file.

/** Above this a text is called harsh: of the judged phrases left out of learning, about one good one in twenty-two is above it. */
const limit = 104

const weights: Readonly<Record<string, number>> = model.weights

/** Whether the words of a text, all together, are those of harsh messages more than those of kind ones. */
export function soundsHarsh(sentences: readonly string[]): boolean {
  const features = wordFeatures(sentences)
  if (features.length < 4) return false
  const sum = features.reduce(
    (total, feature) => total + (Object.hasOwn(weights, feature) ? (weights[feature] ?? 0) : 0),
    0,
  )
  return model.base + sum / Math.sqrt(features.length) > limit
}
