import { addDays, dayIn } from '@aldia/shared/dates.ts'
import type { Event } from '@aldia/shared/event.ts'
import { proposedMoneySettings } from '@aldia/shared/money-settings.ts'
import type { StageKind } from '@aldia/shared/stage.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { beginDayFor } from '#account/start-of-day.ts'
import { makeMoney } from '#account.wiring.ts'
import type { HandledCommand, SignedIn } from '#base/commands.ts'
import { boardCommands } from '#board/board.commands.ts'
import { findCard, listStages } from '#board/board.store.ts'
import { lookAtMove } from '#board/card.reads.ts'
import { debtsOfContact } from '#debts/debts.store.ts'
import { undoCommands } from '#history/undo.ts'
import { promisesOfContact } from '#promises/promises.store.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { propertySeed } from '#testing/seeded.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { workspaces } from '#workspaces/workspaces.tables.ts'

// Where a card stands after any order of facts, through the commands that people send. It is Friday 20 November 2026.

const zone = 'America/Bogota'
const today = '2026-11-20'

let shop: TestWorkspace
let agent: SignedIn
let commands: readonly HandledCommand[]
let ana: Debtor

beforeEach(async () => {
  shop = await testWorkspace()
  agent = await shop.person('owner', 'Ana')
  const money = makeMoney({
    database: shop.database,
    files: { pathOf: () => '' },
    contactOfCard,
  })
  commands = [
    ...money.commands,
    ...boardCommands({ lookAtMove, mustBeOnTeam: async () => undefined, tellRead: async () => undefined }),
    ...undoCommands,
  ]
  ana = await debtorOf(shop)
})
afterEach(() => shop.dispose())

const send = <T>(name: string, input: object): Promise<T> =>
  shop.run(commandNamed(commands, name), agent, input).then(({ output }) => output as T)

const plain = { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null }
const owes = (amountMinor: number, dueOn: string, issuedOn = '2026-10-01', who = ana) =>
  send<{ id: string; version: number }>('debt.add', {
    cardId: who.cardId,
    reference: null,
    concept: 'Nevera',
    currency: 'COP',
    amountMinor,
    issuedOn,
    dueOn,
    terms: plain,
    lines: [],
    fileIds: [],
  })
const pays = (amountMinor: number, state = 'confirmed', paidOn = dayIn(zone, shop.clock.now()), who = ana) =>
  send<{ id: string; version: number }>('payment.record', {
    cardId: who.cardId,
    amountMinor,
    currency: 'COP',
    paidOn,
    paidBy: 'cash',
    state,
    isAnother: true,
  })
const confirms = ({ id, version }: { id: string; version: number }, amountMinor: number, paidOn: string) =>
  send('payment.confirm', { paymentId: id, version, amountMinor, paidOn, reference: null, isAnother: true })
const annuls = (paymentId: string) => send('payment.annul', { paymentId, reason: 'no llegó' })
const promises = (amountMinor: number, dueOn: string, who = ana) =>
  send<{ id: string }>('promise.record', { cardId: who.cardId, amountMinor, currency: 'COP', dueOn })
const agreesToPlan = async (debtIds: string[], parts = 2) => {
  const plan = await send<{ id: string; version: number }>('plan.propose', {
    cardId: ana.cardId,
    currency: 'COP',
    debtIds,
    terms: {
      firstPaymentMinor: 0,
      parts,
      rhythm: 'monthly',
      firstOn: addDays(today, 10),
      monthDay: null,
      interestBasisPoints: null,
      discountMinor: 0,
      expiresOn: null,
    },
  })
  await send('plan.accept', { planId: plan.id, version: plan.version })
  return plan
}
/** The morning of a day comes, and with it everything that the calendar changes. */
async function morning(day: string): Promise<void> {
  shop.clock.jumpTo(Date.parse(`${day}T14:00:00Z`))
  await beginDayFor({ reader: shop.database.reader, perform: shop.perform }, shop.workspaceId, day)
}
const cardOf = async (who = ana) => {
  const card = await findCard(shop.database.reader, shop.workspaceId, who.cardId)
  if (!card) throw new Error('no card')
  return card
}
const stageOf = async (kind: StageKind) => {
  const stage = (await listStages(shop.database.reader, shop.workspaceId)).find((one) => one.kind === kind)
  if (!stage) throw new Error(kind)
  return stage.id
}
const column = async (who = ana): Promise<StageKind | undefined> => {
  const { stageId } = await cardOf(who)
  return (await listStages(shop.database.reader, shop.workspaceId)).find(({ id }) => id === stageId)?.kind
}
const putInto = async (kind: StageKind) =>
  send('card.move', {
    cardId: ana.cardId,
    fromStageId: (await cardOf()).stageId,
    toStageId: await stageOf(kind),
    afterCardId: null,
  })
