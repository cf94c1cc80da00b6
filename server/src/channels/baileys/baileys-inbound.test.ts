import { encodeWAMessage, proto } from '@whiskeysockets/baileys'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReceivedContent } from '#channels/transport.ts'
import { readHistory } from './baileys-history.ts'
import { readDecrypted, readWebMessage } from './baileys-inbound.ts'
import { mediaOf } from './message-content.ts'

const own = { phone: '573000000001@s.whatsapp.net', lid: '100000000000001@lid' }
const now = Date.UTC(2026, 10, 20, 14)
const reading = { own, now }
const rosa = '200000000000002@lid'
const rosaPhone = '573001112233@s.whatsapp.net'

/** A stanza as Rosa's phone sends it. */
const fromRosa = { id: '3A01', from: rosa, sender_pn: rosaPhone, t: '1790000000', notify: 'Rosa' }
/** The same, written by the owner on the own phone. */
const fromPhone = { id: '3A02', from: own.phone, recipient: rosa, peer_recipient_pn: rosaPhone, t: '1790000000' }

const read = (message: proto.IMessage, attrs: Record<string, string> = fromRosa) =>
  readDecrypted({ attrs, plaintext: Buffer.from(encodeWAMessage(message)) }, reading)

function contentFrom(message: proto.IMessage, attrs?: Record<string, string>): ReceivedContent | undefined {
  return read(message, attrs).received[0]?.content
}

const media = {
  url: 'https://mmg.whatsapp.net/a',
  directPath: '/a',
  mediaKey: Buffer.alloc(32, 1),
  fileSha256: Buffer.alloc(32, 2),
  fileLength: 1234,
}
const hash = '02'.repeat(32)

test('a text carries who wrote it, when, and where to answer', () => {
  expect(read({ conversation: 'buenos días' }).received[0]).toMatchObject({
    waId: '3A01',
    chat: { address: rosa, other: rosaPhone },
    direction: 'in',
    origin: 'live',
    sentAt: 1_790_000_000_000,
    pushName: 'Rosa',
    status: null,
    content: { type: 'message', kind: 'text', text: 'buenos días', quote: null, deleted: false },
  })
  expect(read({ conversation: 'x' }, { ...fromRosa, offline: '3' }).received[0]?.origin).toBe('replay')
})

