import { describe, expect, test } from 'vitest'
import { isFewEmoji, readWhatsAppText, type TextPiece } from './whatsapp-text.ts'

/** Writes the tree back in a notation: `<b:…>`, `<i:…>`, `<s:…>`, `<m:…>`, `<a:…>`. */
function shown(text: string): string {
  const letter = { bold: 'b', italic: 'i', strike: 's' } as const
  const draw = (pieces: readonly TextPiece[]): string =>
    pieces
      .map((piece) => {
        if (piece.kind === 'text') return piece.text
        if (piece.kind === 'mono') return `<m:${piece.text}>`
        if (piece.kind === 'link') return `<a:${piece.text}>`
        return `<${letter[piece.kind]}:${draw(piece.pieces)}>`
      })
      .join('')
  return draw(readWhatsAppText(text))
}

describe('marks of WhatsApp', () => {
  test.each([
    ['*hola*', '<b:hola>'],
    ['debe *150.000* desde _marzo_', 'debe <b:150.000> desde <i:marzo>'],
    ['~antes~ ahora', '<s:antes> ahora'],
    ['(*hola*)!', '(<b:hola>)!'],
    ['*_ya mismo_*', '<b:<i:ya mismo>>'],
    ['_a *b ~c~*_', '<i:a <b:b <s:c>>>'],
    ['```uno\n*dos*```', '<m:uno\n*dos*>'],
    ['clave `ABC-1` hoy', 'clave <m:ABC-1> hoy'],
    ['*uno* *dos*', '<b:uno> <b:dos>'],
  ])('%j is shown as %j', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  test.each([
    '2*3*4',
    'a * b * c',
    '* hola*',
    '*hola *',
    '**',
    '****',
    '*sin cerrar',
    '*una línea\notra*',
    'mi_archivo_final',
    '``````',
    '```   ```',
  ])('%j stays as it was written', (text) => {
    expect(shown(text)).toBe(text)
  })

  test('the underscores of an address are not marks, and a link can be bold', () => {
    expect(shown('_mire https://example.com/a_b_c ya_')).toBe('<i:mire <a:https://example.com/a_b_c> ya>')
    expect(shown('*https://example.com/a*')).toBe('<b:<a:https://example.com/a>>')
    expect(shown('https://example.com/*x* y *z*')).toBe('<a:https://example.com/*x>* y <b:z>')
  })

  test('HTML is a text like any other', () => {
    expect(readWhatsAppText('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'text', text: '<img src=x onerror=alert(1)>' },
    ])
  })

  test.each([
    ['marks that never close', '*a '.repeat(20_000)],
    ['marks that all close', '*a* '.repeat(16_000)],
    ['nested marks', '*a _b ~c '.repeat(7_000)],
    ['ticks', '``` '.repeat(16_000)],
    ['addresses', '*https://example.com/a_b '.repeat(2_500)],
  ])('the longest message is read in reasonable time: %s', (_name, text) => {
    const startedAt = performance.now()
    readWhatsAppText(text)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })

  test('up to three emoji alone are shown large', () => {
    expect(isFewEmoji('👍')).toBe(true)
    expect(isFewEmoji('👩‍👧‍👦 ❤️🇨🇴')).toBe(true)
    expect(isFewEmoji('👍👍👍👍')).toBe(false)
    expect(isFewEmoji('ok 👍')).toBe(false)
    expect(isFewEmoji('12')).toBe(false)
    expect(isFewEmoji('')).toBe(false)
  })
})
