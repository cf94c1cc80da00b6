import type { Reader } from '#base/database/database.ts'
import { countSaidAfter, findFromPhoneAfter } from '#conversations/messages.store.ts'

// What an answer says about what a contact wrote. Messages and answers reach us in any order: after an outage the newest come
// first, and what could not be read at once comes last.

/** How many messages of a contact came in before this answer to them and were yet written after it. */
export async function countUnanswered(
  tx: Reader,
  answer: { contactId: string; messageId: string; sentAt: number },
): Promise<number> {
  return countSaidAfter(tx, answer)
}

/** Whether the owner wrote to a contact on the phone after this instant (epoch ms), as far as we heard. */
export async function isAnsweredOnPhone(tx: Reader, contactId: string, afterAt: number): Promise<boolean> {
  return (await findFromPhoneAfter(tx, contactId, afterAt)) !== null
}
