import type { Event } from '@aldia/shared/event.ts'
import { expect, test } from 'vitest'
import { timelineText } from './timeline.text.ts'
import { timelineLines } from './timeline-lines.ts'

const names = {
  person: 'Rosa',
  user: (id: string) => ({ ana: 'Ana', luis: 'Luis' })[id] ?? null,
  stage: (id: string) => ({ overdue: 'Vencidos', promise: 'Promesas' })[id] ?? null,
  times: ({ fromAt, toAt }: { fromAt: number; toAt: number }) => ({ from: `hoy, ${fromAt}`, to: String(toAt) }),
}
const ana = { kind: 'user', userId: 'ana' } as const
const system = { kind: 'system' } as const
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

test('what became of a message is told with its reason', () => {
  expect(
    words(
      event('message.failed', system, { failure: 'not_on_whatsapp' }),
      event('message.failed', system, { failure: 'not_confirmed' }),
      event('message.failed', ana, { failure: 'cancelled' }),
      event('message.failed', system, { failure: 'of a later version' }),
      event('message.retried', ana),
      event('message.deletionAsked', ana),
      event('message.deleted', system),
    ),
  ).toEqual([
    'Un mensaje no se pudo enviar: el número no está en WhatsApp',
    'WhatsApp no confirmó si un mensaje salió',
    'Ana canceló un mensaje antes de que saliera',
    'Un mensaje no se pudo enviar',
    'Ana volvió a intentar un mensaje',
    'Ana pidió eliminar un mensaje para todos',
    'Un mensaje nuestro se eliminó para todos',
  ])
})

test('what was written on the linked phone is told as the phone’s', () => {
  const phone = { kind: 'phone' } as const
  expect(words(event('message.recorded', phone, {}, 20), event('message.recorded', phone, {}, 10))).toEqual([
    'El teléfono vinculado envió 2 mensajes',
  ])
})

test('an undoing says what was undone, and an outage when it was', () => {
  expect(
    words(
      event('event.undone', ana, { type: 'card.moved' }),
      event('event.undone', ana, { type: 'card.assigned' }),
      event('event.undone', ana, { type: 'stage.updated' }),
      event('channel.gap', system, { fromAt: 1, toAt: 2 }),
    ),
  ).toEqual([
    'Ana deshizo un cambio de columna',
    'Ana deshizo un cambio de responsable',
    'Ana deshizo un cambio',
    'Sin conexión con WhatsApp (hoy, 1 a 2): lo escrito en ese tiempo llegó después',
  ])
})

const aboutPeople = [
  'card.created',
  'card.moved',
  'card.assigned',
  'contact.added',
  'contact.renamed',
  'contact.merged',
  'contact.learned',
  'conversation.merged',
  'note.added',
  'note.deleted',
  'message.received',
  'message.recorded',
  'message.sent',
  'message.failed',
  'message.retried',
  'message.deletionAsked',
  'message.deleted',
  'event.undone',
]
test.each(aboutPeople)('%s has words in every language, and never its own name', (type) => {
  for (const lines of Object.values(timelineText)) {
    const told = timelineLines([event(type, ana)], names, lines, String)
    expect(told.map((line) => line.words)).toEqual([expect.not.stringContaining(type)])
  }
})
