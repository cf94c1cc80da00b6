import { debtSums } from '@aldia/shared/ledger.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginDayFor } from '#account/start-of-day.ts'
import { makeMoney } from '#account.wiring.ts'
import type { HandledCommand, SignedIn } from '#base/commands.ts'
import { debtsOfContact, entriesOfContact } from '#debts/debts.store.ts'
import { unitRates } from '#debts/debts.tables.ts'
import { undoCommands } from '#history/undo.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { findDifferences } from '#upkeep/verify.ts'

// What the model of the ledger (ledger-model.test.ts) found, each as a plain case. It is Friday 20 November 2026.

let shop: TestWorkspace
let agent: SignedIn
let commands: readonly HandledCommand[]
let ana: Debtor

beforeEach(async () => {
  shop = await testWorkspace()
  agent = await shop.person('owner', 'Ana')
  commands = makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard }).commands
  ana = await debtorOf(shop)
})
afterEach(() => shop.dispose())

const send = <T = { id: string; version: number }>(name: string, input: object): Promise<T> =>
  shop.run(commandNamed(commands, name), agent, input).then(({ output }) => output as T)
const plain = { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null }
const owes = (
  amountMinor: number,
  dueOn: string,
  about: { terms?: object; issuedOn?: string; currency?: string } = {},
) =>
  send('debt.add', {
    cardId: ana.cardId,
    reference: null,
    concept: 'Nevera',
    currency: about.currency ?? 'COP',
    amountMinor,
    issuedOn: about.issuedOn ?? '2026-10-01',
    dueOn,
    terms: { ...plain, ...about.terms },
    lines: [],
    fileIds: [],
    isLegal: true,
  })
const pays = (amountMinor: number, paidOn: string, about: { state?: string; currency?: string } = {}) =>
  send('payment.record', {
    cardId: ana.cardId,
    amountMinor,
    currency: about.currency ?? 'COP',
    paidOn,
    paidBy: 'cash',
    state: about.state ?? 'confirmed',
    isAnother: true,
  })
async function morning(day: string): Promise<void> {
  shop.clock.jumpTo(Date.parse(`${day}T14:00:00Z`))
  await beginDayFor({ reader: shop.database.reader, perform: shop.perform }, shop.workspaceId, day)
}
/** What is open on each debt, the first that is due first, and the person's credit. */
async function open(): Promise<number[]> {
  const entries = await entriesOfContact(shop.database.reader, ana.contactId)
  const debts = await debtsOfContact(shop.database.reader, ana.contactId)
  const on = (id: string | null) => entries.filter(({ debtId }) => debtId === id)
  const sum = (id: string | null) => on(id).reduce((all, { amountMinor }) => all + amountMinor, 0)
  return [...debts.map(({ id }) => sum(id)), 0 - sum(null)]
}

test('a price that was said too high was never owed: its fee and interest go down with it', async () => {
  const lateFee = { kind: 'percent', basisPoints: 500 }
  const { id, version } = await owes(100_000, '2026-11-10', { terms: { lateFee } })
  expect(await open()).toEqual([105_000, 0])
  const less = await send('debt.edit', { debtId: id, version, amountMinor: 40_000 })
  expect(await open()).toEqual([42_000, 0])
  const more = await send('debt.edit', { debtId: id, version: less.version, amountMinor: 90_000 })
  expect(await open()).toEqual([92_000, 0])
  await send('debt.edit', { debtId: id, version: more.version, amountMinor: 60_000 })
  expect(await open()).toEqual([62_000, 0])
})

test('who had paid in time owes no fee, also when they had paid a second time before the receipt was found', async () => {
  await owes(100_000, '2026-11-10', { terms: { lateFee: { kind: 'fixed', amountMinor: 5_000 } } })
  expect(await open()).toEqual([105_000, 0])
  await pays(105_000, '2026-11-18')
  expect(await open()).toEqual([0, 0])
  await pays(100_000, '2026-11-09')
  expect(await open()).toEqual([0, 105_000])
})

test('a grace that was made shorter ends on the day of the change, for the fee as for interest', async () => {
  const month = { basisPoints: 300, per: 'month', yearDays: 365 }
  const { id, version } = await owes(100_000, '2026-11-15', { terms: { graceDays: 30 } })
  const terms = { ...plain, lateFee: { kind: 'fixed', amountMinor: 5_000 }, interest: month }
  await send('debt.edit', { debtId: id, version, terms, isLegal: true })
  expect(await open()).toEqual([105_000, 0])
  await pays(105_100, '2026-11-20')
  expect(await open()).toEqual([0, 0])
})

