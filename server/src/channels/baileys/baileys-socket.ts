import type { IncomingMessage } from 'node:http'
import type { Agent } from 'node:https'
import {
  type BinaryNode,
  DEFAULT_CONNECTION_CONFIG,
  isJidBroadcast,
  isJidGroup,
  isJidMetaAI,
  isJidNewsletter,
  jidDecode,
  makeWASocket,
  proto,
  type WASocket,
} from '@whiskeysockets/baileys'
import pLimit from 'p-limit'
import type { Clock } from '#base/clock.ts'
import type { Log } from '#base/log.ts'
import type { Receipt } from '#channels/transport.ts'
import type { AccountKeys } from './account-keys.ts'
import type { Own } from './addresses.ts'
import { baileysLog } from './baileys-log.ts'
import { acknowledgementOf, receiptsOf } from './baileys-receipts.ts'
import { OwnEnding } from './close-verdict.ts'
import type { DeviceCache } from './device-cache.ts'
import { type DurableSignal, isWithoutContent } from './durable-signal.ts'
import { makeKeyedQueue } from './keyed-queue.ts'
import { outside } from './outside.ts'
import type { BrowserName } from './pairing-code.ts'
import { refusalIn } from './pairing-refusals.ts'
import { takeRefusedKeys } from './refused-keys.ts'

/** What the transport hears of one socket; nothing more after `closed`. */
export interface SocketNews {
  qr(text: string): void
  opened(): void
  /** While it is open: messages, ticks and the like go over it, or at least answers to what Baileys asks by itself. */
  exchanged(what: 'traffic' | 'answer'): void
  /** Once, at the end. */
  closed(error: unknown): void
  /** Settles when they are stored, and not before: only then are they confirmed to WhatsApp, which then forgets them. */
  receipts(receipts: Receipt[]): Promise<void>
  /** A step of a call. Settles like `receipts`; null when there is nothing to store. */
  call(stanza: BinaryNode): Promise<void> | null
  acknowledged(receipt: Receipt): void
}

export interface LiveSocket {
  readonly socket: WASocket
  readonly browser: BrowserName
  /** Rejects when the socket has ended; for whoever waits for an answer that will not come any more. */
  readonly ended: Promise<never>
  /** Whether WhatsApp had kept this message (by its WhatsApp id) while we were away; true while Baileys works on it. */
  wasKept(waId: string): boolean
  /** What it still reports after its end is not to be believed. */
  isOver(): boolean
  /** Ends it at once; what it still does is stored nowhere. */
  end(error?: Error): void
}

export interface SocketParts {
  keys: AccountKeys
  signal: DurableSignal
  clock: Clock
  log: Log
  /** null: WhatsApp's own. */
  url: string | null
  browser: BrowserName
  uploadAgent: Agent | undefined
  deviceCache: DeviceCache
  own(): Own
  sentMessage(waId: string): Promise<Buffer | null>
  /** How long (ms) a connection may neither open, nor close, nor show a QR code. */
  openWithinMs: number
  /** See `Patience`. */
  keepAliveMs: number
  /** How long (ms) each QR code lives; null: WhatsApp's own times. */
  qrMs: number | null
}

/** How long (ms) a line is silent before the kernel asks whether anybody is there; it then asks ten times, once a second. */
const keepAliveAfterMs = 10_000

/** Groups, broadcasts, status, channels and bots are none of our business; Baileys confirms them unread. */
const isNobody = (jid: string): boolean =>
  [isJidGroup, isJidBroadcast, isJidNewsletter, isJidMetaAI].some((is) => is(jid) === true)

/** Stanzas that somebody wrote, or that answer what we sent. WhatsApp often hands them over before the connection counts as open. */
const traffic: ReadonlySet<string> = new Set([
  'message',
  'receipt',
  'ack',
  'notification',
  'call',
  'chatstate',
  'presence',
])
const isFarewell = ({ tag }: BinaryNode): boolean =>
  tag === 'stream:error' || tag === 'failure' || tag === 'xmlstreamend'

