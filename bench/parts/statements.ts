import { moveCard } from '@aldia/shared/card.ts'
import { OursLinked } from '#parts/inbound-rig.ts'
import { Mover } from '#parts/mover.ts'
import type { Bench, Part } from '#report/bench.ts'
import { limited, type Row, ratioAtMost } from '#report/row.ts'

/** Statements for each message and for each move, on a small and on a large board. */
export const statements: Part = {
  name: 'statements',
  async run(bench) {
    const sizes = [100, bench.size(10_000, 1_000)]
    const boards = []
    for (const cards of sizes) boards.push(await onBoard(bench, cards))
    const [small, large] = boards
    if (!small || !large) throw new Error('two boards were measured')
    const rows: Row[] = [
      ...boards.flatMap((board, i) => [
        row(
          `SQL statements per inbound message, ${sizes[i]} cards; those of at least every other one`,
          board.message,
          6,
        ),
        row(`SQL statements per move, ${sizes[i]} cards; those of at least every other one`, board.move, 5),
      ]),
      {
        what: 'statements on the large board against the small one (floor)',
        unit: 'statements',
        floor: [small.message.each + small.move.each],
        ours: [large.message.each + large.move.each],
        judged: ratioAtMost([large.message.each + large.move.each], [small.message.each + small.move.each], 1.05),
      },
    ]
    return {
      rows,
      notes: [
        'Counted in the program, one message and one move at a time; BEGIN and COMMIT are not counted, nor what the clock sets off or many share (a lease renewed, the journal emptied): only what runs at least once for every two messages or moves. A move includes who is signed in.',
        `Statements of a message: ${small.message.list}. Of a move: ${small.move.list}.`,
      ],
    }
  },
}

interface Counted {
  each: number
  list: string
}

const row = (what: string, { each }: Counted, limit: number): Row => ({
  what,
  unit: 'statements',
  ours: [each],
  judged: limited([each], limit, 'statements'),
})

async function onBoard(bench: Bench, cards: number): Promise<{ message: Counted; move: Counted }> {
  const times = bench.size(100, 20)
  const folder = await bench.dataFolder({ contacts: cards, messages: cards * 3 })
  await using ours = await OursLinked.open(bench, { folder, clients: 2 })
  const { program } = ours
  await ours.takeIn(100)
  await program.ask('beginCounting')
  await ours.oneByOne(times)
  const message = summed(await program.ask('counted'), times)
  const mover = await Mover.on(program)
  await program.owner.run(moveCard, mover.next())
  await program.ask('beginCounting')
  for (let i = 0; i < times; i++) await program.owner.run(moveCard, mover.next())
  return { message, move: summed(await program.ask('counted'), times) }
}

/** The statements that belong to a message or a move: those that ran at least once for every two of them. */
function summed(counts: readonly (readonly [string, number])[], times: number): Counted {
  const own = counts.filter(([, count]) => count >= times / 2)
  const each = own.reduce((sum, [, count]) => sum + count, 0) / times
  const list = own.map(
    ([source, count]) => `${inShort(source)}${count === times ? '' : ` (${(count / times).toFixed(1)})`}`,
  )
  return { each, list: list.join(', ') }
}

/** The verb and the first table of a statement. */
function inShort(source: string): string {
  const words = source.trim().replace(/\s+/g, ' ')
  const verb = words.split(' ', 1)[0] ?? ''
  const table = /\b(?:from|into|update|FROM|INTO|UPDATE)\s+"?(\w+)"?/.exec(words)?.[1] ?? ''
  return `${verb} ${table}`.trim()
}
