import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Received, Transport } from '#channels/transport.ts'
import type { ToSend } from '#policy/to-send.ts'
import { pollContent } from '#simulator/message-content.ts'
import { Bench, type Heard } from '#testing/baileys-bench.ts'
import { cleared } from '#testing/cleared.ts'
import { openSealedEdit } from './sealed-edits.ts'

let bench: Bench

beforeEach(async () => {
  bench = await Bench.open()
})
afterEach(() => bench.close())

/** Sends to the person of a chat; answers with the WhatsApp id. */
async function say(transport: Transport, address: string, content: ToSend['content'], quote: ToSend['quote'] = null) {
  const waId = transport.newMessageId()
  const { raw } = await transport.send(cleared({ waId, address, content, quote }))
  return { waId, raw }
}

const kindOf = ({ content }: Received) => (content.type === 'message' ? content.kind : content.type)
const withKind = (heard: Heard, kind: string) => heard.until(() => heard.messages.find((one) => kindOf(one) === kind))

async function greeted(about: Parameters<Bench['simulator']['addPerson']>[0] = { phone: '573001112233', name: 'Ana' }) {
  const ana = bench.simulator.addPerson(about)
  const { transport, heard, database } = await bench.linked()
  await ana.sendText('hola')
  const { chat } = await heard.untilText('hola')
  return { ana, transport, heard, database, address: chat.address }
}

test('a phone is linked by QR code, a debtor writes, and the answer gets its ticks', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { transport, heard } = await bench.linked()
  expect(heard.state).toMatchObject({ phone: '+573000000001' })
  expect(heard.pairings.at(-1)).toEqual({ qr: null, qrExpiresAt: null, code: null })
  await ana.sendText('buenas tardes')
  const message = await heard.untilText('buenas tardes')
  expect(message).toMatchObject({
    chat: { address: ana.lid, other: ana.jid },
    direction: 'in',
    origin: 'live',
    pushName: 'Ana',
    seen: false,
  })
  const { waId, raw } = await say(transport, message.chat.address, { type: 'text', text: 'con gusto' })
  expect(raw).not.toBeNull()
  expect((await ana.waitForMessage('con gusto')).id).toBe(waId)
  await heard.untilTick(waId, 'sent')
  await heard.untilTick(waId, 'delivered')
  await heard.untilTick(waId, 'read')
})

test('somebody who writes under the number is one with who writes under the LID', async () => {
  const { ana, heard } = await greeted({ phone: '573001112233', name: 'Ana', addressing: 'pn' })
  expect(heard.messages[0]?.chat).toEqual({ address: ana.jid, other: ana.lid })
  ana.addressing = 'lid'
  await ana.sendText('sigo aquí')
  expect((await heard.untilText('sigo aquí')).chat).toEqual({ address: ana.lid, other: ana.jid })
})

test('what the owner writes on the phone arrives as sent from the phone', async () => {
  const { ana, heard } = await greeted()
  await bench.simulator.phone.send(ana.phone, 'desde el teléfono')
  const message = await heard.untilText('desde el teléfono')
  expect(message).toMatchObject({ direction: 'out', origin: 'phone', status: 'sent', pushName: null })
  expect(message.chat.address).toBe(ana.lid)
})

test('edits, deletions, reactions and quotes refer to the right message', async () => {
  const { ana, heard, transport, address } = await greeted()
  const first = await ana.sendText('pago el biernes')
  await heard.untilText('pago el biernes')
  await ana.edit(first, 'pago el viernes')
  expect((await withKind(heard, 'edit')).content).toMatchObject({
    ofWaId: first,
    ofDirection: 'in',
    text: 'pago el viernes',
  })
  const { waId } = await say(transport, address, { type: 'text', text: 'perfecto' })
  await ana.waitForMessage('perfecto')
  await ana.sendReaction(waId, '👍')
  expect((await withKind(heard, 'reaction')).content).toMatchObject({ toWaId: waId, toDirection: 'out', emoji: '👍' })
  await ana.sendText('eso', { quote: waId })
  const quoting = await heard.untilText('eso')
  expect(quoting.content).toMatchObject({ quote: { waId, direction: 'out', kind: 'text', preview: 'perfecto' } })
  await ana.revoke(first)
  expect((await withKind(heard, 'delete')).content).toMatchObject({ ofWaId: first, ofDirection: 'in' })
})

