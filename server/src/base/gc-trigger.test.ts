import { expect, test, vi } from 'vitest'
import { setClock } from '#base/clock.ts'
import { makeGcTrigger } from '#base/gc-trigger.ts'

test('memory is given back once a burst of messages is over, and not for a few', () => {
  const clock = setClock(0)
  const collect = vi.fn()
  const spare = makeGcTrigger({ clock, collect })
  spare.worked(999)
  clock.advance(10_000)
  expect(collect).not.toHaveBeenCalled()
  for (let i = 0; i < 50; i++) {
    spare.worked(100)
    clock.advance(100)
  }
  expect(collect).not.toHaveBeenCalled()
  clock.advance(400)
  expect(collect).toHaveBeenCalledOnce()
  spare.worked(10)
  clock.advance(10_000)
  expect(collect).toHaveBeenCalledOnce()
})
