import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Change } from '@aldia/shared/change.ts'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type SetClock, setClock, systemClock } from '#base/clock.ts'
import { ourPages } from '#base/http/security.ts'
import { makeSessionCookies, plainNames } from '#base/http/session-cookies.ts'
import { makeLive } from '#base/live.ts'
import { makeLog } from '#base/log.ts'

const workspaceId = 'w'
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function liveServer(timers?: SetClock) {
  const httpServer = createServer()
  await once(httpServer.listen(0, '127.0.0.1'), 'listening')
  const live = makeLive({
    httpServer,
    clock: systemClock,
    ...(timers && { timers }),
    trustedProxies: ['127.0.0.1'],
    log: makeLog('silent'),
    cookies: makeSessionCookies(null),
    isOurs: ourPages(null),
    authenticate: async (token) =>
      token?.startsWith('token')
        ? {
            by: { userId: `user of ${token}`, workspaceId, role: 'owner', sessionId: token },
            expiresAt: Number.MAX_SAFE_INTEGER,
          }
        : null,
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
async function browser(url: string, token = 'token'): Promise<{ socket: WebSocket; heard: number[]; told(): number }> {
  const socket = new WebSocket(url, { headers: { cookie: `${plainNames.session}=${token}` } })
  closing.push(() => socket.terminate())
  const heard: number[] = []
  let presences = 0
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const packet = String(data)
      if (packet.startsWith('0')) socket.send('40')
      if (packet.startsWith('40')) resolve()
      if (packet.startsWith('42["presence"')) presences += 1
      if (packet.startsWith('42["change"')) {
        const [, changes] = JSON.parse(packet.slice(2)) as [string, Change[]]
        heard.push(...changes.map(({ seq }) => seq))
      }
    })
  })
  return { socket, heard, told: () => presences }
}

/** A connection that nobody is signed in on; answers what the server said first, or the number with which it was refused. */
async function stranger(url: string, { from = '198.51.100.7', introduces = false } = {}) {
  const socket = new WebSocket(url, { headers: { 'x-forwarded-for': from } })
  closing.push(() => socket.terminate())
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  const answer = await new Promise<string>((resolve) => {
    socket.on('message', (data) => {
      const packet = String(data)
      if (packet.startsWith('0') && introduces) socket.send('40')
      else resolve(packet)
    })
    socket.on('unexpected-response', (_, { statusCode }) => resolve(String(statusCode)))
    socket.on('error', () => undefined)
  })
  return { socket, answer, closed }
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

test('a team that comes together is told of it once and not of everybody: twice as many are twice the packets', async () => {
  const packetsOf = async (count: number) => {
    const timers = setClock(0)
    const { url, live, close } = await liveServer(timers)
    const all = await Promise.all(Array.from({ length: count }, (_, i) => browser(url, `token ${Math.floor(i / 10)}`)))
    timers.advance(10_000)
    // Packets come in order: whoever has heard this has heard of everybody.
    live.publish(workspaceId, change(1))
    await expect.poll(() => all.every(({ heard }) => heard.length === 1), { timeout: 20_000 }).toBe(true)
    const packets = all.reduce((sum, { told }) => sum + told(), 0)
    for (const { socket } of all) socket.terminate()
    await close()
    return packets
  }
  const [some, twice] = [await packetsOf(40), await packetsOf(80)]
  expect(some).toBeGreaterThanOrEqual(40)
  expect(some).toBeLessThanOrEqual(2 * 40)
  expect(twice).toBeLessThanOrEqual(2 * 80)
})

test('connections without a session end after seconds, said or unsaid, and one with a session stays', async () => {
  const timers = setClock(0)
  const { url } = await liveServer(timers)
  const silent = await stranger(url)
  const refused = await stranger(url, { introduces: true })
  expect(refused.answer).toContain('not_signed_in')
  const good = await browser(url)
  timers.advance(4_999)
  expect([silent, refused].map(({ socket }) => socket.readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN])
  timers.advance(1)
  await Promise.all([silent.closed, refused.closed])
  timers.advance(60_000)
  expect(good.socket.readyState).toBe(WebSocket.OPEN)
  good.socket.send('41')
  await once(good.socket, 'close')
})

test('one address has a few of them at a time; it keeps nobody out who is signed in, and no other address', async () => {
  const timers = setClock(0)
  const { url } = await liveServer(timers)
  const first = await Promise.all(Array.from({ length: 20 }, () => stranger(url)))
  expect(first.every(({ answer }) => answer.startsWith('0'))).toBe(true)
  expect((await stranger(url)).answer).toBe('400')
  // What a stranger writes before the word of our own web server does not count.
  expect((await stranger(url, { from: '203.0.113.9, 198.51.100.7' })).answer).toBe('400')
  expect((await stranger(url, { from: '203.0.113.9' })).answer).toMatch(/^0/)
  await browser(url)
  timers.advance(5_000)
  await Promise.all(first.map(({ closed }) => closed))
  expect((await stranger(url)).answer).toMatch(/^0/)
})

test('of connections of one session that come in the same moment no more than twenty are let in', async () => {
  const { url } = await liveServer()
  const answers = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const socket = new WebSocket(url, { headers: { cookie: `${plainNames.session}=token` } })
      closing.push(() => socket.terminate())
      return new Promise<string>((resolve) => {
        socket.on('message', (data) => {
          const packet = String(data)
          if (packet.startsWith('0')) socket.send('40')
          else if (packet.startsWith('4')) resolve(packet.slice(0, 2))
        })
      })
    }),
  )
  expect(answers.filter((answer) => answer === '40')).toHaveLength(20)
  expect(answers.filter((answer) => answer === '44')).toHaveLength(20)
})
