import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Client from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeChangeNumbers } from '#base/change-numbers.store.ts'
import { withPostgres } from '#base/database/postgres-migrations.ts'
import { openSqlite } from '#base/database/sqlite-database.ts'
import { migrateSqlite } from '#base/database/sqlite-migrations.ts'
import { openStore } from '#base/store-folder.ts'
import { makeFirstDatabase } from '#testing/old-database.ts'
import { outboxRows } from '#testing/outbox-rows.ts'
import { type Borrowed, borrowPostgres } from '#testing/postgres-pool.ts'
import { fridayMorning } from '#testing/workspace.ts'
import { makeBackup } from '#upkeep/backup.ts'
import { moveToPostgres } from '#upkeep/move-to-postgres.ts'
import { restoreBackup } from '#upkeep/restore.ts'
import { findDifferences } from '#upkeep/verify.ts'

let folder: string
let borrowed: Borrowed
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-move-'))
  borrowed = await borrowPostgres({ isThrownAway: true })
  await makeFirstDatabase(join(folder, 'aldia.db'))
  writeFileSync(join(folder, 'secret.key'), `${'a'.repeat(64)}\n`)
})
afterEach(async () => {
  await borrowed.giveBack()
  rmSync(folder, { recursive: true, force: true })
})

const place = () => ({ dataDir: folder, databaseUrl: borrowed.url })
const move = (say: Parameters<typeof moveToPostgres>[0]['say'] = () => {}) => moveToPostgres({ ...place(), say })
const ask = async <T>(query: string) =>
  withPostgres(borrowed.url, async (client) => (await client.query(query)).rows as T[])
const change = (query: string) => ask(query)
/** More of everything than fits in one batch, with what the two engines store differently. */
async function fill(): Promise<void> {
  const file = openSqlite(join(folder, 'aldia.db'))
  migrateSqlite(file)
  file.client.exec(`
    with recursive numbers (value) as (select 1 union all select value + 1 from numbers where value < 2500)
    insert into messages (id, workspace_id, seq, conversation_id, channel_account_id, wa_id, direction, origin, kind, text, sent_at)
    select 'n' || value, 'w1', 3, 'v1', 'a1', 'N' || value, 'out', 'phone', 'text', 'día' || char(0) || value || ' 🙏', value % 900
    from numbers;
    insert into channel_keys values ('a1', 'creds', '', x'00ff10');
    delete from messages where id = 'n2500';`)
  await file.close()
}

test('a data folder is on the server as it was, and the program goes on there', async () => {
  await fill()
  const before = readFileSync(join(folder, 'aldia.db'))
  const told = new Map<string, number>()
  await move(({ table, rows, isCompared }) => isCompared && told.set(table, rows))
  expect(told.get('messages')).toBe(2_500)
  expect(told.get('channel_keys')).toBe(1)
  expect(await findDifferences(place())).toEqual([])
  expect(readFileSync(join(folder, 'aldia.db')).equals(before)).toBe(true)
  const store = await openStore(folder, fridayMorning, borrowed.url)
  const next = await store.database.write('w1', (tx) => makeChangeNumbers().take(tx, 'w1'))
  await store.close()
  expect(next).toBe(4)
  // The number of a row that is gone is not given again.
  const [number] = await ask<{ next: number }>(`select nextval(pg_get_serial_sequence('messages', 'row_no')) as next`)
  expect(number?.next).toBeGreaterThan(2_501)
})

test('cut off anywhere it goes on where it was, and no program starts meanwhile', async () => {
  await fill()
  const copied: string[] = []
  const dies = (after: number) =>
    move(({ table, rows }) => {
      copied.push(`${table} ${rows}`)
      if (copied.length >= after) throw new Error('the machine fails')
    })
  for (const after of [1, 4, 9]) await expect(dies(after)).rejects.toThrow('the machine fails')
  await expect(openStore(folder, fridayMorning, borrowed.url)).rejects.toThrow(/run move-to-postgres again/)
  await move(({ table, rows, isCompared }) => void (isCompared || copied.push(`${table} ${rows}`)))
  expect(new Set(copied).size).toBe(copied.length)
  expect(await findDifferences(place())).toEqual([])
})

test('a target that is not empty is refused, and so is the same move a second time', async () => {
  await change(
    `insert into stages (id, workspace_id, seq, kind, name, colour, rank, card_count) values ('x', 'w', 1, 'inbox', 'x', 'grey', 'a', 0)`,
  )
  await expect(move()).rejects.toThrow(/is not empty: there are rows in stages/)
  await change('delete from stages')
  await move()
  await expect(move()).rejects.toThrow(/is not empty/)
})

test('a row that is not the same is named', async () => {
  await fill()
  await expect(
    move(({ table, isCompared }) => {
      if (table !== 'workspaces' || isCompared) return
      const client = new Client(join(folder, 'aldia.db.moving'))
      client.exec(`update messages set text = 'otra cosa' where id = 'n7'`)
      client.close()
    }),
  ).rejects.toThrow('messages: the row 8 is not the same (text).')
})

test('a backup of the server is restored over what came later, which is kept beside it', async () => {
  await fill()
  await move()
  const about = { ...place(), now: fridayMorning }
  await change(`${outboxRows(fridayMorning)} update cadences set is_on = true`)
  const backup = await makeBackup({ ...about, into: join(folder, 'backups') })
  const counts = { messages: 2_506 }
  expect(JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'))).toMatchObject({
    database: 'postgres',
    counts,
  })
  await change(`delete from messages; update program_lease set holder = ''`)
  const { movedAside } = await restoreBackup({ ...about, backup })
  expect(movedAside).toMatch(/^the schema replaced_\d+ of the database and .*replaced-/)
  expect(await ask('select count(*) as n from messages')).toEqual([{ n: 2_506 }])
  expect(await ask(`select id from outbox where state = 'waiting'`)).toEqual([{ id: 'future' }])
  expect(await ask('select reminders_paused_at as at from workspaces where reminders_paused_at is not null')).toEqual([
    { at: fridayMorning },
  ])
  expect(await findDifferences(place())).toEqual([])
  await (await openStore(folder, fridayMorning, borrowed.url)).close()
  // A damaged dump changes nothing.
  writeFileSync(join(backup, 'aldia.dump'), 'nada')
  await expect(restoreBackup({ ...about, backup })).rejects.toThrow(/checksum differs/)
  await expect(
    restoreBackup({
      ...about,
      databaseUrl: null,
      backup: await makeBackup({ ...about, now: fridayMorning + 1, into: join(folder, 'more') }),
    }),
  ).rejects.toThrow(/of a PostgreSQL database/)
})