test.each<[string, proto.IMessage, Partial<Extract<ReceivedContent, { type: 'message' }>>]>([
  ['long text', { extendedTextMessage: { text: 'hola' } }, { kind: 'text', text: 'hola' }],
  [
    'image',
    { imageMessage: { ...media, mimetype: 'image/jpeg', caption: 'recibo', width: 10, height: 20 } },
    {
      kind: 'image',
      text: 'recibo',
      attachment: {
        mimeType: 'image/jpeg',
        name: null,
        sizeBytes: 1234,
        width: 10,
        height: 20,
        durationSeconds: null,
        sha256: hash,
      },
    },
  ],
  ['video', { videoMessage: { ...media, mimetype: 'video/mp4', seconds: 7 } }, { kind: 'video' }],
  ['round video', { ptvMessage: { ...media, mimetype: 'video/mp4' } }, { kind: 'video' }],
  [
    'voice note',
    { audioMessage: { ...media, mimetype: 'audio/ogg; codecs=opus', ptt: true, seconds: 3 } },
    { kind: 'voice' },
  ],
  ['audio file', { audioMessage: { ...media, mimetype: 'audio/mpeg' } }, { kind: 'audio' }],
  ['sticker', { stickerMessage: { ...media, mimetype: 'image/webp' } }, { kind: 'sticker' }],
  [
    'animated sticker',
    { lottieStickerMessage: { message: { stickerMessage: { ...media, mimetype: 'image/webp' } } } },
    { kind: 'sticker' },
  ],
  [
    'document with caption',
    {
      documentWithCaptionMessage: {
        message: {
          documentMessage: { ...media, mimetype: 'application/pdf', fileName: 'cédula.pdf', caption: 'mi cédula' },
        },
      },
    },
    {
      kind: 'document',
      text: 'mi cédula',
      attachment: {
        mimeType: 'application/pdf',
        name: 'cédula.pdf',
        sizeBytes: 1234,
        width: null,
        height: null,
        durationSeconds: null,
        sha256: hash,
      },
    },
  ],
  [
    'location',
    { locationMessage: { degreesLatitude: 4.6, degreesLongitude: -74.1, name: 'Tienda', address: 'Calle 1' } },
    {
      kind: 'location',
      details: { type: 'location', latitude: 4.6, longitude: -74.1, name: 'Tienda', address: 'Calle 1' },
    },
  ],
  [
    'live location',
    { liveLocationMessage: { degreesLatitude: 4.6, degreesLongitude: -74.1, caption: 'voy' } },
    { kind: 'location', text: 'voy' },
  ],
  ['impossible location', { locationMessage: { degreesLatitude: 400, degreesLongitude: 1 } }, { kind: 'unsupported' }],
  [
    'contact card',
    {
      contactMessage: {
        displayName: 'Luis',
        vcard: 'BEGIN:VCARD\nFN:Luis\nitem1.TEL;waid=573004445566:+57 300 4445566\nNOTE:TEL:1\nEND:VCARD',
      },
    },
    { kind: 'contact', details: { type: 'contact', people: [{ name: 'Luis', phones: ['+57 300 4445566'] }] } },
  ],
  [
    'several cards',
    {
      contactsArrayMessage: {
        contacts: [
          { displayName: 'A', vcard: 'TEL:1' },
          { displayName: 'B', vcard: '' },
        ],
      },
    },
    {
      kind: 'contact',
      details: {
        type: 'contact',
        people: [
          { name: 'A', phones: ['1'] },
          { name: 'B', phones: [] },
        ],
      },
    },
  ],
  [
    'poll',
    { pollCreationMessageV3: { name: '¿Cuándo?', options: [{ optionName: 'hoy' }, { optionName: 'mañana' }] } },
    { kind: 'poll', text: '¿Cuándo?', details: { type: 'poll', question: '¿Cuándo?', options: ['hoy', 'mañana'] } },
  ],
  ['button', { buttonsResponseMessage: { selectedDisplayText: 'Sí' } }, { kind: 'text', text: 'Sí' }],
  ['list choice', { listResponseMessage: { title: 'Opción 2' } }, { kind: 'text', text: 'Opción 2' }],
  ['template reply', { templateButtonReplyMessage: { selectedDisplayText: 'Pagar' } }, { kind: 'text', text: 'Pagar' }],
  [
    'call log',
    { callLogMesssage: { isVideo: true, callOutcome: 1 } },
    { kind: 'call', details: { type: 'call', video: true, outcome: 'missed' } },
  ],
  ['invitation', { groupInviteMessage: { groupJid: '1@g.us', groupName: 'Fiado' } }, { kind: 'text', text: 'Fiado' }],
  ['order', { orderMessage: { message: 'dos panes' } }, { kind: 'text', text: 'dos panes' }],
  [
    'once',
    { viewOnceMessageV2: { message: { imageMessage: { ...media, mimetype: 'image/jpeg' } } } },
    { kind: 'image' },
  ],
  ['disappearing', { ephemeralMessage: { message: { conversation: 'se va' } } }, { kind: 'text', text: 'se va' }],
  [
    'sent copy of a stranger',
    { deviceSentMessage: { destinationJid: rosa, message: { conversation: 'x' } } },
    { kind: 'unsupported' },
  ],
])('%s', (_name, message, expected) => {
  expect(contentFrom(message)).toMatchObject({ type: 'message', ...expected })
})

test('what says nothing to a reader is nothing', () => {
  const silent: proto.IMessage[] = [
    { senderKeyDistributionMessage: { groupId: '1@g.us' } },
    { messageContextInfo: { messageSecret: Buffer.alloc(32) } },
    { pollUpdateMessage: { pollCreationMessageKey: { id: '1' } } },
    { pinInChatMessage: { key: { id: '1' } } },
    { albumMessage: { expectedImageCount: 2 } },
    { protocolMessage: { type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING, ephemeralExpiration: 86_400 } },
    {},
  ]
  for (const message of silent) expect(read(message).received).toEqual([])
})

