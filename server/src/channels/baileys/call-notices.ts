import { proto, type WACallEvent } from '@whiskeysockets/baileys'
import type { Received } from '#channels/transport.ts'
import { chatAddress, isOwn } from './addresses.ts'
import { type Reading, rawOf } from './baileys-inbound.ts'
import { BoundedMap } from './bounded-map.ts'

const { StubType } = proto.WebMessageInfo
const rememberedCalls = 500

/** Turns the steps of a call into one notice, at its end (or at once when it took place while we were away). */
export function makeCallNotices(): (call: WACallEvent, reading: Reading) => Received | null {
  const told = new BoundedMap<string, true>(rememberedCalls)
  return (call, reading) => {
    const outcome = outcomeOf(call)
    const chat = chatAddress(call.from || call.chatId, call.callerPn)
    if (!outcome || !chat || call.isGroup || call.groupJid || isOwn(chat.address, reading.own)) return null
    if (told.has(call.id)) return null
    told.set(call.id, true)
    const sentAt = Number.isFinite(call.date.getTime()) ? call.date.getTime() : reading.now
    const video = call.isVideo ?? false
    return {
      waId: call.id,
      chat,
      direction: 'in',
      origin: call.offline ? 'replay' : 'live',
      sentAt,
      pushName: null,
      status: null,
      seen: outcome === 'answered',
      content: {
        type: 'message',
        kind: 'call',
        text: null,
        quote: null,
        attachment: null,
        details: { type: 'call', video, outcome },
        reactions: [],
        editedAt: null,
        deleted: false,
      },
      raw: rawOf({
        key: { remoteJid: chat.address, fromMe: false, id: call.id },
        messageTimestamp: Math.floor(sentAt / 1000),
        messageStubType: video ? StubType.CALL_MISSED_VIDEO : StubType.CALL_MISSED_VOICE,
      }),
    }
  }
}

/** null while it rings. The phone itself takes or declines calls; we only hear of it. */
function outcomeOf({ status, offline }: WACallEvent): 'missed' | 'answered' | 'unknown' | null {
  if (status === 'accept') return 'answered'
  if (status === 'reject') return 'unknown'
  if (status === 'timeout' || status === 'terminate') return 'missed'
  return status === 'offer' && offline ? 'missed' : null
}
