import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silenceLibsignal, TestClient, textOf } from '#testing/simulator-client.ts'
import type { Simulator } from './simulator.ts'

let simulation: ChildProcess
let origin: string
let client: TestClient
let speakAgain: () => void

async function ask<T = unknown>(name: string, input: unknown = {}): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${origin}/control/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
  const answer = (await response.json()) as T & { error?: string }
  if (!response.ok) throw new Error(answer.error)
  return answer
}

beforeAll(async () => {
  speakAgain = silenceLibsignal()
  const file = fileURLToPath(new URL('main.ts', import.meta.url))
  simulation = spawn(process.execPath, [file], {
    env: { ...process.env, SIM_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: simulation.stdout ?? process.stdin }), 'line')
  const started = JSON.parse(String(line))
  origin = started.origin
  const remote = { url: started.url, phone: { scanQr: (qr: string) => ask('scanQr', { qr }) } }
  client = new TestClient(remote as unknown as Simulator)
  await client.link()
})

afterAll(async () => {
  await client.stop()
  const ended = once(simulation, 'exit')
  simulation.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  speakAgain()
})

test('another process plays the phones', async () => {
  const ana = await ask<{ phone: string; jid: string }>('addPerson', { phone: '573001112233', name: 'Ana' })
  const { id } = await ask<{ id: string }>('sendText', { phone: ana.phone, text: 'hola' })
  expect(textOf(await client.untilMessage((message) => message.key.id === id))).toBe('hola')
  const answerId = await client.sendText(ana.jid, 'buenas')
  expect(await ask('waitForMessage', { phone: ana.phone, match: 'buenas' })).toMatchObject({ id: answerId, count: 1 })
  await ask('waitForConfirmed')
  const exchanged = await ask<{ sent: unknown; received: unknown }>('exchanged', { phone: ana.phone })
  expect(exchanged.sent).toEqual([expect.objectContaining({ id, status: 'delivered' })])
  expect(exchanged.received).toEqual([expect.objectContaining({ id: answerId, text: 'buenas', count: 1 })])
  const thread = await ask<{ text: string; mine: boolean }[]>('thread', { phone: ana.phone })
  expect(thread.map(({ text, mine }) => `${mine} ${text}`)).toEqual(['true hola', 'false buenas'])
})

test('another process sends a picture and can look at it', async () => {
  await ask('addPerson', { phone: '573001112244' })
  const data = Buffer.from('bytes of a picture').toString('base64')
  const { id } = await ask<{ id: string }>('sendMedia', {
    phone: '573001112244',
    kind: 'image',
    data,
    mimetype: 'image/png',
  })
  const response = await fetch(`${origin}/control/attachment?phone=573001112244&id=${id}`)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await response.arrayBuffer()).toString()).toBe('bytes of a picture')
})

test('faults are set and healed from another process', async () => {
  await ask('setFaults', { acks: { error: 463 }, corruptNext: 1, corruptHow: 'ever' })
  expect((await ask<{ acks: { error: number | null } }>('client')).acks).toEqual({
    delayMs: 0,
    drop: false,
    error: 463,
  })
  await ask('heal')
  expect((await ask<{ acks: { error: number | null } }>('client')).acks.error).toBeNull()
  const closed = client.untilClosed()
  await ask('streamError', { code: 503 })
  expect(await closed).toBe(503)
  await client.reconnect()
})

test('wrong requests are answered with what is wrong', async () => {
  await expect(ask('sendText', { phone: '573001112233' })).rejects.toThrow('text')
  await expect(ask('sendText', { phone: '579999999', text: 'x' })).rejects.toThrow('Nobody')
  await expect(ask('unknown')).rejects.toThrow('no command')
  const form = await fetch(`${origin}/control/heal`, { method: 'POST', body: 'x' })
  expect(form.status).toBe(415)
})