const undoLast = async (type: string) => {
  const events: Event[] = shop.news.flatMap((change) => change.events)
  return send('event.undo', { eventId: events.findLast((event) => event.type === type)?.id })
}
const promiseStates = async () =>
  (await promisesOfContact(shop.database.reader, ana.contactId)).map(({ status }) => status)

describe('somebody who owes nothing', () => {
  it('is not sent to overdue by a promise that was open when the debt was cancelled', async () => {
    const debt = await owes(100_000, '2026-11-10')
    await promises(100_000, '2026-11-27')
    await send('debt.cancel', { debtId: debt.id, reason: 'error' })
    expect(await column()).toBe('paid')
    await morning('2026-12-10')
    expect(await column()).toBe('paid')
    expect(await promiseStates()).toEqual(['cancelled'])
  })

  it('is not sent there by a promise larger than the debt', async () => {
    await owes(100_000, '2026-11-10')
    await promises(150_000, '2026-11-27')
    await pays(100_000)
    expect(await column()).toBe('paid')
    await morning('2026-12-10')
    expect([await column(), ...(await promiseStates())]).toEqual(['paid', 'kept'])
  })

  it('is not sent there by a promise when a discount settled the debt', async () => {
    const debt = await owes(100_000, '2026-11-10')
    await promises(100_000, '2026-11-27')
    await pays(80_000)
    expect(await column()).toBe('promise')
    await send('debt.adjust', { debtId: debt.id, kind: 'discount', amountMinor: 20_000, on: today, note: 'acuerdo' })
    expect(await column()).toBe('paid')
    await morning('2026-12-10')
    expect([await column(), ...(await promiseStates())]).toEqual(['paid', 'kept'])
  })

  it('is not sent there by a promise noted after the receipt that keeps it', async () => {
    await owes(100_000, '2026-11-10')
    const receipt = await pays(100_000, 'claimed')
    await promises(100_000, '2026-11-27')
    await confirms(receipt, 100_000, today)
    expect([await column(), ...(await promiseStates())]).toEqual(['paid', 'kept'])
    await morning('2026-12-10')
    expect(await column()).toBe('paid')
  })

  it('stays up to date when a new debt is paid from credit', async () => {
    await owes(100_000, '2026-11-10')
    await pays(150_000)
    expect(await column()).toBe('paid')
    await owes(40_000, '2026-12-20')
    expect(await column()).toBe('paid')
  })
})

describe('what is written off', () => {
  it('is closed', async () => {
    const debt = await owes(100_000, '2026-01-10', '2026-01-01')
    await send('debt.writeOff', { cardId: ana.cardId, debtIds: [debt.id], reason: 'incobrable' })
    expect(await column()).toBe('closed')
    await owes(20_000, '2026-12-20', '2026-11-21')
    expect(await column()).toBe('reminder')
    await pays(20_000)
    expect(await column()).toBe('paid')
  })

  it('goes to the closed column that was chosen, also when something else is still owed', async () => {
    const debt = await owes(100_000, '2026-01-10', '2026-01-01')
    await owes(50_000, '2026-11-10')
    const toStageId = await stageOf('closed')
    await send('debt.writeOff', { cardId: ana.cardId, debtIds: [debt.id], reason: 'incobrable', toStageId })
    expect(await column()).toBe('closed')
    await morning('2026-12-10')
    expect(await column()).toBe('closed')
    await promises(50_000, '2026-12-20')
    expect(await column()).toBe('promise')
  })

  it('is owed again when that is taken back', async () => {
    const debt = await owes(100_000, '2026-01-10', '2026-01-01')
    await send('debt.writeOff', { cardId: ana.cardId, debtIds: [debt.id], reason: 'incobrable' })
    await undoLast('debt.writtenOff')
    expect(await column()).toBe('overdue')
  })
})

