import { expect, test } from 'vitest'
import { mediaBox } from './media-box.ts'

test('a picture keeps its shape within the bubble', () => {
  expect(mediaBox(1200, 900)).toEqual({ width: 300, height: 225 })
  expect(mediaBox(900, 1600)).toEqual({ width: 180, height: 320 })
  expect(mediaBox(200, 150)).toEqual({ width: 200, height: 150 })
})

test('odd sizes get room that can be seen', () => {
  expect(mediaBox(1, 4000)).toEqual({ width: 120, height: 320 })
  expect(mediaBox(8000, 2)).toEqual({ width: 300, height: 120 })
  expect(mediaBox(null, null)).toEqual({ width: 260, height: 195 })
  expect(mediaBox(0, -3)).toEqual({ width: 260, height: 195 })
})
