import Client from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { type Database, DatabaseTakenOver, type Queries, type WriteOptions, writing } from '#base/database/database.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { withStatementCache } from '#base/database/statement-cache.ts'
import { isBusy } from '#base/database/storage-failure.ts'
import { assert } from '#base/failure.ts'

export interface SqliteDatabase extends Database {
  /** The writing connection itself, for backup, migration and pragmas. */
  readonly client: Client.Database
  readonly file: string
}

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

/** Opens (or makes) the database file with write-ahead log and foreign keys. One writer, so all transactions queue. */
export function openSqlite(file: string): SqliteDatabase {
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
  let fence: number | null = null
  const fenceNow = perConnection((writer: Client.Database) => writer.prepare('select fence from program_lease').pluck())
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
      if (fence !== null && fenceNow(client).get() !== fence) throw new DatabaseTakenOver()
      const result = await writing.run(() => work(queries))
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
    write(_workspaceId, work, options = {}) {
      writing.mayBegin()
      assert(!closed, 'the database is open')
      const turn = last.then(() => transact(work, options))
      last = turn.catch(() => undefined)
      return turn
    },
    fenceWith(mine) {
      fence = mine
    },
    // Whose file it is, the lock on its folder tells.
    sessions: null,
    mustTakeWrites() {
      // One page, with what stands there already.
      return this.write(null, async () => {
        client.pragma(`user_version = ${client.pragma('user_version', { simple: true })}`)
      })
    },
    async close() {
      if (closed) return
      closed = true
      await last
      readerClient.close()
      client.close()
    },
  }
}
