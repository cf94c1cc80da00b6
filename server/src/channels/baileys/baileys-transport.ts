import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { DEFAULT_CONNECTION_CONFIG, type proto } from '@whiskeysockets/baileys'
import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import type { Log } from '#base/log.ts'
import { type Sent, type Transport, TransportFailure, type TransportListener } from '#channels/transport.ts'
import { openCleared } from '#policy/gate.ts'
import type { ToSend } from '#policy/to-send.ts'
import { type AccountKeys, openAccountKeys } from './account-keys.ts'
import { type Own, personAddress } from './addresses.ts'
import { askAgain } from './ask-again.ts'
import { readHistory } from './baileys-history.ts'
import { readDecrypted } from './baileys-inbound.ts'
import { newWhatsAppId, sendThrough } from './baileys-outbound.ts'
import { type LiveSocket, openSocket } from './baileys-socket.ts'
import { BoundedMap } from './bounded-map.ts'
import { makeCallNotices } from './call-notices.ts'
import { makeDeviceCache } from './device-cache.ts'
import { makeDurableSignal } from './durable-signal.ts'
import type { EncryptedKeyStore } from './encrypted-key-store.ts'
import { sayFarewell } from './farewell.ts'
import { hardenBaileys, trustRoot } from './hardened-baileys.ts'
import { makeInboundJournal } from './inbound-journal.ts'
import { type InboundPump, makeInboundPump, type ReadEntry } from './inbound-pump.ts'
import { defaultPatience, type LinkLife, makeLinkLife, type Patience } from './link-life.ts'
import { makeMediaServers } from './media-download.ts'
import { fetchMediaThrough } from './media-of-message.ts'
import { outside } from './outside.ts'
import { ownBrowserName } from './pairing-code.ts'
import { lookUpThrough } from './phone-lookup.ts'
import { quietLibsignal } from './quiet-libsignal.ts'
import { meetRecipient } from './recipient.ts'
import { makeSendWatch, type SendWatch } from './send-watch.ts'
import { passEventsOn } from './socket-events.ts'

export interface BaileysParts {
  workspaceId: string
  accountId: string
  database: Database
  clock: Clock
  log: Log
  /** Encrypts keys and journal. */
  box: EncryptedKeyStore
  /** ws:// or wss:// of another server than WhatsApp's; null: WhatsApp's. */
  url: string | null
  /** The Noise root (32 bytes) to trust instead of WhatsApp's; null: WhatsApp's. Holds for the whole process. */
  rootKey: Buffer | null
  patience?: Partial<Patience>
  /** See `makeInboundPump`. */
  pausesMs?: readonly number[]
}

/** Ids remembered to tell our own echo, and what is in the journal, from what Baileys reports once more. */
const rememberedIds = 20_000
/** History comes in pieces; no honest one unpacks to more than this (bytes). */
const maxHistoryBytes = 512 * 1024 * 1024
/** How long (ms) the end of a connection may take. */
const farewellMs = 3_000

const unpack = promisify(inflate)

/** Everything that exists from the first `start` on. */
interface Started {
  keys: AccountKeys
  pump: InboundPump
  life: LinkLife
  sends: SendWatch
}

