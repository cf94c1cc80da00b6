import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { FailureBody } from '@aldia/shared/failure.ts'
import { addStage, archiveStage } from '@aldia/shared/stage.ts'
import { addUser, updateUser } from '@aldia/shared/user.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Client, refusal } from '#support/browserless-client.ts'
import { owner, type Running, setupSecret, startRunning } from '#support/start.ts'
import { until } from '#support/until.ts'

let running: Running
let rosa: Client

beforeAll(async () => {
  running = await startRunning()
  rosa = await running.setUp()
})
afterAll(async () => {
  await running.stop()
})

const board = () => rosa.read<BoardSnapshot>('/api/board')

describe('the first start', () => {
  test('needs the secret that the server printed, and works once', async () => {
    const fresh = await startRunning()
    const request = { business: { name: 'Otra', country: 'CL' }, owner }
    const stranger = new Client(fresh.url)
    expect(refusal(await stranger.post('/api/setup', { ...request, secret: 'adivinado-mal' }))).toMatchObject({
      status: 403,
      reason: 'setup_secret',
      field: 'secret',
    })
    const both = await Promise.all([
      new Client(fresh.url).post('/api/setup', { ...request, secret: setupSecret }),
      new Client(fresh.url).post('/api/setup', { ...request, secret: setupSecret }),
    ])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    await fresh.stop()
  })

  test('takes zone, currency and language from the country', async () => {
    const fresh = await startRunning()
    const client = await fresh.setUp('BR')
    expect(await client.read('/api/session')).toMatchObject({
      workspace: { timeZone: 'America/Sao_Paulo', currency: 'BRL', language: 'pt' },
    })
    const names = (await client.read<BoardSnapshot>('/api/board')).stages.map((stage) => stage.name)
    expect(names.slice(0, 3)).toEqual(['Caixa de entrada', 'Lembrete', 'Vencido'])
    await fresh.stop()
  })

  test('a wrong setup says which fields and keeps the installation free', async () => {
    const fresh = await startRunning()
    const client = new Client(fresh.url)
    const answer = await client.post('/api/setup', {
      secret: setupSecret,
      business: { name: ' \u202e ', country: 'XX', timeZone: 'Mars/Base' },
      owner: { name: 'R', email: 'no-es-correo', password: 'corta' },
    })
    expect(refusal(answer).status).toBe(400)
    const fields = refusal(answer).fields?.map((entry) => entry.field)
    for (const field of ['business.name', 'business.country', 'business.timeZone', 'owner.email', 'owner.password'])
      expect(fields).toContain(field)
    expect(await client.read('/api/setup')).toEqual({ needed: true })
    await fresh.stop()
  })
})

describe('signing in', () => {
  test('a wrong password and an unknown address are refused alike', async () => {
    const client = new Client(running.url)
    const wrong = refusal(await client.post('/api/sign-in', { email: owner.email, password: 'otra cosa larga' }))
    const unknown = refusal(
      await client.post('/api/sign-in', { email: 'nadie@example.com', password: 'otra cosa larga' }),
    )
    expect(wrong).toMatchObject({ status: 401, reason: 'wrong_credentials' })
    expect(unknown).toMatchObject({ status: 401, reason: 'wrong_credentials', message: wrong.message })
  })

  test('refusals speak the language of whoever asks', async () => {
    const client = new Client(running.url)
    const said = async (language: string) =>
      refusal(await client.request('GET', '/api/board', undefined, { 'accept-language': language })).message
    expect(await said('pt-BR,pt;q=0.9')).toBe('Sua sessão terminou. Entre de novo.')
    expect(await said('en-US')).toBe('Your session has ended. Sign in again.')
    expect(await said('fr')).toBe('Tu sesión terminó. Entra de nuevo.')
  })

  test('guessing is slowed after some wrong passwords, even with the right one', async () => {
    const fresh = await startRunning()
    await fresh.setUp()
    const client = new Client(fresh.url)
    for (let i = 0; i < 8; i++)
      await client.post('/api/sign-in', { email: owner.email, password: `intento ${i} largo` })
    expect(refusal(await client.post('/api/sign-in', { email: owner.email, password: owner.password }))).toMatchObject({
      status: 429,
    })
    await fresh.stop()
  })

  test('the session ends for good on signing out', async () => {
    const client = await running.signIn(owner.email, owner.password)
    const { cookie } = client
    expect((await client.post('/api/sign-out')).status).toBe(200)
    expect((await new Client(running.url, cookie).get('/api/board')).status).toBe(401)
  })
})

