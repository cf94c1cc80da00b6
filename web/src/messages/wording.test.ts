import { expect, test } from 'vitest'
import { noteWording, wordingOf } from './wording.ts'

const link = { templateId: 't', version: 1, list: 'variants', at: 0 } as const

test('words from a template are its own until somebody changes them, and again when they are as they were', () => {
  noteWording('ana', link, 'Hola, Ana: debe $ 50.000 ')
  expect(wordingOf('ana', 'Hola, Ana: debe $ 50.000')).toEqual(link)
  expect(wordingOf('ana', 'Hola, Ana: debe $ 40.000')).toBe(null)
  expect(wordingOf('ana', 'Hola, Ana: debe $ 50.000')).toEqual(link)
  expect(wordingOf('luis', 'Hola, Ana: debe $ 50.000')).toBe(null)
  noteWording('ana', null, 'Otra cosa')
  expect(wordingOf('ana', 'Hola, Ana: debe $ 50.000')).toBe(null)
})