test('only people write: groups, lists, status and channels are nobody', () => {
  for (const from of [
    '12036300@g.us',
    '1@broadcast',
    'status@broadcast',
    '1@newsletter',
    '1@bot',
    'nonsense',
    '0@s.whatsapp.net',
  ]) {
    expect(read({ conversation: 'x' }, { ...fromRosa, from }).received).toEqual([])
  }
})

test('what the owner wrote on the phone goes to its recipient', () => {
  const message = { deviceSentMessage: { destinationJid: rosa, message: { conversation: 'ya le mando' } } }
  expect(read(message, fromPhone).received[0]).toMatchObject({
    chat: { address: rosa, other: rosaPhone },
    direction: 'out',
    origin: 'phone',
    status: 'sent',
    content: { text: 'ya le mando' },
  })
})

test('a stranger cannot write in our name', () => {
  expect(read({ conversation: 'x' }, { ...fromRosa, recipient: '300000000000003@lid' }).received).toEqual([])
})

const { Type } = proto.Message.ProtocolMessage

test('only the writer of a message changes or deletes it', () => {
  const change = (fromMe: boolean, type: proto.Message.ProtocolMessage.Type): proto.IMessage => ({
    protocolMessage: {
      type,
      key: { id: 'OUR1', fromMe, remoteJid: rosa },
      editedMessage: { conversation: 'debo 0' },
      timestampMs: now,
    },
  })
  expect(read(change(false, Type.REVOKE)).received).toEqual([])
  expect(read(change(false, Type.MESSAGE_EDIT)).received).toEqual([])
  expect(contentFrom(change(true, Type.REVOKE))).toMatchObject({ type: 'delete', ofWaId: 'OUR1', ofDirection: 'in' })
  expect(contentFrom(change(true, Type.MESSAGE_EDIT))).toEqual({
    type: 'edit',
    ofWaId: 'OUR1',
    ofDirection: 'in',
    text: 'debo 0',
    editedAt: now,
  })
  expect(contentFrom(change(true, Type.REVOKE), fromPhone)).toMatchObject({ type: 'delete', ofDirection: 'out' })
  const wrapped = { editedMessage: { message: change(true, Type.MESSAGE_EDIT) } }
  expect(contentFrom(wrapped)).toMatchObject({ type: 'edit', text: 'debo 0' })
})

test('a reaction is to whose message it says, seen from who reacts', () => {
  const reaction = (fromMe: boolean) => ({
    reactionMessage: { key: { id: 'M1', fromMe }, text: '👍', senderTimestampMs: now },
  })
  expect(contentFrom(reaction(true))).toEqual({
    type: 'reaction',
    toWaId: 'M1',
    toDirection: 'in',
    emoji: '👍',
    at: now,
  })
  expect(contentFrom(reaction(false))).toMatchObject({ toDirection: 'out' })
  expect(contentFrom(reaction(true), fromPhone)).toMatchObject({ toDirection: 'out' })
  expect(contentFrom(reaction(false), fromPhone)).toMatchObject({ toDirection: 'in' })
})

test('a quote tells whose message it was and how it began', () => {
  const quoting = (participant: string) => ({
    extendedTextMessage: {
      text: 'eso',
      contextInfo: { stanzaId: 'Q1', participant, quotedMessage: { conversation: 'debe 50.000' } },
    },
  })
  expect(contentFrom(quoting(own.phone))).toMatchObject({
    quote: { waId: 'Q1', direction: 'out', kind: 'text', preview: 'debe 50.000' },
  })
  expect(contentFrom(quoting('100000000000001:4@lid'))).toMatchObject({ quote: { direction: 'out' } })
  expect(contentFrom(quoting(rosa))).toMatchObject({ quote: { direction: 'in' } })
})

