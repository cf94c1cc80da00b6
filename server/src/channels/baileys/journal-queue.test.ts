import { afterEach, beforeEach, expect, test } from 'vitest'
import { setClock } from '#base/clock.ts'
import { inboundJournal } from '#channels/channels.tables.ts'
import { testDatabase } from '#testing/database.ts'
import { rowsIn } from '#testing/rows.ts'
import { statementsOf } from '#testing/statements.ts'
import { makeEncryptedKeyStore } from './encrypted-key-store.ts'
import { type InboundJournal, type JournalEntry, makeInboundJournal } from './inbound-journal.ts'
import { type JournalQueue, makeJournalQueue } from './journal-queue.ts'

let opened: Awaited<ReturnType<typeof testDatabase>>
let clock: ReturnType<typeof setClock>
let journal: InboundJournal
let queue: JournalQueue
let number = 0

beforeEach(async () => {
  opened = await testDatabase()
  clock = setClock(0)
  const box = makeEncryptedKeyStore(Buffer.alloc(32, 7))
  journal = makeInboundJournal({ database: opened.database, box, workspaceId: 'w', accountId: 'a' })
  queue = makeJournalQueue({ journal, clock })
  number = 0
})
afterEach(() => opened.dispose())

/** Appends that many messages, without telling the queue. */
async function appended(count: number): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = []
  for (let i = 0; i < count; i++) {
    number += 1
    const stanza = { tag: 'message', attrs: { id: `M${number}`, from: '573001112233@s.whatsapp.net' } }
    const entry = await journal.appendAlone(journal.draft(stanza, Buffer.from(`text ${number}`), 0))
    if (entry) entries.push(entry)
  }
  return entries
}

/** Everything that waits, in the order in which it is handed out. */
async function drained(limit = 3): Promise<string[]> {
  const given: string[] = []
  for (;;) {
    const entries = await queue.next(limit)
    given.push(...entries.map((entry) => entry.open().plaintext.toString()))
    await queue.done()
    if (entries.length === 0) return given
  }
}

const onDisk = () => rowsIn(opened.database, inboundJournal)
const texts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `text ${from + i}`)

test('what an earlier run left comes first, and nothing comes twice', async () => {
  await appended(4)
  for (const entry of await appended(3)) queue.added(entry)
  expect(await drained()).toEqual(texts(1, 7))
  for (const entry of await appended(2)) queue.added(entry)
  expect(await drained()).toEqual(texts(8, 9))
})

test('what was appended a moment ago is not read again', async () => {
  await drained()
  const entries = await appended(5)
  for (const entry of entries) queue.added(entry)
  expect(await statementsOf(opened.database, () => drained())).toEqual([])
})

test('what could not be stored comes again with everything after it', async () => {
  await drained()
  for (const entry of await appended(3)) queue.added(entry)
  const [first] = await queue.next(2)
  queue.failed(first ? [first] : [])
  for (const entry of await appended(2)) queue.added(entry)
  expect(await drained()).toEqual(texts(2, 5))
})

test('an entry told of after the disk was read is not handed out again', async () => {
  const [entry] = await appended(1)
  expect(await drained()).toEqual(['text 1'])
  if (entry) queue.added(entry)
  expect(await drained()).toEqual([])
})

test('more than memory holds is read from the disk, in order', async () => {
  await drained()
  for (const entry of await appended(1_200)) queue.added(entry)
  expect(await drained(100)).toEqual(texts(1, 1_200))
})

test('rows of what is stored go when it is quiet, many at once', async () => {
  await drained()
  for (const entry of await appended(5)) queue.added(entry)
  await drained()
  expect(await onDisk()).toBe(5)
  const statements = await statementsOf(opened.database, async () => {
    clock.advance(1_000)
    await queue.tidy()
    await opened.database.write('w', async () => undefined)
  })
  expect(statements).toHaveLength(1)
  expect(await onDisk()).toBe(0)
})
