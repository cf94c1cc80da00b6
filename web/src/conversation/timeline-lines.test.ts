import type { Event } from '@aldia/shared/event.ts'
import { expect, test } from 'vitest'
import { timelineText } from './timeline.text.ts'
import { timelineLines } from './timeline-lines.ts'

const names = {
  person: 'Rosa',
  user: (id: string) => ({ ana: 'Ana', luis: 'Luis' })[id] ?? null,
  stage: (id: string) => ({ overdue: 'Vencidos', promise: 'Promesas' })[id] ?? null,
}
const ana = { kind: 'user', userId: 'ana' } as const
const rosa = { kind: 'contact' } as const

function event(type: string, actor: Event['actor'], data: Event['data'] = {}, at = 0): Event {
  return { id: `${type} ${at}`, seq: 1, at, type, actor, cardId: 'c', data, undoable: false, undoneById: null }
}

const words = (...events: Event[]) =>
  timelineLines(events, names, timelineText.es, (at) => String(Math.floor(at / 1000))).map((line) => line.words)

test('what happened is told with names instead of ids', () => {
  expect(
    words(
      event('card.moved', ana, { fromStageId: 'overdue', toStageId: 'promise' }),
      event('card.assigned', ana, { toAssigneeId: 'luis' }),
      event('card.assigned', ana, { toAssigneeId: 'ana' }),
      event('card.assigned', ana, { toAssigneeId: null }),
      event('contact.renamed', ana, { after: 'Rosa Pérez' }),
      event('card.created', { kind: 'system' }, { stageId: 'overdue' }),
    ),
  ).toEqual([
    'Ana la movió de Vencidos a Promesas',
    'Ana la dejó a cargo de Luis',
    'Ana se hizo cargo',
    'Ana la dejó sin responsable',
    'Ana cambió el nombre a Rosa Pérez',
    'La conversación entró en Vencidos',
  ])
})

test('messages of one author on one day are one line', () => {
  expect(
    words(
      event('message.received', rosa, {}, 2500),
      event('message.received', rosa, {}, 2400),
      event('message.sent', ana, {}, 2300),
      event('message.received', rosa, {}, 2200),
      event('message.received', rosa, {}, 1900),
    ),
  ).toEqual(['Rosa escribió 2 mensajes', 'Ana envió un mensaje', 'Rosa escribió', 'Rosa escribió'])
})

test('a change that was undone meanwhile is marked, although it was loaded before', () => {
  const moved = event('card.moved', ana, { fromStageId: 'overdue', toStageId: 'promise' })
  const lines = timelineLines(
    [event('event.undone', ana, { eventId: moved.id }), moved],
    names,
    timelineText.es,
    String,
  )
  expect(lines.map((line) => line.isUndone)).toEqual([false, true])
})

test('people and columns that are gone, and kinds nobody knows, do no harm', () => {
  expect(
    words(
      event('card.moved', { kind: 'user', userId: 'gone' }, { fromStageId: 'gone', toStageId: 'promise' }),
      event('something.new', ana),
    ),
  ).toEqual(['Alguien del equipo la movió de una columna que ya no existe a Promesas'])
})
