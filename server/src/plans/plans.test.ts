import { addDays, saturdayAndSunday } from '@aldia/shared/dates.ts'
import type { PlanExtra } from '@aldia/shared/payment.ts'
import type { Plan, PlanTerms } from '@aldia/shared/plan.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { Work } from '#base/work.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { entriesOfContact, post } from '#debts/ledger.ts'
import { annul, recordPayment } from '#payments/payments.ts'
import { followPlans } from '#plans/follow-plans.ts'
import { planCommands } from '#plans/plans.commands.ts'
import {
  activePlanOf,
  instalmentsOf,
  movePlans,
  plansOfContact,
  takeBackAcceptance,
  takeBackProposal,
} from '#plans/plans.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let business: TestWorkspace
let agent: SignedIn
let ana: Debtor
let debt: string
const extras = new Map<string, PlanExtra>()
/** Of the next made-up phone. */
let nextNumber = 10_000_000

const parts = {
  contactOfCard,
  calendarFor: async () => ({ holidays: new Set<string>(), weekend: saturdayAndSunday }),
  planExtrasOf: async () => extras,
  // Every message here is the debtor's at hand.
  messageFacts: async () => ({ contactId: ana.contactId }),
}
const commands = planCommands(parts)

beforeEach(async () => {
  extras.clear()
  business = await testWorkspace()
  agent = await business.person('agent')
  ana = await debtorOf(business)
  debt = await ana.owes(100_000)
})
afterEach(() => business.dispose())

/** Four Fridays from 27 November on. */
const fourFridays: PlanTerms = {
  firstPaymentMinor: 0,
  parts: 4,
  rhythm: 'weekly',
  firstOn: '2026-11-27',
  monthDay: null,
  interestBasisPoints: null,
  discountMinor: 0,
  expiresOn: null,
}

async function run<T = Plan>(name: string, input: unknown): Promise<T> {
  return (await business.run(commandNamed(commands, name), agent, input)).output as T
}
const propose = (terms: Partial<PlanTerms> = {}, about: object = {}) =>
  run('plan.propose', {
    cardId: ana.cardId,
    currency: 'COP',
    debtIds: [debt],
    terms: { ...fourFridays, ...terms },
    ...about,
  })
const accept = (plan: Pick<Plan, 'id' | 'version'>, about: object = {}) =>
  run('plan.accept', { planId: plan.id, version: plan.version, ...about })
const agreed = async (terms: Partial<PlanTerms> = {}) => accept(await propose(terms))
const act = (verb: (work: Work) => Promise<unknown>) =>
  business.perform(
    { workspaceId: business.workspaceId, actor: { kind: 'system' } },
    async (work) => void (await verb(work)),
  )
const follow = () => act((work) => followPlans(work, parts, ana.contactId))
const pay = async (on: string, amountMinor: number) => {
  noonOf(on)
  const payment = await ana.pays(on, amountMinor, debt)
  await follow()
  return payment
}
/** Noon in Bogotá. */
const noonOf = (day: string) => business.clock.jumpTo(Date.parse(`${day}T17:00:00Z`))
const plansOf = (debtor: Debtor) => plansOfContact(business.database.reader, debtor.contactId)
const standing = async () => (await plansOf(ana)).map(({ status, missed }) => `${status} ${missed}`)
async function paidParts(): Promise<number[]> {
  const [plan] = await plansOf(ana)
  return (await instalmentsOf(business.database.reader, [plan?.id ?? ''])).map((part) => part.paidMinor)
}
/** What the last change said about plans. */
const lastEvents = () =>
  business.news.at(-1)?.events.flatMap(({ type }) => (type.startsWith('plan.') ? type : [])) ?? []
async function entriesOf(kind: string): Promise<number[]> {
  const entries = await entriesOfContact(business.database.reader, ana.contactId)
  const kinds = new Map(entries.map((entry) => [entry.id, entry.kind]))
  return entries
    .filter((entry) => (kinds.get(entry.reversesEntryId ?? '') ?? entry.kind) === kind)
    .map((entry) => entry.amountMinor)
}

