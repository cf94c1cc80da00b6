import { owedAsOf } from '@aldia/shared/account-sums.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import type { Payment } from '@aldia/shared/payment.ts'
import type { Plan } from '@aldia/shared/plan.ts'
import type { PaymentPromise } from '@aldia/shared/promise.ts'
import type { Settlement } from '@aldia/shared/settlement.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Failure } from '#base/failure.ts'
import { findCard } from '#board/board.store.ts'
import { type TestMoney, testMoney } from '#testing/money.ts'

// Cases of money as people meet them, each with the value that the facts about collections ask for, worked out by hand beside it.
// Amounts in minor units. It is Friday 20 November 2026.

let m: TestMoney
beforeEach(async () => {
  m = await testMoney()
})
afterEach(() => m.shop.dispose())

interface Rules {
  grace?: number
  /** A number is fixed, `'5 %'` a share. */
  fee?: number | string
  /** `'10 % year'`, `'10 % year/360'` or `'2 % month'`. */
  interest?: string
  early?: [percent: number, until: string]
}
function terms({ grace = 0, fee, interest, early }: Rules) {
  const [percent, , per = ''] = interest?.split(' ') ?? []
  const hundredths = (text: string) => Math.round(Number.parseFloat(text) * 100)
  return {
    graceDays: grace,
    lateFee:
      fee === undefined
        ? null
        : typeof fee === 'number'
          ? { kind: 'fixed', amountMinor: fee }
          : { kind: 'percent', basisPoints: hundredths(fee) },
    interest: percent
      ? {
          basisPoints: hundredths(percent),
          per: per.startsWith('month') ? 'month' : 'year',
          yearDays: per.endsWith('/360') ? 360 : 365,
        }
      : null,
    earlyDiscount: early ? { basisPoints: early[0] * 100, until: early[1] } : null,
  }
}
const owes = (amountMinor: number, dueOn: string, rules: Rules = {}, about: Record<string, unknown> = {}) =>
  m.owes(amountMinor, { dueOn, issuedOn: dueOn < '2026-10-01' ? dueOn : '2026-10-01', terms: terms(rules), ...about })
const pays = (amountMinor: number, paidOn: string, about: Record<string, unknown> = {}) =>
  m.pays(amountMinor, { paidOn, ...about })
const claims = (amountMinor: number, paidOn: string, about: Record<string, unknown> = {}) =>
  m.pays(amountMinor, { paidOn, state: 'claimed', ...about })
const rejects = ({ id, version }: Payment) =>
  m.send('payment.reject', { paymentId: id, version, reason: 'no llegó al banco' })
const annuls = ({ id }: Payment) => m.send('payment.annul', { paymentId: id, reason: 'rebotó' })
const edits = ({ id, version }: Debt, fields: object) =>
  m.send<Debt>('debt.edit', { debtId: id, version, isLegal: true, ...fields })
const promises = (amountMinor: number, dueOn: string, about: object = {}) =>
  m.send<PaymentPromise>('promise.record', { cardId: m.ana.cardId, amountMinor, currency: 'COP', dueOn, ...about })
const settles = (debts: Debt[], amountMinor: number, until: string) =>
  m.send<Settlement>('settlement.agree', {
    cardId: m.ana.cardId,
    currency: debts[0]?.currency,
    debtIds: debts.map(({ id }) => id),
    amountMinor,
    until,
  })
const givesUp = (debts: Debt[]) =>
  m.send('debt.writeOff', { cardId: m.ana.cardId, debtIds: debts.map(({ id }) => id), reason: 'no aparece' })
const byHand = ({ id }: Debt, kind: string, amountMinor: number, on: string) =>
  m.send<Debt>('debt.adjust', { debtId: id, kind, amountMinor, on, note: 'a mano' })
const on = (day: string) => m.morning(day)

/** What is owed at the end of a day, all debts together and less credit. */
const owed = async (day: string, currency = 'COP') => owedAsOf(await m.account(), day).totals[currency] ?? 0
const today = () => dayIn('America/Bogota', m.shop.clock.now())
const now = (currency = 'COP') => owed(today(), currency)
const credit = async (currency = 'COP') => (await m.account()).credit[currency] ?? 0
const card = async () => (await findCard(m.shop.database.reader, m.shop.workspaceId, m.ana.cardId))?.money
const late = async (currency = 'COP') => (await card())?.overdue[currency] ?? 0
const promiseNow = async () => (await m.account()).promises.map(({ status }) => status)
const settlementNow = async () =>
  (await m.account()).settlements.map(({ status, discountMinor }) => [status, discountMinor])
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'taken',
    (error: unknown) => (error instanceof Failure ? 'refused' : Promise.reject(error)),
  )

