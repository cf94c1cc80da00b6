import { access } from 'node:fs/promises'
import {
  type AnyMediaMessageContent,
  type AnyMessageContent,
  generateMessageIDV2,
  type MiscMessageGenerationOptions,
  proto,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys'
import { type Sent, TransportFailure } from '#channels/transport.ts'
import { readVoiceNote } from '#files/voice-note.ts'
import type { ToSend } from '#policy/to-send.ts'
import { rawOf } from './baileys-inbound.ts'

type Content = ToSend['content']

/** Hands a message to the socket. Settles when the bytes are written, which is before WhatsApp has answered anything. */
export async function sendThrough(socket: WASocket, message: ToSend): Promise<Sent> {
  const { content, address } = message
  try {
    if (content.type === 'read') {
      await socket.readMessages(content.waIds.map((id) => ({ remoteJid: address, id, fromMe: false })))
      return { raw: null }
    }
    if (content.type === 'file') await mustExist(content.path)
    const sent = await socket.sendMessage(address, await contentOf(message, content), optionsOf(message))
    return { raw: sent ? rawOf(sent) : null }
  } catch (error) {
    throw failureOf(error, content)
  }
}

async function contentOf(
  { address, expiration }: ToSend,
  content: Exclude<Content, { type: 'read' }>,
): Promise<AnyMessageContent> {
  const since = expiration?.at ? { contextInfo: { ephemeralSettingTimestamp: Math.floor(expiration.at / 1000) } } : {}
  switch (content.type) {
    case 'text':
      // Without this Baileys would fetch the page behind a link before it sends.
      return { text: content.text, linkPreview: null, ...since }
    case 'reaction':
      return {
        react: { text: content.emoji, key: { remoteJid: address, id: content.toWaId, fromMe: content.toFromMe } },
      }
    case 'delete':
      return { delete: { remoteJid: address, id: content.ofWaId, fromMe: true } }
    case 'file':
      return { ...(await fileOf(content)), ...since } as AnyMessageContent
  }
}

async function fileOf(content: Extract<Content, { type: 'file' }>): Promise<AnyMediaMessageContent> {
  const media = { url: content.path }
  const mimetype = content.mimeType
  const caption = content.caption === null ? {} : { caption: content.caption }
  switch (content.as) {
    // An empty preview keeps Baileys from starting other programs to make one.
    case 'image':
      return { image: media, mimetype, jpegThumbnail: '', ...caption }
    case 'video':
      return { video: media, mimetype, jpegThumbnail: '', ...caption }
    case 'voice':
      return { audio: media, ...(await voiceOf(content)) }
    case 'document':
      return { document: media, mimetype, fileName: content.name, ...caption }
  }
}

/** Phones play Opus in Ogg as a voice note, and anything else only as a sound file. */
async function voiceOf({ path, mimeType: mimetype }: { path: string; mimeType: string }) {
  const note = await readVoiceNote(path)
  if (!note) return { mimetype, ptt: false }
  const { seconds, waveform } = note
  const told = { ...(seconds !== null && { seconds }), ...(waveform && { waveform }) }
  return { mimetype: 'audio/ogg; codecs=opus', ptt: true, ...told }
}

function optionsOf({ waId, address, content, expiration, quote }: ToSend): MiscMessageGenerationOptions {
  const staysFor = content.type === 'text' || content.type === 'file' ? expiration?.seconds : undefined
  const options = { messageId: waId, ...(staysFor && { ephemeralExpiration: staysFor }) }
  if (!quote) return options
  const stored = quote.raw ? proto.WebMessageInfo.decode(quote.raw).message : null
  const quoted: WAMessage = {
    key: { remoteJid: address, id: quote.waId, fromMe: quote.fromMe },
    message: stored ?? { conversation: quote.text ?? '' },
  }
  return { ...options, quoted }
}

async function mustExist(path: string): Promise<void> {
  try {
    await access(path)
  } catch (cause) {
    throw new TransportFailure('file_missing', { again: false, failure: 'file_unavailable', cause })
  }
}

function failureOf(error: unknown, content: Content): TransportFailure {
  if (error instanceof TransportFailure) return error
  const isUpload = content.type === 'file' && error instanceof Error && /upload|media/i.test(error.message)
  return new TransportFailure(isUpload ? 'upload_failed' : 'not_sent', {
    again: true,
    failure: isUpload ? 'upload_failed' : null,
    cause: error,
  })
}

/** A message id as WhatsApp's own web client makes them. */
export const newWhatsAppId = (ownJid: string | undefined): string => generateMessageIDV2(ownJid)
