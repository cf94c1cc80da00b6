import { expect, test } from 'vitest'
import { PictureSizes } from '#files/picture-size.ts'

/** Three pixels wide, two high. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAC0lEQVR4nGNgQAYAAA4AAWWa7rwAAAAASUVORK5CYII=',
  'base64',
)
const nothing = { width: null, height: null }

test('the size of a picture stands in its first bytes', async () => {
  expect(await new PictureSizes().read(png, 'image/png')).toEqual({ width: 3, height: 2 })
})

test('of a damaged picture, or of what is none, there is no size', async () => {
  const sizes = new PictureSizes()
  expect(await sizes.read(png.subarray(0, 12), 'image/png')).toEqual(nothing)
  expect(await sizes.read(Buffer.from('no picture at all'), 'image/jpeg')).toEqual(nothing)
  expect(await sizes.read(png, 'application/pdf')).toEqual(nothing)
})

test('a picture that takes too long is given up, and the next one is read all the same', async () => {
  const stuck = new URL(
    'data:text/javascript,import{parentPort}from"node:worker_threads";parentPort.on("message",()=>{for(;;);})',
  )
  const due: (() => void)[] = []
  const sizes = new PictureSizes(stuck, {
    after(_, run) {
      due.push(run)
      return () => void due.splice(due.indexOf(run), 1)
    },
  })
  const first = sizes.read(png, 'image/png')
  const second = sizes.read(png, 'image/png')
  for (const answer of [first, second]) {
    await expect.poll(() => due.length).toBe(1)
    due[0]?.()
    expect(await answer).toEqual(nothing)
  }
})

test('a thread that dies leaves the picture without size', async () => {
  const dying = new URL(
    'data:text/javascript,import{parentPort}from"node:worker_threads";parentPort.on("message",()=>{throw 1})',
  )
  expect(await new PictureSizes(dying).read(png, 'image/png')).toEqual(nothing)
})
