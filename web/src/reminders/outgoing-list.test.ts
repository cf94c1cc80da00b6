import type { OutgoingPage } from '@aldia/shared/outgoing.ts'
import { expect, test } from 'vitest'
import { byDay, entriesOf } from './outgoing-list.ts'

const item = (messageId: string, at: number) =>
  ({ messageId, cardId: 'ana', state: 'scheduled', at, isUntouched: true, notAfter: null }) as const
const pageOf = (...ids: [string, number][]): OutgoingPage =>
  ({
    items: ids.map(([id, at]) => item(id, at)),
    messages: ids.map(([id]) => ({ id })),
    cards: [{ id: 'ana' }],
    next: null,
  }) as unknown as OutgoingPage

test('what stands on two pages because it moved meanwhile is shown once, where it stands now', () => {
  const entries = entriesOf([pageOf(['a', 1], ['b', 2]), pageOf(['b', 30], ['c', 31])])
  expect(entries.map(({ item: { messageId, at } }) => [messageId, at])).toEqual([
    ['a', 1],
    ['b', 30],
    ['c', 31],
  ])
})

test('a message or a person that the page does not carry is left out', () => {
  expect(entriesOf([{ ...pageOf(['a', 1]), cards: [] }])).toEqual([])
})

test('days follow the clock of the business', () => {
  const days = byDay(entriesOf([pageOf(['a', 1], ['b', 2], ['c', 11])]), (at) => `day ${Math.floor(at / 10)}`)
  expect(days.map(([day, entries]) => [day, entries.length])).toEqual([
    ['day 0', 2],
    ['day 1', 1],
  ])
})
