import { join } from 'node:path'
import type { Card } from '@aldia/shared/card.ts'
import { type Comparison, compare } from '@aldia/tests/crash/compare.ts'
import { until } from '@aldia/tests/support/until.ts'
import Client from 'better-sqlite3'
import { monotonic, untilDue } from '#processes/monotonic.ts'
import { Program } from '#processes/program.ts'
import type { Bench } from '#report/bench.ts'
import { p50, p99, readable } from '#report/figures.ts'
import { answerAll, type Sent } from '#soak/team.ts'
import { type Way, Ways } from '#soak/ways.ts'
import { WhatsApp } from '#whatsapp/whatsapp.ts'

export interface SoakPlan {
  minutes: number
  /** What debtors write in a second. */
  perSecond: number
  /** Debtors; they write in turn. */
  people: number
}

/** The server at one instant. */
export interface Sample {
  /** Since the first message, ms. */
  atMs: number
  /** Resident memory, MB. */
  rssMb: number
  /** Heap in use, MB. */
  heapMb: number
}

interface Observed extends Sent {
  samples: Sample[]
  ways: Way[]
  /** Messages that did not come to every live client. */
  unseen: number
  /** Processor time of the server as a part (0..1) of one core. */
  cpu: number
}

export type SoakResult = Observed & Comparison

type SoakBench = Pick<Bench, 'dataFolder' | 'compileCache' | 'say'>

interface Running {
  whatsapp: WhatsApp
  program: Program
  folder: string
}

const sampleEveryMs = 10_000
const answerEveryMs = 1_000
const quietWithinMs = 120_000
const clients = 2
const mark = 'soak'

/** Debtors write at an even pace to the real program while the team answers and two live clients listen. */
export async function soak(bench: SoakBench, plan: SoakPlan): Promise<SoakResult> {
  await using whatsapp = await WhatsApp.start(plan.people)
  const folder = await bench.dataFolder({ contacts: 0, messages: 0 })
  const observed = await observe(bench, plan, { whatsapp, folder })
  // The program has ended; what it has stored is what counts.
  const phones = await whatsapp.ask('exchanged')
  const debtors = { edited: new Map<string, string>(), fromPhone: new Map<string, string>() }
  return {
    ...observed,
    ...(await compare({ folder, phones, debtors, accepted: observed.accepted, cancelled: [], reminded: [] })),
  }
}

async function observe(bench: SoakBench, plan: SoakPlan, about: Omit<Running, 'program'>): Promise<Observed> {
  const { whatsapp, folder } = about
  await using program = await Program.ready(bench, { folder, whatsapp })
  await using readers = await program.readers(clients)
  const cards = await meet(plan, { whatsapp, program, folder })
  const ways = new Ways({ whatsapp, readers, clients, mark })
  await readers.ask('begin', { watching: clients })
  const lastsMs = plan.minutes * 60_000
  const count = Math.round((lastsMs / 1000) * plan.perSecond)
  const cpuBefore = program.cpuMs()
  const started = monotonic()
  await whatsapp.ask('beginWriting', { count, mark, everyMs: 1000 / plan.perSecond })
  const answering = answerAll(program, {
    cards,
    from: started,
    everyMs: answerEveryMs,
    count: Math.round(lastsMs / answerEveryMs),
  })
  const samples: Sample[] = []
  for (let dueMs = sampleEveryMs; dueMs <= lastsMs; dueMs += sampleEveryMs) {
    await untilDue(started + dueMs)
    const atMs = monotonic() - started
    samples.push({ atMs, rssMb: program.memoryMb().now, heapMb: await program.ask('heapMb') })
    bench.say(inOneLine(samples.at(-1), await ways.look()))
  }
  const sent = await answering
  await whatsapp.ask('allWritten')
  const cpu = (program.cpuMs() - cpuBefore) / (monotonic() - started)
  await whatsapp.ask('waitForConfirmed')
  await quiet(folder, sent.accepted.length)
  await ways.look()
  return { ...sent, samples, ways: [...ways.ended.values()], unseen: count - ways.ended.size, cpu }
}

/** Every debtor writes once, so that each has a card. */
async function meet({ people }: SoakPlan, { whatsapp, program, folder }: Running): Promise<Card[]> {
  await whatsapp.ask('prepare', { count: people, mark: 'hello' })
  await whatsapp.ask('release', { window: people })
  await quiet(folder, 0)
  const { cards, stages } = await program.board()
  const made = stages.reduce((sum, { cardCount }) => sum + cardCount, 0)
  if (made !== people) throw new Error(`${people} debtors wrote, and there are ${made} cards`)
  return cards
}

/** Waits until nothing is on its way in or out any more, and `read` answers carry the tick that says so. */
async function quiet(folder: string, read: number): Promise<void> {
  const client = new Client(join(folder, 'aldia.db'), { readonly: true, timeout: 10_000 })
  const count = (query: string) => (client.prepare(`select count(*) as n from ${query}`).get() as { n: number }).n
  try {
    await until(
      'everything is in and out',
      () =>
        count('inbound_journal') === 0 &&
        count(`outbox where state in ('waiting', 'claimed')`) === 0 &&
        count(`messages where status = 'read'`) >= read,
      quietWithinMs,
    )
  } finally {
    client.close()
  }
}

function inOneLine(sample: Sample | undefined, ways: readonly Way[]): string {
  const { atMs = 0, rssMb = Number.NaN, heapMb = Number.NaN } = sample ?? {}
  const took = ways.map(({ tookMs }) => tookMs)
  const [memory, heap, middle, worst] = [rssMb, heapMb, p50(took), p99(took)].map(readable)
  return `${Math.round(atMs / 1000)} s: ${memory} MB, heap ${heap} MB; ${ways.length} messages, p50 ${middle} ms, p99 ${worst} ms`
}
