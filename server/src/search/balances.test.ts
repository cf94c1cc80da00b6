import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebuildBalances } from '#account/rebuild-balances.ts'
import { makeMoney } from '#account.wiring.ts'
import type { HandledCommand, SignedIn } from '#base/commands.ts'
import { openAmounts } from '#board/board.tables.ts'
import { findPeople } from '#board/card.reads.ts'
import { undoCommands } from '#history/undo.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// What somebody still owes is looked for as it stands on the screen, and not only as it was entered. It is Friday 20 November 2026.

let shop: TestWorkspace
let owner: SignedIn
let commands: readonly HandledCommand[]
let ana: Debtor

beforeEach(async () => {
  shop = await testWorkspace()
  owner = await shop.person('owner', 'Rosa')
  commands = [
    ...makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard }).commands,
    ...undoCommands,
  ]
  ana = await debtorOf(shop)
})
afterEach(() => shop.dispose())

const send = <T = { id: string }>(name: string, input: object): Promise<T> =>
  shop.run(commandNamed(commands, name), owner, input).then(({ output }) => output as T)
const owes = (amountMinor: number, concept: string) =>
  send('debt.add', {
    ...{ cardId: ana.cardId, reference: null, concept, currency: 'COP', amountMinor },
    ...{ issuedOn: '2026-11-01', dueOn: '2026-12-15', lines: [], fileIds: [] },
    terms: { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null },
  })
const pays = (amountMinor: number) =>
  send('payment.record', {
    ...{ cardId: ana.cardId, amountMinor, currency: 'COP', paidOn: '2026-11-20', paidBy: 'cash' },
    ...{ state: 'confirmed', isAnother: true },
  })
const isFound = async (q: string) => (await findPeople(shop.database.reader, shop.workspaceId, q, 20)).length === 1

test('the balance of each debt, and of all together, finds its person as long as it stands', async () => {
  await owes(30_000_000, 'Nevera')
  await owes(10_000_000, 'Mesa')
  for (const q of ['300.000', '100.000', '400.000']) expect(await isFound(q)).toBe(true)
  const { id } = await pays(12_345_600)
  // 300,000 less 123,456; together 276,544.
  for (const q of ['$ 176.544', '276.544', '300.000']) expect(await isFound(q)).toBe(true)
  expect(await isFound('400.000')).toBe(false)
  await send('payment.annul', { paymentId: id, reason: 'mistake' })
  for (const q of ['176.544', '276.544']) expect(await isFound(q)).toBe(false)
  expect(await isFound('400.000')).toBe(true)
})

test('of another business it is not found, and nothing that is paid', async () => {
  await owes(30_000_000, 'Nevera')
  await pays(20_000_000)
  expect(await isFound('100.000')).toBe(true)
  const other = await shop.other()
  expect(await findPeople(shop.database.reader, other.workspaceId, '100.000', 9)).toEqual([])
  await pays(10_000_000)
  expect(await isFound('100.000')).toBe(false)
  expect(await isFound('0')).toBe(false)
})

test('a rebuild writes it anew', async () => {
  await owes(30_000_000, 'Nevera')
  await pays(20_000_000)
  await shop.database.write(shop.workspaceId, (tx) => tx.delete(openAmounts))
  expect(await isFound('100.000')).toBe(false)
  await rebuildBalances({ reader: shop.database.reader, perform: shop.perform, now: shop.clock.now }, shop.workspaceId)
  expect(await isFound('100.000')).toBe(true)
})
