import { join } from 'node:path'
import { Readable } from 'node:stream'
import { plainTerms } from '@aldia/shared/debt.ts'
import type { Payment } from '@aldia/shared/payment.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { Work } from '#base/work.ts'
import { cardIdsOfContacts, findCard } from '#board/board.store.ts'
import { openCard } from '#board/cards.ts'
import { insertContact } from '#contacts/contacts.store.ts'
import { type DebtRow, debtsOfContact, entriesOfContact, insertDebt } from '#debts/debts.store.ts'
import { unitRates } from '#debts/debts.tables.ts'
import { post } from '#debts/ledger.ts'
import { type FileStore, openFileStore } from '#files/file-store.ts'
import { addFile } from '#files/files.ts'
import { paymentCommands } from '#payments/payments.commands.ts'
import {
  applyCredit,
  claimsOf,
  creditOf,
  movePayments,
  undoClaimed,
  undoConfirmed,
  undoRejected,
} from '#payments/payments.ts'
import { drawReceipt, savedAnew } from '#testing/drawn-receipts.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let business: TestWorkspace
let store: FileStore
let agent: SignedIn

const today = '2026-11-20'
const paid = {
  amountMinor: 100_00,
  currency: 'COP',
  paidOn: today,
  paidBy: 'transfer' as const,
  state: 'confirmed' as 'confirmed' | 'claimed',
}

interface Debtor {
  contactId: string
  cardId: string
}

beforeEach(async () => {
  business = await testWorkspace()
  store = await openFileStore(join(business.folder, 'files'))
  agent = await business.person('agent')
})
afterEach(() => business.dispose())

async function run<T = Payment>(name: string, input: unknown, by = agent): Promise<T> {
  const commands = paymentCommands({
    reader: business.database.reader,
    files: store,
    cardsOf: cardIdsOfContacts,
    contactOfCard: async (tx, workspaceId, cardId) => (await findCard(tx, workspaceId, cardId))?.contactId ?? null,
    fileOfMessage: async (_, workspaceId, id) =>
      workspaceId === business.workspaceId ? (messages.get(id) ?? null) : null,
  })
  return (await business.run(commandNamed(commands, name), by, input)).output as T
}
const messages = new Map<string, { contactId: string; fileId: string | null }>()

const perform = <T>(verb: (work: Work) => Promise<T>, of = business) =>
  of.perform({ workspaceId: of.workspaceId, actor: { kind: 'user', userId: agent.userId } }, verb) as Promise<{
    output: T
  }>

async function debtor(name = 'Eva', of = business): Promise<Debtor> {
  const { output } = await perform(async (work) => {
    const contactId = work.newId()
    await insertContact(work.tx, {
      id: contactId,
      workspaceId: work.workspaceId,
      seq: work.seq,
      name,
      pushName: null,
      phone: null,
      mergedIntoId: null,
      createdAt: work.now,
    })
    work.touch('contacts', contactId)
    return { contactId, cardId: await openCard(work, contactId, null) }
  }, of)
  return output
}

async function owes(
  { contactId }: Debtor,
  amountMinor: number,
  about: Partial<Pick<DebtRow, 'currency' | 'dueOn' | 'terms'>> = {},
): Promise<string> {
  const { output } = await perform(async (work) => {
    const debt = {
      id: work.newId(),
      workspaceId: work.workspaceId,
      seq: work.seq,
      version: 1,
      contactId,
      reference: null,
      concept: 'Zapatos',
      currency: about.currency ?? 'COP',
      amountMinor,
      issuedOn: '2026-10-01',
      dueOn: about.dueOn ?? '2026-11-01',
      terms: about.terms ?? plainTerms,
      lines: [],
      fileIds: [],
      createdAt: work.now,
    }
    await insertDebt(work.tx, debt)
    await post(work, [
      { contactId, debtId: debt.id, kind: 'charge', amountMinor, currency: debt.currency, on: debt.issuedOn },
    ])
    return debt.id
  })
  return output
}

