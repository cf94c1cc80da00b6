import { mustBeUsable, withPostgres } from '#base/database/postgres-migrations.ts'
import { BackupError } from '#upkeep/backup-error.ts'
import { runTool, toolFor } from '#upkeep/postgres-tools.ts'

/** What a database says of itself at the moment of its copy. */
export interface DatabaseFacts {
  /** The files that it names. */
  hashes: string[]
  /** The newest migration. */
  migration: number
  counts: { contacts: number; cards: number; messages: number; events: number }
}

/** How many bytes the database takes on its server; a copy takes less. Throws BackupError when there is nothing in it. */
export async function serverBytes(url: string): Promise<number> {
  return withPostgres(url, async (client) => {
    await mustBeUsable(client, url)
    const { rows } = await client.query<{ bytes: number; is_there: boolean }>(
      `select pg_database_size(current_database()) as bytes, to_regclass('public.messages') is not null as is_there`,
    )
    if (!rows[0]?.is_there) throw new BackupError('There is nothing in the database of DATABASE_URL.')
    return rows[0].bytes
  })
}

/** Writes the database into a file, as `pg_restore` reads it: one moment, the same that the answer tells of. */
export async function dumpDatabase(url: string, target: string): Promise<DatabaseFacts> {
  return withPostgres(url, async (client) => {
    const dump = toolFor('pg_dump', await serverMajor(client))
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const one = async <T>(query: string) => (await client.query<{ it: T }>(query)).rows[0]?.it as T
    const snapshot = await one<string>('select pg_export_snapshot() as it')
    const count = (table: string) => one<number>(`select count(*) as it from ${table}`)
    const facts = {
      hashes: await one<string[]>(`select coalesce(array_agg(distinct sha256), '{}') as it from files`),
      migration: await one<number>('select max(created_at) as it from __drizzle_migrations'),
      counts: {
        contacts: await count('contacts'),
        cards: await count('cards'),
        messages: await count('messages'),
        events: await count('events'),
      },
    }
    const form = ['--format=custom', '--schema=public', '--no-owner', '--no-privileges']
    await runTool(dump, url, [...form, `--snapshot=${snapshot}`, `--file=${target}`])
    await client.query('COMMIT')
    return facts
  })
}

export async function serverMajor(client: { query(text: string): Promise<{ rows: unknown[] }> }): Promise<number> {
  const { rows } = await client.query(`select current_setting('server_version_num') as number`)
  return Math.floor(Number((rows[0] as { number: string }).number) / 10_000)
}
