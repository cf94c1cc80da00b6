import type { MessageStatus, SendFailure } from '@aldia/shared/message.ts'

// `failed` stands after `sent`, for WhatsApp refuses what its server had taken, and before `delivered`, for a phone that has
// the message proves any refusal wrong. Taking the furthest makes order and repetition of receipts meaningless.
const order: readonly MessageStatus[] = ['queued', 'unknown', 'sent', 'failed', 'delivered', 'read', 'played']

export interface Progress {
  status: MessageStatus | null
  failure: SendFailure | null
}

/** How far a message got, given what was known and what was just heard. */
export function furthest<P extends Progress>(known: P, heard: Progress): P {
  if (heard.status === null) return known
  if (known.status !== null && order.indexOf(heard.status) <= order.indexOf(known.status)) return known
  return { ...known, status: heard.status, failure: heard.status === 'failed' ? heard.failure : null }
}

/** Whether the network has the message. */
export function hasLeft(status: MessageStatus | null): boolean {
  return status === 'sent' || status === 'delivered' || status === 'read' || status === 'played'
}