type Case = [name: string, story: () => Promise<unknown>, is: unknown]

const neverStops: Case[] = [
  [
    'entered 184 days late with a fee and 10 % a year: 184 + 97 days later',
    async () => {
      await owes(1_000_000, '2026-05-20', { fee: 5_000, interest: '10 % year' })
      await on('2027-02-25')
      return now()
    },
    1_000_000 + 5_000 + 76_986,
  ],
  [
    'the same, looked at every month',
    async () => {
      await owes(1_000_000, '2026-05-20', { fee: 5_000, interest: '10 % year' })
      for (const day of ['2026-11-21', '2026-12-20', '2026-12-21', '2027-01-31', '2027-02-25']) await on(day)
      return now()
    },
    1_081_986,
  ],
  [
    '12 % of a year of 360 days agreed on a late debt counts from the day it was agreed (93 days)',
    async () => {
      await edits(await owes(1_000_000, '2026-08-20'), { terms: terms({ interest: '12 % year/360' }) })
      await on('2027-02-20')
      return now()
    },
    1_031_000,
  ],
  [
    'a fee agreed when the debt was late already is not charged',
    async () => {
      await edits(await owes(80_000, '2026-10-20'), { terms: terms({ fee: 9_000 }) })
      await on('2027-02-20')
      return now()
    },
    80_000,
  ],
  [
    '9 days before a plan and 21 after it was cancelled bear interest, those of the plan do not',
    async () => {
      const debt = await owes(365_000, '2026-11-10', { interest: '10 % year' })
      const plan = await m.agreesToPlan([debt], { parts: 2, rhythm: 'monthly', firstOn: '2027-03-01' })
      await on('2026-12-20')
      await m.send<Plan>('plan.cancel', { planId: plan.id, reason: 'no pudo' })
      await on('2027-01-10')
      return now()
    },
    368_000,
  ],
  [
    'a fee whose day came within a plan is not charged afterwards',
    async () => {
      const debt = await owes(100_000, '2026-11-25', { fee: '5 %' })
      const plan = await m.agreesToPlan([debt], { parts: 2, rhythm: 'monthly', firstOn: '2027-03-01' })
      await on('2026-12-20')
      await m.send<Plan>('plan.cancel', { planId: plan.id, reason: 'no pudo' })
      await on('2027-01-20')
      return now()
    },
    100_000,
  ],
  [
    'years without anybody looking: 2 % a month for 1,000 days',
    async () => {
      await owes(300_000, '2026-11-20', { interest: '2 % month' })
      await on('2029-08-16')
      return now()
    },
    500_000,
  ],
]

