import { z } from 'zod'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'

/**
 * `unlinked`: never linked, or unlinked; needs pairing. `pairing`: QR or code on show. `connecting`: first try or again.
 * `online`: messages flow. `unsteady`: connected, but WhatsApp does not confirm what we send. `offline`: lost, trying again.
 * `stopped`: will not try by itself, see reason.
 */
export const ConnectionState = z.enum(['unlinked', 'pairing', 'connecting', 'online', 'unsteady', 'offline', 'stopped'])
export type ConnectionState = z.infer<typeof ConnectionState>

/** Why the state is what it is, in words the screens explain. */
export const ConnectionReason = z.enum([
  'logged_out',
  'replaced',
  'banned',
  'passkey_required',
  'pairing_refused',
  'pairing_expired',
  'held_by_other_process',
  'network',
  'server_unavailable',
  'restart_required',
  'bad_session',
  'storage_failed',
  'untrusted_server',
  'unconfirmed_sends',
  'disconnected_by_user',
  'other_number',
  'number_elsewhere',
])
export type ConnectionReason = z.infer<typeof ConnectionReason>

/** One connected WhatsApp number and how it fares. */
export const ChannelAccount = z.object({
  id: Id,
  seq: Seq,
  kind: z.enum(['baileys']),
  /** E.164 while linked. */
  phone: z.string().nullable(),
  /** E.164 of the number that was linked last, whose conversations stand here; it stays when the number is unlinked. */
  lastPhone: z.string().nullable(),
  /** E.164 of another number that a phone linked here; it is not connected until somebody decides (`channel.decideNumber`). */
  comingPhone: z.string().nullable(),
  /** Put away: it is not shown any more, its conversations stay. */
  archivedAt: Instant.nullable(),
  name: z.string().nullable(),
  state: ConnectionState,
  stateSince: Instant,
  reason: ConnectionReason.nullable(),
  /** When the next try is made, if one is planned. */
  nextTryAt: Instant.nullable(),
  /** History sync under way: 0..100; null when there is none. */
  historyProgress: z.number().nullable(),
})
export type ChannelAccount = z.infer<typeof ChannelAccount>

/** A time in which a number was not connected, and what came of it afterwards. */
export const ConnectionGap = z.object({
  id: Id,
  fromAt: Instant,
  /** null: it is not over. */
  toAt: Instant.nullable(),
  /** null: the program itself was not running. */
  reason: ConnectionReason.nullable(),
  /** Messages of debtors that WhatsApp had kept and handed over afterwards; null while they are still coming in. */
  recovered: z.number().int().nullable(),
  /** Of these, how many could not be read; the phone has them. */
  unreadable: z.number().int().nullable(),
})
export type ConnectionGap = z.infer<typeof ConnectionGap>

/** `GET /api/channel-accounts/:id/gaps`: the latest first. */
export const ConnectionGaps = z.object({ gaps: z.array(ConnectionGap) })
export type ConnectionGaps = z.infer<typeof ConnectionGaps>

/** `GET /api/channel-accounts/:id/risk`: how near a number is to being restricted by WhatsApp; figures of the last 24 hours. */
export const NumberRisk = z.object({
  /** `stopped`: WhatsApp warned, and only answers leave. */
  level: z.enum(['low', 'some', 'high', 'stopped']),
  silentUntil: Instant.nullable(),
  /** Written to without having written that day, and how many may be. */
  people: z.number().int(),
  peopleLimit: z.number().int(),
  /** Of these, who had never written. */
  strangers: z.number().int(),
  strangersLimit: z.number().int(),
  /** Messages that WhatsApp refused, of those sent. */
  refused: z.number().int(),
  sent: z.number().int(),
  /** How many people got the text that most people got. */
  sameText: z.number().int(),
  /** Days since it was linked, while it is new; null: it is not. */
  newForDays: z.number().int().nullable(),
})
export type NumberRisk = z.infer<typeof NumberRisk>

