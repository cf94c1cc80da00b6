import { createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { proto } from '@whiskeysockets/baileys'
import type { OpenedEdit, SealedEdit } from '#channels/transport.ts'
import { numberOf, type ProtoNumber } from './addresses.ts'
import { shownOf, unwrapped } from './message-content.ts'

// An edit may come sealed under a secret that travelled inside the message it changes, so it can be opened only by whoever has
// that message. Baileys (7.0.0-rc14) hands it on closed. The derivation is that of whatsmeow (msgsecret.go, generateMsgSecretKey):
// AES-256-GCM without further data, under HKDF-SHA256 of the secret, without salt, for id ‖ writer ‖ editor ‖ purpose.

const tagBytes = 16
const { SecretEncType } = proto.Message.SecretEncryptedMessage

/** What each kind of seal is for, as it goes into the key. */
const purposes = new Map<number, SealedEdit['purpose']>([
  [SecretEncType.MESSAGE_EDIT, 'Message Edit'],
  [SecretEncType.EVENT_EDIT, 'Event Edit'],
])

/** The seal of a vote; `writers` and `authors` are the addresses of who votes and of who made the poll. */
export function sealOfVote(
  vote: proto.Message.IPollEncValue | null | undefined,
  { writers, authors }: { writers: readonly (string | null)[]; authors: readonly (string | null)[] },
): SealedEdit | null {
  if (!vote?.encPayload?.length || !vote.encIv?.length) return null
  return {
    purpose: 'Poll Vote',
    payload: Buffer.from(vote.encPayload).toString('base64'),
    iv: Buffer.from(vote.encIv).toString('base64'),
    writers: writers.filter((writer) => writer !== null),
    authors: authors.filter((author) => author !== null),
  }
}

/** The options of a poll that a vote names, in the poll's order; it names them by their SHA-256. */
export function chosenOptions(options: readonly string[], vote: proto.Message.IPollVoteMessage): string[] {
  const hashes = new Set((vote.selectedOptions ?? []).map((hash) => Buffer.from(hash).toString('hex')))
  return options.filter((option) => hashes.has(createHash('sha256').update(option).digest('hex')))
}

/** The seal of a message, if it is an edit; `writers` are the addresses that its sender has, the likelier first. */
export function sealOf(
  message: proto.Message.ISecretEncryptedMessage,
  writers: readonly (string | null)[],
): SealedEdit | null {
  const purpose = purposes.get(message.secretEncType ?? 0)
  if (!purpose || !message.encPayload?.length || !message.encIv?.length) return null
  return {
    purpose,
    payload: Buffer.from(message.encPayload).toString('base64'),
    iv: Buffer.from(message.encIv).toString('base64'),
    writers: writers.filter((writer) => writer !== null),
  }
}

/**
 * The corrected text; null where it cannot be opened (the message's secret is not known here) or holds no text. `raw` is the
 * message that was corrected, as it was stored (protobuf of a WebMessageInfo).
 */
export function openSealedEdit(raw: Uint8Array | null, providerId: string, seal: SealedEdit): OpenedEdit | null {
  const secret = raw && secretOf(raw)
  if (!raw || !secret?.length) return null
  // A person has a number and a privacy id; which of them the phone put into the key is not said.
  const isVote = seal.purpose === 'Poll Vote'
  for (const author of seal.authors ?? seal.writers)
    for (const writer of seal.writers) {
      const key = keyFor(secret, [providerId, author, writer, seal.purpose])
      const plain = opened(seal, key, isVote ? `${providerId}\0${writer}` : null)
      if (plain) return isVote ? readVote(plain, raw) : readEdit(plain)
    }
  return null
}

function secretOf(raw: Uint8Array): Uint8Array | null {
  try {
    const { message } = proto.WebMessageInfo.decode(raw)
    return (
      message?.messageContextInfo?.messageSecret ??
      message?.deviceSentMessage?.message?.messageContextInfo?.messageSecret ??
      null
    )
  } catch {
    return null
  }
}

const keyFor = (secret: Uint8Array, parts: readonly string[]): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), parts.join(''), 32))

/** `about` is what a vote is sealed together with (Baileys: decryptPollVote). */
function opened(seal: SealedEdit, key: Buffer, about: string | null): Buffer | null {
  const sealed = Buffer.from(seal.payload, 'base64')
  if (sealed.length < tagBytes) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(seal.iv, 'base64'))
    if (about !== null) decipher.setAAD(Buffer.from(about))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    return null
  }
}

function readEdit(plain: Buffer): OpenedEdit | null {
  try {
    const message = proto.Message.decode(plain)
    const protocol = unwrapped(message).protocolMessage
    const text = shownOf(protocol?.editedMessage ?? message)?.text
    return typeof text === 'string' ? { text, editedAt: numberOf(protocol?.timestampMs as ProtoNumber) } : null
  } catch {
    return null
  }
}

function readVote(plain: Buffer, raw: Uint8Array): OpenedEdit | null {
  try {
    const { message } = proto.WebMessageInfo.decode(raw)
    const details = message && shownOf(message.deviceSentMessage?.message ?? message)?.details
    if (details?.type !== 'poll') return null
    const choices = chosenOptions(details.options, proto.Message.PollVoteMessage.decode(plain))
    return { text: choices.join(', '), choices, editedAt: null }
  } catch {
    return null
  }
}
