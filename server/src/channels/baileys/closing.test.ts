import { Socket } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { channelKeys } from '#channels/channels.tables.ts'
import { Bench, Heard } from '#testing/baileys-bench.ts'
import { cleared } from '#testing/cleared.ts'
import { rowsIn } from '#testing/rows.ts'

let bench: Bench

beforeEach(async () => {
  bench = await Bench.open()
})
afterEach(() => bench.close())

/** The states told since a moment, repeats left out. */
const statesSince = (heard: Heard, from: number) =>
  heard.news
    .slice(from)
    .map(({ state }) => state)
    .filter((state, i, all) => state !== all[i - 1])

test('a lost connection comes back by itself, and says when it tries', async () => {
  const { heard } = await bench.linked()
  const from = heard.news.length
  bench.simulator.faults.drop()
  const offline = await heard.untilState('offline', 'network')
  expect(offline.nextTryAt).toBeGreaterThan(Date.now() - 1_000)
  await heard.untilState('online')
  expect(statesSince(heard, from)).toEqual(['offline', 'online'])
  expect(heard.state).toMatchObject({ reason: null, nextTryAt: null })
})

test.each([
  ['a polite end', () => bench.simulator.faults.endStream(), 'network'],
  ['an unavailable server', () => bench.simulator.faults.streamError(503), 'server_unavailable'],
  ['an error of WhatsApp', () => bench.simulator.faults.streamError(500), 'server_unavailable'],
] as const)('%s is followed by another try', async (_name, fault, reason) => {
  const { heard, database } = await bench.linked()
  fault()
  await heard.untilState('offline', reason)
  await heard.untilState('online')
  expect(await rowsIn(database, channelKeys, eq(channelKeys.type, 'creds'))).toBe(1)
})

test('one error of WhatsApp is a passing fault; only one after the other makes the link doubtful', async () => {
  const { heard } = await bench.linked()
  const errors = async () => {
    bench.simulator.faults.streamError(500)
    const { reason } = await heard.untilState('offline')
    await heard.untilState('online')
    return reason
  }
  const person = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  expect([await errors(), await errors()]).toEqual(['server_unavailable', 'server_unavailable'])
  await person.sendText('hola')
  await heard.untilText('hola')
  await bench.simulator.client.waitForConfirmed()
  expect([await errors(), await errors(), await errors()]).toEqual([
    'server_unavailable',
    'server_unavailable',
    'bad_session',
  ])
})

test('after a connection over which somebody wrote the next pause begins small again, however short it was', async () => {
  const { heard } = await bench.linked({ patience: { firstPauseMs: 40, longestPauseMs: 60_000 } })
  const person = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const pauseOf = async (fault: () => void) => {
    fault()
    const { nextTryAt } = await heard.untilState('offline')
    const now = Date.now()
    return (nextTryAt ?? now) - now
  }
  bench.simulator.faults.httpErrorOnUpgrade(503)
  bench.simulator.faults.drop()
  // The pause doubles with every refusal: 40, 80… ms.
  const pauses = () => heard.news.flatMap(({ nextTryAt }) => (nextTryAt === null ? [] : [nextTryAt]))
  await heard.until(() => pauses().length >= 5)
  bench.simulator.faults.heal()
  await heard.untilState('online')
  await person.sendText('hola')
  await heard.untilText('hola')
  await bench.simulator.client.waitForConfirmed()
  expect(await pauseOf(() => bench.simulator.faults.drop())).toBeLessThanOrEqual(40)
  await heard.untilState('online')
})

test('a connection that is taken away before anything was said over it does not make the pauses small', async () => {
  const { heard } = await bench.linked({ patience: { firstPauseMs: 40, longestPauseMs: 60_000 } })
  // The history of the first login is traffic.
  await bench.simulator.client.waitForConfirmed()
  const from = heard.news.length
  // News of something else, of the history's progress for instance, tells the same pause once more.
  const tries = () =>
    new Set(
      heard.news.slice(from).flatMap(({ state, nextTryAt }) => (state === 'offline' && nextTryAt ? [nextTryAt] : [])),
    )
  for (let times = 1; times <= 4; times++) {
    const droppedAt = Date.now()
    bench.simulator.faults.drop()
    const nextTryAt = await heard.until(() => tries().size === times && [...tries()].at(-1))
    // Half of 40 ms, doubled three times, at least.
    if (times === 4) expect(nextTryAt - droppedAt).toBeGreaterThanOrEqual(160)
    await heard.untilState('online')
  }
})

test('a restart that WhatsApp asks for is done at once', async () => {
  const { heard } = await bench.linked({ patience: { firstPauseMs: 60_000, longestPauseMs: 60_000 } })
  const from = heard.news.length
  bench.simulator.faults.streamError(515)
  await heard.until(() => heard.news.slice(from).some(({ reason }) => reason === 'restart_required'))
  await heard.untilState('online')
})

test('a number taken over by another program stays away until somebody asks for it', async () => {
  const { heard, transport } = await bench.linked()
  bench.simulator.faults.replaced()
  expect(await heard.untilState('stopped', 'replaced')).toMatchObject({ nextTryAt: null })
  expect(transport.ready()).toBe(false)
  await transport.start(heard)
  await heard.untilState('online')
})

test('a banned number stops', async () => {
  const { heard } = await bench.linked()
  bench.simulator.phone.refuse(403)
  bench.simulator.faults.drop()
  await heard.untilState('stopped', 'banned')
})

test('the kernel asks on a silent line whether anybody is there', async () => {
  const ask = vi.spyOn(Socket.prototype, 'setKeepAlive')
  await bench.linked()
  const lines = ask.mock.instances.filter((_line, i) => ask.mock.calls[i]?.[1] === 10_000)
  expect(lines.map((line) => (line as Socket).remotePort)).toContain(Number(new URL(bench.simulator.url).port))
})

test('an HTTP error instead of a websocket is a server that is away', async () => {
  const { heard } = await bench.linked()
  bench.simulator.faults.httpErrorOnUpgrade(503)
  bench.simulator.faults.drop()
  await heard.untilState('offline', 'server_unavailable')
  bench.simulator.faults.heal()
  await heard.untilState('online')
})

test('a server that accepts and then says nothing is given up', async () => {
  const { heard } = await bench.linked({ patience: { openWithinMs: 3_000 } })
  bench.simulator.faults.halfOpen()
  bench.simulator.faults.drop()
  await heard.untilState('offline', 'server_unavailable')
  bench.simulator.faults.heal()
  await heard.untilState('online')
})

test('sends that nobody confirms make the light amber, the next confirmation makes it green', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana', autoDeliver: false, autoRead: false })
  const { heard, transport } = await bench.linked({ patience: { confirmWithinMs: 100 } })
  await ana.sendText('hola')
  const { chat } = await heard.untilText('hola')
  const say = async (text: string) => {
    const waId = transport.newMessageId()
    await transport.send(cleared({ waId, address: chat.address, content: { type: 'text', text }, quote: null }))
    return waId
  }
  bench.simulator.faults.loseNext()
  await say('se pierde')
  await heard.untilState('unsteady', 'unconfirmed_sends')
  expect(transport.ready()).toBe(true)
  const waId = await say('llega')
  await heard.untilTick(waId, 'sent')
  await heard.untilState('online')
})

test('a server with a foreign certificate is refused', async () => {
  const transport = bench.transport(await bench.database(), { rootKey: Buffer.alloc(32, 9) })
  const heard = new Heard()
  await transport.start(heard)
  await heard.untilState('unlinked', 'untrusted_server')
  expect(heard.pairings).toEqual([])
})
