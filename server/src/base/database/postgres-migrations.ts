import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { ageOf, type DatabaseAge, migrationsFolder } from '#base/database/known-migrations.ts'
import { PostgresClient } from '#base/database/postgres-client.ts'
import { postgresFailure } from '#base/database/postgres-failure.ts'
import { StartRefused } from '#base/start-refused.ts'

/** The oldest version that is supported; its functions may be written so that a restore finds what they use. */
const oldestVersion = 15
/** How long (ms) a server may take to answer the first time. */
const connectMs = 10_000

/** Runs with a connection of its own, without the time-outs of everyday work. Throws StartRefused when there is none to be had. */
export async function withPostgres<T>(url: string, work: (client: PostgresClient) => Promise<T>): Promise<T> {
  const client = new PostgresClient({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    application_name: 'aldia',
  })
  // What ends the connection fails the query that waits.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => undefined)
    throw new StartRefused(`DATABASE_URL: ${whyNot(error, url)}`)
  }
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Never the whole address: it may hold a password. */
function whyNot(error: unknown, url: string): string {
  const { host, pathname } = new URL(url)
  const failure = postgresFailure(error)
  const isRefusal = failure !== null && /^(28|3D|53|57)/.test(failure.code)
  if (isRefusal) return `the PostgreSQL on ${host} refuses: ${failure.message}`
  const why = failure?.code ?? (error instanceof Error ? error.message : String(error))
  return `no PostgreSQL answers on ${host || 'this machine'} for the database ${decodeURIComponent(pathname.slice(1))} (${why})`
}

/** Refuses a server that is too old, or that cannot hold every character. */
export async function mustBeUsable(client: PostgresClient, url: string): Promise<void> {
  const { rows } = await client.query<{ version: string; number: string; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num') as number,
      current_setting('server_encoding') as encoding`,
  )
  const [server] = rows
  const { host } = new URL(url)
  if (Number(server?.number) < oldestVersion * 10_000)
    throw new StartRefused(
      `DATABASE_URL: the PostgreSQL on ${host} is version ${server?.version}; ${oldestVersion} or newer is needed`,
    )
  if (server?.encoding !== 'UTF8')
    throw new StartRefused(
      `DATABASE_URL: the database on ${host} is encoded in ${server?.encoding}; make one with encoding UTF8`,
    )
}

/** How the database stands to this version of the program. */
export async function postgresAge(client: PostgresClient): Promise<DatabaseAge> {
  const known = await client.query<{ is_there: boolean }>(
    `select to_regclass('public.__drizzle_migrations') is not null as is_there`,
  )
  if (!known.rows[0]?.is_there) return 'new'
  const applied = await client.query<{ last: number | null }>(
    'select max(created_at) as last from public.__drizzle_migrations',
  )
  return ageOf(applied.rows[0]?.last ?? null, 'postgres')
}

/** Brings the database to this version; all steps in one transaction, so that being killed half-way changes nothing. */
export async function migratePostgres(client: PostgresClient): Promise<void> {
  await migrate(drizzle(client), { migrationsFolder: migrationsFolder('postgres'), migrationsSchema: 'public' })
}
