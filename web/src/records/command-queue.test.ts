import { assignCard, moveCard } from '@aldia/shared/card.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useNotices } from '#base/notify.ts'
import { keeper } from '#base/storage.ts'
import { board, card } from './board-notation.ts'
import { dropPending, enqueue, hurryQueue, onAnswered, pauseQueue, resumeQueue, retryPending } from './command-queue.ts'
import { noFilter } from './confirmed.ts'
import { forgetRecords, receiveSnapshot, useRecords } from './records.ts'

const ids = {
  ana: '01900000-0000-7000-8000-000000000001',
  inbox: '01900000-0000-7000-8000-00000000000a',
  promise: '01900000-0000-7000-8000-00000000000b',
  me: '01900000-0000-7000-8000-00000000000c',
  message: '01900000-0000-7000-8000-00000000000d',
}
const move = { cardId: ids.ana, fromStageId: ids.inbox, toStageId: ids.promise, afterCardId: null }

interface Post {
  readonly path: string
  readonly key: string
  readonly answer: (status: number, body: unknown) => void
  readonly lose: () => void
}
/** What the browser has sent and nobody has answered yet. */
let posts: Post[] = []

beforeEach(() => {
  posts = []
  forgetRecords()
  useNotices.setState({ notices: [] })
  for (const key of keeper.keys()) keeper.remove(key)
  const start = board(`${ids.inbox}: ${ids.ana} | ${ids.promise}:`)
  receiveSnapshot(start, noFilter)
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const key = new Headers(init.headers).get('idempotency-key') ?? ''
    posts.push({
      path,
      key,
      answer: (status, body) => resolve(new Response(JSON.stringify(body), { status })),
      lose: () => reject(new TypeError('network')),
    })
    return promise
  })
  resumeQueue(ids.me)
})

afterEach(() => {
  pauseQueue()
  vi.unstubAllGlobals()
})

const sent = (count: number) => vi.waitFor(() => expect(posts).toHaveLength(count))
const settled = () => vi.waitFor(() => expect(useRecords.getState().pending).toHaveLength(0))
const refusal = (code: string, reason: string) => ({
  error: { code, reason, message: `no: ${reason}`, requestId: 'r1' },
})
const done = (output: unknown) => ({ output, change: null })
const ana = () => ({ ...card('ana', {}), id: ids.ana, contactId: ids.me, stageId: ids.promise })

test('a command is drawn at once and sent with its own key', async () => {
  const opId = enqueue(moveCard, move)
  expect(useRecords.getState().drawn.cards.get(ids.ana)?.stageId).toBe(ids.promise)
  await sent(1)
  expect(posts[0]).toMatchObject({ path: '/api/commands/card.move', key: opId })
  posts[0]?.answer(200, done(ana()))
  await settled()
})

test('commands go out one at a time, in the order they were made', async () => {
  enqueue(moveCard, move)
  enqueue(assignCard, { cardId: ids.ana, assigneeId: ids.me })
  await sent(1)
  posts[0]?.answer(200, done(ana()))
  await sent(2)
  expect(posts[1]?.path).toBe('/api/commands/card.assign')
  posts[1]?.answer(200, done(ana()))
  await settled()
})

test('without an answer the same operation is sent again, never another one', async () => {
  const opId = enqueue(moveCard, move)
  await sent(1)
  posts[0]?.lose()
  await vi.waitFor(() => {
    hurryQueue()
    expect(posts).toHaveLength(2)
  })
  expect(posts[1]?.key).toBe(opId)
  posts[1]?.answer(200, done(ana()))
  await settled()
})

test('what was not answered comes back after a reload, for the same person only', async () => {
  const opId = enqueue(moveCard, move)
  await sent(1)
  pauseQueue()
  forgetRecords()
  resumeQueue('somebody else')
  expect(useRecords.getState().pending).toEqual([])
  resumeQueue(ids.me)
  expect(useRecords.getState().pending.map((command) => command.opId)).toEqual([opId])
})

test('a refusal drops the command and says why, unless somebody else said it better', async () => {
  enqueue(moveCard, move)
  await sent(1)
  posts[0]?.answer(409, refusal('conflict', 'card_moved'))
  await settled()
  expect(useRecords.getState().drawn.cards.get(ids.ana)?.stageId).toBe(ids.inbox)
  expect(useNotices.getState().notices.map((notice) => notice.text)).toEqual(['no: card_moved'])
  const stop = onAnswered(({ failure }) => failure?.reason === 'card_moved')
  enqueue(moveCard, move)
  await sent(2)
  posts[1]?.answer(409, refusal('conflict', 'card_moved'))
  await settled()
  stop()
  expect(useNotices.getState().notices).toHaveLength(1)
})

test('a refused message keeps its words until it is sent again or given up', async () => {
  const opId = enqueue(sendMessage, { messageId: ids.message, cardId: ids.ana, text: 'gracias' })
  await sent(1)
  posts[0]?.answer(404, refusal('not_found', 'file'))
  await vi.waitFor(() => expect(useRecords.getState().pending[0]?.refused).toBe('no: file'))
  retryPending(opId)
  await sent(2)
  expect(posts[1]?.key).not.toBe(opId)
  posts[1]?.answer(404, refusal('not_found', 'file'))
  await vi.waitFor(() => expect(useRecords.getState().pending[0]?.refused).toBe('no: file'))
  dropPending(useRecords.getState().pending[0]?.opId ?? '')
  expect(useRecords.getState().pending).toEqual([])
  expect(keeper.keys()).toEqual([])
})
