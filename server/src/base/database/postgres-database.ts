import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import {
  type Database,
  DatabaseTakenOver,
  fenceLockKey,
  type Queries,
  type Reader,
  type WriteOptions,
  writing,
} from '#base/database/database.ts'
import { PostgresClient } from '#base/database/postgres-client.ts'
import { postgresFailure } from '#base/database/postgres-failure.ts'
import { assert } from '#base/failure.ts'

export interface PostgresDatabase extends Database {
  readonly url: string
  /** Connections that may write; for migrations and for what runs beside the queries. */
  readonly pool: pg.Pool
}

/** Connections of each kind. Transactions of one workspace queue before they take one, so a few serve many. */
const writersMax = 10
const readersMax = 6
/** How long (ms) a connection may take to open, a statement to run, a lock to be given, a transaction to stand still. */
const connectMs = 5_000
const statementMs = 60_000
const lockMs = 10_000
const idleInTransactionMs = 60_000
/** A connection that nobody used this long (ms) is closed. */
const idleMs = 30_000
/** A transaction that the engine gave up for the sake of another is run so often in all, each time a little later (ms). */
const triesMax = 5
const againAfterMs = 15

/** What the engine says of a transaction that may simply be run again: serialization failure, deadlock. */
const mayRunAgain = new Set(['40001', '40P01'])

/** Division by zero, which a transaction begins with when the lease has another number. */
const notOurs = '22012'

/** Opens connections as they are needed; nothing is asked yet. */
export function openPostgres(url: string): PostgresDatabase {
  const name = `aldia ${randomBytes(8).toString('hex')}`
  const pool = poolOf(url, { name, max: writersMax, options: '' })
  const readers = poolOf(url, { name, max: readersMax, options: '-c default_transaction_read_only=on' })
  let fence: number | null = null
  const turns = new Map<string, Promise<unknown>>()
  const running = new Set<Promise<unknown>>()
  let closed = false

  async function transact<T>(
    workspaceId: string | null,
    work: (tx: Queries) => Promise<T>,
    options: WriteOptions,
  ): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await once(workspaceId, work, options)
      } catch (error) {
        if (tries >= triesMax || !mayRunAgain.has(postgresFailure(error)?.code ?? '')) throw error
        await pause(againAfterMs * tries)
      }
    }
  }

  async function once<T>(
    workspaceId: string | null,
    work: (tx: Queries) => Promise<T>,
    options: WriteOptions,
  ): Promise<T> {
    const client = await pool.connect()
    let isBroken = false
    try {
      await client
        .query(beginning(workspaceId, { durable: options.durable ?? true, fence }))
        .catch((error: unknown) => {
          throw postgresFailure(error)?.code === notOurs ? new DatabaseTakenOver() : error
        })
      const result = await writing.run(() => work(queriesOf(client)))
      const { command } = await client.query('COMMIT')
      // A transaction in which a statement failed unnoticed ends like this, and nothing of it is stored.
      assert(command === 'COMMIT', 'a statement that fails ends its transaction')
      options.onCommit?.()
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        isBroken = true
      })
      throw error
    } finally {
      client.release(isBroken)
    }
  }

  /** One after another for each workspace: so what follows a commit runs in the order of commits, and nobody waits with a connection. */
  function inTurn<T>(workspaceId: string, run: () => Promise<T>): Promise<T> {
    const turn = (turns.get(workspaceId) ?? Promise.resolve()).then(run)
    const over = turn.then(
      () => undefined,
      () => undefined,
    )
    turns.set(workspaceId, over)
    void over.then(() => {
      if (turns.get(workspaceId) === over) turns.delete(workspaceId)
    })
    return turn
  }

  return {
    url,
    pool,
    reader: drizzle(readers) as never as Reader,
    write(workspaceId, work, options = {}) {
      writing.mayBegin()
      assert(!closed, 'the database is open')
      const run = () => transact(workspaceId, work, options)
      const written = workspaceId === null ? run() : inTurn(workspaceId, run)
      const over = written.then(
        () => undefined,
        () => undefined,
      )
      running.add(over)
      void over.then(() => running.delete(over))
      return written
    },
    fenceWith(mine) {
      fence = mine
    },
    sessions: {
      own: name,
      async isThere(sought) {
        const { rowCount } = await pool.query('select 1 from pg_stat_activity where application_name = $1 limit 1', [
          sought,
        ])
        return rowCount === 1
      },
    },
    async mustTakeWrites() {
      // A word in the log of the engine, which has to reach the disk like any change.
      await pool.query(`select pg_logical_emit_message(true, 'aldia', '')`)
    },
    async close() {
      if (closed) return
      closed = true
      await Promise.all(running)
      await Promise.all([pool.end(), readers.end()])
    },
  }
}

/**
 * The workspace is locked for as long as the transaction lasts, whichever process asks for it. The lock of the fence is shared by all
 * transactions; whoever takes the lease over waits for it, so that a number seen here holds until the commit.
 */
function beginning(workspaceId: string | null, about: { durable: boolean; fence: number | null }): string {
  const steps = ['BEGIN']
  if (!about.durable) steps.push('SET LOCAL synchronous_commit = off')
  if (about.fence !== null)
    steps.push(
      `SELECT pg_advisory_xact_lock_shared(${fenceLockKey})`,
      `SELECT 1 / count(*) FROM program_lease WHERE fence = ${about.fence}`,
    )
  if (workspaceId !== null)
    steps.push(`SELECT pg_advisory_xact_lock(hashtextextended(${pg.escapeLiteral(workspaceId)}, 0))`)
  return steps.join('; ')
}

function poolOf(url: string, about: { name: string; max: number; options: string }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: PostgresClient as never,
    max: about.max,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: idleMs,
    keepAlive: true,
    application_name: about.name,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    options: about.options,
  } as pg.PoolConfig)
  // A connection that dies while nobody uses it is replaced by the next one; whoever uses one hears of it himself.
  pool.on('error', () => undefined)
  return pool
}

const kept = new WeakMap<pg.PoolClient, Queries>()

/** The query builder of a connection, the same as long as it lives, so that what is kept for each connection finds it again. */
function queriesOf(client: pg.PoolClient): Queries {
  const known = kept.get(client)
  if (known) return known
  const made = drizzle(client) as never as Queries
  kept.set(client, made)
  return made
}
