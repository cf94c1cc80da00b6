import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import type { Log } from '#base/log.ts'
import type { Received, TransportListener } from '#channels/transport.ts'
import type { Identity } from './baileys-inbound.ts'
import { type InboundJournal, type JournalEntry, maxDeliveryAttempts } from './inbound-journal.ts'

// A piece of history is thousands of messages, and has to be fetched first. What is written just now must not wait for it, so
// pieces go a way of their own, one after another and in small steps. A piece stays in the journal until all of it is stored.

/** What journal entries say. */
export interface Meaning {
  received: Received[]
  identities: Identity[]
}

export interface HistoryLane {
  /** Takes a piece; `read` fetches it when it is its turn. */
  take(entry: JournalEntry, read: () => Promise<Meaning>): void
  /** Whether the entry with this number is in hand. */
  has(entryId: number): boolean
  /** Settles when there is room for one more. */
  room(): Promise<void>
  /** Ends after the step at hand. */
  stop(): Promise<void>
}

interface Piece {
  entry: JournalEntry
  read(): Promise<Meaning>
}

/** Messages in one step; a message that comes meanwhile waits a few steps at the most. */
const stepSize = 10
/** Pieces in hand at a time; more of them wait in the journal. */
const maxPieces = 20

export function makeHistoryLane(about: {
  journal: Pick<InboundJournal, 'countAttempt'>
  listener: Pick<TransportListener, 'received' | 'identities'>
  clock: Clock
  log: Log
  /** How long to wait (ms) after the first, second… failure of a piece; the last one from then on. */
  pausesMs: readonly number[]
  /** All of the piece is stored. */
  stored(entry: JournalEntry): void
}): HistoryLane {
  const { journal, listener, clock, log, pausesMs } = about
  const pieces: Piece[] = []
  const whenRoom: (() => void)[] = []
  let working: Promise<void> | null = null
  let stopped = false
  let endPause = () => {}

  async function steps<T>(list: readonly T[], store: (step: T[]) => Promise<void>): Promise<void> {
    for (let from = 0; from < list.length && !stopped; from += stepSize) {
      await store(list.slice(from, from + stepSize))
      await othersTurn()
    }
  }

  async function store({ read }: Piece): Promise<void> {
    const { received, identities } = await read()
    await steps(identities, (step) => listener.identities(step))
    await steps(received, (step) => listener.received(step))
  }

  /** Whether the piece is done with, stored or given up. */
  async function tryPiece(piece: Piece, failures: number): Promise<boolean> {
    try {
      await store(piece)
      if (!stopped) about.stored(piece.entry)
      return true
    } catch (error) {
      // While nothing can be written nothing is counted, and nothing is given up.
      const attempts = await journal.countAttempt(piece.entry.id).catch(() => 0)
      if (attempts >= maxDeliveryAttempts) {
        const { waId } = piece.entry
        log.error({ err: error, waId, attempts }, 'a piece of history cannot be stored and stays in the journal')
        return true
      }
      await pause(pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0)
      return false
    }
  }

  function pause(ms: number): Promise<void> {
    if (stopped) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve)
      endPause = () => {
        cancel()
        resolve()
      }
    })
  }

  async function work(): Promise<void> {
    let failures = 0
    while (pieces[0] && !stopped) {
      if (await tryPiece(pieces[0], failures)) {
        failures = 0
        pieces.shift()
        whenRoom.shift()?.()
      } else failures += 1
    }
  }

  return {
    take(entry, read) {
      pieces.push({ entry, read })
      working ??= work().finally(() => {
        working = null
      })
    },
    has: (entryId) => pieces.some(({ entry }) => entry.id === entryId),
    room: () =>
      pieces.length < maxPieces || stopped ? Promise.resolve() : new Promise((resolve) => whenRoom.push(resolve)),
    async stop() {
      stopped = true
      endPause()
      for (const tell of whenRoom.splice(0)) tell()
      await working
    },
  }
}
