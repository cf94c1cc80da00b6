import { Caller } from '#callers/caller.ts'
import { BareServer } from '#floors/bare-server.ts'
import { explained } from '#parts/inbound-rig.ts'
import { Mover } from '#parts/mover.ts'
import { Program } from '#processes/program.ts'
import type { Part } from '#report/bench.ts'
import { type Row, ratioAtLeast } from '#report/row.ts'

/** Requests under way at the same time. */
const atOnce = 8

/** Moves per second over HTTP, by somebody who may. */
export const moves: Part = {
  name: 'moves',
  async run(bench) {
    const count = bench.size(3_000, 100)
    await using bare = await BareServer.start(bench)
    await using caller = Caller.start()
    await using program = await Program.ready(bench, {
      folder: await bench.dataFolder({ contacts: bench.size(10_000, 500), messages: bench.size(30_000, 1_000) }),
    })
    const mover = await Mover.on(program)
    const bareUrl = await bare.ask('serve')
    const perSecond = (ms: number) => (count / ms) * 1000
    const floorRate = async () => {
      const wishes = Array.from({ length: count }, () => ({ path: '/moves', body: mover.example() }))
      return perSecond(await caller.ask('post', { url: bareUrl, cookie: '', wishes, atOnce }))
    }
    const ourRate = async () => {
      const { url, owner } = program
      return perSecond(await caller.ask('post', { url, cookie: owner.cookie, wishes: mover.wishes(count), atOnce }))
    }
    const floor: number[] = []
    const ours: number[] = []
    await floorRate()
    await ourRate()
    for (let i = 0; i < bench.repetitions; i++) {
      floor.push(await floorRate())
      ours.push(await ourRate())
    }
    const rows: Row[] = [
      { what: 'moves over HTTP', unit: 'moves/s', floor, ours, judged: ratioAtLeast(ours, floor, 0.1) },
    ]
    return {
      rows,
      notes: [
        `${count} moves in each repetition, ${atOnce} at a time. The floor is Fastify with one insert in one transaction.`,
        ...(await explained(program, 'moves', rows, ourRate)),
      ],
    }
  },
}
