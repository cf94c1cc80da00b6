import type { MessageDirection, MessageStatus } from '@aldia/shared/message.ts'
import { proto, unpadRandomMax16 } from '@whiskeysockets/baileys'
import type { ChatAddress, Received, ReceivedContent } from '#channels/transport.ts'
import { chatAddress, instantOf, isOwn, numberOf, type Own, type ProtoNumber, personAddress } from './addresses.ts'
import { stubOf } from './ask-again.ts'
import { type Decrypted, whyUnavailable } from './inbound-journal.ts'
import { contextOf, expirationIn, isUnknownInside, shownOf, unwrapped } from './message-content.ts'
import { chosenOptions, sealOf, sealOfVote } from './sealed-edits.ts'
import { hasUnknownField } from './unknown-fields.ts'

// From WhatsApp's form to ours. Pure; never throws and never drops what a reader would have seen. Everything in a message
// was written by a stranger, so each claim is held against the address that the server vouches for: only the writer of a
// message can change or delete it, and only the own phone can hand over history.

/** What the mapping has to know besides the message. */
export interface Reading {
  own: Own
  /** Epoch ms, for what carries no time. */
  now: number
}

export interface Identity {
  address: string
  other: string | null
  pushName: string | null
  savedName: string | null
  /** How long the messages of the chat stay from now on. */
  expiration?: Received['expiration']
}

/** What one decrypted stanza amounts to. */
export interface Meaning {
  received: Received[]
  identities: Identity[]
  /** A piece of history that the own phone offers; to be fetched and read with `readHistory`. */
  history: proto.Message.IHistorySyncNotification | null
}

/** The parts of a stored message that are the same for all its kinds. */
type Frame = Omit<Received, 'content'>

const nothing: Meaning = { received: [], identities: [], history: null }
const { Type } = proto.Message.ProtocolMessage
const { StubType, Status } = proto.WebMessageInfo
/** A quoted line is one or two lines on a screen. */
const maxPreview = 300

/** Reads a journal entry. */
export function readDecrypted({ attrs, plaintext }: Decrypted, reading: Reading): Meaning {
  const { own, now } = reading
  const mine = isOwn(attrs.from, own)
  // Only the own phone may say whom it wrote to.
  if (attrs.recipient && !mine) return nothing
  const bytes = unpadded(plaintext)
  const message = bytes && decoded(bytes)
  if (mine && !attrs.recipient) return message ? readPeer(message, attrs, reading) : nothing
  const chat = chatOf(attrs)
  if (!chat || !attrs.id || isOwn(chat.address, own)) return nothing
  const direction = mine ? 'out' : 'in'
  const frame: Frame = {
    waId: attrs.id,
    chat,
    direction,
    origin: mine ? 'phone' : attrs.offline === undefined ? 'live' : 'replay',
    sentAt: instantOf(Number(attrs.t), now),
    pushName: mine ? null : (attrs.notify ?? null),
    status: mine ? 'sent' : null,
    seen: mine,
    raw: rawOf({
      key: { remoteJid: chat.address, fromMe: mine, id: attrs.id },
      messageTimestamp: Number(attrs.t) || 0,
      ...(!message && stubOf(attrs)),
    }),
  }
  if (!message || !bytes) {
    // Photos to be seen once are shown on the phone only; for others the answer to our request to send it again comes later.
    const isForPhone = attrs[whyUnavailable]?.startsWith('view_once')
    return { ...nothing, received: [{ ...frame, content: plainContent(isForPhone ? 'unsupported' : 'unreadable') }] }
  }
  const inner = mine ? (message.deviceSentMessage?.message ?? message) : message
  const writers = mine ? [own.lid, own.phone] : [chat.address, chat.other]
  const partners = [chat.address, chat.other]
  const about = { direction, own, sentAt: frame.sentAt, fixedKeys: false, writers, partners } as const
  const content = contentOf(inner, about) ?? unknownContent(message, inner, bytes)
  const expiration = expirationOf(inner, frame.sentAt)
  if (!content) {
    return expiration ? { ...nothing, identities: [{ ...chat, pushName: null, savedName: null, expiration }] } : nothing
  }
  const info: proto.IWebMessageInfo = {
    key: { remoteJid: chat.address, fromMe: mine, id: attrs.id },
    messageTimestamp: Number(attrs.t) || 0,
    ...(frame.pushName && { pushName: frame.pushName }),
  }
  const isUnknown = content.type === 'message' && content.kind === 'unsupported'
  // What this version cannot read a later one may, so its bytes are kept as they came.
  const raw = isUnknown ? rawOf(info, bytes) : rawOf({ ...info, message: withSecret(inner, message) })
  return { ...nothing, received: [{ ...frame, raw, content, ...(expiration && { expiration }) }] }
}

