import { FailureBody } from '@aldia/shared/failure.ts'
import type { Role } from '@aldia/shared/user.ts'
import Fastify, { type FastifyInstance, type HTTPMethods } from 'fastify'
import { beforeEach, expect, test } from 'vitest'
import type { App } from '#base/http/app-type.ts'
import { registerErrors } from '#base/http/errors.ts'
import { registerSession } from '#base/http/session.ts'

let app: FastifyInstance
let role: Role | null

beforeEach(() => {
  role = null
  app = Fastify()
  registerErrors(app)
  registerSession(
    app,
    { session: () => undefined } as never,
    async () => role && { by: { userId: 'u', workspaceId: 'w', role, sessionId: 's' }, language: 'es' },
  )
  const routes = app as unknown as App
  const secret = async () => ({ said: 'secret' })
  routes.get('/api/open', { config: { needs: 'public' } }, secret)
  routes.get('/api/me', { config: { needs: 'signed_in' } }, secret)
  routes.get('/api/board', { config: { needs: 'see_board' } }, secret)
  routes.get('/api/cards/:id', { config: { needs: 'see_board' } }, secret)
  routes.get('/api/backups', { config: { needs: 'manage_workspace' } }, secret)
  routes.get('/*', { config: { needs: 'public' } }, async () => ({ said: 'page' }))
})

const ask = async (url: string, method: HTTPMethods = 'GET') => {
  const answer = await app.inject({ method, url })
  return { status: answer.statusCode, body: answer.body }
}

test('a route is for whom it says', async () => {
  const statuses = async () =>
    Promise.all(['/api/open', '/api/me', '/api/board', '/api/backups'].map(async (url) => (await ask(url)).status))
  expect(await statuses()).toEqual([200, 401, 401, 401])
  role = 'viewer'
  expect(await statuses()).toEqual([200, 200, 200, 403])
  role = 'owner'
  expect(await statuses()).toEqual([200, 200, 200, 200])
})

test.each([
  '/api/board',
  '/%61pi/board',
  '/%61%70%69/board',
  '/api/%62oard',
  '/api/board?x=/api/docs',
  '/api/board#/api/docs',
  '/api/board;/api/docs',
  '/%2561pi/board',
  '//api/board',
  '/api//board',
  '/api/docs/../board',
  '/api/docs/%2e%2e/board',
  '/API/board',
  '/api/cards/..%2f..%2fapi%2fdocs',
  '/./api/board',
])('however an address is spelt, nobody reads what the route is for: %s', async (url) => {
  for (const method of ['GET', 'HEAD', 'POST'] as const) {
    const { body } = await ask(url, method)
    expect(body).not.toContain('secret')
  }
})

test.each(['/api/none', '/%61pi/none', '/api/', '/api/board/more', '/api/none/..%2fopen'])(
  'what is no route below the API is not found, and only by who is signed in: %s',
  async (url) => {
    expect((await ask(url)).status).toBe(401)
    role = 'viewer'
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const { status, body } = await ask(url, method)
      expect([status, FailureBody.parse(JSON.parse(body)).error.code]).toEqual([404, 'not_found'])
    }
  },
)

test('a route that does not say who may ask it does not compile, and does not start', () => {
  const routes = app as unknown as App
  // @ts-expect-error: no right is named.
  expect(() => routes.get('/api/new', {}, async () => ({}))).toThrow('does not say')
  // @ts-expect-error: options without a right.
  expect(() => routes.post('/api/new', { config: {} }, async () => ({}))).toThrow('does not say')
  // @ts-expect-error: there is no such right.
  routes.get('/api/misspelt', { config: { needs: 'see_bord' } }, async () => ({}))
})
