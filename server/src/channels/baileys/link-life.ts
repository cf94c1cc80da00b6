import type { ConnectionReason, ConnectionState } from '@aldia/shared/channel.ts'
import type { Clock } from '#base/clock.ts'
import type { Log } from '#base/log.ts'
import {
  type ConnectionNews,
  type NumberRefusal,
  TransportFailure,
  type TransportListener,
} from '#channels/transport.ts'
import type { LiveSocket, SocketNews } from './baileys-socket.ts'
import { OwnEnding, type Verdict, verdictOn } from './close-verdict.ts'
import { askForPairingCode } from './pairing-code.ts'

// The life of one account's link: when to open a connection, what its end means, and what to tell of it.

/** Times (ms) that tests shorten. */
export interface Patience {
  /** The first pause before another try; each further one is twice as long. */
  firstPauseMs: number
  longestPauseMs: number
  /** How long a connection may neither open, nor close, nor show a QR code. */
  openWithinMs: number
  /** How long a send may stay unconfirmed before the connection is called unsteady. */
  confirmWithinMs: number
  /** How long WhatsApp may take to tell a recipient's devices and keys before the send is put off. */
  recipientWithinMs: number
  /** How often the connection is asked whether it is alive; it counts as dead 5 s after a missing answer. */
  keepAliveMs: number
  /** How long each QR code lives; null: WhatsApp's own times, 60 s and then 20 s each. */
  qrMs: number | null
}

export const defaultPatience: Patience = {
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
  openWithinMs: 45_000,
  confirmWithinMs: 20_000,
  recipientWithinMs: 15_000,
  keepAliveMs: 30_000,
  qrMs: null,
}

/** Pauses for what will not get better soon are this much longer. */
const rarelyFactor = 10
/** A connection that stood for so long (ms) and was answered was a good one, even if nobody wrote. */
const goodAfterMs = 5_000
/** WhatsApp fails for a moment now and then; only what happens so often in a row is a matter of the link itself. */
const badSessionAfter = 3
/** Tries to reach WhatsApp before linking is given up; somebody is waiting in front of the screen. */
const maxTriesUnlinked = 5
/** How long (ms) a request for a code waits for the connection. */
const codeWaitMs = 20_000

export interface LinkParts {
  clock: Clock
  log: Log
  patience: Patience
  listener: Pick<TransportListener, 'connection' | 'pairing' | 'refuseNumber'>
  linked(): boolean
  /** Own number (E.164) and name, once linked. */
  self(): { phone: string | null; name: string | null }
  /** Opens one connection; makes fresh credentials first when nothing is linked. */
  open(news: Pick<SocketNews, 'qr' | 'opened' | 'exchanged' | 'closed'>): LiveSocket
  /** Deletes the keys that the phone has made worthless. */
  forgetKeys(): Promise<void>
}

export interface LinkLife {
  begin(): void
  /** The open connection; null while there is none. */
  live(): LiveSocket | null
  /** Whether something makes the open connection doubtful. */
  doubt(reason: Extract<ConnectionReason, 'unconfirmed_sends' | 'storage_failed'>, isThere: boolean): void
  history(progress: number | null): void
  pairingCode(phone: string): Promise<string>
  /** Lets the connection end without reacting to it. */
  stayClosed(): void
  /** Ends the connection and all tries; says nothing. */
  end(): void
  /** The same, and says why. */
  leave(state: ConnectionState, reason: ConnectionReason | null): void
}

