import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setClock } from '@aldia/server/base/clock.ts'
import { addUser, changePassword, endSessions } from '@aldia/shared/user.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Client, refusal } from '#support/browserless-client.ts'
import { owner, type Running, startRunning } from '#support/start.ts'

const proxied = (address: string) => ({ 'x-forwarded-for': address })

async function trySignIn(client: Client, password: string, headers: Record<string, string> = {}) {
  return client.request('POST', '/api/sign-in', { email: owner.email, password }, headers)
}

/** All cookies that an answer sets, as a browser would send them. */
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

describe('guessing a password', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning({ environment: { TRUST_PROXY: '127.0.0.1' } })
    await running.setUp()
  })
  afterAll(() => running.stop())

  test('is stopped at the address it comes from, and keeps nobody else out', async () => {
    const stranger = new Client(running.url)
    for (let i = 0; i < 8; i++)
      expect((await trySignIn(stranger, `intento número ${i}`, proxied('198.51.100.7'))).status).toBe(401)
    expect(refusal(await trySignIn(stranger, owner.password, proxied('198.51.100.7')))).toMatchObject({
      status: 429,
      reason: 'too_many_guesses',
    })
    expect((await trySignIn(new Client(running.url), owner.password, proxied('203.0.113.5'))).status).toBe(200)
  })

  test('side by side does not get past the count', async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        trySignIn(new Client(running.url), `otro ${i} más`, proxied('198.51.100.8')),
      ),
    )
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(8)
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true)
  })

  test('from the same address leaves a way past for a browser that is known', async () => {
    const first = await trySignIn(new Client(running.url), owner.password, proxied('198.51.100.9'))
    expect(first.status).toBe(200)
    const stranger = new Client(running.url)
    for (let i = 0; i < 9; i++) await trySignIn(stranger, `intento número ${i}`, proxied('198.51.100.9'))
    const known = new Client(running.url, cookiesOf(first.headers))
    expect((await trySignIn(known, owner.password, proxied('198.51.100.9'))).status).toBe(200)
    expect((await trySignIn(new Client(running.url), owner.password, proxied('198.51.100.9'))).status).toBe(429)
  })

  test('a word about where a request comes from is believed of our own web server alone', async () => {
    const open = await startRunning()
    await open.setUp()
    const stranger = new Client(open.url)
    for (let i = 0; i < 8; i++) await trySignIn(stranger, `intento número ${i}`, proxied(`198.51.100.${i}`))
    expect((await trySignIn(stranger, owner.password, proxied('203.0.113.5'))).status).toBe(429)
    await open.stop()
  })
})

describe('a crowd at the door', () => {
  let running: Running
  let rosa: Client
  beforeAll(async () => {
    running = await startRunning()
    rosa = await running.setUp()
  })
  afterAll(() => running.stop())

  test('of 28 who sign in at once is answered or sent away, and the others are served meanwhile', async () => {
    const happened: string[] = []
    const crowd = Array.from({ length: 28 }, async (_, i) => {
      const credentials = { email: `nadie${i}@example.com`, password: 'una clave bien larga' }
      const answer = await new Client(running.url).post('/api/sign-in', credentials)
      happened.push('turned away')
      return answer
    })
    let isOver = false
    const all = Promise.all(crowd).finally(() => {
      isOver = true
    })
    while (!isOver) {
      expect((await rosa.get('/api/board')).status).toBe(200)
      happened.push('served')
    }
    for (const answer of await all) {
      expect([401, 429]).toContain(answer.status)
      if (answer.status === 429) expect(refusal(answer)).toMatchObject({ code: 'too_many', reason: 'too_many' })
    }
    // One password is worked on at a time: between them there is room for everybody else, and not only at the end.
    expect(
      happened.slice(0, happened.lastIndexOf('turned away')).filter((what) => what === 'served').length,
    ).toBeGreaterThan(10)
  })

  test('keeps nobody out who is known here, though all come from one address', async () => {
    const signIn = (client: Client) => client.post('/api/sign-in', { email: owner.email, password: owner.password })
    const known = await startRunning()
    await known.setUp()
    const browser = new Client(known.url, cookiesOf((await signIn(new Client(known.url))).headers))
    const strangers = Array.from({ length: 60 }, (_, i) =>
      new Client(known.url).post('/api/sign-in', { email: `nadie${i}@example.com`, password: 'una clave bien larga' }),
    )
    expect((await signIn(browser)).status).toBe(200)
    await Promise.all(strangers)
    expect((await signIn(new Client(known.url))).status).toBe(429)
    await known.stop()
  })

  test('whoever sits down at a page left open cannot try all passwords', async () => {
    const change = (currentPassword: string) =>
      rosa.send('user.changePassword', { currentPassword, newPassword: 'otra clave bien larga' })
    for (let i = 0; i < 8; i++)
      expect(refusal(await change(`intento número ${i}`))).toMatchObject({ reason: 'wrong_password' })
    expect(refusal(await change(owner.password))).toMatchObject({ status: 429, reason: 'too_many_guesses' })
    expect((await rosa.get('/api/board')).status).toBe(200)
  })
})

