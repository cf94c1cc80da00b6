import type { Work } from '#base/work.ts'
import type { ConversationParts } from '#conversations/receive.ts'
import { rowsOfMessage } from '#outbox/outbox.store.ts'
import { giveUp } from '#outbox/settle.ts'

/** Takes back a message that a rule wrote and that has not left. Answers whether it had not. */
export async function takeBackWaiting(work: Work, parts: ConversationParts, messageId: string): Promise<boolean> {
  const rows = await rowsOfMessage(work.tx, work.workspaceId, messageId)
  const row = rows.find(({ outgoing }) => outgoing.what === 'message')
  if (row?.state !== 'waiting') return false
  await giveUp(work, parts, row, { state: 'failed', failure: 'cancelled' })
  return true
}
