import { expect, test } from 'vitest'
import { waitingNote } from './waiting.ts'

const now = 1_000_000
const account = (state: Parameters<typeof waitingNote>[0][number]['state'], stateSince = 0) => ({ state, stateSince })

test('nothing is said while WhatsApp takes what we send', () => {
  expect(waitingNote([account('online')], 'live', 0, now)).toBeNull()
  expect(waitingNote([account('offline'), account('online')], 'live', 0, now)).toBeNull()
})

test('a lost connection is named with its time, a short one is not', () => {
  expect(waitingNote([account('offline', 5000)], 'live', 0, now)).toEqual({ why: 'since', since: 5000 })
  expect(waitingNote([account('connecting', now - 3000)], 'live', 0, now)).toBeNull()
})

test('an unlinked, stopped or unsteady number has its own words', () => {
  expect(waitingNote([account('unlinked', 7)], 'live', 0, now)?.why).toBe('unlinked')
  expect(waitingNote([account('pairing', 7)], 'live', 0, now)?.why).toBe('unlinked')
  expect(waitingNote([account('stopped', 7)], 'live', 0, now)?.why).toBe('stopped')
  expect(waitingNote([account('unsteady', 7)], 'live', 0, now)).toEqual({ why: 'unsteady', since: 7 })
})

test('without the server everything else is unknown', () => {
  expect(waitingNote([account('online')], 'offline', 9, now)).toEqual({ why: 'noServer', since: 9 })
  expect(waitingNote([account('online')], 'reconnecting', 9, now)).toBeNull()
})
