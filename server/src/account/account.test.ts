import { addDays, dayIn } from '@aldia/shared/dates.ts'
import type { Event } from '@aldia/shared/event.ts'
import { standingEntries } from '@aldia/shared/ledger.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ZodError } from 'zod'
import { rebuildBalances } from '#account/rebuild-balances.ts'
import { beginDayFor } from '#account/start-of-day.ts'
import { makeMoney } from '#account.wiring.ts'
import type { HandledCommand, SignedIn } from '#base/commands.ts'
import { Failure } from '#base/failure.ts'
import { boardCommands } from '#board/board.commands.ts'
import { cardIdsOfContacts, listStages } from '#board/board.store.ts'
import { lookAtMove } from '#board/card.reads.ts'
import { openCard } from '#board/cards.ts'
import { findOrMakeContact } from '#contacts/find-or-make.ts'
import { presentDebts } from '#debts/debt-records.ts'
import { debtsOfContact, entriesOfDebts } from '#debts/debts.store.ts'
import { undoCommands } from '#history/undo.ts'
import { paymentsOfContact } from '#payments/payments.store.ts'
import { plansOfContact } from '#plans/plans.store.ts'
import { settlementsOfContact } from '#settlements/settlements.store.ts'
import { propertySeed } from '#testing/seeded.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { findDifferences } from '#upkeep/verify.ts'

// Everything about money at once: whatever people do in whatever order, and however many days pass, the books agree.

const zone = 'America/Bogota'
const dayMs = 86_400_000

let shop: TestWorkspace
let ana: SignedIn
let commands: readonly HandledCommand[]

beforeEach(async () => {
  shop = await testWorkspace()
  ana = await shop.person('owner', 'Ana')
  const money = makeMoney({
    database: shop.database,
    files: { pathOf: () => '' },
    contactOfCard: async (_, __, cardId) => contactOf.get(cardId) ?? null,
  })
  commands = [
    ...money.commands,
    ...boardCommands({ lookAtMove, mustBeOnTeam: async () => undefined, tellRead: async () => undefined }),
    ...undoCommands,
  ]
})
afterEach(() => shop.dispose())

const contactOf = new Map<string, string>()

async function debtor(phone: string): Promise<{ cardId: string; contactId: string }> {
  const about = { workspaceId: shop.workspaceId, actor: { kind: 'system' as const } }
  const { output } = await shop.perform(about, async (work) => {
    const met = { address: `${phone}@s.whatsapp.net`, other: null, pushName: phone }
    const { contact } = await findOrMakeContact(work, met)
    return { contactId: contact.id, cardId: await openCard(work, contact.id, null) }
  })
  contactOf.set(output.cardId, output.contactId)
  return output
}

type Step =
  | { do: 'debt'; amount: number; dueIn: number; terms: boolean }
  | { do: 'pay'; amount: number; claimed: boolean; for: number; daysAgo: number }
  | { do: 'settle'; percent: number; dueIn: number }
  | { do: 'promise'; amount: number; dueIn: number }
  | { do: 'plan'; parts: number; discount: boolean; interest: boolean }
  | { do: 'accept' | 'annul' | 'cancelDebt' | 'writeOff' | 'undo' | 'confirm' | 'move'; which: number }
  | { do: 'days'; count: number }

