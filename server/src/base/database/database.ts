import { AsyncLocalStorage } from 'node:async_hooks'
import Client from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { withStatementCache } from '#base/database/statement-cache.ts'
import { isBusy } from '#base/database/storage-failure.ts'
import { assert } from '#base/failure.ts'

/** What stores build their queries with, inside `write` and on the reader alike. Always awaited. */
export type Queries = Pick<
  BetterSQLite3Database,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'all' | 'run'
>
export type Reader = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | 'all'>

export interface WriteOptions {
  /**
   * Whether the commit is on the disk before `write` answers (default true). Give false only where a crash is healed
   * from elsewhere, as for messages that still stand in the journal.
   */
  durable?: boolean
  /** Runs at once after the commit, before any other transaction begins. */
  onCommit?: () => void
}

export interface Database {
  /** A connection that cannot write; sees what is committed. */
  readonly reader: Reader
  /**
   * One transaction; transactions queue and run one after another. Await only `tx` inside. Throwing rolls everything back.
   */
  write<T>(work: (tx: Queries) => Promise<T>, options?: WriteOptions): Promise<T>
  /** The writing connection itself, for backup, migration and pragmas. */
  readonly client: Client.Database
  readonly file: string
  /** Waits for running transactions, then closes. */
  close(): Promise<void>
}

const insideWrite = new AsyncLocalStorage<true>()

/** How long a write waits for another process that holds the file (ms), and how long it stands still for it at a time. */
const busyAtMostMs = 5_000
const busyStepMs = 20
/** Pages kept by each connection, kB; beyond that the system's own cache, which is no memory of the process, has them. */
const writerCacheKb = 8_000
const readerCacheKb = 4_000
/**
 * Pages in the write-ahead log before they are copied into the file, which stops everything for some milliseconds. Most pages are
 * written again and again, so four times SQLite's own number copies far fewer of them.
 */
const checkpointPages = 4_000

/** Opens (or makes) the database file with write-ahead log and foreign keys. */
export function openDatabase(file: string): Database {
  const client = new Client(file)
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  client.pragma(`busy_timeout = ${busyStepMs}`)
  client.pragma(`cache_size = -${writerCacheKb}`)
  client.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  const readerClient = new Client(file, { readonly: true })
  readerClient.pragma('busy_timeout = 5000')
  readerClient.pragma(`cache_size = -${readerCacheKb}`)
  readerClient.pragma('query_only = ON')

  const queries = drizzle(withStatementCache(client))
  let last: Promise<unknown> = Promise.resolve()
  let durableNow = true
  let closed = false

  /** While another process holds the file, everything but writing goes on here. */
  async function begin(statements: string): Promise<void> {
    const until = performance.now() + busyAtMostMs
    for (;;) {
      try {
        client.exec(statements)
        return
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
      }
      await new Promise((resolve) => setTimeout(resolve, busyStepMs))
    }
  }

  async function transact<T>(work: (tx: Queries) => Promise<T>, options: WriteOptions): Promise<T> {
    const durable = options.durable ?? true
    const setting = durable === durableNow ? '' : `PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'};`
    durableNow = durable
    await begin(`${setting}BEGIN IMMEDIATE`)
    try {
      const result = await insideWrite.run(true, () => work(queries))
      client.exec('COMMIT')
      options.onCommit?.()
      return result
    } catch (error) {
      // A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the first error.
      if (client.inTransaction) client.exec('ROLLBACK')
      throw error
    }
  }

  return {
    reader: drizzle(withStatementCache(readerClient)),
    client,
    file,
    write(work, options = {}) {
      assert(!insideWrite.getStore(), 'a write inside a write hands its tx down')
      assert(!closed, 'the database is open')
      const turn = last.then(() => transact(work, options))
      last = turn.catch(() => undefined)
      return turn
    },
    async close() {
      closed = true
      await last
      readerClient.close()
      client.close()
    },
  }
}
