import { readFileSync } from 'node:fs'
import { judgeTone } from '@aldia/shared/tone/tone.ts'
import { judgedPhrases } from '@aldia/shared/tone/word-model.learn.ts'
import { describe, expect, test } from 'vitest'
import { checkTable } from './check-tone-table.ts'

const phrases = judgedPhrases(
  readFileSync(new URL('../../../shared/src/tone/phrases/judged.tsv', import.meta.url), 'utf8'),
)

describe('the judged phrases', () => {
  test.each(['es', 'pt', 'en'] as const)(
    '%s: hardly a bad one passes as clean, hardly a good one is stopped',
    (language) => {
      const of = phrases.filter((phrase) => phrase.language === language)
      const bad = of.filter(({ expected }) => expected !== 'ok')
      const good = of.filter(({ expected }) => expected === 'ok')
      const clean = bad.filter(({ text }) => judgeTone(text, language).verdict === 'ok')
      const stopped = good.filter(({ text }) => judgeTone(text, language).verdict !== 'ok')
      expect(bad.length).toBeGreaterThan(80)
      expect(clean.length / bad.length).toBeLessThan(0.06)
      expect(stopped.length / good.length).toBeLessThan(0.02)
    },
  )
})

describe('a table of texts', () => {
  test('comes back with verdict, tag and suggestion', () => {
    const { table, summary } = checkTable('id\tlang\ttext\n7\tes\tUsted es un ladrón\n8\tpt\tBom dia, tudo bem?\n')
    expect(table.split('\n')).toEqual([
      'id\tlang\ttext\tverdict\ttag\tsuggestion',
      '7\tes\tUsted es un ladrón\tblock\tinsult\tEntendemos que puede haber un contratiempo. ¿Qué fecha le queda bien para el pago?',
      '8\tpt\tBom dia, tudo bem?\tok\t\t',
      '',
    ])
    expect(summary).toBe('2 texts: 1 ok, 0 warn, 1 block')
  })

  test('may have its columns in another order, quotes, a byte order mark, Windows line ends and no language', () => {
    const { table } = checkTable('\ufefftext\tid\r\n"He said ""pague ya, ladrón"""\t1\r\n\r\n')
    expect(table.split('\n')[1]).toMatch(/\t1\tblock\tinsult\t/)
    expect(checkTable('lang\ttext\nen-US\tWe will sue you').table).toContain('block\tthreat\tWe would like')
  })

  test('without a column of texts is refused', () => {
    expect(() => checkTable('id\tlang\n1\tes')).toThrow('one of them must be called text')
  })
})
