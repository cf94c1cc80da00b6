import type { MessageDirection } from '@aldia/shared/message.ts'
import { messageReceived, messageRecorded } from '@aldia/shared/message.ts'
import { saysPaid } from '@aldia/shared/paid-hint.ts'
import type { Work } from '#base/work.ts'
import type { OpenSealedEdit, Received } from '#channels/transport.ts'
import { wellFormed } from '#contacts/readable-text.ts'
import { queueFetches } from '#conversations/attachment-fetches.store.ts'
import {
  type ConversationRow,
  insertConversation,
  setAddress,
  type Threads,
} from '#conversations/conversations.store.ts'
import type { EarlyMark } from '#conversations/conversations.tables.ts'
import { learnExpiration } from '#conversations/expiration.ts'
import {
  type EarlyMarkRow,
  findEarlyMarks,
  forgetEarlyMarks,
  insertEarlyMarks,
  insertMessages,
  lastSentWithin,
  type MessageOfContact,
  type MessageRow,
  type ReactionRow,
  rawOfMessage,
  saveReaction,
  updateMessage,
} from '#conversations/messages.store.ts'
import type { ConversationParts } from '#conversations/receive.ts'
import { firstSight, marked, type ReceivedMessage, secondSight } from '#conversations/received-message.ts'
import { bringsReceipt } from '#conversations/recent-messages.ts'
import { insertUnreadable } from '#conversations/unreadable.store.ts'
import { firstPauseMs as askAgainAfterMs } from '#conversations/unreadable.ts'

/** A message of this batch or of before, with what this batch changes in it. */
interface Known {
  row: MessageOfContact
  /** Set while it is new: the whole row as it will be inserted. */
  fresh: MessageRow | null
  change: Partial<MessageRow>
  sha256: string | null
}

type Mark = Received & { content: Exclude<Received['content'], { type: 'message' }> }

/** Media of old messages may wait until those that somebody looks at now are here (ms). */
const historyFetchDelayMs = 30_000

/** The picture of one batch: read with few statements, changed in memory, written with few statements. */
export class Arrivals {
  readonly #work: Work
  readonly #accountId: string
  readonly #openSealedEdit: OpenSealedEdit
  readonly #byWaId = new Map<string, Known[]>()
  readonly #conversations = new Map<string, ConversationRow>()
  readonly #newest: Map<string, number>
  /** Where the last message of a second stands that this batch has brought, by conversation and second. */
  readonly #last = new Map<string, number>()
  readonly #early = new Map<string, EarlyMarkRow[]>()
  readonly #usedMarks: string[] = []
  readonly #newMarks: EarlyMarkRow[] = []
  readonly #reactions: ReactionRow[] = []

  private constructor(work: Work, accountId: string, openSealedEdit: OpenSealedEdit, newest: Map<string, number>) {
    this.#work = work
    this.#openSealedEdit = openSealedEdit
    this.#accountId = accountId
    this.#newest = newest
  }

  static async prepare(
    work: Work,
    about: {
      accountId: string
      openSealedEdit: OpenSealedEdit
      /** Of the messages (not the marks) that are to come. */
      messageIds: readonly string[]
    } & Threads,
  ): Promise<Arrivals> {
    const { accountId, messageIds } = about
    const newest = new Map(about.conversations.map(({ id, newestSentAt }) => [id, newestSentAt ?? 0]))
    const arrivals = new Arrivals(work, accountId, about.openSealedEdit, newest)
    for (const { newestSentAt: _, ...row } of about.conversations) arrivals.#conversations.set(row.contactId, row)
    const known = new Map(about.known.map((row) => [row.id, row]))
    for (const row of known.values()) arrivals.#keep({ row, fresh: null, change: {}, sha256: null })
    // Marks that wait are rare; whoever looked people up has seen whether there are any.
    const waiting = about.marksMayWait ? await findEarlyMarks(work.tx, accountId, messageIds) : []
    for (const mark of waiting) arrivals.#keepEarly(mark)
    return arrivals
  }

