import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent, request as requestHttps } from 'node:https'
import { type Readable, Transform } from 'node:stream'
import { getMediaKeys, type MediaType } from '@whiskeysockets/baileys'
import { TransportFailure } from '#channels/transport.ts'

// Baileys' own download follows whatever address the sender wrote, and checks neither the file's seal nor its hash.

/** What a message says about its file. */
export interface MediaNode {
  mediaKey?: Uint8Array | null
  directPath?: string | null
  url?: string | null
  fileSha256?: Uint8Array | null
}

export interface MediaServers {
  /** The plain bytes. The stream fails at its end when they are not what the sender sealed: keep nothing of it then. */
  fetch(node: MediaNode, type: MediaType, defaultHost: string): Promise<Readable>
  /** For Baileys' uploads. */
  readonly agent: Agent | undefined
}

/** The server has no such file (any more). */
export class MediaGone extends TransportFailure {
  constructor() {
    super('media_gone', { again: false })
  }
}

const macBytes = 10
/** A server that is silent for this long (ms) is given up. */
const silenceMs = 30_000
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * @param ownServer where the client connects instead of WhatsApp. Its media then come from the same machine, whose
 *   certificate nobody signed; key and hash still protect every file.
 */
export function makeMediaServers(ownServer: URL | null): MediaServers {
  const agent = ownServer ? new Agent({ rejectUnauthorized: false }) : undefined
  const mayFetch = ({ protocol, hostname }: URL): boolean => {
    if (ownServer) {
      const same = hostname === ownServer.hostname || (loopback.has(hostname) && loopback.has(ownServer.hostname))
      return same && (protocol === 'https:' || protocol === 'http:')
    }
    // The address comes from the sender: it must not lead to anything but WhatsApp's own machines.
    return protocol === 'https:' && (hostname === 'whatsapp.net' || hostname.endsWith('.whatsapp.net'))
  }
  return {
    agent,
    async fetch(node, type, defaultHost) {
      const url = addressOf(node, defaultHost)
      if (!url || !mayFetch(url)) throw new TransportFailure('media_address_refused', { again: false })
      if (!node.mediaKey?.length) throw new TransportFailure('media_without_key', { again: false })
      const keys = await getMediaKeys(Buffer.from(node.mediaKey), type)
      const response = await get(url, agent)
      if (response.statusCode === 404 || response.statusCode === 410) {
        response.destroy()
        throw new MediaGone()
      }
      if (response.statusCode !== 200) {
        response.destroy()
        throw new TransportFailure('media_server_refused', { again: true })
      }
      const opened = opening(keys, node.fileSha256)
      response.once('error', (error) => opened.destroy(broken(error)))
      opened.once('close', () => response.destroy())
      return response.pipe(opened)
    },
  }
}

function addressOf({ directPath, url }: MediaNode, defaultHost: string): URL | null {
  const given = url && URL.canParse(url) ? new URL(url) : null
  if (!directPath) return given
  const base = `https://${given?.host ?? defaultHost}`
  return URL.canParse(directPath, base) ? new URL(directPath, base) : null
}

const broken = (cause: unknown) => new TransportFailure('media_interrupted', { again: true, cause })

function get(url: URL, agent: Agent | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { origin: 'https://web.whatsapp.com' }
    const request =
      url.protocol === 'https:'
        ? requestHttps(url, { headers, ...(agent && { agent }) })
        : requestHttp(url, { headers })
    request.setTimeout(silenceMs, () => request.destroy(new Error('the media server is silent')))
    request.once('error', (error) => reject(broken(error)))
    request.once('response', (response) => {
      response.setTimeout(silenceMs, () => response.destroy(new Error('the media server is silent')))
      // A connection that breaks half-way is reported as `aborted`, not always as an error.
      response.once('aborted', () => response.destroy(new Error('the media server hung up')))
      resolve(response)
    })
    request.end()
  })
}

/** Decrypts what passes (AES-256-CBC, then ten bytes of HMAC-SHA256) and checks seal and hash at the end. */
function opening(
  keys: { iv: Uint8Array; cipherKey: Uint8Array; macKey?: Uint8Array },
  sha256: Uint8Array | null | undefined,
): Transform {
  const aes = createDecipheriv('aes-256-cbc', keys.cipherKey, keys.iv)
  const mac = createHmac('sha256', keys.macKey ?? Buffer.alloc(0)).update(keys.iv)
  const hash = createHash('sha256')
  let held = Buffer.alloc(0)
  const refused = (cause?: unknown) => new TransportFailure('media_damaged', { again: true, cause })
  const plain = (bytes: Buffer): Buffer => {
    hash.update(bytes)
    return bytes
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = Buffer.concat([held, chunk])
      const cut = Math.max(0, all.length - macBytes)
      held = all.subarray(cut)
      const sealed = all.subarray(0, cut)
      mac.update(sealed)
      done(null, plain(aes.update(sealed)))
    },
    flush(done) {
      try {
        const last = plain(aes.final())
        const isSealed = held.length === macBytes && timingSafeEqual(held, mac.digest().subarray(0, macBytes))
        const isWhole = !sha256?.length || hash.digest().equals(Buffer.from(sha256))
        if (isSealed && isWhole) done(null, last)
        else done(refused())
      } catch (error) {
        done(refused(error))
      }
    },
  })
}
