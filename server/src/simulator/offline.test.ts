import { proto } from '@whiskeysockets/baileys'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silenceLibsignal, TestClient, textOf } from '#testing/simulator-client.ts'
import { type Simulator, startSimulator } from './simulator.ts'

const { Status } = proto.WebMessageInfo

let simulator: Simulator
let client: TestClient
let speakAgain: () => void

beforeEach(async () => {
  speakAgain = silenceLibsignal()
  simulator = await startSimulator()
  client = new TestClient(simulator)
  await client.settle()
})

afterEach(async () => {
  await client.stop()
  await simulator.close()
  speakAgain()
})

async function leave(): Promise<void> {
  const away = simulator.client.waitForClose()
  await client.stop()
  await away
}

test('what is written while the client is away waits for it, in order', async () => {
  const ana = simulator.addPerson({ phone: '573001112233' })
  await leave()
  for (let number = 1; number <= 25; number += 1) await ana.sendText(`n ${number}`)
  expect(ana.sent.at(-1)?.status).toBe('sent')
  await client.reconnect()
  await client.untilMessage((message) => textOf(message) === 'n 25')
  await simulator.client.waitForConfirmed()
  const texts = client.messages.filter(({ upsert }) => upsert === 'append').map(textOf)
  expect(texts).toEqual(Array.from({ length: 25 }, (_, index) => `n ${index + 1}`))
  expect(ana.sent.at(-1)?.status).toBe('delivered')
})

test('without the end of the queue messages are confirmed, but not reported yet', async () => {
  const ana = simulator.addPerson({ phone: '573001112233' })
  await leave()
  const id = await ana.sendText('no me pierdas')
  simulator.faults.withholdOfflineEnd = true
  client.start()
  await simulator.client.waitForOpen()
  await simulator.client.waitForConfirmed()
  expect(client.messages.some(({ key }) => key.id === id)).toBe(false)
  expect(simulator.client.pending).toBe(0)
})

test('a receipt that came while the client was away arrives later', async () => {
  const ana = simulator.addPerson({ phone: '573001112233' })
  ana.goOffline()
  const id = await client.sendText(ana.jid, 'para luego')
  await client.untilStatus(id, Status.SERVER_ACK)
  await leave()
  await ana.goOnline()
  expect(ana.received.map(({ text }) => text)).toEqual(['para luego'])
  await client.reconnect()
  await client.untilStatus(id, Status.READ)
})

test('two thousand messages wait and all arrive once', { timeout: 25_000 }, async () => {
  const people = Array.from({ length: 20 }, (_, index) => simulator.addPerson({ phone: `5730011122${10 + index}` }))
  await leave()
  for (let round = 0; round < 100; round += 1) {
    await Promise.all(people.map((person) => person.sendText(`ronda ${round}`)))
  }
  expect(simulator.client.pending).toBe(2000)
  await client.reconnect()
  await simulator.client.waitForConfirmed()
  await client.until('messages.upsert', () => client.messages.filter((message) => textOf(message)).length >= 2000)
  const ids = client.messages.filter((message) => textOf(message)).map(({ key }) => key.id)
  expect(new Set(ids).size).toBe(2000)
  expect(ids).toHaveLength(2000)
})

test('prekeys that run low are refilled', async () => {
  for (let index = 0; index < 830; index += 1) simulator.world.account.device?.takeBundle()
  expect(simulator.world.account.device?.preKeyCount).toBe(0)
  const refilled = client.until('creds.update', ({ nextPreKeyId }) => (nextPreKeyId ?? 0) > 813)
  simulator.world.account.tellWhenFewKeys()
  await refilled
  const ana = simulator.addPerson({ phone: '573001112233' })
  await ana.sendText('con llave nueva')
  await client.untilMessage((message) => textOf(message) === 'con llave nueva')
})
