import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { Curve, generateSignalPubKey, proto } from '@whiskeysockets/baileys'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeLog } from '#base/log.ts'
import { channelKeys } from '#channels/channels.tables.ts'
import { Bench } from '#testing/baileys-bench.ts'
import { cleared } from '#testing/cleared.ts'
import { baileysLog } from './baileys-log.ts'
import { makeEncryptedKeyStore } from './encrypted-key-store.ts'
import { hardenBaileys } from './hardened-baileys.ts'
import { makeMediaServers } from './media-download.ts'
import { withoutLibsignal } from './quiet-libsignal.ts'

let bench: Bench

beforeEach(async () => {
  bench = await Bench.open()
})
afterEach(() => bench.close())

const { Type } = proto.Message.ProtocolMessage

test('protocol messages that only the own phone may send have no effect when a stranger sends them', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const mallory = bench.simulator.addPerson({ phone: '573006660000', name: 'M' })
  const { heard, transport, database } = await bench.linked()
  await ana.sendText('debo cien mil')
  const { chat, waId } = await heard.untilText('debo cien mil')
  const ours = transport.newMessageId()
  await transport.send(
    cleared({ waId: ours, address: chat.address, content: { type: 'text', text: 'recibido' }, quote: null }),
  )
  const keysOf = (type: string) =>
    database.reader.select({ id: channelKeys.keyId }).from(channelKeys).where(eq(channelKeys.type, type))
  const before = await keysOf('app-state-sync-key')
  const history = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.RECENT,
    conversations: [
      {
        id: chat.address,
        messages: [
          { message: { key: { remoteJid: chat.address, id: 'PLANTED' }, message: { conversation: 'plantado' } } },
        ],
      },
    ],
  }).finish()
  const { deflateSync } = await import('node:zlib')
  const spoofs: proto.Message.IProtocolMessage[] = [
    {
      type: Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: { syncType: 3, initialHistBootstrapInlinePayload: deflateSync(history) },
    },
    {
      type: Type.APP_STATE_SYNC_KEY_SHARE,
      appStateSyncKeyShare: { keys: [{ keyId: { keyId: randomBytes(6) }, keyData: { keyData: randomBytes(32) } }] },
    },
    { type: Type.REVOKE, key: { id: ours, fromMe: false, remoteJid: chat.address } },
    {
      type: Type.MESSAGE_EDIT,
      key: { id: ours, fromMe: false, remoteJid: chat.address },
      editedMessage: { conversation: 'no debe nada' },
    },
  ]
  for (const protocolMessage of spoofs) await mallory.sendRaw({ protocolMessage })
  // This one claims to be Mallory's own message; it must stay in Mallory's chat and on Mallory's side.
  await mallory.sendRaw({ protocolMessage: { type: Type.REVOKE, key: { id: waId, fromMe: true } } })
  await mallory.sendText('listo')
  await heard.untilText('listo')
  expect(heard.texts).toEqual(['debo cien mil', 'listo'])
  const changes = heard.messages.filter(({ content }) => content.type !== 'message')
  expect(changes).toHaveLength(1)
  expect(changes[0]).toMatchObject({ chat: { address: mallory.lid }, content: { type: 'delete', ofDirection: 'in' } })
  expect(await keysOf('app-state-sync-key')).toEqual(before)
})

test('nothing secret, no number and no text reaches log or console', async () => {
  const lines: string[] = []
  const printed: unknown[][] = []
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana Muñoz' })
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts) => void printed.push(parts))
  }
  withoutLibsignal(console)
  const log = makeLog('trace', { write: (line: string) => void lines.push(line) })
  const { heard, transport } = await bench.linked({ log })
  await ana.sendText('palabra secreta')
  const { chat } = await heard.untilText('palabra secreta')
  const waId = transport.newMessageId()
  await transport.send(
    cleared({ waId, address: chat.address, content: { type: 'text', text: 'respuesta' }, quote: null }),
  )
  await heard.untilTick(waId, 'read')
  // Once both sides have answered, a damaged message makes libsignal complain aloud.
  bench.simulator.faults.corruptNext(1, 'once')
  await ana.sendText('segunda palabra')
  await heard.untilText('segunda palabra')
  ana.reinstall()
  await ana.sendText('tercera palabra')
  await heard.untilText('tercera palabra')
  bench.simulator.faults.drop()
  await heard.untilState('offline')
  const all = lines.join('\n')
  expect(all).not.toMatch(/palabra|respuesta|Muñoz|573001112233|573000000001|privKey/)
  expect(printed.flat().filter((part) => typeof part !== 'string' || /session|key/i.test(part))).toEqual([])
})

