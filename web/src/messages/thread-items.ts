import type { Records, ThreadPage } from '@aldia/shared/change.ts'
import { addNote, deleteNote, type Note } from '@aldia/shared/contact.ts'
import {
  cancelMessage,
  deleteMessage,
  type Message,
  reactToMessage,
  retryMessage,
  sendMessage,
} from '@aldia/shared/message.ts'
import { inputIf, type PendingCommand } from '#records/replay.ts'

/** The loaded part of one conversation, oldest first. Cursors as in `ThreadPage`. */
export interface Thread {
  readonly messages: readonly Message[]
  readonly notes: readonly Note[]
  readonly older: string | null
  readonly newer: string | null
}

/** One line of a conversation. `refused`: why the server did not take it (in the user's language); then `opId` may be retried or dropped. */
export type ThreadItem = {
  readonly id: string
  readonly at: number
  readonly pending: boolean
  readonly refused: string | null
  readonly opId: string | null
} & ({ readonly type: 'message'; readonly message: Message } | { readonly type: 'note'; readonly note: Note })

type Row = { id: string; seq: number }

/** Puts another page to the loaded part; it lies next to it. */
export function withThreadPage(thread: Thread, page: ThreadPage, side: 'older' | 'newer'): Thread {
  return {
    messages: mergeRows(thread.messages, page.messages, bySentAt),
    notes: mergeRows(thread.notes, page.notes, byCreatedAt),
    older: side === 'older' ? page.older : thread.older,
    newer: side === 'newer' ? page.newer : thread.newer,
  }
}

/**
 * News for a loaded thread. What lies outside the loaded part is left out: it comes with its page, and showing it now would
 * hide the hole between.
 */
export function withThreadNews(thread: Thread, cardId: string, { messages = [], notes = [] }: Records): Thread {
  const first = thread.messages[0]
  const last = thread.messages.at(-1)
  const belongs = (at: number) =>
    (thread.older === null || (first !== undefined && at >= first.sentAt)) &&
    (thread.newer === null || (last !== undefined && at <= last.sentAt))
  const heard = messages.filter((message) => message.cardId === cardId && belongs(message.sentAt))
  const written = notes.filter((note) => note.cardId === cardId && belongs(note.createdAt))
  if (heard.length === 0 && written.length === 0) return thread
  return {
    ...thread,
    messages: mergeRows(thread.messages, heard, bySentAt),
    notes: mergeRows(thread.notes, written, byCreatedAt),
  }
}

/** What is drawn of a thread: messages and notes in order, with my pending commands on top. What I am sending stands last. */
export function threadItems(
  thread: Thread,
  pending: readonly PendingCommand[],
  cardId: string,
  meId: string,
): readonly ThreadItem[] {
  const items: ThreadItem[] = []
  let noteAt = 0
  const notes = thread.notes.filter((note) => note.deletedAt === null)
  for (const message of thread.messages) {
    // As if it had never been sent: its words are with whoever wrote it.
    if (message.failure === 'taken_back') continue
    while (noteAt < notes.length && notes[noteAt]!.createdAt < message.sentAt) items.push(noteItem(notes[noteAt++]!))
    items.push(messageItem(message))
  }
  while (noteAt < notes.length) items.push(noteItem(notes[noteAt++]!))
  let drawn: readonly ThreadItem[] = items
  for (const command of pending) drawn = playOnThread(drawn, command, cardId, meId)
  return drawn
}

function playOnThread(
  items: readonly ThreadItem[],
  command: PendingCommand,
  cardId: string,
  meId: string,
): readonly ThreadItem[] {
  const { opId, refused, queuedAt } = command
  const waiting = { pending: refused === null, refused, opId }
  const send = inputIf(command, sendMessage)
  if (send !== null) {
    if (send.cardId !== cardId || items.some((item) => item.id === send.messageId)) return items
    const quoted = items.find((item) => item.id === send.quotedMessageId)
    return [...items, { ...messageItem(unsent(send, queuedAt, meId, quoted)), ...waiting }]
  }
  const note = inputIf(command, addNote)
  if (note !== null) {
    if (note.cardId !== cardId) return items
    const row: Note = {
      id: opId,
      seq: 0,
      cardId,
      authorId: meId,
      text: note.text.trim(),
      createdAt: queuedAt,
      deletedAt: null,
    }
    return [...items, { ...noteItem(row), ...waiting }]
  }
  if (refused !== null) return items
  const gone = inputIf(command, deleteNote)
  if (gone !== null) return items.filter((item) => item.id !== gone.noteId)
  return playOnMessage(items, command)
}