test('our reactions, quotes and deletions arrive', async () => {
  const { ana, heard, transport, address } = await greeted()
  const greeting = heard.messages[0]
  const quote = { waId: greeting?.waId ?? '', fromMe: false, raw: greeting?.raw ?? null, text: 'hola' }
  const { waId } = await say(transport, address, { type: 'text', text: 'buenos días' }, quote)
  const message = await ana.waitForMessage('buenos días')
  expect(message.message.extendedTextMessage?.contextInfo?.stanzaId).toBe(quote.waId)
  await say(transport, address, { type: 'reaction', emoji: '❤️', toWaId: quote.waId, toFromMe: false })
  await ana.waitForMessage(({ kind }) => kind === 'reaction')
  await say(transport, address, { type: 'delete', ofWaId: waId })
  await ana.waitForMessage(({ kind }) => kind === 'revoke')
})

test('reading is told to who wrote', async () => {
  const { ana, transport, address, heard } = await greeted()
  const waIds = [heard.messages[0]?.waId ?? '']
  await transport.send(cleared({ waId: '', address, content: { type: 'read', waIds }, quote: null }))
  await vi.waitFor(() => expect(ana.sent[0]?.status).toBe('read'))
})

test.each(['http-url', 'https-directpath'] as const)('a picture is fetched and checked (%s)', async (via) => {
  const { ana, heard, transport } = await greeted()
  const bytes = randomBytes(100_003)
  await ana.sendMedia('image', bytes, { caption: 'comprobante', mimetype: 'image/jpeg', via })
  const message = await heard.untilText('comprobante')
  expect(message.content).toMatchObject({
    kind: 'image',
    attachment: { mimeType: 'image/jpeg', sha256: createHash('sha256').update(bytes).digest('hex') },
  })
  expect(await buffer(await transport.fetchMedia(message.raw))).toEqual(bytes)
})

test('a picture that the server has lost is uploaded again by the sender', async () => {
  const { ana, heard, transport } = await greeted()
  const bytes = randomBytes(5_000)
  await ana.sendMedia('image', bytes, { caption: 'foto' })
  const message = await heard.untilText('foto')
  bench.simulator.faults.mediaGone = true
  expect(await buffer(await transport.fetchMedia(message.raw))).toEqual(bytes)
})

test('a file goes out and arrives whole', async () => {
  const { ana, transport, address } = await greeted()
  const bytes = randomBytes(60_000)
  const path = join(bench.folder, 'factura.pdf')
  writeFileSync(path, bytes)
  const file = { type: 'file', path, mimeType: 'application/pdf', name: 'factura.pdf', caption: 'su factura' } as const
  await say(transport, address, { ...file, as: 'document' })
  const message = await ana.waitForMessage(({ kind }) => kind === 'document')
  expect(
    message.message.documentWithCaptionMessage?.message?.documentMessage ?? message.message.documentMessage,
  ).toMatchObject({ fileName: 'factura.pdf', caption: 'su factura' })
  await expect(
    say(transport, address, { ...file, path: `${path}.missing`, as: 'image', mimeType: 'image/png' }),
  ).rejects.toMatchObject({ again: false, failure: 'file_unavailable' })
})

test('a number that is not on WhatsApp is found out beforehand', async () => {
  const { ana, transport } = await greeted()
  bench.simulator.addPerson({ phone: '573009998877', onWhatsApp: false })
  const found = await transport.lookUp(['+573001112233', '+573009998877', '+573005550000'])
  expect(found.get('+573001112233')).toEqual({ address: ana.jid, other: ana.lid })
  expect(found.get('+573009998877')).toBeNull()
  expect(found.get('+573005550000')).toBeNull()
})

test('a number registered in an older form is found', async () => {
  const { transport } = await greeted()
  const old = bench.simulator.addPerson({ phone: '5511987654321', registeredAs: '551187654321' })
  const found = await transport.lookUp(['+5511987654321'])
  expect(found.get('+5511987654321')).toMatchObject({ address: old.jid })
})

test('a refused message fails with its reason', async () => {
  const { heard, transport, address } = await greeted()
  bench.simulator.faults.acks = { delayMs: 0, drop: false, error: 463 }
  const { waId } = await say(transport, address, { type: 'text', text: 'hola' })
  expect(await heard.untilTick(waId, 'failed')).toMatchObject({ failure: 'account_restricted' })
  bench.simulator.faults.acks = { delayMs: 0, drop: false, error: 479 }
  const second = await say(transport, address, { type: 'text', text: 'hola' })
  expect(await heard.untilTick(second.waId, 'failed')).toMatchObject({ failure: 'rejected_by_whatsapp' })
})

test('a message that the debtor could not decrypt is sent again from the store', async () => {
  const { ana, heard, transport, address } = await greeted()
  ana.forgetSessions()
  const waId = transport.newMessageId()
  const sending = transport.send(cleared({ waId, address, content: { type: 'text', text: 'otra vez' }, quote: null }))
  const { raw } = await sending
  if (raw) heard.sent.set(waId, raw)
  expect((await ana.waitForMessage('otra vez', 15_000)).id).toBe(waId)
})

