import { messageRefused } from '@aldia/shared/message.ts'
import type { Failure } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import type { OutboxParts } from '#outbox/send-message.ts'

/** Keeps that somebody wanted to write to a person and the contact policy did not let them; an authority may ask for it. */
export async function noteRefusal(
  work: Work,
  parts: Pick<OutboxParts, 'contactOfCard'>,
  { messageId, cardId }: { messageId: string; cardId: string },
  { code, reason }: Failure,
): Promise<void> {
  if (code !== 'refused_by_policy') return
  const contactId = await parts.contactOfCard(work.tx, work.workspaceId, cardId)
  if (contactId !== null) work.record(messageRefused, { contactId, data: { messageId, failure: reason } })
}
