import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebuildBalances } from '#account/rebuild-balances.ts'
import { listStages } from '#board/board.store.ts'
import { cards } from '#board/board.tables.ts'
import { firstPages, sumsBeyond } from '#board/card.reads.ts'
import { debtorOf } from '#testing/debtor.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// What stands over a column through a filter: the cards that came with the answer, and the sum of those beyond them.

let shop: TestWorkspace
beforeEach(async () => {
  shop = await testWorkspace()
})
afterEach(() => shop.dispose())

test('what fits a filter beyond the first page is counted and added up, and nothing else', async () => {
  const { reader } = shop.database
  for (let i = 0; i < 7; i++) {
    const ana = await debtorOf(shop, String(573_200_000_000 + i))
    await ana.owes(1_000 * (i + 1), { dueOn: '2026-12-10' })
  }
  await rebuildBalances({ reader, perform: shop.perform, now: shop.clock.now }, shop.workspaceId)
  // Of seven five wait for an answer.
  const all = await reader.select().from(cards)
  const quiet = all.filter(({ money }) => (money?.balances.COP ?? 0) <= 2_000).map(({ id }) => id)
  await shop.database.write(shop.workspaceId, async (tx) => {
    for (const { id } of all) if (!quiet.includes(id)) await tx.update(cards).set({ unread: 1 }).where(eq(cards.id, id))
  })
  const stages = await listStages(reader, shop.workspaceId)
  const about = { workspaceId: shop.workspaceId, filter: { unread: true } }
  const pages = await firstPages(reader, { ...about, stageIds: stages.map(({ id }) => id), limit: 2 })
  const [stageId] = [...pages].find(([, page]) => page.cards.length > 0) ?? []
  const here = pages.get(stageId ?? '')?.cards ?? []
  const beyond = await sumsBeyond(reader, { ...about, pages })
  expect(Object.keys(beyond)).toEqual([stageId])
  expect(beyond[stageId ?? '']?.count).toBe(3)
  const hereMinor = here.reduce((sum, { money }) => sum + (money?.balances.COP ?? 0), 0)
  expect(hereMinor + (beyond[stageId ?? '']?.totals.COP ?? 0)).toBe(3_000 + 4_000 + 5_000 + 6_000 + 7_000)
})
