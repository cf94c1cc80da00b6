import { Agent } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { downloadMediaMessage, proto } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { silenceLibsignal, TestClient, textOf } from '#testing/simulator-client.ts'
import type { Person } from './person.ts'
import { type Simulator, startSimulator } from './simulator.ts'

const PICTURE = Buffer.from('not really a picture, but bytes all the same')
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

let simulator: Simulator
let client: TestClient
let ana: Person
let people = 0
let speakAgain: () => void
const ownAuthorities = getCACertificates('default')

beforeAll(async () => {
  speakAgain = silenceLibsignal()
  simulator = await startSimulator()
  setDefaultCACertificates([...ownAuthorities, simulator.mediaCertificatePem])
  client = new TestClient(simulator, { fetchAgent: new Agent({ ca: simulator.mediaCertificatePem }) })
  await client.settle()
})

afterAll(async () => {
  await client.stop()
  await simulator.close()
  setDefaultCACertificates(ownAuthorities)
  speakAgain()
})

beforeEach(() => {
  people += 1
  ana = simulator.addPerson({ phone: `57300111${1000 + people}`, name: 'Ana' })
})

const received = (id: string) => client.untilMessage((message) => message.key.id === id)

test.each(['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const)('a debtor sends: %s', async (kind) => {
  const id = await ana.sendMedia(kind, PICTURE, { caption: 'mira', fileName: 'recibo.pdf' })
  const message = await received(id)
  expect(await downloadMediaMessage(message, 'buffer', {})).toEqual(PICTURE)
})

test('a file is fetched over https by its direct path', async () => {
  const message = await received(await ana.sendMedia('image', PICTURE, { via: 'https-directpath' }))
  expect(message.message?.imageMessage?.directPath).toBeTruthy()
  expect(await downloadMediaMessage(message, 'buffer', {})).toEqual(PICTURE)
})

test('a file that is gone is uploaded again by the phone on request', async () => {
  const message = await received(await ana.sendMedia('image', PICTURE, { via: 'https-directpath' }))
  simulator.faults.mediaGone = true
  try {
    await expect(downloadMediaMessage(message, 'buffer', {})).rejects.toMatchObject({ output: { statusCode: 410 } })
    await client.socket.refreshMediaConn(true)
    const again = await client.socket.updateMediaMessage(message)
    expect(await downloadMediaMessage(again, 'buffer', {})).toEqual(PICTURE)
  } finally {
    simulator.faults.mediaGone = false
  }
})

test('a slow file comes late, but it comes', async () => {
  const message = await received(await ana.sendMedia('image', PICTURE))
  simulator.faults.mediaDelayMs = 100
  const started = performance.now()
  expect(await downloadMediaMessage(message, 'buffer', {})).toEqual(PICTURE)
  simulator.faults.mediaDelayMs = 0
  expect(performance.now() - started).toBeGreaterThan(95)
})

test('what the own phone sends as a file arrives as such', async () => {
  const message = await received(await simulator.phone.sendMedia(ana.phone, 'document', PICTURE, { fileName: 'a.pdf' }))
  expect(message.key.fromMe).toBe(true)
  expect(await downloadMediaMessage(message, 'buffer', {})).toEqual(PICTURE)
  expect(ana.received.at(-1)).toMatchObject({ kind: 'document', fileName: 'a.pdf', mediaBytes: PICTURE })
})

test('the business sends a picture and a document', async () => {
  await client.socket.sendMessage(ana.jid, { image: PIXEL, caption: 'su recibo', jpegThumbnail: '' })
  const picture = await ana.waitForMessage('su recibo')
  expect(picture).toMatchObject({ kind: 'image', text: 'su recibo', mediaBytes: PIXEL })
  const document = { document: PICTURE, fileName: 'acuerdo.pdf', mimetype: 'application/pdf' }
  await client.socket.sendMessage(ana.jid, document)
  const file = await ana.waitForMessage(({ kind }) => kind === 'document')
  expect(file).toMatchObject({ fileName: 'acuerdo.pdf', mimetype: 'application/pdf', mediaBytes: PICTURE })
})

test('places, contacts and polls arrive', async () => {
  const place = await received(await ana.sendLocation({ latitude: 4.6, longitude: -74.1, name: 'Mi tienda' }))
  expect(place.message?.locationMessage).toMatchObject({ degreesLatitude: 4.6, name: 'Mi tienda' })
  const contact = await received(await ana.sendContact({ name: 'Mi hermano', phone: '573009998877' }))
  expect(contact.message?.contactMessage?.vcard).toContain('waid=573009998877')
  const poll = await received(await ana.sendPoll('¿Cuándo?', ['lunes', 'martes']))
  expect(poll.message?.pollCreationMessageV3?.name).toBe('¿Cuándo?')
})

