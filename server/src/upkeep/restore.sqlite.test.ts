import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import Client from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '#base/store-folder.ts'
import { openFileStore } from '#files/file-store.ts'
import { insertFile } from '#files/files.store.ts'
import { outboxRows } from '#testing/outbox-rows.ts'
import { fridayMorning } from '#testing/workspace.ts'
import { makeBackup } from '#upkeep/backup.ts'
import { damageOf } from '#upkeep/damage.ts'
import { restoreBackup } from '#upkeep/restore.ts'

let shop: string
let elsewhere: string
let receipts: { sha256: string; bytes: Buffer }[]

beforeEach(async () => {
  shop = mkdtempSync(join(tmpdir(), 'aldia-restore-'))
  elsewhere = mkdtempSync(join(tmpdir(), 'aldia-restored-'))
  receipts = []
  const store = await openStore(shop, fridayMorning)
  const files = await openFileStore(join(shop, 'files'))
  for (let i = 0; i < 3; i++) {
    const bytes = randomBytes(2_000)
    const { sha256 } = await files.put(Readable.from([bytes]), { maxBytes: 10_000 })
    receipts.push({ sha256, bytes })
    await store.database.write('w', (tx) =>
      insertFile(tx, {
        id: `file-${i}`,
        workspaceId: 'w',
        sha256,
        mimeType: 'image/jpeg',
        sizeBytes: bytes.length,
        name: 'comprobante.jpg',
        width: null,
        height: null,
        createdAt: fridayMorning,
        createdById: null,
        contactId: null,
      }),
    )
  }
  await store.close()
})
afterEach(() => {
  for (const folder of [shop, elsewhere]) rmSync(folder, { recursive: true, force: true })
})

const pathOf = (folder: string, sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256.slice(2))

function expectWhole(folder: string): void {
  const client = new Client(join(folder, 'aldia.db'), { readonly: true })
  expect(damageOf(client)).toEqual([])
  expect(client.prepare('select count(*) as n from files').get()).toEqual({ n: receipts.length })
  client.close()
  for (const { sha256, bytes } of receipts) expect(readFileSync(pathOf(folder, sha256)).equals(bytes)).toBe(true)
  expect(existsSync(join(folder, 'secret.key'))).toBe(true)
}

const backUp = (into: string) => makeBackup({ dataDir: shop, databaseUrl: null, into, now: fridayMorning })
const restore = (backup: string, dataDir: string) =>
  restoreBackup({ backup, dataDir, databaseUrl: null, now: fridayMorning })

describe('a backup with attachments', () => {
  test('is restored in place, from the folder where the program puts its backups', async () => {
    const backup = await backUp(join(shop, 'backups'))
    await restore(backup, shop)
    expectWhole(shop)
    // And once more, over itself.
    await restore(backup, shop)
    expectWhole(shop)
  })

  test('is restored in place when attachments were lost or cut off meanwhile', async () => {
    const backup = await backUp(join(elsewhere, 'kept'))
    const [lost, cut] = receipts
    rmSync(pathOf(shop, lost?.sha256 ?? ''))
    rmSync(pathOf(shop, cut?.sha256 ?? ''))
    writeFileSync(pathOf(shop, cut?.sha256 ?? ''), 'half')
    await restore(backup, shop)
    expectWhole(shop)
  })

  test('is restored into a folder that is not there yet', async () => {
    const backup = await backUp(join(shop, 'backups'))
    await restore(backup, join(elsewhere, 'new', 'data'))
    expectWhole(join(elsewhere, 'new', 'data'))
  })

  const otherDisk = '/dev/shm'
  test.skipIf(!existsSync(otherDisk))('is restored from and onto another disk', async () => {
    const disk = mkdtempSync(join(otherDisk, 'aldia-'))
    try {
      await restore(await backUp(join(disk, 'backups')), shop)
      expectWhole(shop)
      await restore(await backUp(join(shop, 'backups')), join(disk, 'data'))
      expectWhole(join(disk, 'data'))
    } finally {
      rmSync(disk, { recursive: true, force: true })
    }
  })

  test('replaces a database that a newer version has made', async () => {
    const backup = await backUp(join(shop, 'backups'))
    const client = new Client(join(shop, 'aldia.db'))
    client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('later', 4_000_000_000_000)
    client.close()
    await expect(openStore(shop, fridayMorning)).rejects.toThrow(/newer version/)
    const { movedAside } = await restore(backup, shop)
    expect(existsSync(join(movedAside ?? '', 'aldia.db'))).toBe(true)
    const store = await openStore(shop, fridayMorning)
    await store.close()
    expectWhole(shop)
  })

  // A restore that dies before its n-th change of the disk: each time it can be done again, and what the program finds meanwhile is
  // either what was there or a refusal to start, never an empty business.
  test('is restored after being cut off at every step', async () => {
    const backup = await backUp(join(shop, 'backups'))
    const program = fileURLToPath(new URL('../testing/dying-restore.ts', import.meta.url))
    let steps = 0
    for (;;) {
      const { signal, status } = spawnSync(process.execPath, [program, backup, shop, String(steps)], {
        encoding: 'utf8',
      })
      if (signal === null) {
        expect(status).toBe(0)
        break
      }
      steps += 1
      const found = await openStore(shop, fridayMorning).catch((error: Error) => error.message)
      if (typeof found === 'string') expect(found).toMatch(/secret\.key is missing/)
      else {
        await found.close()
        expectWhole(shop)
      }
    }
    expect(steps).toBeGreaterThan(6)
    expectWhole(shop)
  }, 120_000)
})

