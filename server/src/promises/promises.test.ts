import { saturdayAndSunday } from '@aldia/shared/dates.ts'
import type { PaymentPromise } from '@aldia/shared/promise.ts'
import { countBroken } from '@aldia/shared/promise-status.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { Work } from '#base/work.ts'
import { promiseCommands } from '#promises/promises.commands.ts'
import {
  bringBackPromise,
  followPromises,
  movePromises,
  promisesOfContact,
  takeBackPromise,
} from '#promises/promises.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let business: TestWorkspace
let agent: SignedIn
let ana: Debtor

/** Monday 30 November is a holiday here, so that one day of grace after Friday 27 ends on Tuesday 1 December. */
const calendar = { holidays: new Set(['2026-11-30']), weekend: saturdayAndSunday }
const commands = promiseCommands({ contactOfCard, calendarFor: async () => calendar, messageFacts: async () => null })

beforeEach(async () => {
  business = await testWorkspace()
  agent = await business.person('agent')
  ana = await debtorOf(business)
})
afterEach(() => business.dispose())

async function promise(input: Partial<Record<string, unknown>> = {}): Promise<PaymentPromise> {
  const { output } = await business.run(commandNamed(commands, 'promise.record'), agent, {
    cardId: ana.cardId,
    amountMinor: 100_000,
    currency: 'COP',
    dueOn: '2026-11-27',
    ...input,
  })
  return output as PaymentPromise
}
const cancel = (promiseId: string) =>
  business.run(commandNamed(commands, 'promise.cancel'), agent, { promiseId, reason: 'se equivocó' })
const act = (verb: (work: Work) => Promise<void>) =>
  business.perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, verb)
const follow = () => act((work) => followPromises(work, ana.contactId))
/** Noon in Bogotá. */
const noonOf = (day: string) => business.clock.jumpTo(Date.parse(`${day}T17:00:00Z`))
const promisesOf = (debtor: Debtor) => promisesOfContact(business.database.reader, debtor.contactId)
const standing = async () => (await promisesOf(ana)).map(({ status, paidMinor }) => `${status} ${paidMinor}`)
/** What the last change said about promises. */
const lastEvents = () =>
  business.news.at(-1)?.events.flatMap(({ type }) => (type.startsWith('promise.') ? type : [])) ?? []
const recordedData = (id: string) => ({ contactId: ana.contactId, data: { promiseId: id, replacedIds: [] } })

describe('a promise recorded', () => {
  it('is open until its day and the business days of grace are over', async () => {
    const made = await promise()
    expect(made).toMatchObject({ status: 'pending', dueOn: '2026-11-27', graceUntil: '2026-12-01', cardId: ana.cardId })
    expect(business.news.at(-1)?.events[0]).toMatchObject({
      type: 'promise.recorded',
      undoable: true,
      data: { promiseId: made.id, amount: { amountMinor: 100_000, currency: 'COP' }, toStageId: null },
    })
    noonOf('2026-12-01')
    await follow()
    expect(await standing()).toEqual(['pending 0'])
    business.clock.jumpTo(Date.parse('2026-12-02T05:00:00Z'))
    await follow()
    expect(await standing()).toEqual(['broken 0'])
    expect(business.news.at(-1)?.events[0]).toMatchObject({ type: 'promise.broken', actor: { kind: 'system' } })
  })

  it('may be without a date, and then waits', async () => {
    expect(await promise({ dueOn: null })).toMatchObject({ dueOn: null, graceUntil: null })
    noonOf('2027-06-01')
    await follow()
    expect(await standing()).toEqual(['pending 0'])
  })

  it('is refused for a day that has passed, for debts of others, and in a currency that is not theirs', async () => {
    await expect(promise({ dueOn: '2026-11-19' })).rejects.toMatchObject({ reason: 'promise_in_past', field: 'dueOn' })
    await expect(promise({ dueOn: '2026-11-31' })).rejects.toThrow()
    const eva = await debtorOf(business, '573009998877')
    const hers = await eva.owes(50_000)
    await expect(promise({ debtIds: [hers] })).rejects.toMatchObject({ reason: 'debt_not_theirs' })
    const dollars = await ana.owes(50_000, { currency: 'USD' })
    await expect(promise({ debtIds: [dollars] })).rejects.toMatchObject({ reason: 'currency_mismatch' })
    await expect(promise({ cardId: eva.contactId })).rejects.toMatchObject({ reason: 'card' })
  })

  it('may be in what a debt in a unit of account is paid in', async () => {
    const inUf = await ana.owes(125_000, { currency: 'CLF' })
    expect(await promise({ debtIds: [inUf], currency: 'CLP' })).toMatchObject({ currency: 'CLP' })
  })

  it('replaces the one that was open, and only an open one can be cancelled', async () => {
    const first = await promise()
    const second = await promise({ dueOn: '2026-12-04' })
    expect(await standing()).toEqual(['replaced 0', 'pending 0'])
    expect(lastEvents()).toEqual(['promise.replaced', 'promise.recorded'])
    await expect(cancel(first.id)).rejects.toMatchObject({ reason: 'promise_closed' })
    await cancel(second.id)
    expect(await standing()).toEqual(['replaced 0', 'cancelled 0'])
    noonOf('2027-01-10')
    await follow()
    expect(await standing()).toEqual(['replaced 0', 'cancelled 0'])
  })
})

