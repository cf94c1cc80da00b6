import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepared } from '@aldia/shared/reader/read.ts'
import { intents } from '@aldia/shared/reader/rules/rule.ts'
import { featuresOf } from '@aldia/shared/reader/votes.ts'

// `node tests/reader/learn-words.ts [FILE.tsv …]`: writes shared/src/reader/spoken-for.ts anew from the phrases here and in the
// files named. A stem speaks for an intent when it stands in its phrases more often than in others (logarithm of the odds).

const leastPhrases = 2
const leastOdds = 0.9
const loudest = 4

const files = [
  ...['written.tsv', 'apart.tsv'].map((name) => fileURLToPath(new URL(name, import.meta.url))),
  ...process.argv.slice(2),
]
const phrases = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [lang = '', intent = '', text = '', today = ''] = line.split('\t')
      const language = lang.startsWith('pt') ? 'pt' : lang.startsWith('en') ? 'en' : 'es'
      const { text: said } = prepared(text, { today, place: { currency: 'ARS', locale: 'es' }, language })
      return { intent, features: new Set(featuresOf(said)) }
    }),
)

const lines = [...intents].sort().flatMap((intent) => {
  const own = phrases.filter((phrase) => phrase.intent === intent)
  const others = phrases.filter((phrase) => phrase.intent !== intent)
  const byLoudness = new Map<number, string[]>()
  for (const feature of new Set(own.flatMap(({ features }) => [...features]))) {
    const here = own.filter(({ features }) => features.has(feature)).length
    const elsewhere = others.filter(({ features }) => features.has(feature)).length
    const odds = Math.log((here + 0.3) / (own.length + 3) / ((elsewhere + 0.3) / (others.length + 3)))
    if (here + elsewhere < leastPhrases || odds < leastOdds) continue
    const loud = Math.min(loudest, Math.round(odds))
    byLoudness.set(loud, [...(byLoudness.get(loud) ?? []), feature])
  }
  return [...byLoudness]
    .sort(([a], [b]) => b - a)
    .map(([loud, stems]) => `  ['${intent}', ${loud}, '${stems.sort().join(' ').replaceAll("'", "\\'")}'],`)
})

const head = `import type { Intent } from '#reader/rules/rule.ts'

// Written by \`tests/reader/learn-words.ts\`: the stems that speak for an intent, the loudest first.

export const spokenFor: readonly (readonly [Intent, number, string])[] = [`
writeFileSync(
  fileURLToPath(new URL('../../shared/src/reader/spoken-for.ts', import.meta.url)),
  `${[head, ...lines, ']'].join('\n')}\n`,
)
