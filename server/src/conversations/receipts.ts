import { messageFailed } from '@aldia/shared/message.ts'
import type { Work } from '#base/work.ts'
import type { Receipt } from '#channels/transport.ts'
import { findByWaIds, insertEarlyMarks, updateMessage } from '#conversations/messages.store.ts'
import type { ConversationParts } from '#conversations/receive.ts'
import { marked } from '#conversations/received-message.ts'

/**
 * Moves ticks. Messages are found by their WhatsApp id alone, for receipts may name another address than the one written to; a
 * status only moves forward; a receipt that overtook its message waits for it.
 */
export async function applyReceipts(
  work: Work,
  parts: ConversationParts,
  about: { accountId: string; batch: readonly Receipt[] },
): Promise<void> {
  const known = await findByWaIds(work.tx, about.accountId, [...new Set(about.batch.map((receipt) => receipt.waId))])
  const own = new Map(known.filter((row) => row.direction === 'out').map((row) => [row.waId, row]))
  const changed = new Set<string>()
  const early: Receipt[] = []
  for (const receipt of about.batch) {
    const row = own.get(receipt.waId)
    if (!row) {
      early.push(receipt)
      continue
    }
    const change = marked(row, { type: 'receipt', status: receipt.status, failure: receipt.failure })
    if (!change) continue
    own.set(receipt.waId, { ...row, ...change })
    changed.add(receipt.waId)
  }
  for (const waId of changed) {
    const row = own.get(waId)
    if (!row) continue
    await updateMessage(work.tx, row.id, { status: row.status, failure: row.failure, seq: work.seq })
    work.touch('messages', row.id)
    if (row.status === 'failed') {
      work.record(messageFailed, {
        contactId: row.contactId,
        actor: { kind: 'system' },
        data: { messageId: row.id, failure: row.failure },
      })
    }
  }
  if (early.length > 0) {
    await insertEarlyMarks(
      work.tx,
      early.map((receipt) => ({
        id: work.newId(),
        channelAccountId: about.accountId,
        waId: receipt.waId,
        direction: 'out',
        contactId: null,
        mark: { type: 'receipt', status: receipt.status, failure: receipt.failure },
        createdAt: work.now,
      })),
    )
  }
  if (changed.size > 0) {
    await parts.linesChanged(
      work,
      [...changed].flatMap((waId) => own.get(waId)?.id ?? []),
    )
  }
}
