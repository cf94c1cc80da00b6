import type { Attachment } from '@aldia/shared/message.ts'
import type { Received, ReceivedAttachment, ReceivedContent } from '#channels/transport.ts'
import { oneLine, wellFormed } from '#contacts/readable-text.ts'
import type { EarlyMark } from '#conversations/conversations.tables.ts'
import { furthest } from '#conversations/message-status.ts'
import type { LightMessageRow, MessageRow } from '#conversations/messages.store.ts'

// What one received thing makes of a message. Pure, and such that order and repetition do not matter: content replaces a stub
// and never the reverse, the latest edit holds, the first deletion stays, a status only moves on.

export type ReceivedMessage = Received & { content: Extract<ReceivedContent, { type: 'message' }> }

type Content = Pick<
  MessageRow,
  'kind' | 'text' | 'quotedWaId' | 'quotedPreview' | 'quotedDirection' | 'quotedKind' | 'attachment' | 'details'
>

/** A message that was not known. `sentAt` is where it stands in the thread (epoch ms). */
export function firstSight(
  received: ReceivedMessage,
  place: Pick<MessageRow, 'id' | 'workspaceId' | 'seq' | 'conversationId' | 'channelAccountId' | 'sentAt'>,
): MessageRow {
  const { content } = received
  return {
    ...place,
    ...contentOf(content),
    waId: received.waId,
    direction: received.direction,
    origin: received.origin,
    status: received.direction === 'in' ? null : (received.status ?? 'sent'),
    failure: null,
    authorId: null,
    purpose: null,
    wait: null,
    raw: received.raw,
    editedAt: content.editedAt,
    editUnreadable: false,
    deletedAt: content.deleted ? received.sentAt : null,
  }
}

/** What changes in a known message when it is received once more (as itself, from history, or readable at last); null when nothing. */
export function secondSight(known: LightMessageRow, received: ReceivedMessage): Partial<MessageRow> | null {
  const { content } = received
  const change: Partial<MessageRow> = {}
  if (known.kind === 'unreadable' && content.kind !== 'unreadable') {
    Object.assign(change, contentOf(content), { raw: received.raw })
    if (known.editedAt !== null) change.text = known.text
  }
  const isNewerEdit = content.editedAt !== null && content.editedAt > (known.editedAt ?? -1)
  if (isNewerEdit) {
    Object.assign(change, { text: wellFormed(content.text), editedAt: content.editedAt, editUnreadable: false })
  }
  if (content.deleted && (known.deletedAt === null || received.sentAt < known.deletedAt)) {
    change.deletedAt = received.sentAt
  }
  if (known.direction === 'out') {
    const progress = furthest(known, { status: received.status, failure: null })
    if (progress !== known) Object.assign(change, { status: progress.status, failure: progress.failure })
  }
  return Object.keys(change).length === 0 ? null : change
}

/** What an edit, deletion or receipt changes in its message; null when nothing. Reactions stand apart from the message. */
export function marked(known: LightMessageRow, mark: EarlyMark): Partial<LightMessageRow> | null {
  switch (mark.type) {
    case 'edit': {
      const isNewer = mark.editedAt > (known.editedAt ?? -1)
      // The same edit, readable now.
      const isOpened = mark.editedAt === known.editedAt && known.editUnreadable && mark.text !== null
      if (!isNewer && !isOpened) return null
      if (mark.text === null) return { editedAt: mark.editedAt, editUnreadable: true }
      return { text: mark.text, editedAt: mark.editedAt, editUnreadable: false }
    }
    case 'delete':
      return known.deletedAt === null || mark.deletedAt < known.deletedAt ? { deletedAt: mark.deletedAt } : null
    case 'vote': {
      const { details } = known
      if (details?.type !== 'poll') return null
      const votes = details.votes ?? []
      const before = votes.find(({ direction }) => direction === mark.by)
      const isNewer = mark.at > (before?.at ?? -1) || (mark.at === before?.at && before.options === null)
      if (!isNewer) return null
      const vote = { direction: mark.by, options: mark.options, at: mark.at }
      return { details: { ...details, votes: [...votes.filter((one) => one !== before), vote] } }
    }
    case 'receipt': {
      if (known.direction === 'in') return null
      const progress = furthest(known, mark)
      return progress === known ? null : { status: progress.status, failure: progress.failure }
    }
    case 'reaction':
      return null
  }
}

function contentOf(content: ReceivedMessage['content']): Content {
  return {
    kind: content.kind,
    text: wellFormed(content.text),
    quotedWaId: content.quote?.waId ?? null,
    quotedPreview: wellFormed(content.quote?.preview ?? null),
    quotedDirection: content.quote?.direction ?? null,
    quotedKind: content.quote?.kind ?? null,
    attachment: content.attachment && waiting(content.attachment),
    details: content.details,
  }
}

function waiting({ sha256: _, ...claimed }: ReceivedAttachment): Attachment {
  return { ...claimed, name: claimed.name && oneLine(claimed.name), state: 'waiting', fileId: null }
}
