import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Client from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFirstDatabase } from '#testing/old-database.ts'
import { fridayMorning } from '#testing/workspace.ts'
import { findDifferences } from '#upkeep/verify.ts'
import { openStore } from './store-folder.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-store-'))
  file = join(folder, 'aldia.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function read<T>(path: string, query: string): T[] {
  const client = new Client(path, { readonly: true })
  try {
    return client.prepare(query).all() as T[]
  } finally {
    client.close()
  }
}
const schemaOf = (path: string) => read(path, `select name, sql from sqlite_master where sql is not null order by name`)
const copies = () => readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.db'))
const keyFile = () => writeFileSync(join(folder, 'secret.key'), `${'a'.repeat(64)}\n`)

test('a database of the first version opens, is brought up to date, and was copied beforehand', async () => {
  await makeFirstDatabase(file)
  keyFile()
  const before = schemaOf(file)
  const store = await openStore(folder, fridayMorning)
  await store.close()
  expect(read(file, 'select name from workspaces')).toEqual([{ name: 'Tienda de ayer' }])
  expect(await findDifferences({ dataDir: folder, databaseUrl: null })).toEqual([])
  const [copy = ''] = copies()
  expect(copy).toBe('before-update-2026-11-20T14-00-00-000Z.db')
  expect(schemaOf(join(folder, 'backups', copy))).toEqual(before)
  expect(read(join(folder, 'backups', copy), 'select text from messages')).toEqual([{ text: 'cuánto debo' }])
  // Nothing is left to be done, so nothing is copied.
  await (await openStore(folder, fridayMorning + 1)).close()
  expect(copies()).toHaveLength(1)
})

test('of the copies before updates the newest few are kept', async () => {
  for (let update = 0; update < 7; update++) {
    rmSync(file, { force: true })
    await makeFirstDatabase(file)
    keyFile()
    await (await openStore(folder, fridayMorning + update * 86_400_000)).close()
  }
  const kept = copies().sort()
  expect(kept).toHaveLength(5)
  expect(kept.at(-1)).toContain('2026-11-26')
})

test('a database made by a newer version is refused and not touched', async () => {
  await (await openStore(folder, fridayMorning)).close()
  const client = new Client(file)
  client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('later', 4_000_000_000_000)
  client.pragma('wal_checkpoint(TRUNCATE)')
  client.close()
  const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex')
  const before = hash()
  await expect(openStore(folder, fridayMorning)).rejects.toThrow(/newer version of Al Día/)
  expect(hash()).toBe(before)
})

test('a migration killed half-way leaves the database as it was, and the next start finishes it', async () => {
  await makeFirstDatabase(file)
  keyFile()
  const before = schemaOf(file)
  const program = fileURLToPath(new URL('../testing/dying-migration.ts', import.meta.url))
  const dying = (at: number) => spawnSync(process.execPath, [program, file, String(at)], { encoding: 'utf8' })
  for (const at of [4, 9, 14]) {
    expect(dying(at).signal).toBe('SIGKILL')
    expect(schemaOf(file)).toEqual(before)
    expect(read(file, 'select text from messages')).toEqual([{ text: 'cuánto debo' }])
  }
  await (await openStore(folder, fridayMorning)).close()
  expect(schemaOf(file)).not.toEqual(before)
  expect(await findDifferences({ dataDir: folder, databaseUrl: null })).toEqual([])
})