const inTimeButLate: Case[] = [
  [
    'a receipt of the 8th, due on the 10th, keeps the fee of 5 % away while it waits',
    async () => {
      await owes(100_000, '2026-09-10', { grace: 2, fee: '5 %' })
      await claims(100_000, '2026-09-08')
      return now()
    },
    100_000,
  ],
  [
    'and when it is confirmed nothing is owed',
    async () => {
      await owes(100_000, '2026-09-10', { grace: 2, fee: '5 %' })
      await m.confirms(await claims(100_000, '2026-09-08'))
      return now()
    },
    0,
  ],
  [
    'and when it is rejected the fee is owed',
    async () => {
      await owes(100_000, '2026-09-10', { grace: 2, fee: '5 %' })
      await rejects(await claims(100_000, '2026-09-08'))
      return now()
    },
    105_000,
  ],
  [
    'confirmed as of a day after the grace, the fee stays',
    async () => {
      await owes(100_000, '2026-09-10', { grace: 2, fee: '5 %' })
      await m.confirms(await claims(100_000, '2026-09-08'), { paidOn: '2026-09-13' })
      return now()
    },
    5_000,
  ],
  [
    'the last day of grace carries no fee',
    async () => {
      await owes(100_000, '2026-09-10', { grace: 2, fee: '5 %' })
      await pays(100_000, '2026-09-12')
      return now()
    },
    0,
  ],
  [
    '1,000,000 at 2 % a month paid 6 days late and verified a month later: 4,000',
    async () => {
      await owes(1_000_000, '2026-10-20', { interest: '2 % month' })
      const claim = await claims(1_000_000, '2026-10-26')
      await on('2026-11-27')
      await m.confirms(claim)
      await on('2027-03-01')
      return now()
    },
    4_000,
  ],
  [
    'a due date corrected into the future takes the fee with it',
    async () => {
      await edits(await owes(100_000, '2026-11-10', { fee: 5_000 }), { dueOn: '2026-11-30' })
      return now()
    },
    100_000,
  ],
  [
    'corrected there and back, the fee stands once',
    async () => {
      const moved = await edits(await owes(100_000, '2026-11-10', { fee: 5_000 }), { dueOn: '2026-11-30' })
      await edits(moved, { dueOn: '2026-11-11' })
      return now()
    },
    105_000,
  ],
  [
    'a fee of 5,000 booked by hand and then asked for by rule is charged once',
    async () => {
      await byHand(await owes(100_000, '2026-11-30', { fee: 5_000 }), 'late_fee', 5_000, '2026-11-20')
      await on('2026-12-05')
      return now()
    },
    105_000,
  ],
  [
    'of which 2,000 by hand leave 3,000 for the rule',
    async () => {
      await byHand(await owes(100_000, '2026-11-30', { fee: 5_000 }), 'late_fee', 2_000, '2026-11-20')
      await on('2026-12-05')
      return now()
    },
    105_000,
  ],
  [
    'by hand after the rule: the rule takes its own back',
    async () => {
      await byHand(await owes(100_000, '2026-11-10', { fee: 5_000 }), 'late_fee', 5_000, '2026-11-20')
      return now()
    },
    105_000,
  ],
  [
    '40,000 in time, found later: the fee is of the other 60,000',
    async () => {
      await owes(100_000, '2026-11-10', { fee: '5 %' })
      await pays(40_000, '2026-11-09')
      return now()
    },
    63_000,
  ],
  [
    'a receipt of 40,000 in time that waits: the fee that is sure is of 60,000',
    async () => {
      await owes(100_000, '2026-11-10', { fee: '5 %' })
      await claims(40_000, '2026-11-09')
      return now()
    },
    103_000,
  ],
  [
    'two receipts in time, one good and one not',
    async () => {
      await owes(100_000, '2026-11-10', { fee: '10 %' })
      const [a, b] = [await claims(50_000, '2026-11-09'), await claims(50_000, '2026-11-10')]
      await m.confirms(a)
      await rejects(b)
      return now()
    },
    55_000,
  ],
  [
    'a milder fee agreed later counts for what was charged before',
    async () => {
      await edits(await owes(100_000, '2026-11-10', { fee: 5_000 }), { terms: terms({ fee: 1_000 }) })
      return now()
    },
    101_000,
  ],
]

