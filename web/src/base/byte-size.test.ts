import { expect, test } from 'vitest'
import { sizeInWords } from '#base/byte-size.ts'

test('sizes read as people write them', () => {
  expect(sizeInWords(1_234_567, 'es-CO')).toBe('1,2 MB')
  expect(sizeInWords(340_000, 'en-US')).toBe('340 kB')
  expect(sizeInWords(0, 'es-CO')).toBe('0 bytes')
})