test('history, keys and answers of the phone count only from the own phone', () => {
  const history = {
    protocolMessage: { type: Type.HISTORY_SYNC_NOTIFICATION, historySyncNotification: { progress: 5 } },
  }
  expect(read(history).history).toBeNull()
  expect(read(history).received).toEqual([])
  expect(read(history, { id: 'P1', from: own.phone, t: '1', category: 'peer' }).history).toMatchObject({ progress: 5 })
  const planted = proto.WebMessageInfo.encode({
    key: { remoteJid: rosa, id: 'F1' },
    message: { conversation: 'planted' },
  }).finish()
  const resend = {
    protocolMessage: {
      type: Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
      peerDataOperationRequestResponseMessage: {
        peerDataOperationResult: [{ placeholderMessageResendResponse: { webMessageInfoBytes: planted } }],
      },
    },
  }
  expect(read(resend).received).toEqual([])
  expect(read(resend, { id: 'P2', from: own.phone, t: '1' }).received).toHaveLength(1)
})

test('an undecodable plaintext is unreadable for now', () => {
  const { received } = readDecrypted({ attrs: fromRosa, plaintext: Buffer.from([255, 255, 255, 1]) }, reading)
  expect(received[0]?.content).toMatchObject({ kind: 'unreadable' })
})

test('history keeps edits, deletions, reactions and ticks', () => {
  const key = { remoteJid: rosa, fromMe: true, id: 'H1' }
  const about = { ...reading, origin: 'history' as const }
  const edited = {
    protocolMessage: { type: Type.MESSAGE_EDIT, key, editedMessage: { conversation: 'corregido' }, timestampMs: now },
  }
  expect(readWebMessage({ key, message: { editedMessage: { message: edited } }, status: 4 }, about)).toMatchObject({
    status: 'read',
    content: { text: 'corregido', editedAt: now },
  })
  const { REVOKE, CALL_MISSED_VIDEO } = proto.WebMessageInfo.StubType
  expect(readWebMessage({ key, messageStubType: REVOKE }, about)).toMatchObject({ content: { deleted: true } })
  expect(readWebMessage({ key: { ...key, fromMe: false }, messageStubType: CALL_MISSED_VIDEO }, about)).toMatchObject({
    content: { kind: 'call' },
  })
  const reactions = [{ key: { fromMe: false }, text: '❤️' }]
  expect(readWebMessage({ key, message: { conversation: 'a' }, reactions }, about)).toMatchObject({
    content: { reactions: [{ direction: 'in', emoji: '❤️' }] },
  })
})

test('history tells names and who is who', async () => {
  const bytes = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP,
    conversations: [
      { id: rosa, pnJid: rosaPhone, name: 'Rosa Vecina', messages: [] },
      {
        id: '12036300@g.us',
        name: 'Familia',
        messages: [{ message: { key: { remoteJid: '12036300@g.us', id: 'G' } } }],
      },
    ],
    phoneNumberToLidMappings: [{ pnJid: rosaPhone, lidJid: rosa }],
    pushnames: [{ id: rosaPhone, pushname: 'Rosita' }],
  }).finish()
  expect(await readHistory(bytes, reading)).toEqual({
    received: [],
    identities: [
      { address: rosaPhone, other: rosa, pushName: null, savedName: null },
      { address: rosa, other: rosaPhone, pushName: null, savedName: 'Rosa Vecina' },
      { address: rosaPhone, other: null, pushName: 'Rosita', savedName: null },
    ],
  })
})

