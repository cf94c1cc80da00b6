import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { board, card, news, shown } from './board-notation.ts'
import { catchUp, filterQuery, forgetBoard, loadBoard, useBoardLoad } from './catch-up.ts'
import { noFilter } from './confirmed.ts'
import { forgetRecords, receiveChanges, useRecords } from './records.ts'

const inbox = '01900000-0000-7000-8000-00000000000a'
const ana = '01900000-0000-7000-8000-000000000001'
const eva = '01900000-0000-7000-8000-000000000002'

/** What the server answers next, by path; null: no answer at all. */
let answers: Record<string, unknown>
let asked: string[]

beforeEach(async () => {
  forgetRecords()
  forgetBoard()
  asked = []
  answers = { '/api/board': { ...whole(`${inbox}: ${ana}`), seq: 10 } }
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    const body = answers[path]
    return body === undefined
      ? Promise.reject(new TypeError('network'))
      : Promise.resolve(new Response(JSON.stringify(body)))
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A snapshot as it really travels: every id is a UUID. */
function whole(notation: string) {
  const snapshot = board(notation)
  const contactId = '01900000-0000-7000-8000-0000000000cc'
  return {
    ...snapshot,
    workspace: { ...snapshot.workspace, id: contactId },
    cards: snapshot.cards.map((one) => ({ ...one, contactId })),
  }
}

const drawn = () => shown(useRecords.getState().drawn)

test('a hole in the news is filled by asking what happened since', async () => {
  await loadBoard(noFilter)
  answers['/api/changes?since=10'] = { seq: 12, reset: false, saved: {}, removed: [] }
  receiveChanges([news(13, [])])
  await vi.waitFor(() => expect(useRecords.getState().confirmed.seq).toBe(13))
  expect(asked).toEqual(['/api/board', '/api/changes?since=10'])
})

test('the board is asked for once, however many screens want it', async () => {
  await Promise.all([loadBoard(noFilter), loadBoard({ ...noFilter })])
  expect(asked).toEqual(['/api/board'])
  expect(drawn()).toBe(`${inbox}: ${ana}`)
})

test('another filter does not wait for the answer to the first', async () => {
  answers['/api/board?q=eva'] = { ...whole(`${inbox}: ${eva}`), seq: 10 }
  await Promise.all([loadBoard(noFilter), loadBoard({ ...noFilter, q: 'eva' })])
  expect(asked).toEqual(['/api/board', '/api/board?q=eva'])
  expect(drawn()).toBe(`${inbox}: ${eva}`)
})

test('news that begin while the board loads leave no gap before them', async () => {
  answers['/api/changes?since=10'] = { seq: 11, reset: false, saved: {}, removed: [] }
  const loading = loadBoard(noFilter)
  await catchUp()
  expect(asked).toEqual(['/api/board'])
  await loading
  await vi.waitFor(() => expect(useRecords.getState().confirmed.seq).toBe(11))
  expect(asked).toEqual(['/api/board', '/api/changes?since=10'])
})

test('the connection that comes after the board asks for news only', async () => {
  await loadBoard(noFilter)
  answers['/api/changes?since=10'] = { seq: 10, reset: false, saved: {}, removed: [] }
  await catchUp()
  expect(asked).toEqual(['/api/board', '/api/changes?since=10'])
})

test('when too much happened the board is taken anew', async () => {
  await loadBoard(noFilter)
  answers['/api/changes?since=10'] = { seq: 9000, reset: true, saved: {}, removed: [] }
  answers['/api/board'] = { ...whole(`${inbox}: ${ana} ${eva}`), seq: 9000 }
  await catchUp()
  expect(drawn()).toBe(`${inbox}: ${ana} ${eva}`)
  expect(useRecords.getState().confirmed.seq).toBe(9000)
})

test('without an answer the picture stays, and the next news asks again', async () => {
  await loadBoard(noFilter)
  await catchUp()
  expect(drawn()).toBe(`${inbox}: ${ana}`)
  answers['/api/changes?since=10'] = { seq: 11, reset: false, saved: {}, removed: [] }
  receiveChanges([news(12, [card(eva, { stageId: inbox, rank: 'a9' })])])
  await vi.waitFor(() => expect(useRecords.getState().confirmed.seq).toBe(12))
})

test('a first load that fails says so and can be tried again', async () => {
  const board = answers['/api/board']
  answers = {}
  await loadBoard(noFilter)
  expect(useBoardLoad.getState()).toMatchObject({ state: 'failed', failure: { code: 'unreachable' } })
  answers = { '/api/board': board }
  await loadBoard(noFilter)
  expect(useBoardLoad.getState().state).toBe('ready')
})

test('a filter is written into the question', () => {
  expect(filterQuery(noFilter)).toBe('')
  expect(filterQuery({ q: 'ana', assigneeId: 'nobody', unread: true, tagId: 'vip' }, { after: 'a0' })).toBe(
    '?after=a0&q=ana&assigneeId=nobody&unread=true&tagId=vip',
  )
})