describe('a payment that is annulled', () => {
  it('brings the card back among those who are late', async () => {
    await owes(100_000, '2026-11-12')
    const payment = await pays(100_000)
    await annuls(payment.id)
    expect(await column()).toBe('overdue')
  })

  it('also when its credit had paid another debt', async () => {
    await owes(2_500, '2026-11-12')
    const payment = await pays(5_000)
    await owes(2_500, '2026-12-24')
    expect(await column()).toBe('paid')
    await annuls(payment.id)
    expect(await column()).toBe('overdue')
    expect((await cardOf()).overdueSince).toBe('2026-11-13')
  })

  it('brings it back to reminder when nothing is due', async () => {
    await owes(100_000, '2026-12-12')
    const payment = await pays(100_000)
    await annuls(payment.id)
    expect(await column()).toBe('reminder')
  })

  it('leaves it with the promise or the plan that lives', async () => {
    const debt = await owes(100_000, '2026-11-10')
    await promises(200_000, '2026-11-27')
    const payment = await pays(100_000)
    expect(await column()).toBe('paid')
    await annuls(payment.id)
    expect(await column()).toBe('promise')
    await agreesToPlan([debt.id])
    const part = await pays(10_000)
    await annuls(part.id)
    expect(await column()).toBe('plan')
  })

  it('leaves it in dispute, and takes it out of closed when all seemed paid', async () => {
    await owes(100_000, '2026-11-10')
    const first = await pays(30_000)
    await putInto('dispute')
    await annuls(first.id)
    expect(await column()).toBe('dispute')
    const all = await pays(100_000)
    expect(await column()).toBe('paid')
    await putInto('closed')
    await annuls(all.id)
    expect(await column()).toBe('overdue')
  })
})

describe('a due date that is corrected', () => {
  it('takes the card to overdue or back to reminder', async () => {
    const debt = await owes(100_000, '2026-12-10')
    expect(await column()).toBe('reminder')
    const late = await send<{ version: number }>('debt.edit', { debtId: debt.id, version: 1, dueOn: '2026-11-10' })
    expect(await column()).toBe('overdue')
    await send('debt.edit', { debtId: debt.id, version: late.version, dueOn: '2026-12-20' })
    expect(await column()).toBe('reminder')
  })
})

describe('a promise', () => {
  it('that is broken beside a live plan leaves the card with the plan', async () => {
    const debt = await owes(300_000, '2026-11-10')
    await agreesToPlan([debt.id], 12)
    await promises(10_000, '2026-11-23')
    await morning('2026-11-26')
    expect([await column(), ...(await promiseStates())]).toEqual(['plan', 'broken'])
  })

  it('waits for receipts of its day that are under review, and is broken when they are rejected', async () => {
    await owes(100_000, '2026-11-10')
    await promises(100_000, '2026-11-20')
    const [first, second] = [await pays(40_000, 'claimed'), await pays(60_000, 'claimed')]
    await morning('2026-11-30')
    expect([await column(), ...(await promiseStates())]).toEqual(['promise', 'pending'])
    await confirms(first, 40_000, today)
    expect(await promiseStates()).toEqual(['pending'])
    await send('payment.reject', { paymentId: second.id, version: second.version, reason: 'otra cuenta' })
    expect([await column(), ...(await promiseStates())]).toEqual(['overdue', 'partly_kept'])
  })

  it('is open again while a receipt in time waits that came after it was broken', async () => {
    await owes(100_000, '2026-11-10')
    await promises(100_000, '2026-11-20')
    await morning('2026-11-30')
    expect([await column(), ...(await promiseStates())]).toEqual(['overdue', 'broken'])
    const receipt = await pays(100_000, 'claimed', '2026-11-20')
    expect([await column(), ...(await promiseStates())]).toEqual(['promise', 'pending'])
    await confirms(receipt, 100_000, '2026-11-20')
    expect([await column(), ...(await promiseStates())]).toEqual(['paid', 'kept'])
  })

  it('is refused in a currency in which nothing is owed', async () => {
    await owes(100_000, '2026-11-10')
    const inDollars = { cardId: ana.cardId, amountMinor: 5_000, currency: 'USD', dueOn: '2026-11-27' }
    await expect(send('promise.record', inDollars)).rejects.toMatchObject({
      reason: 'currency_mismatch',
      field: 'currency',
    })
  })

  it('is redeemed by one payment only, and not by money dated before it', async () => {
    await owes(400_000, '2026-11-10')
    for (const [dueOn, day] of [
      ['2026-11-20', '2026-11-25'],
      ['2026-11-25', '2026-11-30'],
      ['2026-11-30', '2026-12-05'],
    ] as const) {
      await promises(100_000, dueOn)
      await morning(day)
    }
    expect(await promiseStates()).toEqual(['broken', 'broken', 'broken'])
    await pays(100_000)
    expect(await promiseStates()).toEqual(['broken', 'broken', 'kept_late'])
    expect((await cardOf()).money?.brokenCount).toBe(2)
    await promises(100_000, '2026-12-09')
    await pays(100_000, 'confirmed', '2026-12-04')
    expect((await promiseStates()).at(-1)).toBe('pending')
  })

  it('keeps the tolerance that it was made with', async () => {
    await owes(100_000, '2026-11-10')
    await promises(100_000, '2026-11-20')
    await pays(95_000)
    await morning('2026-11-25')
    expect(await promiseStates()).toEqual(['partly_kept'])
    await shop.database.write(shop.workspaceId, async (tx) => {
      await tx.update(workspaces).set({ money: { ...proposedMoneySettings, promiseTolerancePercent: 90 } })
    })
    await pays(1_000)
    expect(await promiseStates()).toEqual(['partly_kept'])
  })
})

