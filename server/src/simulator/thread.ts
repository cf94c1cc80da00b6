import type { ChronicleEntry } from './chronicle.ts'
import { openMedia } from './media-crypto.ts'
import type { Person } from './person.ts'
import type { SentMessage } from './person-options.ts'
import { type MessageContent, type MessageKind, readContent } from './received-message.ts'
import type { World } from './world.ts'

/** A message as a person sees it in the chat with the business. */
export interface ThreadMessage {
  id: string
  /** The person wrote it. */
  mine: boolean
  kind: MessageKind
  text: string
  /** Epoch ms. */
  at: number
  /** Ticks of an own message; older history counts as read. */
  status?: SentMessage['status']
  quotedId?: string
  fileName?: string
  mimetype?: string
  hasFile: boolean
  edited: boolean
  deleted: boolean
  /** Emojis that either side has put under it. */
  reactions: string[]
}

function entriesOf(world: World, person: Person): ChronicleEntry[] {
  const entries = world.chronicle.chatOf(person)
  const known = new Set(entries.map(({ id }) => id))
  const others = person.received
    .filter(({ id }) => !known.has(id))
    .map(({ id, at, message }) => ({ id, fromMe: true, at, message }))
  return [...entries, ...others].sort((a, b) => a.at - b.at)
}

function apply(content: MessageContent, target: ThreadMessage | undefined): void {
  if (!target) return
  if (content.kind === 'edit') Object.assign(target, { text: content.text, edited: true })
  if (content.kind === 'revoke') Object.assign(target, { text: '', hasFile: false, deleted: true })
  if (content.kind === 'reaction') target.reactions = content.text === '' ? [] : [...target.reactions, content.text]
}

/** The conversation as it looks on the person's phone: edits, deletions and reactions are part of their messages. */
export function threadOf(world: World, person: Person): ThreadMessage[] {
  const thread = new Map<string, ThreadMessage>()
  const statuses = new Map(person.sent.map(({ id, status }) => [id, status]))
  for (const { id, fromMe, at, message } of entriesOf(world, person)) {
    const content = readContent(message)
    if (content.targetId !== undefined) {
      apply(content, thread.get(content.targetId))
      continue
    }
    const { media, ...rest } = content
    const status = statuses.get(id) ?? 'read'
    const own = fromMe ? { mine: false } : { mine: true, status }
    thread.set(id, { id, at, ...rest, ...own, hasFile: !!media, edited: false, deleted: false, reactions: [] })
  }
  return [...thread.values()]
}

/** The decrypted file of a message in that conversation, with its type; undefined when there is none. */
export function attachmentOf(world: World, person: Person, id: string): { bytes: Buffer; type: string } | undefined {
  const entry = entriesOf(world, person).find((one) => one.id === id)
  const media = entry && readContent(entry.message).media
  const blob = media && world.media.get(media.file.directPath || media.file.url || '')
  if (!blob || !media.file.mediaKey) return undefined
  return { bytes: openMedia(blob, media.file.mediaKey, media.kind), type: media.file.mimetype ?? '' }
}
