import { expect, test } from 'vitest'
import { followUpdates } from '#base/new-version.ts'

function pageOf(about: { type: 'navigate' | 'reload'; ageMs: number }) {
  let tell: (event: Event) => void = () => undefined
  let reloads = 0
  followUpdates({
    addEventListener: (_, listener) => {
      tell = listener
    },
    location: { reload: () => void reloads++ },
    performance: { now: () => about.ageMs, getEntriesByType: () => [{ type: about.type } as never] },
  })
  return {
    partIsGone() {
      const event = new Event('vite:preloadError', { cancelable: true })
      tell(event)
      return { reloads, isShown: !event.defaultPrevented }
    },
  }
}

test('a page that lacks a part after an update is loaded anew', () => {
  expect(pageOf({ type: 'navigate', ageMs: 5_000 }).partIsGone()).toEqual({ reloads: 1, isShown: false })
  expect(pageOf({ type: 'reload', ageMs: 3_600_000 }).partIsGone()).toEqual({ reloads: 1, isShown: false })
})

test('a page that was loaded anew just now shows the fault instead of going round in circles', () => {
  expect(pageOf({ type: 'reload', ageMs: 2_000 }).partIsGone()).toEqual({ reloads: 0, isShown: true })
})