test('whatever bytes a stranger makes up, reading them never fails', () => {
  const samples: proto.IMessage[] = [
    { imageMessage: { ...media, contextInfo: { stanzaId: 'A', quotedMessage: { conversation: 'b' } } } },
    { contactsArrayMessage: { contacts: [{ displayName: 'A', vcard: 'TEL:1' }] } },
    { protocolMessage: { key: { id: 'A', fromMe: true }, type: 14, editedMessage: { conversation: 'x' } } },
    { reactionMessage: { key: { id: 'A' }, text: 'x', senderTimestampMs: now } },
    { pollCreationMessage: { name: 'x', options: [{ optionName: 'y' }] } },
  ]
  const plain = fc.constantFrom(...samples.map((sample) => Buffer.from(encodeWAMessage(sample))))
  const edits = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 })
  const attrs = fc.constantFrom(fromRosa, fromPhone, { id: 'P', from: own.phone, t: 'x' }, { from: rosa }, {})
  const mutated = fc.tuple(plain, edits).map(([bytes, changes]) => {
    const copy = Buffer.from(bytes)
    for (const [at, value] of changes) copy[at % copy.length] = value
    return copy
  })
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 300 })), attrs, (bytes, envelope) => {
      const { received } = readDecrypted(
        { attrs: envelope as Record<string, string>, plaintext: Buffer.from(bytes) },
        reading,
      )
      for (const { raw } of received) {
        const { message } = proto.WebMessageInfo.decode(raw)
        if (message) mediaOf(message)
      }
    }),
    { numRuns: 3_000, seed: 20_261_120 },
  )
})

test.each(['👍', '❤️', '👩‍👧', '🇨🇴', '🙏🏽', '1️⃣'])('a reaction with %s is one', (text) => {
  expect(contentFrom({ reactionMessage: { key: { id: 'M1', fromMe: true }, text } })).toMatchObject({ emoji: text })
})

test.each(['PAGADO COMPLETO', '👍👍', 'ok', '👍 '.repeat(300), '\u200b'])('a reaction with %s is none', (text) => {
  expect(contentFrom({ reactionMessage: { key: { id: 'M1', fromMe: true }, text } })).toBeUndefined()
})

test('a reaction that is taken back says so', () => {
  const content = contentFrom({ reactionMessage: { key: { id: 'M1', fromMe: true }, text: '' } })
  expect(content).toMatchObject({ type: 'reaction', emoji: '' })
})

test.each([
  ['in seconds', '1790000000', 1_790_000_000_000],
  ['in milliseconds', '1790000000123', 1_790_000_000_123],
  ['of the year 2099', '4070908800', now],
  ['of nothing', '0', now],
  ['before 1970', '-5', now],
])('a time %s', (_, t, sentAt) => {
  expect(read({ conversation: 'x' }, { ...fromRosa, t }).received[0]?.sentAt).toBe(sentAt)
})

test('an edit in history belongs to the message that it changes', () => {
  const edit = {
    key: { remoteJid: rosa, fromMe: false, id: 'THE-EDIT' },
    messageTimestamp: 1_790_000_100,
    message: {
      editedMessage: {
        message: {
          protocolMessage: {
            key: { id: 'THE-MESSAGE', fromMe: true },
            type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT,
            editedMessage: { conversation: 'el lunes' },
            timestampMs: 1_790_000_100_000,
          },
        },
      },
    },
  }
  expect(readWebMessage(edit, { ...reading, origin: 'history' })).toMatchObject({
    waId: 'THE-MESSAGE',
    content: { type: 'message', text: 'el lunes', editedAt: 1_790_000_100_000 },
  })
})

test('a sealed edit in history is told as one, to be opened with the message that it changes', () => {
  const edit = {
    key: { remoteJid: rosa, fromMe: false, id: 'THE-EDIT' },
    messageTimestamp: 1_790_000_100,
    message: {
      secretEncryptedMessage: {
        targetMessageKey: { remoteJid: rosa, fromMe: true, id: 'THE-MESSAGE' },
        encPayload: Buffer.alloc(40, 1),
        encIv: Buffer.alloc(12, 2),
        secretEncType: 2,
      },
    },
  }
  expect(readWebMessage(edit, { ...reading, origin: 'history' })?.content).toMatchObject({
    type: 'edit',
    ofWaId: 'THE-MESSAGE',
    ofDirection: 'in',
    sealed: { purpose: 'Message Edit', iv: Buffer.alloc(12, 2).toString('base64') },
  })
})

