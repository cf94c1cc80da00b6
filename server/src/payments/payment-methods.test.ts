import type { PaymentMethod, PaymentMethodDetails } from '@aldia/shared/payment-method.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { loadPaymentMethods } from '#payments/payment-records.ts'
import { paymentCommands } from '#payments/payments.commands.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let business: TestWorkspace
let owner: SignedIn

beforeEach(async () => {
  business = await testWorkspace()
  owner = await business.person('owner')
})
afterEach(() => business.dispose())

async function run(name: string, input: unknown, by = owner): Promise<PaymentMethod> {
  const commands = paymentCommands({
    reader: business.database.reader,
    files: { pathOf: (sha256) => sha256 },
    cardsOf: cardIdsOfContacts,
    contactOfCard: async () => null,
    fileOfMessage: async () => null,
  })
  return (await business.run(commandNamed(commands, name), by, input)).output as PaymentMethod
}
const add = (details: PaymentMethodDetails, by = owner) => run('paymentMethod.add', { name: 'Principal', details }, by)

const holder = 'Tienda Rosita SAS'

it.each<[PaymentMethodDetails, Partial<PaymentMethodDetails>]>([
  [{ kind: 'clabe', clabe: '032 180 000118359719', bank: 'BBVA', holder }, { clabe: '032180000118359719' }],
  [
    { kind: 'cbu', cbu: '28505909 40090418135201', alias: '', holder, taxId: '20-12345678-6' },
    { cbu: '2850590940090418135201', alias: null },
  ],
  [{ kind: 'pix', key: '529.982.247-25', holder, city: 'Recife' }, { key: '52998224725' }],
  [{ kind: 'bre_b', key: '300 123 4567', holder }, { key: '3001234567' }],
  [{ kind: 'yape', phone: '+51 987 654 321', holder }, { phone: '987654321' }],
  [{ kind: 'nequi', phone: '(300) 123-4567', holder }, { phone: '3001234567' }],
])('a number is kept as it is sent: $kind', async (details, kept) => {
  expect((await add(details)).details).toMatchObject(kept)
})

it.each<[PaymentMethodDetails, string, string]>([
  [{ kind: 'clabe', clabe: '032180000118359718', bank: 'BBVA', holder }, 'clabe', 'details.clabe'],
  [{ kind: 'cbu', cbu: '2850590940090418135202', alias: null, holder, taxId: null }, 'cbu', 'details.cbu'],
  [{ kind: 'cbu', cbu: null, alias: 'no', holder, taxId: null }, 'cbu_alias', 'details.alias'],
  [{ kind: 'cbu', cbu: null, alias: null, holder, taxId: null }, 'cbu', 'details.cbu'],
  [{ kind: 'cbu', cbu: null, alias: 'tienda.rosita', holder, taxId: '20-12345678-7' }, 'tax_id', 'details.taxId'],
  [{ kind: 'pix', key: '52998224724', holder, city: 'Recife' }, 'pix_key', 'details.key'],
  [{ kind: 'bre_b', key: 'rosita', holder }, 'bre_b_key', 'details.key'],
  [{ kind: 'yape', phone: '123456', holder }, 'phone_invalid', 'details.phone'],
])('a number that cannot be right is refused: $kind', async (details, reason, field) => {
  await expect(add(details)).rejects.toMatchObject({ code: 'invalid', reason, field })
  expect(await loadPaymentMethods(business.database.reader, business.workspaceId, null)).toEqual([])
})

it('a link is one that cannot be listened to, and no other kind of address', async () => {
  for (const url of ['http://example.com', 'javascript:alert(1)', 'example.com'])
    await expect(add({ kind: 'link', url, holder: null })).rejects.toThrow()
  await add({ kind: 'link', url: 'https://example.com/pagar', holder: null })
})

it('methods are changed, put away and brought back, and who did it with what before stays on record', async () => {
  const method = await add({ kind: 'nequi', phone: '3001234567', holder })
  const details = { kind: 'nequi', phone: '3019876543', holder }
  await run('paymentMethod.update', { paymentMethodId: method.id, name: 'Nequi', details })
  expect(business.news.at(-1)?.events).toMatchObject([
    {
      type: 'paymentMethod.updated',
      actor: { userId: owner.userId },
      data: { before: { details: { phone: '3001234567' } }, after: { details: { phone: '3019876543' } } },
    },
  ])
  const away = await run('paymentMethod.archive', { paymentMethodId: method.id, archived: true })
  expect(away.archivedAt).toBe(business.clock.now())
  const back = await run('paymentMethod.archive', { paymentMethodId: method.id, archived: false })
  expect(back).toMatchObject({ name: 'Nequi', archivedAt: null, details })
})

it('where money goes is for those who manage money, each in their own business', async () => {
  const details: PaymentMethodDetails = { kind: 'cash', place: 'Calle 1' }
  await expect(add(details, await business.person('agent'))).rejects.toMatchObject({ code: 'forbidden' })
  const method = await add(details, await business.person('manager'))
  const stranger = await (await business.other()).person('owner')
  const change = { paymentMethodId: method.id, name: 'x', details }
  await expect(run('paymentMethod.update', change, stranger)).rejects.toMatchObject({ reason: 'payment_method' })
  expect(await loadPaymentMethods(business.database.reader, stranger.workspaceId, null)).toEqual([])
})
