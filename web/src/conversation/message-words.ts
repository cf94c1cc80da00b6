import type { Message, MessageKind } from '@aldia/shared/message.ts'
import { plainLine } from '#base/bidi.ts'
import { flatText } from './message-text.tsx'

interface KindLines {
  readonly kinds: Readonly<Record<MessageKind, string>>
  readonly deleted: string
  readonly unsupported: string
  readonly unreadable: string
}

/** A message in one line: its text, else what it is. For announcements and for what is being answered. */
export function messageInWords(message: Message, lines: KindLines): string {
  if (message.deletedAt !== null) return lines.deleted
  if (message.kind === 'unsupported') return lines.unsupported
  if (message.kind === 'unreadable') return lines.unreadable
  return lineInWords(message.kind, message.text, lines)
}

/** The same for a quote, which carries only a kind and a preview. */
export function lineInWords(kind: MessageKind, preview: string | null, { kinds }: Pick<KindLines, 'kinds'>): string {
  const words = preview === null ? '' : plainLine(flatText(preview))
  if (kind === 'text') return words === '' ? kinds.text : words
  return words === '' ? kinds[kind] : `${kinds[kind]}: ${words}`
}
