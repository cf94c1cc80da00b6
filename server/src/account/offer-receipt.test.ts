import type { Payment } from '@aldia/shared/payment.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeMoney } from '#account.wiring.ts'
import type { Received } from '#channels/transport.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { makeListener } from '#outbox/listener.ts'
import { paymentsOf } from '#payments/payments.ts'
import { messageSteps } from '#reactions.ts'
import { ana, received } from '#testing/conversations.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// What a debtor sends as a receipt comes to the tray *to verify* by itself. Ana owes 150,000 pesos in two debts.

let shop: TestWorkspace
let debtor: Debtor
let clock: number

beforeEach(async () => {
  shop = await testWorkspace()
  debtor = await debtorOf(shop, ana.split('@')[0])
  await debtor.owes(100_000_00)
  await debtor.owes(50_000_00)
  clock = fridayMorning - 3_600_000
})
afterEach(() => shop.dispose())

const minutes = 60_000
const file = (mimeType: string) => ({
  mimeType,
  name: null,
  sizeBytes: 1,
  width: null,
  height: null,
  durationSeconds: null,
  sha256: null,
})
const picture = (text: string | null = null) => ({ kind: 'image' as const, text, attachment: file('image/jpeg') })
const pdf = { kind: 'document' as const, text: null, attachment: file('application/pdf') }
const words = (text: string) => ({ kind: 'text' as const, text })

async function says(
  content: ReturnType<typeof picture> | ReturnType<typeof words> | typeof pdf,
  about: Partial<Received> & { after?: number } = {},
): Promise<void> {
  const { after = minutes, ...rest } = about
  clock += after
  await takeIn(received({ sentAt: clock, ...rest, content }))
}
const takeIn = (...batch: Received[]) =>
  makeListener(
    { workspaceId: shop.workspaceId, accountId: 'account' },
    {
      database: shop.database,
      perform: shop.perform,
      meetPeople,
      openSealedEdit: () => null,
      steps: messageSteps,
      linesChanged: async () => {},
      wakeAttachments: () => {},
      wakeUnreadable: () => {},
      sender: { opened: () => {}, unlinked: async () => {}, wake: () => {} },
      newMessageId: () => 'OUR',
      connection: async () => {},
      pairing: async () => {},
      refuseNumber: async () => null,
      presence: async () => {},
      isJournalled: true,
    },
  ).received(batch)

const offered = async () =>
  (await paymentsOf(shop.database.reader, debtor.contactId)).map(({ state, amountMinor, currency }) => [
    state,
    amountMinor,
    currency,
  ])
const whole = ['claimed', 150_000_00, 'COP']

test.each([
  ['a picture', picture()],
  ['a PDF', pdf],
])('%s after "ya pagué" is offered, with what is late', async (_, content) => {
  await says(words('buenas, ya pagué'))
  await says(content, { after: 90 * minutes })
  expect(await offered()).toEqual([whole])
  const [payment] = await paymentsOf(shop.database.reader, debtor.contactId)
  expect(payment).toMatchObject({ fileId: null, paidOn: '2026-11-20', createdById: null })
  expect(payment?.messageId).toBe(shop.news.flatMap(({ saved }) => saved.messages ?? []).at(-1)?.id)
})

test('a picture before "ya pagué" is offered, when it came within half an hour', async () => {
  await says(picture())
  await says(words('ya pagué'), { after: 10 * minutes })
  expect(await offered()).toEqual([whole])
})

test('a picture of an hour before is none', async () => {
  await says(picture())
  await says(words('ya pagué'), { after: 60 * minutes })
  expect(await offered()).toEqual([])
})

test('both in one go, in either order, are one', async () => {
  const at = fridayMorning
  await takeIn(
    received({ waId: 'P', sentAt: at, content: picture() }),
    received({ waId: 'T', sentAt: at, content: words('ya pagué') }),
  )
  expect(await offered()).toEqual([whole])
})

test.each([
  ['of one debt', 'abono 50.000', 50_000_00],
  ['of another', '$100.000', 100_000_00],
  ['of all', '150 mil', 150_000_00],
])('a picture whose caption names the sum %s is offered without a word', async (_, caption, amountMinor) => {
  await says(picture(caption))
  expect(await offered()).toEqual([['claimed', amountMinor, 'COP']])
})

test('the sum that was said is the sum of the claim', async () => {
  await says(words('ya consigné 30.000, le envío el soporte'))
  await says(picture())
  expect(await offered()).toEqual([['claimed', 30_000_00, 'COP']])
})

test.each([
  ['a picture alone', picture()],
  ['a picture with other words', picture('mire cómo quedó la nevera')],
  ['a picture with another sum', picture('cuesta 820.000')],
  ['words alone', words('ya pagué')],
])('%s is not offered', async (_, content) => {
  await says(content)
  expect(await offered()).toEqual([])
})

test('one payment is offered once: nor for a second picture, nor for saying it again', async () => {
  await says(words('ya pagué'))
  await says(picture())
  await says(picture())
  await says(words('ya pagué, le mandé el comprobante'))
  await says(picture())
  expect(await offered()).toEqual([whole])
})

test('the same message that comes again is offered once', async () => {
  await says(words('ya pagué'))
  await says(picture(), { waId: 'P' })
  await says(picture(), { waId: 'P', after: 0, origin: 'replay' })
  expect(await offered()).toEqual([whole])
})

test('a second receipt that names another sum is another payment', async () => {
  await says(picture('50.000'))
  await says(picture('100.000'))
  await says(picture('100.000'))
  expect((await offered()).map(([, amountMinor]) => amountMinor)).toEqual([50_000_00, 100_000_00])
})

test('what a person took as a payment already is not offered beside it', async () => {
  const agent = await shop.person('agent')
  const { commands } = makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard })
  await says(words('ya pagué'))
  const claim = { amountMinor: 150_000_00, currency: 'COP', paidOn: '2026-11-20', paidBy: 'cash', state: 'claimed' }
  await shop.run(commandNamed(commands, 'payment.record'), agent, { cardId: debtor.cardId, ...claim })
  await says(picture())
  expect(await offered()).toHaveLength(1)
})

test('a claim that was rejected is not offered again, a new picture is', async () => {
  const agent = await shop.person('agent')
  const { commands } = makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard })
  await says(words('ya pagué'))
  await says(picture(), { waId: 'P' })
  const [{ id: paymentId, version } = { id: '', version: 0 }] = await paymentsOf(shop.database.reader, debtor.contactId)
  await shop.run(commandNamed(commands, 'payment.reject'), agent, { paymentId, version, reason: 'otra cuenta' })
  await says(picture())
  expect((await offered()).map(([state]) => state)).toEqual(['rejected', 'claimed'])
})

test('history is not gone through for receipts', async () => {
  await says(words('ya pagué'), { origin: 'history' })
  await says(picture('50.000'), { origin: 'history' })
  expect(await offered()).toEqual([])
})

test('who owes nothing is asked for nothing, unless they name what they paid', async () => {
  const luis = '573004445566@s.whatsapp.net'
  await takeIn(received({ from: luis, sentAt: fridayMorning, content: words('ya pagué') }))
  await takeIn(received({ from: luis, sentAt: fridayMorning + 1_000, content: picture() }))
  const claims = () =>
    shop.news.flatMap(({ saved }) => (saved.payments ?? []) as Payment[]).map(({ amountMinor }) => amountMinor)
  expect(claims()).toEqual([])
  await takeIn(received({ from: luis, sentAt: fridayMorning + 2_000, content: picture('ya pagué 20.000') }))
  expect(claims()).toEqual([20_000_00])
})
