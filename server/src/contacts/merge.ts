import { contactMerged } from '@aldia/shared/contact.ts'
import type { Work } from '#base/work.ts'
import { type ContactRow, moveBelongings, saveContact } from '#contacts/contacts.store.ts'

/**
 * Makes two contacts one: identities and notes go over here, conversations and card by the reactions to `contact.merged`.
 * What the survivor lacks (name, number) it takes from the other one.
 */
export async function mergeInto(work: Work, from: ContactRow, into: ContactRow): Promise<ContactRow> {
  const about = { workspaceId: work.workspaceId, fromId: from.id, intoId: into.id, seq: work.seq }
  for (const noteId of await moveBelongings(work.tx, about)) work.touch('notes', noteId)
  await saveContact(work.tx, { ...from, mergedIntoId: into.id, seq: work.seq })
  const survivor: ContactRow = {
    ...into,
    seq: work.seq,
    name: into.name ?? from.name,
    pushName: into.pushName ?? from.pushName,
    phone: into.phone ?? from.phone,
  }
  await saveContact(work.tx, survivor)
  work.touch('contacts', survivor.id)
  work.remove({ kind: 'contacts', id: from.id, intoId: survivor.id })
  work.record(contactMerged, {
    contactId: survivor.id,
    data: { fromContactId: from.id, intoContactId: survivor.id },
  })
  return survivor
}
