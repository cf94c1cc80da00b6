import { endless } from '@aldia/shared/charges.ts'
import { addDays, dayIn, startOfDay } from '@aldia/shared/dates.ts'
import { type Debt, type InterestRule, type LateFeeRule, plainTerms } from '@aldia/shared/debt.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accrueCharges, nextChargeOn } from '#debts/accrual.ts'
import { debtsOfContact } from '#debts/ledger.ts'
import { type TestDebtor, testDebtor } from '#testing/debts.ts'

let debtor: TestDebtor

beforeEach(async () => {
  debtor = await testDebtor()
})
afterEach(() => debtor.business.dispose())

const lateFee: LateFeeRule = { kind: 'percent', basisPoints: 200 }
const interest: InterestRule = { basisPoints: 150, per: 'month', yearDays: 365 }
const terms = { ...plainTerms, graceDays: 2, lateFee, interest }

const noPlans = { rested: new Map(), claims: new Map() }
const accrue = (today: string, resting: readonly string[] = []) =>
  debtor.perform((work) =>
    accrueCharges(work, debtor.contactId, {
      ...noPlans,
      today,
      rested: new Map(resting.map((id) => [id, [{ from: '2026-11-01', to: endless }]])),
    }),
  )

async function booked(debt: Debt) {
  const entries = await debtor.entries(debt)
  return entries.flatMap(({ kind, amountMinor, on, calculation }) =>
    calculation === null ? [] : [{ kind, amountMinor, on, calculation }],
  )
}

describe('charges by rule', () => {
  it('are booked once, with their own days and how they came about, by nobody', async () => {
    const debt = await debtor.owe({ terms })
    expect(await accrue('2026-11-22')).toBe(0)
    expect(await accrue('2027-01-23')).toBe(3)
    expect(await accrue('2027-01-23')).toBe(0)
    expect(await booked(debt)).toMatchObject([
      { kind: 'late_fee', amountMinor: 2_000, on: '2026-11-23', calculation: { baseMinor: 100_000 } },
      { kind: 'interest', amountMinor: 1_500, on: '2026-12-22' },
      { kind: 'interest', amountMinor: 1_550, on: '2027-01-22' },
    ])
    const news = debtor.business.news.at(-1)
    expect(news?.events.filter((event) => event.type === 'charge.accrued')).toHaveLength(3)
    expect(news?.saved.ledgerEntries?.every((entry) => entry.byUserId === null)).toBe(true)
    expect(news?.saved.debts).toMatchObject([{ balanceMinor: 105_050, principalMinor: 100_000 }])
  })

  it('are the rule of nobody also when a person set them off', async () => {
    await debtor.owe({ terms })
    const { agent, business, contactId } = debtor
    const actor = { kind: 'user' as const, userId: agent.userId }
    const { change } = await business.perform({ workspaceId: business.workspaceId, actor }, (work) =>
      accrueCharges(work, contactId, { ...noPlans, today: '2026-11-23' }),
    )
    expect(change?.saved.ledgerEntries).toMatchObject([{ kind: 'late_fee', byUserId: null }])
    expect(change?.events[0]).toMatchObject({ type: 'charge.accrued', actor: { kind: 'system' } })
  })

  it('rest with a plan, and never come where nothing was agreed or all was cancelled', async () => {
    const resting = await debtor.owe({ terms })
    const plain = await debtor.owe()
    const cancelled = await debtor.owe({ terms })
    await debtor.run('debt.cancel', { debtId: cancelled.id, reason: 'x' })
    expect(await accrue('2027-11-01', [resting.id])).toBe(0)
    expect(await booked(plain)).toEqual([])
    expect(await accrue('2026-11-23')).toBe(1)
  })

  it('leave out the days of a plan that is over', async () => {
    const debt = await debtor.owe({ terms })
    const rested = new Map([[debt.id, [{ from: '2026-11-21', to: '2027-01-12' }]]])
    await debtor.perform((work) => accrueCharges(work, debtor.contactId, { ...noPlans, today: '2027-01-23', rested }))
    expect(await booked(debt)).toMatchObject([
      { kind: 'interest', amountMinor: 500, calculation: { spans: [{ from: '2027-01-13', days: 10 }] } },
    ])
  })

  it('are not booked again after somebody forgave them', async () => {
    const debt = await debtor.owe({ terms })
    await accrue('2026-12-23')
    for (const entry of await debtor.entries(debt)) {
      if (entry.calculation) await debtor.run('ledgerEntry.reverse', { entryId: entry.id, reason: 'acuerdo' })
    }
    expect(await accrue('2026-12-31')).toBe(0)
    expect(await accrue('2027-01-23')).toBe(1)
  })

  it('are told before they come', async () => {
    const debt = await debtor.owe({ terms })
    const next = async (today: string) => {
      const [row] = await debtsOfContact(debtor.business.database.reader, debtor.contactId)
      return row ? nextChargeOn({ debt: row, entries: await debtor.entries(debt), rested: [] }, today) : null
    }
    expect(await next('2026-11-20')).toBe('2026-11-23')
    await accrue('2026-11-23')
    expect(await next('2026-11-23')).toBe('2026-12-23')
    await debtor.pay(debt, 102_000, '2026-12-01')
    expect(await next('2026-12-01')).toBeNull()
  })
})

it('four months without the program charge what their mornings would have, in every zone', async () => {
  const zones = ['America/Bogota', 'America/Santiago', 'America/Sao_Paulo', 'Europe/Madrid', 'America/Asuncion']
  let met = 0
  const somebody = () => debtor.somebody(`5730012${String(met++).padStart(5, '0')}@s.whatsapp.net`)
  const about = fc.record({
    zone: fc.constantFrom(...zones),
    graceDays: fc.integer({ min: 0, max: 9 }),
    dueAfter: fc.integer({ min: 0, max: 25 }),
    payments: fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 120 }), amountMinor: fc.integer({ min: 1, max: 40_000 }) }),
      { maxLength: 4 },
    ),
  })
  await fc.assert(
    fc.asyncProperty(about, async ({ zone, graceDays, dueAfter, payments }) => {
      const fields = { dueOn: addDays('2026-11-01', dueAfter), terms: { ...terms, graceDays } }
      // Two people with the same debt: one is looked at every morning, the other once.
      const daily = await somebody()
      const once = await somebody()
      const [a, b] = [
        await debtor.owe({ ...fields, cardId: daily.cardId }),
        await debtor.owe({ ...fields, cardId: once.cardId }),
      ]
      const run = (contactId: string, today: string) =>
        debtor.perform((work) => accrueCharges(work, contactId, { ...noPlans, today }))
      let last = ''
      for (let i = 0; i <= 130; i++) {
        // The first instant of the local day, also where the clock jumps over midnight.
        const today = dayIn(zone, startOfDay(addDays('2026-11-01', i), zone))
        expect(today).toBe(addDays('2026-11-01', i))
        await run(daily.contactId, today)
        for (const paid of payments) {
          if (paid.day !== i) continue
          await debtor.pay(a, paid.amountMinor, today)
          await debtor.pay(b, paid.amountMinor, today)
        }
        last = today
      }
      await run(once.contactId, addDays(last, 1))
      await run(daily.contactId, addDays(last, 1))
      // What is taken back bears the day on which it was noticed; everything else its own.
      const found = async (debt: Parameters<typeof booked>[0]) =>
        (await booked(debt)).map(({ on, ...entry }) => (entry.kind === 'reversal' ? entry : { ...entry, on }))
      expect(await found(b)).toEqual(await found(a))
    }),
    { numRuns: 5 },
  )
})
