import { isOptOutWord } from '@aldia/shared/policy/opt-out-word.ts'
import { optOutText } from '@aldia/shared/text/opt-out-text.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import type { Received } from '#channels/transport.ts'
import { addOwnMessage, conversationsOfContact, findByWaIds } from '#conversations/own-messages.ts'
import type { ConversationParts } from '#conversations/receive.ts'
import { waitingOf } from '#outbox/outbox.store.ts'
import { queue } from '#outbox/send-message.ts'
import { giveUp } from '#outbox/settle.ts'
import { optOut } from '#policy/contact-rules.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// Who writes "baja" is never written to again: one confirmation, then silence, whoever tries.

export interface OptOutParts extends ConversationParts {
  /** A WhatsApp id for a message to come. */
  newMessageId(accountId: string): string
  sender: { wake(accountId: string): void }
}

/** What somebody said lately, not what was said years before the number was linked. */
const heard = ['live', 'replay']

/** Looks through what came in for words that ask for silence; a batch without any costs nothing. */
export async function heedOptOuts(
  work: Work,
  parts: OptOutParts,
  { accountId, batch }: { accountId: string; batch: readonly Received[] },
): Promise<void> {
  const asking = batch.filter(
    ({ direction, origin, content }) =>
      direction === 'in' &&
      heard.includes(origin) &&
      content.type === 'message' &&
      content.text !== null &&
      isOptOutWord(content.text),
  )
  if (asking.length === 0) return
  const stored = await findByWaIds(
    work.tx,
    accountId,
    asking.map(({ waId }) => waId),
  )
  for (const message of stored.filter(({ direction }) => direction === 'in')) {
    if (!(await optOut(work, message.contactId, message.id))) continue
    await silence(work, parts, message.contactId)
    await confirm(work, parts, { accountId, contactId: message.contactId, conversationId: message.conversationId })
  }
}

/** What waits to leave to this person does not leave. */
export async function silence(work: Work, parts: ConversationParts, contactId: string): Promise<void> {
  for (const { id } of await conversationsOfContact(work, contactId)) {
    for (const row of await waitingOf(work.tx, id)) {
      if (row.outgoing.what !== 'message') continue
      await giveUp(work, parts, row, { state: 'failed', failure: 'opted_out' })
    }
  }
}

async function confirm(
  work: Work,
  parts: OptOutParts,
  about: { accountId: string; contactId: string; conversationId: string },
): Promise<void> {
  const { language } = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  const conversation = (await conversationsOfContact(work, about.contactId)).find(
    ({ id }) => id === about.conversationId,
  )
  if (!conversation) return
  const messageId = work.newId()
  const waId = parts.newMessageId(about.accountId)
  await addOwnMessage(work, conversation, {
    id: messageId,
    waId,
    kind: 'text',
    text: optOutText[language].confirmed,
    attachment: null,
    authorId: null,
    purpose: 'optOutConfirmation',
    quoted: null,
  })
  await queue(
    work,
    { wakeSender: (id) => parts.sender.wake(id) },
    {
      conversation,
      messageId,
      waId,
      outgoing: { what: 'message' },
    },
  )
}
