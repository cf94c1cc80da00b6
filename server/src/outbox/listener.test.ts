import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TransportListener } from '#channels/transport.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { makeListener } from '#outbox/listener.ts'
import { messageSteps } from '#reactions.ts'
import { received } from '#testing/conversations.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let business: TestWorkspace
let listener: TransportListener

beforeEach(async () => {
  business = await testWorkspace()
  listener = makeListener(
    { workspaceId: business.workspaceId, accountId: 'account' },
    {
      meetPeople,
      openSealedEdit: () => null,
      steps: messageSteps,
      linesChanged: async () => {},
      wakeAttachments: () => {},
      wakeUnreadable: () => {},
      database: business.database,
      perform: business.perform,
      sender: { opened: () => {}, unlinked: async () => {}, wake: () => {} },
      newMessageId: () => 'OUR',
      connection: async () => {},
      pairing: () => {},
      presence: () => {},
      refuseNumber: async () => null,
      isJournalled: true,
    },
  )
})
afterEach(() => business.dispose())

test('only what the transport keeps in no journal waits for the disk', async () => {
  const write = vi.spyOn(business.database, 'write')
  const reachesTheDisk = () => write.mock.calls.some(([, , options]) => options?.durable !== false)
  await listener.received([received({ waId: 'IN-1', content: { text: 'hola' } })])
  expect(write).toHaveBeenCalled()
  expect(reachesTheDisk()).toBe(false)
  await listener.received([received({ waId: 'IN-2', content: { text: 'sola' } })], { isOnlyCopy: true })
  expect(reachesTheDisk()).toBe(true)
})
