import { openSqlite } from '@aldia/server/base/database/sqlite-database.ts'
import { findMessages, findPeople } from '@aldia/server/board/card.reads.ts'
import { recordLoaders } from '@aldia/server/records.ts'
import { makeBoardReads } from '@aldia/server/snapshot.ts'
import Client from 'better-sqlite3'
import { answer } from '#processes/answer.ts'
import { monotonic } from '#processes/monotonic.ts'

// The program's own reading beside the same rows read table by table, without a join, a query builder or anything made of them.

const firstCards = 50
const foundMessages = 30
const foundPeople = 20

type Query = () => unknown

function ours(file: string): { board: Query; column: Query; today: Query; search(words: string): unknown } {
  const { reader, client } = openSqlite(file)
  const reads = makeBoardReads(reader, recordLoaders, (account) => account, Date.now)
  const { id: workspaceId } = client.prepare('select id from workspaces').get() as { id: string }
  const stageId = fullestStage(client)
  return {
    board: () => reads.snapshot(workspaceId, {}),
    column: () => reads.column({ workspaceId, stageId, after: null, limit: firstCards, filter: {} }),
    today: () => reads.today(workspaceId),
    async search(words) {
      await findMessages(reader, workspaceId, words, foundMessages)
      await findPeople(reader, workspaceId, words, foundPeople)
    },
  }
}

const fullestStage = (client: Client.Database) =>
  (client.prepare('select id from stages order by card_count desc').get() as { id: string }).id

function floor(file: string): ReturnType<typeof ours> {
  const client = new Client(file, { readonly: true })
  client.pragma('cache_size = -32000')
  const cards = client.prepare('select * from cards where stage_id = ? order by rank limit ?')
  const stages = client.prepare('select * from stages')
  const others = ['workspaces', 'users', 'channel_accounts'].map((table) => client.prepare(`select * from ${table}`))
  const byIds = new Map<string, Client.Statement>()
  const rowsOf = (table: string, ids: readonly unknown[]) => {
    const text = `select * from ${table} where id in (${ids.map(() => '?').join()})`
    const statement = byIds.get(text) ?? client.prepare(text)
    byIds.set(text, statement)
    return statement.all(...ids)
  }
  const column = (stageId: string) => {
    const rows = cards.all(stageId, firstCards + 1) as { contact_id: string; last_message_id: string | null }[]
    rowsOf(
      'contacts',
      rows.map((row) => row.contact_id),
    )
    rowsOf(
      'messages',
      rows.map((row) => row.last_message_id),
    )
  }
  const stageId = fullestStage(client)
  const hits = client.prepare(
    'select * from messages where row_no in (select rowid from message_search where message_search match ? order by rowid desc limit ?)',
  )
  const people = client.prepare(
    'select * from contacts where row_no in (select rowid from contact_search where contact_search match ?) limit ?',
  )
  const beginning = client.prepare('select * from contacts where name like ? limit ?')
  return {
    board: () => {
      for (const other of others) other.all()
      for (const { id } of stages.all() as { id: string }[]) column(id)
    },
    column: () => column(stageId),
    // The first page of each kind, had each been a column.
    today: () => {
      for (let kind = 0; kind < 7; kind++) column(stageId)
    },
    search(words) {
      hits.all(
        words
          .split(' ')
          .map((word) => `"${word}"*`)
          .join(' '),
        foundMessages,
      )
      if ([...words].length >= 3) people.all(`"${words}"`, foundPeople)
      else beginning.all(`${words}%`, foundPeople)
    },
  }
}

const sides = { ours: null as ReturnType<typeof ours> | null, floor: null as ReturnType<typeof ours> | null }

async function timed(query: Query): Promise<number> {
  const started = monotonic()
  await query()
  return monotonic() - started
}

/** What can be asked. */
export const commands = answer({
  open({ file }: { file: string }) {
    Object.assign(sides, { ours: ours(file), floor: floor(file) })
  },
  /** How long each of so many runs took, ms. */
  async run(about: { side: 'ours' | 'floor'; query: 'board' | 'column' | 'today'; times: number }): Promise<number[]> {
    const query = sides[about.side]?.[about.query]
    const took: number[] = []
    for (let i = 0; i < about.times && query; i++) took.push(await timed(query))
    return took
  },
  /** The same for searches, once for each of the words. */
  async search(about: { side: 'ours' | 'floor'; words: string[] }): Promise<number[]> {
    const side = sides[about.side]
    const took: number[] = []
    for (const words of about.words) if (side) took.push(await timed(() => side.search(words)))
    return took
  },
})

process.once('SIGTERM', () => process.exit(0))
