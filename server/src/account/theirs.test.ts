import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { makeMoney } from '#account.wiring.ts'
import type { HandledCommand, SignedIn } from '#base/commands.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { addFile } from '#files/files.ts'
import { makeListener } from '#outbox/listener.ts'
import { messageSteps } from '#reactions.ts'
import { luis as luisAddress, received } from '#testing/conversations.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// An id in a body that belongs to another person is refused, whatever the command. Ana is the person at hand, Luis the other.

let shop: TestWorkspace
let agent: SignedIn
let commands: readonly HandledCommand[]
let ana: Debtor
let luis: Debtor
/** What is Luis's, by kind. */
let his: { debt: string; message: string; file: string }

beforeEach(async () => {
  shop = await testWorkspace()
  agent = await shop.person('owner', 'Rosa')
  const { database, perform } = shop
  const files = { pathOf: () => '' }
  commands = makeMoney({ database, files, contactOfCard }).commands
  ana = await debtorOf(shop)
  luis = await debtorOf(shop, luisAddress.split('@')[0])
  await makeListener(
    { workspaceId: shop.workspaceId, accountId: 'account' },
    {
      database,
      perform,
      meetPeople,
      linesChanged: async () => {},
      wakeAttachments: () => {},
      wakeUnreadable: () => {},
      sender: { opened: () => {}, unlinked: async () => {}, wake: () => {} },
      newMessageId: () => 'OUR',
      connection: async () => {},
      pairing: async () => {},
      presence: async () => {},
      refuseNumber: async () => null,
      isJournalled: true,
      steps: messageSteps,
      openSealedEdit: () => null,
    },
  ).received([received({ from: luisAddress })])
  const { output: file } = await perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, async (work) =>
    addFile(
      work,
      { sha256: 'a'.repeat(64), mimeType: 'application/pdf', sizeBytes: 9, width: null, height: null },
      { name: 'recibo.pdf', createdById: null, contactId: luis.contactId },
    ),
  )
  const message = shop.news.flatMap(({ saved }) => saved.messages ?? []).at(-1)
  his = { debt: await luis.owes(50_000), message: message?.id ?? '', file: file.id }
})
afterEach(() => shop.dispose())

const send = <T>(name: string, input: object): Promise<T> =>
  shop.run(commandNamed(commands, name), agent, input).then(({ output }) => output as T)

const terms = {
  firstPaymentMinor: 0,
  parts: 2,
  rhythm: 'weekly',
  firstOn: '2026-11-27',
  monthDay: null,
  interestBasisPoints: null,
  discountMinor: 0,
  expiresOn: null,
}
const debt = () => ({
  cardId: ana.cardId,
  reference: null,
  concept: 'Nevera',
  currency: 'COP',
  amountMinor: 10_000,
  issuedOn: '2026-11-01',
  dueOn: '2026-11-15',
  terms: { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null },
  lines: [],
  fileIds: [] as string[],
})
const payment = () => ({
  cardId: ana.cardId,
  amountMinor: 10_000,
  currency: 'COP',
  paidOn: '2026-11-20',
  paidBy: 'cash',
  state: 'claimed',
})
const promise = () => ({ cardId: ana.cardId, amountMinor: 10_000, currency: 'COP', dueOn: '2026-11-27' })
const settlement = () => ({ cardId: ana.cardId, currency: 'COP', amountMinor: 10_000, until: '2026-11-27' })
const claim = () => send<{ id: string; version: number }>('payment.record', payment())
const proposal = async () =>
  send<{ id: string; version: number }>('plan.propose', {
    cardId: ana.cardId,
    currency: 'COP',
    debtIds: [await ana.owes(40_000)],
    terms,
  })

