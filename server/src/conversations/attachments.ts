import type { Attachment, Message } from '@aldia/shared/message.ts'
import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { type Lane, makeLane, type Next } from '#base/lane.ts'
import type { Perform, Work } from '#base/work.ts'
import { type SilentTransport, TransportFailure } from '#channels/transport.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import {
  dueFetches,
  type FetchRow,
  findFetch,
  forgetFetches,
  nextFetchAt,
  queueFetches,
  saveFetch,
} from '#conversations/attachment-fetches.store.ts'
import { isAcceptable } from '#conversations/attachment-verdict.ts'
import { loadMessages } from '#conversations/message-records.ts'
import { findMessageAnywhere, findMessages, type MessageRow, updateMessage } from '#conversations/messages.store.ts'
import { type FileStore, FileTooLarge, type StoredFile, WrongContent } from '#files/file-store.ts'
import { addFile } from '#files/files.ts'

// Files of received messages are fetched in the background, a few at a time. What fails is tried again, less and less often, and
// by button; what is too large or not what it claims to be is refused for good.

type MediaSource = Pick<SilentTransport, 'ready' | 'fetchMedia'>

export interface AttachmentParts {
  database: Database
  perform: Perform
  clock: Clock
  store: FileStore
  transportOf(accountId: string): MediaSource | null
  /** Something failed that is no answer of the network; names and ids only. */
  report(about: { messageId: string | null; error: unknown }): void
}

const atOnce = 3
/** So many of these may be of the history: one place is always free for what comes now. */
const historyAtOnce = atOnce - 1
export const maxAttachmentBytes = 100 * 1024 * 1024
export const maxFetchAttempts = 8
const firstPauseMs = 5_000
const longestPauseMs = 6 * 60 * 60_000
const offlinePauseMs = 15_000
/** A download that has not ended by then is broken off (ms). */
const fetchTimeoutMs = 5 * 60_000

/** A fetch uses these; `ending` is aborted when the program ends. */
type FetchParts = AttachmentParts & { ending: AbortSignal }

/**
 * Wake it when something is to be fetched, or may be by now (a connection was opened). Its end breaks off what is under way,
 * which is due again at the next start: a sender's phone may take minutes, and an end has seconds.
 */
export function makeAttachments(given: AttachmentParts): Lane {
  const ending = new AbortController()
  const parts: FetchParts = { ...given, ending: ending.signal }
  const { reader } = parts.database
  const historyUnderWay = new Set<string>()
  async function fetchHistory(transport: MediaSource, row: FetchRow): Promise<void> {
    historyUnderWay.add(row.messageId)
    await fetchOne(parts, transport, row).finally(() => historyUnderWay.delete(row.messageId))
  }
  async function next(underWay: ReadonlySet<string>): Promise<Next> {
    const offline = new Set<string>()
    for (;;) {
      const now = parts.clock.now()
      const [row] = await dueFetches(reader, {
        now,
        longestPauseMs,
        maxAttempts: maxFetchAttempts,
        notMessageIds: [...underWay],
        notAccountIds: [...offline],
        withHistory: historyUnderWay.size < historyAtOnce,
        limit: 1,
      })
      if (!row) {
        if (offline.size > 0) return { at: now + offlinePauseMs }
        const at = await nextFetchAt(reader, { after: now, maxAttempts: maxFetchAttempts })
        return at === null ? null : { at }
      }
      const transport = parts.transportOf(row.channelAccountId)
      const fetch = row.isHistory ? fetchHistory : (...of: [MediaSource, FetchRow]) => fetchOne(parts, ...of)
      if (transport?.ready()) return { key: row.messageId, run: () => fetch(transport, row) }
      offline.add(row.channelAccountId)
    }
  }
  const lane = makeLane({
    clock: parts.clock,
    atOnce,
    next,
    report: (error, messageId) => parts.report({ messageId, error }),
    // Not even the failure could be stored, so the row still says that it is due.
    pauseAfterTroubleMs: offlinePauseMs,
  })
  return {
    wake: lane.wake,
    stop() {
      const stopped = lane.stop()
      ending.abort()
      return stopped
    },
  }
}

/** A person asks for a failed file once more. */
export async function refetchAttachment(
  work: Work,
  parts: { cardsOf: CardsOf; wakeAttachments(): void },
  messageId: string,
): Promise<Message> {
  const [message] = await findMessages(work.tx, work.workspaceId, [messageId])
  if (!message) fail('not_found', 'message', { field: 'messageId' })
  const { attachment } = message
  if (attachment?.state === 'failed' && message.deletedAt === null) {
    const known = await findFetch(work.tx, messageId)
    if (known) await saveFetch(work.tx, messageId, { attempts: 0, nextTryAt: work.now, isHistory: false })
    else {
      await queueFetches(work.tx, [
        {
          messageId,
          workspaceId: work.workspaceId,
          channelAccountId: message.channelAccountId,
          sha256: null,
          attempts: 0,
          nextTryAt: work.now,
          isHistory: false,
        },
      ])
    }
    await saveAttachment(work, messageId, { ...attachment, state: 'waiting' })
    work.afterCommit(() => parts.wakeAttachments())
  } else if (attachment?.state !== 'waiting') fail('conflict', 'attachment_not_failed')
  const [loaded] = await loadMessages(work.tx, work.workspaceId, [messageId], parts.cardsOf)
  return loaded ?? fail('not_found', 'message', { field: 'messageId' })
}

