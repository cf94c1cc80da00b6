import { expect, test } from 'vitest'
import { z } from 'zod'
import { cleanName } from './names.ts'

const name = cleanName(5)

test('names lose what turns or hides text, and keep everything else', () => {
  expect(name.parse('  a\u0000\u202e  b ')).toBe('a b')
  expect(name.parse('Ñandú')).toBe('Ñandú')
  expect(name.safeParse(' \u0007 ').success).toBe(false)
  expect(name.safeParse('abcdef').success).toBe(false)
  expect(name.parse('      abc      ')).toBe('abc')
})

test('the same schema writes what was kept', () => {
  expect(z.encode(z.object({ name }), { name: 'Ana' })).toEqual({ name: 'Ana' })
})
