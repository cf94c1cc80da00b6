import { expect, test } from 'vitest'
import { pictureSize } from '#files/picture-size.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAC0lEQVR4nGNgQAYAAA4AAWWa7rwAAAAASUVORK5CYII=',
  'base64',
)

test('a picture tells its width and height', () => {
  expect(pictureSize(png, 'image/png')).toEqual({ width: 3, height: 2 })
})

test('a damaged picture, and what is no picture, has none', () => {
  expect(pictureSize(png.subarray(0, 12), 'image/png')).toEqual({ width: null, height: null })
  expect(pictureSize(Buffer.from('no picture at all'), 'image/jpeg')).toEqual({ width: null, height: null })
  expect(pictureSize(png, 'application/pdf')).toEqual({ width: null, height: null })
})
