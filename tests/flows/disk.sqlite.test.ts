import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findDifferences } from '@aldia/server/upkeep/verify.ts'
import type { ThreadPage } from '@aldia/shared/change.ts'
import type { ConnectionGaps } from '@aldia/shared/channel.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusal } from '#support/browserless-client.ts'
import { placeOf } from '#support/database-of.ts'
import { Installation } from '#support/installation.ts'
import { type ClientSeen, type Exchanged, type Simulation, startSimulation } from '#support/simulation.ts'
import { until } from '#support/until.ts'

// What happens when nothing can be stored: nothing is confirmed to WhatsApp, everybody is told, and it goes on by itself.

/** Small file systems need a right that a test run may not have. */
function mountSmall(folder: string, megabytes: number): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0
}
const probe = mkdtempSync(join(tmpdir(), 'aldia-probe-'))
const mayMount = mountSmall(probe, 1)
if (mayMount) spawnSync('umount', [probe])
rmSync(probe, { recursive: true, force: true })

let simulation: Simulation
let folder: string
let shop: Installation
let mounted: string[]

beforeEach(async () => {
  mounted = []
  folder = mkdtempSync(join(tmpdir(), 'aldia-disk-'))
  simulation = await startSimulation()
}, 60_000)
afterEach(async () => {
  await shop?.dispose()
  await simulation.stop()
  for (const path of mounted.reverse()) spawnSync('umount', [path])
  rmSync(folder, { recursive: true, force: true })
})

const luis = '573001112233'
async function open(): Promise<void> {
  shop = new Installation(simulation, { folder })
  await shop.start()
  await shop.link()
  await simulation.ask('addPerson', { phone: luis, name: 'Luis' })
  await simulation.ask('sendText', { phone: luis, text: 'hola' })
  await until('a card', async () => (await shop.board()).cards.length === 1)
}
const cardId = async () => (await shop.board()).cards[0]?.id ?? ''
const texts = async () => {
  const { messages } = await shop.rosa.read<ThreadPage>(`/api/cards/${await cardId()}/messages?limit=100`)
  return messages.map(({ text }) => text)
}
const write = (...words: string[]) =>
  simulation.ask('sendTexts', { messages: words.map((text) => ({ phone: luis, text })) })
const health = async () => {
  const { status, body } = await shop.rosa.get('/health')
  return { status, ...(body as { ok: boolean; database: string; whatsapp: string }) }
}
const pending = async () => (await simulation.ask<ClientSeen>('client')).pending
const confirmed = async () => {
  const { sent } = await simulation.ask<Exchanged>('exchanged', { phone: luis })
  return sent.filter(({ status }) => status !== 'sent').map(({ text }) => text)
}

/** Sends until it is taken, as the browser's queue does; answers how often it was refused and why. */
async function insist(text: string): Promise<{ refusals: string[] }> {
  const input = { messageId: crypto.randomUUID(), cardId: await cardId(), text }
  const opId = crypto.randomUUID()
  const refusals: string[] = []
  await until(
    `${text} is taken`,
    async () => {
      const answer = await shop.rosa.send(sendMessage.name, input, opId)
      if (answer.status === 200) return true
      refusals.push(`${answer.status} ${refusal(answer).reason}`)
      return false
    },
    60_000,
  )
  return { refusals }
}

/** Everything written is there once, and the debtor got each answer once. */
async function expectWhole(inbound: string[], outbound: string[]): Promise<void> {
  const all = [...inbound, ...outbound]
  await until(
    'everything is there',
    async () => {
      const there = await texts()
      return all.every((text) => there.includes(text))
    },
    60_000,
  )
  const there = await texts()
  for (const text of all)
    expect(
      there.filter((one) => one === text),
      text,
    ).toHaveLength(1)
  for (const match of outbound) {
    expect(await simulation.ask('waitForMessage', { phone: luis, match })).toMatchObject({ text: match })
  }
  const { received } = await simulation.ask<Exchanged>('exchanged', { phone: luis })
  expect(received.map(({ text }) => text).sort()).toEqual([...outbound].sort())
  await until('nothing waits at WhatsApp', async () => (await pending()) === 0)
}

/** Takes whatever room is left; answers how to give it back. */
function fillUp(): () => void {
  const ballast = join(folder, 'ballast')
  const file = openSync(ballast, 'w')
  try {
    for (const size of [1 << 20, 1 << 12]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size))
      } catch {
        // No room for another piece of this size.
      }
    }
  } finally {
    closeSync(file)
  }
  return () => rmSync(ballast, { force: true })
}