const amount = fc.integer({ min: 1, max: 900_000 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('debt' as const),
    amount,
    dueIn: fc.integer({ min: -40, max: 20 }),
    terms: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('pay' as const),
    amount,
    claimed: fc.boolean(),
    for: fc.nat(9),
    daysAgo: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({
    do: fc.constant('settle' as const),
    percent: fc.integer({ min: 1, max: 99 }),
    dueIn: fc.integer({ min: 0, max: 15 }),
  }),
  fc.record({ do: fc.constant('promise' as const), amount, dueIn: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    do: fc.constant('plan' as const),
    parts: fc.integer({ min: 1, max: 6 }),
    discount: fc.boolean(),
    interest: fc.boolean(),
  }),
  fc.record({
    do: fc.constantFrom(
      'accept' as const,
      'annul' as const,
      'cancelDebt' as const,
      'writeOff' as const,
      'undo' as const,
      'confirm' as const,
      'move' as const,
    ),
    which: fc.nat(20),
  }),
  fc.record({ do: fc.constant('days' as const), count: fc.integer({ min: 1, max: 40 }) }),
)

/** Sends a command as Ana; a refusal is an answer like any other here, a fault is not. */
async function send(name: string, input: unknown): Promise<void> {
  try {
    await shop.run(commandNamed(commands, name), ana, input)
  } catch (error) {
    if (!(error instanceof Failure || error instanceof ZodError)) throw error
  }
}

async function take(one: Step, { cardId, contactId }: { cardId: string; contactId: string }): Promise<void> {
  const today = dayIn(zone, shop.clock.now())
  const { reader } = shop.database
  const debts = await debtsOfContact(reader, contactId)
  const pick = <T>(all: readonly T[], which: number) => all[which % Math.max(all.length, 1)]
  switch (one.do) {
    case 'debt': {
      const dueOn = addDays(today, one.dueIn)
      return send('debt.add', {
        cardId,
        reference: null,
        concept: 'Nevera',
        currency: 'COP',
        amountMinor: one.amount,
        issuedOn: addDays(dueOn, -30),
        dueOn,
        terms: {
          graceDays: one.terms ? 1 : 0,
          lateFee: one.terms ? { kind: 'percent', basisPoints: 333 } : null,
          interest: one.terms ? { basisPoints: 217, per: 'month', yearDays: 365 } : null,
          earlyDiscount: one.terms && one.dueIn > 0 ? { basisPoints: 500, until: dueOn } : null,
        },
        lines: [],
        fileIds: [],
        isLegal: true,
      })
    }
    case 'pay': {
      const plan = (await plansOfContact(reader, contactId)).at(-1)
      const settlement = (await settlementsOfContact(reader, contactId)).at(-1)
      const purposes = [
        null,
        ...(plan ? [{ kind: 'plan', planId: plan.id }] : []),
        ...(settlement ? [{ kind: 'settlement', settlementId: settlement.id }] : []),
        ...debts.map(({ id }) => ({ kind: 'debt', debtId: id })),
      ]
      const purpose = pick(purposes, one.for)
      const missing = settlement && settlement.amountMinor - settlement.paidMinor
      return send('payment.record', {
        cardId,
        // What is meant for a settlement is usually what was agreed on.
        amountMinor: purpose?.kind === 'settlement' && missing ? missing : one.amount,
        currency: 'COP',
        paidOn: addDays(today, -one.daysAgo),
        paidBy: 'cash',
        state: one.claimed ? 'claimed' : 'confirmed',
        purpose,
        isAnother: true,
      })
    }
    case 'settle': {
      const open = (await presentDebts(reader, shop.workspaceId, debts, cardIdsOfContacts)).filter(
        ({ balanceMinor }) => balanceMinor > 0,
      )
      const balance = open.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)
      return send('settlement.agree', {
        cardId,
        currency: 'COP',
        debtIds: open.map(({ id }) => id),
        amountMinor: Math.floor((balance * one.percent) / 100),
        until: addDays(today, one.dueIn),
      })
    }
    case 'promise':
      return send('promise.record', {
        cardId,
        amountMinor: one.amount,
        currency: 'COP',
        dueOn: addDays(today, one.dueIn),
      })
    case 'plan':
      return send('plan.propose', {
        cardId,
        currency: 'COP',
        debtIds: debts.filter(({ cancelledAt }) => cancelledAt === null).map(({ id }) => id),
        terms: {
          firstPaymentMinor: 0,
          parts: one.parts,
          rhythm: 'weekly',
          firstOn: addDays(today, 2),
          monthDay: null,
          interestBasisPoints: one.interest ? 150 : null,
          discountMinor: one.discount ? 10 : 0,
          expiresOn: null,
        },
      })
    case 'accept': {
      const plan = (await plansOfContact(reader, contactId)).at(-1)
      return plan && send('plan.accept', { planId: plan.id, version: plan.version })
    }
    case 'annul': {
      const payment = pick(await paymentsOfContact(reader, contactId), one.which)
      return payment && send('payment.annul', { paymentId: payment.id, reason: 'no llegó' })
    }
    case 'confirm': {
      const payment = pick(await paymentsOfContact(reader, contactId), one.which)
      if (!payment) return
      const { id: paymentId, version, amountMinor, paidOn, reference } = payment
      return send('payment.confirm', { paymentId, version, amountMinor, paidOn, reference, isAnother: true })
    }
    case 'cancelDebt': {
      const debt = pick(debts, one.which)
      return debt && send('debt.cancel', { debtId: debt.id, reason: 'error' })
    }
    case 'writeOff': {
      const debt = pick(debts, one.which)
      return debt && send('debt.writeOff', { cardId, debtIds: [debt.id], reason: 'incobrable' })
    }
    case 'undo': {
      const events: Event[] = shop.news.flatMap((change) => change.events).filter(({ undoable }) => undoable)
      const event = pick(events.toReversed(), one.which)
      return event && send('event.undo', { eventId: event.id })
    }
    case 'move': {
      const stages = await listStages(reader, shop.workspaceId)
      const to = pick(stages, one.which)
      const from = shop.news.flatMap(({ saved }) => saved.cards ?? []).findLast(({ id }) => id === cardId)?.stageId
      return to && send('card.move', { cardId, fromStageId: from, toStageId: to.id, afterCardId: null })
    }
    case 'days':
      shop.clock.jumpTo(shop.clock.now() + one.count * dayMs)
      return beginDayFor({ reader, perform: shop.perform }, shop.workspaceId, dayIn(zone, shop.clock.now()))
  }
}

test('whatever is done with money and however much time passes, cards, columns and ledger agree', async () => {
  let phone = 573_000_000_000
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      phone += 1
      const who = await debtor(String(phone))
      for (const one of steps) await take(one, who)
      expect(await findDifferences(shop.place)).toEqual([])
      for (const { status, debtIds, discountMinor } of await settlementsOfContact(
        shop.database.reader,
        who.contactId,
      )) {
        const entries = await entriesOfDebts(shop.database.reader, debtIds)
        const taken = standingEntries(entries).filter(({ calculation }) => calculation?.kind === 'settlement')
        // Only what was kept costs anything.
        if (status !== 'kept') expect(discountMinor).toBe(0)
        if (taken.length === 0) expect(discountMinor).toBe(0)
      }
      const { reader } = shop.database
      const rebuilt = await rebuildBalances({ reader, perform: shop.perform, now: shop.clock.now }, shop.workspaceId)
      // People of earlier runs may have a day to begin that nobody looked at; what they owe is the same.
      expect(rebuilt.stagesChanged).toBe(0)
    }),
    { seed: propertySeed, numRuns: 40 },
  )
}, 120_000)
