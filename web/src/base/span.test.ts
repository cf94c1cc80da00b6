import { expect, test } from 'vitest'
import { spanInWords } from '#base/span.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  [-5000, '0 s'],
  [12_400, '12 s'],
  [89_000, '89 s'],
  [90_000, '2 min'],
  [59 * minute + 40_000, '1 h'],
  [3 * hour + 12 * minute, '3 h 12 min'],
  [day - 10_000, '1 d'],
  [2 * day + 4 * hour + 10 * minute, '2 d 4 h'],
  [3 * day, '3 d'],
])('%i ms reads as %s', (ms, words) => {
  expect(spanInWords(ms)).toBe(words)
})
