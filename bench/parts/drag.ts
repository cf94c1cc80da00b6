import { assignCard, moveCard } from '@aldia/shared/card.ts'
import type { Page } from 'playwright-core'
import { launch, openWindow, untilUsable, watchBoard } from '#browser/chromium.ts'
import { dragOnce, type Felt } from '#browser/drag.ts'
import { PageServer } from '#floors/page-server.ts'
import { Mover } from '#parts/mover.ts'
import { Program } from '#processes/program.ts'
import type { Part } from '#report/bench.ts'
import { median, p95 } from '#report/figures.ts'
import { limited, type Row, ratioAtMost } from '#report/row.ts'

const eventsPerSecond = 20

/** Dragging a card on a large board, in quiet and while others work. */
export const drag: Part = {
  name: 'drag',
  async run(bench) {
    const cards = bench.size(10_000, 500)
    const folder = await bench.dataFolder({ contacts: cards, messages: cards * 3 })
    await using program = await Program.ready(bench, { folder })
    await using pages = await PageServer.start(bench)
    await pages.ask('show', { board: JSON.stringify(await program.board()) })
    await using browser = await launch()
    const { page: floorPage } = await openWindow(browser, { url: pages.url })
    const { page: ourPage } = await openWindow(browser, { url: program.url, cookie: program.owner.cookie })
    await openBoard(floorPage, `${pages.url}/drag.html`)
    await openBoard(ourPage, program.url)
    const others = await Others.on(program)
    const felt = { floor: [] as Felt[], ours: [] as Felt[], busy: [] as Felt[] }
    const repetitions = bench.quick ? 2 : 7
    for (let i = -1; i < repetitions; i++) {
      const floor = await dragOn(floorPage)
      const ours = await dragOn(ourPage)
      const busy = await others.meanwhile(() => dragOn(ourPage))
      // The first round compiles.
      if (i < 0) continue
      felt.floor.push(floor)
      felt.ours.push(ours)
      felt.busy.push(busy)
    }
    return {
      rows: rowsOf(felt, cards.toLocaleString('en-US')),
      notes: [
        `One card carried over two columns and back in 1.5 s, by mouse, ${repetitions} times; frames are counted from the pickup on. While others work, ${eventsPerSecond} cards a second are moved or given to somebody, half of them in sight.`,
      ],
    }
  },
}

function rowsOf(felt: Record<'floor' | 'ours' | 'busy', Felt[]>, cards: string): Row[] {
  const pickup = (of: Felt[]) => of.map(({ pickupMs }) => pickupMs)
  const frame = (of: Felt[]) => of.map(({ frames }) => p95(frames))
  const longest = (of: Felt[]) => of.map(({ frames }) => Math.max(...frames))
  const row = (what: string, figures: (of: Felt[]) => number[], of: Felt[], limit: number): Row => ({
    what,
    unit: 'ms',
    floor: figures(felt.floor),
    ours: figures(of),
    judged: ratioAtMost([median(figures(of))], [median(figures(felt.floor))], limit),
  })
  const longestRow = (what: string, of: Felt[]): Row => ({
    what,
    unit: 'ms',
    floor: longest(felt.floor),
    ours: longest(of),
    judged: limited([Math.max(...longest(of))], 50, 'ms'),
  })
  const busy = `while ${eventsPerSecond} events a second arrive`
  return [
    row(`drag with ${cards} cards, pickup`, pickup, felt.ours, 1.6),
    row('frame p95', frame, felt.ours, 1.2),
    longestRow('longest frame', felt.ours),
    row(`pickup ${busy}`, pickup, felt.busy, 1.6),
    row(`frame p95 ${busy}`, frame, felt.busy, 2),
    longestRow(`longest frame ${busy}`, felt.busy),
  ]
}

async function openBoard(page: Page, url: string): Promise<void> {
  await watchBoard(page)
  await page.goto(url)
  await untilUsable(page)
  await page.waitForLoadState('networkidle')
}

/** Chromium draws only the window in front. */
async function dragOn(page: Page): Promise<Felt> {
  await page.bringToFront()
  return dragOnce(page)
}

/** The rest of the team at work. */
class Others {
  readonly #program: Program
  readonly #mover: Mover
  readonly #ownerId: string
  #count = 0

  private constructor(program: Program, mover: Mover, ownerId: string) {
    this.#program = program
    this.#mover = mover
    this.#ownerId = ownerId
  }

  static async on(program: Program): Promise<Others> {
    const { users } = await program.board()
    return new Others(program, await Mover.on(program), users[0]?.id ?? '')
  }

  async meanwhile<T>(run: () => Promise<T>): Promise<T> {
    const under: Promise<unknown>[] = []
    const timer = setInterval(() => under.push(this.#change()), 1000 / eventsPerSecond)
    try {
      return await run()
    } finally {
      clearInterval(timer)
      await Promise.all(under)
    }
  }

  #change(): Promise<unknown> {
    const next = this.#mover.next()
    const isMove = this.#count++ % 2 === 0
    if (isMove) return this.#program.owner.run(moveCard, next)
    this.#mover.takeBack(next)
    return this.#program.owner.run(assignCard, {
      cardId: next.cardId,
      assigneeId: this.#count % 4 === 1 ? null : this.#ownerId,
    })
  }
}
