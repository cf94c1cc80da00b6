import { event } from '@aldia/shared/event.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { makeChangeNumbers } from '#base/change-numbers.store.ts'
import { setClock } from '#base/clock.ts'
import { appendEvents } from '#base/events.store.ts'
import { makePerform, type Reaction } from '#base/work.ts'
import { testDatabase } from '#testing/database.ts'

const counted = (type: string) => event(type, z.object({ n: z.number() }))
const [ping, pong] = [counted('test.ping'), counted('test.pong')]

let open: Awaited<ReturnType<typeof testDatabase>>
let ran: number
beforeEach(async () => {
  open = await testDatabase()
  ran = 0
})
afterEach(() => open.dispose())

const follows = (from: typeof ping, to: typeof ping, times: number, until = Number.POSITIVE_INFINITY): Reaction => ({
  type: from.type,
  run: [
    async (work, { data }) => {
      ran += 1
      const { n } = data as { n: number }
      for (let i = 0; i < times && n < until; i++) work.record(to, { data: { n: n + 1 } })
    },
  ],
})
const perform = (reactions: Reaction[]) =>
  makePerform({
    database: open.database,
    clock: setClock(0),
    reactions,
    loadChange: async () => ({ saved: {}, events: [] }),
    appendEvents,
    numbers: makeChangeNumbers(),
    wakeJobs: () => undefined,
    publish: () => undefined,
  })({ workspaceId: 'w', actor: { kind: 'system' } }, async (work) => work.record(ping, { data: { n: 0 } }))

test.each([
  ['two reactions', [1, 1]],
  ['two reactions of which one does it twice', [2, 1]],
])('%s that set each other off end within a few rounds, and are named', async (_, [a = 1, b = 1]) => {
  const chase = perform([follows(ping, pong, a), follows(pong, ping, b)])
  await expect(chase).rejects.toThrow('test.ping → test.pong → test.ping')
  expect(ran).toBeLessThan(200)
})

test('what goes on for a few rounds and comes to rest is no chase', async () => {
  await perform([follows(ping, pong, 1, 5), follows(pong, ping, 1, 5)])
  expect(ran).toBe(6)
})

test('many events side by side are no chase', async () => {
  await perform([follows(ping, pong, 1_000, 1)])
  expect(ran).toBe(1)
})
