import { type BinaryNode, proto } from '@whiskeysockets/baileys'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { silenceLibsignal, TestClient, textOf } from '#testing/simulator-client.ts'
import type { Person } from './person.ts'
import { type Simulator, startSimulator } from './simulator.ts'

const { StubType } = proto.WebMessageInfo

let simulator: Simulator
let client: TestClient
let ana: Person
let people = 0
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

beforeEach(() => {
  people += 1
  ana = simulator.addPerson({ phone: `57300111${2000 + people}`, name: 'Ana' })
})

afterEach(() => simulator.faults.heal())

const received = (id: string) => client.untilMessage((message) => message.key.id === id && !!message.message)

function untilAck(id: string): Promise<BinaryNode> {
  return new Promise((resolve) => {
    client.socket.ws.on('CB:ack,class:message', (node: BinaryNode) => {
      if (node.attrs.id === id) resolve(node)
    })
  })
}

test('an acknowledgement can be refused', async () => {
  simulator.faults.acks.error = 479
  const id = client.socket.generateMessageTag()
  const ack = untilAck(id)
  await client.socket.sendMessage(ana.jid, { text: 'así no' }, { messageId: id })
  expect((await ack).attrs.error).toBe('479')
  expect(ana.received).toEqual([])
})

test('an acknowledgement can be late or missing', async () => {
  simulator.faults.acks.drop = true
  await client.sendText(ana.jid, 'sin respuesta')
  await ana.waitForMessage('sin respuesta')
  simulator.faults.acks = { drop: false, delayMs: 50, error: null }
  const id = client.socket.generateMessageTag()
  const ack = untilAck(id)
  await client.socket.sendMessage(ana.jid, { text: 'tarde' }, { messageId: id })
  await ana.waitForMessage('tarde')
  expect((await ack).attrs.error).toBeUndefined()
})

test('a message that the server loses can be sent again under its id', async () => {
  simulator.faults.loseNext()
  const id = await client.sendText(ana.jid, 'perdido')
  await client.sendText(ana.jid, 'el siguiente')
  await ana.waitForMessage('el siguiente')
  expect(ana.received.map(({ text }) => text)).toEqual(['el siguiente'])
  await client.socket.sendMessage(ana.jid, { text: 'perdido' }, { messageId: id })
  expect(await ana.waitForMessage('perdido')).toMatchObject({ id, count: 1 })
})

test('a message sent twice under one id is counted, not shown twice', async () => {
  const id = await client.sendText(ana.jid, 'una vez')
  await ana.waitForMessage(id)
  await client.socket.sendMessage(ana.jid, { text: 'una vez' }, { messageId: id })
  await client.sendText(ana.jid, 'fin')
  await ana.waitForMessage('fin')
  expect(ana.received.map(({ text, count }) => `${text} ${count}`)).toEqual(['una vez 2', 'fin 1'])
})

test('a message corrupt once is a stub first and comes through on the second attempt', async () => {
  simulator.faults.corruptNext()
  const id = await ana.sendText('a la segunda')
  expect(textOf(await received(id))).toBe('a la segunda')
  const stubs = client.messages.filter(({ key, messageStubType }) => key.id === id && messageStubType)
  expect(stubs.map(({ messageStubType }) => messageStubType)).toEqual([StubType.CIPHERTEXT])
  await simulator.client.waitForConfirmed()
  expect(ana.sent[0]?.status).toBe('delivered')
})

test('a message corrupt for ever stays a stub and is given up', async () => {
  simulator.faults.corruptNext(1, 'ever')
  const id = await ana.sendText('nunca')
  await client.untilMessage(({ key }) => key.id === id)
  await simulator.client.waitForConfirmed()
  await received(await ana.sendText('pero esto sí'))
  expect(client.messages.filter(({ key, message }) => key.id === id && message)).toEqual([])
})

test('a message without ciphertext is a stub until the own phone sends it', async () => {
  simulator.faults.unavailableNext()
  const id = await ana.sendText('del celular')
  expect(textOf(await received(id))).toBe('del celular')
})

test('a message comes twice', async () => {
  await client.sendText(ana.jid, 'hola')
  await ana.waitForMessage('hola')
  await received(await ana.sendText('ya hay sesión'))
  simulator.faults.duplicateNext()
  const id = await ana.sendText('doble')
  await received(id)
  await simulator.client.waitForConfirmed()
  const texts = client.messages.filter((message) => message.key.id === id).map(textOf)
  expect(texts.length).toBeGreaterThan(1)
})

test('messages come in reverse', async () => {
  simulator.faults.disorderNext(3)
  for (const text of ['uno', 'dos', 'tres']) await ana.sendText(text)
  await client.untilMessage((message) => textOf(message) === 'uno')
  const texts = client.messages.filter(({ key }) => key.remoteJid === ana.lid).map(textOf)
  expect(texts).toEqual(['tres', 'dos', 'uno'])
})

test('a contact who has reinstalled is understood and understands again', async () => {
  await received(await ana.sendText('antes'))
  await client.sendText(ana.lid ?? '', 'te leo')
  await ana.waitForMessage('te leo')
  ana.reinstall()
  const id = await client.sendText(ana.lid ?? '', 'para el teléfono nuevo')
  expect(await ana.waitForMessage('para el teléfono nuevo')).toMatchObject({ id, count: 1 })
  expect(textOf(await received(await ana.sendText('estreno teléfono')))).toBe('estreno teléfono')
})

test('a client that is told of a reinstallation opens a new session by itself', async () => {
  await received(await ana.sendText('antes'))
  await client.sendText(ana.lid ?? '', 'te leo')
  await ana.waitForMessage('te leo')
  ana.reinstall({ tellClient: true })
  await simulator.client.waitForConfirmed()
  await client.sendText(ana.lid ?? '', 'bienvenida')
  expect(await ana.waitForMessage('bienvenida')).toMatchObject({ count: 1 })
})

test('a phone that cannot decrypt asks again and gets the same id', async () => {
  await client.sendText(ana.jid, 'abre sesión')
  await ana.waitForMessage('abre sesión')
  await received(await ana.sendText('sí'))
  ana.forgetSessions()
  const id = await client.sendText(ana.jid, 'otra vez por favor')
  expect(await ana.waitForMessage('otra vez por favor')).toMatchObject({ id, count: 1 })
})

test('healing undoes every fault', async () => {
  simulator.faults.acks.error = 463
  simulator.faults.corruptNext(9, 'ever')
  simulator.faults.mediaGone = true
  simulator.faults.heal()
  await received(await ana.sendText('sano'))
  await client.sendText(ana.jid, 'bien')
  await ana.waitForMessage('bien')
})