const byTheDay: Case[] = [
  [
    '730,000 at 10 %, paid on day 30: 6,000 stay',
    async () => {
      await owes(730_000, '2026-10-21', { interest: '10 % year' })
      await pays(730_000, '2026-11-20')
      return now()
    },
    6_000,
  ],
  [
    'all but 1 of it: 1 stays',
    async () => {
      await owes(730_000, '2026-10-21', { interest: '10 % year' })
      await pays(735_999, '2026-11-20')
      return now()
    },
    1,
  ],
  [
    'and all of it: nothing, also later',
    async () => {
      await owes(730_000, '2026-10-21', { interest: '10 % year' })
      await pays(736_000, '2026-11-20')
      await on('2027-05-01')
      return now()
    },
    0,
  ],
  [
    '720,000 at 10 % of 360 days, day 30',
    async () => {
      await owes(720_000, '2026-10-21', { interest: '10 % year/360' })
      return now()
    },
    726_000,
  ],
  [
    'CLP 999 at 1 % a month: 4,995 thousandths on day 15 are 5',
    async () => {
      await owes(999, '2026-11-05', { interest: '1 % month' }, { currency: 'CLP' })
      return now('CLP')
    },
    1_004,
  ],
  [
    'and 3.33 on day 10 are 3',
    async () => {
      await owes(999, '2026-11-10', { interest: '1 % month' }, { currency: 'CLP' })
      return now('CLP')
    },
    1_002,
  ],
  [
    '1,000.000 KWD at 5 % for a fifth of a year',
    async () => {
      await owes(1_000_000, '2026-09-08', { interest: '5 % year' }, { currency: 'KWD' })
      return now('KWD')
    },
    1_010_000,
  ],
  [
    '100 UF at 1 % a month, day 30, in the unit',
    async () => {
      await owes(1_000_000, '2026-10-21', { interest: '1 % month' }, { currency: 'CLF' })
      return now('CLF')
    },
    1_010_000,
  ],
  [
    '33,333 UYI at 3 % a month for 7 days: 233.331',
    async () => {
      await owes(33_333, '2026-11-13', { interest: '3 % month' }, { currency: 'UYI' })
      return now('UYI')
    },
    33_566,
  ],
  [
    'a payment of 110,000 on day 30 pays 10,000 of interest first',
    async () => {
      await owes(1_000_000, '2026-10-21', { interest: '1 % month' })
      await pays(110_000, '2026-11-20')
      await on('2026-12-20')
      return now()
    },
    909_000,
  ],
  [
    'no interest on interest: 60 days',
    async () => {
      await owes(1_000_000, '2026-09-21', { interest: '1 % month' })
      return now()
    },
    1_020_000,
  ],
  [
    'the days of grace bear none: day 10 with 5 of grace',
    async () => {
      await owes(300_000, '2026-11-10', { grace: 5, interest: '3 % month' })
      return now()
    },
    301_500,
  ],
  [
    'what was owed on day 15 is known after it was paid on day 20',
    async () => {
      await owes(300_000, '2026-10-31', { interest: '3 % month' })
      await pays(306_000, '2026-11-20')
      return [await owed('2026-11-15'), await now()]
    },
    [304_500, 0],
  ],
  [
    'a milder rate agreed later counts for all days, a stricter one from its day',
    async () => {
      const debt = await owes(300_000, '2026-10-20', { interest: '3 % month' })
      const milder = await edits(debt, { terms: terms({ interest: '1 % month' }) })
      const before = await now()
      await on('2026-11-25')
      await edits(milder, { terms: terms({ interest: '2 % month' }) })
      return [before, await owed('2026-11-30')]
      // 31 days at 100; then 35 days at 100 and 6 at 200.
    },
    [303_100, 304_700],
  ],
  [
    'fee and interest side by side, the fee bears none',
    async () => {
      await owes(300_000, '2026-10-21', { fee: 30_000, interest: '1 % month' })
      return now()
    },
    333_000,
  ],
  [
    'money goes to the fee, then to interest, then to what was charged',
    async () => {
      const { id } = await owes(300_000, '2026-10-21', { fee: 30_000, interest: '1 % month' })
      await pays(40_000, '2026-11-20')
      const debt = (await m.account()).debts.find((one) => one.id === id)
      return [debt?.principalMinor, await owed('2026-12-20')]
      // 300,000 less 7,000; 30 more days at 1 %.
    },
    [293_000, 295_930],
  ],
  [
    '29 February is a day like any other: 366 days of 3,650,000 at 10 %',
    async () => {
      await owes(3_650_000, '2026-11-20', { interest: '10 % year' })
      await on('2028-11-20')
      return now()
      // 731 days.
    },
    3_650_000 + 731_000,
  ],
]

const settled: Case[] = [
  [
    '500,000 settled for 350,000 paid on the last day',
    async () => {
      const debt = await owes(500_000, '2026-11-10')
      await settles([debt], 350_000, '2026-11-25')
      await on('2026-11-25')
      await pays(350_000, '2026-11-25')
      return [await now(), await settlementNow()]
    },
    [0, [['kept', 150_000]]],
  ],
  [
    'the same on 1 February is too late',
    async () => {
      const debt = await owes(500_000, '2026-11-10')
      await settles([debt], 350_000, '2026-11-25')
      await on('2027-02-01')
      await pays(350_000, '2027-02-01')
      return [await now(), await settlementNow()]
    },
    [150_000, [['missed', 0]]],
  ],
  [
    'paid in time and noted on 1 February closes',
    async () => {
      const debt = await owes(500_000, '2026-11-10')
      await settles([debt], 350_000, '2026-11-25')
      await on('2027-02-01')
      await pays(350_000, '2026-11-25')
      return [await now(), await settlementNow()]
    },
    [0, [['kept', 150_000]]],
  ],
  [
    'in two parts, the second on the last day',
    async () => {
      const debt = await owes(500_000, '2026-11-10')
      await settles([debt], 350_000, '2026-11-25')
      await on('2026-11-25')
      await pays(200_000, '2026-11-24')
      await pays(150_000, '2026-11-25')
      return now()
    },
    0,
  ],
  [
    'one cent short does not close',
    async () => {
      const debt = await owes(500_000, '2026-11-10')
      await settles([debt], 350_000, '2026-11-25')
      await pays(349_999, '2026-11-20')
      await on('2026-12-01')
      return now()
    },
    150_001,
  ],
  [
    'kept, and the payment bounces: the full balance stands',
    async () => {
      const debt = await owes(500_000, '2026-11-10')
      await settles([debt], 350_000, '2026-11-25')
      await annuls(await pays(350_000, '2026-11-20'))
      return now()
    },
    500_000,
  ],
  [
    'a receipt in time holds it open past its day, rejected it is missed',
    async () => {
      const debt = await owes(500_000, '2026-11-10')
      await settles([debt], 350_000, '2026-11-25')
      const claim = await claims(350_000, '2026-11-20')
      await on('2026-12-01')
      const held = await settlementNow()
      await rejects(claim)
      return [held, await settlementNow(), await now()]
    },
    [[['open', 0]], [['missed', 0]], 500_000],
  ],
  [
    'with 3 % a month all of it is closed, interest until then too',
    async () => {
      const debt = await owes(500_000, '2026-11-20', { interest: '3 % month' })
      await settles([debt], 350_000, '2026-11-30')
      await on('2026-11-30')
      await pays(350_000, '2026-11-30')
      await on('2027-01-30')
      return [await now(), await settlementNow()]
      // 500,000 + 10 days of 500 - 350,000.
    },
    [0, [['kept', 155_000]]],
  ],
  [
    'two debts in PYG closed by one',
    async () => {
      const debts = [
        await owes(70_001, '2026-11-10', {}, { currency: 'PYG' }),
        await owes(30_000, '2026-11-12', {}, { currency: 'PYG' }),
      ]
      await settles(debts, 60_000, '2026-11-25')
      await pays(60_000, '2026-11-20', { currency: 'PYG' })
      return [await now('PYG'), await settlementNow()]
    },
    [0, [['kept', 40_001]]],
  ],
]

