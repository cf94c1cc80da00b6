import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { proto } from '@whiskeysockets/baileys'
import { editContent } from './message-content.ts'

// Newer phones seal an edit under the secret of the message that it changes: HKDF-SHA256 without salt over the secret, for
// id ‖ writer ‖ editor ‖ "Message Edit", then AES-256-GCM with a 12-byte nonce and its tag at the end.

/** An edit as a newer phone sends it. `secret`: that of the message; `writer`: the address by which the phone knows itself. */
export function sealedEditContent(
  key: proto.IMessageKey,
  text: string,
  about: { at: number; secret: Uint8Array; writer: string },
): proto.IMessage {
  const inner = proto.Message.encode(editContent(key, text, about.at)).finish()
  const encIv = randomBytes(12)
  const cipher = createCipheriv(
    'aes-256-gcm',
    expand(about.secret, `${key.id}${about.writer}${about.writer}Message Edit`),
    encIv,
  )
  const encPayload = Buffer.concat([cipher.update(inner), cipher.final(), cipher.getAuthTag()])
  const secretEncType = proto.Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT
  return {
    messageContextInfo: { messageSecret: randomBytes(32) },
    secretEncryptedMessage: { targetMessageKey: key, encPayload, encIv, secretEncType },
  }
}

/** A vote in a poll. `secret`: that of the poll; `author` and `voter`: the addresses by which the two phones know themselves. */
export function sealedVoteContent(
  key: proto.IMessageKey,
  choices: readonly string[],
  about: { at: number; secret: Uint8Array; author: string; voter: string },
): proto.IMessage {
  const selectedOptions = choices.map((choice) => createHash('sha256').update(choice).digest())
  const inner = proto.Message.PollVoteMessage.encode({ selectedOptions }).finish()
  const encIv = randomBytes(12)
  const cipher = createCipheriv(
    'aes-256-gcm',
    expand(about.secret, `${key.id}${about.author}${about.voter}Poll Vote`),
    encIv,
  )
  cipher.setAAD(Buffer.from(`${key.id}\0${about.voter}`))
  const encPayload = Buffer.concat([cipher.update(inner), cipher.final(), cipher.getAuthTag()])
  return {
    pollUpdateMessage: { pollCreationMessageKey: key, vote: { encPayload, encIv }, senderTimestampMs: about.at },
  }
}

/** RFC 5869 for 32 bytes: one round is enough. */
function expand(secret: Uint8Array, info: string): Buffer {
  const key = createHmac('sha256', Buffer.alloc(32)).update(secret).digest()
  return createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(info), Buffer.from([1])]))
    .digest()
}
