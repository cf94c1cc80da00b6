import { normalizeMessageContent, proto } from '@whiskeysockets/baileys'
import type { MediaKind } from './media-crypto.ts'

/** What a message is to the person who gets it. */
export type MessageKind =
  | 'text'
  | 'image'
  | 'video'
  | 'audio'
  | 'voice'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'poll'
  | 'reaction'
  | 'edit'
  | 'revoke'
  | 'other'

/** A decrypted message that arrived at a phone. */
export interface ReceivedMessage {
  id: string
  kind: MessageKind
  /** The text, caption, emoji, question or place name; empty when there is none. */
  text: string
  /** Epoch ms of the first arrival. */
  at: number
  /** How often this id arrived at the phone; WhatsApp shows it once. */
  count: number
  quotedId?: string
  /** The message that an edit, a deletion or a reaction is about. */
  targetId?: string
  fileName?: string
  mimetype?: string
  /** The decrypted file; absent when it could not be fetched or decrypted. */
  mediaBytes?: Buffer
  /** The text after an edit by the sender. */
  editedText?: string
  /** The sender deleted it for everyone. */
  revoked?: boolean
  /** The message as WhatsApp encodes it. */
  message: proto.IMessage
}

/** What a message says about itself, without when and how often it came. */
export type MessageContent = Pick<
  ReceivedMessage,
  'kind' | 'text' | 'quotedId' | 'targetId' | 'fileName' | 'mimetype'
> & { media?: { kind: MediaKind; file: MediaFile } }

/** Where an attachment lies and how it is opened. */
export interface MediaFile {
  url?: string | null
  directPath?: string | null
  mediaKey?: Uint8Array | null
  mimetype?: string | null
}

function mediaOf(message: proto.IMessage): MessageContent | undefined {
  const { imageMessage, videoMessage, audioMessage, documentMessage, stickerMessage } = message
  const of = (kind: MessageKind, media: MediaKind, file: MediaFile, text: string | null | undefined) => ({
    kind,
    text: text ?? '',
    ...(file.mimetype && { mimetype: file.mimetype }),
    media: { kind: media, file },
  })
  if (imageMessage) return of('image', 'image', imageMessage, imageMessage.caption)
  if (videoMessage) return of('video', 'video', videoMessage, videoMessage.caption)
  if (audioMessage) return of(audioMessage.ptt ? 'voice' : 'audio', 'audio', audioMessage, '')
  if (stickerMessage) return of('sticker', 'image', stickerMessage, '')
  if (!documentMessage) return undefined
  const document = of('document', 'document', documentMessage, documentMessage.caption)
  return documentMessage.fileName ? { ...document, fileName: documentMessage.fileName } : document
}

function aboutAnother(message: proto.IMessage): MessageContent | undefined {
  const { reactionMessage, protocolMessage } = message
  const target = (key: proto.IMessageKey | null | undefined) => (key?.id ? { targetId: key.id } : {})
  if (reactionMessage) return { kind: 'reaction', text: reactionMessage.text ?? '', ...target(reactionMessage.key) }
  if (!protocolMessage) return undefined
  const { Type } = proto.Message.ProtocolMessage
  if (protocolMessage.type === Type.REVOKE) return { kind: 'revoke', text: '', ...target(protocolMessage.key) }
  if (protocolMessage.type !== Type.MESSAGE_EDIT) return undefined
  const text = protocolMessage.editedMessage ? readContent(protocolMessage.editedMessage).text : ''
  return { kind: 'edit', text, ...target(protocolMessage.key) }
}

function quotedIdOf(message: proto.IMessage): string | undefined {
  for (const part of Object.values(message)) {
    const id = (part as { contextInfo?: proto.IContextInfo } | null)?.contextInfo?.stanzaId
    if (id) return id
  }
  return undefined
}

/** Reads a decrypted message. */
export function readContent(raw: proto.IMessage): MessageContent {
  const message = normalizeMessageContent(raw) ?? raw
  const quotedId = quotedIdOf(message)
  return { ...kindOf(message), ...(quotedId && { quotedId }) }
}

function kindOf(message: proto.IMessage): MessageContent {
  const text = message.conversation ?? message.extendedTextMessage?.text
  if (typeof text === 'string' && (message.conversation || message.extendedTextMessage)) return { kind: 'text', text }
  const other = aboutAnother(message) ?? mediaOf(message)
  if (other) return other
  const { locationMessage, contactMessage } = message
  if (locationMessage) return { kind: 'location', text: locationMessage.name ?? '' }
  if (contactMessage) return { kind: 'contact', text: contactMessage.displayName ?? '' }
  const poll = message.pollCreationMessage ?? message.pollCreationMessageV2 ?? message.pollCreationMessageV3
  return poll ? { kind: 'poll', text: poll.name ?? '' } : { kind: 'other', text: '' }
}
