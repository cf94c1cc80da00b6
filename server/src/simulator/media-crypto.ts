import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What a media message is encrypted as; stickers travel as images and voice notes as audio. */
export type MediaKind = 'image' | 'video' | 'audio' | 'document'

const INFO: Record<MediaKind, string> = {
  image: 'WhatsApp Image Keys',
  video: 'WhatsApp Video Keys',
  audio: 'WhatsApp Audio Keys',
  document: 'WhatsApp Document Keys',
}
const MAC_LENGTH = 10

function keysFor(mediaKey: Uint8Array, kind: MediaKind) {
  const bytes = Buffer.from(hkdfSync('sha256', mediaKey, Buffer.alloc(0), INFO[kind], 112))
  return { iv: bytes.subarray(0, 16), cipher: bytes.subarray(16, 48), mac: bytes.subarray(48, 80) }
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** An encrypted file with all that a message says about it. */
export interface SealedMedia {
  blob: Buffer
  mediaKey: Buffer
  fileSha256: Buffer
  fileEncSha256: Buffer
  fileLength: number
}

/** Encrypts a file under a fresh key, as a phone does before it uploads. */
export function sealMedia(plain: Buffer, kind: MediaKind): SealedMedia {
  const mediaKey = randomBytes(32)
  const keys = keysFor(mediaKey, kind)
  const cipher = createCipheriv('aes-256-cbc', keys.cipher, keys.iv)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  const mac = createHmac('sha256', keys.mac).update(keys.iv).update(sealed).digest().subarray(0, MAC_LENGTH)
  const blob = Buffer.concat([sealed, mac])
  return { blob, mediaKey, fileSha256: sha256(plain), fileEncSha256: sha256(blob), fileLength: plain.length }
}

/** Decrypts a downloaded file; throws when its MAC is wrong. */
export function openMedia(blob: Buffer, mediaKey: Uint8Array, kind: MediaKind): Buffer {
  const keys = keysFor(mediaKey, kind)
  const sealed = blob.subarray(0, -MAC_LENGTH)
  const mac = createHmac('sha256', keys.mac).update(keys.iv).update(sealed).digest().subarray(0, MAC_LENGTH)
  if (!mac.equals(blob.subarray(-MAC_LENGTH))) throw new Error('The media file does not fit its key')
  const decipher = createDecipheriv('aes-256-cbc', keys.cipher, keys.iv)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}