/** One WhatsApp number over Baileys. */
export function makeBaileysTransport(parts: BaileysParts): Transport {
  hardenBaileys()
  quietLibsignal()
  if (parts.rootKey) trustRoot(parts.rootKey)
  const { workspaceId, accountId, box, clock, database, log } = parts
  const patience: Patience = { ...defaultPatience, ...parts.patience }
  const journal = makeInboundJournal({ database, box, workspaceId, accountId })
  const media = makeMediaServers(parts.url ? new URL(parts.url) : null)
  const deviceCache = makeDeviceCache(clock)
  const known = new BoundedMap<string, true>(rememberedIds)
  let started: Started | null = null
  let starting: Promise<Started> | null = null

  const ownOf = ({ creds }: AccountKeys): Own => ({
    phone: personAddress(creds.me?.id),
    lid: personAddress(creds.me?.lid),
  })

  async function setUp(listener: TransportListener): Promise<Started> {
    const keys = await openAccountKeys({ database, box, workspaceId, accountId })
    const own = () => ownOf(keys)
    const sends = makeSendWatch({
      clock,
      waitMs: patience.confirmWithinMs,
      doubt: (isThere) => life.doubt('unconfirmed_sends', isThere),
    })
    const pump = makeInboundPump({
      journal,
      read: makeReader(own, (progress) => life.history(progress >= 100 ? null : progress)),
      listener,
      clock,
      log,
      trouble: (isThere) => life.doubt('storage_failed', isThere),
      ...(parts.pausesMs && { pausesMs: parts.pausesMs }),
    })
    const signal = makeDurableSignal({
      journal,
      clock,
      journalled(stanza, news) {
        if (stanza.attrs.id) known.set(stanza.attrs.id, true)
        pump.take(news)
      },
      isKnown: (waId) => known.has(waId),
    })
    const noteCall = makeCallNotices({
      reading: () => ({ own: own(), now: clock.now() }),
      store: (notice) => pump.store({ received: [notice] }),
    })
    const life = makeLinkLife({
      clock,
      log,
      patience,
      listener,
      linked: () => keys.linked(),
      self: () => ({ phone: phoneOf(own()), name: keys.creds.me?.name ?? null }),
      forgetKeys: () => forget(keys),
      open(news) {
        if (!keys.linked()) keys.renew()
        const live = openSocket(
          {
            keys,
            signal,
            clock,
            log,
            url: parts.url,
            browser: ownBrowserName(),
            uploadAgent: media.agent,
            deviceCache,
            own,
            sentMessage: (waId) => listener.sentMessage(waId),
            openWithinMs: patience.openWithinMs,
            keepAliveMs: patience.keepAliveMs,
            qrMs: patience.qrMs,
          },
          {
            ...news,
            closed(error) {
              sends.clear()
              news.closed(error)
            },
            receipts(receipts) {
              for (const { waId } of receipts) sends.confirmed(waId)
              return pump.store({ receipts })
            },
            call: noteCall,
            acknowledged(receipt) {
              sends.confirmed(receipt.waId)
              pump.add({ receipts: [receipt] })
            },
          },
        )
        passEventsOn(live, {
          pump,
          own,
          now: () => clock.now(),
          isKnown: ({ key }) => known.has(key.id ?? ''),
          presence: (news) => listener.presence(news),
          historyEnded: () => life.history(null),
        })
        return live
      },
    })
    return { keys, pump, life, sends }
  }

  async function send({ sends, keys }: Started, live: LiveSocket, message: ToSend): Promise<Sent> {
    const { socket } = live
    const { waId, address, content } = message
    if (content.type === 'read') return sendThrough(socket, message)
    known.set(waId, true)
    // A file is uploaded first, which takes as long as it takes.
    const isFile = content.type === 'file'
    try {
      await meetRecipient(socket, { address, own: ownOf(keys), clock, waitMs: patience.recipientWithinMs })
      if (!isFile) sends.sent(waId)
      const sent = await sendThrough(socket, message)
      if (isFile) sends.sent(waId)
      return sent
    } catch (error) {
      // While the line stands it is this message, or its recipient, that cannot be served; that is not tried for hours.
      const failure = live.isOver() ? error : refusedOf(error)
      sends.failed(waId, isRefusal(failure))
      throw failure
    }
  }

  async function forget(keys: AccountKeys): Promise<void> {
    await deviceCache.flushAll()
    await keys.forget()
  }

  /** Reads a journal entry; a piece of history is fetched when it is its turn. */
  function makeReader(own: () => Own, progressed: (progress: number) => void): ReadEntry {
    return (entry) => {
      const reading = () => ({ own: own(), now: clock.now() })
      const { received, identities, history } = readDecrypted(entry.open(), reading())
      if (!history) return { received, identities, history: null }
      const fetchPiece = async () => {
        const packed = await historyBytes(history)
        const bytes = packed && (await unpack(packed, { maxOutputLength: maxHistoryBytes }))
        if (typeof history.progress === 'number') progressed(history.progress)
        return bytes ? readHistory(bytes, reading()) : { received: [], identities: [] }
      }
      return { received, identities, history: fetchPiece }
    }
  }

  async function historyBytes(history: proto.Message.IHistorySyncNotification): Promise<Buffer | null> {
    const inline = history.initialHistBootstrapInlinePayload
    if (inline?.length) return Buffer.from(inline)
    if (!DEFAULT_CONNECTION_CONFIG.shouldSyncHistoryMessage(history) || !history.directPath) return null
    const chunks: Buffer[] = []
    for await (const chunk of await media.fetch(history, 'md-msg-hist', mediaHost())) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }

  const mediaHost = (): string => started?.life.live()?.socket.getMediaHost() ?? 'mmg.whatsapp.net'

  /** Does something with the open connection; it fails as soon as the connection ends, for no answer comes after that. */
  async function online<T>(work: (live: LiveSocket, parts: Started) => Promise<T>): Promise<T> {
    const current = started
    const live = current?.life.live()
    if (!current || !live) throw new TransportFailure('not_connected', { again: true })
    try {
      return await Promise.race([outside(() => work(live, current)), live.ended])
    } catch (error) {
      if (error instanceof TransportFailure) throw error
      throw new TransportFailure('not_answered', { again: true, cause: error })
    }
  }

  async function begin(listener: TransportListener): Promise<Started> {
    starting ??= setUp(listener)
    try {
      started = await starting
    } catch (error) {
      starting = null
      throw error
    }
    return started
  }

  return {
    can: { pair: true, history: true, edit: false, freeText: 'always' },
    async start(listener) {
      const { pump, life } = await outside(() => begin(listener))
      await journal.resetAttempts()
      // What an earlier run left behind comes before anything new.
      // What an earlier run left behind comes first, for the journal is read in order; connecting does not wait for it.
      pump.wake()
      outside(() => life.begin())
    },
    ready: () => (started?.life.live() ?? null) !== null,
    newMessageId: () => newWhatsAppId(started?.keys.creds.me?.id),
    send: (message) => online((live, parts) => send(parts, live, openCleared(message))),
    lookUp: (phones) => online(({ socket }) => lookUpThrough(socket, phones)),
    fetchMedia: (raw) =>
      fetchMediaThrough({ servers: media, host: mediaHost, live: () => started?.life.live() ?? null, clock }, raw),
    askAgain: (raw) => online(({ socket }, { keys }) => askAgain(socket, raw, ownOf(keys))),
    watchPresence: (address) => online(({ socket }) => socket.presenceSubscribe(address)),
    sayTyping: (address, typing) =>
      online(({ socket }) => socket.sendPresenceUpdate(typing ? 'composing' : 'paused', address)),
    async requestPairingCode(phone) {
      if (!started) throw new TransportFailure('not_started', { again: true })
      const { life } = started
      return outside(() => life.pairingCode(phone))
    },
    async logout() {
      if (!started) return
      const { keys, life } = started
      const live = life.live()
      life.stayClosed()
      // The phone should hear of it; if it cannot, the keys are forgotten all the same.
      if (live) await within(farewellMs, live.socket.logout())
      else if (keys.linked()) {
        life.end()
        await within(farewellMs, sayFarewell({ creds: keys.creds, url: parts.url, log }))
      }
      life.leave('unlinked', 'disconnected_by_user')
      await forget(keys)
    },
    async stop() {
      if (!starting) return
      const { life, pump } = await starting
      life.end()
      await pump.stop()
      started = null
      starting = null
    },
  }

  /** Waits for something that may fail or last too long. */
  async function within(ms: number, work: Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve)
      const settle = () => {
        cancel()
        resolve()
      }
      work.then(settle, settle)
    })
  }
}

function phoneOf({ phone }: Own): string | null {
  return phone ? `+${phone.split('@')[0]}` : null
}

function refusedOf(error: unknown): TransportFailure {
  if (error instanceof TransportFailure && error.failure !== null) return error
  return new TransportFailure('not_accepted', { again: true, failure: 'rejected_by_whatsapp', cause: error })
}

const isRefusal = (error: unknown): boolean =>
  error instanceof TransportFailure &&
  (error.failure === 'rejected_by_whatsapp' || error.failure === 'recipient_unanswered')