/** Opens one connection with everything hooked up that keeps messages safe. */
export function openSocket(parts: SocketParts, news: SocketNews): LiveSocket {
  const { keys, signal, clock } = parts
  let isOver = false
  let isOpen = false
  let hadTraffic = false
  let fail: (error: Error) => void = () => undefined
  const ended = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  ended.catch(() => undefined)
  // The queue is safer with WhatsApp than with us, so nothing more may be confirmed.
  const storageFailed = () => end(new OwnEnding({ next: 'later', reason: 'storage_failed' }))
  const store = keys.forSocket({
    failed: storageFailed,
    alongside: () => signal.alongside(),
  })
  const socket = makeWASocket({
    ...(parts.url && { waWebSocketUrl: parts.url }),
    auth: { creds: keys.creds, keys: store.keys },
    browser: parts.browser,
    logger: baileysLog(parts.log),
    markOnlineOnConnect: false,
    syncFullHistory: false,
    shouldIgnoreJid: isNobody,
    userDevicesCache: parts.deviceCache,
    makeSignalRepository: signal.repositoryFor({ isOver: () => isOver, storageFailed }),
    // A failed commit ends the socket; trying it again later would let the next messages overtake it.
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    getMessage: async ({ id }) => {
      const raw = id ? await outside(() => parts.sentMessage(id)) : null
      return (raw && proto.WebMessageInfo.decode(raw).message) || undefined
    },
    ...(parts.uploadAgent && { fetchAgent: parts.uploadAgent }),
    ...(parts.qrMs !== null && { qrTimeout: parts.qrMs }),
    keepAliveIntervalMs: parts.keepAliveMs,
    // Baileys would set a timer and take two stack traces for every receipt it sends. Who is slow to connect is ended by
    // `openWithinMs`, and a line on which nothing gets through by the keep-alive.
    connectTimeoutMs: 0,
    version: DEFAULT_CONNECTION_CONFIG.version,
  })
  unchain(socket)
  const backlog = makeBacklog()
  guardListeners(socket, parts.log, {
    before: {
      'CB:receipt': keepReceipts,
      'CB:message': keepWithoutContent,
      'CB:call': (node) => (isOver ? null : outside(() => news.call(node))),
    },
    backlog,
  })

  const cancelWatchdog = clock.after(parts.openWithinMs, () =>
    end(new OwnEnding({ next: 'later', reason: 'server_unavailable' })),
  )

  function over(error: unknown): void {
    if (isOver) return
    isOver = true
    cancelWatchdog()
    store.shut()
    fail(error instanceof Error ? error : new Error('the socket was closed'))
    outside(() => news.closed(error))
  }

  function end(error?: Error): void {
    over(error)
    socket.end(error).catch(() => undefined)
  }

  socket.ev.on('connection.update', ({ qr, connection, lastDisconnect }) => {
    if (isOver) return
    if (qr || connection === 'open') cancelWatchdog()
    if (qr) outside(() => news.qr(qr))
    if (connection === 'open') {
      isOpen = true
      outside(() => news.opened())
      if (hadTraffic) outside(() => news.exchanged('traffic'))
    }
    if (connection === 'close') over(lastDisconnect?.error)
  })
  socket.ev.on('creds.update', () => {
    // Baileys adds the change to the credentials in its own listener of this event, which came first.
    if (isOver) return
    outside(() => keys.saveCreds()).catch(storageFailed)
  })
  // Baileys notices only at the second of its ticks, after up to 65 s, that the other end is gone without a word; the kernel
  // finds out in 20 s, and WhatsApp sees no stanza more.
  socket.ws.on('upgrade', ({ socket: line }: IncomingMessage) => line.setKeepAlive(true, keepAliveAfterMs))
  // An HTTP error leaves Baileys connecting for ever.
  socket.ws.on('unexpected-response', () => end(new OwnEnding({ next: 'later', reason: 'server_unavailable' })))
  socket.ws.on('frame', (node: BinaryNode | Uint8Array) => {
    if (isOver || node instanceof Uint8Array) return
    const refusal = keys.linked() ? null : refusalIn(node)
    if (refusal) end(refusal)
    else readStanza(node)
  })

  function readStanza(node: BinaryNode): void {
    const now = clock.now()
    hadTraffic ||= traffic.has(node.tag)
    if (isOpen && !isFarewell(node)) outside(() => news.exchanged(traffic.has(node.tag) ? 'traffic' : 'answer'))
    if (node.tag === 'message') signal.noteStanza(node)
    for (const jid of takeRefusedKeys(node)) {
      const device = jidDecode(jid)
      if (device) parts.deviceCache.leaveOut(device)
    }
    if (node.tag === 'ack' && node.attrs.class === 'message') {
      const receipt = acknowledgementOf(node, now)
      if (receipt) outside(() => news.acknowledged(receipt))
    }
  }

  async function keepReceipts(node: BinaryNode): Promise<void> {
    const receipts = receiptsOf(node, { own: parts.own(), now: clock.now() })
    if (receipts.length > 0 && !isOver) await outside(() => news.receipts(receipts))
  }

  function keepWithoutContent(node: BinaryNode): Promise<void> | null {
    if (isOver || isNobody(node.attrs.from ?? '') || !isWithoutContent(node)) return null
    return outside(() => signal.keepStub(node)).catch((error: unknown) => {
      storageFailed()
      throw error
    })
  }

  return { socket, browser: parts.browser, ended, wasKept: backlog.has, isOver: () => isOver, end }
}

