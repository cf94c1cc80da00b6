import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PostgresClient } from '#base/database/postgres-client.ts'
import { mustBeUsable, withPostgres } from '#base/database/postgres-migrations.ts'
import { channelKeys } from '#channels/channels.tables.ts'
import { type Borrowed, borrowPostgres } from '#testing/postgres-pool.ts'
import { fridayMorning } from '#testing/workspace.ts'
import { openStore } from './store-folder.ts'

let folder: string
let borrowed: Borrowed
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-store-'))
  borrowed = await borrowPostgres({ isThrownAway: true })
})
afterEach(async () => {
  await borrowed.giveBack()
  rmSync(folder, { recursive: true, force: true })
})

const change = (statements: string) => withPostgres(borrowed.url, (client) => client.query(statements))
const open = () => openStore(folder, fridayMorning, borrowed.url)

test('an empty database is brought to this version, and opens again', async () => {
  await change('drop schema public cascade; create schema public')
  for (const _ of [1, 2]) await (await open()).close()
  const { rows } = await change('select count(*) as n from workspaces')
  expect(rows).toEqual([{ n: 0 }])
})

test('a database that a newer version has made is refused', async () => {
  await change(`insert into __drizzle_migrations (hash, created_at) values ('later', 4000000000000)`)
  await expect(open()).rejects.toThrow(/^The database in DATABASE_URL \(.*\) was made by a newer version of Al Día/)
})

test('a server that is too old is refused', async () => {
  const rows = [{ version: '14.9', number: '140009', encoding: 'UTF8' }]
  const client = { query: async () => ({ rows }) } as unknown as PostgresClient
  await expect(mustBeUsable(client, borrowed.url)).rejects.toThrow(/is version 14\.9; 15 or newer is needed/)
})

test.each([
  ['a database that does not exist', (url: string) => `${url}_none`, /refuses: database ".*" does not exist/],
  ['a server that is not there', () => 'postgres://x:secreta@127.0.0.1:9/nada', /no PostgreSQL answers on 127/],
])('%s is told in one line, without the password', async (_what, address, line) => {
  const refused = await openStore(folder, fridayMorning, address(borrowed.url)).catch((error: Error) => error.message)
  expect(refused).toMatch(/^DATABASE_URL: /)
  expect(refused).toMatch(line)
  expect(refused).not.toMatch(/secreta|\n/)
})

test('a folder without the key of the database is refused, and gets no other key', async () => {
  const store = await open()
  await store.database.write(null, (tx) =>
    tx.insert(channelKeys).values({ accountId: 'a', type: 'creds', keyId: '', value: Buffer.from('x') }),
  )
  await store.close()
  await (await open()).close()
  rmSync(join(folder, 'secret.key'))
  for (const _ of [1, 2]) await expect(open()).rejects.toThrow(/secret\.key is missing/)
})

test('a folder whose own file holds data is not opened beside an empty database', async () => {
  writeFileSync(join(folder, 'aldia.db'), 'data')
  await expect(open()).rejects.toThrow(/holds data and the database in DATABASE_URL none: .*move-to-postgres/)
})
