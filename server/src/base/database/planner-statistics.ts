import type Client from 'better-sqlite3'

// SQLite chooses how to look something up by how many rows share the values of an index. Of a table that was never analysed it
// guesses that the first column alone leaves ten rows; here the first is nearly always the workspace, which leaves all of
// them, so that a list of forty ids was looked for by reading through every contact there is. What SQLite should know
// does not depend on the data, so it is told once instead of measured again and again: the same question is answered
// the same way on the first day and with a million messages. (https://sqlite.org/fileformat2.html#stat1tab)

/** Columns whose values nearly all rows share. */
const everybodys = new Set(['workspace_id', 'channel_account_id', 'account_id'])
/** Columns with a handful of values. */
const few = new Set(['stage_id', 'state', 'status', 'type', 'kind', 'unit', 'direction'])
/** Tables that stay small. */
const smallTables = new Set(['workspaces', 'workspace_seqs', 'users', 'stages', 'channel_accounts', 'payment_methods'])

const rowsOfSmall = 10
const rowsOfLarge = 1_000_000
/** Rows of an index that holds only some of the rows of its table. */
const rowsOfPartial = 10_000
/** Rows that share a value such as a person or a day. */
const rowsAlike = 20

interface IndexOf {
  name: string
  isUnique: boolean
  isPartial: boolean
  columns: string[]
}

/** Tells SQLite how selective the indexes are. Writes only when something about it is new; an open reader learns of it too. */
export function informPlanner(client: Client.Database): void {
  const wanted = tablesOf(client).flatMap((table) =>
    indexesOf(client, table).map((index) => ({ tbl: table, idx: index.name, stat: statOf(table, index) })),
  )
  const present = client.prepare(`select 1 from sqlite_schema where name = 'sqlite_stat1'`).get()
    ? client.prepare('select tbl, idx, stat from sqlite_stat1 order by tbl, idx').all()
    : []
  wanted.sort((a, b) => order(a.tbl, b.tbl) || order(a.idx, b.idx))
  if (JSON.stringify(present) === JSON.stringify(wanted)) return
  client.transaction(() => {
    // Makes the table, and by changing the schema has other connections read it.
    client.exec('drop table if exists sqlite_stat1; drop table if exists sqlite_stat4; analyze sqlite_schema')
    const insert = client.prepare('insert into sqlite_stat1 (tbl, idx, stat) values (@tbl, @idx, @stat)')
    for (const row of wanted) insert.run(row)
  })()
  client.exec('analyze sqlite_schema')
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function tablesOf(client: Client.Database): string[] {
  const tables = client.pragma('table_list') as { schema: string; name: string; type: string }[]
  return tables
    .filter(({ schema, name, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'))
    .map(({ name }) => name)
}

function indexesOf(client: Client.Database, table: string): IndexOf[] {
  const found = client.pragma(`index_list('${table}')`) as { name: string; unique: 0 | 1; partial: 0 | 1 }[]
  return found.map(({ name, unique, partial }) => ({
    name,
    isUnique: unique === 1,
    isPartial: partial === 1,
    // null: an expression.
    columns: (client.pragma(`index_info('${name}')`) as { name: string | null }[]).map((column) => column.name ?? ''),
  }))
}

/** How many rows the index has, then how many of them share the first, the first two… columns. */
function statOf(table: string, { columns, isUnique, isPartial }: IndexOf): string {
  const rows = smallTables.has(table) ? rowsOfSmall : isPartial ? rowsOfPartial : rowsOfLarge
  const alike: number[] = []
  let left = rows
  for (const [at, column] of columns.entries()) {
    if (isUnique && at === columns.length - 1) left = 1
    else if (few.has(column)) left = Math.max(1, Math.round(left / 10))
    else if (!everybodys.has(column)) left = Math.max(1, left > rowsAlike ? rowsAlike : Math.round(left / 10))
    alike.push(left)
  }
  return [rows, ...alike].join(' ')
}
