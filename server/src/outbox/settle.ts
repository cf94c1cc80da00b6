import type { conversationMerged, SendFailure } from '@aldia/shared/message.ts'
import type { Recorded, Work } from '#base/work.ts'
import type { Receipt, Received } from '#channels/transport.ts'
import { hasLeft } from '#conversations/message-status.ts'
import { forgetReactionHere, markDeleted, setStatus } from '#conversations/own-messages.ts'
import type { ConversationParts } from '#conversations/receive.ts'
import {
  closeRows,
  moveRows,
  type OutboxRow,
  openMessages,
  saveOutbox,
  unconfirmedSince,
} from '#outbox/outbox.store.ts'

// How a row of the outbox ends. Handing bytes over proves nothing; an acknowledgement, a receipt or the echo from the phone does.

/** Without any confirmation for this long, a person decides (ms). */
export const unconfirmedBoundMs = 6 * 60 * 60_000

/** Receipts that are about our rows end them: taken, or refused. */
export async function settleByReceipts(
  work: Work,
  parts: ConversationParts,
  about: { accountId: string; batch: readonly Receipt[] },
): Promise<void> {
  const taken = about.batch.filter((receipt) => receipt.status !== 'failed')
  const refused = about.batch.filter((receipt) => receipt.status === 'failed')
  await close(
    work,
    parts,
    about.accountId,
    taken.map((receipt) => receipt.waId),
  )
  const failed = await closeRows(
    work.tx,
    about.accountId,
    refused.map((receipt) => receipt.waId),
    'failed',
  )
  for (const row of failed) {
    const { failure } = refused.find((receipt) => receipt.waId === row.waId) ?? {}
    await saveOutbox(work.tx, row.id, { state: 'failed', lastFailure: failure ?? 'rejected_by_whatsapp' })
    if (row.outgoing.what === 'reaction') await takeBack(work, row)
  }
}

/**
 * Own messages that came back ended their rows, if they say that they left: the connection also echoes what it has merely
 * written to the line.
 */
export async function settleByEchoes(
  work: Work,
  parts: ConversationParts,
  about: { accountId: string; batch: readonly Received[] },
): Promise<void> {
  const echoes = about.batch.filter((received) => received.direction === 'out' && hasLeft(received.status))
  await close(
    work,
    parts,
    about.accountId,
    echoes.map((received) => received.waId),
  )
}

/** Ends a row that cannot be sent, and says so where it is seen. */
export async function giveUp(
  work: Work,
  parts: ConversationParts,
  row: OutboxRow,
  outcome: { state: 'failed' | 'unknown'; failure: SendFailure },
): Promise<void> {
  await saveOutbox(work.tx, row.id, { state: outcome.state, lastFailure: outcome.failure })
  if (row.messageId === null) return
  if (row.outgoing.what === 'message') {
    await setStatus(work, parts, row.messageId, { status: outcome.state, failure: outcome.failure })
  } else if (row.outgoing.what === 'reaction') {
    await takeBack(work, row)
  }
}

/** Hands rows over to people that were tried for too long without a confirmation. */
export async function giveUpUnconfirmed(work: Work, parts: ConversationParts, accountId: string): Promise<void> {
  for (const row of await unconfirmedSince(work.tx, accountId, work.now - unconfirmedBoundMs)) {
    await giveUp(work, parts, row, { state: 'unknown', failure: 'not_confirmed' })
  }
}

/**
 * The number was unlinked: what waits would go out at some surprising later time, so it fails now and can be tried again. What a
 * person scheduled for later still has its time.
 */
export async function giveUpUnlinked(work: Work, parts: ConversationParts, accountId: string): Promise<void> {
  for (const row of await openMessages(work.tx, accountId, work.now)) {
    await giveUp(work, parts, row, { state: 'failed', failure: 'account_unlinked' })
  }
}

/** Reaction: two conversations became one; what waits to leave goes with it. */
export async function outboxFollowsConversation(
  work: Work,
  { data }: Recorded<typeof conversationMerged>,
): Promise<void> {
  await moveRows(work.tx, data.fromConversationId, data.intoConversationId)
}

async function close(work: Work, parts: ConversationParts, accountId: string, waIds: readonly string[]): Promise<void> {
  for (const row of await closeRows(work.tx, accountId, waIds, 'done')) {
    if (row.outgoing.what === 'delete' && row.messageId !== null) await markDeleted(work, parts, row.messageId)
  }
}

async function takeBack(work: Work, row: OutboxRow): Promise<void> {
  if (row.messageId !== null) await forgetReactionHere(work, row.messageId, row.createdAt)
}