function playOnMessage(items: readonly ThreadItem[], command: PendingCommand): readonly ThreadItem[] {
  const react = inputIf(command, reactToMessage)
  if (react !== null) {
    return edit(items, react.messageId, (message) => {
      const others = message.reactions.filter((reaction) => reaction.direction === 'in')
      return {
        ...message,
        reactions: react.emoji === '' ? others : [...others, { direction: 'out', emoji: react.emoji }],
      }
    })
  }
  const retried = inputIf(command, retryMessage)
  if (retried !== null) {
    return edit(items, retried.messageId, (message) => ({ ...message, status: 'queued', failure: null }))
  }
  const deleted = inputIf(command, deleteMessage)
  if (deleted !== null) {
    const bare = { text: null, attachment: null, details: null, deletedAt: command.queuedAt }
    return edit(items, deleted.messageId, (message) => ({ ...message, ...bare }))
  }
  const cancelled = inputIf(command, cancelMessage)
  if (cancelled !== null) {
    return edit(items, cancelled.messageId, (message) => ({ ...message, status: 'failed', failure: 'cancelled' }))
  }
  return items
}

function edit(
  items: readonly ThreadItem[],
  messageId: string,
  change: (message: Message) => Message,
): readonly ThreadItem[] {
  return items.map((item) =>
    item.type === 'message' && item.id === messageId ? { ...item, message: change(item.message) } : item,
  )
}

function unsent(
  send: NonNullable<ReturnType<typeof inputIf<typeof sendMessage>>>,
  at: number,
  meId: string,
  quoted: ThreadItem | undefined,
): Message {
  const original = quoted?.type === 'message' ? quoted.message : null
  return {
    id: send.messageId,
    seq: 0,
    cardId: send.cardId,
    conversationId: original?.conversationId ?? send.cardId,
    channelAccountId: send.channelAccountId ?? original?.channelAccountId ?? '',
    direction: 'out',
    kind: send.as ?? 'text',
    text: send.text === '' ? null : send.text,
    status: 'queued',
    failure: null,
    sentAt: at,
    authorId: meId,
    quote:
      original === null
        ? null
        : {
            messageId: original.id,
            direction: original.direction,
            kind: original.kind,
            preview: original.text?.slice(0, 140) ?? null,
          },
    reactions: [],
    attachment:
      send.fileId === null || send.fileId === undefined
        ? null
        : {
            state: 'ready',
            fileId: send.fileId,
            mimeType: '',
            name: null,
            sizeBytes: null,
            width: null,
            height: null,
            durationSeconds: null,
          },
    details: null,
    wait:
      send.leaveAt == null
        ? null
        : { at: send.leaveAt, reason: 'schedule', hours: null, max: null, per: null, leftAt: null },
    byRule: false,
    editedAt: null,
    editUnreadable: false,
    deletedAt: null,
  }
}

const settled = { pending: false, refused: null, opId: null } as const

function messageItem(message: Message): ThreadItem & { type: 'message' } {
  return { type: 'message', id: message.id, at: message.sentAt, message, ...settled }
}

function noteItem(note: Note): ThreadItem & { type: 'note' } {
  return { type: 'note', id: note.id, at: note.createdAt, note, ...settled }
}

function mergeRows<T extends Row>(
  known: readonly T[],
  rows: readonly T[],
  order: (a: T, b: T) => number,
): readonly T[] {
  if (rows.length === 0) return known
  const byId = new Map(known.map((row) => [row.id, row]))
  for (const row of rows) if ((byId.get(row.id)?.seq ?? -1) < row.seq) byId.set(row.id, row)
  return [...byId.values()].sort(order)
}

const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
const bySentAt = (a: Message, b: Message) => a.sentAt - b.sentAt || byId(a, b)
const byCreatedAt = (a: Note, b: Note) => a.createdAt - b.createdAt || byId(a, b)
