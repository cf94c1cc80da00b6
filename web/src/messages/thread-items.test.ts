import type { Message } from '@aldia/shared/message.ts'
import { expect, test } from 'vitest'
import type { PendingCommand } from '#records/replay.ts'
import { type Thread, threadItems, withThreadNews, withThreadPage } from './thread-items.ts'

const message = (id: string, sentAt: number, told: Partial<Message> = {}): Message => ({
  id,
  seq: 1,
  cardId: 'ana',
  conversationId: 'c',
  channelAccountId: 'number',
  direction: 'in',
  kind: 'text',
  text: id,
  status: null,
  failure: null,
  sentAt,
  authorId: null,
  quote: null,
  reactions: [],
  attachment: null,
  details: null,
  wait: null,
  byRule: false,
  editedAt: null,
  editUnreadable: false,
  deletedAt: null,
  ...told,
})
const note = (id: string, createdAt: number) => ({
  id,
  seq: 1,
  cardId: 'ana',
  authorId: 'me',
  text: id,
  createdAt,
  deletedAt: null,
})
const thread = (messages: Message[], told: Partial<Thread> = {}): Thread => ({
  messages,
  notes: [],
  older: null,
  newer: null,
  ...told,
})
const wish = (name: string, input: unknown, refused: string | null = null): PendingCommand => ({
  opId: `op ${name}`,
  name,
  input,
  queuedAt: 99,
  refused,
})
const read = (one: Thread, pending: PendingCommand[] = []) =>
  threadItems(one, pending, 'ana', 'me').map((item) => item.id)

test('messages and notes stand in the order of their time', () => {
  expect(
    read(
      thread([message('hola', 1), message('mañana pago', 5)], {
        notes: [note('dice que mañana', 6), note('llamé', 2)].reverse(),
      }),
    ),
  ).toEqual(['hola', 'llamé', 'mañana pago', 'dice que mañana'])
})

test('what I send stands last at once, and is the same line when the server has it', () => {
  const send = wish('message.send', { messageId: 'gracias', cardId: 'ana', text: 'gracias' })
  const before = thread([message('hola', 200)])
  expect(threadItems(before, [send], 'ana', 'me').at(-1)).toMatchObject({ id: 'gracias', pending: true, refused: null })
  const after = withThreadNews(before, 'ana', { messages: [message('gracias', 201, { seq: 2, direction: 'out' })] })
  expect(read(after, [send])).toEqual(['hola', 'gracias'])
})

test('a refused message stays with its words and the reason', () => {
  const send = wish(
    'message.send',
    { messageId: 'gracias', cardId: 'ana', text: 'gracias' },
    'El archivo ya no existe.',
  )
  expect(threadItems(thread([]), [send], 'ana', 'me')).toMatchObject([
    {
      id: 'gracias',
      pending: false,
      refused: 'El archivo ya no existe.',
      opId: 'op message.send',
      message: { text: 'gracias' },
    },
  ])
})

test('my reaction replaces my earlier one and leaves the debtor’s', () => {
  const old = message('hola', 1, {
    reactions: [
      { direction: 'in', emoji: '🙏' },
      { direction: 'out', emoji: '👍' },
    ],
  })
  const [item] = threadItems(thread([old]), [wish('message.react', { messageId: 'hola', emoji: '❤️' })], 'ana', 'me')
  expect(item).toMatchObject({ message: { reactions: [{ emoji: '🙏' }, { direction: 'out', emoji: '❤️' }] } })
})

test('news from before the loaded part waits for its page', () => {
  const part = thread([message('c', 30)], { older: 'cursor' })
  expect(read(withThreadNews(part, 'ana', { messages: [message('a', 10)] }))).toEqual(['c'])
  const whole = withThreadPage(
    part,
    { messages: [message('a', 10), message('b', 20)], notes: [], older: null, newer: null },
    'older',
  )
  expect(read(whole)).toEqual(['a', 'b', 'c'])
  expect(whole.older).toBeNull()
})

test('ticks replace the row, an older row does not come back', () => {
  const sent = thread([message('a', 1, { status: 'read', seq: 9 })])
  const after = withThreadNews(sent, 'ana', { messages: [message('a', 1, { status: 'sent', seq: 8 })] })
  expect(after.messages[0]?.status).toBe('read')
})