async function balances({ contactId }: Debtor): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const entry of await entriesOfContact(business.database.reader, contactId)) {
    const on = entry.debtId ?? 'credit'
    sums[on] = (sums[on] ?? 0) + entry.amountMinor
  }
  return sums
}

async function upload(bytes: Buffer): Promise<string> {
  const stored = await store.put(Readable.from([bytes]), { maxBytes: 20_000_000 })
  const { output } = await perform((work) => addFile(work, stored, { name: 'recibo', createdById: agent.userId }))
  return output.id
}

const eventOf = (type: string) =>
  business.news
    .flatMap((change) => change.events)
    .filter((event) => event.type === type)
    .at(-1)

describe('a payment that somebody has seen', () => {
  it('pays the debts in the order of the business, and the rest becomes credit', async () => {
    const eva = await debtor()
    const later = await owes(eva, 50_00, { dueOn: '2026-12-01' })
    const first = await owes(eva, 70_00)
    const payment = await run('payment.record', { cardId: eva.cardId, ...paid, amountMinor: 130_00 })
    expect(payment).toMatchObject({ state: 'confirmed', creditMinor: 10_00, settledById: agent.userId })
    expect(payment.allocations).toEqual([
      { debtId: first, amountMinor: 70_00 },
      { debtId: later, amountMinor: 50_00 },
    ])
    expect(await balances(eva)).toEqual({ [first]: 0, [later]: 0, credit: -10_00 })
    expect(eventOf('payment.confirmed')).toMatchObject({
      undoable: true,
      cardId: eva.cardId,
      data: { paymentId: payment.id, amount: { amountMinor: 130_00, currency: 'COP' }, toStageId: null },
    })
  })

  it('is split as somebody says', async () => {
    const eva = await debtor()
    const [a, b] = [await owes(eva, 50_00), await owes(eva, 70_00)]
    const allocations = [{ debtId: b, amountMinor: 30_00 }]
    const payment = await run('payment.record', { cardId: eva.cardId, ...paid, allocations })
    expect(payment).toMatchObject({ allocations, creditMinor: 70_00 })
    expect(await balances(eva)).toEqual({ [a]: 50_00, [b]: 40_00, credit: -70_00 })
  })

  it('made early settles the debt with its discount, and says how that came', async () => {
    const eva = await debtor()
    const terms = { ...plainTerms, earlyDiscount: { basisPoints: 200, until: today } }
    const debt = await owes(eva, 100_00, { terms })
    const payment = await run('payment.record', { cardId: eva.cardId, ...paid, amountMinor: 98_00 })
    expect(payment).toMatchObject({ allocations: [{ debtId: debt, amountMinor: 98_00 }], creditMinor: 0 })
    const entries = await entriesOfContact(business.database.reader, eva.contactId)
    expect(entries.at(-1)).toMatchObject({
      kind: 'discount',
      amountMinor: -2_00,
      paymentId: payment.id,
      calculation: { kind: 'early_discount', basisPoints: 200, baseMinor: 100_00, until: today },
    })
    expect(await balances(eva)).toEqual({ [debt]: 0 })
    await run('payment.annul', { paymentId: payment.id, reason: 'rebotó' })
    expect(await balances(eva)).toEqual({ [debt]: 100_00 })
  })

  it('made a day after the discount pays what it pays', async () => {
    const eva = await debtor()
    const terms = { ...plainTerms, earlyDiscount: { basisPoints: 200, until: '2026-11-19' } }
    const debt = await owes(eva, 100_00, { terms })
    await run('payment.record', { cardId: eva.cardId, ...paid, amountMinor: 98_00 })
    expect(await balances(eva)).toEqual({ [debt]: 2_00 })
  })

  it('of pesos pays a debt in UF at the value of its day', async () => {
    const eva = await debtor()
    const debt = await owes(eva, 12_5000, { currency: 'CLF' })
    const inPesos = { cardId: eva.cardId, ...paid, currency: 'CLP', amountMinor: 100_000 }
    await expect(run('payment.record', inPesos)).rejects.toMatchObject({ reason: 'unit_rate_missing', field: 'paidOn' })
    await perform(async (work) => {
      const value = { workspaceId: work.workspaceId, unit: 'CLF', on: '2026-11-19', valueE6: 39_485_650_000 }
      await work.tx.insert(unitRates).values(value)
    })
    const payment = await run('payment.record', inPesos)
    expect(payment).toMatchObject({ allocations: [{ debtId: debt, amountMinor: 100_000 }], creditMinor: 0 })
    expect(await balances(eva)).toEqual({ [debt]: 12_5000 - 2_5326 })
    const [, entry] = await entriesOfContact(business.database.reader, eva.contactId)
    expect(entry?.conversion).toEqual({
      amountMinor: -100_000,
      currency: 'CLP',
      valueE6: 39_485_650_000,
      on: '2026-11-19',
    })
    const rest = await run('payment.record', { ...inPesos, amountMinor: 400_000 })
    expect(await balances(eva)).toEqual({ [debt]: 0, credit: -rest.creditMinor })
    expect(rest.creditMinor + (rest.allocations[0]?.amountMinor ?? 0)).toBe(400_000)
    await run('payment.annul', { paymentId: rest.id, reason: 'error' })
    expect(await balances(eva)).toEqual({ [debt]: 12_5000 - 2_5326, credit: 0 })
  })
})