/** A kind that is newer than this version of Baileys, which sees nothing where it stands. */
function unknownContent(message: proto.IMessage, inner: proto.IMessage, bytes: Uint8Array): ReceivedContent | null {
  const isEmptyCopy = inner !== message && Object.keys(inner).length === 0
  return isEmptyCopy || isUnknownInside(inner) || hasUnknownField(bytes) ? plainContent('unsupported') : null
}

function expirationOf(message: proto.IMessage, sentAt: number): Received['expiration'] {
  const said = expirationIn(message)
  return said && { seconds: said.seconds, at: said.since ?? sentAt }
}

/** Reads a message that Baileys or the phone's history hands over whole; its keys are in our perspective already. */
export function readWebMessage(
  info: proto.IWebMessageInfo & { key?: (proto.IMessageKey & { remoteJidAlt?: string }) | null },
  about: Reading & { origin: Received['origin']; other?: string | null; seen?: boolean },
): Received | null {
  const chat = chatAddress(info.key?.remoteJid, info.key?.remoteJidAlt ?? about.other)
  // In history an edit stands under an id of its own; what it says belongs to the message that it changes.
  const waId = (about.origin === 'history' && editIn(info.message)?.key?.id) || info.key?.id
  if (!chat || !waId || isOwn(chat.address, about.own)) return null
  const direction: MessageDirection = info.key?.fromMe ? 'out' : 'in'
  const sentAt = instantOf(info.messageTimestamp as ProtoNumber, about.now)
  const writers = direction === 'out' ? [about.own.lid, about.own.phone] : [chat.address, chat.other]
  const partners = [chat.address, chat.other]
  const content = webContent(info, { direction, own: about.own, sentAt, origin: about.origin, writers, partners })
  if (!content) return null
  const expiration = info.message ? expirationOf(info.message, sentAt) : null
  return {
    waId,
    chat,
    direction,
    origin: direction === 'out' && about.origin !== 'history' ? 'phone' : about.origin,
    sentAt,
    pushName: direction === 'in' ? (info.pushName ?? null) : null,
    status: direction === 'out' ? statusOf(info.status) : null,
    seen: direction === 'out' || (about.seen ?? false),
    content,
    raw: rawOf(info),
    ...(expiration && { expiration }),
  }
}

/** How far an outbound message got, in WhatsApp's numbers. */
export function statusOf(status: proto.WebMessageInfo.Status | null | undefined): MessageStatus {
  if (status === Status.ERROR) return 'failed'
  if (status === Status.DELIVERY_ACK) return 'delivered'
  if (status === Status.READ) return 'read'
  return status === Status.PLAYED ? 'played' : 'sent'
}

/** With whom a stored message was exchanged. */
export function chatOfRaw(raw: Uint8Array): string | null {
  try {
    return personAddress(proto.WebMessageInfo.decode(raw).key?.remoteJid)
  } catch {
    return null
  }
}

/** Tag of a message in the protobuf of a WebMessageInfo (field 2, with a length). */
const messageTag = 18

/**
 * What is kept of a message, for showing later kinds, fetching its file, and quoting it. `bytes`: the message itself, where encoding
 * it anew would lose what is not known of it.
 */