const goesTo: Case[] = [
  [
    'an instalment of 50,000 goes to its plan, not to the older debt',
    async () => {
      await owes(60_000, '2026-10-10')
      const planned = await owes(150_000, '2026-11-10')
      const { id: planId } = await m.agreesToPlan([planned], { parts: 3, firstOn: '2026-11-20' })
      await pays(50_000, '2026-11-20', { purpose: { kind: 'plan', planId } })
      return m.open()
    },
    [60_000, 100_000],
  ],
  [
    'a promise about the newer debt is paid there',
    async () => {
      await owes(60_000, '2026-10-10')
      const { id } = await owes(150_000, '2026-11-10')
      const promise = await promises(40_000, '2026-11-20', { debtIds: [id] })
      await pays(40_000, '2026-11-20', { purpose: { kind: 'promise', promiseId: promise.id } })
      return [await m.open(), await promiseNow()]
    },
    [[60_000, 110_000], ['kept']],
  ],
  [
    'without a purpose the oldest due date comes first',
    async () => {
      await owes(60_000, '2026-11-12')
      await owes(150_000, '2026-10-10')
      await pays(40_000, '2026-11-20')
      return m.open()
    },
    [60_000, 110_000],
  ],
  [
    'beyond what it was for it pays what else is open',
    async () => {
      await owes(60_000, '2026-10-10')
      const { id: debtId } = await owes(20_000, '2026-11-10')
      await pays(50_000, '2026-11-20', { purpose: { kind: 'debt', debtId } })
      return m.open()
    },
    [30_000, 0],
  ],
]

const early: Case[] = [
  [
    '98,000 of 100,000 by the last day of 2 %',
    async () => {
      await owes(100_000, '2026-12-10', { early: [2, '2026-11-25'] })
      await pays(98_000, '2026-11-20')
      return now()
    },
    0,
  ],
  [
    'a day later 2,000 stay',
    async () => {
      await owes(100_000, '2026-12-10', { early: [2, '2026-11-25'] })
      await on('2026-11-26')
      await pays(98_000, '2026-11-26')
      return now()
    },
    2_000,
  ],
  [
    '50,000 and 48,000 in time, the first annulled: 52,000',
    async () => {
      await owes(100_000, '2026-12-10', { early: [2, '2026-11-25'] })
      const first = await pays(50_000, '2026-11-20')
      await pays(48_000, '2026-11-20')
      await annuls(first)
      return now()
    },
    52_000,
  ],
  [
    'and paid once more in time: nothing',
    async () => {
      await owes(100_000, '2026-12-10', { early: [2, '2026-11-25'] })
      const first = await pays(50_000, '2026-11-20')
      await pays(48_000, '2026-11-20')
      await annuls(first)
      await pays(50_000, '2026-11-20')
      return now()
    },
    0,
  ],
  [
    'paid in time and noted after it',
    async () => {
      await owes(100_000, '2026-12-10', { early: [2, '2026-11-25'] })
      await on('2026-12-20')
      await pays(98_000, '2026-11-25')
      return now()
    },
    0,
  ],
  [
    'who brought the full 100,000 in time has 2,000 of credit',
    async () => {
      await owes(100_000, '2026-12-10', { early: [2, '2026-11-25'] })
      await pays(100_000, '2026-11-20')
      return [await m.open(), await credit()]
    },
    [[0], 2_000],
  ],
  [
    '1 % of 99.950 TND is 1.000 (0.9995)',
    async () => {
      await owes(99_950, '2026-12-10', { early: [1, '2026-11-25'] }, { currency: 'TND' })
      await pays(98_950, '2026-11-20', { currency: 'TND' })
      return now('TND')
    },
    0,
  ],
]

