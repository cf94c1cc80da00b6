import type { SendFailure } from '@aldia/shared/message.ts'
import { type Finding, judgeContact, type Question } from '@aldia/shared/policy/judge.ts'
import type { Reader } from '#base/database/database.ts'
import type { Work } from '#base/work.ts'
import type { TransportFailure } from '#channels/transport.ts'
import { contactFacts } from '#contacts/contacts.ts'
import { learnLookUp } from '#contacts/find-or-make.ts'
import { conversationFacts, leaveNow, messageFacts, quotedRaw, setWait, writeTo } from '#conversations/own-messages.ts'
import type { ConversationParts } from '#conversations/receive.ts'
import { typeToTell } from '#files/content-type.ts'
import type { FileStore } from '#files/file-store.ts'
import { findFile } from '#files/files.ts'
import { contactQuestion, leavingAt, waitOf } from '#outbox/contact-question.ts'
import { isStale, planDeparture } from '#outbox/departure-plan.ts'
import { findOutbox, firstHeldAt, type OutboxRow, saveOutbox, sentRaw, waitingRows } from '#outbox/outbox.store.ts'
import type { OutboxParts } from '#outbox/send-message.ts'
import { giveUp } from '#outbox/settle.ts'
import { type ClearedMessage, ruleOn } from '#policy/gate.ts'
import type { ToSend } from '#policy/to-send.ts'

// The transactions around one send: which row is next, claiming it, and writing down what came of it.

export interface DepartureParts extends ConversationParts, Pick<OutboxParts, 'accountFacts'> {
  store: FileStore
}

type ConversationFacts = NonNullable<Awaited<ReturnType<typeof conversationFacts>>>

/** So many waiting rows are looked at to find one whose turn it is. */
const lookAhead = 200
/** A read receipt is a courtesy: after so many tries it is let go. */
const maxReadTries = 3
/** What its recipient's devices refuse or do not answer is said within a minute. */
const maxRecipientTries = 3
/** A fault of the message itself (its file cannot be uploaded) is not tried for hours; being offline is. */
const maxNamedTries = 8
const firstBackOffMs = 2_000
const longestBackOffMs = 5 * 60_000
/** Clocks are put right by seconds all the time (ms). */
const maxClockLeadMs = 60_000

/**
 * The next row to send beside those that are under way, or when to look again; null when nothing waits. Within a conversation
 * no row overtakes another.
 */
export async function nextDeparture(
  tx: Reader,
  accountId: string,
  { now, underWay }: { now: number; underWay: readonly OutboxRow[] },
): Promise<{ row: OutboxRow } | { at: number } | null> {
  const held = new Set(underWay.map((row) => row.conversationId))
  const gone = new Set(underWay.map((row) => row.id))
  let soonest = Number.POSITIVE_INFINITY
  const inLine = await waitingRows(tx, accountId, { now, futureFrom: now + maxClockLeadMs, limit: lookAhead })
  for (const row of inLine) {
    if (gone.has(row.id)) continue
    const keepsOrder = row.outgoing.what !== 'read'
    if (keepsOrder && held.has(row.conversationId)) continue
    if (isDue(row, now)) return { row }
    soonest = Math.min(soonest, row.notBefore)
    if (keepsOrder) held.add(row.conversationId)
  }
  const heldAt = await firstHeldAt(tx, accountId, now)
  const at = Math.min(soonest, heldAt ?? Number.POSITIVE_INFINITY)
  return at === Number.POSITIVE_INFINITY ? null : { at }
}

/** A row that was made, or put off, later than now was so under a clock that has been set right since. */
function isDue(row: OutboxRow, now: number): boolean {
  const isFromFuture = row.createdAt > now + maxClockLeadMs && (row.wishedAt ?? now) <= now
  const isPutOffTooFar = row.attempts > 0 && row.notBefore > now + longestBackOffMs + maxClockLeadMs
  return row.notBefore <= now || isFromFuture || isPutOffTooFar
}

/** The number to look up before this row can leave: its person was added by hand and never written with. */
export async function numberToLookUp(
  tx: Reader,
  row: OutboxRow,
): Promise<{ contactId: string; phone: string | null } | null> {
  const conversation = await conversationFacts(tx, row.workspaceId, row.conversationId)
  if (!conversation || conversation.address !== null) return null
  const contact = await contactFacts(tx, row.workspaceId, conversation.contactId)
  return { contactId: conversation.contactId, phone: contact?.phone ?? null }
}

