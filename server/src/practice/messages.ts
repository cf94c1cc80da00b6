import type { proto } from '@whiskeysockets/baileys'
import { sealMedia } from '#simulator/media-crypto.ts'
import {
  type AttachmentKind,
  type AttachmentOptions,
  contactContent,
  locationContent,
  MEDIA_KIND,
  mediaContent,
  type Quoted,
  textContent,
} from '#simulator/message-content.ts'
import { secondsOf, type World } from '#simulator/world.ts'
import { makeChance } from './chance.ts'
import type { Content } from './conversation.ts'
import type { Debtor } from './debtor.ts'
import { deliveryNotePicture, paymentDocument, transferPicture } from './papers.ts'
import { voiceBytes, voiceNotes } from './voice-notes.ts'

type MediaPlace = Pick<World, 'media'>

/** Where customers live: around Bucaramanga. */
const houses = [
  { latitude: 7.1193, longitude: -73.1227, address: 'Carrera 33 con calle 45' },
  { latitude: 7.0682, longitude: -73.1698, address: 'Girón, barrio El Poblado' },
  { latitude: 7.0647, longitude: -73.0897, address: 'Floridablanca, La Cumbre' },
  { latitude: 6.9874, longitude: -73.0512, address: 'Piedecuesta, centro' },
  { latitude: 7.0953, longitude: -73.1082, address: 'Provenza, calle 105' },
  { latitude: 7.1421, longitude: -73.1339, address: 'Barrio Kennedy' },
]
const relatives = {
  f: ['Mi Esposo', 'Mi Hijo Andrés', 'Don Pacho Trabajo'],
  m: ['Mi Señora', 'Mi Hija Laura', 'Mi Hermana Luz'],
}

/** What somebody says as WhatsApp encodes it; files are put where the client can fetch them. `at` is epoch ms. */
export async function encodeContent(of: {
  content: Content
  /** Makes papers differ; the same key gives the same paper. */
  key: string
  at: number
  debtor: Debtor
  world: MediaPlace
  quoted?: Quoted | undefined
}): Promise<proto.IMessage> {
  const { content, debtor, at } = of
  const chance = makeChance(of.key)
  const number = chance.between(0, 99_999)
  const file = (kind: AttachmentKind, bytes: Buffer, options: AttachmentOptions = {}) => {
    const sealed = sealMedia(bytes, MEDIA_KIND[kind])
    const { httpUrl: url } = of.world.media.put(sealed.blob)
    return mediaContent(kind, sealed, { url }, options, secondsOf(at))
  }
  const picture = (bytes: Buffer, caption: string | null) => {
    const message = file('image', bytes, { mimetype: 'image/png', ...(caption !== null && { caption }) })
    const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    return { imageMessage: { ...message.imageMessage, ...size } }
  }
  const paper = (amountPesos: number, paperAt: number) => ({ debtor, amountPesos, at: paperAt, number })
  switch (content.kind) {
    case 'text':
      return textContent(content.text, of.quoted)
    case 'receipt':
      return picture(transferPicture(paper(content.amountPesos, content.paidAt)), content.caption)
    case 'delivery-note':
      return picture(deliveryNotePicture(paper(debtor.partPesos, content.deliveredAt)), content.caption)
    case 'voice':
      return file('voice', await voiceBytes(content.note), { seconds: voiceNotes[content.note].seconds })
    case 'document':
      return file('document', paymentDocument(paper(content.amountPesos, content.paidAt)), {
        fileName: `comprobante_pse_${number}.pdf`,
      })
    case 'location':
      return locationContent({ name: 'Mi casa', ...chance.pick(houses) })
    case 'contact':
      return contactContent({
        name: chance.pick(relatives[debtor.gender]),
        phone: `57315${chance.between(2_000_000, 9_899_999)}`,
      })
  }
}
