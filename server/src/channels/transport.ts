import type { Readable } from 'node:stream'
import type { ConnectionReason, ConnectionState } from '@aldia/shared/channel.ts'
import type {
  MessageDetails,
  MessageDirection,
  MessageKind,
  MessageStatus,
  SendFailure,
} from '@aldia/shared/message.ts'
import type { ClearedMessage } from '#policy/gate.ts'

/** A person's addresses as the network names them, without device part; `other` is the LID of a phone address or the reverse. */
export interface ChatAddress {
  address: string
  other: string | null
}

export interface ReceivedAttachment {
  mimeType: string
  name: string | null
  sizeBytes: number | null
  width: number | null
  height: number | null
  durationSeconds: number | null
  /** Lower-case hex of the plain bytes, as the sender claims it. */
  sha256: string | null
}

export type ReceivedContent =
  | {
      type: 'message'
      kind: MessageKind
      text: string | null
      quote: { waId: string; direction: MessageDirection; kind: MessageKind; preview: string | null } | null
      attachment: ReceivedAttachment | null
      details: MessageDetails | null
      /** Reactions and the like that came inside (history). */
      reactions: { direction: MessageDirection; emoji: string }[]
      editedAt: number | null
      deleted: boolean
    }
  | {
      type: 'edit'
      ofWaId: string
      ofDirection: MessageDirection
      /** null: it came sealed, or holds no text. */
      text: string | null
      editedAt: number
      sealed?: SealedEdit | null
    }
  | { type: 'delete'; ofWaId: string; ofDirection: MessageDirection; deletedAt: number }
  | { type: 'vote'; ofWaId: string; ofDirection: MessageDirection; at: number; sealed: SealedEdit }
  | { type: 'reaction'; toWaId: string; toDirection: MessageDirection; emoji: string; at: number }

/** An edit, or a vote in a poll, that only the message it is about can open; see `OpenSealedEdit`. Bytes in base64, so that it can wait as JSON. */
export interface SealedEdit {
  purpose: 'Message Edit' | 'Event Edit' | 'Poll Vote'
  payload: string
  iv: string
  /** Addresses of the one who wrote it. */
  writers: string[]
  /** Addresses of the one who wrote the message that it is about; left out: the same. */
  authors?: string[]
}

/** What a sealed edit says; `editedAt` (epoch ms) where the writer's phone told it. */
export interface OpenedEdit {
  /** The text as it is now; of a vote the options chosen. */
  text: string
  /** Of a vote: the options chosen, none when it was taken back. */
  choices?: string[]
  editedAt: number | null
}

/** Opens an edit with the message that it changes, as that was stored; null where it stays closed. */
export type OpenSealedEdit = (raw: Buffer | null, waId: string, sealed: SealedEdit) => OpenedEdit | null

/** One message as a transport read it. Mapping never throws and never drops: an unknown kind is `unsupported` with its raw form. */
export interface Received {
  waId: string
  chat: ChatAddress
  direction: MessageDirection
  /** `live` as it came, `replay` queued while we were away, `history` from the sync after linking, `phone` written on the linked phone. */
  origin: 'live' | 'replay' | 'history' | 'phone'
  /** Epoch ms (WhatsApp gives seconds). */
  sentAt: number
  /** What the sender calls themselves; null when not told or when it is our own. */
  pushName: string | null
  /** For outbound ones: how far it got, as history tells. */
  status: MessageStatus | null
  /** History: whether the team's phone had already seen it. */
  seen: boolean
  content: ReceivedContent
  /** How long messages of this chat stay, as this one says (seconds; 0: for ever), and since when (epoch ms). */
  expiration?: { seconds: number; at: number } | null
  /** Protobuf of the WebMessageInfo; whoever stores it need not look inside. */
  raw: Buffer
}

/** A tick. Found by the message's id alone, for the network may name another address than the one written to. */
export interface Receipt {
  waId: string
  status: Extract<MessageStatus, 'sent' | 'delivered' | 'read' | 'played' | 'failed'>
  failure: SendFailure | null
  at: number
}

