import type { Event } from '@aldia/shared/event.ts'
import { expect, test } from 'vitest'
import { followedMoves, recordedBy } from '#board/followed-moves.ts'

const rosa = { kind: 'user', userId: 'rosa' } as const
const system = { kind: 'system' } as const
let count = 0
const event = (about: Partial<Event>): Event => ({
  id: `event ${++count}`,
  seq: 1,
  at: 0,
  type: 'card.moved',
  actor: system,
  cardId: 'ana',
  data: { fromStageId: 'inbox', toStageId: 'overdue', because: 'debt_overdue' },
  undoable: false,
  undoneById: null,
  ...about,
})

test('cards that went the same way for the same reason are told together', () => {
  const toPromise = { fromStageId: 'inbox', toStageId: 'promise', because: 'promise_recorded' }
  expect(followedMoves([event({}), event({ cardId: 'luis' }), event({ cardId: 'eva', data: toPromise })])).toEqual([
    { toStageId: 'overdue', because: 'debt_overdue', cardIds: ['ana', 'luis'] },
    { toStageId: 'promise', because: 'promise_recorded', cardIds: ['eva'] },
  ])
})

test('moves by people, inside a column or for an unknown reason are not told', () => {
  const unknown = { fromStageId: 'inbox', toStageId: 'paid', because: 'moon' }
  const inside = { fromStageId: 'paid', toStageId: 'paid', because: 'settled' }
  expect(followedMoves([event({ actor: rosa }), event({ data: unknown }), event({ data: inside })])).toEqual([])
})

test('only what I recorded about money can be taken back by me', () => {
  const promise = event({ type: 'promise.recorded', actor: rosa, undoable: true })
  const note = event({ type: 'note.added', actor: rosa, undoable: true })
  const events = [promise, note, event({ actor: rosa, undoable: true }), event({})]
  expect(recordedBy(events, 'rosa')).toEqual([promise])
  expect(recordedBy(events, 'beto')).toEqual([])
})