/**
 * Baileys works on one message at a time, and each waits for the disk before it is confirmed. Only messages of the same chat must
 * wait for each other (`guardListeners` sees to that); those of different people wait for the disk together.
 */
function unchain(socket: WASocket): void {
  socket.messageMutex.mutex = async (work) => work()
}

/** The chat of a message, whichever of its addresses is named first: what both sides say in it is taken in the order in which it came. */
function chatKey({ attrs }: BinaryNode): string {
  const { from = '', recipient, sender_lid, peer_recipient_lid, recipient_lid } = attrs
  const chat = recipient === undefined ? (sender_lid ?? from) : (peer_recipient_lid ?? recipient_lid ?? recipient)
  return chat.replace(/:\d+(?=@)/, '')
}

/** What WhatsApp kept while we were away. */
interface Backlog {
  /** Has Baileys work on the stanza when it is its turn. */
  take(stanza: BinaryNode, work: (stanza: BinaryNode) => Promise<void>): Promise<void>
  has(waId: string): boolean
}

/** So many messages of a backlog are worked on at a time, so that what people wish meanwhile never waits long. */
const backlogAtOnce = 100

/**
 * Baileys works on a backlog one message after another, each with a wait for the disk of its own. Without the mark by which
 * it tells them they share those waits, as messages do that come in just now.
 */
function makeBacklog(): Backlog {
  const inOrder = pLimit(backlogAtOnce)
  const atWork = new Set<string>()
  return {
    take(stanza, work) {
      const { offline: _, ...attrs } = stanza.attrs
      const waId = attrs.id ?? ''
      return inOrder(async () => {
        atWork.add(waId)
        try {
          await work({ ...stanza, attrs })
        } finally {
          atWork.delete(waId)
        }
      })
    },
    has: (waId) => atWork.has(waId),
  }
}

/**
 * Baileys' listeners on its websocket are asynchronous and nobody catches what they throw, for instance when they answer
 * on a connection that was closed that very moment; it would end the process. `before` is done before Baileys hears of a
 * stanza and confirms it; when that fails it never does, and WhatsApp tells it again on the next connection. null: nothing
 * needs to be done.
 */
export function guardListeners(
  socket: WASocket,
  log: Log,
  {
    before,
    backlog,
  }: { before: Readonly<Record<string, (node: BinaryNode) => Promise<void> | null>>; backlog: Backlog } = {
    before: {},
    backlog: makeBacklog(),
  },
): void {
  const { ws } = socket
  const turns = makeKeyedQueue()
  for (const name of ws.eventNames()) {
    const prepare = before[String(name)]
    for (const listener of ws.listeners(name)) {
      const message = (stanza: BinaryNode): Promise<void> =>
        turns(chatKey(stanza), async () => {
          await prepare?.(stanza)
          await listener.call(ws, stanza)
        })
      const hear = (args: unknown[]): unknown => {
        const node = args[0] as BinaryNode
        if (name === 'CB:message') return node.attrs.offline === undefined ? message(node) : backlog.take(node, message)
        const prepared = prepare?.(node)
        return prepared ? prepared.then(() => listener.apply(ws, args)) : listener.apply(ws, args)
      }
      ws.off(name, listener as () => void)
      ws.on(name, (...args: unknown[]) => {
        const caught = (error: unknown) =>
          log.debug({ errorName: error instanceof Error ? error.name : 'unknown' }, 'Baileys: a listener failed')
        try {
          const result = hear(args)
          if (result instanceof Promise) result.catch(caught)
        } catch (error) {
          caught(error)
        }
      })
    }
  }
}
