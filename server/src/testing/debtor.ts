import { plainTerms } from '@aldia/shared/debt.ts'
import { debtSums } from '@aldia/shared/ledger.ts'
import { newId } from '#base/ids.ts'
import type { Work } from '#base/work.ts'
import { findCard } from '#board/board.store.ts'
import { openCard } from '#board/cards.ts'
import { findOrMakeContact } from '#contacts/find-or-make.ts'
import { insertDebt } from '#debts/debts.store.ts'
import { entriesOfContact, entriesOfPayments, post, reverse, reversedAmong } from '#debts/ledger.ts'
import type { TestWorkspace } from '#testing/workspace.ts'

/** For tests of promises and plans: somebody with a card who owes money, and what happens to it, straight in the ledger. */
export interface Debtor {
  readonly contactId: string
  readonly cardId: string
  /** Owes this since 1 November 2026; answers the debt's id. */
  owes(amountMinor: number, about?: { currency?: string; dueOn?: string }): Promise<string>
  /** Pays, on this debt or as credit; answers the payment's id. */
  pays(on: string, amountMinor: number, debtId: string | null, about?: { currency?: string }): Promise<string>
  /** All entries of the payment are taken back. */
  takesBack(paymentId: string, on: string): Promise<void>
  /** What is open in all. */
  balance(): Promise<number>
}

export async function debtorOf(business: TestWorkspace, phone = '573001112233'): Promise<Debtor> {
  const act = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
    business
      .perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, verb)
      .then(({ output }) => output as T)
  const { contactId, cardId } = await act(async (work) => {
    const met = { address: `${phone}@s.whatsapp.net`, other: null, pushName: 'Ana' }
    const { contact } = await findOrMakeContact(work, met)
    return { contactId: contact.id, cardId: await openCard(work, contact.id, null) }
  })
  return {
    contactId,
    cardId,
    owes: (amountMinor, { currency = 'COP', dueOn = '2026-11-15' } = {}) =>
      act(async (work) => {
        const id = work.newId()
        await insertDebt(work.tx, {
          id,
          workspaceId: work.workspaceId,
          seq: work.seq,
          version: 1,
          contactId,
          reference: null,
          concept: 'Mercancía',
          currency,
          amountMinor,
          issuedOn: '2026-11-01',
          dueOn,
          terms: plainTerms,
          lines: [],
          fileIds: [],
          createdAt: work.now,
        })
        await post(work, [{ contactId, debtId: id, kind: 'charge', amountMinor, currency, on: '2026-11-01' }])
        return id
      }),
    pays: (on, amountMinor, debtId, { currency = 'COP' } = {}) =>
      act(async (work) => {
        const paymentId = newId(work.now)
        await post(work, [{ contactId, debtId, kind: 'payment', amountMinor: -amountMinor, currency, on, paymentId }])
        return paymentId
      }),
    takesBack: (paymentId, on) =>
      act(async (work) => {
        const entries = await entriesOfPayments(work.tx, [paymentId])
        await reverse(work, entries, { on, note: null, alreadyReversed: reversedAmong(entries) })
      }),
    balance: async () => debtSums(await entriesOfContact(business.database.reader, contactId)).balanceMinor,
  }
}

/** The contact of a card, as app.ts hands it in. */
export const contactOfCard = async (
  tx: Parameters<typeof findCard>[0],
  workspaceId: string,
  cardId: string,
): Promise<string | null> => (await findCard(tx, workspaceId, cardId))?.contactId ?? null
