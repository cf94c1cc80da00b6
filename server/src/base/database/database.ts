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
  /** Throws when nothing can be stored just now. A transaction that changes nothing would succeed on a full disk too. */
  mustTakeWrites(): Promise<void>
  /** Waits for running transactions, then closes. */
  close(): Promise<void>
}

const insideWrite = new AsyncLocalStorage<true>()

/** Guards `write`: what runs inside is handed its `tx`, and opens no transaction beside it. */
export const writing = {
  mayBegin(): void {
    assert(!insideWrite.getStore(), 'a write inside a write hands its tx down')
  },
  run: <T>(work: () => Promise<T>): Promise<T> => insideWrite.run(true, work),
}
