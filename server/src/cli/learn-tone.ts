import { readFileSync, writeFileSync } from 'node:fs'
import { sentencesToJudge } from '@aldia/shared/tone/tone.ts'
import { wordFeatures } from '@aldia/shared/tone/word-features.ts'
import { judgedPhrases, learn } from '@aldia/shared/tone/word-model.learn.ts'

// `node server/src/cli/learn-tone.ts`: learns the word model of the dignity check anew from the judged phrases beside it.

const file = (name: string) => new URL(`../../../shared/src/tone/${name}`, import.meta.url)
/** Smaller weights, in hundredths, change nothing that one could see. */
const smallest = 20

const phrases = judgedPhrases(readFileSync(file('phrases/judged.tsv'), 'utf8'))
const { base, weights } = learn(
  phrases.map(({ expected, language, text }) => ({
    bad: expected !== 'ok',
    features: wordFeatures(sentencesToJudge(text, language)),
  })),
)
const kept = [...weights]
  .map(([feature, weight]) => [feature, Math.round(weight * 100)] as const)
  .filter(([, weight]) => Math.abs(weight) >= smallest)
  .sort(([a], [b]) => (a < b ? -1 : 1))
const model = { base: Math.round(base * 100), weights: Object.fromEntries(kept) }
writeFileSync(file('word-model.json'), `${JSON.stringify(model, null, 1)}\n`)
process.stdout.write(`${phrases.length} phrases, ${kept.length} weights\n`)
