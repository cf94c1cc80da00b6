import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PostgresDatabase } from '#base/database/postgres-database.ts'
import { columnPage, findMessages, findPeople } from '#board/card.reads.ts'
import { contactsToCheck } from '#board/card-balance.ts'
import { findContacts, findIdentities } from '#contacts/contacts.store.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { findMessages as messagesById, threadIds } from '#conversations/messages.store.ts'
import { debtsOfContact, entriesOfContact } from '#debts/debts.store.ts'
import { outgoingRows } from '#outbox/outgoing.reads.ts'
import { statementsOf } from '#testing/statements.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// The same as for SQLite (look-ups.sqlite.test.ts). PostgreSQL decides by how much there is, and with so few rows it would as soon
// read a table through. So that is forbidden here, with the joins that come of it: what still reads everything has no index to go by.

const rows = 2_000
/** What stays small in every business. */
const small = [
  'workspaces',
  'workspace_seqs',
  'users',
  'stages',
  'channel_accounts',
  'payment_methods',
  'tags',
  'segments',
]

/** What grows with people and messages, as far as it is looked into here. */
const large = [
  ...['contacts', 'contact_identities', 'conversations', 'messages', 'early_marks', 'cards', 'open_amounts'],
  ...['debts', 'ledger_entries', 'outbox'],
]

let shop: TestWorkspace
beforeAll(async () => {
  shop = await testWorkspace()
  await fill()
})
afterAll(() => shop.dispose())

const ask = async <T>(text: string): Promise<T[]> =>
  (await (shop.database as PostgresDatabase).pool.query(text)).rows as T[]

/** Of nearly everybody these say nothing: who was merged away, what was cancelled, removed or ended. */
const isUsuallyNull = (column: string) => column === 'merged_into_id' || column.endsWith('_at')
/** What nearly all rows share. */
const shared: Record<string, string> = { channel_account_id: 'account', account_id: 'account' }

/** Puts rows into every table that grows, whatever it is: each value its own, but for what all rows of a business share. */
async function fill(): Promise<void> {
  const columns = await ask<{
    table_name: string
    column_name: string
    data_type: string
    has_value: boolean
    may_be_null: boolean
  }>(
    `select table_name, column_name, data_type, is_nullable = 'YES' as may_be_null,
       column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as has_value
     from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`,
  )
  for (const [table, all] of Map.groupBy(columns, ({ table_name }) => table_name)) {
    if (!large.includes(table)) continue
    const given = all.filter(({ has_value }) => !has_value)
    const values = given.map(({ column_name, data_type, may_be_null }) => {
      if (may_be_null && isUsuallyNull(column_name)) return 'null'
      if (shared[column_name] !== undefined) return `'${shared[column_name]}'`
      if (column_name === 'workspace_id') return `'${shop.workspaceId}'`
      if (data_type === 'boolean') return 'false'
      if (data_type.startsWith('json')) return `'[]'`
      if (data_type === 'bytea') return `'\\x00'`
      return /int|numeric|double/.test(data_type) ? 'i' : `'${column_name}-' || i`
    })
    const names = given.map(({ column_name }) => `"${column_name}"`)
    await ask(
      `insert into "${table}" (${names.join(', ')}) select ${values.join(', ')} from generate_series(1, ${rows}) as i
       on conflict do nothing`,
    )
  }
  await ask('analyze')
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}

/** The ways of PostgreSQL that begin with reading everything. */
const readingThrough = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']

/** Where a statement reads a large table, or all that a business has in it, from beginning to end. */
async function readsThrough(sql: string, values: readonly string[] | null = null): Promise<string[]> {
  const client = await (shop.database as PostgresDatabase).pool.connect()
  try {
    await client.query(`set plan_cache_mode = ${values === null ? 'force_generic_plan' : 'force_custom_plan'}`)
    for (const way of readingThrough) await client.query(`set ${way} = off`)
    await client.query(`prepare looked_at as ${sql}`)
    const count = new Set(sql.match(/\$\d+/g)).size
    const given = (values ?? Array.from({ length: count }, () => 'null')).join(', ')
    const { rows: found } = await client.query(
      `explain (format json) execute looked_at${count > 0 ? `(${given})` : ''}`,
    )
    return nodesOf(found[0]['QUERY PLAN'][0].Plan).flatMap((node) => breachOf(node) ?? [])
  } finally {
    await client.query('deallocate all')
    await client.query('reset plan_cache_mode')
    for (const way of readingThrough) await client.query(`reset ${way}`)
    client.release()
  }
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

function breachOf(node: Plan): string | null {
  const table = node['Relation Name'] ?? node['Index Name'] ?? ''
  if (small.some((name) => table.startsWith(name))) return null
  const condition = node['Index Cond'] ?? null
  if (node['Node Type'] === 'Seq Scan') return `reads all of ${table}`
  const isOfIndex = /^(Index|Index Only|Bitmap Index) Scan$/.test(node['Node Type'])
  const isOfBusiness = condition === null || /^\(\(?workspace_id = [^)]*\)(::text)?\)?$/.test(condition)
  return isOfIndex && isOfBusiness ? `reads all of ${table} (${condition})` : null
}

