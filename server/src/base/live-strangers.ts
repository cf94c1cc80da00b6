import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { Clock } from '#base/clock.ts'

// Connections of which nobody knows yet whose they are, or that belong to nobody. They get some seconds to say it, and one
// address gets a few of them at a time.

/** A connection that does not say in this time (ms) whose it is, or was refused, is closed. */
const introductionMs = 5_000
/** So many of them from one address at a time. */
const maxOfAddress = 20

/** What is needed of a connection of Engine.IO. */
interface Connection {
  readonly request: IncomingMessage
  on(event: 'close', listener: () => void): unknown
  close(): unknown
}

export interface Strangers {
  /** Whether one more from where this request comes from would be too many. */
  areTooMany(request: IncomingMessage): boolean
  /** A connection has begun. */
  came(connection: Connection): void
  /** It is known whose it is; it may stay. */
  known(connection: object): void
}

export function makeStrangers(timers: Clock, addressOf: (request: IncomingMessage) => string): Strangers {
  const ofAddress = new Map<string, number>()
  const leaving = new Map<object, () => void>()
  const add = (address: string, change: number) => {
    const count = (ofAddress.get(address) ?? 0) + change
    if (count > 0) ofAddress.set(address, count)
    else ofAddress.delete(address)
  }
  const known = (connection: object) => {
    leaving.get(connection)?.()
    leaving.delete(connection)
  }
  return {
    areTooMany: (request) => (ofAddress.get(addressOf(request)) ?? 0) >= maxOfAddress,
    came(connection) {
      const address = addressOf(connection.request)
      add(address, 1)
      const cancel = timers.after(introductionMs, () => connection.close())
      leaving.set(connection, () => {
        cancel()
        add(address, -1)
      })
      connection.on('close', () => known(connection))
    },
    known,
  }
}

/**
 * Where a request comes from. What a web server says of that is believed where it is one of ours: `proxies` are addresses, or
 * ranges like 10.0.0.0/8.
 */
export function addressThrough(proxies: readonly string[]): (request: IncomingMessage) => string {
  const ours = new BlockList()
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) ours.addAddress(address, family)
    else ours.addSubnet(address, Number(bits), family)
  }
  const isOurs = (address: string) => isIP(address) !== 0 && ours.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return ({ socket, headers }) => {
    const said = [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',')
    const way = [...said.map((part) => part.trim()).filter((part) => part !== ''), plain(socket.remoteAddress ?? '')]
    // The last one that is not ours; what stands before it anybody can write.
    return way.findLast((address) => !isOurs(plain(address))) ?? way[0] ?? ''
  }
}

/** An address of the older kind that is written in the newer one. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')
