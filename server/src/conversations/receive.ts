import type { Reader } from '#base/database/database.ts'
import { assert } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import type { OpenSealedEdit, Received } from '#channels/transport.ts'
import { findOrMakeContacts, type IdentityMatch, type Met, marksOf } from '#contacts/find-or-make.ts'
import { isPersonAddress } from '#contacts/phone-match.ts'
import { Arrivals } from '#conversations/arrivals.ts'
import { findConversations, type Threads } from '#conversations/conversations.store.ts'
import { mergeConversations } from '#conversations/merge-conversations.ts'
import { findByWaIds } from '#conversations/messages.store.ts'
import type { ReceivedMessage } from '#conversations/received-message.ts'

export { forgetEarlyMarksBefore } from '#conversations/messages.store.ts'

/** What conversations need of the features above them; handed in by app.ts. */
export interface ConversationParts {
  /** Messages that a card may show as its last line have changed. */
  linesChanged(work: Work, messageIds: readonly string[]): Promise<void>
  /** Called after a commit that left attachments to be fetched. */
  wakeAttachments(): void
  /** Called after a commit that left messages to be asked for again. */
  wakeUnreadable(): void
}

/** Looks up who people are and what was said with them. Handed in by app.ts, for it joins what several features own. */
export type MeetPeople = (
  tx: Reader,
  about: {
    workspaceId: string
    accountId: string
    addresses: readonly string[]
    matchKeys: readonly string[]
    /** Of messages that may be known already. */
    waIds: readonly string[]
  },
) => Promise<{ identities: readonly IdentityMatch[] } & Threads>

export interface ReceiveParts extends ConversationParts {
  meetPeople: MeetPeople
  openSealedEdit: OpenSealedEdit
}

/** One transaction takes in at most this many, so that people's own wishes never wait long. */
export const maxReceivedPerBatch = 200

/**
 * Takes in what a transport received: live, queued while we were away, from history or from the linked phone, all alike.
 * Exactly once by account, chat and WhatsApp id, in whatever order and however often it comes.
 */
export async function receiveBatch(
  work: Work,
  parts: ReceiveParts,
  about: { accountId: string; batch: readonly Received[] },
): Promise<void> {
  assert(about.batch.length <= maxReceivedPerBatch, `a batch holds at most ${maxReceivedPerBatch}`)
  const { accountId } = about
  const batch = about.batch.filter((received) => isPersonAddress(received.chat.address))
  if (batch.length === 0) return
  const { contactOf, ...before } = await recognise(work, parts, { accountId, batch })
  const messageIds = batch.filter(isMessage).map((received) => received.waId)
  const arrivals = await Arrivals.prepare(work, {
    accountId,
    messageIds,
    openSealedEdit: parts.openSealedEdit,
    ...before,
  })
  for (const received of batch) {
    const contactId = contactOf.get(received)
    assert(contactId, 'everything received has a contact')
    if (isMessage(received)) await arrivals.message(received, contactId)
    else await arrivals.mark(received, contactId)
  }
  await arrivals.store(parts)
}

/** Whose each one is, what was said with them before, and what of the batch is known already. */
async function recognise(
  work: Work,
  parts: ReceiveParts,
  { accountId, batch }: { accountId: string; batch: readonly Received[] },
): Promise<{ contactOf: ReadonlyMap<Received, string> } & Threads> {
  const { workspaceId } = work
  const waIds = [...new Set(batch.flatMap((received) => [received.waId, ...targetOf(received)]))]
  // What others write stands in their own conversation and is looked for there.
  const isAboutOurs = batch.some((received) => received.direction === 'out' || !isMessage(received))
  const ofWaIds = () => (isAboutOurs ? findByWaIds(work.tx, accountId, waIds) : [])
  let known = await ofWaIds()

  // What we sent ourselves is found by its id; its chat may be named by an address never seen, and is still no new person.
  const ownChats = new Map(known.filter((row) => row.origin === 'app').map((row) => [row.waId, row.contactId]))
  const strangers = batch.filter((received) => received.direction === 'in' || !ownChats.has(received.waId))
  const people = strangers.map(asMet)
  const met = await parts.meetPeople(work.tx, { workspaceId, accountId, ...marksOf(people), waIds })
  const found = await findOrMakeContacts(work, people, met.identities)
  const merged = found.flatMap(({ merged, contact }) => merged.map((one) => ({ ...one, intoContactId: contact.id })))
  for (const { contactId, ...one } of merged) await mergeConversations(work, { fromContactId: contactId, ...one })
  if (merged.length > 0) known = await ofWaIds()

  const contactOf = new Map<Received, string>()
  for (const received of batch) {
    const contactId = received.direction === 'out' ? ownChats.get(received.waId) : undefined
    if (contactId !== undefined) contactOf.set(received, contactId)
  }
  strangers.forEach((received, at) => {
    const one = found[at]
    assert(one, 'everybody met has a contact')
    contactOf.set(received, one.contact.id)
  })

  // Nearly always everybody was recognised, and their conversations came with them.
  const contactIds = [...new Set(contactOf.values())]
  const recognised = new Set(met.identities.map(({ contact }) => contact.id))
  const isComplete = merged.length === 0 && contactIds.every((id) => recognised.has(id))
  const threads = isComplete ? met : await findConversations(work.tx, { workspaceId, accountId, contactIds, waIds })
  return { ...threads, contactOf, known: [...known, ...threads.known] }
}

function asMet({ chat, direction, pushName }: Received): Met {
  return {
    address: chat.address,
    other: chat.other !== null && isPersonAddress(chat.other) ? chat.other : null,
    pushName: direction === 'in' ? pushName : null,
  }
}

function isMessage(received: Received): received is ReceivedMessage {
  return received.content.type === 'message'
}

function targetOf({ content }: Received): string[] {
  if (content.type === 'message') return []
  return [content.type === 'reaction' ? content.toWaId : content.ofWaId]
}
