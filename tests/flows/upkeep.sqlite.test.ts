import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Backup, type BackupList, makeBackup } from '@aldia/shared/backup.ts'
import type { ThreadPage } from '@aldia/shared/change.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { addUser } from '@aldia/shared/user.ts'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Client } from '#support/browserless-client.ts'
import { Installation } from '#support/installation.ts'
import { type Simulation, startSimulation } from '#support/simulation.ts'
import { until } from '#support/until.ts'

let simulation: Simulation
let shop: Installation
let elsewhere: string
const phones = Array.from({ length: 8 }, (_, i) => `5730055500${10 + i}`)

beforeAll(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'aldia-elsewhere-'))
  simulation = await startSimulation()
  shop = new Installation(simulation)
  await shop.start()
  await shop.link()
  for (const phone of phones) await simulation.ask('addPerson', { phone, name: `Deudor ${phone.slice(-2)}` })
}, 90_000)
afterAll(async () => {
  await shop.dispose()
  await simulation.stop()
  rmSync(elsewhere, { recursive: true, force: true })
})

/** Runs one of the programs that stand beside the server, as `pnpm backup` and its like do. */
async function run(program: 'backup' | 'restore' | 'verify', dataDir: string, ...words: string[]) {
  const file = fileURLToPath(new URL(`../../server/src/cli/${program}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, ...words], { env: { DATA_DIR: dataDir }, stdio: 'pipe' })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const [code] = (await once(child, 'close')) as [number]
  return { code, printed: printed.trim() }
}

type Row = Record<string, unknown>
const skipped = /^(sqlite_|message_search|contact_search)/

const inOrder = (rows: Row[]) => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** Every row of every table, in an order of its own. */
function rowsOf(file: string): Map<string, Row[]> {
  const client = new Database(file, { readonly: true })
  try {
    const names = client.prepare(`select name from sqlite_master where type = 'table' order by name`).all() as {
      name: string
    }[]
    return new Map(
      names
        .filter(({ name }) => !skipped.test(name))
        .map(({ name }) => [name, inOrder(client.prepare(`select * from ${name}`).all() as Row[])]),
    )
  } finally {
    client.close()
  }
}

function countMessages(folder: string): number {
  const client = new Database(join(folder, 'aldia.db'), { readonly: true })
  try {
    return (client.prepare('select count(*) as n from messages').get() as { n: number }).n
  } finally {
    client.close()
  }
}

/** Debtors and the team write without a pause until stopped. */
function traffic(): { stop(): Promise<number> } {
  let stopped = false
  let number = 0
  const debtors = (async () => {
    while (!stopped) {
      number += 1
      const messages = phones.map((phone) => ({ phone, text: `escribo ${number}` }))
      await simulation.ask('sendTexts', { messages })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  const team = (async () => {
    let answers = 0
    while (!stopped) {
      const { cards } = await shop.board()
      for (const card of cards.slice(0, 3)) {
        answers += 1
        await shop.rosa.run(sendMessage, {
          messageId: crypto.randomUUID(),
          cardId: card.id,
          text: `respondo ${answers}`,
        })
      }
    }
  })()
  return {
    async stop() {
      stopped = true
      await Promise.all([debtors, team])
      return number
    },
  }
}

test('a backup made under load is one consistent moment, and restored elsewhere it is the same row by row', async () => {
  const backups = join(elsewhere, 'copies')
  const busy = traffic()
  let made: Awaited<ReturnType<typeof run>>
  try {
    await until('some messages', () => countMessages(shop.folder) > 100, 60_000)
    made = await run('backup', shop.folder, '--into', backups)
    expect(made).toMatchObject({ code: 0 })
    await until('more messages', () => countMessages(shop.folder) > countMessages(made.printed) + 20, 60_000)
  } finally {
    await busy.stop()
  }

  // What is only ever added is a beginning of what there is now, without a hole.
  const then = rowsOf(join(made.printed, 'aldia.db'))
  const now = rowsOf(join(shop.folder, 'aldia.db'))
  const events = then.get('events') ?? []
  const lastSeq = Math.max(...events.map(({ seq }) => Number(seq)))
  const undone = (row: Row) => ({ ...row, undone_by_id: null })
  expect(events.map(undone)).toEqual((now.get('events') ?? []).filter(({ seq }) => Number(seq) <= lastSeq).map(undone))

  const target = join(elsewhere, 'other-machine')
  const restored = await run('restore', target, made.printed)
  expect(restored).toMatchObject({ code: 0 })
  const there = rowsOf(join(target, 'aldia.db'))
  for (const [table, rows] of then) {
    // A copy is nobody's.
    if (table === 'program_lease') continue
    const expected = rows.map((row) => heldBack(table, row, then))
    expect(there.get(table), table).toEqual(expected)
  }
  expect(await run('verify', target)).toEqual({ code: 0, printed: 'Everything agrees.' })
  expect(statSync(join(target, 'secret.key')).mode & 0o077).toBe(0)
}, 180_000)

/** What a restore changes: nothing leaves by itself, and nobody holds the number. */
function heldBack(table: string, row: Row, all: Map<string, Row[]>): Row {
  const open = (all.get('outbox') ?? []).filter(({ state }) => state === 'waiting' || state === 'claimed')
  if (table === 'channel_accounts') return { ...row, lease_holder: null, lease_until: null }
  if (table === 'outbox' && open.some(({ id }) => id === row.id)) return { ...row, state: 'unknown' }
  const isOpen = row.status === 'queued' && open.some(({ message_id }) => message_id === row.id)
  return table === 'messages' && isOpen ? { ...row, status: 'unknown' } : row
}

test('the program goes on from a restored backup: same board, same link, what came meanwhile arrives, nothing goes twice', async () => {
  const before = await shop.board()
  const made = await run('backup', shop.folder)
  expect(made.printed).toContain(join(shop.folder, 'backups'))
  expect(await run('restore', shop.folder, made.printed)).toMatchObject({ code: 1 })
  await shop.end()
  const restored = await run('restore', shop.folder, made.printed)
  expect(restored).toMatchObject({ code: 0 })
  expect(restored.printed).toMatch(/What was there before lies in .*replaced-/)
  await simulation.ask('sendText', { phone: phones[0], text: 'mientras restauraban' })
  await shop.start()
  await shop.online()
  const after = await shop.board()
  expect(after.cards.map(({ id, name, phone }) => ({ id, name, phone }))).toEqual(
    before.cards.map(({ id, name, phone }) => ({ id, name, phone })),
  )
  const card = after.cards.find(({ phone }) => phone === `+${phones[0]}`)
  await until('what came meanwhile', async () => {
    const { messages } = await shop.rosa.read<ThreadPage>(`/api/cards/${card?.id}/messages`)
    return messages.some(({ text }) => text === 'mientras restauraban')
  })
  const messageId = crypto.randomUUID()
  await shop.rosa.run(sendMessage, { messageId, cardId: card?.id ?? '', text: 'después de restaurar' })
  const arrived = await simulation.ask<{ count: number }>('waitForMessage', {
    phone: phones[0],
    match: 'después de restaurar',
  })
  expect(arrived.count).toBe(1)
}, 120_000)

test('what is no backup, damaged, or from a newer version is refused, and nothing is touched', async () => {
  const target = join(elsewhere, 'untouched')
  const { printed: good } = await run('backup', shop.folder, '--into', join(elsewhere, 'good'))
  const damaged = async (spoil: (folder: string) => void) => {
    const { printed: folder } = await run('backup', shop.folder, '--into', mkdtempSync(join(elsewhere, 'bad-')))
    spoil(folder)
    return folder
  }
  const cases: [string, RegExp][] = [
    [elsewhere, /is not a finished backup/],
    [await damaged((folder) => rmSync(join(folder, 'secret.key'))), /has no secret\.key/],
    [await damaged((folder) => writeFileSync(join(folder, 'aldia.db'), 'nada')), /checksum differs/],
    [await damaged(makeNewer), /newer version of Al Día/],
  ]
  for (const [folder, why] of cases) {
    const refused = await run('restore', target, folder)
    expect(refused.code).toBe(1)
    expect(refused.printed).toMatch(why)
    expect(existsSync(join(target, 'aldia.db'))).toBe(false)
  }
  expect(await run('restore', target)).toMatchObject({ code: 1 })
  expect(await run('restore', target, good)).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/^Restored the state of/),
  })
}, 120_000)

/** As a later version of the program would have made it. */
function makeNewer(folder: string): void {
  const client = new Database(join(folder, 'aldia.db'))
  client.exec(`insert into __drizzle_migrations (hash, created_at) values ('later', 4000000000000)`)
  client.close()
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const databaseSha256 = createHash('sha256')
    .update(readFileSync(join(folder, 'aldia.db')))
    .digest('hex')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, databaseSha256 }))
}

test('the owner asks for a backup and sees what there is; nobody else does', async () => {
  const { output } = await shop.rosa.run(makeBackup, {})
  const made: Backup = output
  expect(made.messages).toBe(countMessages(shop.folder))
  const list = await shop.rosa.read<BackupList>('/api/backups')
  expect(list.backups[0]).toEqual(made)
  expect(list).toMatchObject({ keep: 14, failed: null, underWay: false })
  expect(list.nextAt).toBeGreaterThan(made.madeAt)
  expect(readdirSync(join(shop.folder, 'backups', made.name)).sort()).toEqual([
    'aldia.db',
    'files',
    'manifest.json',
    'secret.key',
  ])
  const manager = {
    name: 'Marta',
    email: 'marta@example.com',
    password: 'otra clave bien larga',
    role: 'manager',
  } as const
  await shop.rosa.run(addUser, manager)
  const marta = new Client(shop.rosa.url)
  await marta.post('/api/sign-in', { email: manager.email, password: manager.password })
  expect((await marta.get('/api/backups')).status).toBe(403)
  expect((await marta.send('backup.make', {})).status).toBe(403)
  expect((await new Client(shop.rosa.url).get('/api/backups')).status).toBe(401)
}, 60_000)

test('a restore that was cut off does not start as an empty business, and can be done again', async () => {
  const target = join(elsewhere, 'cut-off')
  const { printed: backup } = await run('backup', shop.folder, '--into', join(elsewhere, 'again'))
  expect(await run('restore', target, backup)).toMatchObject({ code: 0, printed: expect.stringMatching(/^Restored/) })
  // The moment between the two last steps.
  rmSync(join(target, 'secret.key'))
  const cut = new Installation(simulation, { folder: target })
  try {
    expect(await cut.spawn().ended()).toBe(1)
    expect(cut.program?.printed.err).toMatch(/secret\.key is missing/)
    expect(await run('restore', target, backup)).toMatchObject({ code: 0 })
    expect(await run('verify', target)).toMatchObject({ code: 0 })
  } finally {
    await cut.dispose()
  }
}, 60_000)