export interface ConnectionNews {
  state: ConnectionState
  reason: ConnectionReason | null
  nextTryAt: number | null
  /** Set once known. */
  phone?: string | null
  name?: string | null
  historyProgress?: number | null
  /** E.164 of a number that linked the account and was refused (`refuseNumber`). */
  comingPhone?: string | null
}

/** Why a number that a phone has just linked may not be connected. */
export type NumberRefusal = Extract<ConnectionReason, 'other_number' | 'number_elsewhere'>

/** What a transport tells. Every function may be awaited: the transport keeps order and does not forget before it is done. */
export interface TransportListener {
  /** `isOnlyCopy`: a transport that keeps what it hands over in a journal does not keep these. */
  received(batch: Received[], about?: { isOnlyCopy: boolean }): Promise<void>
  receipts(batch: Receipt[]): Promise<void>
  /** Two addresses turned out to be one person, or a person's name or how long a chat's messages stay became known. */
  identities(
    batch: {
      address: string
      other: string | null
      pushName: string | null
      savedName: string | null
      expiration?: Received['expiration']
    }[],
  ): Promise<void>
  connection(news: ConnectionNews): Promise<void>
  /** Asked of a linked number (E.164) before its first connection, for with that its history comes. null: it may connect. */
  refuseNumber(phone: string): Promise<NumberRefusal | null>
  pairing(news: { qr: string | null; qrExpiresAt: number | null; code: string | null }): void
  presence(news: {
    address: string
    state: 'online' | 'offline' | 'typing' | 'recording'
    lastSeenAt: number | null
  }): void
  /** A sent message that the network asks for again: what `send` answered as `raw`, found by id alone; null when unknown. */
  sentMessage(waId: string): Promise<Buffer | null>
}

/**
 * Handed to the network, not yet confirmed. `raw` (protobuf of a WebMessageInfo, as with received messages) is what to keep
 * for quoting it and for answering requests to send it again; null for what leaves no message behind.
 */
export interface Sent {
  raw: Buffer | null
}

/** Why a send did not work. `again`: worth another try with the same id. */
export class TransportFailure extends Error {
  readonly again: boolean
  readonly failure: SendFailure | null
  constructor(name: string, about: { again: boolean; failure?: SendFailure | null; cause?: unknown }) {
    super(name, { cause: about.cause })
    this.name = 'TransportFailure'
    this.again = about.again
    this.failure = about.failure ?? null
  }
}

/** One connected number, whatever carries it. It maps and passes on; it holds no rule of the business. */
export interface Transport {
  readonly can: { pair: boolean; history: boolean; edit: boolean; freeText: 'always' | 'in-window' }
  /** Connects and keeps connected until `stop`; answers at once. */
  start(listener: TransportListener): Promise<void>
  /** Whether messages can be handed over right now. */
  ready(): boolean
  /** An id for a message to come, as the network wants them. */
  newMessageId(): string
  /** Takes nothing that the gate has not cleared. */
  send(message: ClearedMessage): Promise<Sent>
  /** Looks numbers up (E.164); the answer has the address WhatsApp itself gives, or null where the number is not on it. */
  lookUp(phones: string[]): Promise<Map<string, ChatAddress | null>>
  /**
   * The plain bytes of an attachment, from the message's `raw`. Throws TransportFailure; the stream fails with one too, even
   * at its very end, when the bytes are not what was sent: then nothing of them may be kept.
   */
  fetchMedia(raw: Buffer): Promise<Readable>
  /** Asks writer and own phone for a message that could not be read (its `raw`); what they send comes in like any other. */
  askAgain(raw: Buffer): Promise<void>
  watchPresence(address: string): Promise<void>
  sayTyping(address: string, typing: boolean): Promise<void>
  /** An eight-character code for linking by number (digits only). */
  requestPairingCode(phone: string): Promise<string>
  /** Unlinks at the network and forgets the keys. */
  logout(): Promise<void>
  stop(): Promise<void>
}

/** What the outbox needs of a transport, and nobody else gets. */
export type SendingTransport = Pick<Transport, 'ready' | 'lookUp' | 'send'>

/** A transport as everybody else has it: for attachments, presence and linking, without a way to send. */
export type SilentTransport = Omit<Transport, 'send'>