test('a receipt that waits and would earn the discount for paying early keeps all interest away', async () => {
  const terms = {
    interest: { basisPoints: 300, per: 'month', yearDays: 365 },
    earlyDiscount: { basisPoints: 1_000, until: '2026-11-10' },
  }
  await owes(100_000, '2026-11-10', { terms })
  await pays(90_000, '2026-11-10', { state: 'claimed' })
  await morning('2027-03-20')
  expect(await open()).toEqual([100_000, 0])
})

test('while a receipt waits, money for what is owed without it goes to it, and is no credit to be moved about', async () => {
  await owes(1_000_000, '2026-10-10', { terms: { interest: { basisPoints: 300, per: 'month', yearDays: 365 } } })
  const claim = await pays(600_000, '2026-10-08', { state: 'claimed' })
  // 400,000 × 3 % × 41 days ÷ 30 will have been owed beside what the receipt pays.
  await pays(1_016_400, '2026-11-20')
  const about = { paymentId: claim.id, version: claim.version, amountMinor: 600_000, paidOn: '2026-10-08' }
  await send('payment.confirm', { ...about, reference: null, isAnother: true })
  expect(await open()).toEqual([0, 600_000])
})

test('a discount for paying early and credit beside a later charge come to rest', async () => {
  const { id } = await owes(117_087_743, '2027-01-19', {
    terms: { earlyDiscount: { basisPoints: 1_705, until: '2027-01-03' } },
  })
  await morning('2026-12-20')
  const charge = { debtId: id, kind: 'charge', amountMinor: 5_854_388, on: '2026-12-19', note: 'transporte' }
  await send('debt.adjust', charge)
  await pays(105_378_969, '2026-12-06')
  // 17.05 % of both charges are taken off: 20,961,633 of 122,942,131.
  expect(await open()).toEqual([0, 3_398_471])
})

test('credit that was there pays a debt from the day of both, so that it bears no interest', async () => {
  await owes(50_000, '2026-11-10')
  await pays(80_000, '2026-11-05')
  await owes(30_000, '2026-10-20', { terms: { interest: { basisPoints: 300, per: 'month', yearDays: 365 } } })
  // 30,000 × 3 % × 16 days ÷ 30 until the day on which the credit came.
  expect(await open()).toEqual([480, 0, 0])
  await morning('2027-03-20')
  expect(await open()).toEqual([480, 0, 0])
})

test('a discount for paying early is given when its money turns out to have come in time', async () => {
  const earlyDiscount = { basisPoints: 200, until: '2026-11-15' }
  await owes(100_000, '2026-11-30', { terms: { earlyDiscount } })
  await pays(60_000, '2026-11-18')
  expect(await open()).toEqual([40_000, 0])
  await pays(40_000, '2026-11-14')
  expect(await open()).toEqual([0, 0])
  // 98,000 by the 15th were all that was needed, so 60,000 of 158,000 are theirs.
  const { id } = await pays(58_000, '2026-11-15')
  expect(await open()).toEqual([0, 60_000])
  await send('payment.annul', { paymentId: id, reason: 'no llegó' })
  expect(await open()).toEqual([0, 0])
})

test('an early discount goes when what earned it bounces: 52,000 are open, not 50,000', async () => {
  await owes(100_000, '2026-11-30', { terms: { earlyDiscount: { basisPoints: 200, until: '2026-11-25' } } })
  const { id } = await pays(50_000, '2026-11-15')
  await pays(48_000, '2026-11-20')
  expect(await open()).toEqual([0, 0])
  await send('payment.annul', { paymentId: id, reason: 'cheque devuelto' })
  expect(await open()).toEqual([52_000, 0])
  await pays(50_000, '2026-11-20')
  expect(await open()).toEqual([0, 0])
})