export function rawOf(info: proto.IWebMessageInfo, bytes?: Uint8Array): Buffer {
  try {
    const writer = proto.WebMessageInfo.encode(info)
    return Buffer.from((bytes ? writer.uint32(messageTag).bytes(bytes) : writer).finish())
  } catch {
    return Buffer.from(proto.WebMessageInfo.encode({ key: info.key ?? {} }).finish())
  }
}

/** A message without anything but its kind. */
function plainContent(kind: 'unreadable' | 'unsupported'): ReceivedContent {
  return messageContent({ kind, text: null, attachment: null, details: null })
}

function unpadded(plaintext: Buffer): Uint8Array | null {
  try {
    return unpadRandomMax16(plaintext)
  } catch {
    return null
  }
}

function decoded(bytes: Uint8Array): proto.IMessage | null {
  try {
    return proto.Message.decode(bytes)
  } catch {
    return null
  }
}

function chatOf(attrs: Record<string, string>): ChatAddress | null {
  const { recipient } = attrs
  if (recipient) {
    const other = recipient.endsWith('lid')
      ? (attrs.peer_recipient_pn ?? attrs.recipient_pn)
      : (attrs.peer_recipient_lid ?? attrs.recipient_lid)
    return chatAddress(recipient, other)
  }
  return chatAddress(attrs.from, attrs.from?.endsWith('lid') ? attrs.sender_pn : attrs.sender_lid)
}

/** What the own phone tells its linked devices. */
function readPeer(message: proto.IMessage, attrs: Record<string, string>, reading: Reading): Meaning {
  const protocol = unwrapped(message).protocolMessage
  if (!protocol) return nothing
  if (protocol.type === Type.HISTORY_SYNC_NOTIFICATION && protocol.historySyncNotification) {
    return { ...nothing, history: protocol.historySyncNotification }
  }
  const origin = attrs.offline === undefined ? 'live' : 'replay'
  const results = protocol.peerDataOperationRequestResponseMessage?.peerDataOperationResult ?? []
  const received = results.flatMap(({ placeholderMessageResendResponse }) => {
    const bytes = placeholderMessageResendResponse?.webMessageInfoBytes
    const info = bytes ? decodedInfo(bytes) : null
    const found = info && readWebMessage(info, { ...reading, origin })
    return found ? [found] : []
  })
  const moved = protocol.lidMigrationMappingSyncMessage?.encodedMappingPayload
  return { ...nothing, received, identities: moved ? readMappings(moved) : [] }
}

function decodedInfo(bytes: Uint8Array): proto.IWebMessageInfo | null {
  try {
    return proto.WebMessageInfo.decode(bytes)
  } catch {
    return null
  }
}

function readMappings(payload: Uint8Array): Identity[] {
  try {
    return proto.LIDMigrationMappingSyncPayload.decode(payload).pnToLidMappings.flatMap(
      ({ pn, latestLid, assignedLid }) => {
        const lid = numberOf(latestLid as ProtoNumber) || numberOf(assignedLid as ProtoNumber)
        const chat = chatAddress(`${pn}@s.whatsapp.net`, `${lid}@lid`)
        return chat?.other ? [{ ...chat, pushName: null, savedName: null }] : []
      },
    )
  } catch {
    return []
  }
}

interface About {
  direction: MessageDirection
  own: Own
  sentAt: number
  /** The addresses of the one who wrote it, for opening what is sealed. */
  writers: readonly (string | null)[]
  /** The addresses of the chat's other side. */
  partners: readonly (string | null)[]
}

function editIn(message: proto.IMessage | null | undefined): proto.Message.IProtocolMessage | null {
  const protocol = message ? unwrapped(message).protocolMessage : null
  return protocol?.type === Type.MESSAGE_EDIT && protocol.editedMessage ? protocol : null
}

/** What we wrote on the phone comes in an envelope that holds the message's secret beside it. */
function withSecret(inner: proto.IMessage, outer: proto.IMessage): proto.IMessage {
  const secret = outer.messageContextInfo
  return inner !== outer && secret && !inner.messageContextInfo ? { ...inner, messageContextInfo: secret } : inner
}

