import type { Work } from '#base/work.ts'
import { addressToWriteTo } from '#contacts/contacts.ts'
import type { MergeParts } from '#contacts/merge-parts.ts'
import {
  type ConversationRow,
  conversationsOf,
  findConversation,
  giveTo,
  insertConversation,
  setAddress,
  setEarlyMarksOf,
  setExpiration,
} from '#conversations/conversations.store.ts'
import {
  findRaw,
  insertMessages,
  insertReactions,
  type MessageRow,
  messagesOfConversation,
  putInto,
  type ReactionRow,
} from '#conversations/messages.store.ts'

// Of two people that were one: whose messages are whose. What a merge moved goes back; what came later is told apart by the address that
// it came from or went to.

/** Two that are to be told apart: `theirs` gets its own, `stays` keeps the rest. */
export interface Separation {
  readonly theirsId: string
  readonly staysId: string
  /** What the merge did that is taken back; empty when nothing was written down. */
  readonly parts: MergeParts
  /** The addresses of the one who gets their own. */
  readonly addresses: ReadonlySet<string>
}

/** What was told apart. */
export interface Separated {
  /** Messages of the one who got their own. */
  readonly messageIds: ReadonlySet<string>
  /** Of these, when those that came in were sent (epoch ms). */
  readonly receivedAt: readonly number[]
  /** Files that came with those of them that came after the merge. */
  readonly fileIds: ReadonlySet<string>
  /** Where messages are now that were elsewhere. */
  readonly moves: readonly { conversationId: string; messageIds: readonly string[] }[]
}

type Row = Awaited<ReturnType<typeof messagesOfConversation>>[number]

/** News carry the newest messages; older ones are read when somebody scrolls up to them. */
const messagesInNews = 200

/** `addressOf`: the address that a message came from or went to; null when it is not known. */
export async function separateConversations(
  work: Work,
  about: Separation,
  addressOf: (message: Row) => Promise<string | null>,
): Promise<Separated> {
  const { parts, staysId } = about
  const moved = parts.ids('message')
  const [newest = '0'] = parts.ids('newestRowNo')
  const isTheirs = async (row: Row): Promise<boolean> => {
    if (moved.has(row.id)) return true
    if (row.rowNo <= Number(newest)) return false
    const address = await addressOf(row)
    return address !== null && about.addresses.has(address)
  }
  const theirs: Row[] = []
  const moves: { conversationId: string; messageIds: string[] }[] = []
  for (const conversation of await conversationsOf(work.tx, work.workspaceId, staysId)) {
    const mine: Row[] = []
    const rest: Row[] = []
    for (const row of await messagesOfConversation(work.tx, conversation.id))
      ((await isTheirs(row)) ? mine : rest).push(row)
    moves.push(...(await divide(work, about, conversation, { mine, rest })))
    theirs.push(...mine)
  }
  await bringBack(work, parts)
  await setEarlyMarksOf(work.tx, [...parts.ids('earlyMark')], about.theirsId)
  for (const { messageIds } of moves)
    for (const id of [...messageIds].sort().slice(-messagesInNews)) work.touch('messages', id)
  const later = theirs.filter(({ id }) => !moved.has(id))
  return {
    messageIds: new Set(theirs.map(({ id }) => id)),
    receivedAt: theirs.filter(({ direction }) => direction === 'in').map(({ sentAt }) => sentAt),
    fileIds: new Set(later.flatMap(({ attachment }) => attachment?.fileId ?? [])),
    moves,
  }
}

async function divide(
  work: Work,
  about: Separation,
  conversation: ConversationRow,
  { mine, rest }: { mine: readonly Row[]; rest: readonly Row[] },
): Promise<{ conversationId: string; messageIds: string[] }[]> {
  const { parts, theirsId, staysId } = about
  const before = parts.rows<ConversationRow>('conversationBefore')
  const sameLine = (contactId: string) =>
    before.find((row) => row.contactId === contactId && row.channelAccountId === conversation.channelAccountId)
  if (parts.ids('conversationGiven').has(conversation.id)) {
    await giveTo(work.tx, conversation.id, theirsId)
    await setAddress(work.tx, conversation.id, sameLine(theirsId)?.address ?? conversation.address)
    if (rest.length === 0) return [{ conversationId: conversation.id, messageIds: mine.map(({ id }) => id) }]
    const address = await addressToWriteTo(work.tx, staysId)
    const own = await open(work, { ...conversation, id: work.newId(), contactId: staysId, address })
    const back = { conversationId: conversation.id, messageIds: mine.map(({ id }) => id) }
    return [back, await put(work, own, rest)]
  }
  const was = sameLine(theirsId)
  if (!was && mine.length === 0) return []
  if (conversation.address !== null && about.addresses.has(conversation.address))
    await setAddress(work.tx, conversation.id, sameLine(staysId)?.address ?? (await addressToWriteTo(work.tx, staysId)))
  const stayed = sameLine(staysId)
  if (was && stayed && conversation.expirationAt === was.expirationAt)
    await setExpiration(work.tx, conversation.id, expirationOf(stayed))
  const address = await addressToWriteTo(work.tx, theirsId)
  const own = await open(work, was ?? { ...conversation, id: work.newId(), contactId: theirsId, address })
  return [await put(work, own, mine)]
}

async function open(work: Work, row: ConversationRow): Promise<ConversationRow> {
  await insertConversation(work.tx, row)
  return row
}

async function put(work: Work, into: ConversationRow, rows: readonly Row[]) {
  const messageIds = rows.map(({ id }) => id)
  await putInto(work.tx, messageIds, { conversationId: into.id, seq: work.seq })
  return { conversationId: into.id, messageIds }
}

/** Of a message that both had, one copy was removed. */
async function bringBack(work: Work, parts: MergeParts): Promise<void> {
  for (const row of parts.rows<Omit<MessageRow, 'raw'> & { raw: string | null }>('messageRemoved')) {
    if (!(await findConversation(work.tx, work.workspaceId, row.conversationId))) continue
    if (await isThere(work, row)) continue
    await insertMessages(work.tx, [
      { ...row, raw: row.raw === null ? null : Buffer.from(row.raw, 'base64'), seq: work.seq },
    ])
    work.touch('messages', row.id)
  }
  await insertReactions(work.tx, parts.rows<ReactionRow>('reactionRemoved'))
}

async function isThere(
  work: Work,
  row: Pick<MessageRow, 'channelAccountId' | 'conversationId' | 'waId' | 'direction'>,
) {
  return (await findRaw(work.tx, row.channelAccountId, row, row.conversationId)) !== null
}

const expirationOf = ({ expirationSeconds, expirationAt }: ConversationRow) => ({ expirationSeconds, expirationAt })
