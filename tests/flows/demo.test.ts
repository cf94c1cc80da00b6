import { existsSync } from 'node:fs'
import { systemClock } from '@aldia/server/base/clock.ts'
import { makeLog } from '@aldia/server/base/log.ts'
import { openDemo, type RunningDemo } from '@aldia/server/cli/open-demo.ts'
import { agent, owner, teamPassword } from '@aldia/server/practice/business.ts'
import { makeCustomers } from '@aldia/server/practice/debtors.ts'
import { findDifferences } from '@aldia/server/upkeep/verify.ts'
import type { Account } from '@aldia/shared/account.ts'
import type { Card, CardPage } from '@aldia/shared/card.ts'
import type { BoardSnapshot, ThreadPage, TodayPage } from '@aldia/shared/change.ts'
import { updateContactPolicy } from '@aldia/shared/contact-policy.ts'
import type { EventPage } from '@aldia/shared/event.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { addAmounts } from '@aldia/shared/money.ts'
import type { Payment } from '@aldia/shared/payment.ts'
import type { PaymentMethod } from '@aldia/shared/payment-method.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyHour } from '#support/any-hour.ts'
import { Client } from '#support/browserless-client.ts'
import { databaseOf, dropDatabaseOf, placeOf } from '#support/database-of.ts'
import { until } from '#support/until.ts'

const seed = 7
const complaints: string[] = []
let demo: RunningDemo
let boss: Client
let board: BoardSnapshot
let cards: Card[]

beforeAll(async () => {
  const log = makeLog('warn', { write: (line) => void complaints.push(line) })
  const databaseUrl = await databaseOf('demo')
  demo = await openDemo({ port: 0, databaseUrl, clock: systemClock, log, seed, everyMs: null })
  boss = new Client(demo.url)
  await boss.post('/api/sign-in', { email: owner.email, password: teamPassword })
  board = await boss.read<BoardSnapshot>('/api/board')
  const pages = board.stages.map(({ id }) => boss.read<CardPage>(`/api/stages/${id}/cards?limit=200`))
  cards = (await Promise.all(pages)).flatMap((page) => page.cards)
}, 240_000)

afterAll(async () => {
  await demo?.close()
  await dropDatabaseOf('demo')
})

const thread = (card: Card) => boss.read<ThreadPage>(`/api/cards/${card.id}/messages`)

test('the shop stands: every column has cards, and everybody of the book has one', () => {
  const counts = Object.fromEntries(board.stages.map(({ kind, cardCount }) => [kind, cardCount]))
  const book = Map.groupBy(makeCustomers(seed, Date.now()), ({ debtor }) => debtor.stage)
  for (const [stage, customers] of book) expect(counts[stage]).toBeGreaterThanOrEqual(customers.length)
  expect(cards.filter(({ lastMessage }) => lastMessage !== null).length).toBeGreaterThanOrEqual(120)
  expect(board.channelAccounts[0]).toMatchObject({ state: 'online', phone: '+573104478120' })
})

test('what waits is unread, and most of the work belongs to somebody', () => {
  const unread = cards.filter((card) => card.unread > 0)
  expect(unread.length).toBeGreaterThan(14)
  expect(unread.length).toBeLessThan(40)
  expect(Math.max(...unread.map((card) => card.unread))).toBeLessThanOrEqual(4)
  expect(cards.filter(({ assigneeId }) => assigneeId !== null).length).toBeGreaterThan(50)
})

test('the columns say what is owed, and so do the cards in them', () => {
  for (const stage of board.stages) {
    const own = cards.filter(({ stageId }) => stageId === stage.id)
    expect(stage.totals).toEqual(addAmounts(...own.map(({ money }) => money?.balances ?? {})))
    const owes = !['inbox', 'paid', 'closed'].includes(stage.kind)
    expect(owes ? (stage.totals.COP ?? 0) > 0 : Object.keys(stage.totals).length === 0).toBe(true)
  }
})

test('there is something to do today: promises, an instalment, receipts and what somebody did not keep', async () => {
  const { items } = await boss.read<TodayPage>('/api/today')
  const kinds = new Set(items.map(({ kind }) => kind))
  expect([...kinds]).toEqual(expect.arrayContaining(['broken_promise', 'promise_due', 'receipt', 'unanswered']))
  expect(cards.filter(({ money }) => money?.next?.kind === 'instalment').length).toBeGreaterThan(5)
  expect(cards.filter(({ money }) => money?.broken === 'partly_kept')).toHaveLength(1)
})

