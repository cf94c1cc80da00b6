import type { contactMerged } from '@aldia/shared/contact.ts'
import { separateContact as separateContactCommand } from '@aldia/shared/contact.ts'
import { settleAccount } from '#account/account.reactions.ts'
import { separateMoney } from '#account/separate-money.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { eventsSince, giveSomeEvents } from '#base/events.store.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import { separateCards } from '#board/separate-cards.ts'
import { separateLadders, stopBeforeSeparation } from '#cadences/separate-ladders.ts'
import { addressInRaw } from '#channels/transports.ts'
import { type CardsOf, oneContact } from '#contacts/contacts.ts'
import { type MergeParts, partsOfMerge } from '#contacts/merge-parts.ts'
import { type SeparatedContacts, separateAddresses, separateMerged } from '#contacts/separate.ts'
import { rawOf } from '#conversations/own-messages.ts'
import { separateConversations } from '#conversations/separate-conversations.ts'
import { moveRowsOfMessages, sentRawOfMessage } from '#outbox/moved-messages.ts'
import { separateRules } from '#policy/separate-rules.ts'

// Two people that had become one become two again: from the bottom of the house to its top, each room tells apart what is its own.

/** Takes back that two contacts became one. */
export async function undoMerge(
  work: Work,
  { id, seq, data }: Past<typeof contactMerged> & { id: string; seq: number },
): Promise<void> {
  const { fromContactId, intoContactId } = data
  if (fromContactId === undefined || intoContactId === undefined) fail('not_found', 'event')
  const parts = await partsOfMerge(work.tx, id)
  const separated = await separateMerged(work, { fromContactId, intoContactId }, parts)
  await separateRest(work, separated, parts, seq)
}

/** Makes two people of one, by addresses; for those that were made one before merges were written down. */
export function separateCommands(parts: { cardsOf: CardsOf }): readonly HandledCommand[] {
  return [
    handle(separateContactCommand, 'separate_people', async (work, input) => {
      const separated = await separateAddresses(work, input)
      await separateRest(work, separated, await partsOfMerge(work.tx, null), null)
      return oneContact(work.tx, work.workspaceId, separated.theirsId, parts.cardsOf)
    }),
  ]
}

async function separateRest(
  work: Work,
  separated: SeparatedContacts,
  parts: MergeParts,
  mergeSeq: number | null,
): Promise<void> {
  const about = { ...separated, parts, mergeSeq }
  await stopBeforeSeparation(work, about)
  const talk = await separateConversations(work, about, async ({ id }) => {
    const raw = (await rawOf(work.tx, id)) ?? (await sentRawOfMessage(work.tx, id))
    return raw && addressInRaw(raw)
  })
  for (const move of talk.moves) await moveRowsOfMessages(work.tx, move.messageIds, move.conversationId)
  await separateCards(work, { ...about, receivedAt: talk.receivedAt })
  await separateRules(work, { ...about, ...talk })
  await separateLadders(work, { ...about, ...talk })
  const money = await separateMoney(work, { ...about, ...talk })
  await separateEvents(work, about, new Set([...talk.messageIds, ...talk.fileIds, ...money, ...parts.ids('note')]))
  for (const contactId of [separated.theirsId, separated.staysId]) await settleAccount(work, contactId)
}

/** What happened since stands with whom it names. */
async function separateEvents(
  work: Work,
  about: SeparatedContacts & { parts: MergeParts; mergeSeq: number | null },
  named: ReadonlySet<string>,
): Promise<void> {
  const moved = about.parts.ids('event')
  const later = (await eventsSince(work.tx, about.staysId, about.mergeSeq ?? 0)).filter(
    ({ id, data }) =>
      !moved.has(id) && Object.values(data).some((value) => typeof value === 'string' && named.has(value)),
  )
  await giveSomeEvents(work.tx, [...moved, ...later.map(({ id }) => id)], about.theirsId)
}
