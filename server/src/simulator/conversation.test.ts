import { proto } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silenceLibsignal, TestClient, textOf } from '#testing/simulator-client.ts'
import { type Simulator, startSimulator } from './simulator.ts'

const { Status } = proto.WebMessageInfo
let simulator: Simulator
let client: TestClient
let speakAgain: () => void

beforeAll(async () => {
  speakAgain = silenceLibsignal()
  simulator = await startSimulator()
  client = new TestClient(simulator)
  await client.link()
})

afterAll(async () => {
  await client.stop()
  await simulator.close()
  speakAgain()
})

test('a client is linked by QR under the own number and its LID', () => {
  expect(client.socket.user?.id).toBe('573000000001:1@s.whatsapp.net')
  expect(client.socket.user?.lid).toMatch(/^\d+:1@lid$/)
  expect(client.creds.account).toBeDefined()
})

test('a debtor writes and sees the message delivered', async () => {
  const ana = simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const id = await ana.sendText('Hola, ya pagué')
  const message = await client.untilMessage((one) => one.key.id === id)
  expect(textOf(message)).toBe('Hola, ya pagué')
  expect(message.pushName).toBe('Ana')
  expect(message.key.remoteJid).toBe(ana.lid)
  expect(message.key.remoteJidAlt).toBe(ana.jid)
  await simulator.client.waitForConfirmed()
  expect(ana.sent.at(-1)?.status).toBe('delivered')
})

test('the business answers and gets its blue ticks', async () => {
  const luis = simulator.addPerson({ phone: '573004445566', name: 'Luis', autoRead: false })
  const id = await client.sendText(luis.jid, 'Buenos días, Luis')
  expect(await luis.waitForMessage(id)).toMatchObject({ text: 'Buenos días, Luis', kind: 'text', count: 1 })
  await client.untilStatus(id, Status.DELIVERY_ACK)
  luis.read()
  await client.untilStatus(id, Status.READ)
})

test('a conversation goes to and fro', async () => {
  const eva = simulator.addPerson({ phone: '573007778899', name: 'Eva', addressing: 'pn', hasLid: true })
  for (let round = 1; round <= 5; round += 1) {
    const id = await eva.sendText(`pregunta ${round}`)
    const message = await client.untilMessage((one) => one.key.id === id)
    expect(message.key.remoteJid).toBe(eva.jid)
    await client.sendText(eva.jid, `respuesta ${round}`)
    await eva.waitForMessage(`respuesta ${round}`)
  }
  expect(eva.received.map(({ text, count }) => `${text} ${count}`)).toEqual([
    'respuesta 1 1',
    'respuesta 2 1',
    'respuesta 3 1',
    'respuesta 4 1',
    'respuesta 5 1',
  ])
})
