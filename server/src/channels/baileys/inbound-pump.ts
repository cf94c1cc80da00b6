import type { Clock } from '#base/clock.ts'
import type { Log } from '#base/log.ts'
import type { Receipt, Received, TransportListener } from '#channels/transport.ts'
import type { Identity } from './baileys-inbound.ts'
import { type Meaning, makeHistoryLane } from './history-lane.ts'
import { type InboundJournal, type JournalEntry, maxDeliveryAttempts } from './inbound-journal.ts'
import { makeJournalQueue } from './journal-queue.ts'
import { outside } from './outside.ts'

// What came in leaves here, in order and one batch at a time: journal entries first, then what needs no journal. A
// message leaves the journal only after the listener has stored it. Only history goes beside the others.

/** What one journal entry says; `history` fetches the piece of history that it offers. */
export type ReadEntry = (entry: JournalEntry) => Meaning & { history: (() => Promise<Meaning>) | null }

export interface InboundPump {
  /** Looks for what waits in the journal. */
  wake(): void
  /** An entry was added to the journal (null: it stood there already); unless it is the last, others are at its heels. */
  take(news: { entry: JournalEntry | null; isLast: boolean }): void
  /** Settles when these are stored; rejects when they were given up. */
  store(news: { received: Received[] } | { receipts: Receipt[] }): Promise<void>
  add(news: { received?: Received[]; receipts?: Receipt[]; identities?: Identity[] }): void
  /** Ends after the batch at hand; what is in the journal stays there. */
  stop(): Promise<void>
}

/** Journal entries read at a time; also the most messages in one transaction of the listener. */
const batchSize = 100
/** Ticks and names kept while they cannot be delivered; WhatsApp tells the newer ones again or they do not matter. */
const maxWaiting = 20_000
/** Messages of a stream wait so long (ms) at the most for those at their heels, to share a transaction with them. */
const gatherMs = 20
/** How long to wait (ms) after the first, second… failure in a row; the last one from then on. */
const usualPausesMs = [200, 1_000, 3_000, 5_000, 10_000]
/** Failures in a row after which the connection light says so. */
const troubleAfter = 3

