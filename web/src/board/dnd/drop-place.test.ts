import { expect, test } from 'vitest'
import { cardBefore, carried, type DropColumn, indexAt } from '#board/dnd/drop-place.ts'

const column = (stageId: string, cards: string, hasMore = false): DropColumn => ({
  stageId,
  cardIds: cards.split(' ').filter((one) => one !== ''),
  hasMore,
})
const columns = [column('inbox', 'ana luis eva'), column('promise', 'pia'), column('paid', '')]

test('the middle of the carried card decides its place', () => {
  expect(indexAt(columns[0]!, 40, 100)).toBe(0)
  expect(indexAt(columns[0]!, 140, 100)).toBe(1)
  expect(indexAt(columns[0]!, 9000, 100)).toBe(3)
  expect(indexAt(columns[0]!, -50, 100)).toBe(0)
})

test('nothing lands behind the last card of a column that goes on', () => {
  expect(indexAt(column('inbox', 'ana luis', true), 9000, 100)).toBe(1)
})

test('arrows carry a card up and down and stop at the ends', () => {
  expect(carried(columns, { stageId: 'inbox', index: 0 }, 'up')).toEqual({ stageId: 'inbox', index: 0 })
  expect(carried(columns, { stageId: 'inbox', index: 2 }, 'down')).toEqual({ stageId: 'inbox', index: 3 })
  expect(carried(columns, { stageId: 'inbox', index: 3 }, 'down')).toEqual({ stageId: 'inbox', index: 3 })
})

test('arrows carry a card into the next column at the same height, or as low as it goes', () => {
  expect(carried(columns, { stageId: 'inbox', index: 3 }, 'right')).toEqual({ stageId: 'promise', index: 1 })
  expect(carried(columns, { stageId: 'promise', index: 1 }, 'right')).toEqual({ stageId: 'paid', index: 0 })
  expect(carried(columns, { stageId: 'paid', index: 0 }, 'right')).toEqual({ stageId: 'paid', index: 0 })
})

test('a column that went away leaves the card where it is', () => {
  expect(carried(columns, { stageId: 'gone', index: 2 }, 'right')).toEqual({ stageId: 'gone', index: 2 })
})

test('the server is told the neighbour above, or none', () => {
  expect(cardBefore(columns[0]!, 0)).toBeNull()
  expect(cardBefore(columns[0]!, 2)).toBe('luis')
})
