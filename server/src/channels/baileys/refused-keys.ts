import type { BinaryNode } from '@whiskeysockets/baileys'

/**
 * Takes the devices whose keys WhatsApp refuses out of its answer, and says which they were (addresses with device part). Baileys
 * fails for all devices when one is refused: a single old companion would then hold back everything that is sent.
 */
export function takeRefusedKeys(answer: BinaryNode): string[] {
  if (answer.tag !== 'iq' || answer.attrs.type !== 'result') return []
  const list = childrenOf(answer).find(({ tag }) => tag === 'list')
  if (!list) return []
  const users = childrenOf(list)
  const isRefused = (user: BinaryNode) => user.tag === 'user' && childrenOf(user).some(({ tag }) => tag === 'error')
  const refused = users.filter(isRefused)
  if (refused.length > 0) list.content = users.filter((user) => !isRefused(user))
  return refused.flatMap(({ attrs }) => attrs.jid ?? [])
}

const childrenOf = ({ content }: BinaryNode): BinaryNode[] => (Array.isArray(content) ? content : [])
