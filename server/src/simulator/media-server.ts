import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import type { Faults } from './faults.ts'

const DAY_MS = 24 * 3600 * 1000

/** Where a stored file can be fetched. */
export interface MediaPlace {
  /** Plain http, fetched as it is when a message gives no direct path. */
  httpUrl: string
  httpsUrl: string
  directPath: string
}

/** The files that phones and client have uploaded, encrypted, by path. */
export class MediaStore {
  readonly #files = new Map<string, Buffer>()
  readonly #offeredAgain = new Set<string>()
  readonly #faults: Faults
  /** Set once both servers listen. */
  httpOrigin = ''
  httpsHost = ''

  constructor(faults: Faults) {
    this.#faults = faults
  }

  /** Keeps an encrypted file. */
  put(blob: Buffer): MediaPlace {
    const directPath = `/v/${createHash('sha256').update(blob).digest('base64url')}`
    return this.#keep(directPath, blob)
  }

  #keep(directPath: string, blob: Buffer): MediaPlace {
    this.#files.set(directPath, blob)
    const httpUrl = `${this.httpOrigin}/media${directPath}`
    return { httpUrl, httpsUrl: `https://${this.httpsHost}${directPath}`, directPath }
  }

  /** The file behind a direct path or any url made here. */
  get(pathOrUrl: string): Buffer | undefined {
    const path = pathOrUrl.startsWith('http') ? new URL(pathOrUrl).pathname.replace(/^\/media/, '') : pathOrUrl
    return this.#files.get(path.split('?')[0] ?? '')
  }

  /** Uploads a known file once more under a new path, which is served even while the others are gone. */
  offerAgain(pathOrUrl: string): MediaPlace | undefined {
    const blob = this.get(pathOrUrl)
    if (!blob) return undefined
    const directPath = `/v/again-${this.#offeredAgain.size + 1}`
    this.#offeredAgain.add(directPath)
    return this.#keep(directPath, blob)
  }

  /** Answers a download; `path` is the direct path. */
  async serve(path: string, response: ServerResponse): Promise<void> {
    await this.#delay()
    const file = this.get(path)
    if (!file || (this.#faults.mediaGone && !this.#offeredAgain.has(path.split('?')[0] ?? ''))) {
      response.writeHead(file ? 410 : 404).end()
      return
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.length }).end(file)
  }

  /** Answers an upload of the client. */
  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    await this.#delay()
    const { httpsUrl, directPath } = this.put(Buffer.concat(chunks))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ url: httpsUrl, direct_path: directPath }))
  }

  async #delay(): Promise<void> {
    const wait = this.#faults.mediaDelayMs
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** The https server for uploads and direct paths. */
export interface MediaServer {
  certificatePem: string
  /** Host with port, as `media_conn` names it. */
  host: string
  close(): Promise<void>
}

/** Starts it with a certificate made for this run. `now` is in epoch ms. */
export async function startMediaServer(store: MediaStore, host: string, now: number): Promise<MediaServer> {
  const names = [
    { type: 2 as const, value: 'localhost' },
    { type: 7 as const, ip: host },
  ]
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + 3650 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: names },
    ],
  })
  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    const path = request.url ?? '/'
    const work = request.method === 'POST' ? store.take(request, response) : store.serve(path, response)
    work.catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return { certificatePem: pems.cert, host: `${host}:${port}`, close: () => closed(server) }
}

/** Ends a server with all its connections. */
export function closed(server: { close(done: () => void): unknown; closeAllConnections(): void }): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
