import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { type BinaryNode, proto } from '@whiskeysockets/baileys'
import type { MediaStore } from './media-server.ts'
import { readContent } from './received-message.ts'
import { stanza } from './stanza.ts'

/** What tells the client where a file lies that was uploaded again; undefined when the file is not known. */
export function reuploadNodes(media: MediaStore, id: string, message: proto.IMessage): BinaryNode[] | undefined {
  const file = readContent(message).media?.file
  const place = file && media.offerAgain(file.directPath || file.url || '')
  if (!file?.mediaKey || !place) return undefined
  const key = Buffer.from(hkdfSync('sha256', file.mediaKey, '', 'WhatsApp Media Retry Notification', 32))
  const iv = randomBytes(12)
  const result = proto.MediaRetryNotification.ResultType.SUCCESS
  const plain = proto.MediaRetryNotification.encode({ stanzaId: id, directPath: place.directPath, result }).finish()
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return [stanza('encrypt', {}, [stanza('enc_p', {}, sealed), stanza('enc_iv', {}, iv)])]
}
