import { join } from 'node:path'
import type { commands } from '#floors/bare-server-process.ts'
import { Worker } from '#processes/worker.ts'
import type { Bench } from '#report/bench.ts'

/** Fastify, Socket.IO and SQLite alone, in a process of their own. */
export class BareServer extends Worker<typeof commands> {
  static async start(bench: Bench): Promise<BareServer> {
    const server = new BareServer('floors/bare-server-process.ts')
    await server.ask('open', { file: join(bench.folder(), 'moves.db') })
    return server
  }
}
