import type { Server as HttpServer } from 'node:http'
import { parse } from 'node:querystring'
import type { Change } from '@aldia/shared/change.ts'
import type { ChannelAccount, Pairing } from '@aldia/shared/channel.ts'
import {
  type ClientToServer,
  type ContactPresence,
  HereMessage,
  type Presence,
  type ServerToClient,
  TypingMessage,
} from '@aldia/shared/socket.ts'
import { mayDo } from '@aldia/shared/user.ts'
import { Server, type Socket } from 'socket.io'
import { type Clock, systemClock } from '#base/clock.ts'
import type { SignedIn } from '#base/commands.ts'
import type { OurPages } from '#base/http/security.ts'
import type { SessionCookies } from '#base/http/session-cookies.ts'
import { makePresenceNews } from '#base/live-presence.ts'
import { addressThrough, makeStrangers } from '#base/live-strangers.ts'
import type { Log } from '#base/log.ts'

interface SocketData {
  token: string
  by: SignedIn
  /** When the session ends at the latest, epoch ms. */
  expiresAt: number
  /** When the session was last found to be alive, epoch ms. */
  checkedAt: number
  cardId: string | null
}
type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

/** A socket's session is looked up again when this old; ended sessions are cut off at once besides. */
const sessionTrustedMs = 30_000
/** A browser says where it is a few times a second at the most. */
const maxEventsPerSecond = 20
/** Tabs of one session; more is a fault or an attack. */
const maxSocketsPerSession = 20
/** How often (ms) connections of sessions that ran out are looked for; news never reach them meanwhile. */
const sweepEveryMs = 60_000
/** A client that leaves this much unread is cut off and catches up when it comes back. */
const maxUnreadBytes = 8 * 1024 * 1024

export interface LiveParts {
  httpServer: HttpServer
  clock: Clock
  /** What connections are timed with (default: the machine's clock); tests set it by hand. */
  timers?: Clock
  log: Log
  /** Addresses of our own web servers, whose word on where a request comes from is believed. */
  trustedProxies: readonly string[]
  cookies: Pick<SessionCookies, 'session'>
  isOurs: OurPages
  authenticate(token: string | undefined): Promise<{ by: SignedIn; expiresAt: number } | null>
  /** Whether the card is one this person may see; ids of elsewhere are ignored. */
  maySeeCard(by: SignedIn, cardId: string): Promise<boolean>
  /** Somebody opened a card: whose presence on WhatsApp is to be watched. */
  cardOpened(workspaceId: string, cardId: string): void
  /** Somebody of the team is writing: what the debtor may be shown. */
  teamTyping(workspaceId: string, cardId: string, typing: boolean): void
}

export interface Live {
  publish(workspaceId: string, change: Change): void
  publishConnection(workspaceId: string, account: ChannelAccount): void
  publishPairing(workspaceId: string, pairing: Pairing): void
  publishContactPresence(workspaceId: string, presence: ContactPresence): void
  /** Cuts off the sockets whose session no longer lives (signed out, disabled, role changed). */
  sessionsEnded(userId: string): Promise<void>
  /** A session goes on under another token. */
  sessionRenewed(token: string, next: string): void
  close(): Promise<void>
}

/** How long (ms) requests at hand have at the end of the program. */
const lastAnswersMs = 1_000

const workspaceRoom = (id: string) => `workspace:${id}`
const managersRoom = (id: string) => `workspace:${id}:managers`