test('receipts wait to be verified with their pictures; one was sent twice', async () => {
  // What was offered by itself gets its picture once that is there.
  const payments = await until(
    'the pictures of all receipts',
    async () => {
      const { payments } = await boss.read<{ payments: Payment[] }>('/api/payments?state=claimed')
      return payments.length > 2 && payments.every(({ receipt }) => receipt !== null) ? payments : null
    },
    50_000,
  )
  const twice = payments.filter(({ lookalikes }) => lookalikes.length > 0)
  expect(twice.map(({ lookalikes }) => lookalikes[0]?.why)).toEqual(['same_file', 'same_file'])
})

test('a plan is offered and not answered yet, and the ways to be paid are known', async () => {
  const accounts = await Promise.all(
    cards
      .filter(({ money }) => money?.lateReason === 'no_money')
      .map(({ id }) => boss.read<Account>(`/api/cards/${id}/account`)),
  )
  const states = accounts.flatMap(({ plans }) => plans.map(({ status }) => status))
  expect(states).toEqual(expect.arrayContaining(['proposed', 'active']))
  const { methods } = await boss.read<{ methods: PaymentMethod[] }>('/api/payment-methods')
  expect(methods.map(({ details }) => details.kind)).toEqual(['bank_transfer', 'nequi', 'bre_b', 'cash'])
})

test('the money adds up to the last peso', async () => {
  expect(await findDifferences({ ...placeOf('demo'), dataDir: demo.dataFolder })).toEqual([])
})

test('the moves are on the timeline, the conversation has its whole length', async () => {
  const inbox = board.stages.find(({ kind }) => kind === 'inbox')
  const promised = cards.find(({ stageId }) => board.stages.find(({ id }) => id === stageId)?.kind === 'promise')
  const { events } = await boss.read<EventPage>(`/api/cards/${promised?.id}/events`)
  expect(events.map(({ type }) => type)).toContain('card.moved')
  expect(promised?.stageId).not.toBe(inbox?.id)
  const { messages } = await thread(promised!)
  expect(messages.length).toBeGreaterThan(3)
  expect(new Set(messages.map(({ direction }) => direction))).toEqual(new Set(['in', 'out']))
})

test('a customer answers whoever of the team writes', async () => {
  // The demo keeps the hours of its country, and this test runs on any day.
  await boss.run(updateContactPolicy, { version: 2, change: anyHour })
  const yeison = new Client(demo.url)
  await yeison.post('/api/sign-in', { email: agent.email, password: teamPassword })
  const kind = makeCustomers(seed, Date.now())
    .filter(({ debtor }) => debtor.character === 'kind-but-late' && debtor.country === 'CO')
    .map(({ debtor }) => `+${debtor.phone}`)
  // Whoever has promised or pays by a plan is left in peace until then.
  const isFree = ({ money }: Card) => money?.next?.kind !== 'promise' && money?.next?.kind !== 'instalment'
  const card = cards.find((one) => kind.includes(one.phone ?? '') && isFree(one))
  const messageId = crypto.randomUUID()
  const text = 'Buenos días, ¿para qué día dejamos la cuota pendiente?'
  await yeison.run(sendMessage, { messageId, cardId: card!.id, text })
  const answered = await until(
    'an answer',
    async () => {
      const { messages } = await thread(card!)
      const own = messages.findIndex(({ id }) => id === messageId)
      return messages[own]?.status === 'read' && messages.slice(own + 1).some(({ direction }) => direction === 'in')
    },
    100_000,
  )
  expect(answered).toBe(true)
}, 120_000)

test('a receipt is fetched as a picture', async () => {
  const card = cards.find(({ lastMessage }) => lastMessage?.kind === 'image')
  const picture = await until(
    'the picture',
    async () => (await thread(card!)).messages.findLast(({ attachment }) => attachment?.state === 'ready')?.attachment,
    100_000,
  )
  const file = await boss.get(`/api/files/${picture.fileId}`)
  expect(file.status).toBe(200)
  expect(file.headers.get('content-type')).toBe('image/png')
}, 120_000)

test('nothing was complained of, and nothing stays behind', async () => {
  expect(existsSync(demo.dataFolder)).toBe(true)
  await demo.close()
  expect(complaints).toEqual([])
  expect(existsSync(demo.dataFolder)).toBe(false)
})