test.each<[string, proto.IMessage, string]>([
  [
    'a choice from a list',
    { listResponseMessage: { title: 'Pago el viernes', description: 'antes de las 5' } },
    'Pago el viernes\nantes de las 5',
  ],
  ['a choice without words', { listResponseMessage: { singleSelectReply: { selectedRowId: 'viernes' } } }, 'viernes'],
  ['a button without words', { buttonsResponseMessage: { selectedButtonId: 'si' } }, 'si'],
  [
    'a form',
    {
      interactiveResponseMessage: {
        nativeFlowResponseMessage: { paramsJson: '{"flow_token":"x","cuando":"viernes"}' },
      },
    },
    'cuando: viernes',
  ],
  [
    'buttons',
    {
      buttonsMessage: {
        contentText: '¿Paga hoy?',
        footerText: 'Tienda',
        buttons: [{ buttonText: { displayText: 'Sí' } }, { buttonText: { displayText: 'No' } }],
      },
    },
    '¿Paga hoy?\nTienda\n• Sí\n• No',
  ],
  [
    'a list',
    { listMessage: { title: 'Cuotas', description: 'Elija', sections: [{ rows: [{ title: '2' }, { title: '3' }] }] } },
    'Cuotas\nElija\n• 2\n• 3',
  ],
  [
    'a product',
    {
      productMessage: {
        product: { title: 'Nevera', priceAmount1000: 1_250_000_000, currencyCode: 'COP' },
        body: 'La azul',
      },
    },
    'Nevera\n1.250.000 COP\nLa azul',
  ],
  [
    'an order',
    {
      orderMessage: {
        orderTitle: 'Pedido',
        itemCount: 3,
        message: 'para mañana',
        totalAmount1000: 1_234_560,
        totalCurrencyCode: 'BRL',
      },
    },
    'Pedido (3)\npara mañana\n1.234,56 BRL',
  ],
  [
    'a payment with a note',
    { sendPaymentMessage: { noteMessage: { extendedTextMessage: { text: 'abono' } } } },
    'abono',
  ],
  [
    'a payment that is asked for',
    {
      requestPaymentMessage: {
        amount: { value: 50_000, offset: 1_000, currencyCode: 'BRL' },
        noteMessage: { conversation: 'la cuota' },
      },
    },
    '50 BRL\nla cuota',
  ],
  ['an older one', { requestPaymentMessage: { amount1000: 15_500, currencyCodeIso4217: 'BRL' } }, '15,50 BRL'],
  [
    'a Pix key',
    {
      interactiveMessage: {
        header: { title: 'Pix' },
        nativeFlowMessage: {
          buttons: [
            {
              name: 'payment_info',
              buttonParamsJson: JSON.stringify({
                currency: 'BRL',
                total_amount: { value: 10_050, offset: 100 },
                payment_settings: [
                  {
                    type: 'pix_static_code',
                    pix_static_code: { merchant_name: 'Ana', key: 'a@b.co', key_type: 'EMAIL' },
                  },
                ],
              }),
            },
          ],
        },
      },
    },
    'Pix\n100,50 BRL\nAna\na@b.co\nEMAIL',
  ],
  [
    'an invitation to a group',
    { groupInviteMessage: { groupJid: '1@g.us', groupName: 'Vecinos', caption: 'Únase', inviteCode: 'x' } },
    'Vecinos\nÚnase',
  ],
  ['an event', { eventMessage: { name: 'Reunión', description: 'lunes' } }, 'Reunión\nlunes'],
])('%s is told as text, live and in history', (_, message, text) => {
  expect(contentFrom(message)).toMatchObject({ type: 'message', kind: 'text', text })
  expect(contentFrom({ ephemeralMessage: { message } })).toMatchObject({ kind: 'text', text })
  const info = { key: { remoteJid: rosa, fromMe: false, id: 'H1' }, message, messageTimestamp: 1_790_000_000 }
  expect(readWebMessage(info, { ...reading, origin: 'history' })?.content).toMatchObject({ kind: 'text', text })
})

