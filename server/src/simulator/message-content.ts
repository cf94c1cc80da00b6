import { proto } from '@whiskeysockets/baileys'
import type { MediaKind, SealedMedia } from './media-crypto.ts'

/** What a person can attach. */
export type AttachmentKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker'

/** How an attachment looks to the receiver. */
export interface AttachmentOptions {
  caption?: string
  fileName?: string
  mimetype?: string
  /** Length of audio and video in seconds. */
  seconds?: number
}

/** The message that is being answered. */
export interface Quoted {
  id: string
  /** Address of the one who wrote it. */
  participant: string
  message: proto.IMessage
}

const MIMETYPE: Record<AttachmentKind, string> = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/mpeg',
  voice: 'audio/ogg; codecs=opus',
  document: 'application/pdf',
  sticker: 'image/webp',
}

/** How the files of an attachment are encrypted and uploaded. */
export const MEDIA_KIND: Record<AttachmentKind, MediaKind> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'document',
  sticker: 'image',
}

function contextOf(quoted: Quoted | undefined): { contextInfo?: proto.IContextInfo } {
  if (!quoted) return {}
  const { id, participant, message } = quoted
  return { contextInfo: { stanzaId: id, participant, quotedMessage: message } }
}

/** A text, with what it answers if anything. */
export function textContent(text: string, quoted?: Quoted): proto.IMessage {
  return quoted ? { extendedTextMessage: { text, ...contextOf(quoted) } } : { conversation: text }
}

/** An attachment whose encrypted file lies where `place` says. */
export function mediaContent(
  kind: AttachmentKind,
  sealed: SealedMedia,
  place: { url: string; directPath?: string },
  options: AttachmentOptions,
  takenAtS: number,
): proto.IMessage {
  const file = {
    url: place.url,
    ...(place.directPath && { directPath: place.directPath }),
    mimetype: options.mimetype ?? MIMETYPE[kind],
    mediaKey: sealed.mediaKey,
    fileSha256: sealed.fileSha256,
    fileEncSha256: sealed.fileEncSha256,
    fileLength: sealed.fileLength,
    mediaKeyTimestamp: takenAtS,
  }
  const caption = options.caption === undefined ? {} : { caption: options.caption }
  const seconds = options.seconds ?? 3
  switch (kind) {
    case 'image':
      return { imageMessage: { ...file, ...caption, width: 64, height: 64 } }
    case 'video':
      return { videoMessage: { ...file, ...caption, seconds } }
    case 'audio':
      return { audioMessage: { ...file, seconds, ptt: false } }
    case 'voice':
      return { audioMessage: { ...file, seconds, ptt: true } }
    case 'sticker':
      return { stickerMessage: { ...file, width: 512, height: 512 } }
    case 'document': {
      const fileName = options.fileName ?? 'documento.pdf'
      const documentMessage = { ...file, ...caption, fileName, title: fileName }
      // WhatsApp wraps a document with a caption once more.
      return options.caption ? { documentWithCaptionMessage: { message: { documentMessage } } } : { documentMessage }
    }
  }
}

/** A place on the map. */
export function locationContent(place: { latitude: number; longitude: number; name?: string; address?: string }) {
  const { latitude: degreesLatitude, longitude: degreesLongitude, ...text } = place
  return { locationMessage: { degreesLatitude, degreesLongitude, ...text } } satisfies proto.IMessage
}

/** A contact card; `phone` in digits. */
export function contactContent(contact: { name: string; phone: string }): proto.IMessage {
  const vcard = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${contact.name}`,
    `TEL;type=CELL;waid=${contact.phone}:+${contact.phone}`,
    'END:VCARD',
  ].join('\n')
  return { contactMessage: { displayName: contact.name, vcard } }
}

/** A poll with its choices. */
export function pollContent(poll: { question: string; choices: string[]; secret: Uint8Array }): proto.IMessage {
  return {
    messageContextInfo: { messageSecret: poll.secret },
    pollCreationMessageV3: {
      name: poll.question,
      options: poll.choices.map((optionName) => ({ optionName })),
      selectableOptionsCount: 1,
    },
  }
}

/** A reaction to a message; an empty text takes it back. `key` is as the sender sees that message. */
export function reactionContent(key: proto.IMessageKey, emoji: string, at: number): proto.IMessage {
  return { reactionMessage: { key, text: emoji, senderTimestampMs: at } }
}

/** The new text of a message that the sender wrote. */
export function editContent(key: proto.IMessageKey, text: string, at: number): proto.IMessage {
  const type = proto.Message.ProtocolMessage.Type.MESSAGE_EDIT
  return { protocolMessage: { key, type, editedMessage: { conversation: text }, timestampMs: at } }
}

/** Deletes a message for everyone. */
export function revokeContent(key: proto.IMessageKey): proto.IMessage {
  return { protocolMessage: { key, type: proto.Message.ProtocolMessage.Type.REVOKE } }
}
