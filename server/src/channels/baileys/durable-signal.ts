import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type BinaryNode,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  generateSignalPubKey,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
} from '@whiskeysockets/baileys'
import type { Clock } from '#base/clock.ts'
import type { Queries } from '#base/database/database.ts'
import { assert } from '#base/failure.ts'
import type { Alongside } from './account-keys.ts'
import { BoundedMap } from './bounded-map.ts'
import type { InboundJournal, JournalDraft, JournalEntry } from './inbound-journal.ts'
import { makeKeyedQueue } from './keyed-queue.ts'
import { lidOrNumber } from './lid-or-number.ts'
import { outside } from './outside.ts'
import { within } from './recipient.ts'

// Two things must be on the disk before anything leaves this machine.
//
// Inward: Baileys sends the receipt, after which WhatsApp forgets the message, before it tells the application. So the moment
// of decryption is the last one at which a message can be made safe: plaintext, envelope and the changed ratchet go to
// the disk in one transaction before `decryptMessage` answers. Then the receipt may leave. Of a message that cannot be read
// the envelope goes to the disk, for Baileys refuses or confirms that one, too, before it tells of it.
//
// Outward: Baileys encrypts inside a transaction that is stored only after the message has left, and that holds a copy of
// the session which a message decrypted meanwhile does not know of; the later of the two writes wins, and a key is used
// twice or lost. So encryption, too, is a transaction of its own, and takes turns with decryption for each device.

/** What one decryption wants to have stored together with its keys. */
interface Decryption {
  draft: JournalDraft | null
  stored: { entry: JournalEntry | null } | null
  /** libsignal could not read it; other errors are about storing. */
  isUnreadable: boolean
}

/** What the Signal repository of one socket has to know about it. */
export interface SignalSocket {
  isOver(): boolean
  /** A message is not safe; the socket must end before anything is confirmed. */
  storageFailed(): void
}

export interface DurableSignal {
  /** For Baileys' option `makeSignalRepository`. */
  repositoryFor(socket: SignalSocket): SocketConfig['makeSignalRepository']
  /** For the key store: the journal row that belongs to the keys being stored right now. */
  alongside(): Alongside | null
  /** Told of every stanza before Baileys works on it: the identical ciphertext buffer later leads back to it. */
  noteStanza(stanza: BinaryNode): void
  /** Stores that a message came of which there is nothing to read. */
  keepStub(stanza: BinaryNode): Promise<void>
}

/** Whether Baileys will find nothing in the message that it could decrypt. */
export const isWithoutContent = ({ content }: BinaryNode): boolean =>
  !Array.isArray(content) ||
  !content.some(({ tag, content: bytes }) => (tag === 'enc' || tag === 'plaintext') && bytes instanceof Uint8Array)

/**
 * libsignal's word for a message that it decrypted before. Key and journal entry were stored together, so its content is safe,
 * and Baileys, too, only confirms it.
 */
const isRepeated = (error: unknown): boolean => error instanceof Error && error.name === 'MessageCounterError'

export function makeDurableSignal(about: {
  journal: InboundJournal
  clock: Clock
  /** A message is safe in the journal; `entry` is null when it stood there before. `isLast`: no other was noted after it. */
  journalled(stanza: BinaryNode, news: { entry: JournalEntry | null; isLast: boolean }): void
  /** The message, or that it came, is in the journal or beyond. */
  isKnown(waId: string): boolean
}): DurableSignal {
  const { journal, clock } = about
  const decryption = new AsyncLocalStorage<Decryption>()
  const stanzas = new WeakMap<Uint8Array, BinaryNode>()
  let lastNoted: BinaryNode | null = null

  const journalled = (stanza: BinaryNode, entry: JournalEntry | null) =>
    about.journalled(stanza, { entry, isLast: stanza === lastNoted })

  async function keepStub(stanza: BinaryNode): Promise<void> {
    const { id, from, category } = stanza.attrs
    // What the own phone tells its devices is shown to nobody.
    if (!id || !from || category === 'peer' || about.isKnown(id)) return
    journalled(stanza, await journal.appendAlone(journal.stub(stanza, clock.now())))
  }

  return {
    keepStub,
    noteStanza(stanza) {
      lastNoted = stanza
      if (!Array.isArray(stanza.content)) return
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
    repositoryFor: (socket) => (auth, logger, pnToLid) => {
      const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, pnToLid && inGoodTime(clock, pnToLid))
      const keys = auth.keys as SignalKeyStoreWithTransaction
      assert(typeof keys.transaction === 'function', 'Baileys gives the Signal repository transactions')
      const turns = makeKeyedQueue()
      const inTurn = <T>(jid: string, work: () => Promise<T>) => turns(inner.jidToSignalProtocolAddress(jid), work)

      async function decrypt(options: Parameters<typeof inner.decryptMessage>[0]): Promise<Uint8Array> {
        const stanza = stanzas.get(options.ciphertext)
        const current: Decryption = { draft: null, stored: null, isUnreadable: false }
        try {
          const plaintext = await decryption.run(current, () =>
            // Inside this transaction the ones that `inner` opens join it, so all its keys are stored at once at its end.
            keys.transaction(async () => {
              const bytes = await read(options, current)
              if (stanza) current.draft = journal.draft(stanza, bytes, clock.now())
              return bytes
            }, options.jid),
          )
          const { draft } = current
          if (draft) current.stored ??= { entry: await orEnd(journal.appendAlone(draft)) }
          if (stanza) journalled(stanza, current.stored?.entry ?? null)
          return plaintext
        } catch (error) {
          if (stanza && current.isUnreadable && !isRepeated(error) && !socket.isOver()) await orEnd(keepStub(stanza))
          throw error
        }
      }

      async function read(options: Parameters<typeof inner.decryptMessage>[0], current: Decryption) {
        try {
          return await inner.decryptMessage(options)
        } catch (error) {
          current.isUnreadable = true
          throw error
        }
      }

      async function orEnd<T>(storing: Promise<T>): Promise<T> {
        try {
          return await storing
        } catch (error) {
          socket.storageFailed()
          throw error
        }
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

type PnToLid = NonNullable<Parameters<NonNullable<SocketConfig['makeSignalRepository']>>[2]>

/** How long (ms) a message waits for the LID behind a number; without it the number stands for itself. */
const lidWaitMs = 3_000
/** A number without an answer is not asked for again for so long (ms), or each of its messages would wait. */
const lidPauseMs = 60_000

function inGoodTime(clock: Clock, pnToLid: PnToLid): PnToLid {
  const silent = new BoundedMap<string, number>(1_000)
  return async (numbers) => {
    const asked = numbers.filter((number) => (silent.get(number) ?? 0) <= clock.now())
    if (asked.length === 0) return []
    const asking = pnToLid(asked)
    return within(clock, lidWaitMs, asking, () => {
      for (const number of asked) silent.set(number, clock.now() + lidPauseMs)
      asking.catch(() => undefined)
      return []
    })
  }
}