describe('what is not taken', () => {
  it('is nothing, less than nothing, absurdly much, or part of a minor unit', async () => {
    const eva = await debtor()
    for (const amountMinor of [0, -5, 1.5, 1e12, Number.MAX_SAFE_INTEGER, Number.NaN, '100'])
      await expect(run('payment.record', { cardId: eva.cardId, ...paid, amountMinor })).rejects.toThrow()
    expect(await balances(eva)).toEqual({})
  })

  it('is a day that does not exist or has not come, and a currency that nothing is owed in', async () => {
    const eva = await debtor()
    await owes(eva, 50_00)
    const at = { cardId: eva.cardId, ...paid }
    await expect(run('payment.record', { ...at, paidOn: '2026-02-30' })).rejects.toThrow()
    await expect(run('payment.record', { ...at, paidOn: '2026-11-22' })).rejects.toMatchObject({
      reason: 'paid_in_future',
    })
    for (const currency of ['USD', 'CLF'])
      for (const state of ['claimed', 'confirmed'])
        await expect(run('payment.record', { ...at, currency, state })).rejects.toMatchObject({
          reason: 'currency_mismatch',
          field: 'currency',
        })
    await run('payment.record', { ...at, paidOn: '2026-11-21' })
  })

  it('is a split beyond the payment, beyond a balance, or to a debt that is not theirs', async () => {
    const [eva, leo] = [await debtor(), await debtor('Leo')]
    const [hers, his] = [await owes(eva, 50_00), await owes(leo, 50_00)]
    const split = (...allocations: [string, number][]) =>
      run('payment.record', {
        cardId: eva.cardId,
        ...paid,
        amountMinor: 60_00,
        allocations: allocations.map(([debtId, amountMinor]) => ({ debtId, amountMinor })),
      })
    await expect(split([hers, 50_01])).rejects.toMatchObject({ reason: 'allocation_over_debt' })
    await expect(split([his, 10_00])).rejects.toMatchObject({
      reason: 'debt_not_theirs',
      field: 'allocations.0.debtId',
    })
    const more = await owes(eva, 50_00)
    await expect(split([hers, 50_00], [more, 20_00])).rejects.toMatchObject({ reason: 'allocation_too_much' })
    expect(await balances(eva)).toEqual({ [hers]: 50_00, [more]: 50_00 })
  })

  it('is what belongs to another business', async () => {
    const eva = await debtor()
    const other = await business.other()
    const stranger = await other.person('agent')
    const fileId = await upload(Buffer.from('%PDF-1.7 recibo'))
    const payment = await run('payment.record', { cardId: eva.cardId, ...paid, state: 'claimed' })
    const at = { cardId: eva.cardId, ...paid }
    await expect(run('payment.record', at, stranger)).rejects.toMatchObject({ reason: 'card' })
    const theirs = await debtor('Ana', other)
    await expect(run('payment.record', { ...at, cardId: theirs.cardId, fileId }, stranger)).rejects.toMatchObject({
      reason: 'file',
    })
    await expect(
      run('payment.record', { ...at, cardId: theirs.cardId, messageId: payment.id }, stranger),
    ).rejects.toMatchObject({ reason: 'message' })
    const settle = { paymentId: payment.id, version: 1, amountMinor: 1, paidOn: today, reference: null, reason: 'x' }
    for (const name of ['payment.confirm', 'payment.reject', 'payment.annul'])
      await expect(run(name, settle, stranger)).rejects.toMatchObject({ code: 'not_found', reason: 'payment' })
  })

  it('is the wish of somebody who only looks', async () => {
    const eva = await debtor()
    const viewer = await business.person('viewer')
    await expect(run('payment.record', { cardId: eva.cardId, ...paid }, viewer)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('a payment that somebody says has been made', () => {
  const claim = async (eva: Debtor, more: object = {}) =>
    run('payment.record', { cardId: eva.cardId, ...paid, state: 'claimed', ...more })
  const confirm = (payment: Payment, more: object = {}, by = agent) =>
    run(
      'payment.confirm',
      {
        paymentId: payment.id,
        version: payment.version,
        amountMinor: payment.amountMinor,
        paidOn: payment.paidOn,
        reference: payment.reference,
        ...more,
      },
      by,
    )

  it('counts for nothing until it is confirmed, perhaps corrected', async () => {
    const eva = await debtor()
    const debt = await owes(eva, 100_00)
    const payment = await claim(eva)
    expect(payment).toMatchObject({ state: 'claimed', settledAt: null, version: 1 })
    expect(await balances(eva)).toEqual({ [debt]: 100_00 })
    expect(await claimsOf(business.database.reader, eva.contactId)).toBe(1)
    const confirmed = await confirm(payment, { amountMinor: 80_00, paidOn: '2026-11-19', reference: 'AB-12' })
    expect(confirmed).toMatchObject({ state: 'confirmed', amountMinor: 80_00, reference: 'AB-12', version: 2 })
    expect(await balances(eva)).toEqual({ [debt]: 20_00 })
    expect(await claimsOf(business.database.reader, eva.contactId)).toBe(0)
  })

  it('is settled by the first of two people, and the second is told so', async () => {
    const eva = await debtor()
    const debt = await owes(eva, 100_00)
    const other = await business.person('agent')
    const payment = await claim(eva)
    const results = await Promise.allSettled([confirm(payment), confirm(payment, {}, other)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', reason: 'payment_settled' },
    })
    expect(await balances(eva)).toEqual({ [debt]: 0 })
    await expect(
      run('payment.reject', { paymentId: payment.id, version: 1, reason: 'no llegó' }),
    ).rejects.toMatchObject({ reason: 'payment_settled' })
  })

  it('is rejected with its reason and books nothing', async () => {
    const eva = await debtor()
    const debt = await owes(eva, 100_00)
    const payment = await claim(eva)
    const rejected = await run('payment.reject', { paymentId: payment.id, version: 1, reason: 'no llegó' })
    expect(rejected).toMatchObject({ state: 'rejected', reason: 'no llegó' })
    expect(await balances(eva)).toEqual({ [debt]: 100_00 })
    await expect(confirm(payment)).rejects.toMatchObject({ reason: 'payment_settled' })
    await perform((work) => undoRejected(work, eventOf('payment.rejected') ?? { data: {} }))
    expect(await claimsOf(business.database.reader, eva.contactId)).toBe(1)
  })

  it('is a claim again, as it was, when its confirming is undone', async () => {
    const eva = await debtor()
    const debt = await owes(eva, 100_00)
    const payment = await claim(eva, { reference: 'XY-1234' })
    await confirm(payment, { amountMinor: 40_00, reference: 'ZZ-9876' })
    const event = eventOf('payment.confirmed') ?? { data: {} }
    await perform((work) => undoConfirmed(work, event))
    expect(business.news.at(-1)?.saved.payments).toMatchObject([
      { state: 'claimed', amountMinor: 100_00, reference: 'XY-1234', allocations: [], creditMinor: 0, settledAt: null },
    ])
    expect(await balances(eva)).toEqual({ [debt]: 100_00 })
    await expect(perform((work) => undoConfirmed(work, event))).rejects.toMatchObject({ reason: 'undo_later_change' })
    await confirm({ ...payment, version: 3 })
    expect(await balances(eva)).toEqual({ [debt]: 0 })
  })

  it('counts no longer when its recording is undone', async () => {
    const eva = await debtor()
    await claim(eva)
    await perform((work) => undoClaimed(work, eventOf('payment.claimed') ?? { data: {} }))
    expect(await claimsOf(business.database.reader, eva.contactId)).toBe(0)
  })
})

describe('taking a payment back', () => {
  it('reverses all of it, once', async () => {
    const eva = await debtor()
    const debt = await owes(eva, 70_00)
    const payment = await run('payment.record', { cardId: eva.cardId, ...paid })
    const annulled = await run('payment.annul', { paymentId: payment.id, reason: 'rebotó' })
    expect(annulled).toMatchObject({ state: 'annulled', reason: 'rebotó', allocations: [], creditMinor: 0 })
    expect(await balances(eva)).toEqual({ [debt]: 70_00, credit: 0 })
    await expect(run('payment.annul', { paymentId: payment.id, reason: 'otra vez' })).rejects.toMatchObject({
      reason: 'payment_not_confirmed',
    })
  })

  it('takes its credit out of the debts that it paid later', async () => {
    const eva = await debtor()
    const payment = await run('payment.record', { cardId: eva.cardId, ...paid })
    const debt = await owes(eva, 60_00)
    await perform((work) => applyCredit(work, eva.contactId))
    expect(await balances(eva)).toEqual({ [debt]: 0, credit: -40_00 })
    expect(eventOf('credit.applied')?.data).toEqual({
      amount: { amountMinor: 60_00, currency: 'COP' },
      debtIds: [debt],
    })
    expect(business.news.at(-1)?.saved.payments).toMatchObject([
      { id: payment.id, creditMinor: 40_00, allocations: [{ debtId: debt, amountMinor: 60_00 }] },
    ])
    await run('payment.annul', { paymentId: payment.id, reason: 'rebotó' })
    expect(await balances(eva)).toEqual({ [debt]: 60_00, credit: 0 })
  })

  it('is not possible while credit of it has been given back', async () => {
    const eva = await debtor()
    const payment = await run('payment.record', { cardId: eva.cardId, ...paid })
    const refund = { cardId: eva.cardId, amountMinor: 60_00, currency: 'COP', on: today, reason: 'lo pidió' }
    await run<{ entryId: string }>('payment.refund', refund)
    expect(await balances(eva)).toEqual({ credit: -40_00 })
    await expect(run('payment.refund', refund)).rejects.toMatchObject({ reason: 'credit_too_small' })
    await expect(run('payment.annul', { paymentId: payment.id, reason: 'x' })).rejects.toMatchObject({
      reason: 'payment_refunded',
    })
    expect(await balances(eva)).toEqual({ credit: -40_00 })
  })

  it('by undo right after recording it leaves no trace in the balance', async () => {
    const eva = await debtor()
    const debt = await owes(eva, 70_00)
    await run('payment.record', { cardId: eva.cardId, ...paid })
    await perform((work) => undoConfirmed(work, eventOf('payment.confirmed') ?? { data: {} }))
    expect(await balances(eva)).toEqual({ [debt]: 70_00, credit: 0 })
  })
})

describe('credit', () => {
  it('pays new debts, the earliest due first, from the oldest payment, and earns the discount', async () => {
    const eva = await debtor()
    const [one, two] = [
      await run('payment.record', { cardId: eva.cardId, ...paid, amountMinor: 30_00 }),
      await run('payment.record', { cardId: eva.cardId, ...paid, amountMinor: 100_00 }),
    ]
    const terms = { ...plainTerms, earlyDiscount: { basisPoints: 1_000, until: '2026-12-01' } }
    const late = await owes(eva, 500_00, { dueOn: '2026-12-15' })
    const soon = await owes(eva, 50_00, { dueOn: '2026-12-01', terms })
    await perform((work) => applyCredit(work, eva.contactId))
    expect(await balances(eva)).toEqual({ [soon]: 0, [late]: 415_00, credit: 0 })
    expect(await creditOf(business.database.reader, eva.contactId)).toEqual(new Map())
    const payments = business.news.at(-1)?.saved.payments
    expect(payments?.find(({ id }) => id === one.id)?.allocations).toEqual([{ debtId: soon, amountMinor: 30_00 }])
    expect(payments?.find(({ id }) => id === two.id)?.allocations).toEqual([
      { debtId: soon, amountMinor: 15_00 },
      { debtId: late, amountMinor: 85_00 },
    ])
  })

  it('of several payments pays a debt in UF to the last part, each with its own pesos', async () => {
    const eva = await debtor()
    const inPesos = { cardId: eva.cardId, ...paid, currency: 'CLP' }
    const payments = [
      await run('payment.record', { ...inPesos, amountMinor: 33_333 }),
      await run('payment.record', { ...inPesos, amountMinor: 7 }),
      await run('payment.record', { ...inPesos, amountMinor: 900_000 }),
    ]
    const value = { workspaceId: business.workspaceId, unit: 'CLF', on: today, valueE6: 39_485_650_000 }
    await perform(async (work) => void (await work.tx.insert(unitRates).values(value)))
    const debt = await owes(eva, 12_5000, { currency: 'CLF' })
    await perform((work) => applyCredit(work, eva.contactId))
    expect(await balances(eva)).toEqual({ [debt]: 0, credit: -(33_333 + 7 + 900_000 - 493_571) })
    const entries = await entriesOfContact(business.database.reader, eva.contactId)
    for (const payment of payments) {
      const own = entries.filter(({ paymentId }) => paymentId === payment.id)
      const sum = own.reduce((all, entry) => all + (entry.conversion?.amountMinor ?? entry.amountMinor), 0)
      expect(sum).toBe(-payment.amountMinor)
    }
    for (const payment of payments) await run('payment.annul', { paymentId: payment.id, reason: 'x' })
    expect(await balances(eva)).toEqual({ [debt]: 12_5000, credit: 0 })
  })

  it('that was given back pays nothing', async () => {
    const eva = await debtor()
    await run('payment.record', { cardId: eva.cardId, ...paid })
    const refund = { cardId: eva.cardId, amountMinor: 100_00, currency: 'COP', on: today, reason: 'lo pidió' }
    await run<{ entryId: string }>('payment.refund', refund)
    const debt = await owes(eva, 60_00)
    await perform((work) => applyCredit(work, eva.contactId))
    expect(await balances(eva)).toEqual({ [debt]: 60_00, credit: 0 })
  })
})

it('payments go along when two people are found to be one', async () => {
  const [eva, other] = [await debtor(), await debtor('Eva Ruiz')]
  await run('payment.record', { cardId: eva.cardId, ...paid, state: 'claimed' })
  await perform((work) => movePayments(work, 'merge', eva.contactId, other.contactId))
  expect(business.news.at(-1)?.saved.payments).toMatchObject([{ contactId: other.contactId, cardId: other.cardId }])
  expect(await claimsOf(business.database.reader, other.contactId)).toBe(1)
})

/** Drawing pictures and looking at them takes most of the time here, and is the same on both engines. */
const itOnOneEngine = it.skipIf(process.env.DATABASE_URL !== undefined)

describe('the same money a second time', () => {
  const one = { amount: '150.000', date: '20-11-2026 10.45', number: '0012345678' }

  it('is noticed by the reference of the bank, however it is written', async () => {
    const [eva, leo] = [await debtor(), await debtor('Leo')]
    await run('payment.record', { cardId: eva.cardId, ...paid, reference: 'ab 12-34' })
    const again = { cardId: leo.cardId, ...paid, reference: 'AB1234' }
    await expect(run('payment.record', again)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'payment_lookalike',
      values: { person: 'Eva', amount: expect.stringContaining('100'), date: expect.stringContaining('2026') },
    })
    const claimed = await run('payment.record', { ...again, state: 'claimed' })
    expect(claimed.lookalikes).toMatchObject([
      { why: 'same_reference', cardId: eva.cardId, personName: 'Eva', amountMinor: 100_00, state: 'confirmed' },
    ])
    const settle = { paymentId: claimed.id, version: 1, amountMinor: 100_00, paidOn: today, reference: 'AB1234' }
    await expect(run('payment.confirm', settle)).rejects.toMatchObject({ reason: 'payment_lookalike' })
    expect(await run('payment.confirm', { ...settle, isAnother: true })).toMatchObject({ state: 'confirmed' })
  })

  it('is not suspected for short references, nor for payments that count no longer', async () => {
    const eva = await debtor()
    await run('payment.record', { cardId: eva.cardId, ...paid, reference: '1-2' })
    await run('payment.record', { cardId: eva.cardId, ...paid, reference: '12' })
    const gone = await run('payment.record', { cardId: eva.cardId, ...paid, reference: 'AB1234' })
    await run('payment.annul', { paymentId: gone.id, reason: 'rebotó' })
    await run('payment.record', { cardId: eva.cardId, ...paid, reference: 'AB1234' })
  })

  it('names five others at most', async () => {
    const eva = await debtor()
    for (let i = 0; i < 6; i++)
      await run('payment.record', { cardId: eva.cardId, ...paid, reference: 'AB1234', isAnother: true })
    const claimed = await run('payment.record', {
      cardId: eva.cardId,
      ...paid,
      state: 'claimed',
      reference: 'AB1234',
    })
    expect(claimed.lookalikes).toHaveLength(5)
  })

  it('is noticed by the same file, whatever it is', async () => {
    const eva = await debtor()
    const pdf = Buffer.from('%PDF-1.7 recibo')
    await run('payment.record', { cardId: eva.cardId, ...paid, fileId: await upload(pdf) })
    const again = await run('payment.record', {
      cardId: eva.cardId,
      ...paid,
      state: 'claimed',
      fileId: await upload(pdf),
    })
    expect(again).toMatchObject({ receipt: { mimeType: 'application/pdf' }, lookalikes: [{ why: 'same_file' }] })
  })

  itOnOneEngine.each(Object.keys(savedAnew))('is noticed by the same picture saved anew %s', async (how) => {
    const eva = await debtor()
    const picture = await drawReceipt(one)
    await run('payment.record', { cardId: eva.cardId, ...paid, fileId: await upload(picture) })
    const anew = await (savedAnew[how] ?? drawReceipt)(picture as never)
    const again = { cardId: eva.cardId, ...paid, fileId: await upload(anew) }
    await expect(run('payment.record', again)).rejects.toMatchObject({ reason: 'payment_lookalike' })
    const claimed = await run('payment.record', { ...again, state: 'claimed' })
    expect(claimed.lookalikes).toMatchObject([{ why: 'same_picture' }])
  })

  itOnOneEngine.each(['violet', 'green', 'dark'] as const)(
    'is not suspected in other receipts of the same %s app',
    async (app) => {
      const eva = await debtor()
      for (const other of [
        one,
        { amount: '158.000', date: '21-11-2026 16.12', number: '0098765431' },
        { amount: '150.000', date: '27-11-2026 09.30', number: '0044556677' },
        { amount: '75.500', date: '20-11-2026 10.51', number: '0012345701' },
      ]) {
        const fileId = await upload(await drawReceipt({ ...other, app }))
        await run('payment.record', { cardId: eva.cardId, ...paid, fileId })
      }
    },
  )

  it('is found in the file of a message that arrived after the claim', async () => {
    const eva = await debtor()
    const picture = await drawReceipt(one)
    await run('payment.record', { cardId: eva.cardId, ...paid, fileId: await upload(picture) })
    const messageId = crypto.randomUUID()
    messages.set(messageId, { contactId: eva.contactId, fileId: null })
    const claimed = await run('payment.record', { cardId: eva.cardId, ...paid, state: 'claimed', messageId })
    expect(claimed).toMatchObject({ receipt: null, lookalikes: [] })
    messages.set(messageId, { contactId: eva.contactId, fileId: await upload(picture) })
    const settle = { paymentId: claimed.id, version: 1, amountMinor: 100_00, paidOn: today, reference: null }
    await expect(run('payment.confirm', settle)).rejects.toMatchObject({ reason: 'payment_lookalike' })
    const confirmed = await run('payment.confirm', { ...settle, isAnother: true })
    expect(confirmed.receipt).toMatchObject({ mimeType: 'image/png' })
  })

  it('is not looked for in pictures that are damaged or show nothing', async () => {
    const eva = await debtor()
    const picture = await drawReceipt(one)
    for (const bytes of [picture.subarray(0, 2_000), picture.subarray(0, 2_500)]) {
      const fileId = await upload(Buffer.from(bytes))
      await run('payment.record', { cardId: eva.cardId, ...paid, fileId })
    }
  })
})

it('whatever is paid, corrected, given back and annulled, the books add up', async () => {
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('owe' as const), amountMinor: fc.integer({ min: 1, max: 500_00 }) }),
    fc.record({ kind: fc.constant('pay' as const), amountMinor: fc.integer({ min: 1, max: 800_00 }) }),
    fc.record({ kind: fc.constant('annul' as const), which: fc.nat({ max: 9 }) }),
    fc.record({ kind: fc.constant('refund' as const), amountMinor: fc.integer({ min: 1, max: 100_00 }) }),
    fc.record({ kind: fc.constant('apply' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (deeds) => {
      const eva = await debtor()
      const payments: Payment[] = []
      for (const act of deeds) {
        const refused = (error: { reason?: string }) => {
          expect(['payment_not_confirmed', 'payment_refunded', 'credit_too_small']).toContain(error.reason)
          return null
        }
        if (act.kind === 'owe') await owes(eva, act.amountMinor)
        else if (act.kind === 'pay')
          payments.push(await run('payment.record', { cardId: eva.cardId, ...paid, amountMinor: act.amountMinor }))
        else if (act.kind === 'apply') await perform((work) => applyCredit(work, eva.contactId))
        else if (act.kind === 'refund')
          await run('payment.refund', {
            cardId: eva.cardId,
            amountMinor: act.amountMinor,
            currency: 'COP',
            on: today,
            reason: 'x',
          }).catch(refused)
        else {
          const payment = payments[act.which % Math.max(1, payments.length)]
          if (payment) await run('payment.annul', { paymentId: payment.id, reason: 'x' }).catch(refused)
        }
      }
      const entries = await entriesOfContact(business.database.reader, eva.contactId)
      for (const payment of payments) {
        const own = entries.filter(({ paymentId }) => paymentId === payment.id)
        const isGone = own.some(({ kind }) => kind === 'reversal')
        expect(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(isGone ? 0 : -payment.amountMinor)
      }
      for (const [on, sum] of Object.entries(await balances(eva))) {
        if (on === 'credit') expect(sum).toBeLessThanOrEqual(0)
        else expect(sum).toBeGreaterThanOrEqual(0)
      }
      expect((await debtsOfContact(business.database.reader, eva.contactId)).length).toBe(
        deeds.filter(({ kind }) => kind === 'owe').length,
      )
    }),
    { numRuns: 25 },
  )
})
