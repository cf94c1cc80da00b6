import type { Payment, PaymentPage } from '@aldia/shared/payment.ts'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { z } from 'zod'
import type { SignedIn } from '#base/commands.ts'
import type { App } from '#base/http/app-type.ts'
import { registerErrors } from '#base/http/errors.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { openCard } from '#board/cards.ts'
import { insertContact } from '#contacts/contacts.store.ts'
import { paymentCommands } from '#payments/payments.commands.ts'
import { paymentRoutes } from '#payments/payments.routes.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let business: TestWorkspace
let app: App
let by: SignedIn | null

beforeEach(async () => {
  business = await testWorkspace()
  by = await business.person('agent')
  app = Fastify() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerErrors(app as never)
  app.decorateRequest('by', null)
  app.decorateRequest('language', null)
  app.addHook('onRequest', async (request) => {
    request.by = by
  })
  paymentRoutes(app, { database: business.database, cardsOf: cardIdsOfContacts })
})
afterEach(async () => {
  await app.close()
  await business.dispose()
})

async function claims(count: number, person: SignedIn): Promise<Payment[]> {
  const { output: contactId } = await business.perform(
    { workspaceId: business.workspaceId, actor: { kind: 'system' } },
    async (work) => {
      const id = work.newId()
      await insertContact(work.tx, {
        id,
        workspaceId: work.workspaceId,
        seq: work.seq,
        name: 'Eva',
        pushName: null,
        phone: null,
        mergedIntoId: null,
        createdAt: work.now,
      })
      await openCard(work, id, null)
      return id
    },
  )
  const commands = paymentCommands({
    reader: business.database.reader,
    files: { pathOf: (sha256) => sha256 },
    cardsOf: cardIdsOfContacts,
    contactOfCard: async () => contactId,
    fileOfMessage: async () => null,
  })
  const made: Payment[] = []
  for (let i = 0; i < count; i++) {
    const { output } = await business.run(commandNamed(commands, 'payment.record'), person, {
      cardId: contactId,
      amountMinor: 100 + i,
      currency: 'COP',
      paidOn: '2026-11-20',
      paidBy: 'cash',
      state: 'claimed',
    })
    made.push(output as Payment)
    if (i % 2 === 0) business.clock.advance(1_000)
  }
  return made
}

async function page(query: string): Promise<z.infer<typeof PaymentPage>> {
  const answer = await app.inject({ url: `/api/payments${query}` })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

it('the tray to verify comes oldest first, page by page, with how many there are', async () => {
  const made = await claims(5, by as SignedIn)
  const first = await page('?state=claimed&limit=2')
  expect(first).toMatchObject({ total: 5, next: made[1]?.id })
  const second = await page(`?limit=2&after=${first.next}`)
  const third = await page(`?limit=2&after=${second.next}`)
  expect(third.next).toBeNull()
  expect([...first.payments, ...second.payments, ...third.payments].map(({ id }) => id)).toEqual(
    made.map(({ id }) => id),
  )
  expect((await page('?state=confirmed')).payments).toEqual([])
})

it('shows nothing to another business, and nothing to nobody', async () => {
  await claims(1, by as SignedIn)
  by = await (await business.other()).person('owner')
  expect(await page('')).toEqual({ payments: [], next: null, total: 0 })
  by = null
  expect((await app.inject({ url: '/api/payments' })).statusCode).toBe(401)
  expect((await app.inject({ url: '/api/payment-methods' })).statusCode).toBe(401)
})

it('refuses states, cursors and sizes that do not exist', async () => {
  for (const query of ['?state=stolen', '?after=x', '?limit=0', '?limit=1000'])
    expect((await app.inject({ url: `/api/payments${query}` })).statusCode).toBe(400)
})