function webContent(
  info: proto.IWebMessageInfo,
  about: About & { origin: Received['origin'] },
): ReceivedContent | null {
  const { messageStubType: stub, message } = info
  if (stub === StubType.REVOKE) return { ...messageContent(textShown('')), deleted: true } as ReceivedContent
  if (stub === StubType.CIPHERTEXT && !message) return plainContent('unreadable')
  const call = missedCall(stub)
  if (call) return call
  // Photos to be seen once are shown on the phone only.
  if (!message) return info.key && 'isViewOnce' in info.key ? plainContent('unsupported') : null
  // In history an edited message carries the edit in place of its first form.
  const edit = editIn(message)
  if (about.origin === 'history' && edit?.editedMessage) {
    const content = contentOf(edit.editedMessage, { ...about, fixedKeys: true })
    const editedAt = numberOf(edit.timestampMs as ProtoNumber) ?? about.sentAt
    return content?.type === 'message' ? { ...content, editedAt } : null
  }
  const isUnknown = !stub && Object.keys(message).length === 0
  const content =
    isUnknown || isUnknownInside(message)
      ? plainContent('unsupported')
      : contentOf(message, { ...about, fixedKeys: true })
  // Of other changes history tells the outcome; what is sealed it cannot open either.
  if (content?.type === 'vote' || (content?.type === 'edit' && content.sealed)) return content
  if (content?.type !== 'message') return about.origin === 'history' ? null : content
  addVotes(content, info, about.sentAt)
  const reactions = (info.reactions ?? []).flatMap(({ key, text }) =>
    text && isOneEmoji(text) ? [{ direction: key?.fromMe ? ('out' as const) : ('in' as const), emoji: text }] : [],
  )
  return { ...content, reactions }
}

/** History hands a poll over with the votes that were given in it. */
function addVotes(
  { details }: Extract<ReceivedContent, { type: 'message' }>,
  { pollUpdates }: proto.IWebMessageInfo,
  sentAt: number,
): void {
  if (details?.type !== 'poll' || !pollUpdates?.length) return
  details.votes = pollUpdates.flatMap(({ pollUpdateMessageKey: key, vote, senderTimestampMs }) => {
    const at = numberOf(senderTimestampMs as ProtoNumber) || sentAt
    return key && vote
      ? [{ direction: key.fromMe ? 'out' : 'in', options: chosenOptions(details.options, vote), at } as const]
      : []
  })
}

function missedCall(stub: proto.WebMessageInfo.StubType | null | undefined): ReceivedContent | null {
  const { CALL_MISSED_VIDEO, CALL_MISSED_VOICE, SILENCED_UNKNOWN_CALLER_AUDIO, SILENCED_UNKNOWN_CALLER_VIDEO } =
    StubType
  const video = stub === CALL_MISSED_VIDEO || stub === SILENCED_UNKNOWN_CALLER_VIDEO
  if (!video && stub !== CALL_MISSED_VOICE && stub !== SILENCED_UNKNOWN_CALLER_AUDIO) return null
  return messageContent({
    kind: 'call',
    text: null,
    attachment: null,
    details: { type: 'call', video, outcome: 'missed' },
  })
}

const textShown = (text: string) => ({ kind: 'text' as const, text, attachment: null, details: null })

function messageContent(
  shown: NonNullable<ReturnType<typeof shownOf>>,
  quote: Extract<ReceivedContent, { type: 'message' }>['quote'] = null,
): Extract<ReceivedContent, { type: 'message' }> {
  return { type: 'message', ...shown, quote, reactions: [], editedAt: null, deleted: false }
}

/** `fixedKeys`: keys inside are in our perspective (history, Baileys' events), not in the writer's. */
function contentOf(message: proto.IMessage, about: About & { fixedKeys: boolean }): ReceivedContent | null {
  const inner = unwrapped(message)
  if (inner.protocolMessage) return changeOf(inner.protocolMessage, about)
  if (inner.reactionMessage) return reactionOf(inner.reactionMessage, about)
  if (inner.pollUpdateMessage) return voteOf(inner.pollUpdateMessage, about)
  if (inner.secretEncryptedMessage) return sealedEditOf(inner.secretEncryptedMessage, about)
  const shown = shownOf(message)
  return shown && messageContent(shown, quoteOf(message, about.own))
}

