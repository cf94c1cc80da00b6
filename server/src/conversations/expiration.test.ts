import { afterEach, beforeEach, expect, test } from 'vitest'
import { conversations } from '#conversations/conversations.tables.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { makeListener } from '#outbox/listener.ts'
import { messageSteps } from '#reactions.ts'
import { ana, anaLid, received } from '#testing/conversations.ts'
import { fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// How long messages of a chat stay is said by messages, by a change of the setting, and by history.

let shop: TestWorkspace
beforeEach(async () => {
  shop = await testWorkspace()
})
afterEach(() => shop.dispose())

const listener = () =>
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
      wakeUnreadable: () => {},
      sender: { opened: () => {}, unlinked: async () => {}, wake: () => {} },
      newMessageId: () => 'OUR',
      connection: async () => {},
      pairing: async () => {},
      refuseNumber: async () => null,
      presence: async () => {},
      isJournalled: true,
    },
  )
const day = 86_400
const stays = async () =>
  (await shop.database.reader.select({ seconds: conversations.expirationSeconds }).from(conversations)).map(
    ({ seconds }) => seconds,
  )
const setting = (seconds: number, at: number, address = ana) =>
  listener().identities([{ address, other: null, pushName: null, savedName: null, expiration: { seconds, at } }])

test('a chat has it from its messages, and one that says nothing of it changes nothing', async () => {
  await listener().received([received({ expiration: { seconds: 7 * day, at: fridayMorning } })])
  await listener().received([received()])
  expect(await stays()).toEqual([7 * day])
})

test('the newest word holds, in whatever order it comes', async () => {
  await listener().received([received()])
  await setting(day, fridayMorning + 1_000)
  await setting(0, fridayMorning + 3_000)
  await setting(7 * day, fridayMorning + 2_000)
  expect(await stays()).toEqual([0])
})

test('it is the same chat under either address, and nobody is met by it', async () => {
  await setting(day, fridayMorning, anaLid)
  expect(await stays()).toEqual([])
  await listener().received([received({ from: anaLid, other: ana })])
  await setting(day, fridayMorning, ana)
  expect(await stays()).toEqual([day])
})