/** What stands in the outbox of a shop, and in which state. */
function waitingAt(dataDir: string): Record<string, string> {
  const client = new Client(join(dataDir, 'aldia.db'), { readonly: true })
  const rows = client.prepare(`select o.id, o.state, m.status from outbox o join messages m on m.id = o.message_id`)
  const found = (rows.all() as { id: string; state: string; status: string }[]).map(
    ({ id, state, status }) => [id, `${state} ${status}`] as const,
  )
  client.close()
  return Object.fromEntries(found)
}
const pausedAt = (dataDir: string) => {
  const client = new Client(join(dataDir, 'aldia.db'), { readonly: true })
  const row = client.prepare('select reminders_paused_at as at from workspaces').get() as { at: number | null }
  client.close()
  return row.at
}
function fillOutbox(sql = ''): void {
  const client = new Client(join(shop, 'aldia.db'))
  client.exec(`insert into workspaces (id, seq, name, country, time_zone, currency, language, created_at)
    values ('w1', 1, 'Tienda', 'CO', 'America/Bogota', 'COP', 'es', 0)`)
  client.exec(outboxRows(fridayMorning) + sql)
  client.close()
}

test('what was about to leave is left to a person, and what is scheduled for a moment to come keeps it', async () => {
  fillOutbox()
  const backup = await backUp(join(shop, 'backups'))
  await restore(backup, join(elsewhere, 'new'))
  expect(waitingAt(join(elsewhere, 'new'))).toEqual({
    now: 'unknown unknown',
    overdue: 'unknown unknown',
    byRule: 'unknown unknown',
    claimed: 'unknown unknown',
    tried: 'unknown unknown',
    future: 'waiting queued',
  })
  expect(pausedAt(join(elsewhere, 'new'))).toBeNull()
  // A day later the moment of it is over, and nobody knows what became of it.
  const late = join(elsewhere, 'late')
  await restoreBackup({ backup, dataDir: late, databaseUrl: null, now: fridayMorning + 86_400_001 })
  expect(waitingAt(late)).toMatchObject({ future: 'unknown unknown' })
})

test('ladders that are on say nothing before somebody has looked', async () => {
  fillOutbox(`update cadences set is_on = 1`)
  await restore(await backUp(join(shop, 'backups')), join(elsewhere, 'new'))
  expect(pausedAt(join(elsewhere, 'new'))).toBe(fridayMorning)
})

test('a folder and files that others could read are closed to them', async () => {
  if (process.platform === 'win32') return
  const { chmodSync, statSync } = await import('node:fs')
  chmodSync(shop, 0o755)
  chmodSync(join(shop, 'aldia.db'), 0o644)
  mkdirSync(join(shop, 'backups'), { mode: 0o755 })
  const fresh = mkdtempSync(join(elsewhere, 'fresh-'))
  const opened = await openStore(fresh, fridayMorning)
  expect(opened.folder.closed).toEqual([])
  for (const name of ['aldia.db', 'aldia.db-wal', 'secret.key'])
    expect(statSync(join(fresh, name)).mode & 0o777).toBe(0o600)
  await opened.close()
  const again = await openStore(shop, fridayMorning)
  expect(again.folder.closed).toEqual([shop, join(shop, 'backups'), join(shop, 'aldia.db')])
  await again.close()
  expect(statSync(shop).mode & 0o777).toBe(0o700)
  expect(statSync(join(shop, 'aldia.db')).mode & 0o777).toBe(0o600)
  expect(statSync(join(shop, 'backups')).mode & 0o777).toBe(0o700)
})
