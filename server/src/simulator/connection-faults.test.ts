import { afterAll, beforeAll, expect, test } from 'vitest'
import { silenceLibsignal, TestClient } from '#testing/simulator-client.ts'
import { type Simulator, startSimulator } from './simulator.ts'

let simulator: Simulator
let client: TestClient
let speakAgain: () => void

beforeAll(async () => {
  speakAgain = silenceLibsignal()
  simulator = await startSimulator()
  client = new TestClient(simulator)
  await client.settle()
})

afterAll(async () => {
  await client.stop()
  await simulator.close()
  speakAgain()
})

test.each([
  ['a cut connection', 428, () => simulator.faults.drop()],
  ['the end of the stream', 428, () => simulator.faults.endStream()],
  ['a restart request', 515, () => simulator.faults.streamError(515)],
  ['an overloaded server', 503, () => simulator.faults.streamError(503)],
  ['a broken stream', 500, () => simulator.faults.streamError(500)],
  ['another session in its place', 440, () => simulator.faults.replaced()],
])('%s closes the client with %i', async (_, code, happen) => {
  const ended = client.untilClosed()
  happen()
  expect(await ended).toBe(code)
  // The test client restarts by itself only after 515.
  if (code === 515) await client.untilOpened()
  else await client.reconnect()
})

test('a half-open connection swallows what is sent; it is given out again on the next one', async () => {
  simulator.faults.halfOpen()
  const ana = simulator.addPerson({ phone: '573001112233' })
  const id = await ana.sendText('¿me oyes?')
  expect(simulator.client.pending).toBe(1)
  await client.stop()
  await simulator.client.waitForClose()
  simulator.faults.halfOpen(false)
  await client.reconnect()
  expect((await client.untilMessage(({ key }) => key.id === id)).upsert).toBe('append')
})

test('an upgrade refused by HTTP leaves no connection', async () => {
  await client.stop()
  await simulator.client.waitForClose()
  simulator.faults.httpErrorOnUpgrade(503)
  client.start()
  await client.socket.end(new Error('watchdog'))
  simulator.faults.httpErrorOnUpgrade(null)
  await client.reconnect()
})
