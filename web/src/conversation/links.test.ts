import { describe, expect, test } from 'vitest'
import { findLinks } from './links.ts'

const found = (text: string) => findLinks(text).map((link) => text.slice(link.start, link.end))

describe('addresses in a message', () => {
  test('an https address becomes a link, without the punctuation of the sentence', () => {
    expect(found('Pague en https://pagos.example.co/f/12?x=1#a, gracias.')).toEqual([
      'https://pagos.example.co/f/12?x=1#a',
    ])
    expect(found('¿Es https://example.com?')).toEqual(['https://example.com'])
  })

  test('brackets stay when they belong to the address', () => {
    expect(found('(ver https://es.example.org/wiki/Mora_(derecho))')).toEqual([
      'https://es.example.org/wiki/Mora_(derecho)',
    ])
    expect(found('(https://example.com/a)')).toEqual(['https://example.com/a'])
  })

  test('signs of formatting around an address do not belong to it', () => {
    expect(found('*https://example.com/a_b_c*')).toEqual(['https://example.com/a_b_c'])
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,hola',
    'http://example.com',
    'ftp://example.com',
    'https://',
    'https://banco.example@malo.example/x',
    'https://localhost/x',
    'www.example.com',
  ])('%s stays plain text', (text) => {
    expect(found(`mire ${text} ya`)).toEqual([])
  })

  test('a direction override inside an address is never part of where it leads', () => {
    const [link] = findLinks('https://example.com/\u202egnp.exe')
    expect(link?.href).toBe('https://example.com/%E2%80%AEgnp.exe')
  })

  test('many addresses in one text are all found', () => {
    expect(found('https://a.example https://b.example\nhttps://c.example')).toHaveLength(3)
  })

  test('a very long run of closing brackets is read in reasonable time', () => {
    const startedAt = performance.now()
    found(`https://example.com/${')'.repeat(20_000)}`)
    expect(performance.now() - startedAt).toBeLessThan(500)
  })
})

describe('a link that does not lead where it seems to', () => {
  test.each([
    ['https://bаnco.com/pago', 'xn--bnco-53d.com'],
    ['https://ban\u200bco.com', 'banco.com'],
    ['https://banco。com', 'banco.com'],
    ['https://BANCO.com/Pago', null],
    ['https://banco.com:443/x', null],
    ['https://banco.com?x=1', null],
  ])('%s', (text, leadsTo) => {
    expect(findLinks(text)[0]?.leadsTo).toBe(leadsTo)
  })
})
