import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'
import Fastify from 'fastify'
import { Server } from 'socket.io'
import { answer } from '#processes/answer.ts'
import { monotonic } from '#processes/monotonic.ts'

// The floor of moves and of telling them: Fastify, Socket.IO and SQLite with nothing of the product between them.

let insert: ((id: string, body: string) => void) | null = null
let io: Server | null = null

const addressOf = (address: unknown) => `http://127.0.0.1:${(address as AddressInfo).port}`

/** What the floor may be asked. */
export const commands = answer({
  open({ file }: { file: string }) {
    const database = new Database(file)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.exec('create table moves (id text primary key, body text not null) without rowid')
    const statement = database.prepare('insert into moves (id, body) values (?, ?)')
    insert = database.transaction((id: string, body: string) => void statement.run(id, body))
  },
  /** A Fastify server with one route: one insert in one transaction. */
  async serve(): Promise<string> {
    const app = Fastify()
    app.post('/moves', async (request) => {
      insert?.(randomUUID(), JSON.stringify(request.body))
      return { moved: true }
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    return addressOf(app.server.address())
  },
  /** A Socket.IO server: what a client emits is inserted and sent to everybody. */
  async live(): Promise<string> {
    const server = createServer()
    io = new Server(server, { serveClient: false, perMessageDeflate: false })
    io.on('connection', (socket) => {
      socket.on('move', (move: unknown) => {
        insert?.(randomUUID(), JSON.stringify(move))
        io?.emit('change', move)
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return addressOf(server.address())
  },
  /** Sends the same packet to everybody, at a steady pace. */
  async broadcast({ packet, count, everyMs }: { packet: string; count: number; everyMs: number }) {
    const started = monotonic()
    for (let i = 0; i < count; i++) {
      const waitMs = started + i * everyMs - monotonic()
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      io?.emit('change', JSON.parse(packet))
    }
  },
})

process.once('SIGTERM', () => process.exit(0))
