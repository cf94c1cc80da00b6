import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Client from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { byEngine, engine } from '#base/database/engine.ts'
import { withPostgres } from '#base/database/postgres-migrations.ts'
import { openStore, type Place } from '#base/store-folder.ts'
import { makeFirstDatabase } from '#testing/old-database.ts'
import { borrowPostgres } from '#testing/postgres-pool.ts'
import { fridayMorning } from '#testing/workspace.ts'
import { moveToPostgres } from '#upkeep/move-to-postgres.ts'
import { findDifferences } from './verify.ts'

let folder: string
let place: Place
let spoil: (statements: string) => Promise<unknown>
let done = async () => {}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-verify-'))
  await makeFirstDatabase(join(folder, 'aldia.db'))
  writeFileSync(join(folder, 'secret.key'), `${'a'.repeat(64)}\n`)
  if (engine === 'postgres') await onServer()
  else await inFile()
})
afterEach(async () => {
  await done()
  rmSync(folder, { recursive: true, force: true })
})

async function inFile(): Promise<void> {
  place = { dataDir: folder, databaseUrl: null }
  await (await openStore(folder, fridayMorning)).close()
  spoil = async (statements) => {
    const client = new Client(join(folder, 'aldia.db'))
    client.exec(statements)
    client.close()
  }
}

async function onServer(): Promise<void> {
  const about = { isThrownAway: false }
  const { url, giveBack } = await borrowPostgres(about)
  done = giveBack
  place = { dataDir: folder, databaseUrl: url }
  await moveToPostgres({ dataDir: folder, databaseUrl: url, say: () => {} })
  spoil = (statements) => {
    about.isThrownAway ||= statements.includes('drop index')
    return withPostgres(url, (client) => client.query(statements))
  }
}

const sha256 = 'ab'.repeat(32)
const aFile = `insert into files (id, workspace_id, sha256, name, mime_type, size_bytes, created_at)
  values ('f1', 'w1', '${sha256}', 'recibo.pdf', 'application/pdf', 3, 1000);`
const aDebt = `insert into debts (id, workspace_id, seq, version, contact_id, concept, currency, amount_minor, issued_on, due_on, terms,
    lines, file_ids, created_at) values ('d1', 'w1', 1, 1, 'p1', 'Nevera', 'COP', 500, '2026-11-01', '2026-11-30', '{}', '[]', '[]', 1);`
const entry = (id: string, kind: string, amount: number, more = 'null, null') =>
  `insert into ledger_entries (id, workspace_id, seq, contact_id, debt_id, kind, amount_minor, currency, "on", at, payment_id,
    reverses_entry_id) values ('${id}', 'w1', 1, 'p1', 'd1', '${kind}', ${amount}, 'COP', '2026-11-01', 1, ${more});`
const queued = `update messages set direction = 'out', status = 'queued';`

test('an untouched database agrees with itself', async () => {
  expect(await findDifferences(place)).toEqual([])
})

