import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { programSurroundings } from '@aldia/server/cli/program-surroundings.ts'
import type { commands } from '#floors/bare-baileys.ts'
import { BareClient } from '#floors/bare-client.ts'
import { large } from '#parts/inbound.ts'
import { monotonic, pause } from '#processes/monotonic.ts'
import { Program } from '#processes/program.ts'
import { cpuMs } from '#processes/usage.ts'
import { Worker } from '#processes/worker.ts'
import type { Bench, Part } from '#report/bench.ts'
import { type Row, ratioAtMost } from '#report/row.ts'
import { WhatsApp } from '#whatsapp/whatsapp.ts'

/** How much longer (as a ratio) than a client that does nothing else: 1.2 s against 0.65 s. */
const limit = 1.85

type Started = Pick<Worker<typeof commands>, 'pid' | 'process'>

interface Opened {
  seconds: number
  cpuSeconds: number
}

/** From starting a process that was killed until WhatsApp has let it in, and its processor time by then. */
export const reopen: Part = {
  name: 'reopen',
  async run(bench) {
    const folder = await bench.dataFolder(large(bench))
    const whatsapp = await WhatsApp.start()
    const session = join(bench.folder(), 'session.json')
    const floor: Opened[] = []
    const ours: Opened[] = []
    await using bareWhatsApp = await leaveSession(session)
    await using _ours = whatsapp
    {
      const program = await Program.ready(bench, { folder, whatsapp, seenFromInside: false })
      // What was compiled is kept 3 s after the start.
      await pause(4_000)
      await kill(program, whatsapp)
    }
    for (let i = 0; i < bench.repetitions + 1; i++) {
      const bare = await opened(bareWhatsApp, () => bareAgain(bench, session))
      const program = await opened(whatsapp, () => startAgain(bench, folder, whatsapp))
      // The first time fills caches.
      if (i === 0) continue
      floor.push(bare)
      ours.push(program)
    }
    rmSync(session, { force: true })
    const row = (what: string, of: (one: Opened) => number): Row => {
      const figures = { floor: floor.map(of), ours: ours.map(of) }
      return { what, unit: 's', ...figures, judged: ratioAtMost(figures.ours, figures.floor, limit) }
    }
    return {
      rows: [
        row('killed with -9, from the start of the process to logged in at WhatsApp', ({ seconds }) => seconds),
        row('the same, processor time', ({ cpuSeconds }) => cpuSeconds),
      ],
      notes: [
        `On ${large(bench).messages.toLocaleString('en-US')} messages; the floor is Baileys alone, which opens a session that lies in a file. Both with what was compiled before. With other work on the machine processor time is the figure to trust.`,
      ],
    }
  },
}

async function opened(whatsapp: WhatsApp, start: () => Started): Promise<Opened> {
  const again = whatsapp.ask('loggedIn')
  const began = monotonic()
  const worker = start()
  const at = await again
  const cpuSeconds = cpuMs(worker.pid) / 1000
  await whatsapp.ask('waitForOpen')
  await pause(4_000)
  await kill(worker, whatsapp)
  return { seconds: (at - began) / 1000, cpuSeconds }
}

async function kill(worker: Started, whatsapp: WhatsApp): Promise<void> {
  const gone = whatsapp.ask('waitForClose')
  const ended = once(worker.process, 'exit')
  worker.process.kill('SIGKILL')
  await Promise.all([gone, ended])
}

/** Links Baileys alone and leaves its session in a file. */
async function leaveSession(path: string): Promise<WhatsApp> {
  const { bare, whatsapp } = await BareClient.link()
  await bare.ask('keep', { path })
  await kill(bare, whatsapp)
  return whatsapp
}

function bareAgain(bench: Bench, session: string): Started {
  return new Worker<typeof commands>('floors/bare-baileys.ts', {
    environment: { SESSION: session, NODE_COMPILE_CACHE: bench.compileCache },
    nodeFlags: programSurroundings.nodeFlags,
  })
}

function startAgain(bench: Bench, folder: string, whatsapp: WhatsApp): Started {
  return Program.begin(bench, { folder, whatsapp, seenFromInside: false })
}