describe.skipIf(!mayMount)('on a small disk (skipped where file systems may not be mounted)', () => {
  test('full: nothing is confirmed that is not stored, it is said plainly, and goes on by itself', async () => {
    expect(mountSmall(folder, 24)).toBe(true)
    mounted.push(folder)
    await open()
    // The write-ahead log has room of its own that must be used up first.
    const makeRoom = fillUp()
    const inbound: string[] = ['hola']
    const flood = async () => {
      const words = Array.from({ length: 20 }, (_, i) => `lleno ${inbound.length + i} ${'debo '.repeat(400)}`)
      inbound.push(...words)
      await write(...words)
      const [account] = (await shop.board()).channelAccounts
      return account?.state === 'offline' && account.reason === 'storage_failed' ? account : null
    }
    const { stateSince } = await until('the program says that it cannot store', flood, 60_000)
    expect(stateSince).toBeGreaterThan(0)
    expect(await health()).toMatchObject({ status: 503, ok: false, database: 'failed', whatsapp: 'offline' })
    expect(await pending()).toBeGreaterThan(0)
    const answer = await shop.rosa.send(sendMessage.name, {
      messageId: crypto.randomUUID(),
      cardId: await cardId(),
      text: 'no cabe',
    })
    expect(refusal(answer)).toMatchObject({ status: 503, reason: 'storage_failed' })
    expect((await confirmed()).length).toBeLessThanOrEqual(stored().length + journalled())

    const asking = insist('ya cabe')
    makeRoom()
    expect((await asking).refusals.every((line) => line === '503 storage_failed')).toBe(true)
    await shop.online()
    await until('the answer arrives', () => simulation.ask('waitForMessage', { phone: luis, match: 'ya cabe' }))
    await until('all are stored', () => stored().length >= inbound.length && journalled() === 0, 60_000)
    expect(stored().sort()).toEqual([...inbound].sort())
    expect(await health()).toMatchObject({ status: 200, database: 'ok', whatsapp: 'online' })
    const { gaps } = await shop.rosa.read<ConnectionGaps>(`/api/channel-accounts/${(await shop.account()).id}/gaps`)
    expect(gaps.some(({ reason }) => reason === 'storage_failed')).toBe(true)
    // What was written never reaches the log, whatever failed.
    expect(shop.program?.printed.out).not.toMatch(/debo|no cabe/)
    expect(shop.program?.printed.err).toBe('')
    await shop.end()
    expect(await findDifferences(placeOf(folder))).toEqual([])
  }, 180_000)

  test('read-only: the program does not start, and says why in one line', async () => {
    expect(mountSmall(folder, 24)).toBe(true)
    mounted.push(folder)
    await open()
    await shop.end()
    expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0)
    const program = shop.spawn()
    expect(await program.ended()).toBe(1)
    expect(program.printed.err.trim().split('\n')).toHaveLength(1)
    expect(program.printed.err).toMatch(/aldia\.db cannot be written \(SQLITE_/)
    expect(spawnSync('mount', ['-o', 'remount,rw', folder]).status).toBe(0)
    await shop.start()
    await shop.online()
    expect(await texts()).toEqual(['hola'])
  }, 120_000)

  test('a database file that may only be read: the same', async () => {
    await open()
    await shop.end()
    const file = join(folder, 'aldia.db')
    expect(spawnSync('mount', ['--bind', file, file]).status).toBe(0)
    mounted.push(file)
    expect(spawnSync('mount', ['-o', 'remount,bind,ro', file]).status).toBe(0)
    const program = shop.spawn()
    expect(await program.ended()).toBe(1)
    expect(program.printed.err.trim().split('\n')).toHaveLength(1)
    expect(program.printed.err).toMatch(/aldia\.db cannot be written \(SQLITE_READONLY/)
  }, 120_000)
})

test('the database locked by another program for ten seconds: reading goes on, writing waits, nothing is lost', async () => {
  await open()
  const other = new Database(join(folder, 'aldia.db'))
  other.exec('begin immediate')
  const lockedSince = performance.now()
  await write('durante el candado')
  const asking = insist('respuesta bajo candado')
  // Awaited below; what fails before would leave it to fail unheard.
  asking.catch(() => undefined)
  // Nobody who only looks is made to wait for whoever writes: all of this is answered before the lock is gone.
  let looks = 0
  for (; performance.now() - lockedSince < 10_000 || looks < 3; looks++) {
    expect((await shop.board()).cards).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect((await texts()).includes('durante el candado')).toBe(false)
  expect(await confirmed()).toEqual(['hola'])
  other.exec('rollback')
  other.close()
  expect((await asking).refusals.every((line) => line === '503 storage_failed')).toBe(true)
  await expectWhole(['hola', 'durante el candado'], ['respuesta bajo candado'])
  await shop.online()
}, 120_000)

const stored = () => rows<{ text: string }>(`select text from messages where direction = 'in'`).map(({ text }) => text)
const journalled = () => rows<{ n: number }>('select count(*) as n from inbound_journal')[0]?.n ?? 0

function rows<T>(query: string): T[] {
  const client = new Database(join(folder, 'aldia.db'), { readonly: true })
  try {
    return client.prepare(query).all() as T[]
  } finally {
    client.close()
  }
}
