import { describe, expect, test } from 'vitest'
import { plainLine, plainText } from './bidi.ts'

describe('texts of strangers, for display', () => {
  test('an override cannot make a program look like a PDF', () => {
    expect(plainLine('factura\u202efdp.exe')).toBe('factura fdp.exe')
  })

  test('overrides, embeddings and isolates leave a text, its line ends stay', () => {
    expect(plainText('uno\u202e\ndos\u2066\u2069 \u202btres')).toBe('uno\ndos tres')
  })

  test('emoji put together with joiners stay whole', () => {
    expect(plainText('👩‍👧‍👦 ok')).toBe('👩‍👧‍👦 ok')
    expect(plainLine('Ana 👩‍👧‍👦')).toBe('Ana 👩‍👧‍👦')
  })

  test('a name of several lines is shown on one', () => {
    expect(plainLine(' Ana\n\tMaría\u0000 ')).toBe('Ana María')
  })
})
