import type { Reader } from '#base/database/database.ts'
import { inboundWithin } from '#conversations/messages.store.ts'

/** What of a message of a contact tells whether it brings, or speaks of, a receipt. */
export type InboundMessage = Awaited<ReturnType<typeof inboundWithin>>[number]

/** So many messages around one are looked at. */
const limit = 200

/** What was written to us in a conversation within a span (epoch ms, both ends included), oldest first, without what was deleted. */
export async function inboundBetween(
  tx: Reader,
  conversationId: string,
  span: { from: number; to: number },
): Promise<InboundMessage[]> {
  return (await inboundWithin(tx, { conversationId, ...span, limit })).reverse()
}

/** A picture or a PDF. */
export function bringsReceipt({ kind, attachment }: Pick<InboundMessage, 'kind' | 'attachment'>): boolean {
  if (kind === 'image') return true
  const type = attachment?.mimeType ?? ''
  return kind === 'document' && (type.startsWith('application/pdf') || /^image\/(?!svg)/.test(type))
}