describe('a plan proposed', () => {
  it('has its instalments, each with the grace of a promise', async () => {
    const plan = await propose({ parts: 3 })
    expect(plan).toMatchObject({ status: 'proposed', balanceMinor: 100_000, totalMinor: 100_000, version: 1 })
    expect(plan.instalments.map((part) => [part.dueOn, part.amountMinor])).toEqual([
      ['2026-11-27', 33_300],
      ['2026-12-04', 33_300],
      ['2026-12-11', 33_400],
    ])
    const rows = await instalmentsOf(business.database.reader, [plan.id])
    expect(rows.map((part) => part.graceUntil)).toEqual(['2026-11-30', '2026-12-07', '2026-12-14'])
    expect(rows.every((part) => part.openOn === null)).toBe(true)
  })

  it('takes the place of an older proposal', async () => {
    const first = await propose()
    await propose({ parts: 2 })
    expect(await standing()).toEqual(['cancelled 0', 'proposed 0'])
    expect(lastEvents()).toEqual(['plan.cancelled', 'plan.proposed'])
    await expect(accept({ ...first, version: 2 })).rejects.toMatchObject({ reason: 'plan_closed' })
  })

  it('is refused where the terms make no plan', async () => {
    const eva = await debtorOf(business, '573009998877')
    const hers = await eva.owes(5_000)
    const dollars = await ana.owes(5_000, { currency: 'USD' })
    await expect(propose({ firstOn: '2026-11-19' })).rejects.toMatchObject({ reason: 'plan_in_past' })
    await expect(propose({ expiresOn: '2026-11-19' })).rejects.toMatchObject({ reason: 'plan_expired' })
    await expect(propose({ discountMinor: 100_000 })).rejects.toMatchObject({
      reason: 'plan_discount_too_large',
      field: 'terms.discountMinor',
    })
    await expect(propose({}, { debtIds: [hers] })).rejects.toMatchObject({ reason: 'debt_not_theirs' })
    await expect(propose({}, { debtIds: [dollars] })).rejects.toMatchObject({ reason: 'currency_mismatch' })
    await ana.pays('2026-11-20', 100_000, debt)
    await expect(propose()).rejects.toMatchObject({ reason: 'plan_nothing_open' })
  })

  it('expires after its last day', async () => {
    const plan = await propose({ expiresOn: '2026-11-24' })
    noonOf('2026-11-24')
    await follow()
    expect(await standing()).toEqual(['proposed 0'])
    noonOf('2026-11-25')
    await expect(accept(plan)).rejects.toMatchObject({ reason: 'plan_expired' })
    await follow()
    expect(await standing()).toEqual(['expired 0'])
    expect(lastEvents()).toEqual(['plan.expired'])
    await expect(accept(plan)).rejects.toMatchObject({ reason: 'plan_expired' })
  })
})

describe('a plan accepted', () => {
  it('keeps the messages of the agreement, and what is due from then on', async () => {
    const messageId = '01a0a0a0-0000-7000-8000-000000000001'
    const plan = await accept(await propose(), { messageIds: [messageId, messageId] })
    expect(plan).toMatchObject({ status: 'active', messageIds: [messageId], version: 2 })
    const active = await activePlanOf(business.database.reader, ana.contactId)
    expect(active?.plan.id).toBe(plan.id)
    expect(active?.instalments.map((part) => part.openOn)).toEqual([
      '2026-11-27',
      '2026-12-04',
      '2026-12-11',
      '2026-12-18',
    ])
  })

  it('is refused when the balance or the proposal is another one by now, or a plan runs already', async () => {
    const plan = await propose()
    await expect(accept({ ...plan, version: 7 })).rejects.toMatchObject({ reason: 'plan_changed' })
    await ana.pays('2026-11-20', 1, debt)
    await expect(accept(plan)).rejects.toMatchObject({ reason: 'plan_balance_changed' })
    await agreed()
    await expect(agreed({ parts: 2 })).rejects.toMatchObject({ reason: 'plan_live' })
  })
})

