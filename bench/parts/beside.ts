import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup } from '@aldia/shared/backup.ts'
import Client from 'better-sqlite3'
import { Caller } from '#callers/caller.ts'
import { large } from '#parts/inbound.ts'
import { explained, newMark, OursLinked } from '#parts/inbound-rig.ts'
import { pause } from '#processes/monotonic.ts'
import type { Bench, Part } from '#report/bench.ts'
import { p50, p99 } from '#report/figures.ts'
import { type Row, within } from '#report/row.ts'
import { phoneOf } from '#seed/believable.ts'
import { writers } from '#whatsapp/whatsapp.ts'

const perSecond = 50
/** How much later (ms) a message may come than without what goes on beside it, p99. */
const laterMsMax = 50
/** Of each old conversation. */
const oldMessagesEach = 50
const storedTries = 1_200
const storedPauseMs = 50

/** What goes on while messages come; answers when it is over. */
interface Bulk {
  /** For the table. */
  name: string
  /** Settles when all is ready to begin. */
  prepare?(): Promise<void>
  run(): Promise<void>
  /** Tidies up when the clock has stopped. */
  after?(): Promise<void>
}

/** Who reads very much, a backup of everything and a long history must not delay messages. */
export const beside: Part = {
  name: 'beside',
  async run(bench) {
    const count = bench.size(300, 50)
    const folder = await bench.dataFolder(large(bench))
    await using ours = await OursLinked.open(bench, { folder, clients: 2 })
    await using caller = Caller.start()
    const old = new OldOnes(bench, { ours, folder })
    const bulks: Bulk[] = [
      await reading({ ours, caller, forMs: (count / perSecond) * 1000 }),
      {
        name: 'backups are made',
        run: async () => void (await ours.program.owner.run(makeBackup, {})),
        after: async () => removeBackups(folder),
      },
      {
        name: `${old.count.toLocaleString('en-US')} old messages come in`,
        prepare: () => old.prepare(),
        run: () => old.send(),
      },
    ]
    const without: number[][] = []
    const during = bulks.map(() => [] as number[][])
    await ours.takeIn(bench.size(500, 50))
    /** Delays of all messages from the beginning of the bulk to its end. */
    const measure = async (bulk: Bulk): Promise<number[]> => {
      await bulk.prepare?.()
      let isOver = false
      let running: Promise<void> = Promise.resolve()
      // Not before the messages are ready: the bench's phones are one process.
      const begin = async () => {
        running = bulk.run().finally(() => {
          isOver = true
        })
        running.catch(() => undefined)
      }
      const delays = await ours.atRate({ count, perSecond, meanwhile: begin })
      while (!isOver) delays.push(...(await ours.atRate({ count, perSecond })))
      await running
      await bulk.after?.()
      return delays
    }
    for (let i = 0; i < bench.repetitions; i++) {
      without.push(await ours.atRate({ count, perSecond }))
      for (const [j, bulk] of bulks.entries()) during[j]?.push(await measure(bulk))
    }
    const rows: Row[] = []
    const notes: string[] = []
    for (const [j, bulk] of bulks.entries()) {
      const row = (what: string, of: (delays: readonly number[]) => number): Row => ({
        what,
        unit: 'ms',
        floor: without.map(of),
        ours: (during[j] ?? []).map(of),
      })
      const tail = row('the same, p99', p99)
      const own = [
        row(`message until in a browser while ${bulk.name} (floor: without), p50`, p50),
        { ...tail, judged: within(tail.ours, tail.floor ?? [], laterMsMax, 'ms') },
      ]
      rows.push(...own)
      notes.push(...(await explained(ours.program, `while ${bulk.name}`, own, () => measure(bulk))))
    }
    const { contacts, messages } = large(bench)
    return {
      rows,
      notes: [
        `${perSecond} messages a second to a business of ${messages.toLocaleString('en-US')} messages and ${contacts.toLocaleString('en-US')} contacts. Two people read boards, columns of 200 cards, contacts and searches without a pause; a backup is the whole of one, from the wish until it lies on the disk; the old messages are what the phone hands over after linking.`,
        ...notes,
      ],
    }
  },
}

async function reading(about: { ours: OursLinked; caller: Caller; forMs: number }): Promise<Bulk> {
  const { caller, forMs } = about
  const { program } = about.ours
  const { url, owner } = program
  const { stages, cards } = await program.board()
  const paths = [
    '/api/board',
    ...stages.slice(0, 3).map(({ id }) => `/api/stages/${id}/cards?limit=200`),
    '/api/contacts?q=',
    '/api/contacts?q=ana',
    '/api/search?q=pago',
    '/api/search?q=Rodr%C3%ADguez',
    ...cards.slice(0, 2).map(({ id }) => `/api/cards/${id}/messages?limit=50`),
  ]
  return {
    name: 'others read much',
    run: async () => void (await caller.ask('read', { url, cookie: owner.cookie, paths, forMs, atOnce: 2 })),
  }
}

function removeBackups(folder: string): void {
  const backups = join(folder, 'backups')
  for (const name of readdirSync(backups)) rmSync(join(backups, name), { recursive: true })
}

/** Conversations of before, each time with other people. */
class OldOnes {
  readonly count: number
  readonly #people: number
  readonly #ours: OursLinked
  readonly #file: string
  #next = writers
  #rowsBefore = 0

  constructor(bench: Bench, { ours, folder }: { ours: OursLinked; folder: string }) {
    this.#people = bench.size(300, 10)
    this.count = this.#people * oldMessagesEach
    this.#ours = ours
    this.#file = join(folder, 'aldia.db')
  }

  async prepare(): Promise<void> {
    const phones = Array.from({ length: this.#people }, (_, i) => phoneOf(this.#next + i))
    this.#next += this.#people
    this.#rowsBefore = this.#look('select max(row_no) as n from messages')
    await this.#ours.whatsapp.ask('prepareOld', { phones, each: oldMessagesEach, mark: newMark() })
  }

  /** Settles when all of them are stored. */
  async send(): Promise<void> {
    await this.#ours.whatsapp.ask('sendOld')
    await this.#stored()
  }

  async #stored(): Promise<void> {
    for (let tries = 0; tries < storedTries; tries++) {
      if (this.#arrived() >= this.count) return
      await pause(storedPauseMs)
    }
    throw new Error('the old messages were not stored')
  }

  #arrived(): number {
    return this.#look("select count(*) as n from messages where row_no > ? and origin = 'history'", this.#rowsBefore)
  }

  /** A number from the database, read beside the program. */
  #look(query: string, ...values: number[]): number {
    const client = new Client(this.#file, { readonly: true })
    try {
      return (client.prepare(query).get(...values) as { n: number }).n
    } finally {
      client.close()
    }
  }
}
