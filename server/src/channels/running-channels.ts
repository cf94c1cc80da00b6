import type { ChannelAccount, Pairing } from '@aldia/shared/channel.ts'
import type { Clock } from '#base/clock.ts'
import type { Database, Queries } from '#base/database/database.ts'
import type { Log } from '#base/log.ts'
import { hasEnded } from '#base/process-id.ts'
import type { Perform } from '#base/work.ts'
import { type BegunConnection, type BegunConnections, leaseMs } from '#channels/begun-connections.ts'
import {
  allChannelAccountRows,
  asChannelAccount,
  type ChannelAccountRow,
  findChannelAccount,
  giveLeaseBack,
  takeLease,
} from '#channels/channels.store.ts'
import { isNews, isOpen, noteConnection, refuseNumber } from '#channels/channels.ts'
import type {
  ConnectionNews,
  SendingTransport,
  SilentTransport,
  Transport,
  TransportListener,
} from '#channels/transport.ts'
import { channelKinds, type TransportParts } from '#channels/transports.ts'

// The numbers that run in this process: at most one socket each over all processes, started, stopped and told of.

/** How long (ms) a number of this process gets for its end. */
const stopMs = 3_000

export interface ChannelsParts extends Omit<TransportParts, 'workspaceId' | 'accountId'> {
  perform: Perform
  database: Database
  clock: Clock
  log: Log
  /** See `makeProcessId`. */
  processId: string
  /**
   * Who takes in what an account receives. `own` is to be called as it is, for every news: it keeps the state and the
   * pairing, and tells the browsers.
   */
  listenerFor(account: { workspaceId: string; accountId: string }, own: OwnListener): TransportListener
  publishPairing(workspaceId: string, pairing: Pairing): void
  publishConnection(workspaceId: string, account: ChannelAccount): void
  /** Numbers that connect already. */
  begun?: Pick<BegunConnections, 'take'>
}

/** What the running channels hear themselves. */
export type OwnListener = Pick<TransportListener, 'connection' | 'pairing' | 'refuseNumber'>

export interface RunningChannels {
  /** Connects every number that is wanted; for the start of the program. */
  startWanted(): Promise<void>
  /** Connects one number, or shows how to link it. Throws nothing: what goes wrong becomes its state. */
  start(accountId: string): Promise<void>
  /** Unlinks one number at WhatsApp and forgets its keys. */
  logout(accountId: string): Promise<void>
  /** Ends one number's connection and lets go of its keys, so that they can get another owner. */
  rest(accountId: string): Promise<void>
  /** Gives the link of a resting number to another one, which is not linked. */
  moveLink(tx: Queries, about: { fromId: string; intoId: string }): Promise<void>
  /** Ends all connections and gives the leases back. */
  stopAll(): Promise<void>
  transport(accountId: string): SilentTransport | null
  /** For the outbox alone. */
  sending(accountId: string): SendingTransport | null
  /** What is on show for linking this number; nothing (nulls) while it is not being linked. */
  pairing(accountId: string): Pairing
  /** Adds what only the running connection knows: next try and progress. */
  withLive(account: ChannelAccount): ChannelAccount
  /** The worst of all numbers, for /health. */
  health(): Promise<'online' | 'offline' | 'unlinked' | 'none'>
}

interface Running {
  readonly row: ChannelAccountRow
  readonly transport: Transport
  /** That it connects already; until its first start here. */
  begun: BegunConnection | null
  pairing: Pairing
  live: Pick<ChannelAccount, 'nextTryAt' | 'historyProgress'>
  /** What could not be stored: the first news of it and since when, and what holds by now. Shown all the same. */
  unkept: {
    first: ConnectionNews
    since: number
    shown: Pick<ChannelAccount, 'state' | 'reason' | 'stateSince'>
  } | null
  /** Starts, stops and lease changes of one number happen one after another. */
  turn: Promise<void>
  cancelLease: () => void
}