/** By command and field: a body that is right but for Luis's id in that field. */
const bodies: Readonly<Record<string, () => object | Promise<object>>> = {
  'debt.add fileIds': () => ({ ...debt(), fileIds: [his.file] }),
  'debt.edit fileIds': async () => ({
    debtId: (await send<{ id: string }>('debt.add', debt())).id,
    version: 1,
    fileIds: [his.file],
  }),
  'debt.writeOff debtIds': () => ({ cardId: ana.cardId, debtIds: [his.debt], reason: 'incobrable' }),
  'payment.record messageId': () => ({ ...payment(), messageId: his.message }),
  'payment.record fileId': () => ({ ...payment(), fileId: his.file }),
  'payment.record allocations.debtId': () => ({ ...payment(), allocations: [{ debtId: his.debt, amountMinor: 1 }] }),
  'payment.confirm allocations.debtId': async () => {
    const { id, version } = await claim()
    const { amountMinor, paidOn } = payment()
    const allocations = [{ debtId: his.debt, amountMinor: 1 }]
    return { paymentId: id, version, amountMinor, paidOn, reference: null, isAnother: true, allocations }
  },
  'promise.record debtIds': () => ({ ...promise(), debtIds: [his.debt] }),
  'promise.record messageId': () => ({ ...promise(), messageId: his.message }),
  'plan.propose debtIds': () => ({ cardId: ana.cardId, currency: 'COP', debtIds: [his.debt], terms }),
  'plan.accept messageIds': async () => {
    const { id, version } = await proposal()
    return { planId: id, version, messageIds: [his.message] }
  },
  'settlement.agree debtIds': () => ({ ...settlement(), debtIds: [his.debt] }),
  'settlement.agree messageId': async () => ({
    ...settlement(),
    debtIds: [await ana.owes(40_000)],
    messageId: his.message,
  }),
}

/** What a command is about: the person follows from it. Columns and neighbours on the board are nobody's. */
const subjects = new Set([
  'cardId',
  'debtId',
  'entryId',
  'paymentId',
  'paymentMethodId',
  'planId',
  'promiseId',
  'settlementId',
  'toStageId',
  'afterCardId',
])

interface Shape {
  type?: string
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
}

/** Every field of a body that holds an id, with the way to it. */
function idFields(shape: Shape, way: readonly string[] = []): string[] {
  const inside = [...(shape.anyOf ?? []), ...(shape.items ? [shape.items] : [])].flatMap((part) => idFields(part, way))
  const own = Object.entries(shape.properties ?? {}).flatMap(([name, part]) => {
    const here = [...way, name]
    return /Ids?$/.test(name) ? [here.join('.')] : idFields(part, here)
  })
  return [...new Set([...inside, ...own])]
}

test('the table knows every id in every body', () => {
  const asked = commands.flatMap(({ definition }) => {
    const shape = z.toJSONSchema(definition.input, { io: 'input', unrepresentable: 'any' }) as Shape
    return idFields(shape).flatMap((field) => (subjects.has(field) ? [] : [`${definition.name} ${field}`]))
  })
  expect(Object.keys(bodies).sort()).toEqual(asked.sort())
})

test.each(Object.keys(bodies))('%s of another person is refused and changes nothing', async (named) => {
  const [name = '', field = ''] = named.split(' ')
  const body = await bodies[named]?.()
  const news = shop.news.length
  await expect(send(name, body ?? {})).rejects.toMatchObject({
    code: 'invalid',
    reason: expect.stringMatching(/_not_theirs$/),
    field: expect.stringContaining(field.split('.')[0] ?? ''),
  })
  expect(shop.news).toHaveLength(news)
})

test.each(Object.keys(bodies))('%s of another business is refused', async (named) => {
  const [name = ''] = named.split(' ')
  const body = await bodies[named]?.()
  const neighbour = await shop.other()
  const theirAgent = await neighbour.person('owner')
  await expect(neighbour.run(commandNamed(commands, name), theirAgent, body ?? {})).rejects.toMatchObject({
    code: expect.stringMatching(/^(not_found|invalid)$/),
  })
})
