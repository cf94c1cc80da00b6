import { contactMerged } from '@aldia/shared/contact.ts'
import type { Work } from '#base/work.ts'
import { type ContactRow, moveBelongings, saveContact } from '#contacts/contacts.store.ts'
import { noteBefore, notePart } from '#contacts/merge-parts.ts'

/** Two contacts that became one, and the event that says so. */
export interface Merged {
  readonly survivor: ContactRow
  readonly mergeId: string
}

/**
 * Makes two contacts one: identities and notes go over here, conversations and card by the reactions to `contact.merged`.
 * What the survivor lacks (name, number) it takes from the other one.
 */
export async function mergeInto(work: Work, from: ContactRow, into: ContactRow): Promise<Merged> {
  const about = { workspaceId: work.workspaceId, fromId: from.id, intoId: into.id, seq: work.seq }
  const mergeId = work.record(contactMerged, {
    contactId: into.id,
    data: { fromContactId: from.id, intoContactId: into.id },
    undoable: true,
  })
  const moved = await moveBelongings(work.tx, about)
  await notePart(work, mergeId, 'address', moved.addresses)
  await notePart(work, mergeId, 'mergedEarlier', moved.contactIds)
  await notePart(work, mergeId, 'note', moved.noteIds)
  await noteBefore(
    work,
    mergeId,
    'contactBefore',
    [from, into].map((row) => ({ id: row.id, data: row })),
  )
  for (const noteId of moved.noteIds) work.touch('notes', noteId)
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
  return { survivor, mergeId }
}