const givenUp: Case[] = [
  [
    '30,000 after a write-off of 100,000 are recovery and no credit',
    async () => {
      const debt = await owes(100_000, '2026-10-10')
      await givesUp([debt])
      await pays(30_000, '2026-11-20')
      const [one] = (await m.account()).debts
      return [one?.writtenOffMinor, one?.recoveredMinor, await credit(), await now()]
    },
    [70_000, 30_000, 0, 0],
  ],
  [
    'beyond all of it is credit',
    async () => {
      const debt = await owes(100_000, '2026-10-10')
      await givesUp([debt])
      await pays(120_000, '2026-11-20')
      return credit()
    },
    20_000,
  ],
  [
    'interest stops with it',
    async () => {
      const debt = await owes(300_000, '2026-10-21', { interest: '1 % month' })
      await givesUp([debt])
      await on('2027-06-01')
      return now()
    },
    0,
  ],
  [
    'credit pays a newer debt at once',
    async () => {
      await owes(100_000, '2026-11-10')
      await pays(150_000, '2026-11-20')
      await owes(80_000, '2026-12-10')
      return [await m.open(), await credit()]
    },
    [[0, 30_000], 0],
  ],
  [
    'and comes back from it when its payment bounces',
    async () => {
      await owes(100_000, '2026-11-10')
      const payment = await pays(150_000, '2026-11-20')
      await owes(80_000, '2026-12-10')
      await annuls(payment)
      return [await m.open(), await credit()]
    },
    [[100_000, 80_000], 0],
  ],
  [
    'a cancelled debt gives its money to what is open',
    async () => {
      const debt = await owes(100_000, '2026-11-10')
      await pays(60_000, '2026-11-20')
      await owes(90_000, '2026-12-10')
      await m.send('debt.cancel', { debtId: debt.id, reason: 'era de otra persona' })
      return [(await m.open()).at(-1), await credit()]
    },
    [30_000, 0],
  ],
]

const numbers = async () =>
  (await m.account()).entries
    .flatMap(({ calculation }) => (calculation?.kind === 'credit_note' ? [calculation.number] : []))
    .toReversed()