describe('where one is signed in', () => {
  let running: Running
  let rosa: Client
  beforeAll(async () => {
    running = await startRunning()
    rosa = await running.setUp()
  })
  afterAll(() => running.stop())
  const signedIn = async (client: Client) => (await client.get('/api/session')).status === 200
  const sessions = async (client: Client) =>
    (await client.read<{ sessions: { id: string; isThis: boolean; address: string }[] }>('/api/sessions')).sessions

  test('is listed, and can be ended one by one or all at once', async () => {
    const [phone, shop, home] = await Promise.all([1, 2, 3].map(() => running.signIn(owner.email, owner.password)))
    const listed = await sessions(rosa)
    expect(listed).toHaveLength(4)
    expect(listed.filter(({ isThis }) => isThis)).toHaveLength(1)
    const id = (await sessions(phone as Client)).find(({ isThis }) => isThis)?.id ?? ''
    expect((await rosa.run(endSessions, { sessionId: id })).output).toEqual({ ended: 1 })
    expect(await signedIn(phone as Client)).toBe(false)
    expect(await signedIn(shop as Client)).toBe(true)
    expect((await rosa.run(endSessions, { sessionId: null })).output).toEqual({ ended: 2 })
    expect(await signedIn(home as Client)).toBe(false)
    expect(await signedIn(rosa)).toBe(true)
  })

  test('of somebody else is not shown and cannot be ended', async () => {
    await rosa.run(addUser, { name: 'Luis', email: 'luis@example.com', role: 'manager', password: 'vuela-9-cometas' })
    const luis = await running.signIn('luis@example.com', 'vuela-9-cometas')
    const [his] = await sessions(luis)
    expect(await sessions(luis)).toHaveLength(1)
    expect(refusal(await rosa.send('user.endSessions', { sessionId: his?.id })).status).toBe(404)
    expect(await signedIn(luis)).toBe(true)
  })

  test('signing in again in the same browser ends the session before', async () => {
    const client = await running.signIn(owner.email, owner.password)
    const before = new Client(running.url, client.cookie)
    await trySignIn(client, owner.password)
    expect(await signedIn(before)).toBe(false)
    expect(await signedIn(client)).toBe(true)
  })

  test('a changed password gives the session another token; a copy of the old one is worth nothing', async () => {
    const stolen = new Client(running.url, rosa.cookie)
    await rosa.run(changePassword, { currentPassword: owner.password, newPassword: 'otra clave bien larga' })
    expect(await signedIn(rosa)).toBe(true)
    expect(await signedIn(stolen)).toBe(false)
    await rosa.run(changePassword, { currentPassword: 'otra clave bien larga', newPassword: owner.password })
  })

  test('a changed password leaves the pages connected where it was changed, and they hear the news', async () => {
    const sockets = [rosa.live(), rosa.live(), rosa.live()]
    await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.on('connect', () => resolve()))))
    const ended: string[] = []
    for (const socket of sockets) {
      socket.on('signedOut', () => void ended.push('signed out'))
      socket.on('disconnect', (reason) => void ended.push(reason))
    }
    await rosa.run(changePassword, { currentPassword: owner.password, newPassword: 'otra clave bien larga' })
    const news = sockets.map((socket) => new Promise<void>((resolve) => socket.on('change', () => resolve())))
    await rosa.run(changePassword, { currentPassword: 'otra clave bien larga', newPassword: owner.password })
    await Promise.all(news)
    expect(ended).toEqual([])
    for (const socket of sockets) socket.close()
  })

  test('a session has at most twenty connections; one more is told so', async () => {
    const person = await running.signIn(owner.email, owner.password)
    const sockets = Array.from({ length: 20 }, () => person.live())
    await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.on('connect', () => resolve()))))
    const surplus = person.live()
    const why = await new Promise<string>((resolve) => surplus.on('connect_error', ({ message }) => resolve(message)))
    expect(why).toBe('too_many')
    for (const socket of [...sockets, surplus]) socket.close()
  })

  test('passwords that everybody tries first are refused, with the field', async () => {
    for (const [password, field] of [
      ['contraseña123', 'password'],
      ['luisperez2026', 'password'],
    ] as const)
      expect(
        refusal(await rosa.send('user.add', { name: 'Luis Perez', email: 'l@example.com', role: 'agent', password })),
      ).toMatchObject({ status: 400, reason: 'weak_password', field })
    expect(
      refusal(await rosa.send('user.changePassword', { currentPassword: owner.password, newPassword: 'qwertyuiop' })),
    ).toMatchObject({ reason: 'weak_password', field: 'newPassword' })
  })

  test('what is answered to one person is kept by no browser', async () => {
    expect((await rosa.get('/api/board')).headers.get('cache-control')).toBe('no-store')
    const leaving = await running.signIn(owner.email, owner.password)
    const answer = await leaving.post('/api/sign-out', {})
    expect(answer.headers.get('clear-site-data')).toBe('"cache"')
  })
})

