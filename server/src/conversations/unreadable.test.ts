import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SilentTransport } from '#channels/transport.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { makeUnreadable } from '#conversations/unreadable.ts'
import { makeListener } from '#outbox/listener.ts'
import { messageSteps } from '#reactions.ts'
import { received } from '#testing/conversations.ts'
import { rowsIn } from '#testing/rows.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { unreadableMessages } from './conversations.tables.ts'

// What came unreadable is asked for again by the program itself, whatever became of the connection that heard of it.

let shop: TestWorkspace
let asked: string[]
let isOnline: boolean
let unreadable: ReturnType<typeof makeUnreadable>

beforeEach(async () => {
  shop = await testWorkspace()
  asked = []
  isOnline = true
  unreadable = start()
})
afterEach(async () => {
  await unreadable.stop()
  await shop.dispose()
})

const transport: Pick<SilentTransport, 'ready' | 'askAgain'> = {
  ready: () => isOnline,
  async askAgain(raw) {
    asked.push(raw.toString())
  },
}

function start() {
  const { database, clock } = shop
  return makeUnreadable({ database, clock, transportOf: () => transport, report: () => expect.fail('nothing fails') })
}

const takeIn = (...batch: Parameters<typeof received>[0][]) =>
  makeListener(
    { workspaceId: shop.workspaceId, accountId: 'account' },
    {
      database: shop.database,
      perform: shop.perform,
      meetPeople,
      openSealedEdit: () => null,
      steps: messageSteps,
      linesChanged: async () => {},
      wakeAttachments: () => {},
      wakeUnreadable: () => unreadable.wake(),
      sender: { opened: () => {}, unlinked: async () => {}, wake: () => {} },
      newMessageId: () => 'OUR',
      connection: async () => {},
      pairing: async () => {},
      presence: async () => {},
      refuseNumber: async () => null,
      isJournalled: true,
    },
  ).received(batch.map(received))

const minute = 60_000
const hour = 60 * minute
/** Lets time pass in steps that a lane wakes up in. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= minute) {
    shop.clock.jumpTo(shop.clock.now() + Math.min(left, minute))
    unreadable.wake()
    await settled()
  }
}
async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve))
}
const waiting = () => rowsIn(shop.database, unreadableMessages)

const stub = { waId: 'W1', content: { kind: 'unreadable', text: null } } as const

test('the connection at hand has some seconds to bring it; then it is asked for, less and less often, and not for ever', async () => {
  await takeIn(stub)
  await pass(10_000)
  expect(asked).toEqual([])
  await pass(10_000)
  expect(asked).toEqual(['W1'])
  await pass(10 * minute)
  expect(asked).toHaveLength(2)
  await pass(72 * hour)
  expect(asked).toHaveLength(5)
  expect(await waiting()).toBe(0)
})

test('what has become readable or was deleted is not asked for', async () => {
  await takeIn(stub, { ...stub, waId: 'W2' })
  await takeIn({ waId: 'W1', content: { text: 'ahora sí' } })
  await takeIn({ content: { type: 'delete', ofWaId: 'W2', ofDirection: 'in', deletedAt: shop.clock.now() } })
  await pass(hour)
  expect(asked).toEqual([])
  expect(await waiting()).toBe(0)
})

test('nothing is counted while there is no connection, and a new run of the program goes on', async () => {
  isOnline = false
  await takeIn(stub)
  await pass(5 * minute)
  await unreadable.stop()
  unreadable = start()
  unreadable.wake()
  await settled()
  expect(asked).toEqual([])
  isOnline = true
  unreadable.wake()
  await settled()
  expect(asked).toEqual(['W1'])
})

test('what the phone of the business could not read itself (history) is not asked for', async () => {
  await takeIn({ ...stub, origin: 'history' })
  expect(await waiting()).toBe(0)
})