const givenBack: Case[] = [
  [
    'a credit note takes off what was billed too much',
    async () => {
      await byHand(await owes(100_000, '2026-11-10'), 'credit_note', 30_000, '2026-11-20')
      return [await m.open(), await numbers()]
    },
    [[70_000], [1]],
  ],
  [
    'notes are numbered one after the other, over all debts, and a number that was reversed is not given again',
    async () => {
      const [a, b] = [await owes(100_000, '2026-11-10'), await owes(50_000, '2026-11-12')]
      await byHand(a, 'credit_note', 10_000, '2026-11-20')
      await byHand(b, 'return', 5_000, '2026-11-20')
      const [, first] = (await m.account()).entries.filter(({ calculation }) => calculation?.kind === 'credit_note')
      await m.send('ledgerEntry.reverse', { entryId: first?.id, reason: 'de otra factura' })
      await byHand(a, 'credit_note', 1_000, '2026-11-20')
      return [await m.open(), await numbers()]
    },
    [
      [99_000, 45_000],
      [1, 2, 3],
    ],
  ],
  [
    'goods that come back after they were paid leave credit, which is given back in money',
    async () => {
      const debt = await owes(100_000, '2026-11-10')
      await pays(100_000, '2026-11-10')
      await byHand(debt, 'return', 40_000, '2026-11-20')
      const before = [await m.open(), await credit()]
      await m.send('payment.refund', {
        ...{
          cardId: m.ana.cardId,
          amountMinor: 40_000,
          currency: 'COP',
          on: '2026-11-20',
          reason: 'devolvió la silla',
        },
      })
      return [before, await credit()]
    },
    [[[0], 40_000], 0],
  ],
  [
    'and pay what else is open before',
    async () => {
      const debt = await owes(100_000, '2026-11-10')
      await pays(100_000, '2026-11-10')
      await owes(30_000, '2026-11-12')
      await byHand(debt, 'return', 40_000, '2026-11-20')
      return [await m.open(), await credit()]
    },
    [[0, 0], 10_000],
  ],
  [
    'no more comes off than was charged',
    async () => {
      const debt = await owes(100_000, '2026-11-10')
      await byHand(debt, 'credit_note', 60_000, '2026-11-20')
      return refused(byHand(debt, 'return', 40_001, '2026-11-20'))
    },
    'refused',
  ],
  [
    'a bill that was wrong from its first day on bears no interest on what was wrong',
    async () => {
      const debt = await owes(300_000, '2026-10-21', { interest: '1 % month' })
      await byHand(debt, 'credit_note', 100_000, '2026-10-21')
      return now()
    },
    202_000,
  ],
  [
    'money given back on a debt is owed again',
    async () => {
      const debt = await owes(100_000, '2026-11-10')
      await pays(60_000, '2026-11-10')
      await byHand(debt, 'refund', 20_000, '2026-11-20')
      return [await m.open(), await m.column()]
    },
    [[60_000], 'overdue'],
  ],
  [
    'and bears interest from that day on',
    async () => {
      const debt = await owes(300_000, '2026-11-10', { interest: '3 % month' })
      await pays(300_000, '2026-11-10')
      await byHand(debt, 'refund', 100_000, '2026-11-20')
      return owed('2026-11-30')
      // 10 days of 100.
    },
    101_000,
  ],
  [
    'no more is given back than was paid',
    async () => {
      const debt = await owes(100_000, '2026-11-10')
      await pays(60_000, '2026-11-10')
      return refused(byHand(debt, 'refund', 60_001, '2026-11-20'))
    },
    'refused',
  ],
]

const columns: Case[] = [
  [
    'a promise beyond the debt, and the debt is paid',
    async () => {
      await owes(100_000, '2026-11-10')
      await promises(150_000, '2026-11-25')
      await pays(100_000, '2026-11-20')
      await on('2026-12-05')
      return m.column()
    },
    'paid',
  ],
  [
    'settled by a settlement',
    async () => {
      await settles([await owes(100_000, '2026-11-10')], 70_000, '2026-11-25')
      await pays(70_000, '2026-11-20')
      await on('2026-12-05')
      return m.column()
    },
    'paid',
  ],
  [
    'given up',
    async () => {
      await givesUp([await owes(100_000, '2026-11-10')])
      return m.column()
    },
    'closed',
  ],
  [
    'paid from credit, then the payment bounces 10 days late',
    async () => {
      const payment = await pays(100_000, '2026-11-09')
      await owes(100_000, '2026-11-10')
      const before = await m.column()
      await annuls(payment)
      return [before, await m.column()]
    },
    ['paid', 'overdue'],
  ],
  [
    'a due date corrected into the past and into the future',
    async () => {
      const past = await edits(await owes(100_000, '2026-12-10'), { dueOn: '2026-11-10' })
      const first = await m.column()
      await edits(past, { dueOn: '2026-12-24' })
      return [first, await m.column()]
    },
    ['overdue', 'reminder'],
  ],
  [
    'a payment that bounces while a promise lives',
    async () => {
      await owes(100_000, '2026-11-10')
      const payment = await pays(40_000, '2026-11-20')
      await promises(60_000, '2026-11-27')
      await annuls(payment)
      return m.column()
    },
    'promise',
  ],
  [
    'only interest of a cent is left: late',
    async () => {
      await owes(730_000, '2026-10-21', { interest: '10 % year' })
      await pays(735_999, '2026-11-20')
      return m.column()
    },
    'overdue',
  ],
]