  async message(received: ReceivedMessage, contactId: string): Promise<void> {
    const known = this.#find(received.waId, received.direction, contactId)
    if (received.expiration) await this.#learnExpiration(received, contactId)
    if (known) {
      const change = secondSight(known.row, received)
      if (change) this.#apply(known, change)
      if (change?.attachment) known.sha256 = received.content.attachment?.sha256 ?? null
      this.#reactInside(known, received)
      return
    }
    const conversation = await this.#conversationOf(received, contactId)
    const sentAt = await this.#placeInThread(received, conversation.id)
    this.#newest.set(conversation.id, Math.max(this.#newest.get(conversation.id) ?? 0, sentAt))
    this.#last.set(secondOf(conversation.id, sentAt), sentAt)
    const fresh = firstSight(received, {
      id: this.#work.newId(),
      workspaceId: this.#work.workspaceId,
      seq: this.#work.seq,
      conversationId: conversation.id,
      channelAccountId: this.#accountId,
      sentAt,
    })
    const added: Known = {
      row: { ...fresh, contactId },
      fresh,
      change: {},
      sha256: received.content.attachment?.sha256 ?? null,
    }
    this.#keep(added)
    this.#reactInside(added, received)
    await this.#useEarlyMarks(added)
    this.#tell(received, added)
  }

  /** An edit, deletion or reaction; kept for later when its message is not here yet. */
  async mark(received: Received, contactId: string): Promise<void> {
    const { content, direction } = received as Mark
    const isOfWriters = content.type === 'edit' || content.type === 'delete'
    if (isOfWriters && content.ofDirection !== direction) return
    const target =
      content.type === 'reaction'
        ? { waId: content.toWaId, direction: content.toDirection }
        : { waId: content.ofWaId, direction: content.ofDirection }
    const mark = markOf(received as Mark)
    const known = this.#find(target.waId, target.direction, contactId)
    // A reaction or a vote is about a message of the chat it comes from; that an id is known elsewhere gives nobody a say there.
    if (!isOfWriters && known && known.row.contactId !== contactId) return
    if (known) await this.#applyMark(known, mark)
    else {
      const early: EarlyMarkRow = {
        id: this.#work.newId(),
        channelAccountId: this.#accountId,
        ...target,
        contactId,
        mark,
        createdAt: this.#work.now,
      }
      this.#newMarks.push(early)
      this.#keepEarly(early)
    }
  }