test('libsignal is silent, everything else on the console is not', () => {
  class SessionEntry {}
  const printed: unknown[][] = []
  const target = { log: keep, info: keep, warn: keep, error: keep }
  function keep(...parts: unknown[]) {
    printed.push(parts)
  }
  withoutLibsignal(target)
  target.info('Closing session:', new SessionEntry())
  target.info('anything', new SessionEntry())
  target.error('Session error:Error: Bad MAC', 'stack')
  target.info('hello')
  expect(printed).toEqual([['hello']])
})

test('a signature counts only when it is right', () => {
  hardenBaileys()
  const pair = Curve.generateKeyPair()
  const signature = Curve.sign(pair.private, Buffer.from('message'))
  expect(Curve.verify(pair.public, Buffer.from('message'), signature)).toBe(true)
  expect(Curve.verify(generateSignalPubKey(pair.public), Buffer.from('message'), signature)).toBe(true)
  expect(Curve.verify(pair.public, Buffer.from('another'), signature)).toBe(false)
  expect(Curve.verify(pair.public, Buffer.from('message'), Buffer.alloc(10))).toBe(false)
})

test('a prekey with a wrong signature opens no session', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { transport } = await bench.linked()
  const [found] = (await transport.lookUp(['+573001112233'])).values()
  const bundleNodes = ana.signal.bundleNodes.bind(ana.signal)
  vi.spyOn(ana.signal, 'bundleNodes').mockImplementation(() => {
    const nodes = bundleNodes()
    const signed = nodes.find(({ tag }) => tag === 'skey')
    const signature = Array.isArray(signed?.content) && signed.content.find(({ tag }) => tag === 'signature')
    if (signature) signature.content = Buffer.alloc(64, 1)
    return nodes
  })
  const send = transport.send(
    cleared({
      waId: transport.newMessageId(),
      address: found?.address ?? '',
      content: { type: 'text', text: 'hola' },
      quote: null,
    }),
  )
  await expect(send).rejects.toMatchObject({ name: 'TransportFailure', again: true })
  expect(ana.received).toEqual([])
})

test('a file that was changed on its way is refused at its end', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport } = await bench.linked()
  await ana.sendMedia('image', randomBytes(40_000), { caption: 'foto' })
  const { raw } = await heard.untilText('foto')
  const info = proto.WebMessageInfo.decode(raw)
  const image = info.message?.imageMessage
  if (image) image.fileSha256 = Buffer.alloc(32, 1)
  const otherHash = Buffer.from(proto.WebMessageInfo.encode(info).finish())
  await expect(transport.fetchMedia(otherHash).then(buffer)).rejects.toMatchObject({ message: 'media_damaged' })
  if (image) image.mediaKey = Buffer.alloc(32, 1)
  const otherKey = Buffer.from(proto.WebMessageInfo.encode(info).finish())
  await expect(transport.fetchMedia(otherKey).then(buffer)).rejects.toMatchObject({ message: 'media_damaged' })
})

test.each([
  ['http://127.0.0.1:9/latest/meta-data', null],
  ['https://example.com/a', null],
  ['https://whatsapp.net.example.com/a', null],
  ['https://mmg.whatsapp.net/a', '//example.com/a'],
  ['http://mmg.whatsapp.net/a', null],
  ['file:///etc/passwd', null],
  ['nonsense', null],
])('a sender cannot make us fetch %s', async (url, directPath) => {
  const servers = makeMediaServers(null)
  const node = { url, directPath, mediaKey: Buffer.alloc(32) }
  await expect(servers.fetch(node, 'image', 'mmg.whatsapp.net')).rejects.toMatchObject({
    message: 'media_address_refused',
    again: false,
  })
})

test('a sealed value opens only where it was put, and only unchanged', () => {
  const box = makeEncryptedKeyStore(Buffer.alloc(32, 7))
  const sealed = box.seal('account/session/1', Buffer.from('secret'))
  expect(box.open('account/session/1', sealed).toString()).toBe('secret')
  expect(() => box.open('account/session/2', sealed)).toThrow()
  expect(() => makeEncryptedKeyStore(Buffer.alloc(32, 8)).open('account/session/1', sealed)).toThrow()
  const changed = Buffer.from(sealed)
  changed[14] = (changed[14] ?? 0) ^ 1
  expect(() => box.open('account/session/1', changed)).toThrow()
})

test("Baileys' log keeps the sentence and drops what hangs on it", () => {
  const lines: string[] = []
  const log = baileysLog(makeLog('trace', { write: (line: string) => void lines.push(line) }))
  log.info({ node: 'x' }, 'never')
  log.error(
    { key: { remoteJid: '573001112233@s.whatsapp.net' }, err: new Error('for 573001112233'), msg: 'text' },
    'failed',
  )
  log.warn('Invalid LID-PN mapping: 100000000000001@lid')
  expect(lines).toHaveLength(2)
  expect(lines.join()).not.toMatch(/57300|10000000|"text"/)
  expect(lines[0]).toContain('Baileys: failed')
})