/** Writes down where the network knows the number, or that it does not. */
export async function noteLookUp(
  work: Work,
  parts: ConversationParts,
  row: OutboxRow,
  found: { contactId: string; chat: { address: string; other: string | null } | null; phone: string | null },
): Promise<void> {
  const current = await findOutbox(work.tx, row.id)
  if (current?.state !== 'waiting') return
  if (!found.chat) {
    const failure = found.phone === null ? 'contact_without_address' : 'not_on_whatsapp'
    await giveUp(work, parts, current, { state: 'failed', failure })
    return
  }
  await writeTo(work, row.conversationId, found.chat.address)
  await learnLookUp(work, found.contactId, found.chat)
}

/**
 * Claims a row durably and rules on it with today's facts. Answers what may leave; null when the row is no longer waiting or
 * may not leave (then its message says why).
 */
export async function claim(work: Work, parts: DepartureParts, rowId: string): Promise<ClearedMessage | null> {
  const row = await findOutbox(work.tx, rowId)
  if (row?.state !== 'waiting' || row.workspaceId !== work.workspaceId) return null
  if (isStale(row, work.now)) {
    await giveUp(work, parts, row, { state: 'failed', failure: 'stale' })
    return null
  }
  const conversation = await conversationFacts(work.tx, row.workspaceId, row.conversationId)
  if (conversation && isScheduled(row, work.now)) {
    await planAgain(work, row, conversation.contactId)
    return null
  }
  const contact = conversation && (await contactFacts(work.tx, row.workspaceId, conversation.contactId))
  const toSend = conversation?.address ? await build(work, parts, row, conversation) : null
  if (!toSend) {
    const failure = conversation?.address ? 'file_unavailable' : 'contact_without_address'
    await giveUp(work, parts, row, { state: 'failed', failure })
    return null
  }
  const account = await parts.accountFacts(work.tx, row.channelAccountId)
  const policy = contact && (await policyFor(work, { ...row, contactId: contact.id }))
  const ruling = ruleOn({ workspaceId: row.workspaceId, account, contact, policy }, toSend)
  if (ruling.rule === 'later' && policy) {
    await wait(work, parts, row, { policy, at: ruling.at, findings: ruling.findings })
    return null
  }
  if (ruling.rule !== 'send') {
    const failure = ruling.rule === 'never' ? ruling.failure : 'no_lawful_moment'
    await giveUp(work, parts, row, { state: 'failed', failure })
    return null
  }
  await noteLeft(work, row)
  await saveOutbox(work.tx, row.id, {
    state: 'claimed',
    attempts: row.attempts + 1,
    claimedAt: row.claimedAt ?? work.now,
  })
  return ruling.cleared
}

const isScheduled = (row: OutboxRow, now: number): boolean =>
  row.wishedAt !== null && row.wishedAt > now && row.attempts === 0

/** The rules changed while a message waits for the moment that a person chose: what is foreseen for that moment is said anew. */
async function planAgain(work: Work, row: OutboxRow, contactId: string): Promise<void> {
  const { conversationId, wishedAt } = row
  const question = await policyFor(work, { ...row, contactId }, wishedAt ?? work.now)
  if (question === null) return
  const { notBefore, wait } = planDeparture(question, judgeContact(question), { conversationId, wishedAt })
  await saveOutbox(work.tx, row.id, { notBefore: Math.max(notBefore, wishedAt ?? 0) })
  if (row.messageId !== null) await setWait(work, row.messageId, wait)
}

/** What the gate asks the contact policy about a row; null where it is about no contact. */
async function policyFor(
  work: Work,
  { contactId, ...row }: OutboxRow & { contactId: string },
  now = work.now,
): Promise<Question | null> {
  const { what } = row.outgoing
  if (what === 'read' || what === 'delete') return null
  const message = row.messageId === null ? null : await messageFacts(work.tx, row.workspaceId, row.messageId)
  return contactQuestion(work.tx, {
    workspaceId: row.workspaceId,
    contactId,
    messageId: what === 'message' ? row.messageId : null,
    purpose: what === 'message' ? (message?.purpose ?? null) : null,
    now,
  })
}

/** The policy says later: the row waits, and its bubble says until when and why. */
async function wait(
  work: Work,
  parts: ConversationParts,
  row: OutboxRow,
  { policy, at, findings }: { policy: Question; at: number; findings: readonly Finding[] },
): Promise<void> {
  const leavesAt = leavingAt(policy, at, row.conversationId)
  if (row.notAfter !== null && leavesAt > row.notAfter) {
    await giveUp(work, parts, row, { state: 'failed', failure: 'stale' })
    return
  }
  await saveOutbox(work.tx, row.id, { notBefore: leavesAt })
  if (row.messageId !== null) await setWait(work, row.messageId, waitOf(policy, findings, leavesAt))
}