describe('a plan of four kept to the end', () => {
  const fridays = ['2026-11-27', '2026-12-04', '2026-12-11', '2026-12-18']

  it('brings the balance to zero', async () => {
    await agreed()
    for (const friday of fridays) await pay(friday, 25_000)
    expect(await standing()).toEqual(['completed 0'])
    expect(lastEvents()).toEqual(['plan.completed'])
    expect(await ana.balance()).toBe(0)
  })

  it('with interest, which is booked at the beginning', async () => {
    const plan = await agreed({ interestBasisPoints: 100 })
    expect(await ana.balance()).toBe(plan.totalMinor)
    expect(await entriesOf('interest')).toEqual(plan.instalments.map((part) => part.interestMinor))
    for (const [i, friday] of fridays.entries()) await pay(friday, plan.instalments[i]?.amountMinor ?? 0)
    expect(await standing()).toEqual(['completed 0'])
    expect(await ana.balance()).toBe(0)
  })

  it('with the discount of a settlement, which is booked at the end', async () => {
    await agreed({ discountMinor: 20_000 })
    for (const friday of fridays.slice(0, 3)) await pay(friday, 20_000)
    expect(await ana.balance()).toBe(40_000)
    await pay('2026-12-18', 20_000)
    expect(await entriesOf('discount')).toEqual([-20_000])
    expect(await ana.balance()).toBe(0)
  })

  it('with both, over two debts', async () => {
    const second = await ana.owes(50_000, { dueOn: '2026-11-18' })
    const proposal = await propose({ interestBasisPoints: 150, discountMinor: 30_000 }, { debtIds: [second, debt] })
    const plan = await accept(proposal)
    expect(plan.totalMinor).toBe(120_000 + plan.interestMinor)
    await ana.pays('2026-11-27', 100_000, debt)
    await ana.pays('2026-11-27', plan.totalMinor - 100_000, second)
    noonOf('2026-11-27')
    await follow()
    expect(await standing()).toEqual(['completed 0'])
    expect(await ana.balance()).toBe(0)
  })

  it('runs again, without its discount, when its last payment is taken back', async () => {
    await agreed({ discountMinor: 20_000 })
    const payment = await pay('2026-11-27', 80_000)
    expect(await ana.balance()).toBe(0)
    await ana.takesBack(payment, '2026-11-28')
    await follow()
    expect(await standing()).toEqual(['active 0'])
    expect(await ana.balance()).toBe(100_000)
    await pay('2026-11-30', 80_000)
    expect(await standing()).toEqual(['completed 0'])
    expect(await entriesOf('discount')).toEqual([-20_000, 20_000, -20_000])
    expect(await ana.balance()).toBe(0)
    const news = business.news.length
    await follow()
    expect(business.news).toHaveLength(news)
  })
})

describe('money beyond what is due', () => {
  it('pays the oldest instalment first', async () => {
    await agreed()
    await pay('2026-11-27', 60_000)
    expect(await paidParts()).toEqual([25_000, 25_000, 10_000, 0])
  })

  it('makes the last instalment smaller when that was chosen', async () => {
    await agreed()
    noonOf('2026-11-27')
    extras.set(await ana.pays('2026-11-27', 60_000, debt), 'last_first')
    await follow()
    expect(await paidParts()).toEqual([25_000, 0, 10_000, 25_000])
    noonOf('2026-12-11')
    expect((await activePlanOf(business.database.reader, ana.contactId))?.plan.missed).toBe(0)
    await follow()
    expect(await standing()).toEqual(['active 1'])
  })
})

describe('payments as they are recorded', () => {
  const record = (paidOn: string, amountMinor: number, planExtra: PlanExtra) => {
    noonOf(paidOn)
    return business
      .perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, (work) =>
        recordPayment(
          work,
          {
            contactId: ana.contactId,
            amountMinor,
            currency: 'COP',
            paidOn,
            paidBy: 'transfer',
            reference: null,
            note: null,
            messageId: null,
            receipt: null,
            state: 'confirmed',
            purpose: null,
            allocations: null,
            planExtra,
            isAnother: false,
            toStageId: null,
            afterCardId: null,
          },
          { cardsOf: cardIdsOfContacts },
        ),
      )
      .then(({ output }) => output as string)
  }

  it('pay instalments by themselves, each with its own choice for what is beyond', async () => {
    await agreed({ discountMinor: 20_000 })
    await record('2026-11-27', 30_000, 'last_first')
    expect(await paidParts()).toEqual([20_000, 0, 0, 10_000])
    const second = await record('2026-12-04', 30_000, 'oldest_first')
    expect(await paidParts()).toEqual([20_000, 20_000, 10_000, 10_000])
    await record('2026-12-11', 20_000, 'oldest_first')
    expect(await standing()).toEqual(['completed 0'])
    expect(await ana.balance()).toBe(0)
    await act((work) => annul(work, second, 'rebotó', 'annulled'))
    expect(await standing()).toEqual(['active 0'])
    expect(await paidParts()).toEqual([20_000, 20_000, 0, 10_000])
    expect(await ana.balance()).toBe(50_000)
  })
})

