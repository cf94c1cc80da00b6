import { join } from 'node:path'
import { plainTerms } from '@aldia/shared/debt.ts'
import Client from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebuildBalances } from '#account/rebuild-balances.ts'
import { beginDayFor } from '#account/start-of-day.ts'
import { makeMoney } from '#account.wiring.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { chargeDifferences } from '#upkeep/charge-differences.ts'
import { settlementDifferences } from '#upkeep/settlement-differences.ts'

// Each fault is planted behind the program's back. It is Friday 20 November 2026.

let shop: TestWorkspace
let ana: Debtor
let debtId: string
let send: (name: string, input: object) => Promise<{ id: string }>

beforeEach(async () => {
  shop = await testWorkspace()
  const agent = await shop.person('owner', 'Ana')
  const { commands } = makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard })
  send = async (name, input) => (await shop.run(commandNamed(commands, name), agent, input)).output as { id: string }
  ana = await debtorOf(shop)
  const terms = {
    ...plainTerms,
    lateFee: { kind: 'fixed', amountMinor: 5_000 },
    interest: { basisPoints: 1_000, per: 'year', yearDays: 365 },
  }
  const debt = { reference: null, concept: 'Nevera', currency: 'COP', lines: [], fileIds: [], terms, isLegal: true }
  const days = { issuedOn: '2026-08-01', dueOn: '2026-09-10' }
  debtId = (await send('debt.add', { cardId: ana.cardId, amountMinor: 730_000, ...debt, ...days })).id
})
afterEach(() => shop.dispose())

async function look(): Promise<Map<string, string[]>> {
  const client = new Client(join(shop.folder, 'aldia.db'), { readonly: true })
  try {
    const ask = async <T>(query: string) => client.prepare(query).all() as T[]
    return new Map([...(await chargeDifferences(ask)), ...(await settlementDifferences(ask))])
  } finally {
    client.close()
  }
}
function spoil(statement: string): void {
  const client = new Client(join(shop.folder, 'aldia.db'))
  client.exec(statement)
  client.close()
}
const rebuild = () =>
  rebuildBalances({ reader: shop.database.reader, perform: shop.perform, now: shop.clock.now }, shop.workspaceId)

test('what the program books by itself agrees, day after day', async () => {
  expect(await look()).toEqual(new Map())
  for (const day of ['2026-11-25', '2026-12-31', '2027-03-15']) {
    shop.clock.jumpTo(Date.parse(`${day}T14:00:00Z`))
    await beginDayFor({ reader: shop.database.reader, perform: shop.perform }, shop.workspaceId, day)
    expect(await look()).toEqual(new Map())
  }
})

test('a missing fee and missing interest are named by their debt, and rebuild-balances books them', async () => {
  spoil(`delete from ledger_entries where kind in ('late_fee', 'interest')`)
  expect(await look()).toEqual(new Map([['a charge or discount that was agreed is missing', [debtId]]]))
  expect(await rebuild()).toMatchObject({ chargesBooked: 3, cardsChanged: 0 })
  expect(await look()).toEqual(new Map())
})

test('a charge that is booked twice is named, and rebuild-balances takes it back', async () => {
  spoil(`insert into ledger_entries select 'zz' || substr(id, 3), workspace_id, seq, contact_id, debt_id, kind, amount_minor, currency, "on",
    at, payment_id, plan_id, reverses_entry_id, null, calculation, conversion, note, by_user_id
    from ledger_entries where kind = 'late_fee'`)
  expect([...(await look()).keys()]).toEqual(['a charge that was agreed is booked twice'])
  expect(await rebuild()).toMatchObject({ chargesBooked: 1 })
  expect(await look()).toEqual(new Map())
})

test('a fee that stands though the money came in time is named, and rebuild-balances takes it back', async () => {
  await send('payment.record', {
    cardId: ana.cardId,
    amountMinor: 700_000,
    currency: 'COP',
    paidOn: '2026-09-20',
    paidBy: 'cash',
    state: 'confirmed',
  })
  expect(await look()).toEqual(new Map())
  spoil(`update ledger_entries set "on" = '2026-09-09' where kind = 'payment'`)
  expect([...(await look()).keys()]).toContain('a charge for being late is booked though the money came in time')
  await rebuild()
  expect(await look()).toEqual(new Map())
})

test('a card that shows the interest of another day is named, and rebuild-balances puts it right', async () => {
  // Of 730,000 at 10 %: 200 a day; the last that was booked is of 10 November.
  spoil(
    `update cards set money = json_set(money, '$.running.COP', 3800, '$.balances.COP', json_extract(money, '$.balances.COP') + 1800)`,
  )
  expect([...(await look()).keys()]).toEqual(['a card shows other interest than runs on its debts'])
  expect(await rebuild()).toMatchObject({ chargesBooked: 0, cardsChanged: 1 })
  expect(await look()).toEqual(new Map())
})

const paysInTime = async () => {
  const settlement = {
    cardId: ana.cardId,
    currency: 'COP',
    debtIds: [debtId],
    amountMinor: 500_000,
    until: '2026-11-25',
  }
  const { id } = await send('settlement.agree', settlement)
  await send('payment.record', {
    ...{
      cardId: ana.cardId,
      amountMinor: 500_000,
      currency: 'COP',
      paidOn: '2026-11-20',
      paidBy: 'cash',
      state: 'confirmed',
    },
  })
  expect(await look()).toEqual(new Map())
  return id
}
const discount = `kind = 'discount' and calculation is not null`

test.each([
  [
    'whose discount is missing',
    `delete from ledger_entries where ${discount}`,
    'a settlement takes off another amount than was left of its debts',
  ],
  [
    'whose discount is booked twice',
    `insert into ledger_entries select 'zz' || substr(id, 3), workspace_id, seq, contact_id, debt_id, kind, amount_minor, currency, "on",
      at, payment_id, plan_id, reverses_entry_id, null, calculation, conversion, note, by_user_id from ledger_entries where ${discount}`,
    'a settlement takes off another amount than was left of its debts',
  ],
  [
    'that is closed though its money came late',
    `update ledger_entries set "on" = '2026-11-26' where kind = 'payment'`,
    'a settlement closed its debts though it was not paid in time',
  ],
  [
    'that is open though it was paid in time',
    `update settlements set status = 'open', kept_on = null`,
    'a settlement was paid in time and has not closed its debts',
  ],
])('a settlement %s is named, and rebuild-balances puts it right', async (_, planted, sentence) => {
  const id = await paysInTime()
  spoil(planted)
  expect((await look()).get(sentence)).toEqual([id])
  await rebuild()
  expect(await look()).toEqual(new Map())
})
