import { expect, test } from 'vitest'
import { followUpdates } from '#base/new-version.ts'

const pageWith = (entry: string) => `<!doctype html><script type="module" src="${entry}"></script>`

/** A page that lacks a part; answers how often it was loaded anew. */
async function lacksPart(about: { entry: string | null; served: string | null }): Promise<number> {
  let tell: () => unknown = () => undefined
  let reloads = 0
  followUpdates({
    entry: about.entry,
    onMissingPart: (listener) => {
      tell = listener
    },
    served: async () => about.served,
    reload: () => void reloads++,
  })
  await tell()
  return reloads
}

test('a page that lacks a part after an update is loaded anew', async () => {
  expect(await lacksPart({ entry: '/assets/index-old.js', served: pageWith('/assets/index-new.js') })).toBe(1)
})

test('a page of the version that the server has stays, instead of going round in circles', async () => {
  expect(await lacksPart({ entry: '/assets/index-old.js', served: pageWith('/assets/index-old.js') })).toBe(0)
})

test('while the server does not answer the page stays: without a network there would be none', async () => {
  expect(await lacksPart({ entry: '/assets/index-old.js', served: null })).toBe(0)
})

test('a page that was not built stays', async () => {
  expect(await lacksPart({ entry: null, served: pageWith('/assets/index-new.js') })).toBe(0)
})