/** Goes on sending after WhatsApp warned. */
export const resumeSending = command('channel.resumeSending', {
  input: z.object({ accountId: Id }),
  output: z.object({ accountId: Id }),
})
/** A person said to go on sending after WhatsApp had warned. */
export const channelSendingResumed = event('channel.sendingResumed', z.object({ accountId: IdRef }))

/** What a manager needs to link a phone; never part of news to others. `qr` is the text to be drawn; both expire. */
export const Pairing = z.object({
  accountId: Id,
  qr: z.string().nullable(),
  qrExpiresAt: Instant.nullable(),
  code: z.string().nullable(),
})
export type Pairing = z.infer<typeof Pairing>

/** Starts (or restarts) linking or connecting; shows a QR code when not linked yet. */
export const connectChannel = command('channel.connect', { input: z.object({ accountId: Id }), output: ChannelAccount })
/** Asks for an eight-character code for this phone number (digits, with country code) instead of the QR code. */
export const requestPairingCode = command('channel.requestPairingCode', {
  input: z.object({ accountId: Id, phone: z.string().min(6).max(24) }),
  output: z.object({ code: z.string() }),
})
/** Unlinks the number at WhatsApp and forgets its keys; conversations stay. */
export const logoutChannel = command('channel.logout', { input: z.object({ accountId: Id }), output: ChannelAccount })

/** Adds a number, to be linked like the first; one that was added and never linked is given again. */
export const addChannel = command('channel.add', { input: z.object({}), output: ChannelAccount })
/** Puts an unlinked number away; its conversations stay. Linking it again brings it back. */
export const archiveChannel = command('channel.archive', { input: z.object({ accountId: Id }), output: ChannelAccount })

/**
 * What becomes of another number than the one that was here. `new_account`: it is kept apart, as a number of its own. `replace`: it
 * takes this one's place, and its conversations come beside those that are here. `cancel`: it is unlinked again.
 */
export const NumberChoice = z.enum(['new_account', 'replace', 'cancel'])
export type NumberChoice = z.infer<typeof NumberChoice>
/** `phone`: the number that came, as it was shown; another one meanwhile is a conflict. Answers the account that has the number now. */
export const decideNumber = command('channel.decideNumber', {
  input: z.object({ accountId: Id, phone: z.string().max(24), choice: NumberChoice }),
  output: ChannelAccount,
})

/** `since`: epoch ms. */
const lostConnection = z.object({ accountId: IdRef, reason: ConnectionReason.nullable(), since: z.number() })
/** `phone`: the number; `before`: the one that was here last. Both E.164. */
export const channelLinked = event(
  'channel.linked',
  z.object({ accountId: IdRef, phone: z.string().optional(), before: z.string().nullable().optional() }),
)
/** A phone with another number than the one that was here linked the account; it waits for a decision. */
export const channelNumberCame = event(
  'channel.numberCame',
  z.object({ accountId: IdRef, before: z.string().nullable(), came: z.string() }),
)
/** `intoAccountId`: where the number that came is now; null: nowhere. */
export const channelNumberDecided = event(
  'channel.numberDecided',
  z.object({
    accountId: IdRef,
    before: z.string().nullable(),
    came: z.string(),
    choice: NumberChoice,
    intoAccountId: IdRef.nullable(),
  }),
)
export const channelAdded = event('channel.added', z.object({ accountId: IdRef }))
export const channelArchived = event('channel.archived', z.object({ accountId: IdRef }))
export const channelConnected = event('channel.connected', z.object({ accountId: IdRef }))
export const channelDisconnected = event('channel.disconnected', lostConnection)
export const channelUnlinked = event('channel.unlinked', lostConnection.extend({ phone: z.string().optional() }))
/** A gap is over and everything that waited in it has come in. */
export const channelGap = event(
  'channel.gap',
  z.object({
    accountId: IdRef,
    fromAt: z.number(),
    toAt: z.number().nullable(),
    reason: ConnectionReason.nullable(),
    recovered: z.number(),
    unreadable: z.number(),
  }),
)
