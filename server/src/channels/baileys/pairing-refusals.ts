import type { BinaryNode } from '@whiskeysockets/baileys'
import { OwnEnding } from './close-verdict.ts'

/** Since mid-2026 some accounts may link a device only with a passkey, which a program without that phone's browser cannot show. */
const passkeyNotices = new Set(['passkey_prologue_request', 'crsc_continuation'])

/**
 * Recognises that WhatsApp or the phone will not finish this link, where Baileys would wait without a word. Only
 * meaningful while nothing is linked.
 */
export function refusalIn(node: BinaryNode): OwnEnding | null {
  if (node.tag !== 'notification') return null
  const type = node.attrs.type ?? ''
  if (passkeyNotices.has(type)) return new OwnEnding({ next: 'stop', reason: 'passkey_required' })
  if (type !== 'link_code_companion_reg' || !Array.isArray(node.content)) return null
  // The phone took the code, but hands over to the passkey step instead of giving its key.
  const answer = node.content.find((child) => child.tag === 'link_code_companion_reg')
  const parts = Array.isArray(answer?.content) ? answer.content.map((part) => part.tag) : []
  const isHandover =
    answer?.attrs.stage === 'primary_hello' && !parts.includes('link_code_pairing_wrapped_primary_ephemeral_pub')
  return isHandover ? new OwnEnding({ next: 'stop', reason: 'passkey_required' }) : null
}