test.each([1, 40])(
  '%i people, messages or numbers are looked up one by one, never by reading everybody',
  async (count) => {
    const { reader } = shop.database
    const { workspaceId } = shop
    const list = (word: string) => Array.from({ length: count }, (_, i) => `${word}-${i}`)
    const marks = { addresses: list('address'), matchKeys: list('match_key') }
    const asked = await statementsOf(shop.database, async () => {
      await meetPeople(reader, { workspaceId, accountId: 'account', waIds: list('wa_id'), ...marks })
      await findIdentities(reader, workspaceId, marks)
      await findContacts(reader, workspaceId, list('id'))
      await messagesById(reader, workspaceId, list('id'))
      const page = { side: 'older', cursor: null, including: false, limit: 50 } as const
      await threadIds(reader, { workspaceId, conversationIds: list('conversation_id'), ...page })
      await findPeople(reader, workspaceId, 'rosa', 20)
      await findPeople(reader, workspaceId, '$ 350.000', 20)
      await columnPage(reader, { workspaceId, stageId: 'stage_id-7', after: null, limit: 50, filter: {} })
      await debtsOfContact(reader, 'contact_id-7')
      await entriesOfContact(reader, 'contact_id-7')
      await contactsToCheck(reader, workspaceId, '2026-11-20', '', 20)
    })
    expect(asked.length).toBeGreaterThanOrEqual(10)
    const found: string[] = []
    for (const sql of asked) for (const breach of await readsThrough(sql)) found.push(`${breach}: ${sql.slice(0, 300)}`)
    expect(found).toEqual([])
  },
)

test('what waits to leave is read by its state and time, whatever has left before', async () => {
  const about = { workspaceId: shop.workspaceId, now: 1, contactId: 'contact', cursor: { at: 1, id: 'row' } }
  const asked = await statementsOf(shop.database, () =>
    outgoingRows(shop.database.reader, { ...about, filter: { limit: 50, authorId: 'user', kind: 'typed' } }),
  )
  const found: string[] = []
  for (const sql of asked) for (const breach of await readsThrough(sql)) found.push(`${breach}: ${sql.slice(0, 300)}`)
  expect(found).toEqual([])
})

test('a text is looked for by its words, planned for just these', async () => {
  const { workspaceId } = shop
  const asked = await statementsOf(shop.database, () =>
    findMessages(shop.database.reader, workspaceId, 'mañana pago', 30),
  )
  expect(asked).toHaveLength(1)
  const values = [`'manana'`, 'false', `'pago'`, 'true', '30', `'${workspaceId}'`, '30']
  expect(await readsThrough(asked[0] ?? '', values)).toEqual([])
})

test('and that plan is never kept for other words', async () => {
  const { workspaceId } = shop
  const [search = ''] = await statementsOf(shop.database, () =>
    findMessages(shop.database.reader, workspaceId, 'mañana pago', 30),
  )
  const client = await (shop.database as PostgresDatabase).pool.connect()
  try {
    for (let i = 0; i < 5; i++) {
      await client.query({ text: search, values: [`palabra${i}`, false, 'pago', true, 30, workspaceId, 30] })
      await client.query({ text: 'select id from contacts where id = $1', values: [`id-${i}`] })
    }
    const kept = await client.query<{ statement: string }>('select statement from pg_prepared_statements')
    const statements = kept.rows.map(({ statement }) => statement)
    expect(statements).toContain('select id from contacts where id = $1')
    expect(statements).not.toContain(search)
  } finally {
    client.release()
  }
})
