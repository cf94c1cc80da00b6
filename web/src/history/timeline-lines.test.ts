import type { Event } from '@aldia/shared/event.ts'
import { Language } from '@aldia/shared/language.ts'
import { expect, test } from 'vitest'
import { timelineText } from './timeline.text.ts'
import { timelineLadderText } from './timeline-ladder.text.ts'
import { timelineLines } from './timeline-lines.ts'
import { timelineMoneyText } from './timeline-money.text.ts'

const names = {
  person: 'Rosa',
  user: (id: string) => ({ ana: 'Ana', luis: 'Luis' })[id] ?? null,
  stage: (id: string) => ({ overdue: 'Vencidos', promise: 'Promesas' })[id] ?? null,
  times: ({ fromAt, toAt }: { fromAt: number; toAt: number }) => ({ from: `hoy, ${fromAt}`, to: String(toAt) }),
  amount: (amountMinor: number, currency: string) => `${currency} ${amountMinor}`,
  date: (on: string) => on.slice(5),
}
const linesOf = (language: Language) => ({
  ...timelineText[language],
  money: timelineMoneyText[language],
  ladder: timelineLadderText[language],
})
const ana = { kind: 'user', userId: 'ana' } as const
const system = { kind: 'system' } as const
const rosa = { kind: 'contact' } as const

function event(type: string, actor: Event['actor'], data: Event['data'] = {}, at = 0): Event {
  return { id: `${type} ${at}`, seq: 1, at, type, actor, cardId: 'c', data, undoable: false, undoneById: null }
}

const words = (...events: Event[]) =>
  timelineLines(events, names, linesOf('es'), (at) => String(Math.floor(at / 1000))).map((line) => line.words)

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
  const lines = timelineLines([event('event.undone', ana, { eventId: moved.id }), moved], names, linesOf('es'), String)
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

test('money is told with its amounts and days, and what follows by rule is not put on anybody', () => {
  const cop = (amountMinor: number) => ({ amountMinor, currency: 'COP' })
  expect(
    words(
      event('debt.added', ana, { ...cop(150), dueOn: '2026-11-27' }),
      event('promise.recorded', ana, { amount: cop(50), dueOn: '2026-11-27' }),
      event('promise.recorded', ana, { amount: cop(50), dueOn: null }),
      event('promise.broken', system, { amount: cop(50), dueOn: '2026-11-27' }),
      event('promise.partlyKept', system, { amount: cop(50), paid: cop(20) }),
      event('payment.confirmed', ana, {
        amount: cop(50),
        before: { amountMinor: 40, paidOn: '2026-11-26', reference: null },
      }),
      event('payment.confirmed', ana, { amount: cop(50), before: null }),
      event('charge.takenBack', system, { kind: 'late_fee', ...cop(5) }),
      event('charge.accrued', system, { kind: 'late_fee', ...cop(5) }),
      event('debt.writtenOff', ana, { amounts: [cop(10), { amountMinor: 3, currency: 'USD' }] }),
      event('plan.proposed', ana, { total: cop(100), parts: 4 }),
    ),
  ).toEqual([
    'Ana registró una deuda de COP 150',
    'Ana anotó una promesa de COP 50 para el 11-27',
    'Ana anotó una promesa de COP 50, sin fecha',
    'No llegó lo prometido para el 11-27: COP 50',
    'De la promesa de COP 50 llegaron COP 20',
    'Ana confirmó el pago de COP 50',
    'Ana registró un pago de COP 50',
    'Se quitó un recargo por atraso de COP 5: no correspondía',
    'Se sumó un recargo por atraso de COP 5, según lo acordado',
    'Ana dio por perdidos COP 10 + USD 3',
    'Ana propuso un plan de COP 100 en 4 cuotas',
  ])
})

test('a move by the facts says why', () => {
  expect(
    words(
      event('card.moved', system, { fromStageId: 'overdue', toStageId: 'promise', because: 'promise_recorded' }),
      event('event.undone', ana, { type: 'promise.recorded' }),
    ),
  ).toEqual(['Al Día la movió de Vencidos a Promesas: hay una promesa', 'Ana deshizo un cambio de promesa'])
})

const aboutPeople = [
  'card.created',
  'card.moved',
  'card.assigned',
  'contact.added',
  'contact.renamed',
  'contact.merged',
  'contact.resembles',
  'contact.separated',
  'contact.differs',
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
  'debt.added',
  'debt.edited',
  'debt.cancelled',
  'debt.adjusted',
  'debt.writtenOff',
  'entry.reversed',
  'charge.accrued',
  'charge.takenBack',
  'payment.claimed',
  'payment.confirmed',
  'payment.rejected',
  'payment.annulled',
  'credit.applied',
  'credit.refunded',
  'promise.recorded',
  'promise.replaced',
  'promise.kept',
  'promise.keptLate',
  'promise.partlyKept',
  'promise.broken',
  'promise.cancelled',
  'plan.proposed',
  'plan.accepted',
  'plan.completed',
  'plan.defaulted',
  'plan.cancelled',
  'plan.expired',
  'card.lateReasonSet',
]
test.each(aboutPeople)('%s has words in every language, and never its own name', (type) => {
  for (const language of Language.options) {
    const told = timelineLines([event(type, ana)], names, linesOf(language), String)
    expect(told.map((line) => line.words)).toEqual([expect.not.stringContaining(type)])
  }
})