/** What had to wait leaves now, which is what its reader's clock will say and where it stands in the conversation. */
async function noteLeft(work: Work, row: OutboxRow): Promise<void> {
  if (row.outgoing.what !== 'message' || row.messageId === null) return
  const message = await messageFacts(work.tx, row.workspaceId, row.messageId)
  if (message?.wait && message.wait.leftAt === null) await leaveNow(work, message, message.wait)
}

/** It was handed over; the row stays claimed until WhatsApp confirms. Read receipts are never confirmed. */
export async function noteHandedOver(work: Work, row: OutboxRow, raw: Buffer | null): Promise<void> {
  if (raw) await saveOutbox(work.tx, row.id, { raw })
  const current = await findOutbox(work.tx, row.id)
  if (row.outgoing.what === 'read' && current?.state === 'claimed') await saveOutbox(work.tx, row.id, { state: 'done' })
}

/** It did not work: later again under the same id, or never. */
export async function noteFailure(
  work: Work,
  parts: ConversationParts,
  row: OutboxRow,
  why: Pick<TransportFailure, 'again' | 'failure' | 'message'>,
): Promise<void> {
  const current = await findOutbox(work.tx, row.id)
  if (!current || (current.state !== 'claimed' && current.state !== 'waiting')) return
  const isGivenUp = current.attempts >= maxTries(row, why.failure)
  if (!why.again || isGivenUp) {
    await giveUp(work, parts, current, { state: 'failed', failure: why.failure ?? 'rejected_by_whatsapp' })
    return
  }
  const backOffMs = Math.min(firstBackOffMs * 2 ** Math.max(current.attempts - 1, 0), longestBackOffMs)
  await saveOutbox(work.tx, row.id, {
    state: 'waiting',
    notBefore: work.now + backOffMs,
    lastFailure: why.message.slice(0, 200),
  })
}

function maxTries(row: OutboxRow, failure: SendFailure | null): number {
  if (row.outgoing.what === 'read') return maxReadTries
  if (failure === null) return Number.POSITIVE_INFINITY
  return failure === 'rejected_by_whatsapp' || failure === 'recipient_unanswered' ? maxRecipientTries : maxNamedTries
}

async function build(
  work: Work,
  parts: DepartureParts,
  row: OutboxRow,
  conversation: ConversationFacts,
): Promise<ToSend | null> {
  const { outgoing, waId } = row
  const address = conversation.address ?? ''
  switch (outgoing.what) {
    case 'read':
      return { waId, address, content: { type: 'read', waIds: outgoing.waIds }, quote: null }
    case 'reaction': {
      const { emoji, toWaId, toFromMe } = outgoing
      return { waId, address, content: { type: 'reaction', emoji, toWaId, toFromMe }, quote: null }
    }
    case 'delete':
      return { waId, address, content: { type: 'delete', ofWaId: outgoing.ofWaId }, quote: null }
    case 'message':
      return buildMessage(work, parts, row, conversation)
  }
}

async function buildMessage(
  work: Work,
  parts: DepartureParts,
  row: OutboxRow,
  conversation: ConversationFacts,
): Promise<ToSend | null> {
  const message = row.messageId === null ? null : await messageFacts(work.tx, row.workspaceId, row.messageId)
  if (!message) return null
  const quote = await quoteOf(work, row.channelAccountId, message)
  const { expirationSeconds: seconds, expirationAt: at } = conversation
  const to = {
    waId: row.waId,
    address: conversation.address ?? '',
    quote,
    expiration: seconds ? { seconds, at } : null,
  }
  const fileId = message.attachment?.fileId
  if (!fileId) return { ...to, content: { type: 'text', text: message.text ?? '' } }
  const file = await findFile(work.tx, row.workspaceId, fileId)
  if (!file) return null
  const as =
    message.kind === 'image' || message.kind === 'video' || message.kind === 'voice' ? message.kind : 'document'
  return {
    ...to,
    content: {
      type: 'file',
      as,
      path: parts.store.pathOf(file.sha256),
      mimeType: typeToTell(file.mimeType, file.name),
      name: file.name,
      caption: message.text,
    },
  }
}

async function quoteOf(
  work: Work,
  accountId: string,
  message: { quotedWaId: string | null; quotedDirection: 'in' | 'out' | null },
): Promise<ToSend['quote']> {
  if (message.quotedWaId === null) return null
  const direction = message.quotedDirection ?? 'in'
  const quoted = await quotedRaw(work.tx, accountId, { waId: message.quotedWaId, direction })
  const raw = quoted?.raw ?? (direction === 'out' ? await sentRaw(work.tx, accountId, message.quotedWaId) : null)
  return {
    waId: message.quotedWaId,
    fromMe: direction === 'out',
    raw,
    text: quoted?.text ?? null,
  }
}
