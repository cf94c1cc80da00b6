import { AsyncLocalStorage } from 'node:async_hooks'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { assert } from '#base/failure.ts'

/** What stores build their queries with, inside `write` and on the reader alike, whatever the engine. Always awaited. */
export type Queries = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>
export type Reader = Pick<BetterSQLite3Database, 'select' | 'selectDistinct'>

export interface WriteOptions {
  /**
   * Whether the commit is on the disk before `write` answers (default true). Give false only where a crash is healed
   * from elsewhere, as for messages that still stand in the journal.
   */
  durable?: boolean
  /** Runs at once after the commit, before any other transaction of the workspace begins. */
  onCommit?: () => void
}

export interface Database {
  /** Connections that cannot write; they see what is committed. */
  readonly reader: Reader
  /**
   * One transaction that changes this workspace; transactions of a workspace queue and run one after another, those of other
   * processes too. `null`: what it changes belongs to no workspace (sessions, what is swept away for its age), so it queues
   * for nothing but its own rows. Await only `tx` inside, and change nothing outside before the commit: the work runs again
   * when the engine gives it up for the sake of another. Throwing rolls everything back.
   */
  write<T>(workspaceId: string | null, work: (tx: Queries) => Promise<T>, options?: WriteOptions): Promise<T>
  /**
   * From now on every transaction first makes sure that the lease on the database still has this number (program-lease.ts), and
   * throws DatabaseTakenOver when it has another.
   */
  fenceWith(fence: number): void
  /** The names of connections, of ours and those of other processes; null where there are none to be seen. */
  readonly sessions: { own: string; isThere(name: string): Promise<boolean> } | null
  /** Throws when nothing can be stored just now. A transaction that changes nothing would succeed on a full disk too. */
  mustTakeWrites(): Promise<void>
  /** Waits for running transactions, then closes. */
  close(): Promise<void>
}

/** Another process has this database now; this one may write nothing more. */
export class DatabaseTakenOver extends Error {
  constructor() {
    super('another Al Día has taken the database over')
    this.name = 'DatabaseTakenOver'
  }
}

/** PostgreSQL's advisory lock that transactions share and a taking of the lease has alone. */
export const fenceLockKey = 4_711_001

const insideWrite = new AsyncLocalStorage<true>()

/** Guards `write`: what runs inside is handed its `tx`, and opens no transaction beside it. */
export const writing = {
  mayBegin(): void {
    assert(!insideWrite.getStore(), 'a write inside a write hands its tx down')
  },
  run: <T>(work: () => Promise<T>): Promise<T> => insideWrite.run(true, work),
}
