// Files that somebody chose for a conversation, from the choice until the message stands in the queue. They live outside the
// drawer, so that closing it or looking at another card stops no upload. Uploading begins at once: by the time the caption is
// written the file is usually there, and nothing is sent before the person says so.
import { sendMessage } from '@aldia/shared/message.ts'
import { create } from 'zustand'
import { ApiFailure, uploadFile } from '#base/api.ts'
import { now } from '#base/clock.ts'
import { newId } from '#base/ids.ts'
import type { Wish } from '#outgoing/when-dialog.tsx'
import { enqueue } from '#records/command-queue.ts'
import { filesMax, type SendAs, sendAs } from './outgoing-file.ts'

export interface OutgoingFile {
  readonly key: string
  readonly cardId: string
  readonly blob: Blob
  readonly name: string
  readonly mimeType: string
  readonly sizeBytes: number
  readonly as: SendAs
  readonly durationSeconds: number | null
  /** Object URL, for showing it before the server has it. */
  readonly url: string
  readonly upload:
    | { readonly state: 'uploading'; readonly share: number }
    | { readonly state: 'ready'; readonly fileId: string }
    | { readonly state: 'failed'; readonly message: string }
  /** Set once the person has said "send": the message it becomes as soon as it is uploaded. */
  readonly leaving: {
    readonly messageId: string
    readonly at: number
    readonly text: string
    readonly quotedMessageId: string | null
    /** When it is to leave; null: now. */
    readonly wish: Wish | null
    /** Why words leave that may offend; null: they do not. */
    readonly override: { readonly reason: string; readonly of: 'words' | 'rules' } | null
    readonly channelAccountId: string | null
  } | null
}

const useFiles = create<{ files: readonly OutgoingFile[] }>()(() => ({ files: [] }))
const uploads = new Map<string, AbortController>()

/** By file id: what this browser uploaded lately, so that its bubble shows the picture without fetching it again. */
const known = new Map<string, Pick<OutgoingFile, 'url' | 'name' | 'mimeType' | 'sizeBytes' | 'durationSeconds'>>()
const knownMax = 40

/** Chosen and not yet sent, in the order of choosing. */
export function useChosenFiles(cardId: string): readonly OutgoingFile[] {
  const files = useFiles((state) => state.files)
  return files.filter((file) => file.cardId === cardId && file.leaving === null)
}

/** Sent by the person and still on the way to the server. */
export function useLeavingFiles(cardId: string): readonly OutgoingFile[] {
  const files = useFiles((state) => state.files)
  return files.filter((file) => file.cardId === cardId && file.leaving !== null)
}

/** What this browser knows of a file that it uploaded itself. */
export function ownUpload(fileId: string | null) {
  return fileId === null ? undefined : known.get(fileId)
}

/** Puts files beside the text of a card and begins to upload them; answers how many found no room. */
export function chooseFiles(cardId: string, blobs: readonly File[]): number {
  const room = filesMax - useFiles.getState().files.filter((file) => file.cardId === cardId && !file.leaving).length
  for (const blob of blobs.slice(0, Math.max(0, room))) add(cardId, blob, blob.name, sendAs(blob), null)
  return Math.max(0, blobs.length - Math.max(0, room))
}

/** Puts a recording beside the text of a card. */
export function chooseRecording(cardId: string, blob: Blob, name: string, durationSeconds: number): string {
  return add(cardId, blob, name, 'voice', durationSeconds)
}

export function changeSendAs(key: string, as: SendAs): void {
  change(key, (file) => ({ ...file, as }))
}

/** Takes a file away again, uploaded or not. */
export function removeFile(key: string): void {
  const file = find(key)
  if (file === undefined) return
  uploads.get(key)?.abort()
  URL.revokeObjectURL(file.url)
  drop(key)
  sendUploaded(file.cardId)
}

export function retryUpload(key: string): void {
  const file = find(key)
  if (file !== undefined) void upload(file)
}

