import type { MessageDetails, MessageKind } from '@aldia/shared/message.ts'
import { type MediaType, proto } from '@whiskeysockets/baileys'
import type { ReceivedAttachment } from '#channels/transport.ts'
import { numberOf } from './addresses.ts'
import { businessText } from './business-texts.ts'
import { peopleOfCard } from './contact-cards.ts'

type Message = proto.IMessage
type MediaNode =
  | proto.Message.IImageMessage
  | proto.Message.IVideoMessage
  | proto.Message.IAudioMessage
  | proto.Message.IDocumentMessage
  | proto.Message.IStickerMessage

/** What a message shows, whoever wrote it. */
export interface Shown {
  kind: MessageKind
  text: string | null
  attachment: ReceivedAttachment | null
  details: MessageDetails | null
}

/** Envelopes around the message proper: disappearing, view once, caption, edit, album part, animated sticker… */
const wrappers = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'editedMessage',
  'associatedChildMessage',
  'lottieStickerMessage',
  'groupMentionedMessage',
  'botInvokeMessage',
  'botForwardedMessage',
  'botTaskMessage',
  'limitSharingMessage',
  'questionMessage',
  'pollCreationMessageV4',
] as const satisfies readonly (keyof Message)[]
/** More envelopes in each other than this are somebody's joke. */
const maxWrappers = 8

/** Parts that say nothing to a reader: keys, settings, votes, pins, the frame of an album whose pictures come themselves. */
const silent = new Set<string>([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
  'protocolMessage',
  'reactionMessage',
  'encReactionMessage',
  'pollUpdateMessage',
  'keepInChatMessage',
  'pinInChatMessage',
  'encEventResponseMessage',
  'stickerSyncRmrMessage',
  'albumMessage',
  'messageHistoryNotice',
  'chat',
])

/** Longest side text that we make ourselves out of parts (poll options, numbers of a card). */
const maxPeople = 50

/** No chat's messages stay for longer (seconds); WhatsApp offers 90 days. */
const longestExpiration = 400 * 86_400

/** The message inside its envelopes. */
export function unwrapped(message: Message): Message {
  let inner = message
  for (let i = 0; i < maxWrappers; i++) {
    const next: Message | null | undefined = wrappers.map((name) => inner[name]?.message).find(Boolean)
    if (!next) break
    inner = next
  }
  return inner
}

/** The names of the parts that are there. */
function partsOf(message: Message): string[] {
  return Object.entries(message).flatMap(([name, value]) => (value === null || value === undefined ? [] : [name]))
}

/** Whether there is anything to show. */
function isSilent(message: Message): boolean {
  return partsOf(message).every((name) => silent.has(name))
}

/** The file of a message: what Baileys calls its type, and the node with key and address. */
export function mediaOf(message: Message): { type: MediaType; node: MediaNode } | null {
  const m = unwrapped(message)
  if (m.imageMessage) return { type: 'image', node: m.imageMessage }
  if (m.videoMessage) return { type: 'video', node: m.videoMessage }
  if (m.ptvMessage) return { type: 'video', node: m.ptvMessage }
  if (m.audioMessage) return { type: 'audio', node: m.audioMessage }
  if (m.documentMessage) return { type: 'document', node: m.documentMessage }
  if (m.stickerMessage) return { type: 'sticker', node: m.stickerMessage }
  return null
}

/** The note on what is quoted, mentioned and forwarded, wherever it hangs. */
export function contextOf(message: Message): proto.IContextInfo | null {
  for (const part of Object.values(unwrapped(message))) {
    if (typeof part === 'object' && part !== null && 'contextInfo' in part && part.contextInfo) {
      return part.contextInfo as proto.IContextInfo
    }
  }
  return null
}

/** What a reader sees; `unsupported` for kinds that are not shown yet, null where there is nothing to see. */
export function shownOf(message: Message): Shown | null {
  const m = unwrapped(message)
  return fileOf(m) ?? placeOf(m) ?? peopleOf(m) ?? pollOf(m) ?? callOf(m) ?? textOf(m) ?? remainderOf(m)
}

const shown = (kind: MessageKind, about: Partial<Shown> = {}): Shown => ({
  kind,
  text: null,
  attachment: null,
  details: null,
  ...about,
})

const said = (text: string | null | undefined): string | null => (text ? text : null)

