import type { Debt, LedgerEntry } from '@aldia/shared/debt.ts'
import { plainTerms } from '@aldia/shared/debt.ts'
import { debtSums } from '@aldia/shared/ledger.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '#base/failure.ts'
import { moveDebts, takeBackDebt, takeBackWriteOff } from '#debts/debts.ts'
import { post } from '#debts/ledger.ts'
import { addFile } from '#files/files.ts'
import { type TestDebtor, testDebtor } from '#testing/debts.ts'

let debtor: TestDebtor

beforeEach(async () => {
  debtor = await testDebtor()
})
afterEach(() => debtor.business.dispose())

const lastNews = () => debtor.business.news.at(-1)
/** The debt as browsers saw it last. */
function shown(debt: Debt): Debt | undefined {
  return debtor.business.news.flatMap((change) => change.saved.debts ?? []).findLast((one) => one.id === debt.id)
}
const line = (quantityMilli: number, unitPriceMinor: number, taxMinor: number | null = null) => ({
  description: 'Cemento',
  quantityMilli,
  unitPriceMinor,
  taxMinor,
})

describe('a debt', () => {
  it('is what was charged, open from its issue', async () => {
    const debt = await debtor.owe({ reference: 'F-7' })
    expect(debt).toMatchObject({
      reference: 'F-7',
      version: 1,
      cardId: debtor.cardId,
      amountMinor: 100_000,
      balanceMinor: 100_000,
      principalMinor: 100_000,
    })
    expect(await debtor.entries(debt)).toMatchObject([{ kind: 'charge', amountMinor: 100_000, on: '2026-11-01' }])
    expect(lastNews()?.events[0]).toMatchObject({ type: 'debt.added', undoable: true, data: { debtId: debt.id } })
  })

  it('has lines that add up to it, with thousandths of a quantity and the tax as it is on the paper', async () => {
    const lines = [line(2_500, 30_000), line(333, 15_000, 5), line(1_000, 20_000)]
    expect(await debtor.owe({ lines })).toMatchObject({ lines })
    await expect(debtor.owe({ lines: [line(1_000, 99_999)] })).rejects.toMatchObject({
      reason: 'lines_total',
      field: 'lines',
      values: { sum: '$\u00a0999,99', amount: '$\u00a01.000' },
    })
  })

  it('is not due before it is issued, and rewards paying early only until it is due', async () => {
    await expect(debtor.owe({ dueOn: '2026-10-31' })).rejects.toMatchObject({ reason: 'due_before_issue' })
    const late = { ...plainTerms, earlyDiscount: { basisPoints: 200, until: '2026-11-21' } }
    await expect(debtor.owe({ terms: late })).rejects.toMatchObject({ reason: 'discount_until' })
    expect(await debtor.owe({ dueOn: '2026-11-01' })).toMatchObject({ dueOn: '2026-11-01' })
  })

  it('shows its papers, and refuses those of another business', async () => {
    const store = { sha256: 'a'.repeat(64), sizeBytes: 3, mimeType: 'application/pdf', width: null, height: null }
    const file = await debtor.perform((work) => addFile(work, store, { name: 'factura.pdf', createdById: null }))
    expect(await debtor.owe({ fileIds: [file.id] })).toMatchObject({ files: [{ id: file.id, name: 'factura.pdf' }] })
    const other = await debtor.business.other()
    const { output: strange } = await other.perform(
      { workspaceId: other.workspaceId, actor: { kind: 'system' } },
      (work) => addFile(work, store, { name: 'otra.pdf', createdById: null }),
    )
    await expect(debtor.owe({ fileIds: [strange.id] })).rejects.toMatchObject({ code: 'not_found', reason: 'file' })
  })

  it('is added by whoever works with cards, to a card of the business', async () => {
    const viewer = await debtor.business.person('viewer')
    const debt = await debtor.owe()
    await expect(debtor.run('debt.cancel', { debtId: debt.id, reason: 'x' }, viewer)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(debtor.owe({ cardId: debt.id })).rejects.toMatchObject({ code: 'not_found', reason: 'card' })
  })
})

describe('an edited debt', () => {
  const edit = (debt: Debt, fields: Record<string, unknown>) =>
    debtor.run('debt.edit', { debtId: debt.id, version: debt.version, isLegal: true, ...fields })

  it('changes what is given and books the difference of a new amount', async () => {
    const debt = await debtor.owe()
    const after = await edit(debt, { amountMinor: 120_000, concept: 'Factura 8' })
    expect(after).toMatchObject({ version: 2, amountMinor: 120_000, balanceMinor: 120_000, concept: 'Factura 8' })
    expect((await debtor.entries(debt)).map((entry) => entry.amountMinor)).toEqual([100_000, 20_000])
    expect(lastNews()?.events[0]).toMatchObject({
      type: 'debt.edited',
      data: {
        before: { amountMinor: 100_000, concept: 'Factura' },
        after: { amountMinor: 120_000, concept: 'Factura 8' },
      },
    })
    expect(await edit(after, { reference: null })).toMatchObject({ concept: 'Factura 8' })
  })

  it('is not changed over what somebody else saved meanwhile', async () => {
    const debt = await debtor.owe()
    await edit(debt, { concept: 'Otra' })
    await expect(edit(debt, { concept: 'Mía' })).rejects.toMatchObject({ code: 'conflict', reason: 'debt_changed' })
  })

  it('does not fall below what was paid, and may fall to it', async () => {
    const debt = await debtor.owe()
    await debtor.pay(debt, 60_000)
    await expect(edit(debt, { amountMinor: 59_999 })).rejects.toMatchObject({ reason: 'debt_below_paid' })
    expect(await edit(debt, { amountMinor: 60_000 })).toMatchObject({ balanceMinor: 0, paidMinor: 60_000 })
  })

  it('keeps what holds of a new one', async () => {
    const debt = await debtor.owe({ lines: [line(1_000, 100_000)] })
    await expect(edit(debt, { amountMinor: 90_000 })).rejects.toMatchObject({ reason: 'lines_total' })
    await expect(edit(debt, { issuedOn: '2026-11-21' })).rejects.toMatchObject({ reason: 'due_before_issue' })
    expect(await edit(debt, { amountMinor: 90_000, lines: [line(1_000, 90_000)] })).toMatchObject({
      balanceMinor: 90_000,
    })
  })

  it('was owed from an earlier issue on when that turns out', async () => {
    const debt = await debtor.owe()
    await edit(debt, { issuedOn: '2026-09-01', dueOn: '2026-09-30' })
    const entries = await debtor.entries(debt)
    const before = entries.filter((entry) => entry.on <= '2026-09-01')
    expect(debtSums(before).principalMinor).toBe(100_000)
    expect(debtSums(entries).chargedMinor).toBe(100_000)
  })
})

describe('a cancelled debt', () => {
  it('owes nothing more, and what was paid is credit of the same payment', async () => {
    const debt = await debtor.owe()
    await debtor.run('debt.adjust', {
      debtId: debt.id,
      kind: 'late_fee',
      amountMinor: 500,
      on: '2026-11-20',
      note: 'mora',
    })
    const paid = await debtor.pay(debt, 40_000)
    const cancelled = await debtor.run('debt.cancel', { debtId: debt.id, reason: 'devolución' })
    expect(cancelled).toMatchObject({ balanceMinor: 0, paidMinor: 0, cancelReason: 'devolución', version: 2 })
    const credit = (await debtor.allEntries()).filter((entry) => entry.debtId === null)
    expect(credit).toMatchObject([{ kind: 'payment', amountMinor: -40_000, paymentId: paid.paymentId }])
    await expect(debtor.run('debt.cancel', { debtId: debt.id, reason: 'x' })).rejects.toMatchObject({
      reason: 'debt_cancelled',
    })
    await expect(debtor.run('debt.edit', { debtId: debt.id, version: 2, concept: 'x' })).rejects.toMatchObject({
      reason: 'debt_cancelled',
    })
  })

  it('in UF gives back the pesos that were paid', async () => {
    const debt = await debtor.owe({ currency: 'CLF', amountMinor: 125_000 })
    await debtor.perform(async (work) => {
      const conversion = { amountMinor: -394_857, currency: 'CLP', valueE6: 39_485_650_000, on: '2026-11-20' }
      await post(work, [
        {
          contactId: debtor.contactId,
          debtId: debt.id,
          kind: 'payment',
          amountMinor: -100_000,
          currency: 'CLF',
          on: '2026-11-20',
          paymentId: work.newId(),
          conversion,
        },
      ])
    })
    expect(await debtor.run('debt.cancel', { debtId: debt.id, reason: 'x' })).toMatchObject({ balanceMinor: 0 })
    const credit = (await debtor.allEntries()).filter((entry) => entry.debtId === null)
    expect(credit).toMatchObject([{ amountMinor: -394_857, currency: 'CLP' }])
  })

  it('is what is left of one that was added by mistake and taken back', async () => {
    const debt = await debtor.owe()
    const added = lastNews()?.events[0]
    await debtor.perform((work) => takeBackDebt(work, { data: added?.data ?? {} }))
    expect(shown(debt)).toMatchObject({ balanceMinor: 0, cancelReason: null })
    expect(shown(debt)?.cancelledAt).not.toBeNull()
  })
})

describe('an adjustment', () => {
  const adjust = (debt: Debt, kind: string, amountMinor: number) =>
    debtor.run('debt.adjust', { debtId: debt.id, kind, amountMinor, on: '2026-11-20', note: 'acordado' })

  it('adds or takes off, by its kind', async () => {
    const debt = await debtor.owe()
    expect(await adjust(debt, 'charge', 5_000)).toMatchObject({ balanceMinor: 105_000, principalMinor: 105_000 })
    expect(await adjust(debt, 'interest', 700)).toMatchObject({ balanceMinor: 105_700, principalMinor: 105_000 })
    expect(await adjust(debt, 'discount', 10_000)).toMatchObject({ balanceMinor: 95_700, principalMinor: 95_000 })
    expect(lastNews()?.events[0]).toMatchObject({ type: 'debt.adjusted', data: { kind: 'discount' } })
  })

  it('never takes off more than is open', async () => {
    const debt = await debtor.owe()
    await expect(adjust(debt, 'discount', 100_001)).rejects.toMatchObject({ reason: 'discount_over_debt' })
  })

  it('can be reversed once, and becomes news with the new balance', async () => {
    const debt = await debtor.owe()
    await adjust(debt, 'late_fee', 700)
    const fee = (await debtor.entries(debt)).at(-1)
    const reversal = await debtor.run<LedgerEntry>('ledgerEntry.reverse', { entryId: fee?.id, reason: 'error' })
    expect(reversal).toMatchObject({ kind: 'reversal', amountMinor: -700, reversesEntryId: fee?.id, note: 'error' })
    expect(shown(debt)).toMatchObject({ balanceMinor: 100_000, seq: lastNews()?.seq })
    for (const entryId of [fee?.id, reversal.id]) {
      await expect(debtor.run('ledgerEntry.reverse', { entryId, reason: 'x' })).rejects.toMatchObject({
        reason: 'entry_reversed',
      })
    }
  })
})

describe('a reversal', () => {
  it('is refused for parts of payments, for what others were paid with, and for strangers', async () => {
    const debt = await debtor.owe()
    const [charge] = await debtor.entries(debt)
    const paid = await debtor.pay(debt, 10_000)
    const reverse = (entryId: string | undefined) => debtor.run('ledgerEntry.reverse', { entryId, reason: 'x' })
    await expect(reverse(paid.id)).rejects.toMatchObject({ reason: 'entry_of_payment' })
    await expect(reverse(charge?.id)).rejects.toMatchObject({ reason: 'debt_below_paid' })
    await expect(reverse(debt.id)).rejects.toMatchObject({ code: 'not_found', reason: 'entry' })
  })
})

describe('giving up', () => {
  const writeOff = (debtIds: readonly string[], more: Record<string, unknown> = {}) =>
    debtor.run('debt.writeOff', { cardId: debtor.cardId, debtIds, reason: 'incobrable', ...more })

  it('books what is open on each debt, and can be undone', async () => {
    const [one, two] = [await debtor.owe(), await debtor.owe({ amountMinor: 5_000 })]
    await debtor.pay(one, 30_000)
    await writeOff([one.id, two.id, one.id])
    expect(shown(one)).toMatchObject({ balanceMinor: 0, writtenOffMinor: 70_000, paidMinor: 30_000 })
    expect(shown(two)).toMatchObject({ balanceMinor: 0, writtenOffMinor: 5_000 })
    const event = lastNews()?.events.find(({ type }) => type === 'debt.writtenOff')
    expect(event).toMatchObject({
      undoable: true,
      data: { debtIds: [one.id, two.id], reason: 'incobrable', toStageId: null, afterCardId: null },
    })
    await debtor.perform((work) => takeBackWriteOff(work, { data: event?.data ?? {} }))
    expect(shown(one)).toMatchObject({ balanceMinor: 70_000, writtenOffMinor: 0 })
    expect(shown(two)).toMatchObject({ balanceMinor: 5_000, writtenOffMinor: 0 })
  })

  it('is of the person whose card it is, and of what is open', async () => {
    const other = await debtor.somebody('573004445566@s.whatsapp.net')
    const theirs = await debtor.owe({ cardId: other.cardId })
    await expect(writeOff([theirs.id])).rejects.toMatchObject({ reason: 'debt_not_theirs' })
    const paid = await debtor.owe()
    await debtor.pay(paid, 100_000)
    await expect(writeOff([paid.id])).rejects.toMatchObject({ reason: 'debt_settled' })
    const cancelled = await debtor.owe()
    await debtor.run('debt.cancel', { debtId: cancelled.id, reason: 'x' })
    await expect(writeOff([cancelled.id])).rejects.toMatchObject({ reason: 'debt_cancelled' })
    await expect(writeOff([other.cardId])).rejects.toMatchObject({ reason: 'debt_not_theirs' })
  })
})

it('two people who are one owe together', async () => {
  const other = await debtor.somebody('573004445566@s.whatsapp.net')
  const debt = await debtor.owe()
  await debtor.pay(debt, 1_000)
  await debtor.perform((work) => moveDebts(work, 'merge', debtor.contactId, other.contactId))
  expect(shown(debt)).toMatchObject({ contactId: other.contactId, cardId: other.cardId, balanceMinor: 99_000 })
  expect(lastNews()?.saved.ledgerEntries).toHaveLength(2)
  expect(await debtor.allEntries()).toEqual([])
})

it('whatever is done and taken back, a debt is the sum of its entries and nobody is given money', async () => {
  const debts = [await debtor.owe(), await debtor.owe({ amountMinor: 3_333 })]
  const step = fc.record({
    what: fc.constantFrom('charge', 'late_fee', 'interest', 'discount', 'pay', 'edit', 'writeOff', 'reverse', 'undo'),
    which: fc.nat({ max: 1 }),
    size: fc.integer({ min: 1, max: 60_000 }),
  })
  let undo: Record<string, unknown> | undefined
  async function take({ what, which, size }: { what: string; which: number; size: number }): Promise<void> {
    const debt = debts[which] && shown(debts[which])
    if (!debt) return
    const debtId = debt.id
    if (what === 'pay') {
      if (debt.balanceMinor > 0) await debtor.pay(debt, Math.min(size, debt.balanceMinor))
    } else if (what === 'edit') await debtor.run('debt.edit', { debtId, version: debt.version, amountMinor: size })
    else if (what === 'writeOff') {
      await debtor.run('debt.writeOff', { cardId: debtor.cardId, debtIds: [debtId], reason: 'x' })
      undo = lastNews()?.events.find(({ type }) => type === 'debt.writtenOff')?.data
    } else if (what === 'reverse') {
      const entries = await debtor.entries(debt)
      await debtor.run('ledgerEntry.reverse', { entryId: entries[size % entries.length]?.id, reason: 'x' })
    } else if (what === 'undo') {
      const data = undo
      undo = undefined
      if (data) await debtor.perform((work) => takeBackWriteOff(work, { data }))
    } else {
      await debtor.run('debt.adjust', { debtId, kind: what, amountMinor: size, on: debtor.today(), note: 'x' })
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const one of steps) {
        await take(one).catch((error) => {
          if (!(error instanceof Failure)) throw error
        })
      }
      for (const debt of debts) {
        const entries = await debtor.entries(debt)
        const now = shown(debt)
        expect(now?.balanceMinor).toBe(entries.reduce((sum, entry) => sum + entry.amountMinor, 0))
        expect(now?.balanceMinor).toBeGreaterThanOrEqual(0)
        expect(now?.principalMinor).toBeLessThanOrEqual(now?.balanceMinor ?? 0)
        const reversed = entries.filter((entry) => entry.kind === 'reversal')
        for (const entry of reversed) {
          const original = entries.find((one) => one.id === entry.reversesEntryId)
          expect(entry.amountMinor).toBe(-(original?.amountMinor ?? 0))
        }
        expect(new Set(reversed.map((entry) => entry.reversesEntryId)).size).toBe(reversed.length)
      }
    }),
    { numRuns: 20 },
  )
  // Whatever came of it, cancelling leaves nothing but the person's credit for what was paid.
  const paid = (await debtor.allEntries())
    .filter((entry) => entry.kind === 'payment')
    .reduce((sum, entry) => sum + entry.amountMinor, 0)
  for (const debt of debts) await debtor.run('debt.cancel', { debtId: debt.id, reason: 'x' })
  for (const debt of debts) expect(shown(debt)?.balanceMinor).toBe(0)
  const all = await debtor.allEntries()
  expect(all.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(paid)
})