test('money after a write-off is a figure of its own, and never credit beside an open debt', async () => {
  const { id } = await owes(100_000, '2026-01-10', { issuedOn: '2026-01-01' })
  await send('debt.writeOff', { cardId: ana.cardId, debtIds: [id], reason: 'incobrable' })
  await pays(30_000, '2026-11-20')
  const recovered = async () => {
    const { recoveredMinor, writtenOffMinor } = debtSums(await entriesOfContact(shop.database.reader, ana.contactId))
    return { recoveredMinor, writtenOffMinor }
  }
  expect(await open()).toEqual([0, 0])
  expect(await recovered()).toEqual({ recoveredMinor: 30_000, writtenOffMinor: 70_000 })
  await owes(20_000, '2026-12-20', { issuedOn: '2026-11-20' })
  await pays(90_000, '2026-11-20')
  // First what is owed, then the rest of the loss; all of it is paid now.
  expect(await open()).toEqual([0, 0, 0])
  expect(await recovered()).toEqual({ recoveredMinor: 100_000, writtenOffMinor: 0 })
})

test('a loss that is taken back leaves interest on what money had left open, and not on the whole', async () => {
  const interest = { basisPoints: 300, per: 'month', yearDays: 365 }
  const { id } = await owes(100_000, '2026-11-10', { terms: { interest } })
  await send('debt.writeOff', { cardId: ana.cardId, debtIds: [id], reason: 'incobrable' })
  await pays(60_000, '2026-11-20')
  await morning('2027-01-20')
  const written = shop.news.flatMap(({ events }) => events).find(({ type }) => type === 'debt.writtenOff')
  await shop.run(commandNamed(undoCommands, 'event.undo'), agent, { eventId: written?.id })
  expect(await findDifferences(shop.place)).toEqual([])
  const afterwards = await open()

  ana = await debtorOf(shop, '573002223344')
  shop.clock.jumpTo(Date.parse('2026-11-20T14:00:00Z'))
  await owes(100_000, '2026-11-10', { terms: { interest } })
  await pays(60_000, '2026-11-20')
  await morning('2027-01-20')
  expect(afterwards).toEqual(await open())
})

test('twenty payments of half a unit take ten units off, and not twenty', async () => {
  const value = { workspaceId: shop.workspaceId, unit: 'UYI', on: '2026-11-20', valueE6: 6_200_000 } as const
  await shop.database.write(shop.workspaceId, async (tx) => void (await tx.insert(unitRates).values(value)))
  await owes(100, '2026-12-20', { currency: 'UYI', issuedOn: '2026-11-20' })
  const payments: { id: string }[] = []
  for (let i = 0; i < 20; i++) payments.push(await pays(3_10, '2026-11-20', { currency: 'UYU' }))
  expect(await open()).toEqual([90, 0])
  for (const { id } of payments) await send('payment.annul', { paymentId: id, reason: 'no llegó' })
  expect(await open()).toEqual([100, 0])
})

test('another currency is refused and not passed over, and so are years that were mistyped', async () => {
  const { id, version } = await owes(100_000, '2026-12-10')
  const edit = (fields: object) => send('debt.edit', { debtId: id, version, isLegal: true, ...fields })
  await expect(edit({ currency: 'USD' })).rejects.toMatchObject({ issues: [{ path: ['currency'] }] })
  await expect(edit({ dueOn: '2199-12-31' })).rejects.toMatchObject({ issues: [{ path: ['dueOn'] }] })
  await expect(edit({ issuedOn: '1970-01-01' })).rejects.toMatchObject({ issues: [{ path: ['issuedOn'] }] })
  const far = { ...plain, earlyDiscount: { basisPoints: 200, until: '2199-01-01' } }
  await expect(edit({ terms: far })).rejects.toMatchObject({ issues: [{ path: ['terms', 'earlyDiscount', 'until'] }] })
  const offer = { firstPaymentMinor: 0, parts: 2, rhythm: 'monthly', monthDay: null, interestBasisPoints: null }
  const plan = (terms: object) =>
    send('plan.propose', {
      cardId: ana.cardId,
      currency: 'COP',
      debtIds: [id],
      terms: { ...offer, discountMinor: 0, firstOn: '2026-12-10', expiresOn: null, ...terms },
    })
  await expect(plan({ firstOn: '2199-01-01' })).rejects.toMatchObject({ issues: [{ path: ['terms', 'firstOn'] }] })
  await expect(plan({ expiresOn: '1970-01-01' })).rejects.toMatchObject({ issues: [{ path: ['terms', 'expiresOn'] }] })
  await expect(pays(1_000, '1970-01-01')).rejects.toMatchObject({ issues: [{ path: ['paidOn'] }] })
  await expect(edit({ concept: 'Nevera grande' })).resolves.toMatchObject({ version: 2 })
})