test('a missed call is told once', async () => {
  const { ana, heard } = await greeted()
  const id = ana.call({ video: true })
  const call = await withKind(heard, 'call')
  expect(call).toMatchObject({ waId: id, content: { details: { type: 'call', video: true, outcome: 'missed' } } })
  await ana.sendText('¿me llamas?')
  await heard.untilText('¿me llamas?')
  expect(heard.messages.filter((one) => kindOf(one) === 'call')).toHaveLength(1)
})

test('groups, status and channels are nobody', async () => {
  const { ana, heard } = await greeted()
  await ana.sendInto('120363000000000001@g.us', 'en el grupo')
  await ana.sendInto('status@broadcast', 'mi estado')
  bench.simulator.postInChannel('120363000000000002@newsletter', 'oferta')
  await ana.sendText('a ti')
  await heard.untilText('a ti')
  await bench.simulator.client.waitForConfirmed()
  expect(heard.texts).toEqual(['hola', 'a ti'])
})

test('typing is seen on both sides', async () => {
  const { ana, heard, transport, address } = await greeted()
  await transport.watchPresence(address)
  ana.typing(true)
  await heard.until(() => heard.presences.find(({ state }) => state === 'typing'))
  const seen = ana.clientPresenceChanged.next((state) => state === 'composing')
  await transport.sayTyping(address, true)
  await seen
})

test('what is sent without a connection may be tried again', async () => {
  const { transport, address } = await greeted()
  await transport.stop()
  const attempt = say(transport, address, { type: 'text', text: 'hola' })
  await expect(attempt).rejects.toMatchObject({ name: 'TransportFailure', again: true })
})

test('an answer in a chat of disappearing messages carries how long it stays', async () => {
  const { ana, transport, address } = await greeted()
  const waId = transport.newMessageId()
  const expiration = { seconds: 604_800, at: 1_780_000_000_000 }
  const about = { waId, address, expiration, quote: { waId: 'Q', fromMe: false, raw: null, text: 'hola' } }
  await transport.send(cleared({ ...about, content: { type: 'text', text: 'con gusto' } }))
  const { message } = await ana.waitForMessage('con gusto')
  expect(message.extendedTextMessage?.contextInfo).toMatchObject({ expiration: 604_800, stanzaId: 'Q' })
  expect(Number(message.extendedTextMessage?.contextInfo?.ephemeralSettingTimestamp)).toBe(1_780_000_000)
})

test('a voice note leaves as phones play it, with its length and its shape', async () => {
  const { ana, transport, address } = await greeted()
  const path = join(import.meta.dirname, '../../practice/voice-notes/la-cuenta.ogg')
  const voice = { type: 'file', as: 'voice', mimeType: 'audio/ogg', name: 'voz.ogg', caption: null } as const
  const { waId } = await say(transport, address, { ...voice, path })
  const { message } = await ana.waitForMessage(waId)
  expect(message.audioMessage).toMatchObject({ mimetype: 'audio/ogg; codecs=opus', ptt: true, seconds: 6 })
  expect(message.audioMessage?.waveform).toHaveLength(64)
})

test('a sound that phones do not play as a voice note leaves as a sound', async () => {
  const { ana, transport, address } = await greeted()
  const path = join(bench.folder, 'voz.m4a')
  writeFileSync(path, randomBytes(2_000))
  const sound = { type: 'file', as: 'voice', path, mimeType: 'audio/mp4', name: 'voz.m4a', caption: null } as const
  const { waId } = await say(transport, address, sound)
  const { message } = await ana.waitForMessage(waId)
  expect(message.audioMessage).toMatchObject({ mimetype: 'audio/mp4', ptt: false })
})

test('a vote in a poll made on the phone reaches us sealed, and opens with the poll', async () => {
  const { ana, heard } = await greeted()
  const poll = pollContent({ question: '¿Cuándo paga?', choices: ['hoy', 'mañana'], secret: randomBytes(32) })
  const waId = await bench.simulator.phone.sendRaw(ana.phone, poll)
  const { raw } = await withKind(heard, 'poll')
  await ana.vote(waId, ['mañana'])
  const { content } = await withKind(heard, 'vote')
  expect(content).toMatchObject({ type: 'vote', ofWaId: waId, ofDirection: 'out' })
  if (content.type === 'vote') expect(openSealedEdit(raw, waId, content.sealed)?.choices).toEqual(['mañana'])
})
