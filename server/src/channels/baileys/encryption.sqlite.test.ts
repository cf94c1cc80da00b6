import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SqliteDatabase } from '#base/database/sqlite-database.ts'
import { Bench } from '#testing/baileys-bench.ts'

let bench: Bench
beforeEach(async () => {
  bench = await Bench.open()
})
afterEach(() => bench.close())

test('nothing readable of keys and messages lies in the database file', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, database } = await bench.linked()
  const { client, file } = database as SqliteDatabase
  heard.beforeStoring = () => Promise.reject(new Error('not now'))
  await ana.sendText('palabra muy secreta')
  await bench.simulator.client.waitForConfirmed()
  client.pragma('wal_checkpoint(TRUNCATE)')
  const written = readFileSync(file).toString('latin1')
  expect(written).not.toContain('palabra muy secreta')
  expect(written).not.toContain('"privKey"')
  expect(written).not.toContain('noiseKey')
})
