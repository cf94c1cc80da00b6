import type { Log } from '#base/log.ts'
import { hasEnded } from '#base/process-id.ts'
import { allChannelAccountRows, type ChannelAccountRow, takeLease } from '#channels/channels.store.ts'
import { refuseNumber } from '#channels/channels.ts'
import type { ConnectionNews, Transport, TransportListener } from '#channels/transport.ts'
import { channelKinds, type TransportParts } from '#channels/transports.ts'

// After a sudden end the numbers are to be connected again as soon as can be, and reading the rest of the program takes longer
// than that. So they connect before it is there, and what they have to tell waits for it: messages are on the disk by then, in
// the journal.

/** A lease runs this long (ms) and is renewed at a third of it. */
export const leaseMs = 30_000

/** A number that connects already, for whoever will manage it. */
export interface BegunConnection {
  /** As it was before this process took it. */
  row: ChannelAccountRow
  transport: Transport
  /** Rejects when it could not be started. */
  started: Promise<void>
  /** Who hears from now on, and what was to be told before. */
  listenWith(listener: TransportListener): void
}

export interface BegunConnections {
  /** Hands a number over, once. */
  take(accountId: string): BegunConnection | null
  /** Settles once every number has said how it fares. */
  answered(): Promise<void>
}

export interface BegunParts extends Omit<TransportParts, 'workspaceId' | 'accountId'> {
  log: Log
  /** See `makeProcessId`. */
  processId: string
}

/** Connects every number that is linked, wanted, and held by nobody else. */
export async function beginConnections(parts: BegunParts): Promise<BegunConnections> {
  const { clock, database } = parts
  const begun = new Map<string, BegunConnection & { answered: Promise<void> }>()
  for (const row of await allChannelAccountRows(database.reader)) {
    const { id: accountId, workspaceId } = row
    if (!row.wanted || !(await channelKinds[row.kind].isLinked(database.reader, accountId))) continue
    const lease = { workspaceId, accountId, holder: parts.processId, hasEnded, now: clock.now(), lengthMs: leaseMs }
    if (!(await takeLease(database, lease))) continue
    const transport = channelKinds[row.kind].make({ ...parts, workspaceId, accountId })
    const { listener, answered, listenWith } = waitingListener({
      refuseNumber: (phone) => refuseNumber(database.reader, { workspaceId, accountId, phone }),
      log: parts.log,
    })
    const started = transport.start(listener)
    started.catch(() => undefined)
    begun.set(accountId, { row, transport, started, listenWith, answered: Promise.race([answered, failed(started)]) })
  }
  return {
    take(accountId) {
      const one = begun.get(accountId) ?? null
      begun.delete(accountId)
      return one
    },
    async answered() {
      await Promise.all([...begun.values()].map((one) => one.answered))
    },
  }
}

/** Settles when this does not work out. */
const failed = (started: Promise<void>): Promise<void> => new Promise((resolve) => void started.catch(() => resolve()))

/** Passes on, in order, once there is somebody to tell. */
function waitingListener(parts: { refuseNumber: TransportListener['refuseNumber']; log: Log }): {
  listener: TransportListener
  /** Settles with the first news of how the connection fares. */
  answered: Promise<void>
  listenWith(listener: TransportListener): void
} {
  const there = Promise.withResolvers<TransportListener>()
  const answered = Promise.withResolvers<void>()
  let isThere = false
  let told: Promise<unknown> = Promise.resolve()

  /** Whoever tells of the connection waits until that is stored, and has more to tell before anybody is there. */
  function connection(news: ConnectionNews): Promise<void> {
    if (news.state !== 'connecting') answered.resolve()
    const telling = told.then(async () => (await there.promise).connection(news))
    const error = (err: unknown) => parts.log.error({ err, state: news.state }, 'the state could not be told')
    told = telling.catch(isThere ? () => undefined : error)
    return isThere ? telling : Promise.resolve()
  }

  return {
    answered: answered.promise,
    listenWith(listener) {
      isThere = true
      there.resolve(listener)
    },
    listener: {
      received: async (...news) => (await there.promise).received(...news),
      receipts: async (...news) => (await there.promise).receipts(...news),
      identities: async (...news) => (await there.promise).identities(...news),
      connection,
      refuseNumber: parts.refuseNumber,
      pairing: (news) => void there.promise.then((listener) => listener.pairing(news)),
      presence: (news) => void there.promise.then((listener) => listener.presence(news)),
      sentMessage: async (waId) => (await there.promise).sentMessage(waId),
    },
  }
}
