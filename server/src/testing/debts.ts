import { dayIn } from '@aldia/shared/dates.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import { plainTerms } from '@aldia/shared/debt.ts'
import type { SignedIn } from '#base/commands.ts'
import type { Work } from '#base/work.ts'
import { cardIdsOfContacts, findCard } from '#board/board.store.ts'
import { openCard } from '#board/cards.ts'
import { findOrMakeContact } from '#contacts/find-or-make.ts'
import { accrueCharges } from '#debts/accrual.ts'
import { debtCommands } from '#debts/debts.commands.ts'
import { type EntryRow, entriesOfContact, entriesOfDebts, post } from '#debts/ledger.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

/** For tests: a business with one person who owes, and the commands of debts. */
export interface TestDebtor {
  business: TestWorkspace
  agent: SignedIn
  contactId: string
  cardId: string
  /** Runs a command as the agent. */
  run<T = Debt>(name: string, input: unknown, by?: SignedIn): Promise<T>
  /** A debt of 100,000 issued on 1 November 2026 and due on the 20th, with what is given. */
  owe(fields?: Record<string, unknown>): Promise<Debt>
  perform<T>(verb: (work: Work) => Promise<T>): Promise<T>
  /** Money that counts for a day; by default today. The payment itself is not of this feature. */
  pay(debt: Debt, amountMinor: number, on?: string): Promise<EntryRow>
  entries(debt: Debt): Promise<EntryRow[]>
  allEntries(): Promise<EntryRow[]>
  today(): string
  /** Another person with a card. */
  somebody(address: string): Promise<{ contactId: string; cardId: string }>
}

const commands = debtCommands({
  contactOfCard: async (tx, workspaceId, cardId) => (await findCard(tx, workspaceId, cardId))?.contactId ?? null,
  chargeUntilToday: async (work, contactId) => {
    const today = dayIn('America/Bogota', work.now)
    await accrueCharges(work, contactId, { today, rested: new Map(), claims: new Map(), closing: true })
  },
})

export async function testDebtor(): Promise<TestDebtor> {
  const business = await testWorkspace()
  const agent = await business.person('agent')
  const { reader } = business.database
  const system = { workspaceId: business.workspaceId, actor: { kind: 'system' as const } }
  const perform = async <T>(verb: (work: Work) => Promise<T>) => (await business.perform(system, verb)).output
  const somebody = (address: string) =>
    perform(async (work) => {
      const { contact } = await findOrMakeContact(work, { address, other: null, pushName: null })
      await openCard(work, contact.id, null)
      const cardId = (await cardIdsOfContacts(work.tx, [contact.id])).get(contact.id)
      if (cardId === undefined) throw new Error('no card')
      return { contactId: contact.id, cardId }
    })
  const { contactId, cardId } = await somebody('573001112233@s.whatsapp.net')
  const today = () => dayIn('America/Bogota', business.clock.now())
  const run = async <T>(name: string, input: unknown, by = agent) =>
    (await business.run(commandNamed(commands, name), by, input)).output as T
  return {
    business,
    agent,
    contactId,
    cardId,
    run,
    owe: (fields = {}) =>
      run<Debt>('debt.add', {
        cardId,
        reference: null,
        concept: 'Factura',
        currency: 'COP',
        amountMinor: 100_000,
        issuedOn: '2026-11-01',
        dueOn: '2026-11-20',
        terms: plainTerms,
        lines: [],
        fileIds: [],
        isLegal: true,
        ...fields,
      }),
    perform,
    pay: (debt, amountMinor, on = today()) =>
      perform(async (work) => {
        const [entry] = await post(work, [
          {
            contactId: debt.contactId,
            debtId: debt.id,
            kind: 'payment',
            amountMinor: -amountMinor,
            currency: debt.currency,
            on,
            paymentId: work.newId(),
          },
        ])
        if (!entry) throw new Error('nothing booked')
        return entry
      }),
    entries: (debt) => entriesOfDebts(reader, [debt.id]),
    allEntries: () => entriesOfContact(reader, contactId),
    today,
    somebody,
  }
}