describe('a plan that is missed', () => {
  it('is in default with the second instalment missed, and the whole balance is due again', async () => {
    const plan = await agreed({ interestBasisPoints: 100, discountMinor: 10_000 })
    await pay('2026-11-27', plan.instalments[0]?.amountMinor ?? 0)
    noonOf('2026-12-08')
    await follow()
    expect(await standing()).toEqual(['active 1'])
    noonOf('2026-12-15')
    await follow()
    expect(await standing()).toEqual(['defaulted 2'])
    expect(business.news.at(-1)?.events[0]).toMatchObject({ type: 'plan.defaulted', actor: { kind: 'system' } })
    const [first] = plan.instalments
    const paidPrincipal = (first?.amountMinor ?? 0) - (first?.interestMinor ?? 0)
    expect(await ana.balance()).toBe(100_000 - paidPrincipal)
    expect(await entriesOf('discount')).toEqual([])
    const rows = await instalmentsOf(business.database.reader, [plan.id])
    expect(rows.every((part) => part.openOn === null)).toBe(true)
    await pay('2026-12-16', 50_000)
    expect(await standing()).toEqual(['defaulted 2'])
  })

  it('is not missed on the last day of grace', async () => {
    await agreed()
    noonOf('2026-11-30')
    await follow()
    expect(await standing()).toEqual(['active 0'])
    noonOf('2026-12-01')
    await follow()
    expect(await standing()).toEqual(['active 1'])
    await pay('2026-12-01', 25_000)
    expect(await standing()).toEqual(['active 0'])
  })
})

describe('a plan that ends otherwise', () => {
  it('is cancelled with its reason, and its interest is not owed', async () => {
    const plan = await agreed({ interestBasisPoints: 100 })
    expect(await run('plan.cancel', { planId: plan.id, reason: 'otro acuerdo' })).toMatchObject({
      status: 'cancelled',
      reason: 'otro acuerdo',
    })
    expect(await ana.balance()).toBe(100_000)
    await expect(run('plan.cancel', { planId: plan.id, reason: 'x' })).rejects.toMatchObject({ reason: 'plan_closed' })
  })

  it('is cancelled by itself when the rest is given up, and kept when a part was forgiven and the rest paid', async () => {
    const about = { contactId: ana.contactId, debtId: debt, currency: 'COP', on: '2026-11-27' }
    await agreed()
    await pay('2026-11-27', 25_000)
    await act((work) => post(work, [{ ...about, kind: 'write_off', amountMinor: -75_000 }]))
    await follow()
    expect(await standing()).toEqual(['cancelled 0'])
    debt = await ana.owes(100_000)
    await agreed({ firstOn: '2026-12-04' })
    await act((work) => post(work, [{ ...about, debtId: debt, kind: 'discount', amountMinor: -10_000 }]))
    await pay('2026-12-04', 90_000)
    expect(await standing()).toEqual(['cancelled 0', 'completed 0'])
    const news = business.news.length
    await follow()
    expect(business.news).toHaveLength(news)
  })
})

describe('money that left the debts of a plan', () => {
  it('counts no longer, so that a plan whose debt was cancelled ends', async () => {
    await agreed({ interestBasisPoints: 100 })
    const paymentId = await pay('2026-11-27', 25_000)
    const { plan } = (await activePlanOf(business.database.reader, ana.contactId)) ?? {}
    const about = { contactId: ana.contactId, currency: 'COP', on: '2026-11-28', paymentId }
    noonOf('2026-11-28')
    await act((work) =>
      post(work, [
        { ...about, debtId: debt, kind: 'payment', amountMinor: 25_000 },
        { ...about, debtId: null, kind: 'payment', amountMinor: -25_000 },
        { ...about, debtId: debt, kind: 'discount', amountMinor: -(plan?.totalMinor ?? 0), paymentId: null },
      ]),
    )
    await follow()
    expect(await standing()).toEqual(['cancelled 0'])
    expect(await paidParts()).toEqual([0, 0, 0, 0])
  })
})

