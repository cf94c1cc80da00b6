import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { proto } from '@whiskeysockets/baileys'
import type { ChronicleEntry } from './chronicle.ts'
import type { Person } from './person.ts'
import { secondsOf } from './world.ts'

/** Messages of a conversation that travel with the first chunk. */
const FIRST_MESSAGES = 5
/** Messages in a later chunk. */
const CHUNK_MESSAGES = 1000

const { HistorySyncType } = proto.HistorySync
const pack = promisify(deflate)

/** An older message for the own phone's history. */
export interface HistoryMessage {
  /** The business wrote it; default false. */
  fromMe?: boolean
  text?: string
  /** Instead of a text. */
  message?: proto.IMessage
  /** Epoch ms. */
  at: number
  id?: string
}

/** A conversation as the business's own phone has it before a client is linked. */
export interface HistoryChat {
  /** The number of a person that has been added. */
  phone: string
  /** As saved in the phone's address book. */
  name?: string
  unread?: number
  archived?: boolean
  messages: HistoryMessage[]
}

/** One history sync message, before encryption. */
export interface HistoryChunk {
  syncType: proto.HistorySync.HistorySyncType
  chunkOrder: number
  progress: number
  /** Deflated `HistorySync`. */
  payload: Buffer
}

/** What the history says about a conversation besides its messages. */
export type ChatFacts = Pick<HistoryChat, 'name' | 'unread' | 'archived'>

interface Chat {
  person: Person
  entries: ChronicleEntry[]
  facts: ChatFacts
}

/** A message as history and resends carry it. */
export function webMessage(person: Person, entry: ChronicleEntry): proto.IWebMessageInfo {
  const { DELIVERY_ACK, READ } = proto.WebMessageInfo.Status
  return {
    key: { remoteJid: person.address(), fromMe: entry.fromMe, id: entry.id },
    message: entry.message,
    messageTimestamp: secondsOf(entry.at),
    status: entry.fromMe ? READ : DELIVERY_ACK,
    ...(entry.fromMe ? {} : { pushName: person.name }),
  }
}

function conversation({ person, facts }: Chat, entries: ChronicleEntry[]): proto.IConversation {
  const newestFirst = entries.toReversed()
  return {
    id: person.address(),
    messages: newestFirst.map((entry) => ({ message: webMessage(person, entry) })),
    unreadCount: facts.unread ?? 0,
    ...(facts.name && { name: facts.name }),
    ...(facts.archived && { archived: true }),
    ...(newestFirst[0] && { conversationTimestamp: secondsOf(newestFirst[0].at) }),
    ...(person.lid && !person.hideOtherAddress && { pnJid: person.jid, lidJid: person.lid }),
  }
}

function laterChunks(chats: Chat[]): proto.IConversation[][] {
  const chunks: proto.IConversation[][] = []
  let chunk: proto.IConversation[] = []
  let size = 0
  for (const chat of chats) {
    const older = chat.entries.slice(0, -FIRST_MESSAGES)
    for (let end = older.length; end > 0; end -= CHUNK_MESSAGES) {
      const part = older.slice(Math.max(0, end - CHUNK_MESSAGES), end)
      if (size > 0 && size + part.length > CHUNK_MESSAGES) {
        chunks.push(chunk)
        chunk = []
        size = 0
      }
      chunk.push(conversation(chat, part))
      size += part.length
    }
  }
  return [...chunks, chunk]
}

/** The history as the own phone sends it after linking: newest messages first, then names, then the rest. */
export async function historyChunks(
  chats: Iterable<[Person, ChronicleEntry[]]>,
  factsOf: (person: Person) => ChatFacts,
  people: Person[],
): Promise<HistoryChunk[]> {
  const all = [...chats].map(([person, entries]) => ({ person, entries, facts: factsOf(person) }))
  const pairs = people.flatMap(({ jid, lid, hideOtherAddress }) =>
    lid && !hideOtherAddress ? [{ pnJid: jid, lidJid: lid }] : [],
  )
  const later = laterChunks(all)
  const syncs: proto.IHistorySync[] = [
    {
      syncType: HistorySyncType.INITIAL_BOOTSTRAP,
      conversations: all.map((chat) => conversation(chat, chat.entries.slice(-FIRST_MESSAGES))),
      phoneNumberToLidMappings: pairs,
    },
    {
      syncType: HistorySyncType.PUSH_NAME,
      pushnames: all.map(({ person }) => ({ id: person.address(), pushname: person.name })),
    },
    ...later.map((conversations) => ({ syncType: HistorySyncType.RECENT, conversations })),
  ]
  return Promise.all(
    syncs.map(async (sync, index) => {
      const syncType = sync.syncType ?? HistorySyncType.RECENT
      const progress = Math.round(((index + 1) / syncs.length) * 100)
      const bytes = proto.HistorySync.encode({ ...sync, chunkOrder: index + 1, progress }).finish()
      return { syncType, chunkOrder: index + 1, progress, payload: (await pack(bytes)) as Buffer }
    }),
  )
}
