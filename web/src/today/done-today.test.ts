import { expect, test } from 'vitest'
import { browserKeeper } from '#base/storage.ts'
import { itemKey, readDone, writeDone } from '#today/done-today.ts'

const today = '2026-11-24'

test('what is done for today is done until tomorrow, for this person', () => {
  const store = browserKeeper(undefined)
  writeDone(store, 'rosa', today, new Set(['a', 'b']))
  expect([...readDone(store, 'rosa', today)]).toEqual(['a', 'b'])
  expect(readDone(store, 'beto', today).size).toBe(0)
  expect(readDone(store, 'rosa', '2026-11-25').size).toBe(0)
})

test('a new reason of the same person is shown again', () => {
  const message = { kind: 'unanswered', cardId: 'ana', aboutId: 'message 1' } as const
  expect(itemKey(message)).not.toBe(itemKey({ ...message, aboutId: 'message 2' }))
})

test('what somebody else wrote there hides nothing', () => {
  const store = browserKeeper(undefined)
  store.write('aldia.done.rosa', '{"day":')
  expect(readDone(store, 'rosa', today).size).toBe(0)
  store.write('aldia.done.rosa', `{"day":"${today}","keys":"all"}`)
  expect(readDone(store, 'rosa', today).size).toBe(0)
})
