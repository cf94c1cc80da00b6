import type { contactMerged } from '@aldia/shared/contact.ts'
import { giveEvents } from '#base/events.store.ts'
import type { Recorded, Work } from '#base/work.ts'
import { notePart } from '#contacts/merge-parts.ts'

/** Reaction: two people were found to be one; what happened to the first now stands in the timeline of the second. */
export async function eventsFollowContact(work: Work, { id, data }: Recorded<typeof contactMerged>): Promise<void> {
  await notePart(work, id, 'event', await giveEvents(work.tx, data.fromContactId, data.intoContactId))
}
