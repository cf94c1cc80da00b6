import type { Readable } from 'node:stream'
import { proto, type WAMessage } from '@whiskeysockets/baileys'
import type { Clock } from '#base/clock.ts'
import { TransportFailure } from '#channels/transport.ts'
import type { LiveSocket } from './baileys-socket.ts'
import { MediaGone, type MediaServers } from './media-download.ts'
import { mediaOf } from './message-content.ts'
import { outside } from './outside.ts'

/** How long (ms) the sender's phone may take to upload a file again; it may well be switched off. */
const uploadAgainMs = 30_000

export interface MediaParts {
  servers: MediaServers
  /** The media server that WhatsApp named last. */
  host(): string
  live(): LiveSocket | null
  clock: Clock
}

/** The plain bytes of a message's file. When the server has it no more, the sender's phone is asked to upload it again. */
export async function fetchMediaThrough(parts: MediaParts, raw: Buffer): Promise<Readable> {
  const message = proto.WebMessageInfo.decode(raw)
  const media = message.message && mediaOf(message.message)
  if (!media) throw new TransportFailure('media_missing', { again: false })
  try {
    return await parts.servers.fetch(media.node, media.type, parts.host())
  } catch (error) {
    if (!(error instanceof MediaGone)) throw error
    const renewed = await uploadedAgain(parts, message)
    const again = mediaOf(renewed)
    if (!again) throw error
    return parts.servers.fetch(again.node, again.type, parts.host())
  }
}

async function uploadedAgain(parts: MediaParts, message: proto.IWebMessageInfo): Promise<proto.IMessage> {
  const live = parts.live()
  if (!live) throw new TransportFailure('not_connected', { again: true })
  const { key } = message
  if (!key) throw new MediaGone()
  const asked = { ...message, key, participant: null } as WAMessage
  let cancel = () => {}
  const tooLate = new Promise<never>((_resolve, reject) => {
    cancel = parts.clock.after(uploadAgainMs, () => reject(new TransportFailure('media_not_renewed', { again: true })))
  })
  try {
    const renewal = outside(async () => {
      // The new address is made with the server named last; without asking it would be WhatsApp's public one.
      await live.socket.refreshMediaConn(true)
      return live.socket.updateMediaMessage(asked)
    })
    const renewed = await Promise.race([renewal, tooLate, live.ended])
    if (!renewed.message) throw new MediaGone()
    return renewed.message
  } catch (error) {
    if (error instanceof TransportFailure) throw error
    const isGone = (error as { output?: { statusCode?: number } }).output?.statusCode === 404
    throw isGone ? new MediaGone() : new TransportFailure('media_not_renewed', { again: true, cause: error })
  } finally {
    cancel()
  }
}