describe('any plan with any payments, some of them taken back', () => {
  const someTerms = fc.record({
    parts: fc.integer({ min: 1, max: 6 }),
    rhythm: fc.constantFrom('weekly' as const, 'every_15_days' as const, 'monthly' as const),
    interestBasisPoints: fc.option(fc.integer({ min: 1, max: 500 })),
    discountMinor: fc.integer({ min: 0, max: 30_000 }),
  })
  const someDays = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 12 }),
      amountMinor: fc.integer({ min: 1, max: 60_000 }),
      isTakenBack: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  )

  it('owes what is left, gives its discount only when it was kept, and is still when nothing happens', async () => {
    await fc.assert(
      fc.asyncProperty(someTerms, someDays, async (terms, happening) => {
        noonOf('2026-11-20')
        ana = await debtorOf(business, `5730${String(nextNumber++).padStart(8, '0')}`)
        debt = await ana.owes(100_000)
        const plan = await agreed({ ...terms, firstOn: '2026-11-20' })
        let [day, paidMinor] = ['2026-11-20', 0]
        for (const { after, amountMinor, isTakenBack } of happening) {
          day = addDays(day, after)
          noonOf(day)
          const takenMinor = Math.min(amountMinor, plan.totalMinor - paidMinor, await ana.balance())
          if (takenMinor <= 0) break
          const payment = await ana.pays(day, takenMinor, debt)
          await follow()
          if (isTakenBack) {
            await ana.takesBack(payment, day)
            await follow()
          } else paidMinor += takenMinor
          const [row] = await plansOf(ana)
          const kept = row?.status === 'completed'
          if (row?.status !== 'defaulted') {
            expect((await paidParts()).reduce((sum, part) => sum + part, 0)).toBe(paidMinor)
            expect(kept).toBe(paidMinor === plan.totalMinor)
            expect(await ana.balance()).toBe(kept ? 0 : plan.totalMinor + terms.discountMinor - paidMinor)
          }
          const discounted = (await entriesOf('discount')).reduce((sum, minor) => sum + minor, 0)
          expect(discounted).toBe(kept ? 0 - terms.discountMinor : 0)
          const news = business.news.length
          await follow()
          expect(business.news).toHaveLength(news)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('what was done to a plan', () => {
  it('can be taken back while nothing came: first the acceptance, then the proposal', async () => {
    const older = await propose()
    const plan = await propose({ interestBasisPoints: 100 })
    await accept(plan)
    const accepted = { contactId: ana.contactId, data: { planId: plan.id } }
    const proposed = { contactId: ana.contactId, data: { planId: plan.id, cancelledIds: [older.id] } }
    await expect(act((work) => takeBackProposal(work, proposed))).rejects.toMatchObject({ reason: 'undo_later_change' })
    await act((work) => takeBackAcceptance(work, accepted))
    expect(await standing()).toEqual(['cancelled 0', 'proposed 0'])
    expect(await ana.balance()).toBe(100_000)
    const again = await accept({ ...plan, version: 3 })
    expect(await ana.balance()).toBe(again.totalMinor)
    await act((work) => takeBackAcceptance(work, accepted))
    await act((work) => takeBackProposal(work, proposed))
    expect(await standing()).toEqual(['proposed 0', 'cancelled 0'])
  })

  it('stays once money came for it', async () => {
    const plan = await agreed()
    await pay('2026-11-27', 25_000)
    const accepted = { contactId: ana.contactId, data: { planId: plan.id } }
    await expect(act((work) => takeBackAcceptance(work, accepted))).rejects.toMatchObject({
      reason: 'undo_later_change',
    })
  })
})

describe('plans of two people who are one', () => {
  it('come together, and the newest running one stays', async () => {
    const eva = await debtorOf(business, '573009998877')
    const hers = await eva.owes(80_000)
    await agreed({ interestBasisPoints: 100 })
    await accept(await propose({}, { cardId: eva.cardId, debtIds: [hers] }))
    await act((work) => movePlans(work, 'merge', ana.contactId, eva.contactId))
    expect((await plansOf(eva)).map(({ status }) => status)).toEqual(['cancelled', 'active'])
    expect(await ana.balance()).toBe(100_000)
  })
})