function fileOf(m: Message): Shown | null {
  const media = mediaOf(m)
  if (!media) return null
  const node = media.node as proto.Message.IImageMessage & proto.Message.IDocumentMessage & proto.Message.IAudioMessage
  const sha256 = node.fileSha256?.length ? Buffer.from(node.fileSha256).toString('hex') : null
  const attachment: ReceivedAttachment = {
    mimeType: node.mimetype || 'application/octet-stream',
    name: said(node.fileName) ?? said(m.documentMessage?.title),
    sizeBytes: wholeOf(node.fileLength),
    width: wholeOf(node.width),
    height: wholeOf(node.height),
    durationSeconds: wholeOf(node.seconds),
    sha256,
  }
  const kind = m.audioMessage ? (m.audioMessage.ptt ? 'voice' : 'audio') : (media.type as MessageKind)
  return shown(kind, { text: said(node.caption), attachment })
}

function wholeOf(value: Parameters<typeof numberOf>[0]): number | null {
  const number = numberOf(value)
  return number !== null && number > 0 && number <= Number.MAX_SAFE_INTEGER ? Math.round(number) : null
}

function placeOf(m: Message): Shown | null {
  const place = m.locationMessage ?? m.liveLocationMessage
  if (!place) return null
  const { degreesLatitude: latitude, degreesLongitude: longitude } = place
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return shown('unsupported')
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return shown('unsupported')
  const text = said(m.liveLocationMessage?.caption ?? m.locationMessage?.comment)
  const name = said(m.locationMessage?.name)
  const address = said(m.locationMessage?.address)
  return shown('location', { text, details: { type: 'location', latitude, longitude, name, address } })
}

function peopleOf(m: Message): Shown | null {
  const cards = m.contactMessage ? [m.contactMessage] : m.contactsArrayMessage?.contacts
  if (!cards?.length) return null
  const people = cards
    .flatMap(({ displayName, vcard }) => {
      const [first, ...others] = peopleOfCard(vcard ?? '')
      // WhatsApp's own line above a card names the one person on it, or says how many there are.
      const named = { name: (others.length === 0 && displayName) || first?.name || '', phones: first?.phones ?? [] }
      return [named, ...others]
    })
    .slice(0, maxPeople)
  return shown('contact', { details: { type: 'contact', people } })
}

function pollOf(m: Message): Shown | null {
  const poll = m.pollCreationMessage ?? m.pollCreationMessageV2 ?? m.pollCreationMessageV3 ?? m.pollCreationMessageV5
  if (!poll) return null
  const question = poll.name ?? ''
  const options = (poll.options ?? []).slice(0, maxPeople).map((option) => option.optionName ?? '')
  return shown('poll', { text: said(question), details: { type: 'poll', question, options } })
}

function callOf(m: Message): Shown | null {
  if (m.callLogMesssage) {
    const { isVideo, callOutcome } = m.callLogMesssage
    // CallOutcome: 0 connected, 1 missed, 2 failed, 3 rejected, 4 accepted elsewhere, 5 ongoing, 6 and 7 silenced.
    const outcome = [0, 4].includes(callOutcome ?? -1)
      ? 'answered'
      : [1, 6, 7].includes(callOutcome ?? -1)
        ? 'missed'
        : 'unknown'
    return shown('call', { details: { type: 'call', video: isVideo ?? false, outcome } })
  }
  return m.call ? shown('call', { details: { type: 'call', video: false, outcome: 'unknown' } }) : null
}

function textOf(m: Message): Shown | null {
  const text = said(m.conversation) ?? said(m.extendedTextMessage?.text) ?? businessText(m)
  return text === null ? null : shown('text', { text })
}

function remainderOf(m: Message): Shown | null {
  // An empty text is a text; nobody would understand it as an unknown kind.
  if (typeof m.conversation === 'string' || m.extendedTextMessage) return shown('text', { text: '' })
  return isSilent(m) ? null : shown('unsupported')
}

/** Whether an envelope holds something, and of that nothing is known. */
export function isUnknownInside(message: Message): boolean {
  const inner = unwrapped(message)
  return inner !== message && partsOf(inner).length === 0
}

/**
 * For how long messages of the chat stay, as this one says it (seconds; 0: for ever) and since when (epoch ms, if told); null when
 * it says nothing of it.
 */
export function expirationIn(message: Message): { seconds: number; since: number | null } | null {
  const { protocolMessage } = unwrapped(message)
  if (protocolMessage && protocolMessage.type !== proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING) return null
  const context = protocolMessage ? null : contextOf(message)
  const seconds = protocolMessage ? (protocolMessage.ephemeralExpiration ?? 0) : context?.expiration
  const isSaid =
    protocolMessage !== null && protocolMessage !== undefined
      ? true
      : context !== null && Object.hasOwn(context, 'expiration')
  if (!isSaid || typeof seconds !== 'number' || !(seconds >= 0 && seconds <= longestExpiration)) return null
  const since = numberOf((protocolMessage ?? context)?.ephemeralSettingTimestamp)
  return { seconds: Math.floor(seconds), since: since ? since * 1000 : null }
}