export function makeInboundPump(about: {
  journal: InboundJournal
  read: ReadEntry
  listener: Pick<TransportListener, 'received' | 'receipts' | 'identities'>
  clock: Clock
  log: Log
  /** What came in can (not) be stored just now. */
  trouble(isThere: boolean): void
  /** Tests wait less. */
  pausesMs?: readonly number[]
}): InboundPump {
  const { journal, listener, clock, log, pausesMs = usualPausesMs } = about
  const waiting = { received: [] as Received[], receipts: [] as Receipt[], identities: [] as Identity[] }
  /** By the last of what was handed over together. */
  const whenStored = new Map<unknown, { resolve(): void; reject(error: Error): void }>()
  let more = false
  let turning: Promise<void> | null = null
  let stopped = false
  let failures = 0
  let cancelPause: (() => void) | null = null
  let cancelGathering: (() => void) | null = null
  const queue = makeJournalQueue({ journal, clock })
  const history = makeHistoryLane({ journal, listener, clock, log, pausesMs, stored: queue.finished })

  async function deliver(meaning: Meaning): Promise<void> {
    if (meaning.identities.length > 0) await listener.identities(meaning.identities)
    for (let from = 0; from < meaning.received.length; from += batchSize) {
      await listener.received(meaning.received.slice(from, from + batchSize))
    }
  }

  async function deliverEntries(entries: readonly JournalEntry[]): Promise<void> {
    const meaning: Meaning = { received: [], identities: [] }
    for (const entry of entries) {
      if (history.has(entry.id)) continue
      const one = about.read(entry)
      if (one.history) {
        await history.room()
        history.take(entry, one.history)
      }
      meaning.received.push(...one.received)
      meaning.identities.push(...one.identities)
    }
    await deliver(meaning)
  }

  /**
   * Whether the entry is stored, and not still on its way. Throws when it is to be tried again later; gives it up, with a line in the log, when that was
   * done enough.
   */
  async function deliverAlone(entry: JournalEntry): Promise<boolean> {
    try {
      await deliverEntries([entry])
      return !history.has(entry.id)
    } catch (error) {
      // Counting is a write as well: when the store is away nothing is counted, and nothing is given up.
      const attempts = await journal.countAttempt(entry.id)
      if (attempts < maxDeliveryAttempts) throw error
      log.error(
        { err: error, waId: entry.waId, attempts },
        'a received message cannot be stored and stays in the journal',
      )
      return false
    }
  }

  async function turnOnce(): Promise<boolean> {
    const entries = await queue.next(batchSize)
    if (entries.length > 0) {
      const isWhole = await deliverEntries(entries).then(
        () => true,
        () => false,
      )
      if (isWhole) await queue.done(history.has)
      else await deliverEach(entries)
    }
    await deliverWaiting()
    return entries.length === batchSize || more
  }

  async function deliverEach(entries: readonly JournalEntry[]): Promise<void> {
    const stored: JournalEntry[] = []
    try {
      for (const entry of entries) if (await deliverAlone(entry)) stored.push(entry)
    } finally {
      queue.failed(stored)
    }
  }

  async function deliverWaiting(): Promise<void> {
    const { identities, received, receipts } = waiting
    const take = <T>(list: T[]) => list.slice(0, batchSize)
    while (identities.length > 0 && !stopped) {
      const batch = take(identities)
      await listener.identities(batch)
      identities.splice(0, batch.length)
    }
    while (received.length > 0 && !stopped) {
      const batch = take(received)
      await listener.received(batch, { isOnlyCopy: true })
      received.splice(0, batch.length)
      stored(batch)
    }
    while (receipts.length > 0 && !stopped) {
      const batch = take(receipts)
      await listener.receipts(batch)
      receipts.splice(0, batch.length)
      stored(batch)
    }
  }

  function stored(given: readonly unknown[]): void {
    for (const one of given) whenStored.get(one)?.resolve()
  }

  async function turn(): Promise<void> {
    try {
      let isMore = true
      while (isMore && !stopped) {
        more = false
        isMore = await turnOnce()
      }
      if (failures >= troubleAfter) about.trouble(false)
      failures = 0
    } catch (error) {
      failures += 1
      if (failures === troubleAfter) {
        log.error({ err: error }, 'received messages cannot be stored')
        about.trouble(true)
      }
      dropWhatNeverFits()
      const pauseMs = pausesMs[Math.min(failures, pausesMs.length) - 1] ?? 0
      cancelPause = clock.after(pauseMs, () => {
        cancelPause = null
        wake()
      })
    }
  }

  /** What needs no journal must not block it for ever: after many failures in a row the oldest item is given up. */
  function dropWhatNeverFits(): void {
    if (failures <= maxDeliveryAttempts) return
    for (const list of [waiting.identities, waiting.received, waiting.receipts]) {
      if (list.length === 0) continue
      log.error({ left: list.length }, 'news from WhatsApp without a journal entry is given up')
      notStored(list.splice(0, 1))
    }
  }

  function notStored(given: readonly unknown[]): void {
    for (const one of given) whenStored.get(one)?.reject(new Error('this news was not stored'))
  }

  function gather(): void {
    if (cancelGathering || stopped) return
    cancelGathering = clock.after(gatherMs, wake)
  }

  function wake(): void {
    cancelGathering?.()
    cancelGathering = null
    more = true
    if (turning || cancelPause || stopped) return
    turning = outside(turn).finally(() => {
      turning = null
      if (more && !cancelPause) wake()
    })
  }

  function add(news: Parameters<InboundPump['add']>[0]): void {
    if (stopped) return
    waiting.received.push(...(news.received ?? []))
    waiting.receipts.push(...(news.receipts ?? []))
    waiting.identities.push(...(news.identities ?? []))
    for (const list of [waiting.identities, waiting.receipts]) {
      notStored(list.splice(0, Math.max(0, list.length - maxWaiting)))
    }
    wake()
  }

  return {
    wake,
    take({ entry, isLast }) {
      if (entry) queue.added(entry)
      if (isLast || queue.size() >= batchSize) wake()
      else gather()
    },
    add,
    async store(news) {
      const last = ('receipts' in news ? news.receipts : news.received).at(-1)
      if (!last) return
      if (stopped) throw new Error('the pump has stopped')
      const settled = new Promise<void>((resolve, reject) => whenStored.set(last, { resolve, reject }))
      add(news)
      await settled.finally(() => whenStored.delete(last))
    },
    async stop() {
      stopped = true
      cancelPause?.()
      cancelPause = null
      cancelGathering?.()
      await Promise.all([turning, history.stop()])
      notStored(waiting.received)
      notStored(waiting.receipts)
      // What cannot be removed any more is recognised at the next start.
      await queue.tidy().catch(() => undefined)
    },
  }
}
