import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type SetClock, setClock } from '#base/clock.ts'
import { type Database, DatabaseTakenOver } from '#base/database/database.ts'
import { byEngine } from '#base/database/engine.ts'
import { writeSeq } from '#base/events.store.ts'
import { makeLog } from '#base/log.ts'
import { holdProgram, type ProgramLease } from '#base/program-lease.ts'
import { makeTestDatabase, type TestDatabase } from '#testing/database.ts'

let folder: string
let made: TestDatabase
let clock: SetClock
let opened: Database[]
let ended: Set<string>
let lost: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-lease-'))
  made = await makeTestDatabase(folder)
  clock = setClock(0)
  opened = []
  ended = new Set()
  lost = []
})
afterEach(async () => {
  for (const database of opened) await database.close()
  await made.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** As one more process with connections of its own would. */
function process(name: string): { database: Database; hold: Promise<ProgramLease> } {
  const database = made.open()
  opened.push(database)
  const hold = holdProgram({
    database,
    clock,
    log: makeLog('silent'),
    holder: `${name}/1/x`,
    hasEnded: (holder) => ended.has(holder.split('/')[0] ?? ''),
    takenOver: () => void lost.push(name),
  })
  hold.catch(() => undefined)
  return { database, hold }
}
const store = (database: Database) => database.write('w', (tx) => writeSeq(tx, 'w', 7))

/** Lets the time go on in steps until something has settled. */
async function whileTimePasses<T>(settling: Promise<T>): Promise<{ answer: T; ms: number }> {
  const since = clock.now()
  let isSettled = false
  const over = () => {
    isSettled = true
  }
  settling.then(over, over)
  while (!isSettled) {
    clock.advance(100)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return { answer: await settling, ms: clock.now() - since }
}

test('a second process is refused while the first lives, with a line that says who it is', async () => {
  const first = process('uno')
  await first.hold
  const second = process('dos')
  await expect(whileTimePasses(second.hold)).rejects.toThrow(
    'Another Al Día (process 1 on uno) is using this database; stop it first.',
  )
  await store(first.database)
})

test('what was left is taken at once, and so is what a dead process of this machine held', async () => {
  const first = process('uno')
  await (await first.hold).release()
  const second = process('dos')
  await second.hold
  ended.add('dos')
  await process('tres').hold
})

test('a process that ended without a word is taken over: at once when its connections are gone, else when it was silent', async () => {
  const first = process('uno')
  await first.hold
  // Killed: it renews nothing, and the server has closed its connections.
  await first.database.close()
  const { ms } = await whileTimePasses(process('dos').hold)
  expect(ms).toBeGreaterThanOrEqual(byEngine({ sqlite: 15_000, postgres: 0 }))
  expect(ms).toBeLessThan(byEngine({ sqlite: 20_000, postgres: 10_000 }))
})

test('whoever was taken over writes nothing more and is told', async () => {
  const first = process('uno')
  await first.hold
  await store(first.database)
  ended.add('uno')
  await process('dos').hold
  await expect(store(first.database)).rejects.toThrow(DatabaseTakenOver)
  clock.advance(5_000)
  await vi.waitFor(() => expect(lost).toEqual(['uno']))
})

test('of two that want a free database at the same moment one gets it', async () => {
  const both = [process('uno'), process('dos')]
  const { answer } = await whileTimePasses(Promise.allSettled(both.map(({ hold }) => hold)))
  expect(answer.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