test.each([
  ['a column counts other cards than stand in it', `update stages set card_count = 9`, 's1'],
  ['a card stands in no column', `update cards set stage_id = 'nowhere'`, 'c1'],
  ['a card stands in an archived column', `update stages set archived_at = 1`, 'c1'],
  ['a card has no person', `update cards set contact_id = 'nobody'`, 'c1'],
  ['a person with messages has no card', `delete from cards`, 'p1'],
  ['a card does not show its newest message', `update cards set last_message_at = 5`, 'c1'],
  ['a card counts too few or too many unread messages', `update cards set unread = 0`, 'c1'],
  ['a card counts too few or too many unread messages', `update cards set unread = 7`, 'c1'],
  ['a message belongs to no conversation', `update messages set conversation_id = 'none'`, 'm1'],
  ['a conversation belongs to no person, or to one merged away', `update conversations set contact_id = 'x'`, 'v1'],
  [
    'an address belongs to nobody, or to a person merged away',
    `insert into contact_identities (workspace_id, contact_id, address, match_key, created_at)
      values ('w1', 'nobody', '5730@s.whatsapp.net', '5730', 1)`,
    '5730@s.whatsapp.net',
  ],
  [
    'one WhatsApp id stands twice in a conversation',
    `drop index messages_once;
      insert into messages (id, workspace_id, seq, conversation_id, channel_account_id, wa_id, direction, origin, kind, text, sent_at)
      values ('m2', 'w1', 3, 'v1', 'a1', 'WA1', 'in', 'live', 'text', 'otra vez', 2000)`,
    'm1',
  ],
  ['a received message was never recorded as an event', `delete from events`, 'm1'],
  ['something is numbered beyond the last change', `update messages set seq = 99`, 'm1'],
  [
    'a text cannot be found by search',
    byEngine({ sqlite: `delete from message_search where rowid = 1`, postgres: 'drop index messages_search' }),
    byEngine({ sqlite: 'm1', postgres: 'messages_search' }),
  ],
  [
    'a person cannot be found by search',
    byEngine({ sqlite: `delete from contact_search where rowid = 1`, postgres: 'drop index contacts_search' }),
    byEngine({ sqlite: 'p1', postgres: 'contacts_search' }),
  ],
  ['a queued message waits in no outbox', queued, 'm1'],
  [
    'a message that has arrived waits to be sent again',
    `update messages set direction = 'out', status = 'read';
      insert into outbox (id, workspace_id, channel_account_id, conversation_id, message_id, wa_id, outgoing, not_before, state,
        attempts, created_at) values ('o1', 'w1', 'a1', 'v1', 'm1', 'WA1', '{"what":"message"}', 1, 'waiting', 0, 1)`,
    'm1',
  ],
  ['a card shows another balance than its ledger', `${aDebt}${entry('e1', 'charge', 500)}`, 'c1'],
  ['a card shows another balance than its ledger', `update cards set money = '{"balances":{"COP":7}}'`, 'c1'],
  ['a card shows other tags than its person carries', `update cards set tag_ids = '["t1"]'`, 'c1'],
  ['a card shows other tags than its person carries', `insert into contact_tags values ('t1', 'p1')`, 'c1'],
  ['a column shows another total than its cards', `update stages set totals = '{"COP":7}'`, 's1'],
  [
    'a payment is booked with another amount than it has',
    `insert into payments (id, workspace_id, seq, version, contact_id, amount_minor, currency, paid_on, paid_by, state,
      wanted_allocations, plan_extra, created_at)
      values ('y1', 'w1', 1, 1, 'p1', 300, 'COP', '2026-11-02', 'cash', 'confirmed', '[]', 'oldest_first', 1);
      ${aDebt}${entry('e1', 'payment', -200, "'y1', null")}`,
    'y1',
  ],
  ['a ledger entry belongs to no debt, or to the debt of another person', entry('e1', 'charge', 500), 'e1'],
  [
    'a reversal does not undo what it reverses',
    `${aDebt}${entry('e1', 'charge', 500)}${entry('e2', 'reversal', -400, "null, 'e1'")}`,
    'e2',
  ],
  [
    'the instalments of a plan do not add up',
    `insert into plans (id, workspace_id, seq, version, contact_id, currency, debt_ids, status, terms, balance_minor,
      interest_minor, total_minor, message_ids, missed, status_at, created_at)
      values ('l1', 'w1', 1, 1, 'p1', 'COP', '[]', 'active', '{}', 500, 0, 500, '[]', 0, 1, 1)`,
    'l1',
  ],
  ['a stored file is missing', aFile, sha256],
])('names it when %s', async (what, statements, id) => {
  await spoil(statements)
  const found = await findDifferences(place)
  expect(found).toContainEqual({ what, count: 1, ids: [id] })
})

test('names a stored file whose bytes have changed', async () => {
  await spoil(aFile)
  mkdirSync(join(folder, 'files', sha256.slice(0, 2)), { recursive: true })
  writeFileSync(join(folder, 'files', sha256.slice(0, 2), sha256.slice(2)), 'pdf')
  expect(await findDifferences(place)).toEqual([{ what: 'a stored file is damaged', count: 1, ids: [sha256] }])
})

test.skipIf(engine === 'postgres')('names a damaged database file', async () => {
  await spoil('vacuum; pragma journal_mode = delete')
  const file = join(folder, 'aldia.db')
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4_096 * 3, 4_096 * 12)
  writeFileSync(file, bytes)
  const [found] = await findDifferences(place)
  expect(found?.what).toBe('the database file itself is damaged')
})
