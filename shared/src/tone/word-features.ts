/**
 * What the word model looks at in plain sentences without what is harmless in them: words, pairs of neighbours, beginnings of long
 * words; figures are all one.
 */
export function wordFeatures(sentences: readonly string[]): string[] {
  const features = new Set<string>()
  for (const sentence of sentences) {
    let before = '^'
    for (const word of sentence.replace(/\d+/g, '0').split(/[^a-z0%]+/)) {
      if (word === '') continue
      features.add(word)
      features.add(`${before} ${word}`)
      if (word.length > 5) features.add(`${word.slice(0, 5)}*`)
      before = word
    }
  }
  return [...features]
}
