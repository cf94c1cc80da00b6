import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Change } from '@aldia/shared/change.ts'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { systemClock } from '#base/clock.ts'
import { ourPages } from '#base/http/security.ts'
import { makeSessionCookies, plainNames } from '#base/http/session-cookies.ts'
import { makeLive } from '#base/live.ts'
import { makeLog } from '#base/log.ts'

const workspaceId = 'w'
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function liveServer() {
  const httpServer = createServer()
  await once(httpServer.listen(0, '127.0.0.1'), 'listening')
  const live = makeLive({
    httpServer,
    clock: systemClock,
    log: makeLog('silent'),
    cookies: makeSessionCookies(null),
    isOurs: ourPages(null),
    authenticate: async () => ({
      by: { userId: 'u', workspaceId, role: 'owner', sessionId: 's' },
      expiresAt: Number.MAX_SAFE_INTEGER,
    }),
    maySeeCard: async () => true,
    cardOpened: () => undefined,
    teamTyping: () => undefined,
  })
  const close = () => (closed ??= live.close())
  let closed: Promise<void> | undefined
  closing.push(close)
  const { port } = httpServer.address() as AddressInfo
  return { live, close, port, url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket` }
}

/** A browser's socket, connected; `heard` gets the numbers of the changes it was told of. */
async function browser(url: string): Promise<{ socket: WebSocket; heard: number[] }> {
  const socket = new WebSocket(url, { headers: { cookie: `${plainNames.session}=token` } })
  closing.push(() => socket.terminate())
  const heard: number[] = []
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const packet = String(data)
      if (packet.startsWith('0')) socket.send('40')
      if (packet.startsWith('40')) resolve()
      if (packet.startsWith('42["change"')) {
        const [, changes] = JSON.parse(packet.slice(2)) as [string, Change[]]
        heard.push(...changes.map(({ seq }) => seq))
      }
    })
  })
  return { socket, heard }
}

/** News of about 64 kB. */
const change = (seq: number): Change => ({ seq, opId: 'x'.repeat(65_536), saved: {}, removed: [], events: [] })

test('a browser that reads nothing is cut off soon, while the others hear everything; it may come back', async () => {
  const { live, url } = await liveServer()
  const good = await browser(url)
  const stuck = await browser(url)
  stuck.socket.pause()
  const told = 600
  for (let seq = 1; seq <= told; seq++) {
    live.publish(workspaceId, change(seq))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await expect.poll(() => good.heard.length, { timeout: 20_000 }).toBe(told)
  expect(good.heard).toEqual(good.heard.toSorted((a, b) => a - b))
  const closed = once(stuck.socket, 'close')
  stuck.socket.resume()
  await closed
  expect(stuck.heard.length).toBeLessThan(told)
  const back = await browser(url)
  live.publish(workspaceId, change(told + 1))
  await expect.poll(() => back.heard).toEqual([told + 1])
})

test.each([
  ['says nothing', ''],
  [
    'stops in the middle of a request',
    'POST /api/commands/card.move HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{',
  ],
])('a connection that %s does not hold up the end', async (_, said) => {
  const { close, port } = await liveServer()
  const line = connect(port, '127.0.0.1')
  closing.push(() => line.destroy())
  await once(line, 'connect')
  if (said) await new Promise<void>((resolve) => line.write(said, () => resolve()))
  line.on('error', () => undefined)
  const gone = once(line.resume(), 'close')
  await close()
  await gone
})