describe('a card that a person moved', () => {
  it('stays until something new becomes true', async () => {
    await owes(100_000, '2026-11-10')
    await putInto('inbox')
    await pays(30_000)
    expect(await column()).toBe('inbox')
    await morning('2026-11-24')
    expect(await column()).toBe('inbox')
    await owes(50_000, '2026-12-24')
    expect(await column()).toBe('overdue')
  })

  it('is back there when what took it away is undone', async () => {
    await owes(100_000, '2026-11-10')
    await putInto('dispute')
    await promises(100_000, '2026-11-27')
    expect(await column()).toBe('promise')
    await undoLast('promise.recorded')
    expect(await column()).toBe('dispute')
    await morning('2026-12-24')
    expect(await column()).toBe('dispute')
  })
})

test('the same facts in another order, corrections included, leave the card in the same column', async () => {
  type Fact = 'pay' | 'payAndAnnul' | 'promise' | 'correct' | 'discount' | 'second'
  const facts: Fact[] = ['pay', 'payAndAnnul', 'promise', 'correct', 'discount', 'second']
  let phone = 573_000_000_000
  const stand = async (order: readonly Fact[], last: string, dueOn: string) => {
    phone += 1
    const who = await debtorOf(shop, String(phone))
    const debt = await owes(100_000, '2026-11-10', '2026-10-01', who)
    for (const fact of order) {
      if (fact === 'pay') await pays(80_000, 'confirmed', today, who)
      if (fact === 'payAndAnnul') await annuls((await pays(20_000, 'confirmed', today, who)).id)
      if (fact === 'promise') await promises(60_000, '2026-11-24', who)
      if (fact === 'correct') {
        const [row] = (await debtsOfContact(shop.database.reader, who.contactId)).filter(({ id }) => id === debt.id)
        await send('debt.edit', { debtId: debt.id, version: row?.version, dueOn })
      }
      if (fact === 'discount')
        await send('debt.adjust', { debtId: debt.id, kind: 'discount', amountMinor: 20_000, on: today, note: 'a' })
      if (fact === 'second') await owes(30_000, '2026-12-01', '2026-10-01', who)
    }
    const seen = [await column(who)]
    await morning(last)
    seen.push(await column(who))
    await beginToday()
    return seen
  }
  const beginToday = async () => shop.clock.jumpTo(Date.parse(`${today}T14:00:00Z`))
  await fc.assert(
    fc.asyncProperty(
      fc
        .shuffledSubarray(facts)
        .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
      fc.constantFrom('2026-11-21', '2026-11-26', '2026-12-05'),
      fc.constantFrom('2026-11-12', '2026-11-30'),
      async ([one, other], last, dueOn) => {
        // A promise looks at money that comes after it; what came before it was not promised.
        const isAfterMoney = (order: readonly Fact[]) => order.indexOf('promise') > order.indexOf('pay')
        fc.pre(!one.includes('promise') || isAfterMoney(one) === isAfterMoney(other))
        expect(await stand(other, last, dueOn)).toEqual(await stand(one, last, dueOn))
      },
    ),
    { seed: propertySeed, numRuns: 30 },
  )
}, 60_000)
