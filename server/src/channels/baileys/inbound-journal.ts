import { type BinaryNode, getBinaryNodeChild } from '@whiskeysockets/baileys'
import type { Database, Queries } from '#base/database/database.ts'
import { assert } from '#base/failure.ts'
import type { EncryptedKeyStore } from './encrypted-key-store.ts'
import {
  appendToJournal,
  countJournalAttempt,
  type JournalRow,
  type NewJournalRow,
  readJournal,
  removeFromJournal,
  resetJournalAttempts,
} from './inbound-journal.store.ts'

/** A decrypted message: the attributes of its stanza, and the plaintext with WhatsApp's padding (empty: it cannot be read). */
export interface Decrypted {
  attrs: Record<string, string>
  plaintext: Buffer
}

export interface JournalEntry {
  id: number
  /** What tells it from others; the WhatsApp id itself is among the attributes. */
  waId: string
  /** Throws when the entry was damaged or sealed with another key. */
  open(): Decrypted
}

/** A message about to be appended. */
export interface JournalDraft extends Decrypted {
  row: NewJournalRow
}

/** Received messages that are not yet in the thread, oldest first. */
export interface InboundJournal {
  /** What the transaction of the keys has to store as well. */
  draft(stanza: BinaryNode, plaintext: Uint8Array, receivedAt: number): JournalDraft
  /**
   * Stands for a message that cannot be read. It never takes the place of the message itself, which may come while this waits.
   */
  stub(stanza: BinaryNode, receivedAt: number): JournalDraft
  /** null when the message already waits. */
  append(tx: Queries, draft: JournalDraft): Promise<JournalEntry | null>
  /** A commit of its own, for a message whose decryption changed no key. */
  appendAlone(draft: JournalDraft): Promise<JournalEntry | null>
  next(afterId: number, limit: number): Promise<JournalEntry[]>
  /** After the messages are stored. Not durable: a row that comes back is recognised by its WhatsApp id. */
  remove(ids: readonly number[]): Promise<void>
  countAttempt(id: number): Promise<number>
  /** Gives rows that were given up another chance. */
  resetAttempts(): Promise<void>
}

/** A message that cannot be stored is tried this often, then left for the next start. */
export const maxDeliveryAttempts = 5

/** The attribute in which the entry of a message without content tells WhatsApp's reason for that, when there is one. */
export const whyUnavailable = 'unavailable'
/** The attribute that says that nothing was encrypted in it. */
export const absent = 'absent'

function packed({ attrs, plaintext }: Decrypted): Buffer {
  const head = Buffer.from(JSON.stringify(attrs))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(head.length)
  return Buffer.concat([size, head, plaintext])
}

function unpacked(bytes: Buffer): Decrypted {
  const size = bytes.readUInt32BE(0)
  assert(bytes.length >= 4 + size, 'a journal entry holds its envelope')
  return { attrs: JSON.parse(bytes.subarray(4, 4 + size).toString()), plaintext: bytes.subarray(4 + size) }
}

export function makeInboundJournal(about: {
  database: Database
  box: EncryptedKeyStore
  workspaceId: string
  accountId: string
}): InboundJournal {
  const { database, box, workspaceId, accountId } = about
  const place = (chatAddress: string, waId: string) => `${accountId}/inbound/${chatAddress}/${waId}`
  const asEntry = (row: JournalRow): JournalEntry => ({
    id: row.id,
    waId: row.waId,
    open: () => unpacked(box.open(place(row.chatAddress, row.waId), row.payload)),
  })
  function drafted({ attrs, plaintext }: Decrypted, waId: string, receivedAt: number): JournalDraft {
    const chatAddress = attrs.recipient ?? attrs.from ?? ''
    const payload = box.seal(place(chatAddress, waId), packed({ attrs, plaintext }))
    return { attrs, plaintext, row: { accountId, chatAddress, waId, payload, receivedAt } }
  }
  async function append(tx: Queries, { row, attrs, plaintext }: JournalDraft): Promise<JournalEntry | null> {
    const id = await appendToJournal(tx, row)
    return id === null ? null : { id, waId: row.waId, open: () => ({ attrs, plaintext }) }
  }
  return {
    draft(stanza, bytes, receivedAt) {
      const attrs = { ...stanza.attrs }
      return drafted({ attrs, plaintext: Buffer.from(bytes) }, attrs.id ?? '', receivedAt)
    },
    stub(stanza, receivedAt) {
      const why = getBinaryNodeChild(stanza, 'unavailable')?.attrs.type
      const attrs: Decrypted['attrs'] = {
        ...stanza.attrs,
        ...(why && { [whyUnavailable]: why }),
        ...(!getBinaryNodeChild(stanza, 'enc') && { [absent]: '' }),
      }
      return drafted({ attrs, plaintext: Buffer.alloc(0) }, `${attrs.id}#stub`, receivedAt)
    },
    append,
    appendAlone: (draft) => database.write(workspaceId, (tx) => append(tx, draft)),
    next: async (afterId, limit) =>
      (await readJournal(database.reader, { accountId, afterId, limit, maxAttempts: maxDeliveryAttempts })).map(
        asEntry,
      ),
    remove: (ids) => database.write(workspaceId, (tx) => removeFromJournal(tx, ids), { durable: false }),
    countAttempt: (id) => database.write(workspaceId, (tx) => countJournalAttempt(tx, id), { durable: false }),
    resetAttempts: () => database.write(workspaceId, (tx) => resetJournalAttempts(tx, accountId), { durable: false }),
  }
}