/** Socket.IO tells what has become true; browsers say only where they are and that they write. */
export function makeLive(parts: LiveParts): Live {
  const { httpServer, isOurs, timers = systemClock } = parts
  const strangers = makeStrangers(timers, addressThrough(parts.trustedProxies))
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>(httpServer, {
    serveClient: false,
    maxHttpBufferSize: 16_384,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    allowRequest(request, done) {
      const { headers } = request
      if (!isOurs.host(headers.host) || !isOurs.origin(headers)) return done(null, false)
      // Whoever has a session is let in however many strangers there are.
      who(headers.cookie).then(
        (found) => done(null, found !== null || !strangers.areTooMany(request)),
        () => done(null, !strangers.areTooMany(request)),
      )
    },
  })
  io.engine.on('connection', strangers.came)

  async function who(cookie: string | undefined) {
    const token = parts.cookies.session(cookiesOf(cookie))
    const found = await parts.authenticate(token)
    return found && token !== undefined ? { ...found, token } : null
  }

  /** Sockets that were let in and are not connected yet. */
  const arriving = new Map<object, string>()
  io.use((socket, next) => {
    who(socket.handshake.headers.cookie).then(
      (found) => {
        if (!found) return next(new Error('not_signed_in'))
        const { token, by, expiresAt } = found
        if (socketsOf(token) >= maxSocketsPerSession) return next(new Error('too_many'))
        arriving.set(socket.conn, token)
        socket.conn.on('close', () => arriving.delete(socket.conn))
        strangers.known(socket.conn)
        socket.data = { token, by, expiresAt, checkedAt: parts.clock.now(), cardId: null }
        next()
      },
      (error: unknown) => {
        parts.log.error({ err: error }, 'session check failed')
        next(new Error('busy'))
      },
    )
  })

  io.on('connection', (socket) => {
    const { by } = socket.data
    arriving.delete(socket.conn)
    void socket.join(workspaceRoom(by.workspaceId))
    if (mayDo(by.role, 'manage_channels')) void socket.join(managersRoom(by.workspaceId))
    tellPresence(by.workspaceId)
    const allow = throttle(parts.clock)
    const guarded = async (run: () => Promise<void>) => {
      if (!allow()) return
      try {
        if (await stillSignedIn(socket)) await run()
      } catch (error) {
        parts.log.error({ err: error }, 'live event failed')
      }
    }
    socket.on('here', (message) => void guarded(() => here(socket, message)))
    socket.on('typing', (message) => void guarded(() => typing(socket, message)))
    socket.on('disconnect', () => {
      socket.conn.close()
      tellPresence(by.workspaceId)
    })
  })

  function socketsOf(token: string): number {
    let count = 0
    for (const arrivingToken of arriving.values()) if (arrivingToken === token) count += 1
    for (const { data } of io.sockets.sockets.values()) if (data.token === token) count += 1
    return count
  }

  let cancelSweep = timers.after(sweepEveryMs, sweep)
  function sweep(): void {
    for (const socket of io.sockets.sockets.values()) if (hasExpired(socket)) cutOff(socket)
    cancelSweep = timers.after(sweepEveryMs, sweep)
  }

  const hasExpired = ({ data }: { data: SocketData }) => data.expiresAt <= parts.clock.now()

  async function stillSignedIn(socket: LiveSocket): Promise<boolean> {
    if (parts.clock.now() - socket.data.checkedAt < sessionTrustedMs && !hasExpired(socket)) return true
    const found = await parts.authenticate(socket.data.token)
    if (found && found.by.role === socket.data.by.role) {
      socket.data.checkedAt = parts.clock.now()
      socket.data.expiresAt = found.expiresAt
      return true
    }
    cutOff(socket)
    return false
  }

  function cutOff(socket: { emit(event: 'signedOut'): unknown; disconnect(close: boolean): unknown }): void {
    socket.emit('signedOut')
    socket.disconnect(true)
  }

  async function here(socket: LiveSocket, message: unknown): Promise<void> {
    const parsed = HereMessage.safeParse(message)
    if (!parsed.success) return
    const { cardId } = parsed.data
    if (cardId !== null && !(await parts.maySeeCard(socket.data.by, cardId))) return
    socket.data.cardId = cardId
    tellPresence(socket.data.by.workspaceId)
    if (cardId !== null) parts.cardOpened(socket.data.by.workspaceId, cardId)
  }

  async function typing(socket: LiveSocket, message: unknown): Promise<void> {
    const parsed = TypingMessage.safeParse(message)
    if (!parsed.success || !mayDo(socket.data.by.role, 'work_cards')) return
    const { by } = socket.data
    if (!(await parts.maySeeCard(by, parsed.data.cardId))) return
    socket.to(workspaceRoom(by.workspaceId)).emit('typing', { ...parsed.data, userId: by.userId })
    parts.teamTyping(by.workspaceId, parsed.data.cardId, parsed.data.typing)
  }

  const tellPresence = makePresenceNews(timers, sendPresence)

  function sendPresence(workspaceId: string): void {
    const entries = new Map<string, Presence[number]>()
    for (const id of io.sockets.adapter.rooms.get(workspaceRoom(workspaceId)) ?? []) {
      const data = io.sockets.sockets.get(id)?.data
      if (data) entries.set(`${data.by.userId} ${data.cardId}`, { userId: data.by.userId, cardId: data.cardId })
    }
    io.to(workspaceRoom(workspaceId)).volatile.emit('presence', [...entries.values()])
  }

  // The changes of one tick travel in one packet: a delivery costs far more than its bytes.
  const waiting = new Map<string, Change[]>()
  function flush(): void {
    for (const [workspaceId, changes] of waiting) {
      dropThoseWhoMayNotHear(workspaceId)
      io.to(workspaceRoom(workspaceId)).emit('change', changes)
    }
    waiting.clear()
  }

  function dropThoseWhoMayNotHear(workspaceId: string): void {
    for (const id of io.sockets.adapter.rooms.get(workspaceRoom(workspaceId)) ?? []) {
      const socket = io.sockets.sockets.get(id)
      if (socket && hasExpired(socket)) cutOff(socket)
      // Discarding: what waits would else have to be read first, and that is just what this client does not do.
      if (socket && unreadBytes(socket.conn) > maxUnreadBytes) socket.conn.close(true)
    }
  }

  return {
    publish(workspaceId, change) {
      const changes = waiting.get(workspaceId)
      if (changes) changes.push(change)
      else waiting.set(workspaceId, [change])
      if (waiting.size === 1 && !changes) setImmediate(flush)
    },
    publishConnection: (workspaceId, account) => void io.to(workspaceRoom(workspaceId)).emit('connection', account),
    publishPairing: (workspaceId, pairing) => void io.to(managersRoom(workspaceId)).emit('pairing', pairing),
    publishContactPresence: (workspaceId, presence) =>
      void io.to(workspaceRoom(workspaceId)).volatile.emit('contactPresence', presence),
    async sessionsEnded(userId) {
      for (const socket of io.sockets.sockets.values()) {
        if (socket.data.by.userId !== userId) continue
        const { token } = socket.data
        const found = await parts.authenticate(token)
        // Renewed meanwhile: it goes on under its new token.
        const isRenewed = !found && socket.data.token !== token
        if (!isRenewed && found?.by.role !== socket.data.by.role) cutOff(socket)
      }
    },
    sessionRenewed(token, next) {
      for (const { data } of io.sockets.sockets.values()) if (data.token === token) data.token = next
    },
    async close() {
      cancelSweep()
      flush()
      // A request at hand may finish; a connection that says nothing must not hold up the end.
      const cancel = systemClock.after(lastAnswersMs, () => parts.httpServer.closeAllConnections())
      await io.close()
      cancel()
    },
  }
}

/**
 * How much of what was sent to a client still waits in this process. While a client does not read, the websocket holds the
 * packets it was given last and all later ones wait before it.
 */
function unreadBytes(conn: unknown): number {
  // Neither is part of Engine.IO's declared face; live.test.ts notices when they change.
  const { transport, writeBuffer } = conn as {
    transport: { socket?: { bufferedAmount?: number } }
    writeBuffer: readonly { data?: unknown }[]
  }
  let bytes = transport.socket?.bufferedAmount ?? 0
  for (const { data } of writeBuffer) if (typeof data === 'string') bytes += data.length
  return bytes
}

function cookiesOf(header: string | undefined): Record<string, string | undefined> {
  const parsed = parse((header ?? '').replaceAll('; ', ';'), ';')
  return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, [value].flat()[0]]))
}

function throttle(clock: Clock): () => boolean {
  let second = 0
  let count = 0
  return () => {
    const now = Math.floor(clock.now() / 1000)
    if (now !== second) {
      second = now
      count = 0
    }
    count += 1
    return count <= maxEventsPerSecond
  }
}
