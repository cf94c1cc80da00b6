import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import Client from 'better-sqlite3'
import { Installation } from '#support/installation.ts'
import type { Program } from '#support/program.ts'
import { type ClientSeen, type Simulation, startSimulation } from '#support/simulation.ts'
import { until } from '#support/until.ts'
import { type Comparison, compare } from './compare.ts'
import { type Debtors, exchanged, meetDebtors } from './debtors.ts'
import { switchLadderOn } from './ladder.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import { gather } from './team.ts'

// Kills the program again and again while 40 debtors and the team write, and counts what is lost or doubled at the end.

export interface CrashResult extends Comparison {
  kills: number
  seed: number
  /** With `terminate`: how each run ended and how long (ms) that took. */
  ends: { code: number | string | null; ms: number }[]
  /** What nobody should ever see: other answers than wished, lines on the error output. */
  surprises: string[]
  seconds: number
}

export interface CrashPlan {
  kills: number
  seed: number
  /** `kill`: as a failing machine does (default); `terminate`: as a service manager does. */
  how?: 'kill' | 'terminate'
  /** A folder that gets a copy of the data when something is wrong, for looking at it. */
  keepIn?: string | undefined
  /** Progress for whoever waits. */
  say?: (line: string) => void
}

const debtorCount = 40
const inboundPerSecond = 25
const leastWishes = 25
const quietWithinMs = 240_000

/** Runs the whole test on a data folder of its own. */
export async function crashRun(plan: CrashPlan): Promise<CrashResult> {
  const { kills, seed, how = 'kill', say = () => undefined } = plan
  const ends: CrashResult['ends'] = []
  const began = performance.now()
  const chance = seededRandom(seed)
  const simulation = await startSimulation()
  const installation = new Installation(simulation)
  const surprises: string[] = []
  try {
    const { debtors, board, reminded } = await firstDay(installation, chance, how)
    const team = gather({
      dice: seededRandom(seed + 1),
      cards: board.cards,
      stageIds: board.stages.map((stage) => stage.id),
      client: () => installation.rosa,
    })
    debtors.start(inboundPerSecond)
    team.start(6, 150)
    for (let kill = 1; kill <= kills; kill++) {
      const moment = await nextMoment(installation, chance, how)
      const { program } = installation
      if (how === 'terminate') ends.push(await installation.end())
      else await installation.kill()
      surprises.push(...complaintsOf(program))
      say(`kill ${kill} of ${kills}: ${moment}`)
      installation.spawn()
    }
    if (installation.program) await installation.answering(installation.program)
    // A program that is killed as soon as it is up may never have had time for the team.
    await until('the team has written enough', () => team.accepted.length >= leastWishes, 60_000)
    await Promise.all([debtors.stop(), team.stop()])
    await untilQuiet(installation)
    const phones = await exchanged(simulation)
    const { program } = installation
    await installation.end()
    surprises.push(...complaintsOf(program), ...team.surprises)
    const found = await compare({ folder: installation.folder, phones, debtors, reminded, ...team })
    const isWrong = found.lost.length + found.twice.length + found.wrong.length > 0
    if (isWrong && plan.keepIn !== undefined) cpSync(installation.folder, plan.keepIn, { recursive: true })
    return { kills, seed, ...found, ends, surprises, seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await installation.dispose()
    await simulation.stop()
  }
}

/** Sets the business up, links the phone, and lets every debtor write once, so that each has a card. */
async function firstDay(
  installation: Installation,
  chance: SeededRandom,
  how: 'kill' | 'terminate',
): Promise<{ debtors: Debtors; board: BoardSnapshot; reminded: readonly string[] }> {
  await installation.start()
  await installation.link()
  const debtors = await meetDebtors(installation.simulation, chance, debtorCount)
  await installation.simulation.ask('sendTexts', {
    messages: debtors.phones.map((phone) => ({ phone, text: `hola de ${phone}` })),
  })
  await until('every debtor has a card', async () => (await installation.board()).cards.length === debtorCount, 60_000)
  const board = await installation.board()
  // The gaps between reminders would make a short run longer.
  const reminded = how === 'kill' ? await switchLadderOn(installation) : []
  // Ending well once fills the cache of compiled code.
  await installation.end()
  installation.spawn()
  return { debtors, board, reminded }
}

/** Waits for the moment of the next end; answers what it was. */
async function nextMoment(
  installation: Installation,
  chance: SeededRandom,
  how: 'kill' | 'terminate',
): Promise<string> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const program = installation.program
  if (!program) throw new Error('the program was started')
  const kind = chance.below(100)
  // Before it is ready a program that is asked to end simply ends.
  if (kind < 10 && how === 'kill') {
    const ms = chance.below(2_500)
    await pause(ms)
    return `${ms} ms after its start`
  }
  await installation.answering(program)
  if (kind < 50) {
    await until('catching up', async () => (await clientSeen(installation.simulation)).connected, 60_000)
    const ms = chance.below(500)
    await pause(ms)
    return `${ms} ms into catching up`
  }
  await until('live', async () => (await clientSeen(installation.simulation)).state === 'live', 60_000)
  const ms = chance.below(kind < 80 ? 1_500 : 5_000)
  await pause(ms)
  return `${ms} ms after going live`
}

const clientSeen = (simulation: Simulation) => simulation.ask<ClientSeen>('client')

/** Nothing on the way in or out any more. */
async function untilQuiet(installation: Installation): Promise<void> {
  const waiting = async () => {
    const { pending, state } = await clientSeen(installation.simulation)
    return { state, pending, ...countsIn(installation.folder) }
  }
  let last: Awaited<ReturnType<typeof waiting>> | null = null
  try {
    await until(
      'quiet',
      async () => {
        last = await waiting()
        const { state, pending, journal, outbox, fetches } = last
        return state === 'live' && pending + journal + outbox + fetches === 0
      },
      quietWithinMs,
    )
  } catch {
    throw new Error(`never became quiet: ${JSON.stringify(last)}`)
  }
  await stableTicks(installation)
}

/** Ticks are the last to come; they have when two looks find the same. */
async function stableTicks(installation: Installation): Promise<void> {
  let before = -1
  await until('the ticks are in', async () => {
    const { ticks } = countsIn(installation.folder)
    const isSame = ticks === before
    before = ticks
    if (!isSame) await new Promise((resolve) => setTimeout(resolve, 500))
    return isSame
  })
}

function countsIn(folder: string): { journal: number; outbox: number; fetches: number; ticks: number } {
  const client = new Client(join(folder, 'aldia.db'), { readonly: true, timeout: 10_000 })
  const count = (query: string) => (client.prepare(`select count(*) as n from ${query}`).get() as { n: number }).n
  try {
    return {
      journal: count('inbound_journal'),
      outbox: count(`outbox where state in ('waiting', 'claimed')`),
      fetches: count('attachment_fetches'),
      ticks: count(`messages where status = 'read'`),
    }
  } finally {
    client.close()
  }
}

function complaintsOf(program: Program | null): string[] {
  const { out = '', err = '' } = program?.printed ?? {}
  return [...out.split('\n').filter((line) => line.startsWith('{')), ...err.split('\n').filter((line) => line !== '')]
}
