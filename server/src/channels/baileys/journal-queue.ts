import type { Clock } from '#base/clock.ts'
import type { InboundJournal, JournalEntry } from './inbound-journal.ts'

// What waits in the journal, in order. What was appended a moment ago is still in memory and is not read again; the disk tells
// after a start, after a failure, and when more waits than memory should hold.

export interface JournalQueue {
  /** An entry was appended, and its commit is on the disk. */
  added(entry: JournalEntry): void
  /** The oldest entries, at most so many. Each answer is followed by `done` or `failed`. */
  next(limit: number): Promise<JournalEntry[]>
  /** How many wait in memory. */
  size(): number
  /**
   * The last answer of `next` is stored, except what is still on its way (by its number). Its rows go a little later, many at once:
   * one that comes back is recognised.
   */
  done(isOnItsWay?: (id: number) => boolean): Promise<void>
  /** One that was on its way is stored. */
  finished(entry: JournalEntry): void
  /** The last answer of `next` is not stored, or only in part. */
  failed(stored: readonly JournalEntry[]): void
  /** Removes the rows of what is done. */
  tidy(): Promise<void>
}

/** Entries kept in memory; beyond that the disk tells. */
const maxInMemory = 1_000
/** Rows are removed so many at once, or when nothing was done for this long (ms). */
const maxDone = 100
const tidyAfterMs = 200

export function makeJournalQueue(about: { journal: InboundJournal; clock: Clock }): JournalQueue {
  const { journal, clock } = about
  let fresh: JournalEntry[] = []
  let given: JournalEntry[] = []
  let doneIds: number[] = []
  /** Ids grow with every commit, so what was read from the disk covers all that is not higher. */
  let lastRead = 0
  let isOnDiskOnly = true
  let cancelTidy = () => {}

  async function tidy(): Promise<void> {
    cancelTidy()
    if (doneIds.length === 0) return
    const ids = doneIds
    doneIds = []
    try {
      await journal.remove(ids)
    } catch (error) {
      doneIds.push(...ids)
      throw error
    }
  }

  function tidyLater(): void {
    cancelTidy()
    // Rows that cannot be removed then are removed with the next ones.
    cancelTidy = clock.after(tidyAfterMs, () => void tidy().catch(() => undefined))
  }

  async function read(limit: number): Promise<JournalEntry[]> {
    await tidy()
    // What overflows while the disk is being read has to be read as well.
    isOnDiskOnly = false
    const entries = await journal.next(0, limit).catch((error: unknown) => {
      isOnDiskOnly = true
      throw error
    })
    lastRead = Math.max(lastRead, entries.at(-1)?.id ?? 0)
    fresh = fresh.filter((entry) => entry.id > lastRead)
    if (entries.length === limit) isOnDiskOnly = true
    return entries
  }

  return {
    added(entry) {
      if (entry.id <= lastRead) return
      // Commits may be told of in another order than they were made in; the number says which came first.
      const before = fresh.findLastIndex(({ id }) => id < entry.id)
      fresh.splice(before + 1, 0, entry)
      if (fresh.length <= maxInMemory) return
      fresh = []
      isOnDiskOnly = true
    },
    async next(limit) {
      given = isOnDiskOnly ? await read(limit) : fresh.splice(0, limit)
      return given
    },
    size: () => fresh.length,
    async done(isOnItsWay = () => false) {
      doneIds.push(...given.map((entry) => entry.id).filter((id) => !isOnItsWay(id)))
      if (doneIds.length >= maxDone) await tidy()
      else tidyLater()
    },
    finished(entry) {
      doneIds.push(entry.id)
      tidyLater()
    },
    failed(stored) {
      doneIds.push(...stored.map((entry) => entry.id))
      isOnDiskOnly = true
      tidyLater()
    },
    tidy,
  }
}
