import type { Browser } from 'playwright-core'
import { launch, openWindow, untilUsable, watchBoard } from '#browser/chromium.ts'
import { PageServer } from '#floors/page-server.ts'
import { large } from '#parts/inbound.ts'
import { Program } from '#processes/program.ts'
import type { Bench, Part } from '#report/bench.ts'
import { type Row, ratioAtMost } from '#report/row.ts'

/** From the navigation until the board is painted and takes wishes. */
export const paint: Part = {
  name: 'paint',
  async run(bench) {
    await using pages = await PageServer.start(bench)
    await using browser = await launch()
    await using boards = await Boards.open(bench)
    const times = boards.all.map(() => ({ floor: [] as number[], ours: [] as number[] }))
    const repetitions = bench.quick ? 2 : 5
    for (let i = -1; i < repetitions; i++)
      for (const [at, { program }] of boards.all.entries()) {
        await pages.ask('show', { board: JSON.stringify(await program.board()) })
        const floor = await painted(browser, `${pages.url}/static.html`)
        const ours = await painted(browser, program.url, program.owner.cookie)
        // The first round warms the server and Chromium up.
        if (i < 0) continue
        times[at]?.floor.push(floor)
        times[at]?.ours.push(ours)
      }
    const rows = boards.all.map(({ cards }, at): Row => {
      const { floor = [], ours = [] } = times[at] ?? {}
      const what = `board usable after navigation, ${cards.toLocaleString('en-US')} cards`
      return { what, unit: 'ms', floor, ours, judged: ratioAtMost(ours, floor, 4) }
    })
    const [few, , many] = times.map(({ ours }) => ours)
    if (few && many)
      rows.push({
        what: 'the largest board against the smallest (floor)',
        unit: 'ms',
        floor: few,
        ours: many,
        judged: ratioAtMost(many, few, 1.3),
      })
    return {
      rows,
      notes: [
        'Chromium with an empty cache, signed in; until ten cards are painted and the page is free again. The floor is a virtualised page of the same first cards without anything else.',
      ],
    }
  },
}

class Boards implements AsyncDisposable {
  readonly all: readonly { cards: number; program: Program }[]

  private constructor(all: Boards['all']) {
    this.all = all
  }

  static async open(bench: Bench): Promise<Boards> {
    const folders = [
      { contacts: 100, messages: 1_000 },
      { contacts: bench.size(10_000, 500), messages: bench.size(30_000, 1_000) },
      large(bench),
    ]
    const all = []
    for (const about of folders) {
      const program = await Program.ready(bench, { folder: await bench.dataFolder(about) })
      all.push({ cards: about.contacts, program })
    }
    return new Boards(all)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { program } of this.all) await program[Symbol.asyncDispose]()
  }
}

async function painted(browser: Browser, url: string, cookie?: string): Promise<number> {
  const { page, context } = await openWindow(browser, { url, ...(cookie && { cookie }) })
  await watchBoard(page)
  await page.goto(url)
  const ms = await untilUsable(page)
  await context.close()
  return ms
}
