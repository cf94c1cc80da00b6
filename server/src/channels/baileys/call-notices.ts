import {
  type BinaryNode,
  getAllBinaryNodeChildren,
  getBinaryNodeChild,
  getCallStatusFromNode,
  proto,
  type WACallUpdateType,
} from '@whiskeysockets/baileys'
import type { Received } from '#channels/transport.ts'
import { chatAddress, instantOf, isOwn } from './addresses.ts'
import { type Reading, rawOf } from './baileys-inbound.ts'
import { BoundedMap } from './bounded-map.ts'

const { StubType } = proto.WebMessageInfo
const rememberedCalls = 500

/** One step of a call, as WhatsApp tells it. */
interface CallStep {
  id: string
  status: WACallUpdateType
  from: string | undefined
  /** The caller's address by number, when the other is none. */
  number: string | undefined
  /** Epoch ms. */
  at: number
  /** Told after we had been away. */
  isLate: boolean
}

/** What only the first step of a call tells. */
interface Offer {
  video: boolean
  isGroup: boolean
  number: string | undefined
}

/**
 * Turns the steps of a call into one notice, at its end (or at once when it took place while we were away). Reads the stanzas
 * themselves, for Baileys confirms them before it tells of them. Answers when the notice is stored; null: there is none.
 */
export function makeCallNotices(about: {
  reading(): Reading
  store(notice: Received): Promise<void>
}): (stanza: BinaryNode) => Promise<void> | null {
  const offers = new BoundedMap<string, Offer>(rememberedCalls)
  const told = new BoundedMap<string, true>(rememberedCalls)

  return (stanza) => {
    const [info] = getAllBinaryNodeChildren(stanza)
    const id = info?.attrs['call-id']
    if (!info || !id) return null
    const reading = about.reading()
    const step = stepOf(stanza, info, { id, now: reading.now })
    if (step.status === 'offer') offers.set(id, offerOf(info))
    const outcome = outcomeOf(step)
    const notice = outcome && noticeOf(step, { outcome, offer: offers.get(id), reading })
    if (!notice || told.has(id)) return null
    told.set(id, true)
    return about.store(notice).catch((error: unknown) => {
      // It will be told on the next connection once more.
      told.delete(id)
      throw error
    })
  }
}

function stepOf(stanza: BinaryNode, info: BinaryNode, { id, now }: { id: string; now: number }): CallStep {
  return {
    id,
    status: getCallStatusFromNode(info),
    from: info.attrs.from || info.attrs['call-creator'] || stanza.attrs.from,
    number: info.attrs.caller_pn,
    at: instantOf(Number(stanza.attrs.t), now),
    isLate: stanza.attrs.offline !== undefined,
  }
}

const offerOf = (info: BinaryNode): Offer => ({
  video: getBinaryNodeChild(info, 'video') !== undefined,
  isGroup: info.attrs.type === 'group' || info.attrs['group-jid'] !== undefined,
  number: info.attrs.caller_pn,
})

type Outcome = 'missed' | 'answered' | 'unknown'

function noticeOf(
  { id, from, number, at, isLate }: CallStep,
  { outcome, offer, reading }: { outcome: Outcome; offer: Offer | undefined; reading: Reading },
): Received | null {
  const chat = chatAddress(from, number ?? offer?.number)
  if (!chat || offer?.isGroup || isOwn(chat.address, reading.own)) return null
  const video = offer?.video ?? false
  return {
    waId: id,
    chat,
    direction: 'in',
    origin: isLate ? 'replay' : 'live',
    sentAt: at,
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
      key: { remoteJid: chat.address, fromMe: false, id },
      messageTimestamp: Math.floor(at / 1000),
      messageStubType: video ? StubType.CALL_MISSED_VIDEO : StubType.CALL_MISSED_VOICE,
    }),
  }
}

/** null while it rings. The phone itself takes or declines calls; we only hear of it. */
function outcomeOf({ status, isLate }: CallStep): Outcome | null {
  if (status === 'accept') return 'answered'
  if (status === 'reject') return 'unknown'
  if (status === 'timeout' || status === 'terminate') return 'missed'
  return status === 'offer' && isLate ? 'missed' : null
}