const promised: Case[] = [
  [
    '40,000 and 60,000 said on the day keep it open while they wait, and keep it when they are good',
    async () => {
      await owes(100_000, '2026-11-10')
      await promises(100_000, '2026-11-23')
      await on('2026-11-23')
      const both = [await claims(40_000, '2026-11-23'), await claims(60_000, '2026-11-23')]
      await on('2026-12-02')
      const waiting = await promiseNow()
      for (const one of both) await m.confirms(one)
      return [waiting, await promiseNow()]
    },
    [['pending'], ['kept']],
  ],
  [
    'and break it when they are not',
    async () => {
      await owes(100_000, '2026-11-10')
      await promises(100_000, '2026-11-23')
      await on('2026-11-23')
      const claim = await claims(100_000, '2026-11-23')
      await on('2026-12-02')
      await rejects(claim)
      return promiseNow()
    },
    ['broken'],
  ],
  [
    'in dollars on a debt in pesos is refused',
    async () => {
      await owes(100_000, '2026-11-10')
      return refused(promises(100, '2026-11-23', { currency: 'USD' }))
    },
    'refused',
  ],
  [
    'three broken ones and one payment: one is redeemed',
    async () => {
      await owes(300_000, '2026-11-10')
      await promises(50_000, '2026-11-23')
      await on('2026-11-26')
      await promises(50_000, '2026-11-27')
      await on('2026-12-02')
      await promises(50_000, '2026-12-03')
      await on('2026-12-09')
      await pays(50_000, '2026-12-09')
      return (await promiseNow()).filter((status) => status === 'broken').length
    },
    2,
  ],
  [
    'money of the day before does not keep it',
    async () => {
      await owes(100_000, '2026-11-10')
      await promises(50_000, '2026-11-23')
      await pays(50_000, '2026-11-19')
      await on('2026-11-30')
      return promiseNow()
    },
    ['broken'],
  ],
  [
    '20,000 of 50,000 in time',
    async () => {
      await owes(100_000, '2026-11-10')
      await promises(50_000, '2026-11-23')
      await pays(20_000, '2026-11-20')
      await on('2026-11-30')
      return promiseNow()
    },
    ['partly_kept'],
  ],
]

const isLate: Case[] = [
  [
    '55,000 of 385,000',
    async () => {
      await owes(55_000, '2026-11-10')
      await owes(330_000, '2027-03-01')
      return [await late(), await now()]
    },
    [55_000, 385_000],
  ],
  [
    'interest of today is late with its debt',
    async () => {
      await owes(300_000, '2026-11-10', { interest: '3 % month' })
      return late()
    },
    303_000,
  ],
  [
    'and one day on',
    async () => {
      await owes(300_000, '2026-11-10', { interest: '3 % month' })
      await on('2026-11-21')
      return late()
    },
    303_300,
  ],
  [
    'one instalment of 95,000 missed of 285,000',
    async () => {
      const debt = await owes(285_000, '2026-11-10')
      await m.agreesToPlan([debt], { parts: 3, rhythm: 'monthly', firstOn: '2026-11-20' })
      await on('2026-11-23')
      return late()
    },
    95_000,
  ],
  [
    'credit makes it less',
    async () => {
      const debt = await owes(100_000, '2026-12-10')
      await pays(30_000, '2026-11-20', { allocations: [] })
      await edits(debt, { dueOn: '2026-11-10' })
      return late()
    },
    70_000,
  ],
]

const inParts: Case[] = [
  [
    'COP 1,000 in three are whole pesos',
    async () => parts(await owes(100_000, '2026-11-10'), 3),
    [33_300, 33_300, 33_400],
  ],
  [
    'CRC 100,000.00 in seven',
    async () => parts(await owes(10_000_000, '2026-11-10', {}, { currency: 'CRC' }), 7),
    [...Array(6).fill(1_428_500), 1_429_000],
  ],
  [
    'MXN 10,000 at 1 % in twelve: 888.49',
    async () => (await parts(await owes(1_000_000, '2026-11-10', {}, { currency: 'MXN' }), 12, 100))[0],
    88_849,
  ],
  ['JPY 100 in three', async () => parts(await owes(100, '2026-11-10', {}, { currency: 'JPY' }), 3), [33, 33, 34]],
]
async function parts(debt: Debt, count: number, interestBasisPoints: number | null = null) {
  const plan = await m.agreesToPlan([debt], { parts: count, interestBasisPoints, rhythm: 'monthly' })
  return plan.instalments.map(({ amountMinor }) => amountMinor)
}

const all = {
  neverStops,
  inTimeButLate,
  byTheDay,
  settled,
  goesTo,
  early,
  givenUp,
  givenBack,
  columns,
  promised,
  isLate,
  inParts,
}
test.each(
  Object.entries(all).flatMap(([kind, cases]) =>
    cases.map(([name, story, is]) => [`${kind}: ${name}`, story, is] as const),
  ),
)('%s', async (_, story, is) => {
  expect(await story()).toEqual(is)
  // The card says what the account says, of this day.
  const shown = (await card())?.balances ?? {}
  expect(shown).toEqual(owedAsOf(await m.account(), today()).totals)
})