  async store(parts: ConversationParts): Promise<void> {
    const { tx, seq } = this.#work
    const all = [...this.#byWaId.values()].flat()
    await insertMessages(
      tx,
      all.flatMap(({ fresh, change }) => (fresh ? [{ ...fresh, ...change }] : [])),
    )
    const changed = all.filter(({ fresh, change }) => !fresh && Object.keys(change).length > 0)
    for (const { row, change } of changed) await updateMessage(tx, row.id, { ...change, seq })
    const reacted = await this.#storeReactions()
    const used = new Set(this.#usedMarks)
    const unused = this.#newMarks.filter((mark) => !used.has(mark.id))
    if (unused.length > 0) await insertEarlyMarks(tx, unused)
    if (used.size > 0) await forgetEarlyMarks(tx, [...used])
    await this.#queueFetches(all, parts)
    await this.#askAgainLater(all, parts)
    for (const { row, fresh } of all) {
      if (fresh && !reacted.has(row.id)) this.#work.touch('messages', row.id, row)
      else if (changed.some((one) => one.row.id === row.id) || reacted.has(row.id)) this.#work.touch('messages', row.id)
    }
    if (changed.length > 0) {
      await parts.linesChanged(
        this.#work,
        changed.map(({ row }) => row.id),
      )
    }
  }

  async #storeReactions(): Promise<Set<string>> {
    const reacted = new Set<string>()
    const fresh = new Set([...this.#byWaId.values()].flat().flatMap((one) => (one.fresh ? [one.row.id] : [])))
    for (const reaction of this.#reactions) {
      if (await saveReaction(this.#work.tx, reaction)) reacted.add(reaction.messageId)
    }
    for (const messageId of reacted) {
      if (!fresh.has(messageId)) await updateMessage(this.#work.tx, messageId, { seq: this.#work.seq })
    }
    return reacted
  }

  async #queueFetches(all: readonly Known[], parts: ConversationParts): Promise<void> {
    const { workspaceId, now } = this.#work
    const fetches = all.flatMap(({ row, fresh, change, sha256 }) => {
      const isNew = (fresh ?? change).attachment?.state === 'waiting'
      if (!isNew || row.deletedAt !== null) return []
      const isHistory = row.origin === 'history'
      const delay = isHistory ? historyFetchDelayMs : 0
      return [
        {
          messageId: row.id,
          workspaceId,
          channelAccountId: this.#accountId,
          sha256,
          attempts: 0,
          nextTryAt: now + delay,
          isHistory,
        },
      ]
    })
    if (fetches.length === 0) return
    await queueFetches(this.#work.tx, fetches)
    this.#work.afterCommit(() => parts.wakeAttachments())
  }

  /** What the phone itself could not read (history) nobody could send again. */
  async #askAgainLater(all: readonly Known[], parts: ConversationParts): Promise<void> {
    const unreadable = all.filter(({ row, fresh }) => fresh && row.kind === 'unreadable' && row.origin !== 'history')
    if (unreadable.length === 0) return
    const about = { channelAccountId: this.#accountId, attempts: 0, nextTryAt: this.#work.now + askAgainAfterMs }
    await insertUnreadable(
      this.#work.tx,
      unreadable.map(({ row }) => ({ messageId: row.id, ...about })),
    )
    this.#work.afterCommit(() => parts.wakeUnreadable())
  }

  #keep(known: Known): void {
    this.#byWaId.set(known.row.waId, [...(this.#byWaId.get(known.row.waId) ?? []), known])
  }

  #keepEarly(mark: EarlyMarkRow): void {
    this.#early.set(mark.waId, [...(this.#early.get(mark.waId) ?? []), mark])
  }

  /** In the chat of this contact; our own by the id alone, for we made it. */
  #find(waId: string, direction: MessageDirection, contactId: string): Known | undefined {
    const same = (this.#byWaId.get(waId) ?? []).filter(({ row }) => row.direction === direction)
    return same.find(({ row }) => row.contactId === contactId) ?? same.find(({ row }) => row.origin === 'app')
  }

  #apply(known: Known, change: Partial<MessageRow>): void {
    const { raw: _, ...light } = change
    known.row = { ...known.row, ...light }
    known.change = { ...known.change, ...change }
  }

  async #applyMark(known: Known, mark: EarlyMark): Promise<void> {
    if (mark.type === 'reaction') {
      this.#reactions.push({ messageId: known.row.id, direction: mark.by, emoji: mark.emoji, at: mark.at })
      return
    }
    const isSealed = mark.type === 'edit' || mark.type === 'vote'
    const change = marked(known.row, isSealed ? await this.#opened(known, mark) : mark)
    if (change) this.#apply(known, change)
  }

  /** What is sealed is opened with the message that it is about. */
  async #opened(known: Known, mark: Extract<EarlyMark, { type: 'edit' | 'vote' }>): Promise<EarlyMark> {
    const isRead = mark.type === 'edit' ? mark.text !== null : mark.options !== null
    if (!mark.sealed || isRead) return mark
    const raw = known.change.raw ?? known.fresh?.raw ?? (await rawOfMessage(this.#work.tx, known.row.id))
    const opened = this.#openSealedEdit(raw, known.row.waId, mark.sealed)
    if (!opened) return mark
    if (mark.type === 'vote') return { ...mark, options: opened.choices ?? null }
    return { ...mark, text: wellFormed(opened.text), editedAt: opened.editedAt ?? mark.editedAt }
  }

  async #useEarlyMarks(added: Known): Promise<void> {
    for (const early of this.#early.get(added.row.waId) ?? []) {
      if (early.direction !== added.row.direction) continue
      if (early.contactId !== null && early.contactId !== added.row.contactId) continue
      await this.#applyMark(added, early.mark)
      this.#usedMarks.push(early.id)
    }
  }

  #reactInside(known: Known, received: ReceivedMessage): void {
    for (const { direction, emoji } of received.content.reactions) {
      // History does not say when; anything said elsewhere is later than the message itself.
      this.#reactions.push({ messageId: known.row.id, direction, emoji, at: received.sentAt })
    }
  }

  /**
   * WhatsApp gives whole seconds. What comes now stands after what came before it and was said within the same second, whatever was
   * said later is here already; history keeps its own times.
   */
  async #placeInThread(received: Received, conversationId: string): Promise<number> {
    const { sentAt, origin } = received
    if (origin === 'history') return sentAt
    const second = startOfSecond(sentAt)
    const newest = this.#newest.get(conversationId) ?? 0
    if (newest < sentAt) return sentAt
    if (startOfSecond(newest) === second) return newest + 1
    const span = { from: second, to: second + 999 }
    const stored = await lastSentWithin(this.#work.tx, conversationId, span)
    const last = Math.max(stored ?? 0, this.#last.get(secondOf(conversationId, sentAt)) ?? 0)
    return last < sentAt ? sentAt : Math.min(last + 1, span.to)
  }

  async #learnExpiration(received: Received, contactId: string): Promise<void> {
    const conversation = await this.#conversationOf(received, contactId)
    this.#conversations.set(contactId, await learnExpiration(this.#work, conversation, received.expiration))
  }

  async #conversationOf(received: Received, contactId: string): Promise<ConversationRow> {
    const { address } = received.chat
    const known = this.#conversations.get(contactId)
    if (known) {
      const isNews = known.address === null || (known.address !== address && received.origin !== 'history')
      if (isNews) {
        await setAddress(this.#work.tx, known.id, address)
        known.address = address
      }
      return known
    }
    const conversation: ConversationRow = {
      id: this.#work.newId(),
      workspaceId: this.#work.workspaceId,
      contactId,
      channelAccountId: this.#accountId,
      address,
      expirationSeconds: null,
      expirationAt: null,
      createdAt: this.#work.now,
    }
    await insertConversation(this.#work.tx, conversation)
    this.#conversations.set(contactId, conversation)
    return conversation
  }

  #tell(received: ReceivedMessage, { row }: Known): void {
    const { direction, origin } = received
    const hint = direction === 'in' ? hintOf(row) : undefined
    const isSeen = origin === 'history' ? received.seen : origin === 'phone'
    this.#work.record(direction === 'in' ? messageReceived : messageRecorded, {
      contactId: row.contactId,
      actor: { kind: direction === 'in' ? 'contact' : 'phone' },
      data: {
        messageId: row.id,
        conversationId: row.conversationId,
        sentAt: row.sentAt,
        direction,
        origin,
        countsUnread: direction === 'in' && !isSeen && row.deletedAt === null,
        ...(hint && { hint }),
      },
    })
  }
}

const startOfSecond = (at: number): number => Math.floor(at / 1000) * 1000
const secondOf = (conversationId: string, at: number): string => `${conversationId} ${startOfSecond(at)}`

function hintOf(row: Pick<MessageRow, 'kind' | 'attachment' | 'text'>): 'receipt' | 'says_paid' | undefined {
  if (bringsReceipt(row)) return 'receipt'
  return row.text !== null && saysPaid(row.text) ? 'says_paid' : undefined
}

function markOf({ content, direction }: Mark): EarlyMark {
  switch (content.type) {
    case 'edit':
      return {
        type: 'edit',
        text: wellFormed(content.text),
        editedAt: content.editedAt,
        sealed: content.sealed ?? null,
      }
    case 'delete':
      return { type: 'delete', deletedAt: content.deletedAt }
    case 'vote':
      return { type: 'vote', by: direction, options: null, at: content.at, sealed: content.sealed }
    case 'reaction':
      return { type: 'reaction', by: direction, emoji: content.emoji, at: content.at }
  }
}
