import pg from 'pg'
import { migrationsFingerprint } from '#base/database/known-migrations.ts'
import { migratePostgres, withPostgres } from '#base/database/postgres-migrations.ts'

// For tests: databases on one PostgreSQL server. Making and dropping one takes the server a second on a busy disk, so they are
// kept: whoever needs one takes any that nobody holds and empties it. Held is what has its advisory lock, so that a killed run
// leaves nothing behind that needs mending.

/** What the databases of this version's tests are called, without their number. */
const prefix = `aldia_pool_${migrationsFingerprint('postgres')}`
const template = `${prefix}_template`
const allPrefix = 'aldia_pool_'

export interface Borrowed {
  url: string
  giveBack(): Promise<void>
}

/** A migrated database without rows, for this process alone. `isThrownAway` in the end: its tables are not as they were, and it is dropped. */
export async function borrowPostgres(about = { isThrownAway: false }): Promise<Borrowed> {
  const server = await connected()
  for (let number = 1; ; number++) {
    const name = `${prefix}_${number}`
    if (!(await tryLock(server, name))) continue
    const url = databaseUrl(name)
    if (await exists(server, name)) {
      await sendAway(server, name)
      await withPostgres(url, (client) => client.query(emptied))
    } else await makeFromTemplate(server, name)
    return {
      url,
      async giveBack() {
        if (about.isThrownAway) await server.query(`drop database ${name} with (force)`)
        await server.query('select pg_advisory_unlock(hashtext($1))', [name])
      },
    }
  }
}

/** Drops what tests of other versions left, as far as nobody uses it. */
export async function dropForgotten(url: string): Promise<void> {
  const server = new pg.Client(url)
  await server.connect()
  const { rows } = await server.query<{ name: string }>(
    `select datname as name from pg_database where starts_with(datname, $1) and not starts_with(datname, $2)`,
    [allPrefix, prefix],
  )
  for (const { name } of rows) {
    if (!(await tryLock(server, name))) continue
    await server.query(`drop database if exists ${name} with (force)`)
  }
  await server.end()
}

const serverUrl = (): string => process.env.DATABASE_URL ?? ''

function databaseUrl(name: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return url.href
}

let connecting: Promise<pg.Client> | undefined

/** The connection that holds the locks of this process; it keeps no process alive. */
function connected(): Promise<pg.Client> {
  connecting ??= (async () => {
    const client = new pg.Client(serverUrl())
    await client.connect()
    ;(client as unknown as { connection: { stream: { unref(): void } } }).connection.stream.unref()
    return client
  })()
  return connecting
}

async function tryLock(server: pg.Client, name: string): Promise<boolean> {
  const { rows } = await server.query<{ is_ours: boolean }>('select pg_try_advisory_lock(hashtext($1)) as is_ours', [
    name,
  ])
  return rows[0]?.is_ours ?? false
}

async function exists(server: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await server.query('select 1 from pg_database where datname = $1', [name])
  return rowCount === 1
}

/** Whoever is still connected belongs to a test that is over. */
async function sendAway(server: pg.Client, name: string): Promise<void> {
  await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
}

/** Most tables are empty anyway; to truncate one costs more than to delete the few rows of a test. */
const emptied = `do $$ declare one record; begin
  for one in select oid::regclass as name, relkind as kind from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') and relname not like '%drizzle%'
  loop
    if one.kind = 'r' then execute format('delete from %s', one.name); else perform setval(one.name, 1, false); end if;
  end loop;
end $$`

async function makeFromTemplate(server: pg.Client, name: string): Promise<void> {
  // Several processes may get here at once; the first one makes the template.
  await server.query(`select pg_advisory_lock(hashtext($1))`, [template])
  try {
    if (!(await exists(server, template))) {
      await server.query(`drop database if exists ${template}_unfinished`)
      await server.query(`create database ${template}_unfinished template template0 encoding 'UTF8'`)
      await withPostgres(databaseUrl(`${template}_unfinished`), migratePostgres)
      await server.query(`alter database ${template}_unfinished rename to ${template}`)
    }
    await server.query(`create database ${name} template ${template}`)
  } finally {
    await server.query('select pg_advisory_unlock(hashtext($1))', [template])
  }
  // Tests end processes, never the machine: waiting for the disk shows nothing there.
  await server.query(`alter database ${name} set synchronous_commit = off`)
}