export function makeLinkLife(parts: LinkParts): LinkLife {
  const { clock, log, patience, listener } = parts
  const doubts = new Set<ConnectionReason>()
  let news: ConnectionNews = { state: 'unlinked', reason: null, nextTryAt: null, historyProgress: null }
  let telling: Promise<void> = Promise.resolve()
  let running = false
  let live: LiveSocket | null = null
  let openSince: number | null = null
  let tries = 0
  let serverErrors = 0
  let wasAnswered = false
  let cancelPause: (() => void) | null = null
  /** The number that may connect; whoever linked is asked for once. */
  let admitted: string | null = null
  let asking: symbol | null = null
  let shownQrs = 0
  let pairing: Parameters<TransportListener['pairing']>[0] = { qr: null, qrExpiresAt: null, code: null }
  let wish: { phone: string; resolve(code: string): void; reject(error: Error): void } | null = null

  function tell(change: Partial<ConnectionNews>): void {
    news = { ...news, ...change }
    const now = news
    telling = telling
      .then(() => listener.connection(now))
      .catch((error) => log.error({ err: error, state: now.state }, 'the state of the connection could not be stored'))
  }

  function showPairing(change: Partial<typeof pairing>): void {
    pairing = { ...pairing, ...change }
    listener.pairing(pairing)
  }

  function clearPairing(): void {
    wish?.reject(new TransportFailure('pairing_ended', { again: true }))
    wish = null
    if (pairing.qr !== null || pairing.code !== null) showPairing({ qr: null, qrExpiresAt: null, code: null })
  }

  /** Nothing of a number that is not to be here may come in, and its history would come with the first connection. */
  function connect(): void {
    cancelPause = null
    const { phone } = parts.self()
    if (!parts.linked() || phone === null || phone === admitted) {
      open()
      return
    }
    const mine = Symbol('asking')
    asking = mine
    listener.refuseNumber(phone).then(
      (refusal) => {
        if (asking !== mine) return
        asking = null
        if (refusal) {
          refuse(phone, refusal)
          return
        }
        admitted = phone
        open()
      },
      (error: unknown) => {
        if (asking !== mine) return
        asking = null
        log.error({ err: error }, 'whether a number may connect could not be looked up')
        closed(new OwnEnding({ next: 'later', reason: 'storage_failed' }))
      },
    )
  }

  function refuse(comingPhone: string, reason: NumberRefusal): void {
    leave('stopped', reason, { phone: null, name: null, comingPhone })
  }

  function open(): void {
    shownQrs = 0
    try {
      live = parts.open({ qr: showQr, opened, exchanged, closed })
    } catch (error) {
      closed(error)
    }
  }

  function showQr(qr: string): void {
    shownQrs += 1
    // WhatsApp's own rhythm: the first code lives longer.
    const livesMs = patience.qrMs ?? (shownQrs === 1 ? 60_000 : 20_000)
    showPairing({ qr, qrExpiresAt: clock.now() + livesMs })
    tell({ state: 'pairing', reason: null, nextTryAt: null })
    if (wish) askForCode()
  }

  function opened(): void {
    openSince = clock.now()
    clearPairing()
    tellOpen(parts.self())
  }

  /** Login worked and the line carries something: the next pauses begin small again. */
  function isGood(): void {
    tries = 0
    serverErrors = 0
  }

  function exchanged(what: 'traffic' | 'answer'): void {
    if (what === 'traffic') isGood()
    else wasAnswered = true
  }

  function tellOpen(self: { phone?: string | null; name?: string | null } = {}): void {
    const [doubt = null] = doubts
    tell({ ...self, state: doubt ? 'unsteady' : 'online', reason: doubt, nextTryAt: null })
  }

  function closed(error: unknown): void {
    live = null
    if (openSince !== null && wasAnswered && clock.now() - openSince >= goodAfterMs) isGood()
    openSince = null
    wasAnswered = false
    doubts.clear()
    clearPairing()
    if (!running) return
    const linked = parts.linked()
    const verdict = inTheLongRun(verdictOn(error, linked))
    if (verdict.next === 'unlink') unlink(verdict)
    else if (verdict.next === 'stop') leave(linked ? 'stopped' : 'unlinked', verdict.reason)
    else again(verdict, linked)
  }

  /** One error of WhatsApp is no reason to send people to their phones; it heals by itself. */
  function inTheLongRun(verdict: Verdict): Verdict {
    if (verdict.reason !== 'bad_session') return verdict
    serverErrors += 1
    return serverErrors < badSessionAfter ? { ...verdict, reason: 'server_unavailable' } : verdict
  }

  function again({ next, reason }: Verdict, linked: boolean): void {
    tries += 1
    if (next === 'now' && tries <= maxTriesUnlinked) {
      tell({ state: 'connecting', reason, nextTryAt: null })
      connect()
      return
    }
    if (!linked && tries >= maxTriesUnlinked) {
      leave('unlinked', reason)
      return
    }
    const growing = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** Math.min(tries - 1, 20))
    // Many programs cut off by one outage must not all come back in the same moment.
    const pauseMs = growing * (next === 'rarely' ? rarelyFactor : 1) * (0.5 + Math.random() / 2)
    cancelPause = clock.after(pauseMs, () => {
      tell({ nextTryAt: null })
      connect()
    })
    tell({ state: linked ? 'offline' : 'connecting', reason, nextTryAt: clock.now() + Math.round(pauseMs) })
  }

  function unlink({ reason }: Verdict): void {
    running = false
    parts
      .forgetKeys()
      .catch((error) => log.error({ err: error }, 'the keys of an unlinked account could not be deleted'))
      .finally(() => leave('unlinked', reason))
  }

  function end(): void {
    running = false
    asking = null
    cancelPause?.()
    cancelPause = null
    live?.end()
    tries = 0
  }

  function leave(state: ConnectionState, reason: ConnectionReason | null, more: Partial<ConnectionNews> = {}): void {
    end()
    admitted = null
    // Else the number would come back with the news of the next linking, before any phone has agreed.
    const nobody = state === 'unlinked' ? { phone: null, name: null } : {}
    tell({ state, reason, nextTryAt: null, historyProgress: null, comingPhone: null, ...nobody, ...more })
  }

  function askForCode(): void {
    const asked = wish
    const mine = live
    if (!asked || !mine) return
    wish = null
    const asking = askForPairingCode(mine.socket, { browser: mine.browser, phone: asked.phone, clock })
    Promise.race([asking, mine.ended]).then(
      (code) => {
        if (live === mine) showPairing({ code })
        asked.resolve(code)
      },
      (error) => {
        asked.reject(new TransportFailure('pairing_refused', { again: false, cause: error }))
        if (error instanceof OwnEnding) mine.end(error)
      },
    )
  }

  return {
    begin() {
      if (live || asking) return
      cancelPause?.()
      running = true
      tell({ state: 'connecting', reason: null, nextTryAt: null, comingPhone: null })
      connect()
    },
    live: () => (openSince === null ? null : live),
    doubt(reason, isThere) {
      if (isThere) doubts.add(reason)
      else doubts.delete(reason)
      if (openSince !== null) tellOpen()
    },
    history: (historyProgress) => tell({ historyProgress }),
    pairingCode(phone) {
      if (parts.linked()) return Promise.reject(new TransportFailure('already_linked', { again: false }))
      wish?.reject(new TransportFailure('pairing_ended', { again: true }))
      return new Promise((resolve, reject) => {
        const request = { phone, resolve, reject }
        wish = request
        clock.after(codeWaitMs, () => {
          if (wish !== request) return
          wish = null
          reject(new TransportFailure('pairing_unreachable', { again: true }))
        })
        if (shownQrs > 0) askForCode()
      })
    },
    stayClosed() {
      running = false
    },
    end,
    leave,
  }
}