/** An edit or a deletion; only of a message that the writer wrote. */
function changeOf(protocol: proto.Message.IProtocolMessage, about: About): ReceivedContent | null {
  const ofWaId = protocol.key?.id
  const writersOwn = protocol.key?.fromMe === true
  if (!ofWaId || !writersOwn) return null
  const at = numberOf(protocol.timestampMs as ProtoNumber) || about.sentAt
  if (protocol.type === Type.REVOKE) {
    return { type: 'delete', ofWaId, ofDirection: about.direction, deletedAt: about.sentAt }
  }
  if (protocol.type !== Type.MESSAGE_EDIT || !protocol.editedMessage) return null
  const text = shownOf(protocol.editedMessage)?.text
  if (typeof text !== 'string') return null
  return { type: 'edit', ofWaId, ofDirection: about.direction, text, editedAt: at }
}

/** An edit that can be read only with the message it changes; its writer's own, as the server vouches for them. */
function sealedEditOf(message: proto.Message.ISecretEncryptedMessage, about: About): ReceivedContent | null {
  const ofWaId = message.targetMessageKey?.id
  const sealed = sealOf(message, about.writers)
  if (!ofWaId || !sealed) return null
  // The stanza tells whole seconds; what came later within the same one is the newer edit.
  const editedAt = about.sentAt + 999
  return { type: 'edit', ofWaId, ofDirection: about.direction, text: null, editedAt, sealed }
}

/** A vote, which can be read only with the poll itself. */
function voteOf(
  update: proto.Message.IPollUpdateMessage,
  about: About & { fixedKeys: boolean },
): ReceivedContent | null {
  const ofWaId = update.pollCreationMessageKey?.id
  const isOurs = isOutbound(update.pollCreationMessageKey, about)
  const authors = isOurs ? [about.own.lid, about.own.phone] : about.partners
  const sealed = sealOfVote(update.vote, { writers: about.writers, authors })
  if (!ofWaId || !sealed) return null
  const at = numberOf(update.senderTimestampMs as ProtoNumber) || about.sentAt
  return { type: 'vote', ofWaId, ofDirection: isOurs ? 'out' : 'in', at, sealed }
}

/** Whether the message named is one of ours. */
function isOutbound(key: proto.IMessageKey | null | undefined, about: About & { fixedKeys: boolean }): boolean {
  const toSelf = key?.fromMe === true
  return about.fixedKeys ? toSelf : toSelf === (about.direction === 'out')
}

function reactionOf(
  reaction: proto.Message.IReactionMessage,
  about: About & { fixedKeys: boolean },
): ReceivedContent | null {
  const toWaId = reaction.key?.id
  if (!toWaId) return null
  const outbound = isOutbound(reaction.key, about)
  const at = numberOf(reaction.senderTimestampMs as ProtoNumber) || about.sentAt
  const emoji = reaction.text ?? ''
  // Some put whole sentences there, to be shown over what others wrote.
  if (emoji !== '' && !isOneEmoji(emoji)) return null
  return { type: 'reaction', toWaId, toDirection: outbound ? 'out' : 'in', emoji, at }
}

const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' })
const emojiSign = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\ufe0f?\u20e3/u
/** The longest emoji (a family, each with a skin tone) has some 40 UTF-16 units. */
const longestEmoji = 64

function isOneEmoji(text: string): boolean {
  return text.length <= longestEmoji && emojiSign.test(text) && [...graphemes.segment(text)].length === 1
}

function quoteOf(message: proto.IMessage, own: Own): Extract<ReceivedContent, { type: 'message' }>['quote'] {
  const context = contextOf(message)
  if (!context?.stanzaId) return null
  const quoted = context.quotedMessage ? shownOf(context.quotedMessage) : null
  return {
    waId: context.stanzaId,
    direction: isOwn(context.participant, own) ? 'out' : 'in',
    kind: quoted?.kind ?? 'text',
    preview: quoted?.text?.slice(0, maxPreview) ?? null,
  }
}
