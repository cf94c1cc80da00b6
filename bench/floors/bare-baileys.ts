import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { silenceLibsignal } from '@aldia/server/testing/simulator-client.ts'
import {
  BufferJSON,
  initAuthCreds,
  makeWASocket,
  type SignalDataSet,
  type SignalKeyStore,
} from '@whiskeysockets/baileys'
import { answer } from '#processes/answer.ts'
import { monotonic } from '#processes/monotonic.ts'

// The floor of everything inbound: Baileys alone, its keys in memory, which counts messages and, if told so, makes one
// fsynced write for each.

silenceLibsignal()
/** A session that an earlier process has left, and connects at once when there is one. */
const left = process.env.SESSION ? readSession(process.env.SESSION) : null
const creds = left?.creds ?? initAuthCreds()
const rows = new Map<string, unknown>(left?.rows)
const keys = memoryKeys()
let url = left?.url ?? ''
let file: number | null = null
/** When each marked message came, by its text's first word. */
let arrived = new Map<string, number>()
let awaited: { count: number; resolve(at: number): void } | null = null
const qr = Promise.withResolvers<string>()

function connect(): void {
  const silent = { level: 'silent', child: () => silent, trace() {}, debug() {}, info() {}, warn() {}, error() {} }
  const socket = makeWASocket({
    auth: { creds, keys },
    waWebSocketUrl: url,
    logger: silent,
    markOnlineOnConnect: false,
    syncFullHistory: false,
  })
  // An answer of HTTP instead of a websocket leaves Baileys waiting for ever.
  socket.ws.on('unexpected-response', () => void socket.end(new Error('refused')))
  socket.ev.on('creds.update', (update) => Object.assign(creds, update))
  socket.ev.on('connection.update', (update) => {
    if (update.qr) qr.resolve(update.qr)
    if (update.connection === 'close') setTimeout(connect, 100)
  })
  socket.ev.on('messages.upsert', ({ messages }) => {
    for (const { message } of messages) note(message?.conversation ?? message?.extendedTextMessage?.text)
  })
}

function note(text: string | null | undefined): void {
  if (!text) return
  const at = monotonic()
  if (file !== null) {
    writeSync(file, `${text}\n`)
    fsyncSync(file)
  }
  arrived.set(text.slice(0, text.indexOf(' ')), at)
  if (awaited && arrived.size >= awaited.count) awaited.resolve(monotonic())
}

interface Session {
  creds: ReturnType<typeof initAuthCreds>
  rows: [string, unknown][]
  url: string
}

function readSession(path: string): Session {
  return JSON.parse(readFileSync(path, 'utf8'), BufferJSON.reviver) as Session
}

function memoryKeys(): SignalKeyStore {
  return {
    get: async (type, ids) => {
      const found = ids.flatMap((id) => (rows.has(`${type} ${id}`) ? [[id, rows.get(`${type} ${id}`)]] : []))
      return Object.fromEntries(found) as never
    },
    set: async (data: SignalDataSet) => {
      for (const [type, values] of Object.entries(data))
        for (const [id, value] of Object.entries(values ?? {})) {
          if (value === null) rows.delete(`${type} ${id}`)
          else rows.set(`${type} ${id}`, value)
        }
    },
  }
}

/** What the floor may be asked. */
export const commands = answer({
  /** Connects and answers the text of the QR code. */
  link: (about: { url: string }) => {
    url = about.url
    connect()
    return qr.promise
  },
  /** Writes down the session, with which another process can connect (`SESSION`). */
  keep: ({ path }: { path: string }) => {
    const session: Session = { creds, rows: [...rows], url }
    writeFileSync(path, JSON.stringify(session, BufferJSON.replacer))
  },
  /** Begins to count anew; `file` gets one fsynced line for each message, null: none. */
  begin: (about: { file: string | null }) => {
    if (file !== null) closeSync(file)
    file = about.file === null ? null : openSync(about.file, 'a')
    arrived = new Map()
  },
  /** Answers when this many have come and, if so, are written. */
  counted: async ({ count }: { count: number }) => {
    if (arrived.size >= count) return monotonic()
    return new Promise<number>((resolve) => {
      awaited = { count, resolve }
    })
  },
  arrivals: () => [...arrived],
})

if (left) connect()
process.once('SIGTERM', () => process.exit(0))