test('a debtor answers, reacts, edits and deletes', async () => {
  const question = await client.sendText(ana.jid, '¿Cuándo paga?')
  await ana.waitForMessage(question)
  const answer = await received(await ana.sendText('mañana', { quote: question }))
  expect(answer.message?.extendedTextMessage?.contextInfo).toMatchObject({ stanzaId: question })
  await ana.sendReaction(question, '👍')
  const reactions = await client.until('messages.reaction', ([one]) => one?.key.id === question)
  expect(reactions[0]?.reaction.text).toBe('👍')
  const original = answer.key.id ?? ''
  await ana.edit(original, 'pasado mañana')
  const edits = await client.until('messages.update', ([one]) => one?.update.message?.editedMessage != null)
  expect(edits[0]).toMatchObject({
    key: { id: original },
    update: { message: { editedMessage: { message: { conversation: 'pasado mañana' } } } },
  })
  await ana.revoke(original)
  await client.until('messages.update', ([one]) => one?.key.id === original && one.update.messageStubType === 1)
})

test('the business quotes, reacts, edits and deletes', async () => {
  const asked = await received(await ana.sendText('¿Cuánto debo?'))
  const sent = await client.socket.sendMessage(ana.jid, { text: '50.000' }, { quoted: asked })
  const id = sent?.key.id ?? ''
  expect(await ana.waitForMessage(id)).toMatchObject({ text: '50.000', quotedId: asked.key.id })
  await client.socket.sendMessage(ana.jid, { react: { text: '🙏', key: asked.key } })
  expect(await ana.waitForMessage('🙏')).toMatchObject({ kind: 'reaction', targetId: asked.key.id })
  await client.socket.sendMessage(ana.jid, { text: '40.000', edit: sent?.key as proto.IMessageKey as never })
  await ana.waitForMessage(({ kind }) => kind === 'edit')
  await client.socket.sendMessage(ana.jid, { delete: sent?.key as proto.IMessageKey as never })
  await ana.waitForMessage(({ kind }) => kind === 'revoke')
  expect(ana.received.find((message) => message.id === id)).toMatchObject({ editedText: '40.000', revoked: true })
})

test('a voice note that was listened to is shown as played', async () => {
  const voice = { audio: PICTURE, ptt: true, mimetype: 'audio/ogg; codecs=opus', seconds: 2 }
  const sent = await client.socket.sendMessage(ana.jid, voice)
  const id = sent?.key.id ?? ''
  await ana.waitForMessage(id)
  ana.play(id)
  await client.untilStatus(id, proto.WebMessageInfo.Status.PLAYED)
})

test('a call is offered and missed', async () => {
  const id = ana.call({ video: true })
  const calls = () => client.values('call').flat()
  await client.until('call', ([call]) => call?.id === id && call.status === 'timeout')
  expect(calls().filter((call) => call.id === id)).toEqual([
    expect.objectContaining({ status: 'offer', isVideo: true, callerPn: ana.jid }),
    expect.objectContaining({ status: 'timeout' }),
  ])
})

test('typing and presence go both ways', async () => {
  await client.socket.presenceSubscribe(ana.jid)
  const shows = (state: string) =>
    client.until('presence.update', ({ presences }) =>
      Object.values(presences).some(({ lastKnownPresence }) => lastKnownPresence === state),
    )
  await shows('available')
  ana.typing(true)
  await shows('composing')
  ana.goOffline()
  await shows('unavailable')
  const composing = ana.clientPresenceChanged.next((state) => state === 'composing')
  await client.socket.sendPresenceUpdate('composing', ana.jid)
  await composing
})

test('what is typed on the own phone reaches both the debtor and the client', async () => {
  const id = await simulator.phone.send(ana.phone, 'le escribo del celular')
  const copy = await received(id)
  expect(copy.key).toMatchObject({ fromMe: true, remoteJid: ana.lid, remoteJidAlt: ana.jid })
  expect(textOf(copy)).toBe('le escribo del celular')
  expect(ana.received.at(-1)?.text).toBe('le escribo del celular')
  ana.addressing = 'pn'
  const second = await received(await simulator.phone.send(ana.phone, 'otra vez'))
  expect(second.key).toMatchObject({ fromMe: true, remoteJid: ana.jid })
})

test('while the own phone is off, the client hears nothing from it', async () => {
  simulator.phone.goOffline()
  ana.autoDeliver = false
  ana.autoRead = false
  const id = await client.sendText(ana.jid, 'sin celular')
  await ana.waitForMessage(id)
  await simulator.phone.goOnline()
  await client.untilStatus(id, proto.WebMessageInfo.Status.SERVER_ACK)
  ana.confirmDelivery(id)
  await client.untilStatus(id, proto.WebMessageInfo.Status.DELIVERY_ACK)
})