describe('odd addresses', () => {
  test.each(['/%ff', '/api/%ff', '/api/board%00'])('%s is refused in the one shape', async (path) => {
    const answer = await rosa.get(path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(FailureBody.safeParse(answer.body).success).toBe(true)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each(['%00', 'ana%00', '%01%02', '%25', '_', '%5C'])('a search for %s finds or finds nothing', async (q) => {
    for (const path of [`/api/search?q=x${q}`, `/api/board?q=${q}`, `/api/contacts?q=${q}`])
      expect((await rosa.get(path)).status).toBe(200)
  })
})

describe('bad requests', () => {
  const odd: [string, string, string][] = [
    ['no JSON at all', 'hola', 'application/json'],
    ['broken JSON', '{"name":', 'application/json'],
    ['a form', 'name=x', 'application/x-www-form-urlencoded'],
    ['plain text', '{}', 'text/plain'],
    ['JSON under another name', '{}', 'application/jsonp'],
    ['an odd character set', '{}', 'application/json; charset=utf-7; x'],
    ['an array', '[]', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a poisoned prototype', '{"__proto__":{"admin":true},"name":"x","phone":"3001112233"}', 'application/json'],
  ]
  test.each(odd)('%s is refused in the one shape', async (_, body, type) => {
    const before = (await board()).seq
    const answer = await rosa.request('POST', '/api/commands/contact.add', body, {
      'content-type': type,
      'idempotency-key': randomUUID(),
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(FailureBody.safeParse(answer.body).success).toBe(true)
    expect((await board()).seq).toBe(before)
  })

  test('every command refuses an empty body with its fields, and an unknown field type', async () => {
    const described = await rosa.read<{ paths: Record<string, unknown> }>('/api/openapi.json')
    const names = Object.keys(described.paths).filter((path) => path.startsWith('/api/commands/'))
    expect(names.length).toBeGreaterThan(15)
    const before = (await board()).seq
    for (const path of names) {
      // These take no field that must be there.
      if (/workspace.update|user.updateProfile|backup.make|channel.add$/.test(path)) continue
      for (const body of [{}, { cardId: 7, stageId: 'x', text: ['a'] }, []]) {
        const answer = await rosa.post(path, body, { 'idempotency-key': randomUUID() })
        expect(`${path} ${answer.status}`).toBe(`${path} 400`)
        expect(refusal(answer).field).toBeTypeOf('string')
      }
    }
    expect((await board()).seq).toBe(before)
  })

  test('a command without an operation id is refused', async () => {
    const answer = await rosa.post('/api/commands/contact.add', { name: null, phone: '3001112233' })
    expect(refusal(answer)).toMatchObject({ status: 400, reason: 'idempotency_key' })
  })

  test('an operation id that was used for something else is refused; for the same it answers the same', async () => {
    const opId = randomUUID()
    const add = (phone: string) => rosa.send('contact.add', { name: 'Una', phone }, opId)
    const first = await add('+573001119991')
    expect(first.status).toBe(200)
    expect((await add('+573001119991')).body).toMatchObject({ output: (first.body as { output: object }).output })
    expect(refusal(await add('+573001119992'))).toMatchObject({ status: 409, reason: 'operation_reused' })
    expect(refusal(await rosa.send('note.add', { cardId: randomUUID(), text: 'x' }, opId)).status).toBe(409)
  })

  test('a body over the limit is refused', async () => {
    const answer = await rosa.send('note.add', { cardId: randomUUID(), text: 'x'.repeat(2_000_000) })
    expect(refusal(answer)).toMatchObject({ status: 413, code: 'too_large' })
  })

  test('unknown and absent ids are not found, whatever the route', async () => {
    const id = randomUUID()
    for (const path of [
      `/api/cards/${id}`,
      `/api/cards/${id}/messages`,
      `/api/cards/${id}/events`,
      `/api/contacts/${id}`,
    ])
      expect(`${path} ${(await rosa.get(path)).status}`).toBe(`${path} 404`)
    for (const path of ['/api/cards/1', "/api/cards/' or 1=1", '/api/cards/..%2f..%2fetc', '/api/stages/x/cards'])
      expect(`${path} ${(await rosa.get(path)).status}`).toMatch(/ 40[04]$/)
    expect(refusal(await rosa.get('/api/nada'))).toMatchObject({ status: 404, reason: 'route' })
  })

  test('search takes any characters', async () => {
    for (const q of ['"', "'", '*', 'a" OR b', '(((', '%', '_', '\\', 'NEAR(a b)', '😀', '\u202eabc', '-', '^x', 'a:b'])
      expect(`${q} ${(await rosa.get(`/api/search?q=${encodeURIComponent(q)}`)).status}`).toBe(`${q} 200`)
    expect((await rosa.get('/api/search?q=')).status).toBe(400)
  })

  test('writes that come from another site are refused', async () => {
    const foreign = await rosa.request('POST', '/api/sign-out', undefined, { origin: 'https://malo.example' })
    expect(refusal(foreign)).toMatchObject({ status: 403, reason: 'origin' })
    expect((await rosa.get('/api/session')).status).toBe(200)
  })
})

describe('names', () => {
  test('markup stays text and turned-around names are set straight', async () => {
    const { output } = await rosa.run(addContact, {
      name: '<img src=x onerror=alert(1)> \u202eodaigap\u0007',
      phone: '+573001110001',
    })
    expect(output.name).toBe('<img src=x onerror=alert(1)> odaigap')
    const page = await rosa.get(`/api/cards/${output.cardId}`)
    expect(page.headers.get('content-type')).toContain('application/json')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('the team', () => {
  test('a disabled person is out at once, over HTTP and live', async () => {
    const { output: agent } = await rosa.run(addUser, {
      name: 'Beto',
      email: 'beto@example.com',
      password: 'otra clave larga',
      role: 'agent',
    })
    const beto = await running.signIn('beto@example.com', 'otra clave larga')
    const socket = beto.live()
    const out: string[] = []
    socket.on('signedOut', () => out.push('told'))
    socket.on('disconnect', () => out.push('cut'))
    await until('connected', () => socket.connected)
    await rosa.run(updateUser, { userId: agent.id, disabled: true })
    await until('cut off', () => out.includes('cut'))
    expect(out).toEqual(['told', 'cut'])
    expect((await beto.get('/api/board')).status).toBe(401)
  })

  test('an e-mail address is used once', async () => {
    const person = {
      name: 'Rosa',
      email: owner.email.toUpperCase(),
      password: 'otra clave larga',
      role: 'agent' as const,
    }
    expect(refusal(await rosa.send('user.add', person))).toMatchObject({ status: 409, field: 'email' })
  })

  test('the last owner cannot be disabled or demoted', async () => {
    const session = await rosa.read<{ user: { id: string } }>('/api/session')
    for (const change of [{ disabled: true }, { role: 'agent' }])
      expect(refusal(await rosa.send('user.update', { userId: session.user.id, ...change }))).toMatchObject({
        reason: 'last_owner',
      })
  })

  test('no read of the API answers a stranger, however its address is spelt', async () => {
    const described = await rosa.read<{ paths: Record<string, { get?: unknown }> }>('/api/openapi.json')
    const stranger = new Client(running.url)
    const paths = Object.entries(described.paths).flatMap(([path, { get }]) => (get ? [path] : []))
    expect(paths.length).toBeGreaterThan(15)
    for (const path of paths.filter((one) => one !== '/api/setup' && one !== '/health')) {
      const filled = path.replace(/\{\w+\}/g, randomUUID())
      for (const spelt of [filled, filled.replace('/api', '/%61pi')])
        expect(`${spelt} ${(await stranger.get(spelt)).status}`).toBe(`${spelt} 401`)
    }
  })

  test('roles are checked on every command', async () => {
    await rosa.run(addUser, {
      name: 'Vera',
      email: 'vera@example.com',
      password: 'otra clave larga',
      role: 'viewer',
    })
    const vera = await running.signIn('vera@example.com', 'otra clave larga')
    for (const [name, input] of [
      ['contact.add', { name: 'X', phone: '+573001110009' }],
      ['stage.add', { name: 'X', kind: 'inbox', colour: 'sky', afterStageId: null }],
      ['user.add', { name: 'X', email: 'x@example.com', password: 'otra clave larga', role: 'owner' }],
      ['workspace.update', { name: 'X' }],
    ] as const)
      expect(refusal(await vera.send(name, input))).toMatchObject({ status: 403 })
    expect((await vera.get('/api/board')).status).toBe(200)
  })
})

describe('a socket', () => {
  test.each([
    ['without a session', ''],
    ['with a made-up session', 'aldia_session=inventada'],
  ])('%s is refused', async (_, cookie) => {
    const socket = rosa.live(cookie)
    const message = await new Promise((resolve) => {
      socket.on('connect_error', (error) => resolve(error.message))
      socket.on('connect', () => resolve('connected'))
    })
    socket.close()
    expect(message).toBe('not_signed_in')
  })

  test('from another site is refused although the cookie is good', async () => {
    const socket = rosa.live(rosa.cookie, { origin: 'https://malo.example' })
    const outcome = await new Promise((resolve) => {
      socket.on('connect_error', () => resolve('refused'))
      socket.on('connect', () => resolve('connected'))
    })
    socket.close()
    expect(outcome).toBe('refused')
  })

  test('survives nonsense and unknown events without harm', async () => {
    const socket = rosa.live()
    await until('connected', () => socket.connected)
    const say = socket.emit.bind(socket) as (event: string, ...rest: unknown[]) => void
    for (const rest of [[], [null], [{ cardId: 5 }], [{ cardId: randomUUID() }], ['x'.repeat(9_000)], [[[[]]]]]) {
      say('here', ...rest)
      say('typing', ...rest)
      say('change', ...rest)
      say('__proto__', ...rest)
    }
    await rosa.run(addStage, { name: 'Prueba', kind: 'overdue', colour: 'sky', afterStageId: null })
    const seen = await new Promise((resolve) => {
      socket.on('change', (changes) => resolve(changes.length > 0))
      void rosa.run(addContact, { name: null, phone: '+573001110002' })
    })
    socket.close()
    expect(seen).toBe(true)
  })
})

test('a column archived under a drag keeps the card where it was', async () => {
  const { output: contact } = await rosa.run(addContact, { name: 'Marta', phone: '+573001110003' })
  const { output: stage } = await rosa.run(addStage, {
    name: 'Efímera',
    kind: 'overdue',
    colour: 'rose',
    afterStageId: null,
  })
  await rosa.run(archiveStage, { stageId: stage.id, moveCardsToStageId: null })
  const card = await rosa.read<{ stageId: string }>(`/api/cards/${contact.cardId}`)
  const answer = await rosa.send('card.move', {
    cardId: contact.cardId,
    fromStageId: card.stageId,
    toStageId: stage.id,
    afterCardId: null,
  })
  expect(refusal(answer)).toMatchObject({ status: 409, reason: 'stage_archived' })
  expect(await rosa.read(`/api/cards/${contact.cardId}`)).toEqual(card)
})

describe('a client that breaks off', () => {
  const cut = async (said: string, isAnswered: boolean) => {
    const { hostname, port } = new URL(running.url)
    const line = connect(Number(port), hostname)
    line.on('error', () => undefined)
    await once(line, 'connect')
    await new Promise<void>((resolve) => line.write(said, () => resolve()))
    if (isAnswered) await once(line, 'data')
    else await rosa.get('/api/session')
    line.destroy()
    await once(line, 'close')
  }
  const headers = (length: number, type: string) =>
    [
      `host: ${new URL(running.url).host}`,
      `cookie: ${rosa.cookie}`,
      `content-type: ${type}`,
      `content-length: ${length}`,
    ]
      .concat(`idempotency-key: ${randomUUID()}`, '', '')
      .join('\r\n')
  const half = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half'

  test.each([
    ['in the middle of a command', 'POST /api/commands/contact.add', 'application/json', '{"name":"A'],
    ['in the middle of a file', 'POST /api/files', 'multipart/form-data; boundary=b', half],
    ['before the first byte of a file', 'POST /api/files', 'multipart/form-data; boundary=b', ''],
    ['in the middle of signing in', 'POST /api/sign-in', 'application/json', '{"email":'],
  ])('%s is no error', async (_, line, type, body) => {
    await cut(`${line} HTTP/1.1\r\n${headers(5_000, type)}${body}`, false)
    expect((await rosa.get('/api/board')).status).toBe(200)
    expect(running.complaints).toEqual([])
    await until('nothing of it lies about', () => readdirSync(join(running.folder, 'files', 'incoming')).length === 0)
  })

  test('in the middle of a download is no error, however large the file', async () => {
    const form = new FormData()
    form.append('file', new Blob([Buffer.alloc(20_000_000, '%PDF-1.7 ')]), 'grande.pdf')
    const { id } = (await rosa.request('POST', '/api/files', form)).body as { id: string }
    await cut(`GET /api/files/${id} HTTP/1.1\r\nhost: x\r\ncookie: ${rosa.cookie}\r\n\r\n`, true)
    expect((await rosa.get('/api/board')).status).toBe(200)
    expect(running.complaints).toEqual([])
  })
})

test('nothing of all this was logged as an unexpected error', () => {
  expect(running.complaints).toEqual([])
})
