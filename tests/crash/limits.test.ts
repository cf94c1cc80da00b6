import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findDifferences } from '@aldia/server/upkeep/verify.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import type { ConnectionGaps } from '@aldia/shared/channel.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Client } from '#support/browserless-client.ts'
import { placeOf } from '#support/database-of.ts'
import { Installation } from '#support/installation.ts'
import { type ClientSeen, type Simulation, startSimulation } from '#support/simulation.ts'
import { owner } from '#support/start.ts'
import { until } from '#support/until.ts'
import { crashRun } from './crash-run.ts'

test('asked to end under load, it ends by itself, and nothing is lost or arrives twice', async () => {
  const result = await crashRun({ kills: 3, seed: 4_071, how: 'terminate' })
  // A machine that is busy with other things may take longer to close than the program allows itself; then it ends as if killed.
  const cutShort = result.surprises.filter((line) => line.includes('ending at once: closing took longer'))
  expect(result).toMatchObject({ lost: [], twice: [], wrong: [], surprises: cutShort })
  expect(result.ends.map(({ code }) => code).filter((code) => code !== 0)).toEqual(cutShort.map(() => 1))
})

let simulation: Simulation
let shop: Installation
const phones = Array.from({ length: 40 }, (_, i) => `57300666${1_000 + i}`)

let folder: string

beforeEach(async () => {
  simulation = await startSimulation()
  // The disk is looked at elsewhere; here it would only make ten thousand commits slow.
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'aldia-limits-'))
  shop = new Installation(simulation, { folder })
}, 60_000)
afterEach(async () => {
  await shop.dispose()
  await simulation.stop()
  rmSync(folder, { recursive: true, force: true })
})

function count(query: string): number {
  const client = new Database(join(shop.folder, 'aldia.db'), { readonly: true })
  try {
    return (client.prepare(`select count(*) as n from ${query}`).get() as { n: number }).n
  } finally {
    client.close()
  }
}
const stored = () => count(`messages where direction = 'in'`)
const pending = async () => (await simulation.ask<ClientSeen>('client')).pending

async function write(total: number): Promise<void> {
  for (let from = 0; from < total; from += 500) {
    const messages = Array.from({ length: Math.min(500, total - from) }, (_, i) => ({
      phone: phones[(from + i) % phones.length] ?? '',
      text: `atraso ${from + i}`,
    }))
    await simulation.ask('sendTexts', { messages })
  }
}

test('ten thousand messages that waited come in with a heap of 256 MB, and the team sees how many', async () => {
  await shop.start()
  await shop.link()
  for (const phone of phones) await simulation.ask('addPerson', { phone, name: `Deudor ${phone.slice(-2)}` })
  await shop.end()
  const total = 10_000
  await write(total)
  const program = await shop.start(['--max-old-space-size=256'])
  await until('all have come in', () => stored() === total, 200_000)
  await until('WhatsApp knows', async () => (await pending()) === 0)
  const { cards, channelAccounts } = await shop.board()
  expect(cards.reduce((sum, { unread }) => sum + unread, 0)).toBe(total)
  const gap = await until('the gap is counted', async () => {
    const { gaps } = await shop.rosa.read<ConnectionGaps>(`/api/channel-accounts/${channelAccounts[0]?.id}/gaps`)
    return gaps[0]?.recovered === null ? null : gaps[0]
  })
  expect(gap).toMatchObject({ reason: null, recovered: total, unreadable: 0 })
  expect(peakMegabytes(program.process.pid ?? 0)).toBeLessThan(600)
  expect(program.printed.err).toBe('')
  await shop.end()
  expect(await findDifferences(placeOf(shop.folder))).toEqual([])
}, 300_000)

/** The most memory the process ever held (MB), or 0 where the system does not tell. */
function peakMegabytes(pid: number): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return 0
  }
}

test('with 256 file descriptors and three hundred browsers, messages still come in, and afterwards all is well', async () => {
  const program = await shop.start([], 'ulimit -n 256 &&')
  await shop.link()
  for (const phone of phones) await simulation.ask('addPerson', { phone, name: `Deudor ${phone.slice(-2)}` })
  await write(40)
  await until('cards', async () => (await shop.board()).cards.length === 40)
  // A session may have twenty connections, so the three hundred are of fifteen.
  const people: Client[] = []
  for (let i = 0; i < 15; i++) {
    const person = new Client(shop.rosa.url)
    expect((await person.post('/api/sign-in', { email: owner.email, password: owner.password })).status).toBe(200)
    people.push(person)
  }
  const browsers = people.flatMap((person) => Array.from({ length: 20 }, () => person.live()))
  try {
    await until(
      'as many as fit are connected',
      () => browsers.filter(({ connected }) => connected).length > 100,
      30_000,
    )
    await write(400)
    await until('all have come in', () => stored() === 440, 60_000)
    await until('WhatsApp knows', async () => (await pending()) === 0)
  } finally {
    for (const browser of browsers) browser.close()
  }
  const board = await until(
    'the page answers',
    () => shop.rosa.read<BoardSnapshot>('/api/board').catch(() => null),
    30_000,
  )
  const cardId = board.cards[0]?.id ?? ''
  await shop.rosa.run(sendMessage, { messageId: crypto.randomUUID(), cardId, text: 'seguimos aquí' })
  const phone = board.cards[0]?.phone?.slice(1)
  expect(await simulation.ask('waitForMessage', { phone, match: 'seguimos aquí' })).toMatchObject({ count: 1 })
  expect(program.printed.err).toBe('')
  expect((await shop.end()).code).toBe(0)
  expect(await findDifferences(placeOf(shop.folder))).toEqual([])
}, 180_000)
