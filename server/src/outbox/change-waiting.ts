import type { OutputOf } from '@aldia/shared/command.ts'
import {
  type Message,
  messageMoved,
  messageRestored,
  messageRewritten,
  messageTakenBack,
  type takeBackMessage as takeBackCommand,
} from '@aldia/shared/message.ts'
import { judgeContact } from '@aldia/shared/policy/judge.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { forgetWords, messageFacts, type OwnMessage, setStatus, setText, setWait } from '#conversations/own-messages.ts'
import { contactQuestion } from '#outbox/contact-question.ts'
import { planDeparture, refuseOddWish, type Wish } from '#outbox/departure-plan.ts'
import { type OutboxRow, rowsOfMessage, saveOutbox } from '#outbox/outbox.store.ts'
import { refuseByPolicy, wordsOf } from '#outbox/refuse-words.ts'
import { type OutboxParts, oneMessage } from '#outbox/send-message.ts'

// What a person does with a message that has not left. Whoever looked at an older form of it, or comes when it has just left,
// is told so and nothing happens.

/** A message of ours with the row it leaves by. */
export interface Waiting {
  message: OwnMessage
  row: OutboxRow
}

/** Writes a message anew that has not left. */
export async function rewriteMessage(
  work: Work,
  parts: OutboxParts,
  input: { messageId: string; version: number; text: string },
): Promise<Message> {
  const { message, row } = await changeable(work, input)
  if (message.kind === 'voice') fail('invalid', 'message_without_text', { field: 'text' })
  await refuseHarshWords(work, message, input.text)
  // What somebody let pass were other words.
  await saveOutbox(work.tx, row.id, { outgoing: { what: 'message' } })
  await setText(work, parts, message.id, input.text)
  work.record(messageRewritten, { contactId: message.contactId, data: { messageId: message.id } })
  return oneMessage(work, parts, message.id)
}

/** New words are judged like those of a new message; whether and when it leaves is ruled on when it does. */
async function refuseHarshWords(work: Work, message: OwnMessage, text: string): Promise<void> {
  const question = await contactQuestion(work.tx, {
    workspaceId: work.workspaceId,
    contactId: message.contactId,
    messageId: message.id,
    purpose: message.purpose,
    words: { text, mayOffend: false },
    now: work.now,
  })
  const ofWords = judgeContact(question).findings.filter(({ reason }) => reason === 'content')
  if (ofWords.length > 0) refuseByPolicy(question, ofWords)
}

/** Lets a message that has not left go at another moment, or now. One that failed before it left waits again. */
export async function moveMessage(
  work: Work,
  parts: OutboxParts,
  input: Wish & { messageId: string; version: number },
): Promise<Message> {
  const waiting = await changeable(work, input)
  refuseOddWish(input, work.now)
  const { message, row } = waiting
  if (message.status === 'failed') {
    const account = await parts.accountFacts(work.tx, row.channelAccountId)
    if (account?.isLinked !== true) fail('conflict', 'not_linked')
  }
  await waitUntil(work, parts, waiting, input)
  work.record(messageMoved, {
    contactId: message.contactId,
    data: { messageId: message.id, from: row.wishedAt, to: input.leaveAt },
  })
  return oneMessage(work, parts, message.id)
}

/** Takes a message back in the seconds after it was sent; whoever wrote it gets the words again. */
export async function takeBackMessage(
  work: Work,
  parts: OutboxParts,
  { messageId, byId }: { messageId: string; byId: string },
): Promise<OutputOf<typeof takeBackCommand>> {
  const { message, row } = await ownWaiting(work, messageId)
  if (message.authorId !== byId) fail('forbidden', 'message_not_yours')
  if (row.state !== 'waiting' || row.attempts > 0 || message.wait?.reason !== 'undo')
    fail('conflict', 'message_already_left')
  const { cardId, text, quote } = await oneMessage(work, parts, messageId)
  await saveOutbox(work.tx, row.id, { state: 'cancelled' })
  await forgetWords(work, message)
  work.record(messageTakenBack, { contactId: message.contactId, data: { messageId } })
  return { cardId, text, quotedMessageId: quote?.messageId ?? null }
}

/** Takes back that a message was cancelled. Where its moment is over, a person chooses another one. */
export async function restoreMessage(work: Work, parts: OutboxParts, messageId: string): Promise<Message> {
  const { message, row } = await ownWaiting(work, messageId)
  if (row.state === 'waiting') return oneMessage(work, parts, messageId)
  if (row.state !== 'cancelled' || message.failure !== 'cancelled' || row.claimedAt !== null)
    fail('conflict', 'message_not_cancelled')
  if (row.wishedAt !== null && row.wishedAt <= work.now) fail('conflict', 'leave_passed')
  await waitUntil(work, parts, { message, row }, { leaveAt: row.wishedAt, notAfter: row.notAfter })
  work.record(messageRestored, { contactId: message.contactId, data: { messageId } })
  return oneMessage(work, parts, messageId)
}

/** A message of ours with its row; refused when there is none. */
export async function ownWaiting(work: Work, messageId: string): Promise<Waiting> {
  const message =
    (await messageFacts(work.tx, work.workspaceId, messageId)) ?? fail('not_found', 'message', { field: 'messageId' })
  if (message.direction !== 'out') fail('forbidden', 'message_not_yours')
  const rows = await rowsOfMessage(work.tx, work.workspaceId, messageId)
  const row = rows.find(({ outgoing }) => outgoing.what === 'message')
  return row ? { message, row } : fail('conflict', 'message_already_left')
}

/** Refuses what was looked at in an older form. */
export function refuseChanged(message: OwnMessage, version: number | null): void {
  if (version !== null && message.seq !== version) fail('conflict', 'message_changed')
}

/** A message that nobody else can have seen yet. What was handed over once may have arrived, whatever became of it here. */
async function changeable(work: Work, about: { messageId: string; version: number }): Promise<Waiting> {
  const waiting = await ownWaiting(work, about.messageId)
  const { message, row } = waiting
  const isOpen = row.state === 'waiting' || row.state === 'failed'
  if (!isOpen || row.attempts > 0 || row.claimedAt !== null) fail('conflict', 'message_already_left')
  refuseChanged(message, about.version)
  return waiting
}

async function waitUntil(work: Work, parts: OutboxParts, { message, row }: Waiting, wish: Wish): Promise<void> {
  const question = await contactQuestion(work.tx, {
    workspaceId: work.workspaceId,
    contactId: message.contactId,
    messageId: message.id,
    purpose: message.purpose,
    words: wordsOf(message, row),
    now: wish.leaveAt ?? work.now,
  })
  const ruling = judgeContact(question)
  if (ruling.decision === 'never') refuseByPolicy(question, ruling.findings)
  const { notBefore, wait } = planDeparture(question, ruling, {
    conversationId: row.conversationId,
    wishedAt: wish.leaveAt,
  })
  const { leaveAt: wishedAt, notAfter } = wish
  await saveOutbox(work.tx, row.id, { state: 'waiting', notBefore, wishedAt, notAfter, lastFailure: null })
  if (message.status !== 'queued') await setStatus(work, parts, message.id, { status: 'queued', failure: null })
  await setWait(work, message.id, wait)
  work.afterCommit(() => parts.wakeSender(row.channelAccountId))
}