async function fetchOne(parts: FetchParts, transport: MediaSource, row: FetchRow): Promise<void> {
  const message = await findMessageAnywhere(parts.database.reader, row.messageId)
  const isWanted = message?.attachment?.state === 'waiting' && message.deletedAt === null && message.raw !== null
  if (!isWanted) {
    await inWorkspace(parts, row, (work) => forgetFetches(work.tx, [row.messageId]))
    return
  }
  try {
    const stored = await download(parts, transport, message, row.sha256)
    await inWorkspace(parts, row, (work) => noteFetched(work, message, stored))
  } catch (error) {
    // Broken off by our own end, which is no failure of the file.
    if (parts.ending.aborted) return
    const isExpected =
      error instanceof TransportFailure || error instanceof FileTooLarge || error instanceof WrongContent
    if (!isExpected) parts.report({ messageId: row.messageId, error })
    await inWorkspace(parts, row, (work) => noteFailed(work, row, error))
  }
}

async function download(
  parts: FetchParts,
  transport: MediaSource,
  message: MessageRow,
  sha256: string | null,
): Promise<StoredFile> {
  const late = Promise.withResolvers<never>()
  const failure = new TransportFailure('timeout', { again: true })
  let breakOff = () => late.reject(failure)
  const end = () => breakOff()
  const cancel = parts.clock.after(fetchTimeoutMs, end)
  parts.ending.addEventListener('abort', end)
  try {
    const fetching = transport.fetchMedia(message.raw ?? Buffer.alloc(0))
    const content = await Promise.race([fetching, late.promise]).catch((error: unknown) => {
      // An answer that comes after all is of no use any more.
      fetching.then(
        (unwanted) => unwanted.destroy(),
        () => undefined,
      )
      throw error
    })
    breakOff = () => content.destroy(failure)
    return await parts.store.put(content, { maxBytes: maxAttachmentBytes, sha256 })
  } finally {
    cancel()
    parts.ending.removeEventListener('abort', end)
  }
}

async function noteFetched(work: Work, { id, kind }: MessageRow, stored: StoredFile): Promise<void> {
  const [message] = await findMessages(work.tx, work.workspaceId, [id])
  await forgetFetches(work.tx, [id])
  if (!message?.attachment) return
  const { attachment } = message
  if (!isAcceptable({ kind, mimeType: attachment.mimeType }, stored.mimeType)) {
    await saveAttachment(work, id, { ...attachment, state: 'refused' })
    return
  }
  const file = await addFile(work, stored, {
    name: attachment.name,
    createdById: null,
    contactId: message.direction === 'in' ? message.contactId : null,
  })
  await saveAttachment(work, id, {
    ...attachment,
    state: 'ready',
    fileId: file.id,
    mimeType: stored.mimeType,
    sizeBytes: stored.sizeBytes,
  })
}

async function noteFailed(work: Work, row: FetchRow, error: unknown): Promise<void> {
  const isTooLarge = error instanceof FileTooLarge
  const isFinal = error instanceof TransportFailure && !error.again
  const attempts = isFinal ? maxFetchAttempts : row.attempts + 1
  const pauseMs = Math.min(firstPauseMs * 4 ** (attempts - 1), longestPauseMs)
  await saveFetch(work.tx, row.messageId, { attempts, nextTryAt: work.now + pauseMs })
  if (isTooLarge) await forgetFetches(work.tx, [row.messageId])
  if (!isTooLarge && attempts < maxFetchAttempts) return
  const [message] = await findMessages(work.tx, work.workspaceId, [row.messageId])
  if (!message?.attachment) return
  await saveAttachment(work, row.messageId, { ...message.attachment, state: isTooLarge ? 'refused' : 'failed' })
}

async function saveAttachment(work: Work, messageId: string, attachment: Attachment): Promise<void> {
  await updateMessage(work.tx, messageId, { attachment, seq: work.seq })
  work.touch('messages', messageId)
}

async function inWorkspace(parts: AttachmentParts, row: FetchRow, verb: (work: Work) => Promise<void>): Promise<void> {
  await parts.perform({ workspaceId: row.workspaceId, actor: { kind: 'system' } }, verb)
}
