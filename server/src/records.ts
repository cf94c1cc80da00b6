import type { Change, Records } from '@aldia/shared/change.ts'
import type { ChannelAccount } from '@aldia/shared/channel.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import type { Queries, Reader } from '#base/database/database.ts'
import { asEvent } from '#base/events.store.ts'
import type { Recorded, Touched } from '#base/work.ts'
import { cardIdsOfContacts, loadStages } from '#board/board.store.ts'
import { presentCards } from '#board/card.reads.ts'
import { listChannelAccounts, loadChannelAccounts } from '#channels/channels.store.ts'
import { contactIdsSince, loadContacts, loadNotes, noteIdsSince } from '#contacts/contact-records.ts'
import { loadMessages, messageIdsSince, presentMessages } from '#conversations/message-records.ts'
import { loadDebts, loadEntries } from '#debts/debt-records.ts'
import { loadPaymentMethods, loadPayments } from '#payments/payment-records.ts'
import { loadPlans } from '#plans/plan-records.ts'
import { loadPromises } from '#promises/promise-records.ts'
import { loadSettlements } from '#settlements/settlement-records.ts'
import { loadTags } from '#tags/tags.store.ts'
import { loadTemplates } from '#templates/templates.store.ts'
import { loadUsers } from '#users/users.store.ts'
import { findWorkspace } from '#workspaces/workspaces.store.ts'

// Which feature loads which kind of record. Snapshot, news and catch-up all go through here.

export interface TouchedLater {
  messages: string[]
  contacts: string[]
  notes: string[]
}

export interface RecordLoaders {
  allChannelAccounts(reader: Reader, workspaceId: string): Promise<ChannelAccount[]>
  idsSince(reader: Reader, workspaceId: string, seq: number, limit: number): Promise<TouchedLater>
  load(reader: Reader, workspaceId: string, ids: TouchedLater): Promise<Records>
}

/** The kinds that a returning browser asks for by number; a browser that loads the thread anew gets its messages there. */
export const recordLoaders: RecordLoaders = {
  allChannelAccounts: listChannelAccounts,
  async idsSince(reader, workspaceId, seq, limit) {
    return {
      messages: await messageIdsSince(reader, workspaceId, seq, limit),
      contacts: await contactIdsSince(reader, workspaceId, seq, limit),
      notes: await noteIdsSince(reader, workspaceId, seq, limit),
    }
  },
  async load(reader, workspaceId, ids) {
    return {
      messages: await loadMessages(reader, workspaceId, ids.messages, cardIdsOfContacts),
      contacts: await loadContacts(reader, workspaceId, ids.contacts, cardIdsOfContacts),
      notes: await loadNotes(reader, workspaceId, ids.notes, cardIdsOfContacts),
    }
  },
}

async function presentStages(
  tx: Queries,
  workspaceId: string,
  ids: readonly string[],
  touched: Touched,
): Promise<Stage[]> {
  const present = ids.flatMap((id) => touched.inHand('stages', id) ?? [])
  const missing = ids.filter((id) => touched.inHand('stages', id) === undefined)
  return missing.length === 0 ? present : [...present, ...(await loadStages(tx, workspaceId, missing))]
}

/** The present form of everything a transaction touched, and its events as browsers see them. */
export async function loadChange(
  tx: Queries,
  about: { workspaceId: string; seq: number; now: number; touched: Touched; recorded: readonly Recorded[] },
): Promise<Pick<Change, 'saved' | 'events'>> {
  const { workspaceId } = about
  const ids = (kind: keyof Records) => [...(about.touched.kinds.get(kind) ?? [])]
  const touches = (kind: keyof Records) => about.touched.kinds.has(kind)
  const saved: Records = {}
  if (touches('workspaces')) {
    const workspace = await findWorkspace(tx, workspaceId)
    saved.workspaces = workspace ? [workspace] : []
  }
  if (touches('users')) saved.users = await loadUsers(tx, workspaceId, ids('users'))
  if (touches('channelAccounts'))
    saved.channelAccounts = await loadChannelAccounts(tx, workspaceId, ids('channelAccounts'))
  if (touches('stages')) saved.stages = await presentStages(tx, workspaceId, ids('stages'), about.touched)
  if (touches('cards')) saved.cards = await presentCards(tx, workspaceId, ids('cards'), about.touched)

  // Most changes are about a card that was loaded just now; its contact need not be looked up again.
  const known = new Map((saved.cards ?? []).map((card) => [card.contactId, card.id]))
  const cardsOf = async (reader: Reader, contactIds: readonly string[]) => {
    const missing = contactIds.filter((id) => !known.has(id))
    if (missing.length > 0) for (const [id, cardId] of await cardIdsOfContacts(reader, missing)) known.set(id, cardId)
    return known
  }
  if (touches('contacts')) saved.contacts = await loadContacts(tx, workspaceId, ids('contacts'), cardsOf)
  if (touches('notes')) saved.notes = await loadNotes(tx, workspaceId, ids('notes'), cardsOf)
  if (touches('messages'))
    saved.messages = await presentMessages(tx, workspaceId, ids('messages'), cardsOf, about.touched)

  if (touches('debts')) saved.debts = await loadDebts(tx, workspaceId, ids('debts'), cardsOf)
  if (touches('ledgerEntries')) saved.ledgerEntries = await loadEntries(tx, workspaceId, ids('ledgerEntries'), cardsOf)
  if (touches('payments')) saved.payments = await loadPayments(tx, workspaceId, ids('payments'), cardsOf)
  if (touches('promises')) saved.promises = await loadPromises(tx, workspaceId, ids('promises'), cardsOf)
  if (touches('settlements')) saved.settlements = await loadSettlements(tx, workspaceId, ids('settlements'), cardsOf)
  if (touches('plans')) saved.plans = await loadPlans(tx, workspaceId, ids('plans'), cardsOf)
  if (touches('paymentMethods')) saved.paymentMethods = await loadPaymentMethods(tx, workspaceId, ids('paymentMethods'))
  if (touches('tags')) saved.tags = await loadTags(tx, workspaceId, ids('tags'))
  if (touches('templates')) saved.templates = await loadTemplates(tx, workspaceId, ids('templates'))

  const people = about.recorded.flatMap((event) => (event.contactId === null ? [] : [event.contactId]))
  const cards = await cardsOf(tx, [...new Set(people)])
  const events = about.recorded.map((event) =>
    asEvent(
      {
        id: event.id,
        workspaceId,
        seq: about.seq,
        at: about.now,
        type: event.type,
        actorKind: event.actor.kind,
        actorUserId: event.actor.kind === 'user' ? event.actor.userId : null,
        contactId: event.contactId,
        data: event.data,
        undoable: event.undoable,
        undoneById: null,
      },
      event.contactId === null ? null : (cards.get(event.contactId) ?? null),
    ),
  )
  return { saved, events }
}