/**
 * Sends the chosen files of a card in their order, all from one number (null: the one that was written to); the first carries text
 * and quote. With `onlyKey`, that file alone.
 */
export function sendFiles(
  cardId: string,
  written: {
    text: string
    quotedMessageId: string | null
    channelAccountId: string | null
    wish?: Wish | null
    override?: { readonly reason: string; readonly of: 'words' | 'rules' } | null
    onlyKey?: string
  },
): void {
  const { channelAccountId, wish = null, override = null, onlyKey } = written
  let caption = written.text
  let quoted = written.quotedMessageId
  for (const file of useFiles.getState().files) {
    if (file.cardId !== cardId || file.leaving !== null || (onlyKey !== undefined && file.key !== onlyKey)) continue
    const leaving = {
      messageId: newId(),
      at: now(),
      text: caption,
      quotedMessageId: quoted,
      channelAccountId,
      wish,
      // Without words there are none that could offend.
      override: caption === '' && override?.of === 'words' ? null : override,
    }
    change(file.key, (chosen) => ({ ...chosen, leaving }))
    caption = ''
    quoted = null
  }
  sendUploaded(cardId)
}

function add(cardId: string, blob: Blob, name: string, as: SendAs, durationSeconds: number | null): string {
  const file: OutgoingFile = {
    key: newId(),
    cardId,
    blob,
    name,
    mimeType: blob.type,
    sizeBytes: blob.size,
    as,
    durationSeconds,
    url: URL.createObjectURL(blob),
    upload: { state: 'uploading', share: 0 },
    leaving: null,
  }
  useFiles.setState(({ files }) => ({ files: [...files, file] }))
  void upload(file)
  return file.key
}

async function upload({ key, cardId, blob, name }: OutgoingFile): Promise<void> {
  const abort = new AbortController()
  uploads.set(key, abort)
  say(key, { state: 'uploading', share: 0 })
  try {
    const stored = await uploadFile(blob, name, (share) => say(key, { state: 'uploading', share }), abort.signal)
    say(key, { state: 'ready', fileId: stored.id })
    sendUploaded(cardId)
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    say(key, { state: 'failed', message: error.message })
  } finally {
    uploads.delete(key)
  }
}

/** Hands over what is uploaded, never one file past another that was chosen before it. */
function sendUploaded(cardId: string): void {
  for (const file of useFiles.getState().files) {
    if (file.cardId !== cardId || file.leaving === null) continue
    if (file.upload.state !== 'ready') return
    remember(file.upload.fileId, file)
    const { at: _, wish, ...leaving } = file.leaving
    const leavingBy = wish ?? { mayTakeBack: true }
    enqueue(sendMessage, { ...leaving, cardId, fileId: file.upload.fileId, as: file.as, ...leavingBy })
    drop(file.key)
  }
}

function remember(fileId: string, { url, name, mimeType, sizeBytes, durationSeconds }: OutgoingFile): void {
  known.set(fileId, { url, name, mimeType, sizeBytes, durationSeconds })
  for (const [oldest, { url: oldUrl }] of known) {
    if (known.size <= knownMax) return
    known.delete(oldest)
    URL.revokeObjectURL(oldUrl)
  }
}

const find = (key: string) => useFiles.getState().files.find((file) => file.key === key)
const say = (key: string, state: OutgoingFile['upload']) => change(key, (file) => ({ ...file, upload: state }))

function change(key: string, edit: (file: OutgoingFile) => OutgoingFile): void {
  useFiles.setState(({ files }) => ({ files: files.map((file) => (file.key === key ? edit(file) : file)) }))
}

function drop(key: string): void {
  useFiles.setState(({ files }) => ({ files: files.filter((file) => file.key !== key) }))
}

// A reload would lose what is only in this page.
if (typeof window !== 'undefined') {
  window.addEventListener('beforeunload', (event) => {
    if (useFiles.getState().files.length > 0) event.preventDefault()
  })
}
