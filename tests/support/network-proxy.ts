import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, connect as open, type Socket } from 'node:net'

/** The line between one browser and the program, which can be cut. */
export interface NetworkProxy {
  url: string
  /** Cuts what is open and refuses what is tried, until mended. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Lays a cable to an address (`http://host:port`). */
export async function startNetworkProxy(to: string): Promise<NetworkProxy> {
  const { hostname, port } = new URL(to)
  const ends = new Set<Socket>()
  let isCut = false
  const cut = () => {
    isCut = true
    for (const end of ends) end.destroy()
  }
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = open(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        ends.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend() {
      isCut = false
    },
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
