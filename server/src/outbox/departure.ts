import { messageRewritten, type SendFailure } from '@aldia/shared/message.ts'
import type { Reader } from '#base/database/database.ts'
import type { Work } from '#base/work.ts'
import type { TransportFailure } from '#channels/transport.ts'
import { contactFacts } from '#contacts/contacts.ts'
import { learnLookUp } from '#contacts/find-or-make.ts'
import {
  conversationFacts,
  leaveNow,
  messageFacts,
  type OwnMessage,
  setText,
  writeTo,
} from '#conversations/own-messages.ts'
import type { ConversationParts } from '#conversations/receive.ts'
import type { FileStore } from '#files/file-store.ts'
import { buildToSend, type Leaving } from '#outbox/build-to-send.ts'
import { isStale } from '#outbox/departure-plan.ts'
import { findOutbox, firstHeldAt, type OutboxRow, saveOutbox, waitingRows } from '#outbox/outbox.store.ts'
import type { Wording } from '#outbox/outbox.tables.ts'
import { hasWaited, paceFor } from '#outbox/pacing.ts'
import { hasTimeYet, policyFor, putOff } from '#outbox/put-off.ts'
import type { OutboxParts } from '#outbox/send-message.ts'
import { giveUp } from '#outbox/settle.ts'
import { type ClearedMessage, ruleOn } from '#policy/gate.ts'

// The transactions around one send: which row is next, claiming it, and writing down what came of it.

export interface DepartureParts extends ConversationParts, Pick<OutboxParts, 'accountFacts'> {
  store: FileStore
  /** The words of a wording at an instant (epoch ms); null when they cannot be filled in. Made by rooms above. */
  fillIn?(
    tx: Reader,
    about: { workspaceId: string; contactId: string; authorId: string | null; wording: Wording; now: number },
  ): Promise<string | null>
  /** From 0 up to 1, for gaps that differ; the system's chance without. */
  random?(): number
}

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
 * no row overtakes another. Before `rulesFrom` (epoch ms) nothing leaves that nobody typed, before `waitedFrom` nothing typed that
 * has waited already.
 */
export async function nextDeparture(
  tx: Reader,
  accountId: string,
  about: { now: number; underWay: readonly OutboxRow[]; rulesFrom: number; waitedFrom: number },
): Promise<{ row: OutboxRow } | { at: number } | null> {
  const { now, underWay, rulesFrom, waitedFrom } = about
  const held = new Set(underWay.map((row) => row.conversationId))
  const gone = new Set(underWay.map((row) => row.id))
  let soonest = Number.POSITIVE_INFINITY
  // What people type goes first; what nobody did keeps the gaps of the number.
  for (const byRule of [false, true]) {
    if (byRule && rulesFrom > now) {
      soonest = Math.min(soonest, rulesFrom)
      continue
    }
    const inLine = { now, futureFrom: now + maxClockLeadMs, byRule, limit: lookAhead }
    for (const row of await waitingRows(tx, accountId, inLine)) {
      if (gone.has(row.id)) continue
      const keepsOrder = row.outgoing.what !== 'read'
      if (keepsOrder && held.has(row.conversationId)) continue
      const isHeldBack = !byRule && waitedFrom > now && row.outgoing.what === 'message' && hasWaited(row, now)
      if (!isHeldBack && isDue(row, now)) return { row }
      soonest = Math.min(soonest, isHeldBack ? waitedFrom : row.notBefore)
      if (keepsOrder) held.add(row.conversationId)
    }
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
 * Claims a row durably and rules on it with today's facts. Answers what may leave, or until when nothing of its kind may (that nobody
 * typed, or that has waited); null when the row is no longer waiting or may not leave (then its message says why).
 */
export async function claim(
  work: Work,
  parts: DepartureParts,
  rowId: string,
): Promise<{ cleared: ClearedMessage } | { rulesFrom: number } | { waitedFrom: number } | null> {
  const row = await findOutbox(work.tx, rowId)
  if (row?.state !== 'waiting' || row.workspaceId !== work.workspaceId) return null
  const conversation = await conversationFacts(work.tx, row.workspaceId, row.conversationId)
  const stored = row.messageId === null ? null : await messageFacts(work.tx, row.workspaceId, row.messageId)
  if (isStale(row, work.now)) return refuse(work, parts, row, 'stale')
  if (!conversation) return refuse(work, parts, row, 'contact_without_address')
  if (await hasTimeYet(work, { row, conversation, message: stored })) return null
  const message = await withFigures(work, parts, row, stored)
  if (message === 'unfilled') return refuse(work, parts, row, 'template_unfilled')
  const leaving = { row, conversation, message }
  const toSend = conversation.address === null ? null : await buildToSend(work, parts, leaving)
  if (!toSend) return refuse(work, parts, row, conversation.address ? 'file_unavailable' : 'contact_without_address')
  const contact = await contactFacts(work.tx, row.workspaceId, conversation.contactId)
  const account = await parts.accountFacts(work.tx, row.channelAccountId)
  const policy = contact && (await policyFor(work, leaving))
  const ruling = ruleOn({ workspaceId: row.workspaceId, account, contact, policy }, toSend)
  if (ruling.rule === 'later' && policy) {
    const isKept = await putOff(work, leaving, { policy, at: ruling.at, findings: ruling.findings })
    return isKept ? null : refuse(work, parts, row, 'stale')
  }
  if (ruling.rule !== 'send') {
    return refuse(work, parts, row, ruling.rule === 'never' ? ruling.failure : 'no_lawful_moment')
  }
  const pace = policy && account && (await paceFor(work, leaving, { account, policy, random: parts.random?.() }))
  if (pace?.held) {
    if (row.byRule) return { rulesFrom: pace.notBefore }
    return pace.isKeptByLine ? { waitedFrom: pace.notBefore } : null
  }
  await noteLeft(work, leaving)
  await saveOutbox(work.tx, row.id, {
    state: 'claimed',
    attempts: row.attempts + 1,
    claimedAt: row.claimedAt ?? work.now,
    ...pace?.told,
  })
  return { cleared: ruling.cleared }
}

/** What came from a template and was not touched leaves with the figures of this moment, or not at all. */
async function withFigures(
  work: Work,
  parts: DepartureParts,
  { outgoing, attempts, workspaceId }: OutboxRow,
  message: OwnMessage | null,
): Promise<OwnMessage | null | 'unfilled'> {
  // What was handed over once may have arrived: it stays as it is.
  if (message === null || outgoing.what !== 'message' || !outgoing.wording || !parts.fillIn || attempts > 0)
    return message
  const { contactId, authorId } = message
  const about = { workspaceId, contactId, authorId, wording: outgoing.wording, now: work.now }
  const text = await parts.fillIn(work.tx, about)
  if (text === null) return 'unfilled'
  if (text === message.text) return message
  await setText(work, parts, message.id, text)
  work.record(messageRewritten, { contactId, data: { messageId: message.id }, actor: { kind: 'system' } })
  return { ...message, text }
}

async function refuse(work: Work, parts: ConversationParts, row: OutboxRow, failure: SendFailure): Promise<null> {
  await giveUp(work, parts, row, { state: 'failed', failure })
  return null
}

/** What had to wait leaves now, which is what its reader's clock will say and where it stands in the conversation. */
async function noteLeft(work: Work, { row, message }: Leaving): Promise<void> {
  if (row.outgoing.what !== 'message' || message?.wait == null) return
  // Seconds in which it could be taken back are no wait that anybody has to know of.
  if (message.wait.leftAt === null && message.wait.reason !== 'undo') await leaveNow(work, message, message.wait)
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