export function makeChannels(parts: ChannelsParts): RunningChannels {
  const { clock, database, log, perform } = parts
  const running = new Map<string, Running>()
  let stopping = false

  function open(row: ChannelAccountRow, begun: BegunConnection | null = null): Running {
    const known = running.get(row.id)
    if (known) return known
    const accountId = row.id
    const made: Running = {
      row,
      transport: begun?.transport ?? channelKinds[row.kind].make({ ...parts, workspaceId: row.workspaceId, accountId }),
      begun,
      pairing: { accountId, qr: null, qrExpiresAt: null, code: null },
      live: { nextTryAt: null, historyProgress: null },
      unkept: null,
      turn: Promise.resolve(),
      cancelLease: () => undefined,
    }
    running.set(accountId, made)
    return made
  }

  function ownListener(one: Running): OwnListener {
    const { id: accountId, workspaceId } = one.row
    return {
      connection: (news) => keep(one, news),
      refuseNumber: (phone) => refuseNumber(database.reader, { workspaceId, accountId, phone }),
      pairing(news) {
        one.pairing = { accountId: one.row.id, ...news }
        parts.publishPairing(one.row.workspaceId, one.pairing)
      },
    }
  }

  async function keep(one: Running, news: ConnectionNews): Promise<void> {
    const { id, workspaceId } = one.row
    one.live = { nextTryAt: news.nextTryAt, historyProgress: news.historyProgress ?? null }
    const row = await findChannelAccount(database.reader, workspaceId, id)
    if (!row) return
    const { unkept } = one
    if (!unkept) {
      if (isNews(row, news) && !(await note(one, news))) {
        one.unkept = { first: news, since: clock.now(), shown: shownOf(row, news) }
      }
    } else if (await note(one, unkept.first, unkept.since)) {
      // So that the history of drops tells of the time in which nothing could be stored.
      one.unkept = null
      return keep(one, news)
    } else {
      one.unkept = { ...unkept, shown: shownOf(unkept.shown, news) }
    }
    const now = await findChannelAccount(database.reader, workspaceId, id)
    // What cannot be stored can still be said, above all that nothing can be stored.
    if (now) parts.publishConnection(workspaceId, withLive(asChannelAccount(now)))
    const isHeld = news.reason === 'held_by_other_process'
    if ((news.state === 'unlinked' || news.state === 'stopped') && !isHeld) letGo(one)
  }

  const shownOf = (before: Pick<ChannelAccount, 'state' | 'stateSince'>, { state, reason }: ConnectionNews) => ({
    state,
    reason,
    stateSince: before.state === state ? before.stateSince : clock.now(),
  })

  function withLive(account: ChannelAccount): ChannelAccount {
    const one = running.get(account.id)
    return { ...account, ...one?.unkept?.shown, ...one?.live }
  }

  async function note(
    { row: { id, workspaceId } }: Running,
    news: ConnectionNews,
    since: number = clock.now(),
  ): Promise<boolean> {
    try {
      await perform({ workspaceId, actor: { kind: 'system' } }, (work) => noteConnection(work, id, news, since))
      return true
    } catch (error) {
      log.error({ err: error, accountId: id, state: news.state }, 'the state of a connection could not be stored')
      return false
    }
  }

  /** Runs after whatever this number is doing now; its failure is logged, for nobody waits for it. */
  function inTurn(one: Running, what: string, run: () => Promise<void>): Promise<void> {
    one.turn = one.turn
      .then(run)
      .catch((error: unknown) =>
        log.error({ err: error, accountId: one.row.id, what }, 'a connection could not be managed'),
      )
    return one.turn
  }

  function start(one: Running): Promise<void> {
    return inTurn(one, 'start', async () => {
      if (stopping) return
      if (!(await holdLease(one))) {
        again(one, { state: 'stopped', reason: 'held_by_other_process' })
        return
      }
      const { id: accountId, workspaceId } = one.row
      try {
        const listener = parts.listenerFor({ workspaceId, accountId }, ownListener(one))
        const { begun } = one
        one.begun = null
        begun?.listenWith(listener)
        await (begun ? begun.started : one.transport.start(listener))
      } catch (error) {
        log.error({ err: error, accountId }, 'a connection could not be started')
        again(one, { state: 'offline', reason: 'storage_failed' })
      }
    })
  }

  /** Another try after the length of a lease. */
  function again(one: Running, news: Pick<ConnectionNews, 'state' | 'reason'>): void {
    one.cancelLease()
    one.cancelLease = clock.after(leaseMs, () => void start(one))
    // A store that cannot be read will not take this either; then the old state stands until the next try.
    keep(one, { ...news, nextTryAt: clock.now() + leaseMs }).catch((error: unknown) =>
      log.warn({ err: error, accountId: one.row.id }, 'the state of a connection could not be kept'),
    )
  }

  async function holdLease(one: Running): Promise<boolean> {
    const { id: accountId, workspaceId } = one.row
    const holder = parts.processId
    const about = { workspaceId, accountId, holder, hasEnded, now: clock.now(), lengthMs: leaseMs }
    if (!(await takeLease(database, about))) return false
    one.cancelLease()
    one.cancelLease = clock.after(leaseMs / 3, () => void renew(one))
    return true
  }

  function renew(one: Running): Promise<void> {
    return inTurn(one, 'renew', async () => {
      if (stopping) return
      const kept = await holdLease(one).catch((error: unknown) => {
        // A store that cannot be written is no reason to believe that somebody else has come.
        log.warn({ err: error, accountId: one.row.id }, 'a lease could not be renewed')
        one.cancelLease = clock.after(leaseMs / 3, () => void renew(one))
        return true
      })
      if (kept) return
      await one.transport.stop()
      void start(one)
    })
  }

  async function stop(one: Running): Promise<void> {
    one.cancelLease()
    await one.transport.stop()
    const row = await findChannelAccount(database.reader, one.row.workspaceId, one.row.id)
    const wasOn = row && row.state !== 'unlinked' && row.state !== 'stopped'
    if (wasOn) await keep(one, { state: 'offline', reason: null, nextTryAt: null })
    await giveLeaseBack(database, one.row, parts.processId)
  }

  function letGo(one: Running): void {
    one.cancelLease()
    one.cancelLease = () => undefined
    giveLeaseBack(database, one.row, parts.processId).catch((error: unknown) =>
      log.warn({ err: error, accountId: one.row.id }, 'a lease could not be given back'),
    )
  }

  function isHeld({ leaseHolder, leaseUntil }: ChannelAccountRow): boolean {
    return leaseHolder !== null && (leaseUntil ?? 0) > clock.now() && !hasEnded(leaseHolder)
  }

  /** The last run was cut off while connected: it was there at least until it renewed its lease for the last time. */
  async function noteSuddenEnd({ id, workspaceId, stateSince, leaseUntil }: ChannelAccountRow): Promise<void> {
    const lastSeenAt = Math.max(stateSince, (leaseUntil ?? 0) - leaseMs)
    const since = Math.min(lastSeenAt, clock.now())
    const news = { state: 'offline', reason: null, nextTryAt: null } as const
    await perform({ workspaceId, actor: { kind: 'system' } }, (work) => noteConnection(work, id, news, since))
  }

  async function rowOf(accountId: string): Promise<ChannelAccountRow | null> {
    return (await allChannelAccountRows(database.reader)).find((row) => row.id === accountId) ?? null
  }

  return {
    async startWanted() {
      for (const now of await allChannelAccountRows(database.reader)) {
        const begun = parts.begun?.take(now.id) ?? null
        const row = begun?.row ?? now
        if (await channelKinds[row.kind].isLinked(database.reader, row.id)) {
          if (isOpen(row.state) && !isHeld(row)) await noteSuddenEnd(row)
          if (!row.wanted) continue
          void start(open(row, begun))
        } else if (row.state !== 'unlinked') {
          // Cut off while it was being linked: nobody looks at that QR code any more.
          await keep(open(row), { state: 'unlinked', reason: 'pairing_expired', nextTryAt: null })
        }
      }
    },
    async start(accountId) {
      const row = await rowOf(accountId)
      if (row) await start(open(row))
    },
    async logout(accountId) {
      const one = running.get(accountId)
      if (one) await inTurn(one, 'logout', () => one.transport.logout())
    },
    async rest(accountId) {
      const one = running.get(accountId)
      if (one) await inTurn(one, 'rest', () => stop(one))
    },
    async moveLink(tx, { fromId, intoId }) {
      const row = await rowOf(fromId)
      if (row) await channelKinds[row.kind].moveKeys(tx, { keyStoreKey: parts.keyStoreKey, fromId, intoId })
    },
    async stopAll() {
      stopping = true
      await Promise.all([...running.values()].map((one) => inTime(inTurn(one, 'stop', () => stop(one)))))
    },
    transport: (accountId) => running.get(accountId)?.transport ?? null,
    sending: (accountId) => running.get(accountId)?.transport ?? null,
    pairing: (accountId) => running.get(accountId)?.pairing ?? { accountId, qr: null, qrExpiresAt: null, code: null },
    withLive,
    async health() {
      const rows = (await allChannelAccountRows(database.reader)).filter(({ archivedAt }) => archivedAt === null)
      const states = rows.map(({ id, state }) => running.get(id)?.unkept?.shown.state ?? state)
      if (states.length === 0) return 'none'
      if (states.some((state) => ['connecting', 'offline', 'stopped', 'unsteady'].includes(state))) return 'offline'
      return states.includes('online') ? 'online' : 'unlinked'
    },
  }

  /** The end of the program does not wait for a network that does not answer. */
  function inTime(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(stopMs, resolve)
      work.then(resolve, reject).finally(cancel)
    })
  }
}