describe('a promise that money came for', () => {
  it('is kept at once, and follows back when the payment is taken back', async () => {
    const debt = await ana.owes(300_000)
    await promise()
    const payment = await ana.pays('2026-11-24', 100_000, debt)
    await follow()
    expect(await standing()).toEqual(['kept 100000'])
    expect(lastEvents()).toEqual(['promise.kept'])
    const news = business.news.length
    await follow()
    expect(business.news).toHaveLength(news)
    await ana.takesBack(payment, '2026-11-25')
    await follow()
    expect(await standing()).toEqual(['pending 0'])
    const again = await ana.pays('2026-11-25', 100_000, debt)
    await follow()
    noonOf('2026-12-20')
    await ana.takesBack(again, '2026-12-20')
    await follow()
    expect(await standing()).toEqual(['broken 0'])
  })

  it('is partly kept, and kept late when the rest comes', async () => {
    const debt = await ana.owes(300_000)
    await promise()
    await ana.pays('2026-11-27', 40_000, debt)
    noonOf('2026-12-02')
    await follow()
    expect(await standing()).toEqual(['partly_kept 40000'])
    await ana.pays('2026-12-05', 60_000, debt)
    noonOf('2026-12-05')
    await follow()
    expect(await standing()).toEqual(['kept_late 100000'])
    expect(lastEvents()).toEqual(['promise.keptLate'])
  })

  it('is kept by money that a bank dated within the grace, even when it is confirmed later', async () => {
    const debt = await ana.owes(300_000)
    await promise()
    noonOf('2026-12-04')
    await follow()
    expect(await standing()).toEqual(['broken 0'])
    await ana.pays('2026-12-01', 100_000, debt)
    await follow()
    expect(await standing()).toEqual(['kept 100000'])
  })

  it('counts credit for any debt, but only the debts meant when some were named', async () => {
    const [meant, other] = [await ana.owes(100_000), await ana.owes(100_000)]
    await promise()
    await ana.pays('2026-11-24', 60_000, other)
    await ana.pays('2026-11-24', 40_000, null)
    await follow()
    expect(await standing()).toEqual(['kept 100000'])
    await promise({ debtIds: [meant] })
    await ana.pays('2026-11-25', 100_000, other)
    await ana.pays('2026-11-25', 30_000, meant)
    await follow()
    expect((await standing())[1]).toBe('pending 30000')
  })

  it('takes no money that came before it, nor in another currency', async () => {
    const debt = await ana.owes(300_000)
    await ana.pays('2026-11-20', 100_000, debt)
    await promise()
    await ana.pays('2026-11-24', 100_000, null, { currency: 'USD' })
    await follow()
    expect(await standing()).toEqual(['pending 0'])
  })

  it('stays replaced when its money is taken back after something else was agreed', async () => {
    const debt = await ana.owes(300_000)
    await promise()
    const payment = await ana.pays('2026-11-24', 100_000, debt)
    await follow()
    await promise({ dueOn: '2026-12-04' })
    await ana.takesBack(payment, '2026-11-25')
    await follow()
    expect(await standing()).toEqual(['replaced 0', 'pending 0'])
  })
})

describe('promises broken', () => {
  it('are counted', async () => {
    await promise()
    noonOf('2026-12-02')
    await follow()
    await promise({ dueOn: '2026-12-04' })
    noonOf('2026-12-08')
    await follow()
    const all = await promisesOf(ana)
    expect(all.map(({ status }) => status)).toEqual(['broken', 'broken'])
    expect(countBroken(all)).toBe(2)
  })
})

describe('what was done to a promise', () => {
  it('can be taken back, and what it replaced is open again', async () => {
    const first = await promise()
    const second = await promise({ dueOn: '2026-12-04' })
    const event = { contactId: ana.contactId, data: { promiseId: second.id, replacedIds: [first.id] } }
    await act((work) => takeBackPromise(work, event))
    expect(await standing()).toEqual(['pending 0', 'cancelled 0'])
    await expect(act((work) => takeBackPromise(work, event))).rejects.toMatchObject({ reason: 'undo_later_change' })
  })

  it('cannot be taken back once money came for it', async () => {
    const debt = await ana.owes(300_000)
    const made = await promise()
    await ana.pays('2026-11-24', 100_000, debt)
    await follow()
    await expect(act((work) => takeBackPromise(work, recordedData(made.id)))).rejects.toMatchObject({
      reason: 'undo_later_change',
    })
  })

  it('brings back what was cancelled, as it stands today', async () => {
    const made = await promise()
    await cancel(made.id)
    await act((work) => bringBackPromise(work, recordedData(made.id)))
    expect(await standing()).toEqual(['pending 0'])
    await cancel(made.id)
    noonOf('2026-12-10')
    await act((work) => bringBackPromise(work, recordedData(made.id)))
    expect(await standing()).toEqual(['broken 0'])
  })

  it('does not bring back what something newer took the place of', async () => {
    const made = await promise()
    await cancel(made.id)
    await promise({ dueOn: '2026-12-04' })
    await expect(act((work) => bringBackPromise(work, recordedData(made.id)))).rejects.toMatchObject({
      reason: 'undo_later_change',
    })
  })
})

describe('promises of two people who are one', () => {
  it('come together, and the newest open one counts', async () => {
    const eva = await debtorOf(business, '573009998877')
    await promise()
    await promise({ cardId: eva.cardId })
    await act((work) => movePromises(work, 'merge', ana.contactId, eva.contactId))
    const together = await promisesOf(eva)
    expect(together.map(({ status }) => status)).toEqual(['replaced', 'pending'])
    expect(business.news.at(-1)?.saved.promises).toMatchObject([{ status: 'replaced', cardId: eva.cardId }])
  })
})