describe('behind a web server with TLS', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning({
      environment: { PUBLIC_URL: 'https://cobros.example.com', TRUST_PROXY: '127.0.0.1' },
    })
    await running.setUp()
  })
  afterAll(() => running.stop())

  test('cookies travel over TLS alone and to this host alone', async () => {
    const { headers } = await trySignIn(new Client(running.url), owner.password)
    for (const cookie of headers.getSetCookie()) {
      expect(cookie).toMatch(/^__Host-aldia_(session|device)=/)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; HttpOnly/)
    }
  })

  test.each([
    ['https://cobros.example.com', 200],
    ['http://cobros.example.com', 403],
    ['https://otro.example.com', 403],
    ['null', 403],
  ])('a page of %s is answered with %i', async (origin, status) => {
    expect((await trySignIn(new Client(running.url), owner.password, { origin })).status).toBe(status)
  })
})

describe('a session that runs out', () => {
  let running: Running
  afterEach(() => running.stop())

  test('hears no more news', async () => {
    const clock = setClock(Date.UTC(2026, 10, 23, 15))
    running = await startRunning({ clock })
    const rosa = await running.setUp()
    const socket = rosa.live()
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()))
    const heard: unknown[] = []
    socket.on('change', (changes) => void heard.push(changes))
    const gone = new Promise<void>((resolve) => socket.on('disconnect', () => resolve()))
    clock.jumpTo(clock.now() + 31 * 86_400_000)
    const again = await running.signIn(owner.email, owner.password)
    await again.send('stage.add', { name: 'Nueva', kind: 'plan', colour: 'sky', afterStageId: null })
    await gone
    expect(heard).toEqual([])
  })
})

describe('an owner who knows the password no more', () => {
  const program = fileURLToPath(new URL('../../server/src/cli/reset-password.ts', import.meta.url))
  const reset = (folder: string, ...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'silent' },
    })

  test('gets a new one at the machine, while the program is stopped, and every session ends', async () => {
    const running = await startRunning()
    const rosa = await running.setUp()
    expect(reset(running.folder)).toMatchObject({ status: 1, stdout: '' })
    await running.stop({ keepData: true })
    expect(reset(running.folder, 'nadie@example.com')).toMatchObject({ status: 1 })
    const { stdout, status } = reset(running.folder)
    expect(status).toBe(0)
    const password = /signs in with: (\S+)/.exec(stdout)?.[1] ?? ''
    const again = await startRunning({ folder: running.folder })
    expect((await new Client(again.url, rosa.cookie).get('/api/session')).status).toBe(401)
    expect((await trySignIn(new Client(again.url), owner.password)).status).toBe(401)
    expect((await trySignIn(new Client(again.url), password)).status).toBe(200)
    await again.stop()
  })
})
