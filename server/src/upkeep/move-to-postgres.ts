import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { holdFolder, keyMissing } from '#base/data-folder.ts'
import type { PostgresClient } from '#base/database/postgres-client.ts'
import { migratePostgres, mustBeUsable, postgresAge, withPostgres } from '#base/database/postgres-migrations.ts'
import { openSqlite, type SqliteDatabase } from '#base/database/sqlite-database.ts'
import { migrateSqlite, sqliteAge } from '#base/database/sqlite-migrations.ts'
import { BackupError } from '#upkeep/backup-error.ts'
import {
  compareTable,
  goOnNumbering,
  insertRows,
  type MovedTable,
  movedTables,
  rowsAfter,
} from '#upkeep/moved-table.ts'

/** Rows in one transaction. */
const rowsAtOnce = 1_000

/**
 * Copies the database of a data folder to an empty PostgreSQL database, table by table, and compares both row by row. Files and key
 * stay where they are, and the file of the database as it is. Cut off, it goes on where it was; until it is over no program starts
 * on the target. Throws BackupError, also when the target holds anything else.
 */
export async function moveToPostgres(about: {
  dataDir: string
  databaseUrl: string
  /** Told after each step: a table, how many rows of it are there, and whether they were compared. */
  say(step: { table: string; rows: number; isCompared: boolean }): void
}): Promise<void> {
  const { dataDir, databaseUrl: url, say } = about
  const original = join(dataDir, 'aldia.db')
  if (!existsSync(original)) throw new BackupError(`There is no database in ${dataDir}.`)
  const release = holdFolder(dataDir)
  const copy = `${original}.moving`
  try {
    await withFile(original, copy, (file) =>
      withPostgres(url, async (client) => {
        await mustBeUsable(client, url)
        const source = sourceName(dataDir)
        await prepareTarget(client, source)
        const tables = await movedTables(client)
        for (const table of tables) {
          const rows = await copyTable(file, client, { table, source }, (count) =>
            say({ table: table.name, rows: count, isCompared: false }),
          )
          if (rows > 0) await client.query(`analyze "${table.name}"`)
        }
        for (const table of tables) {
          const rows = await compareTable(file.client, client, table)
          await goOnNumbering(file.client, client, table)
          say({ table: table.name, rows, isCompared: true })
        }
        await client.query(`${numbersOfChanges}; drop table move_to_postgres`)
      }),
    )
  } finally {
    for (const name of [copy, `${copy}-wal`, `${copy}-shm`]) await rm(name, { force: true })
    release()
  }
}

/** SQLite reads the last number from the events; PostgreSQL has it in a row. */
const numbersOfChanges = `insert into workspace_seqs (workspace_id, seq) select workspace_id, max(seq) from events group by workspace_id
  on conflict (workspace_id) do update set seq = greatest(workspace_seqs.seq, excluded.seq)`

/** The key tells one data folder from another. */
function sourceName(dataDir: string): string {
  const key = join(dataDir, 'secret.key')
  if (!existsSync(key)) throw new BackupError(`${keyMissing(dataDir)}.`)
  return createHash('sha256').update(readFileSync(key)).digest('hex')
}

/** A copy of the file, brought to this version; the file itself is only read. */
async function withFile<T>(source: string, copy: string, work: (file: SqliteDatabase) => Promise<T>): Promise<T> {
  await rm(copy, { force: true })
  const original = openSqlite(source)
  try {
    const age = sqliteAge(original)
    if (age === 'new') throw new BackupError(`There is nothing in ${source}.`)
    if (age === 'newer')
      throw new BackupError(`${source} was made by a newer version of Al Día. Update the program first.`)
    original.client.prepare('vacuum into ?').run(copy)
  } finally {
    await original.close()
  }
  const file = openSqlite(copy)
  try {
    migrateSqlite(file)
    return await work(file)
  } finally {
    await file.close()
  }
}

/** Makes the tables, and a mark that a move is under way. Refuses what holds anything that this very move did not bring. */
async function prepareTarget(client: PostgresClient, source: string): Promise<void> {
  const age = await postgresAge(client)
  if (age === 'newer') throw new BackupError('The database in DATABASE_URL was made by a newer version of Al Día.')
  if (age !== 'current') await migratePostgres(client)
  const { rows } = await client.query<{ is_there: boolean }>(
    `select to_regclass('public.move_to_postgres') is not null as is_there`,
  )
  if (rows[0]?.is_there) {
    const { rowCount } = await client.query('select 1 from move_to_postgres where source <> $1 limit 1', [source])
    if (rowCount !== 0)
      throw new BackupError(
        'The copy of another data folder to this database was not finished. Give an empty database.',
      )
  } else {
    for (const { name } of await movedTables(client)) {
      const { rowCount } = await client.query(`select 1 from "${name}" limit 1`)
      if (rowCount !== 0) throw new BackupError(`The database in DATABASE_URL is not empty: there are rows in ${name}.`)
    }
    await client.query(
      'create table move_to_postgres (source text not null, name text primary key, last_row bigint not null, count bigint not null)',
    )
  }
}

/** Copies what is not there yet, each batch with the mark of how far it got in one transaction. Answers how many rows there are. */
async function copyTable(
  { client: file }: SqliteDatabase,
  client: PostgresClient,
  { table, source }: { table: MovedTable; source: string },
  say: (count: number) => void,
): Promise<number> {
  const { rows: marks } = await client.query<{ last_row: number; count: number }>(
    'select last_row, count from move_to_postgres where name = $1',
    [table.name],
  )
  let lastRow = marks[0]?.last_row ?? 0
  let count = marks[0]?.count ?? 0
  for (;;) {
    const rows = rowsAfter(file, table, lastRow, rowsAtOnce)
    if (rows.length === 0) return count
    lastRow = Number(rows.at(-1)?._row)
    count += rows.length
    await client.query('BEGIN')
    try {
      await insertRows(client, table, rows)
      await client.query(
        `insert into move_to_postgres values ($1, $2, $3, $4)
          on conflict (name) do update set last_row = excluded.last_row, count = excluded.count`,
        [source, table.name, lastRow, count],
      )
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
    say(count)
  }
}
