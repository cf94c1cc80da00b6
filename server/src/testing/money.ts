import type { Account } from '@aldia/shared/account.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import type { Event } from '@aldia/shared/event.ts'
import type { Payment } from '@aldia/shared/payment.ts'
import type { Plan } from '@aldia/shared/plan.ts'
import type { StageKind } from '@aldia/shared/stage.ts'
import { readAccount } from '#account/account.reads.ts'
import { beginDayFor } from '#account/start-of-day.ts'
import { makeMoney } from '#account.wiring.ts'
import type { HandledCommand, SignedIn } from '#base/commands.ts'
import { boardCommands } from '#board/board.commands.ts'
import { findCard, listStages } from '#board/board.store.ts'
import { lookAtMove } from '#board/card.reads.ts'
import { undoCommands } from '#history/undo.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

/** For tests of everything about one person's money, through the commands that people send. It is Friday 20 November 2026. */
export interface TestMoney {
  readonly shop: TestWorkspace
  readonly agent: SignedIn
  readonly ana: Debtor
  send<T>(name: string, input: object): Promise<T>
  /** A debt without any charges for being late. */
  owes(amountMinor: number, about?: Record<string, unknown>): Promise<Debt>
  pays(amountMinor: number, about?: Record<string, unknown>): Promise<Payment>
  /** Confirms a claim as it is, or corrected. */
  confirms(payment: Payment, about?: Record<string, unknown>): Promise<Payment>
  /** Instalments without interest, agreed on at once. */
  agreesToPlan(debts: readonly Debt[], terms: Record<string, unknown>): Promise<Plan>
  /** The morning of a day comes, and with it everything that the calendar changes. */
  morning(day: string): Promise<void>
  account(): Promise<Account>
  /** What is open on each debt, in the order in which they were entered. */
  open(): Promise<number[]>
  /** The column that the card stands in. */
  column(): Promise<StageKind | undefined>
  /** Takes back the newest event of this kind. */
  undoLast(type: string): Promise<unknown>
  /** The kinds of all events of the last change, by their noun. */
  lastEvents(noun: string): string[]
}

const zone = 'America/Bogota'

export async function testMoney(): Promise<TestMoney> {
  const shop = await testWorkspace()
  const agent = await shop.person('owner', 'Ana')
  const money = makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard })
  const commands: readonly HandledCommand[] = [
    ...money.commands,
    ...boardCommands({ lookAtMove, mustBeOnTeam: async () => undefined, tellRead: async () => undefined }),
    ...undoCommands,
  ]
  const ana = await debtorOf(shop)
  const { reader } = shop.database
  const send = <T>(name: string, input: object): Promise<T> =>
    shop.run(commandNamed(commands, name), agent, input).then(({ output }) => output as T)
  const account = async () => {
    const known = await readAccount(reader, {
      workspaceId: shop.workspaceId,
      contactId: ana.contactId,
      now: shop.clock.now(),
    })
    if (!known) throw new Error('no account')
    return known
  }
  return {
    shop,
    agent,
    ana,
    send,
    owes: (amountMinor, about = {}) =>
      send('debt.add', {
        cardId: ana.cardId,
        reference: null,
        concept: 'Nevera',
        currency: 'COP',
        amountMinor,
        issuedOn: '2026-10-01',
        dueOn: '2026-11-10',
        terms: { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null },
        lines: [],
        fileIds: [],
        isLegal: true,
        ...about,
      }),
    pays: (amountMinor, about = {}) =>
      send('payment.record', {
        cardId: ana.cardId,
        amountMinor,
        currency: 'COP',
        paidOn: dayIn(zone, shop.clock.now()),
        paidBy: 'cash',
        state: 'confirmed',
        isAnother: true,
        ...about,
      }),
    confirms: ({ id, version, amountMinor, paidOn, reference }, about = {}) =>
      send('payment.confirm', { paymentId: id, version, amountMinor, paidOn, reference, isAnother: true, ...about }),
    async agreesToPlan(debts, terms) {
      const plan = await send<Plan>('plan.propose', {
        cardId: ana.cardId,
        currency: debts[0]?.currency ?? 'COP',
        debtIds: debts.map(({ id }) => id),
        terms: {
          firstPaymentMinor: 0,
          parts: 3,
          rhythm: 'weekly',
          firstOn: '2026-11-27',
          monthDay: null,
          interestBasisPoints: null,
          discountMinor: 0,
          expiresOn: null,
          ...terms,
        },
      })
      return send('plan.accept', { planId: plan.id, version: plan.version })
    },
    async morning(day) {
      shop.clock.jumpTo(Date.parse(`${day}T14:00:00Z`))
      await beginDayFor({ reader, perform: shop.perform }, shop.workspaceId, day)
    },
    account,
    open: async () =>
      (await account()).debts.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ balanceMinor }) => balanceMinor),
    async column() {
      const card = await findCard(reader, shop.workspaceId, ana.cardId)
      return (await listStages(reader, shop.workspaceId)).find(({ id }) => id === card?.stageId)?.kind
    },
    async undoLast(type) {
      const events: Event[] = shop.news.flatMap((change) => change.events)
      return send('event.undo', { eventId: events.findLast((event) => event.type === type)?.id })
    },
    lastEvents: (noun) =>
      shop.news.at(-1)?.events.flatMap(({ type }) => (type.startsWith(`${noun}.`) ? type : [])) ?? [],
  }
}
