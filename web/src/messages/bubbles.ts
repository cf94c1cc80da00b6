import type { Message } from '@aldia/shared/message.ts'

// People write one thought in several bubbles ("el viernes" · "te deposito" · "150"): what came within two minutes is read as one.

/** Bubbles further apart are thoughts of their own. */
const spanMs = 120_000

type Said = Pick<Message, 'id' | 'direction' | 'text' | 'sentAt' | 'deletedAt' | 'editUnreadable'>

/**
 * What the person wrote up to this message, the bubbles of the last two minutes with a new line between them; null where it says
 * nothing that can be read, or where another bubble goes on with it.
 */
export function saidUpTo(messages: readonly Said[], messageId: string): string | null {
  const at = messages.findIndex((message) => message.id === messageId)
  const last = messages[at]
  if (last === undefined || !isSaid(last)) return null
  const next = messages[at + 1]
  if (next !== undefined && isSaid(next) && next.sentAt - last.sentAt <= spanMs) return null
  const said: string[] = []
  for (let index = at; index >= 0; index--) {
    const message = messages[index]
    if (message === undefined || !isSaid(message) || last.sentAt - message.sentAt > spanMs) break
    said.unshift(message.text)
  }
  return said.join('\n')
}

/** What it says now is known to the phone alone when a correction could not be read. */
function isSaid(message: Said): message is Said & { text: string } {
  return message.direction === 'in' && message.text !== null && message.deletedAt === null && !message.editUnreadable
}
