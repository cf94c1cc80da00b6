import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { App } from '#base/http/app-type.ts'
import { registerErrors } from '#base/http/errors.ts'
import { registerSession } from '#base/http/session.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { channelRoutes } from './channels.routes.ts'
import { addChannelAccount } from './channels.ts'

let business: TestWorkspace
let app: App
let by: SignedIn | null
let accountId: string

beforeEach(async () => {
  business = await testWorkspace()
  app = Fastify() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerErrors(app as never)
  registerSession(app as never, { session: () => undefined } as never, async () => by && { by, language: 'es' })
  const pairing = (id: string) => ({
    accountId: id,
    qr: 'https://wa.me/settings/linked_devices#x',
    qrExpiresAt: 1,
    code: null,
  })
  channelRoutes(app, { reader: business.database.reader, channels: { pairing } })
  const made = await business.perform(
    { workspaceId: business.workspaceId, actor: { kind: 'system' } },
    addChannelAccount,
  )
  accountId = made.output
})
afterEach(async () => {
  await app.close()
  await business.dispose()
})

const ask = (id = accountId) => app.inject({ method: 'GET', url: `/api/channel-accounts/${id}/pairing` })

test('who may manage channels sees what is on show for linking, and nobody keeps a copy', async () => {
  by = await business.person('manager')
  const answer = await ask()
  expect(answer.json()).toMatchObject({ accountId, qr: expect.stringContaining('https:') })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('nobody else does', async () => {
  by = null
  expect((await ask()).statusCode).toBe(401)
  by = await business.person('agent')
  expect((await ask()).statusCode).toBe(403)
  by = await (await business.other()).person('owner')
  expect((await ask()).statusCode).toBe(404)
  expect((await ask('0190aaaa-0000-7000-8000-00000000ffff')).statusCode).toBe(404)
  expect((await ask('..')).statusCode).toBeGreaterThanOrEqual(400)
})
