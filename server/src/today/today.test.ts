import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebuildBalances } from '#account/rebuild-balances.ts'
import { debtorOf } from '#testing/debtor.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { readMoreOfToday, readToday } from '#today/today.reads.ts'

// What stands on the page *Hoy*. It is Friday 20 November 2026 in Bogotá.

let shop: TestWorkspace
let phone = 573_100_000_000

beforeEach(async () => {
  shop = await testWorkspace()
})
afterEach(() => shop.dispose())

const about = () => ({ workspaceId: shop.workspaceId, timeZone: 'America/Bogota', now: shop.clock.now() })
const owing = async (...debts: readonly [amountMinor: number, dueOn: string][]) => {
  phone += 1
  const who = await debtorOf(shop, String(phone))
  for (const [amountMinor, dueOn] of debts) await who.owes(amountMinor, { dueOn })
  return who
}
async function today() {
  const { reader } = shop.database
  await rebuildBalances({ reader, perform: shop.perform, now: shop.clock.now }, shop.workspaceId)
  return readToday(reader, about())
}

test('everybody who is late is listed, the first days on top, with what is late and not with the whole balance', async () => {
  const old = await owing([115_000, '2026-10-22'])
  const fresh = await owing([55_000, '2026-11-18'], [330_000, '2027-03-01'])
  const { items, totals } = await today()
  expect(items).toMatchObject([
    { kind: 'overdue', cardId: fresh.cardId, amountMinor: 55_000, on: '2026-11-18' },
    { kind: 'overdue', cardId: old.cardId, amountMinor: 115_000, on: '2026-10-22' },
  ])
  expect(totals.overdue).toEqual({ count: 2, isMore: false })
})

test('what is due today is listed, also beside older debts', async () => {
  const both = await owing([20_000, '2026-11-20'], [70_000, '2026-11-01'])
  await owing([90_000, '2026-11-21'])
  const { items } = await today()
  expect(items).toMatchObject([{ kind: 'debt_due', cardId: both.cardId, amountMinor: 20_000, on: '2026-11-20' }])
  expect(items).toHaveLength(1)
})

test('comes in pages of one kind, nobody twice and nobody left out', async () => {
  for (let i = 0; i < 95; i++) await owing([1_000 + i, '2026-11-10'])
  const first = await today()
  expect(first.totals.overdue).toEqual({ count: 95, isMore: false })
  const seen = first.items.map(({ cardId }) => cardId)
  let after = first.next.overdue
  while (after !== null) {
    const page = await readMoreOfToday(shop.database.reader, 'overdue', { ...about(), after })
    expect(page.cards.map(({ id }) => id).sort()).toEqual(page.items.map(({ cardId }) => cardId).sort())
    seen.push(...page.items.map(({ cardId }) => cardId))
    after = page.next
  }
  expect(new Set(seen).size).toBe(95)
  expect(seen).toHaveLength(95)
})
