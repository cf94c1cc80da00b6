import { Curve, generateSignalPubKey, jidNormalizedUser, proto, WA_CERT_DETAILS } from '@whiskeysockets/baileys'
import { verifySignature } from 'libsignal/src/curve.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silenceLibsignal, TestClient, textOf } from '#testing/simulator-client.ts'
import { type Simulator, startSimulator } from './simulator.ts'

const DAY = Date.UTC(2026, 2, 2, 15)

let simulator: Simulator
let client: TestClient
let speakAgain: () => void

beforeEach(async () => {
  speakAgain = silenceLibsignal()
  simulator = await startSimulator()
  client = new TestClient(simulator)
})

afterEach(async () => {
  await client.stop()
  await simulator.close()
  speakAgain()
})

async function pairingCode(): Promise<string> {
  client.start()
  await client.until('connection.update', ({ qr }) => qr !== undefined)
  return client.socket.requestPairingCode(simulator.phone.phone)
}

test('a client is linked by the code that the owner types', async () => {
  await simulator.phone.enterPairingCode(await pairingCode())
  await client.until('connection.update', ({ connection }) => connection === 'open')
  expect(client.creds.registered).toBe(true)
  const ana = simulator.addPerson({ phone: '573001112233' })
  await ana.sendText('hola')
  expect(textOf(await client.untilMessage((message) => textOf(message) === 'hola'))).toBe('hola')
})

test('a wrong code links nothing', async () => {
  await pairingCode()
  await expect(simulator.phone.enterPairingCode('AAAAAAAA')).rejects.toThrow('wrong')
  expect(simulator.phone.linked).toBe(false)
})

test('a phone that asks for a passkey links nothing and says so to the client', async () => {
  simulator.faults.passkeyGate = true
  client.start()
  const { qr } = await client.until('connection.update', (update) => update.qr !== undefined)
  const asked = new Promise((resolve) => client.socket.ws.on('CB:notification,type:passkey_prologue_request', resolve))
  await expect(simulator.phone.scanQr(qr ?? '')).rejects.toThrow('passkey')
  await asked
  const code = await client.socket.requestPairingCode(simulator.phone.phone)
  await expect(simulator.phone.enterPairingCode(code)).rejects.toThrow('passkey')
  expect(simulator.phone.linked).toBe(false)
})

test('a QR that is no longer shown links nothing', async () => {
  client.start()
  const { qr } = await client.until('connection.update', (update) => update.qr !== undefined)
  await client.stop()
  await client.until('connection.update', ({ connection }) => connection === 'close')
  await expect(simulator.phone.scanQr(qr ?? '')).rejects.toThrow('not valid any more')
})

test('the certificate is really signed by the root that the simulator names', async () => {
  const realVerify = Curve.verify
  const realKey = Buffer.from(WA_CERT_DETAILS.PUBLIC_KEY)
  const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verifySignature(generateSignalPubKey(Buffer.from(key)), message, Buffer.from(signature))
  try {
    Curve.verify = verify
    client.start()
    expect(await client.untilClosed()).toBe(400)
    Buffer.from(simulator.rootKeyHex, 'hex').copy(WA_CERT_DETAILS.PUBLIC_KEY)
    await client.link()
  } finally {
    Curve.verify = realVerify
    realKey.copy(WA_CERT_DETAILS.PUBLIC_KEY)
  }
})

test('the own phone hands over its history, its names and who is behind which LID', async () => {
  const ana = simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const luis = simulator.addPerson({ phone: '573004445566', name: 'Luis', addressing: 'pn' })
  const messages = Array.from({ length: 30 }, (_, index) => ({
    fromMe: index % 2 === 1,
    text: `mensaje ${index}`,
    at: DAY + index * 60_000,
  }))
  simulator.phone.setHistory([
    { phone: ana.phone, name: 'Ana Clienta', unread: 2, messages },
    { phone: luis.phone, messages: [{ text: 'hola', at: DAY, id: 'OLD1' }] },
  ])
  await client.link()
  const types = proto.HistorySync.HistorySyncType
  const isRecent = ({ syncType }: { syncType?: proto.HistorySync.HistorySyncType | null }) => syncType === types.RECENT
  await client.until('messaging-history.set', isRecent)
  const sets = client.values('messaging-history.set')
  const received = sets.flatMap((set) => set.messages)
  expect(received).toHaveLength(31)
  expect(new Set(received.map(({ key }) => key.id)).size).toBe(31)
  expect(received.find(({ key }) => key.id === 'OLD1')?.key.remoteJid).toBe(luis.jid)
  expect(sets.flatMap(({ contacts }) => contacts)).toContainEqual(expect.objectContaining({ name: 'Ana Clienta' }))
  await client.until('creds.update', (update) => update.accountSyncCounter === 1)
  expect(client.creds.myAppStateKeyId).toBeDefined()
  const known = await client.socket.signalRepository.lidMapping.getPNForLID(ana.lid ?? '')
  expect(jidNormalizedUser(known ?? '')).toBe(ana.jid)
})

test('what was said before linking is part of the history', async () => {
  const ana = simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  await ana.sendText('antes')
  await simulator.phone.send(ana.phone, 'ya veo')
  await client.link()
  const { messages } = await client.until('messaging-history.set', (set) => set.messages.length > 0)
  expect(messages.map((message) => `${message.key.fromMe} ${textOf(message)}`)).toEqual(['true ya veo', 'false antes'])
})

test('an unlinked client is told so, is refused afterwards and can be linked anew', async () => {
  await client.link()
  const closed = client.untilClosed()
  simulator.phone.unlink()
  expect(await closed).toBe(401)
  client.start()
  expect(await client.untilClosed()).toBe(401)
  const successor = new TestClient(simulator)
  await successor.link()
  expect(successor.socket.user?.id).toBe('573000000001:2@s.whatsapp.net')
  await successor.stop()
})

test('a client that logs out is unlinked', async () => {
  await client.link()
  await client.socket.logout()
  await simulator.client.waitForClose()
  expect(simulator.phone.linked).toBe(false)
})

test('logins are refused on command', async () => {
  await client.link()
  await client.stop()
  for (const reason of [403, 503]) {
    simulator.phone.refuse(reason)
    client.start()
    expect(await client.untilClosed()).toBe(reason)
  }
  simulator.phone.refuse(null)
  await client.reconnect()
})

test('a second login of the same device replaces the first', async () => {
  await client.link()
  const first = client.untilClosed()
  client.start()
  expect(await first).toBe(440)
})
