import { once } from 'node:events'
import type { WebSocket } from 'ws'
import { answer } from '#processes/answer.ts'
import { monotonic, pause } from '#processes/monotonic.ts'
import { openRawSocket } from '#readers/raw-socket.ts'

// Many clients of the live socket in one process. Packets are kept unread while the clock runs and looked through afterwards.

interface Reader {
  /** Its packets are kept. */
  watching: boolean
  socket: WebSocket
  packets: { at: number; bytes: Buffer }[]
  count: number
}

const readers: Reader[] = []
let awaited: { words: Buffer; missing: Set<Reader>; resolve(at: number): void } | null = null

function take(reader: Reader, packet: Buffer): void {
  const at = monotonic()
  reader.count += 1
  if (reader.watching) reader.packets.push({ at, bytes: packet })
  if (awaited?.missing.has(reader) && packet.includes(awaited.words)) {
    awaited.missing.delete(reader)
    if (awaited.missing.size === 0) awaited.resolve(at)
  }
}

const watchers = () => readers.filter(({ watching }) => watching)

function* markedTexts({ packets }: Reader, mark: string): Iterable<[number, number]> {
  const marked = new RegExp(`"text":"${mark}(\\d+) `, 'g')
  for (const { at, bytes } of packets)
    for (const match of bytes.toString().matchAll(marked)) yield [Number(match[1]), at]
}

/** What `Readers` may be asked. */
export const commands = answer({
  /** Opens so many clients more. */
  async open({ url, cookie, count }: { url: string; cookie: string; count: number }) {
    for (let i = 0; i < count; i++) {
      const reader: Reader = { watching: false, socket: null as never, packets: [], count: 0 }
      reader.socket = await openRawSocket(url, cookie, (packet) => take(reader, packet))
      readers.push(reader)
    }
  },
  /** Closes the clients that were opened last. */
  async close({ count }: { count: number }) {
    const open = readers.splice(readers.length - count).filter(({ socket }) => socket.readyState !== socket.CLOSED)
    const closed = open.map(({ socket }) => once(socket, 'close'))
    for (const { socket } of open) socket.terminate()
    await Promise.all(closed)
  },
  /** Forgets what came; from now on the `watching` clients that were opened last, and are served last, keep their packets. */
  begin({ watching }: { watching: number }) {
    for (const [i, reader] of readers.entries())
      Object.assign(reader, { packets: [], count: 0, watching: i >= readers.length - watching })
  },
  /** Answers when a packet with these words has come to all of the watching clients. */
  seen({ words }: { words: string }): Promise<number> {
    const bytes = Buffer.from(words)
    const known = watchers()
    const missing = new Set(known.filter(({ packets }) => !packets.some((packet) => packet.bytes.includes(bytes))))
    const lastAt = Math.max(...known.flatMap(({ packets }) => packets.at(-1)?.at ?? 0))
    if (missing.size === 0) return Promise.resolve(lastAt)
    return new Promise((resolve) => {
      awaited = { words: bytes, missing, resolve }
    })
  },
  /** When each marked text (`<mark>0 …`) first came to the last of the watching clients, by its number. */
  arrivals({ mark }: { mark: string }): [number, number][] {
    const latest = new Map<number, { at: number; times: number }>()
    for (const reader of watchers()) {
      const first = new Map<number, number>()
      for (const [number, at] of markedTexts(reader, mark)) if (!first.has(number)) first.set(number, at)
      for (const [number, at] of first) {
        const known = latest.get(number) ?? { at: 0, times: 0 }
        latest.set(number, { at: Math.max(known.at, at), times: known.times + 1 })
      }
    }
    return [...latest].flatMap(([number, { at, times }]) =>
      times === watchers().length ? [[number, at] as [number, number]] : [],
    )
  },
  /** Number and time of every marked text since the last look, one list for each watching client; their packets are let go. */
  look({ mark }: { mark: string }): [number, number][][] {
    return watchers().map((reader) => {
      const texts = [...markedTexts(reader, mark)]
      reader.packets = []
      return texts
    })
  },
  /** Waits until nothing has come for a moment; answers how many packets came since `begin`. */
  async settled(): Promise<number> {
    const packets = () => readers.reduce((sum, { count }) => sum + count, 0)
    for (let before = -1; before < packets(); ) {
      before = packets()
      await pause(250)
    }
    return packets()
  },
  /** The data of a kept packet with these words, JSON. */
  sample({ words }: { words: string }): string {
    const packet = watchers()[0]?.packets.findLast(({ bytes }) => bytes.includes(words))
    if (!packet) throw new Error(`no packet says ${words}`)
    return JSON.stringify(JSON.parse(packet.bytes.toString().slice(2))[1])
  },
  /** The first client stops taking bytes from its connection, as a stuck browser does. */
  stall: () => readers[0]?.socket.pause(),
  /** Whether the first client turns out to be cut off when it reads on. */
  async cutOff({ withinMs }: { withinMs: number }): Promise<boolean> {
    const socket = readers[0]?.socket
    if (!socket) return false
    const closed = once(socket, 'close').then(() => true)
    socket.resume()
    return Promise.race([closed, pause(withinMs).then(() => false)])
  },
})

process.once('SIGTERM', () => process.exit(0))
