import { plainTerms } from '@aldia/shared/debt.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebuildBalances } from '#account/rebuild-balances.ts'
import { findCardOfContact, listStages } from '#board/board.store.ts'
import { cards, stages } from '#board/board.tables.ts'
import { openCard } from '#board/cards.ts'
import { findOrMakeContact } from '#contacts/find-or-make.ts'
import { addDebt } from '#debts/debts.ts'
import { post } from '#debts/ledger.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let shop: TestWorkspace
beforeEach(async () => {
  shop = await testWorkspace()
})
afterEach(() => shop.dispose())

const system = () => ({ workspaceId: shop.workspaceId, actor: { kind: 'system' as const } })

async function debtor(phone: string, amountMinor: number, dueOn: string): Promise<string> {
  const { output: contactId } = await shop.perform(system(), async (work) => {
    const met = { address: `${phone}@s.whatsapp.net`, other: null, pushName: phone }
    const { contact } = await findOrMakeContact(work, met)
    await openCard(work, contact.id, null)
    return contact.id
  })
  await shop.perform(system(), async (work) => {
    await addDebt(
      work,
      { contactOfCard: async () => contactId, chargeUntilToday: async () => 0 },
      {
        cardId: contactId,
        reference: null,
        concept: 'Nevera',
        currency: 'COP',
        amountMinor,
        issuedOn: '2026-11-01',
        dueOn,
        terms: plainTerms,
        lines: [],
        fileIds: [],
        isLegal: true,
        instalments: null,
      },
    )
    return null
  })
  return contactId
}

const shown = async () => ({
  cards: Object.fromEntries(
    (
      await shop.database.reader.select({ id: cards.contactId, money: cards.money, checkOn: cards.checkOn }).from(cards)
    ).map(({ id, ...kept }) => [id, kept]),
  ),
  totals: (await listStages(shop.database.reader, shop.workspaceId)).map(({ kind, totals }) => [kind, totals]),
})

const rebuild = () =>
  rebuildBalances({ reader: shop.database.reader, perform: shop.perform, now: shop.clock.now }, shop.workspaceId)

test('a rebuild of what agrees changes nothing', async () => {
  await debtor('573001112233', 500_000, '2026-12-01')
  const before = await shown()
  expect(await rebuild()).toEqual({ people: 1, chargesBooked: 0, cardsChanged: 0, stagesChanged: 0 })
  expect(await shown()).toEqual(before)
})

test('every balance comes back from the entries alone, to the last minor unit', async () => {
  const luis = await debtor('573001112233', 500_001, '2026-12-01')
  await debtor('573001112244', 333_333, '2026-11-10')
  await shop.perform(system(), async (work) => {
    const [debt] = await post(work, [
      { contactId: luis, debtId: null, kind: 'refund', amountMinor: 7, currency: 'USD', on: '2026-11-20' },
    ])
    return debt?.id
  })
  await rebuild()
  const before = await shown()
  await shop.database.write(shop.workspaceId, async (tx) => {
    await tx.update(cards).set({ money: null, checkOn: null })
    await tx.update(stages).set({ totals: { COP: 9 } })
  })
  expect(await rebuild()).toMatchObject({ people: 2, chargesBooked: 0, cardsChanged: 2 })
  expect(await shown()).toEqual(before)
  expect((await findCardOfContact(shop.database.reader, luis))?.money?.balances).toEqual({
    COP: 500_001,
    USD: 7,
  })
})
