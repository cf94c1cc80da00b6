import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys'
import type { WebSocket } from 'ws'
import { type ClientHello, NoiseHandshake, type NoiseTransport } from './noise.ts'
import { SerialQueue } from './serial-queue.ts'
import type { ServerIdentity } from './server-identity.ts'
import { stanza } from './stanza.ts'

/** What the owner of a connection is told. */
export interface ConnectionListener {
  /** The handshake is done; this is what the client sent with it. */
  onHello(hello: ClientHello): void
  onNode(node: BinaryNode): void
  onClose(): void
}

function frame(payload: Uint8Array): Buffer {
  const head = Buffer.alloc(3)
  head.writeUIntBE(payload.length, 0, 3)
  return Buffer.concat([head, payload])
}

/** Cuts the stream of bytes into frames, after the intro header and the optional routing info before it. */
class FrameReader {
  #bytes: Buffer = Buffer.alloc(0)
  #introSeen = false

  push(chunk: Buffer): Buffer[] {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk])
    if (!this.#introSeen && !this.#readIntro()) return []
    const frames: Buffer[] = []
    while (this.#bytes.length >= 3) {
      const length = this.#bytes.readUIntBE(0, 3)
      if (this.#bytes.length < length + 3) break
      frames.push(this.#bytes.subarray(3, length + 3))
      this.#bytes = this.#bytes.subarray(length + 3)
    }
    return frames
  }

  #readIntro(): boolean {
    let start = 0
    if (this.#bytes.subarray(0, 2).toString() === 'ED') {
      if (this.#bytes.length < 7) return false
      start = 7 + this.#bytes.readUIntBE(4, 3)
    }
    if (this.#bytes.length < start + 4) return false
    if (this.#bytes.subarray(start, start + 2).toString() !== 'WA') throw new Error('Not a WhatsApp client')
    this.#bytes = this.#bytes.subarray(start + 4)
    this.#introSeen = true
    return true
  }
}

/** One websocket of one client: framing, handshake, encryption, binary nodes in order. */
export class Connection {
  readonly #socket: WebSocket
  readonly #reader = new FrameReader()
  readonly #incoming = new SerialQueue()
  readonly #listener: ConnectionListener
  #handshake: NoiseHandshake | null
  #greeted = false
  #transport: NoiseTransport | null = null
  #deaf = false
  #closed = false

  constructor(socket: WebSocket, identity: ServerIdentity, listener: ConnectionListener) {
    this.#socket = socket
    this.#listener = listener
    this.#handshake = new NoiseHandshake(identity)
    socket.on('message', (data: Buffer) => this.#receive(data))
    socket.on('close', () => {
      this.#closed = true
      listener.onClose()
    })
    socket.on('error', () => socket.terminate())
  }

  get open(): boolean {
    return this.#transport !== null && !this.#closed
  }

  /** Sends a node; dropped silently when the connection is closed or half-open. */
  send(node: BinaryNode): void {
    if (!this.#transport || this.#closed || this.#deaf) return
    this.#socket.send(frame(this.#transport.encrypt(encodeBinaryNode(node))))
  }

  /** Ends the stream properly: an optional last node, then the websocket close. */
  close(last?: BinaryNode): void {
    if (last) this.send(last)
    this.#closed = true
    this.#socket.close()
  }

  /** Cuts the TCP connection without a word. */
  cut(): void {
    this.#closed = true
    this.#socket.terminate()
  }

  /** From now on the socket stays open, but nothing is read or answered any more. */
  goDeaf(): void {
    this.#deaf = true
  }

  /** Tells the client that the stream is over (`xmlstreamend`). */
  endStream(): void {
    this.close(stanza('xmlstreamend'))
  }

  #receive(data: Buffer): void {
    if (this.#deaf || this.#closed) return
    try {
      for (const bytes of this.#reader.push(data)) this.#take(bytes)
    } catch {
      this.cut()
    }
  }

  #take(bytes: Buffer): void {
    if (this.#transport) {
      const plain = this.#transport.decrypt(bytes)
      void this.#incoming
        .run(async () => {
          const node = await decodeBinaryNode(plain)
          if (!this.#deaf) this.#listener.onNode(node)
        })
        .catch(() => this.cut())
      return
    }
    if (!this.#handshake) return
    if (!this.#greeted) {
      this.#greeted = true
      this.#socket.send(frame(this.#handshake.hello(bytes)))
      return
    }
    const { hello, transport } = this.#handshake.finish(bytes)
    this.#handshake = null
    this.#transport = transport
    this.#listener.onHello(hello)
  }
}