/** A field of a protobuf that no version knows, as newer phones send new kinds. */
const newerField = Buffer.from([...varint(1_000 * 8 + 2), 4, 1, 2, 3, 4])
function varint(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))]
}
const padded = (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.from([1])])

test.each<[string, Uint8Array, Record<string, string>]>([
  ['alone', newerField, fromRosa],
  [
    'beside the usual keys',
    Buffer.concat([
      proto.Message.encode({ messageContextInfo: { messageSecret: Buffer.alloc(32) } }).finish(),
      newerField,
    ]),
    fromRosa,
  ],
  // Field 40 is ephemeralMessage, 1 of it the message.
  [
    'in an envelope',
    Buffer.concat([Buffer.from([...varint(40 * 8 + 2), newerField.length + 2, 10, newerField.length]), newerField]),
    fromRosa,
  ],
  // Field 31 is deviceSentMessage, 2 of it the message.
  [
    'written on the phone',
    Buffer.concat([Buffer.from([...varint(31 * 8 + 2), newerField.length + 2, 18, newerField.length]), newerField]),
    fromPhone,
  ],
])('a kind newer than this program, %s, is a message of which the bytes are kept', (_, bytes, attrs) => {
  const { received } = readDecrypted({ attrs, plaintext: padded(bytes) }, reading)
  expect(received[0]?.content).toMatchObject({ type: 'message', kind: 'unsupported', text: null })
  expect(received[0]?.raw.includes(newerField)).toBe(true)
  expect(proto.WebMessageInfo.decode(received[0]?.raw ?? Buffer.alloc(0)).key?.id).toBe(attrs.id)
})

test('history of a newer kind is a message, too', () => {
  const info = { key: { remoteJid: rosa, fromMe: false, id: 'H1' }, message: {}, messageTimestamp: 1_790_000_000 }
  expect(readWebMessage(info, { ...reading, origin: 'history' })?.content).toMatchObject({ kind: 'unsupported' })
})

test('a chat of disappearing messages says so with each of them', () => {
  const message = (contextInfo: proto.IContextInfo) => ({ extendedTextMessage: { text: 'hola', contextInfo } })
  const said = (contextInfo: proto.IContextInfo) => read(message(contextInfo)).received[0]?.expiration
  expect(said({ expiration: 604_800 })).toEqual({ seconds: 604_800, at: 1_790_000_000_000 })
  expect(said({ expiration: 86_400, ephemeralSettingTimestamp: 1_780_000_000 })).toEqual({
    seconds: 86_400,
    at: 1_780_000_000_000,
  })
  expect(said({ stanzaId: 'Q' })).toBeUndefined()
  expect(read({ conversation: 'hola' }).received[0]?.expiration).toBeUndefined()
  expect(said({ expiration: 4_000_000_000 })).toBeUndefined()
})

test.each([fromRosa, fromPhone])('whoever changes the setting, the chat has it', (attrs) => {
  const setting = { protocolMessage: { type: Type.EPHEMERAL_SETTING, ephemeralExpiration: 86_400 } }
  const message = attrs === fromPhone ? { deviceSentMessage: { destinationJid: rosa, message: setting } } : setting
  const { received, identities } = read(message, attrs)
  expect(received).toEqual([])
  expect(identities).toMatchObject([{ address: rosa, expiration: { seconds: 86_400, at: 1_790_000_000_000 } }])
})

test('history tells how long messages of a chat stay', async () => {
  const key = { remoteJid: rosa, fromMe: false, id: 'H1' }
  const bytes = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.RECENT,
    conversations: [
      {
        id: rosa,
        ephemeralExpiration: 604_800,
        ephemeralSettingTimestamp: 1_780_000_000,
        messages: [{ message: { key, message: { conversation: 'hola' }, messageTimestamp: 1_790_000_000 } }],
      },
    ],
  }).finish()
  const { received } = await readHistory(bytes, reading)
  expect(received[0]?.expiration).toEqual({ seconds: 604_800, at: 1_780_000_000_000 })
})
