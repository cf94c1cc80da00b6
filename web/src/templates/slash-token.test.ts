import { expect, test } from 'vitest'
import { slashTokenAt, withoutToken } from './slash-token.ts'

const at = (text: string) => slashTokenAt(text, text.length)

test('a "/" at the beginning or after a blank begins a search', () => {
  expect(at('/')).toEqual({ at: 0, query: '' })
  expect(at('/ya pagué')).toEqual({ at: 0, query: 'ya pagué' })
  expect(at('Hola, Ana\n/sal')).toEqual({ at: 10, query: 'sal' })
})

test.each(['y/o', 'https://banco.example', '1/2', 'hoy / mañana', '', 'Hola', 'nada\n'])('none in %j', (text) => {
  expect(at(text)).toBeNull()
})

test('what stands around the search stays', () => {
  const text = 'Hola, /sal gracias'
  const token = slashTokenAt(text, 'Hola, /sal'.length)
  expect(token && withoutToken(text, token, 'son $ 10')).toEqual({ text: 'Hola, son $ 10 gracias', cursor: 14 })
})
