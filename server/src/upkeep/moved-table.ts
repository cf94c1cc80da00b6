import type Client from 'better-sqlite3'
import type { PostgresClient } from '#base/database/postgres-client.ts'
import { BackupError } from '#upkeep/backup-error.ts'

// One table on its way from SQLite's file to PostgreSQL. The columns and their types are read from the database, so that a table is
// never forgotten and never copied in another form than the program reads it in.

export interface MovedTable {
  readonly name: string
  readonly columns: readonly Column[]
  /** The columns of its primary key. */
  readonly key: readonly string[]
  /** The column whose numbers the database gives, if there is one. */
  readonly numbered: string | null
}

interface Column {
  name: string
  type: string
}
type Row = Record<string, unknown>

/** What belongs to one engine, or to one run of the program. */
const notMoved = /^(__drizzle_migrations|program_lease|move_to_postgres)$/

/** Every table of the program, as PostgreSQL has it. */
export async function movedTables(client: PostgresClient): Promise<MovedTable[]> {
  const { rows } = await client.query<{
    name: string
    column: string
    type: string
    key_place: number
    identity: string
  }>(
    `select c.relname as name, a.attname as column, format_type(a.atttypid, null) as type, a.attidentity as identity,
      coalesce(array_position(i.indkey::int2[], a.attnum), -1) as key_place
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`,
  )
  return [
    ...Map.groupBy(
      rows.filter(({ name }) => !notMoved.test(name)),
      ({ name }) => name,
    ),
  ].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column, type }) => ({ name: column, type })),
    key: columns
      .filter(({ key_place }) => key_place >= 0)
      .sort((a, b) => a.key_place - b.key_place)
      .map(({ column }) => column),
    numbered: columns.find(({ identity }) => identity !== '')?.column ?? null,
  }))
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

/** Rows of the file after a row number, with that number as `_row`. */
export function rowsAfter(file: Client.Database, { name, columns }: MovedTable, row: number, limit: number): Row[] {
  const names = quoted(columns.map((column) => column.name))
  return file
    .prepare(`select rowid as _row, ${names} from "${name}" where rowid > ? order by rowid limit ?`)
    .all(row, limit) as Row[]
}

export async function insertRows(client: PostgresClient, table: MovedTable, rows: readonly Row[]): Promise<void> {
  const { name, columns } = table
  const types = columns.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ')
  const lists = columns.map((column) => rows.map((row) => asStored(row[column.name], column)))
  const names = quoted(columns.map((column) => column.name))
  await client.query(`insert into "${name}" (${names}) select * from unnest(${types})`, lists)
}

/** In the form in which PostgreSQL has it: truths as such, and no character zero, which it cannot hold. */
function asStored(value: unknown, { type }: Column): unknown {
  if (value === null || value === undefined) return null
  if (type === 'boolean') return value !== 0
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd')
  return value
}

/** Compares both row by row. Throws BackupError that names the first row that is not the same. Answers how many there are. */
export async function compareTable(file: Client.Database, client: PostgresClient, table: MovedTable): Promise<number> {
  const { name, columns, key } = table
  const order = quoted(key)
  const shown = columns
    .map((column) => (column.type === 'json' ? `"${column.name}"::text` : `"${column.name}"`))
    .join(', ')
  const here = file
    .prepare(`select ${quoted(columns.map((column) => column.name))} from "${name}" order by ${order}`)
    .iterate()
  let count = 0
  await client.query('BEGIN')
  await client.query(`declare compared cursor for select ${shown} from "${name}" order by ${order}`)
  try {
    for (;;) {
      const { rows: there } = await client.query<Row>('fetch 1000 from compared')
      for (const row of there) {
        const next = here.next()
        const theirs = next.done ? null : (next.value as Row)
        for (const column of columns)
          if (theirs === null || !isSame(asStored(theirs[column.name], column), row[column.name]))
            throw new BackupError(
              `${name}: the row ${key.map((part) => String(row[part])).join(' ')} is not the same (${column.name}).`,
            )
        count += 1
      }
      if (there.length === 0) break
    }
    if (!here.next().done) throw new BackupError(`${name}: rows are missing after ${count}.`)
    return count
  } finally {
    here.return?.()
    await client.query('ROLLBACK')
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return a.equals(b)
  return a === b || (a === null && b === null)
}

/** The next number that the database gives is above all that SQLite has given, also for rows that are gone. */
export async function goOnNumbering(file: Client.Database, client: PostgresClient, table: MovedTable): Promise<void> {
  const { name, numbered } = table
  if (numbered === null) return
  const given = file.prepare('select seq from sqlite_sequence where name = ?').pluck().get(name) as number | undefined
  await client.query(
    `select setval(pg_get_serial_sequence($1, $2), greatest($3::bigint, (select coalesce(max("${numbered}"), 0) from "${name}")) + 1, false)`,
    [`public."${name}"`, numbered, given ?? 0],
  )
}
