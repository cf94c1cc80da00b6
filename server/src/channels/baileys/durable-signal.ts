import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type BinaryNode,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  generateSignalPubKey,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
} from '@whiskeysockets/baileys'
import type { Queries } from '#base/database/database.ts'
import { assert } from '#base/failure.ts'
import type { Alongside } from './account-keys.ts'
import type { InboundJournal, JournalDraft, JournalEntry } from './inbound-journal.ts'
import { lidOrNumber } from './lid-or-number.ts'
import { outside } from './outside.ts'
import { makeTurns } from './turns.ts'

// Two things must be on the disk before anything leaves this machine.
//
// Inward: Baileys sends the receipt, after which WhatsApp forgets the message, before it tells the application. So the moment
// of decryption is the last one at which a message can be made safe: plaintext, envelope and the changed ratchet go to
// the disk in one transaction before `decryptMessage` answers. Then the receipt may leave.
//
// Outward: Baileys encrypts inside a transaction that is stored only after the message has left, and that holds a copy of
// the session which a message decrypted meanwhile does not know of; the later of the two writes wins, and a key is used
// twice or lost. So encryption, too, is a transaction of its own, and takes turns with decryption for each device.

/** What one decryption wants to have stored together with its keys. */
interface Decryption {
  draft: JournalDraft | null
  stored: { entry: JournalEntry | null } | null
}

export interface DurableSignal {
  /** For Baileys' option of the same name. */
  makeSignalRepository: SocketConfig['makeSignalRepository']
  /** For the key store: the journal row that belongs to the keys being stored right now. */
  alongside(): Alongside | null
  /** Told of every stanza before Baileys works on it: the identical ciphertext buffer later leads back to it. */
  noteStanza(stanza: BinaryNode): void
}

export function makeDurableSignal(about: {
  journal: InboundJournal
  now(): number
  /** A message is safe in the journal; `entry` is null when it stood there before. `isLast`: no other was noted after it. */
  journalled(stanza: BinaryNode, news: { entry: JournalEntry | null; isLast: boolean }): void
}): DurableSignal {
  const { journal } = about
  const decryption = new AsyncLocalStorage<Decryption>()
  const stanzas = new WeakMap<Uint8Array, BinaryNode>()
  let lastNoted: BinaryNode | null = null

  return {
    noteStanza(stanza) {
      if (!Array.isArray(stanza.content)) return
      lastNoted = stanza
      for (const child of stanza.content) {
        if (child.tag === 'enc' && child.content instanceof Uint8Array) stanzas.set(child.content, stanza)
      }
    },
    alongside() {
      const current = decryption.getStore()
      const draft = current?.draft
      if (!current || !draft || current.stored) return null
      return {
        async write(tx: Queries) {
          current.stored = { entry: await journal.append(tx, draft) }
        },
      }
    },
    makeSignalRepository(auth, logger, pnToLid) {
      const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, pnToLid)
      const keys = auth.keys as SignalKeyStoreWithTransaction
      assert(typeof keys.transaction === 'function', 'Baileys gives the Signal repository transactions')
      const turns = makeTurns()
      const inTurn = <T>(jid: string, work: () => Promise<T>) => turns(inner.jidToSignalProtocolAddress(jid), work)

      async function decrypt(options: Parameters<typeof inner.decryptMessage>[0]): Promise<Uint8Array> {
        const stanza = stanzas.get(options.ciphertext)
        const current: Decryption = { draft: null, stored: null }
        const plaintext = await decryption.run(current, () =>
          // Inside this transaction the ones that `inner` opens join it, so all its keys are stored at once at its end.
          keys.transaction(async () => {
            const bytes = await inner.decryptMessage(options)
            if (stanza) current.draft = journal.draft(stanza, bytes, about.now())
            return bytes
          }, options.jid),
        )
        if (current.draft) current.stored ??= { entry: await journal.appendAlone(current.draft) }
        if (stanza) {
          about.journalled(stanza, { entry: current.stored?.entry ?? null, isLast: stanza === lastNoted })
        }
        return plaintext
      }

      return {
        ...inner,
        lidMapping: lidOrNumber(inner.lidMapping),
        decryptMessage: (options) => inTurn(options.jid, () => decrypt(options)),
        encryptMessage: (options) => outside(() => inTurn(options.jid, () => inner.encryptMessage(options))),
        async injectE2ESession(options) {
          const { identityKey, signedPreKey } = options.session
          // libsignal calculates this signature and then ignores the result.
          const isSigned = Curve.verify(
            identityKey,
            generateSignalPubKey(signedPreKey.publicKey),
            signedPreKey.signature,
          )
          if (!isSigned) throw new Error('the signature of a prekey is wrong')
          await outside(() => inTurn(options.jid, () => inner.injectE2ESession(options)))
        },
      }
    },
  }
}
