import { proto } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silenceLibsignal, TestClient, textOf } from '#testing/simulator-client.ts'
import { formsOf } from './directory.ts'
import { type Simulator, startSimulator } from './simulator.ts'

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

async function keyOf(id: string) {
  return (await client.untilMessage((message) => message.key.id === id)).key
}

test.each([
  ['lid', false, 'lid', 'pn'],
  ['lid', true, 'lid', undefined],
  ['pn', false, 'pn', 'lid'],
  ['pn', true, 'pn', undefined],
] as const)('addressed by %s, other address hidden: %s', async (addressing, hideOtherAddress, main, other) => {
  const phone = `5730011100${addressing === 'lid' ? 1 : 2}${hideOtherAddress ? 1 : 2}`
  const person = simulator.addPerson({ phone, addressing, hideOtherAddress })
  const addresses = { lid: person.lid, pn: person.jid }
  const key = await keyOf(await person.sendText('hola'))
  expect(key.remoteJid).toBe(addresses[main])
  expect(key.remoteJidAlt ?? undefined).toBe(other && addresses[other])
})

test('a person switches from number to LID within the conversation', async () => {
  const person = simulator.addPerson({ phone: '573001110033', addressing: 'pn' })
  expect((await keyOf(await person.sendText('uno'))).remoteJid).toBe(person.jid)
  await client.sendText(person.jid, 'visto uno')
  await person.waitForMessage('visto uno')
  person.addressing = 'lid'
  expect((await keyOf(await person.sendText('dos'))).remoteJid).toBe(person.lid)
  person.autoDeliver = false
  person.autoRead = false
  const id = await client.sendText(person.lid ?? '', 'visto dos')
  await person.waitForMessage('visto dos')
  await client.untilStatus(id, proto.WebMessageInfo.Status.SERVER_ACK)
  expect(person.received.map(({ count }) => count)).toEqual([1, 1])
})

test('a person without a LID writes and is answered', async () => {
  const person = simulator.addPerson({ phone: '573001110044', hasLid: false })
  expect(await keyOf(await person.sendText('hola'))).toMatchObject({ remoteJid: person.jid })
  await client.sendText(person.jid, 'buenas')
  await person.waitForMessage('buenas')
})

test('numbers are looked up before they are written to', async () => {
  const here = simulator.addPerson({ phone: '573001110055' })
  simulator.addPerson({ phone: '573001110066', onWhatsApp: false })
  const found = await client.socket.onWhatsApp(here.phone, '573001110066', '573009999999')
  expect(found).toEqual([{ jid: here.jid, exists: true }])
})

test('a number registered in its old form is found by the new one and written to', async () => {
  const carla = simulator.addPerson({ phone: '5511987654321', registeredAs: '551187654321' })
  expect(await client.socket.onWhatsApp('5511987654321')).toEqual([
    { jid: '551187654321@s.whatsapp.net', exists: true },
  ])
  await client.sendText(carla.jid, 'oi')
  await carla.waitForMessage('oi')
  expect((await keyOf(await carla.sendText('olá'))).remoteJidAlt).toBe('551187654321@s.whatsapp.net')
})

test('numbers of Brazil, Mexico and Argentina have two forms', () => {
  expect(formsOf('5511987654321')).toEqual(['5511987654321', '551187654321'])
  expect(formsOf('525512345678')).toEqual(['525512345678', '5215512345678'])
  expect(formsOf('5491123456789')).toEqual(['541123456789', '5491123456789'])
  expect(formsOf('573001112233')).toEqual(['573001112233'])
})

test('what is sent to a number that is not on WhatsApp reaches nobody, but the own phone', async () => {
  const nobody = simulator.addPerson({ phone: '573001110077', onWhatsApp: false, hasLid: false })
  const id = await client.sendText(nobody.jid, '¿hay alguien?')
  await client.untilStatus(id, proto.WebMessageInfo.Status.SERVER_ACK)
  expect(nobody.received).toEqual([])
})

test('groups, lists, status and channels arrive as such', async () => {
  const person = simulator.addPerson({ phone: '573001110088' })
  const group = '120363000000000001@g.us'
  expect(await keyOf(await person.sendInto(group, 'a todos'))).toMatchObject({
    remoteJid: group,
    participant: person.lid,
  })
  expect(await keyOf(await person.sendInto('status@broadcast', 'mi estado'))).toMatchObject({
    remoteJid: 'status@broadcast',
  })
  expect(await keyOf(await person.sendInto('1234567890@broadcast', 'a la lista'))).toMatchObject({
    remoteJid: '1234567890@broadcast',
  })
  simulator.postInChannel('120363000000000002@newsletter', 'novedades')
  const post = await client.untilMessage((message) => textOf(message) === 'novedades')
  expect(post.key.remoteJid).toBe('120363000000000002@newsletter')
  await simulator.client.waitForConfirmed()
})
